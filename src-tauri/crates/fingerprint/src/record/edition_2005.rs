//! ISO/IEC 19794-2:2005, clause 8: record header of 24 bytes, then views.

use super::bytes::Reader;
use super::{RATE, RecordError, Scale, read_minutia, skip_extended, view, write_minutia};
use crate::Position;
use crate::template::Template;

const HEADER: usize = 24;
/// Position, view and impression, quality, count, and the length of the extended data.
const VIEW: usize = 6;
const MINUTIA: usize = 6;

pub(super) fn read(mut reader: Reader<'_>) -> Result<Vec<Template>, RecordError> {
    let length = reader.u32()?;
    reader.end_at(length, 12)?;
    let _device = reader.u16()?;
    let (width, height) = (reader.u16()?, reader.u16()?);
    let scale = Scale::of(reader.u16()?, reader.u16()?)?;
    let (views, _reserved) = (reader.u8()?, reader.u8()?);
    let size = (scale.across(width), scale.down(height));
    (0..views)
        .map(|_| {
            let (position, _view, quality, count) = (reader.u8()?, reader.u8()?, reader.u8()?, reader.u8()?);
            // Code 0 is a finger that is not named.
            let position = if position == 0 { None } else { Some(Position::try_from(position).map_err(|_| RecordError::Field("finger position"))?) };
            let minutiae = (0..count).map(|_| read_minutia(&mut reader, scale, true)).collect::<Result<_, _>>()?;
            skip_extended(&mut reader)?;
            Ok(view(size, minutiae).named(position, quality))
        })
        .collect()
}

/// The header's size is that of the largest picture.
pub(super) fn write(templates: &[Template]) -> Vec<u8> {
    let length = HEADER + templates.iter().map(|t| VIEW + MINUTIA * t.minutiae().len()).sum::<usize>();
    let mut out = Vec::with_capacity(length);
    out.extend(b"FMR\0 20\0");
    out.extend((length as u32).to_be_bytes());
    out.extend([0, 0]);
    out.extend(templates.iter().map(Template::width).max().unwrap_or(0).to_be_bytes());
    out.extend(templates.iter().map(Template::height).max().unwrap_or(0).to_be_bytes());
    out.extend(RATE.to_be_bytes());
    out.extend(RATE.to_be_bytes());
    out.extend([templates.len() as u8, 0]);
    for (number, template) in templates.iter().enumerate() {
        // A view's number counts the views of one finger before it; impression 0 is a live plain one.
        let before = templates[..number].iter().filter(|t| t.position == template.position).count();
        out.extend([template.position.map_or(0, Position::code), (before.min(15) as u8) << 4, template.quality, template.minutiae().len() as u8]);
        template.minutiae().iter().for_each(|minutia| write_minutia(&mut out, minutia));
        out.extend([0, 0]);
    }
    out
}
