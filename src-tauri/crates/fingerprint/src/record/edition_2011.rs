//! ISO/IEC 19794-2:2011, clause 8: general header of 15 bytes, then representations with headers of their own.

use super::bytes::Reader;
use super::{RATE, RecordError, Scale, read_minutia, skip_extended, view, write_minutia};
use crate::Position;
use crate::template::Template;

/// Length, date, technology, vendor, type, one quality block, position, number, rates, impression, size, field length, count.
const REPRESENTATION: usize = 4 + 9 + 1 + 2 + 2 + 1 + 5 + 1 + 1 + 4 + 1 + 4 + 1 + 1;
const HEADER: usize = 15;
const MINUTIA: usize = 6;

pub(super) fn read(mut reader: Reader<'_>) -> Result<Vec<Template>, RecordError> {
    let length = reader.u32()?;
    reader.end_at(length, 12)?;
    let count = reader.u16()?;
    let certified = match reader.u8()? {
        0 => false,
        1 => true,
        _ => return Err(RecordError::Field("certification flag")),
    };
    (0..count)
        .map(|_| {
            let length = reader.u32()?;
            let rest = usize::try_from(length).ok().and_then(|length| length.checked_sub(4)).ok_or(RecordError::Field("representation length"))?;
            representation(Reader::new(reader.take(rest)?), certified)
        })
        .collect()
}

fn representation(mut reader: Reader<'_>, certified: bool) -> Result<Template, RecordError> {
    let _date_technology_vendor_type = reader.take(9 + 1 + 2 + 2)?;
    let mut quality = 0;
    for number in 0..reader.u8()? {
        let (score, _vendor_and_algorithm) = (reader.u8()?, reader.take(4)?);
        if number == 0 && score <= 100 {
            quality = score;
        }
    }
    if certified {
        let blocks = reader.u8()?;
        reader.take(usize::from(blocks) * 3)?;
    }
    let position = match reader.u8()? {
        0 => None,
        code => Some(Position::try_from(code).map_err(|_| RecordError::Field("finger position"))?),
    };
    let _number = reader.u8()?;
    let scale = Scale::of(reader.u16()?, reader.u16()?)?;
    let _impression = reader.u8()?;
    let (width, height) = (reader.u16()?, reader.u16()?);
    let field = reader.u8()? >> 4;
    let with_quality = match field {
        5 => false,
        6 => true,
        _ => return Err(RecordError::Field("minutia field length")),
    };
    let count = reader.u8()?;
    let minutiae = (0..count).map(|_| read_minutia(&mut reader, scale, with_quality)).collect::<Result<_, _>>()?;
    skip_extended(&mut reader)?;
    Ok(view((scale.across(width), scale.down(height)), minutiae).named(position, quality))
}

pub(super) fn write(templates: &[Template]) -> Vec<u8> {
    let size = |t: &Template| REPRESENTATION + MINUTIA * t.minutiae().len() + 2;
    let length = HEADER + templates.iter().map(size).sum::<usize>();
    let mut out = Vec::with_capacity(length);
    out.extend(b"FMR\x00030\0");
    out.extend((length as u32).to_be_bytes());
    out.extend((templates.len() as u16).to_be_bytes());
    out.push(0);
    for (number, template) in templates.iter().enumerate() {
        out.extend((size(template) as u32).to_be_bytes());
        // A pure crate knows no time: the date is "not given" (all ones), as are technology, vendor and type (0).
        out.extend([0xff; 9]);
        out.extend([0; 5]);
        out.extend([1, template.quality, 0, 0, 0, 0]);
        let before = templates[..number].iter().filter(|t| t.position == template.position).count();
        out.extend([template.position.map_or(0, Position::code), before.min(15) as u8]);
        out.extend(RATE.to_be_bytes());
        out.extend(RATE.to_be_bytes());
        out.push(0);
        out.extend(template.width().to_be_bytes());
        out.extend(template.height().to_be_bytes());
        // Fields of 6 bytes; endings lie where the ridge's middle line ends (type 1).
        out.extend([6 << 4 | 1, template.minutiae().len() as u8]);
        template.minutiae().iter().for_each(|minutia| write_minutia(&mut out, minutia));
        out.extend([0, 0]);
    }
    out
}
