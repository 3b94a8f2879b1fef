//! Finger minutiae records, ISO/IEC 19794-2:2005 and :2011 (record format, not card format).
//!
//! What other makers wrote is read as far as the standard goes: views of any number, other sampling rates, extended data (passed
//! over). Whatever the bytes are, the answer is templates or one error, in time and memory bounded by the record's length.

pub(crate) mod bytes;
mod edition_2005;
mod edition_2011;

use crate::template::{Direction, Kind, Minutia, Template};
use bytes::Reader;

/// Why bytes are no readable record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Does not begin as a finger minutiae record of 2005 or 2011 does.
    #[error("this is no finger minutiae record of ISO/IEC 19794-2:2005 or :2011")]
    NotARecord,
    /// Ends before its own lengths say.
    #[error("the record ends too early")]
    TooShort,
    /// A field has a value that the standard does not allow; its name.
    #[error("the record's field \"{0}\" holds a value the standard does not allow")]
    Field(&'static str),
}

impl RecordError {
    /// Stable code for the locale catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotARecord => "fingerRecordUnknown",
            Self::TooShort | Self::Field(_) => "fingerRecordDamaged",
        }
    }
}

/// Edition of ISO/IEC 19794-2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// :2005, version " 20".
    First,
    /// :2011, version "030".
    Second,
}

/// The templates of a record, one per view.
pub fn read_record(bytes: &[u8]) -> Result<Vec<Template>, RecordError> {
    let mut reader = Reader::new(bytes);
    if reader.take(4)? != b"FMR\0" {
        return Err(RecordError::NotARecord);
    }
    match reader.take(4)? {
        b" 20\0" => edition_2005::read(reader),
        b"030\0" => edition_2011::read(reader),
        _ => Err(RecordError::NotARecord),
    }
}

/// A record of the templates, one view each; at most 255.
pub fn write_record(templates: &[Template], edition: Edition) -> Vec<u8> {
    let templates = &templates[..templates.len().min(255)];
    match edition {
        Edition::First => edition_2005::write(templates),
        Edition::Second => edition_2011::write(templates),
    }
}

/// Pixels per centimeter at 500 ppi.
const RATE: u16 = 197;

/// Turns a record's pixels into those at 500 ppi.
#[derive(Clone, Copy)]
struct Scale(f32, f32);

impl Scale {
    fn of(across: u16, down: u16) -> Result<Self, RecordError> {
        // 250 to 1000 ppi, with room for makers' rounding.
        if !(90..=420).contains(&across) || !(90..=420).contains(&down) {
            return Err(RecordError::Field("sampling rate"));
        }
        // 196 and 197 both stand for 500 ppi (196.85).
        let factor = |rate: u16| if rate.abs_diff(RATE) <= 2 { 1.0 } else { f32::from(RATE) / f32::from(rate) };
        Ok(Self(factor(across), factor(down)))
    }

    fn across(self, x: u16) -> u16 {
        (f32::from(x) * self.0).round() as u16
    }

    fn down(self, y: u16) -> u16 {
        (f32::from(y) * self.1).round() as u16
    }
}

/// One minutia: 2 bits type and 14 bits x, 2 bits reserved and 14 bits y, angle, and quality where there is one.
fn read_minutia(reader: &mut Reader<'_>, scale: Scale, with_quality: bool) -> Result<Minutia, RecordError> {
    let (x, y, angle) = (reader.u16()?, reader.u16()?, reader.u8()?);
    let quality = if with_quality { reader.u8()? } else { 0 };
    let kind = match x >> 14 {
        1 => Kind::Ending,
        2 => Kind::Fork,
        _ => Kind::Other,
    };
    // 254 and 255: not reported, or failed.
    let quality = if quality > 100 { 0 } else { quality };
    Ok(Minutia { x: scale.across(x & 0x3fff), y: scale.down(y & 0x3fff), direction: Direction(angle), kind, quality })
}

fn write_minutia(out: &mut Vec<u8>, minutia: &Minutia) {
    let kind: u16 = match minutia.kind {
        Kind::Ending => 1,
        Kind::Fork => 2,
        Kind::Other => 0,
    };
    out.extend((kind << 14 | minutia.x.min(0x3fff)).to_be_bytes());
    out.extend(minutia.y.min(0x3fff).to_be_bytes());
    out.extend([minutia.direction.0, minutia.quality]);
}

/// A template from what a view holds. Some makers leave the picture's size 0 or too small: then the minutiae say how large it was.
fn view(size: (u16, u16), minutiae: Vec<Minutia>) -> Template {
    let reach = minutiae.iter().fold(size, |size, m| (size.0.max(m.x.saturating_add(1)), size.1.max(m.y.saturating_add(1))));
    Template::new(reach.0, reach.1, minutiae)
}

/// Passes over a view's extended data: length, then that many bytes.
fn skip_extended(reader: &mut Reader<'_>) -> Result<(), RecordError> {
    let length = reader.u16()?;
    reader.take(usize::from(length)).map(|_| ())
}
