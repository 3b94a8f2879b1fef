use super::bytes::Reader;
use super::face::{CaptureTime, FaceRecord, ImageFormat, Landmark, Quality, Representation, Subject};
use super::{RecordError, write};

impl FaceRecord {
    /// Reads a record; nothing may be missing and nothing may follow.
    ///
    /// # Errors
    /// [`RecordError`].
    pub fn read(bytes: &[u8]) -> Result<Self, RecordError> {
        let mut all = Reader::new(bytes);
        if all.array()? != write::FORMAT {
            return Err(RecordError::NotARecord);
        }
        if all.array()? != write::VERSION {
            return Err(RecordError::OtherEdition);
        }
        let length = all.u32()? as usize;
        if length > bytes.len() {
            return Err(RecordError::Truncated);
        }
        if length < bytes.len() {
            return Err(RecordError::Inconsistent("bytes behind the record"));
        }
        let count = all.u16()?;
        // Nobody certifies face cameras: the standard allows only 0.
        if all.u8()? != 0 {
            return Err(RecordError::Inconsistent("certification"));
        }
        let temporal = all.u16()?;
        if count == 0 {
            return Err(RecordError::Inconsistent("no representation"));
        }
        let representations = (0..count).map(|_| next(&mut all)).collect::<Result<Vec<_>, _>>()?;
        if all.left() > 0 {
            return Err(RecordError::Inconsistent("bytes behind the last representation"));
        }
        Ok(Self { temporal, representations })
    }
}

fn next(all: &mut Reader) -> Result<Representation, RecordError> {
    let length = (all.u32()? as usize).checked_sub(4).ok_or(RecordError::Inconsistent("length of a representation"))?;
    let mut own = Reader::new(all.take(length)?);
    let found = representation(&mut own)?;
    if own.left() > 0 { Err(RecordError::Inconsistent("bytes behind the picture")) } else { Ok(found) }
}

fn representation(own: &mut Reader) -> Result<Representation, RecordError> {
    let captured = time(own.array()?)?;
    let (technology, device_vendor, device_type) = (own.u8()?, own.u16()?, own.u16()?);
    let mut qualities = Vec::new();
    for _ in 0..own.u8()? {
        qualities.push(Quality { score: own.u8()?, vendor: own.u16()?, algorithm: own.u16()? });
    }
    let points = own.u16()?;
    let subject = Subject {
        gender: own.u8()?,
        eye_color: own.u8()?,
        hair_color: own.u8()?,
        height_cm: own.u8()?,
        properties: own.array()?,
        expression: own.u16()?,
        pose: own.array()?,
        pose_uncertainty: own.array()?,
    };
    let mut landmarks = Vec::new();
    for _ in 0..points {
        landmarks.push(Landmark { kind: own.u8()?, code: own.u8()?, x: own.u16()?, y: own.u16()?, z: own.u16()? });
    }
    let image_type = own.u8()?;
    if image_type > 128 {
        return Err(RecordError::Inconsistent("a type with three dimensions"));
    }
    let format = ImageFormat::of_code(own.u8()?).ok_or(RecordError::Inconsistent("coding of the picture"))?;
    let (width, height, sampling_level, processing) = (own.u16()?, own.u16()?, own.u8()?, own.u16()?);
    let (cross_reference, color_space) = (own.u8()?, own.u8()?);
    let length = own.u32()? as usize;
    let image = own.take(length)?.to_vec();
    Ok(Representation {
        captured,
        technology,
        device_vendor,
        device_type,
        qualities,
        subject,
        landmarks,
        image_type,
        format,
        width,
        height,
        sampling_level,
        processing,
        cross_reference,
        color_space,
        image,
    })
}

fn time(bytes: [u8; 9]) -> Result<Option<CaptureTime>, RecordError> {
    if bytes == write::UNKNOWN_TIME {
        return Ok(None);
    }
    let [y0, y1, month, day, hour, minute, second, m0, m1] = bytes;
    let (year, millisecond) = (u16::from_be_bytes([y0, y1]), u16::from_be_bytes([m0, m1]));
    let time = CaptureTime { year, month, day, hour, minute, second, millisecond };
    if time.is_sound() { Ok(Some(time)) } else { Err(RecordError::Inconsistent("time of capture")) }
}
