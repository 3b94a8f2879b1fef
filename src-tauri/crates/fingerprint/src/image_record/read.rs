use super::{BEGINS, Coding, HEADER, ImageRecord, ImageRecordError, Quality, Representation, Scale};
use crate::record::bytes::Reader;

/// Kind and length of an extended data block.
const BLOCK_HEADER: usize = 4;

impl ImageRecord {
    /// Reads a record; nothing may be missing and nothing may follow.
    ///
    /// # Errors
    /// [`ImageRecordError`].
    pub fn read(bytes: &[u8]) -> Result<Self, ImageRecordError> {
        let mut all = Reader::new(bytes);
        if all.take(BEGINS.len())? != BEGINS {
            return Err(ImageRecordError::NotARecord);
        }
        let length = all.u32()? as usize;
        if length > bytes.len() {
            return Err(ImageRecordError::TooShort);
        }
        if length < bytes.len() || length < HEADER {
            return Err(ImageRecordError::Field("length"));
        }
        let count = all.u16()?;
        let certified = match all.u8()? {
            0 => false,
            1 => true,
            _ => return Err(ImageRecordError::Field("certification flag")),
        };
        let positions = all.u8()?;
        if count == 0 {
            return Err(ImageRecordError::Field("number of representations"));
        }
        let representations = (0..count).map(|_| next(&mut all, certified)).collect::<Result<Vec<_>, _>>()?;
        if all.left() > 0 {
            return Err(ImageRecordError::Field("length"));
        }
        Ok(Self { certified, positions, representations })
    }
}

fn next(all: &mut Reader, certified: bool) -> Result<Representation, ImageRecordError> {
    let length = (all.u32()? as usize).checked_sub(4).ok_or(ImageRecordError::Field("length of a representation"))?;
    let mut own = Reader::new(all.take(length)?);
    let mut found = representation(&mut own, certified)?;
    while own.left() > 0 {
        let kind = own.u16()?;
        let length = usize::from(own.u16()?).checked_sub(BLOCK_HEADER).ok_or(ImageRecordError::Field("length of extended data"))?;
        found.extended.push((kind, own.take(length)?.to_vec()));
    }
    Ok(found)
}

fn representation(own: &mut Reader, certified: bool) -> Result<Representation, ImageRecordError> {
    let mut captured = [0; 9];
    captured.copy_from_slice(own.take(9)?);
    let (technology, device_vendor, device_type) = (own.u8()?, own.u16()?, own.u16()?);
    let mut qualities = Vec::new();
    for _ in 0..own.u8()? {
        qualities.push(Quality { score: own.u8()?, vendor: own.u16()?, algorithm: own.u16()? });
    }
    let mut certifications = Vec::new();
    if certified {
        for _ in 0..own.u8()? {
            certifications.push([own.u8()?, own.u8()?, own.u8()?]);
        }
    }
    let (position, number) = (own.u8()?, own.u8()?);
    let scale = match own.u8()? {
        1 => Scale::Inch,
        2 => Scale::Centimeter,
        _ => return Err(ImageRecordError::Field("scale units")),
    };
    let capture_rate = (own.u16()?, own.u16()?);
    let image_rate = (own.u16()?, own.u16()?);
    let depth = own.u8()?;
    let coding = Coding::ALL.get(usize::from(own.u8()?)).copied().ok_or(ImageRecordError::Field("compression algorithm"))?;
    let impression = own.u8()?;
    let (width, height) = (own.u16()?, own.u16()?);
    let length = own.u32()? as usize;
    let image = own.take(length)?.to_vec();
    Ok(Representation {
        captured,
        technology,
        device_vendor,
        device_type,
        qualities,
        certifications,
        position,
        number,
        scale,
        capture_rate,
        image_rate,
        depth,
        coding,
        impression,
        width,
        height,
        image,
        extended: Vec::new(),
    })
}
