use std::fmt;

use super::RecordError;
use super::bytes::Reader;

/// Who owns the formats: ISO/IEC JTC 1/SC 37.
pub const FORMAT_OWNER: u16 = 0x0101;

/// The face image record.
pub const FORMAT_TYPE: u16 = 0x0008;

/// Tags (ISO/IEC 19785-3, ISO/IEC 7816-11).
const GROUP: u16 = 0x7f61;
const COUNT: u16 = 0x02;
const TEMPLATE: u16 = 0x7f60;
const HEADER: u16 = 0xa1;
const DATA: u16 = 0x5f2e;
const OWNER: u16 = 0x87;
const TYPE: u16 = 0x88;

/// A biometric information template: which format the data has, what else the header says, and the data.
#[derive(Clone, PartialEq, Eq)]
pub struct BiometricTemplate {
    /// Owner of the format, [`FORMAT_OWNER`].
    pub owner: u16,
    /// Type of the format, [`FORMAT_TYPE`] for faces.
    pub format: u16,
    /// Other elements of the header in their order, tag and value: 0x80 version, 0x81 biometric type (2: face), 0x82 subtype, 0x83 time of
    /// creation, 0x85 validity, 0x86 creator.
    pub others: Vec<(u16, Vec<u8>)>,
    /// The record.
    pub data: Vec<u8>,
}

impl BiometricTemplate {
    /// A face image record.
    pub fn of_face(record: Vec<u8>) -> Self {
        Self { owner: FORMAT_OWNER, format: FORMAT_TYPE, others: vec![(0x81, vec![2])], data: record }
    }
}

impl fmt::Debug for BiometricTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BiometricTemplate({:04x}, {:04x}, [redacted])", self.owner, self.format)
    }
}

/// Reads a group of templates, as in data group 2 of a chip.
///
/// # Errors
/// [`RecordError`].
pub fn read_templates(bytes: &[u8]) -> Result<Vec<BiometricTemplate>, RecordError> {
    let mut all = Reader::new(bytes);
    let group = expected(&mut all, GROUP).map_err(|_| RecordError::NotARecord)?;
    if all.left() > 0 {
        return Err(RecordError::Inconsistent("bytes behind the group"));
    }
    let mut group = Reader::new(group);
    let count = match expected(&mut group, COUNT)? {
        [count] => usize::from(*count),
        _ => return Err(RecordError::Inconsistent("number of templates")),
    };
    let mut templates = Vec::new();
    while group.left() > 0 {
        templates.push(template(expected(&mut group, TEMPLATE)?)?);
    }
    if templates.len() == count { Ok(templates) } else { Err(RecordError::Inconsistent("number of templates")) }
}

/// Writes a group of templates.
///
/// # Errors
/// [`RecordError::TooLarge`] for more than 255 templates or elements of four gigabytes; [`RecordError::Inconsistent`] for a tag that the header does not have.
pub fn write_templates(templates: &[BiometricTemplate]) -> Result<Vec<u8>, RecordError> {
    let count = u8::try_from(templates.len()).map_err(|_| RecordError::TooLarge("templates"))?;
    let mut group = element(COUNT, &[count])?;
    for template in templates {
        let mut header = Vec::new();
        for (tag, value) in &template.others {
            if !is_other(*tag) {
                return Err(RecordError::Inconsistent("tag of the header"));
            }
            header.extend(element(*tag, value)?);
        }
        header.extend(element(OWNER, &template.owner.to_be_bytes())?);
        header.extend(element(TYPE, &template.format.to_be_bytes())?);
        let body = [element(HEADER, &header)?, element(DATA, &template.data)?].concat();
        group.extend(element(TEMPLATE, &body)?);
    }
    element(GROUP, &group)
}

/// Elements of the header beside owner and type: context-specific, of one byte.
fn is_other(tag: u16) -> bool {
    matches!(tag, 0x80..=0x86 | 0x89..=0x9e)
}

fn template(bytes: &[u8]) -> Result<BiometricTemplate, RecordError> {
    let mut parts = Reader::new(bytes);
    let mut header = Reader::new(expected(&mut parts, HEADER)?);
    let data = expected(&mut parts, DATA)?.to_vec();
    if parts.left() > 0 {
        return Err(RecordError::Inconsistent("bytes behind the data"));
    }
    let (mut owner, mut format, mut others) = (None, None, Vec::new());
    let number = |value: &[u8]| match value {
        [high, low] => Ok(Some(u16::from_be_bytes([*high, *low]))),
        _ => Err(RecordError::Inconsistent("owner or type of the format")),
    };
    while header.left() > 0 {
        match next(&mut header)? {
            (OWNER, value) => owner = number(value)?,
            (TYPE, value) => format = number(value)?,
            (tag, value) if is_other(tag) => others.push((tag, value.to_vec())),
            _ => return Err(RecordError::Inconsistent("tag of the header")),
        }
    }
    match (owner, format) {
        (Some(owner), Some(format)) => Ok(BiometricTemplate { owner, format, others, data }),
        _ => Err(RecordError::Inconsistent("no owner or type of the format")),
    }
}

fn expected<'a>(reader: &mut Reader<'a>, tag: u16) -> Result<&'a [u8], RecordError> {
    let (found, value) = next(reader)?;
    if found == tag { Ok(value) } else { Err(RecordError::Inconsistent("another element than expected")) }
}

/// One element: tag of one or two bytes, definite length (ISO/IEC 8825-1).
fn next<'a>(reader: &mut Reader<'a>) -> Result<(u16, &'a [u8]), RecordError> {
    let first = reader.u8()?;
    let tag = if first & 0x1f == 0x1f { u16::from_be_bytes([first, reader.u8()?]) } else { u16::from(first) };
    let length = match reader.u8()? {
        short @ 0..=0x7f => usize::from(short),
        long @ 0x81..=0x84 => {
            let bytes = reader.take(usize::from(long & 0x7f))?;
            bytes.iter().fold(0usize, |length, byte| length << 8 | usize::from(*byte))
        }
        _ => return Err(RecordError::Inconsistent("a length")),
    };
    Ok((tag, reader.take(length)?))
}

fn element(tag: u16, value: &[u8]) -> Result<Vec<u8>, RecordError> {
    let [high, low] = tag.to_be_bytes();
    let mut bytes = if high == 0 { vec![low] } else { vec![high, low] };
    match u32::try_from(value.len()).map_err(|_| RecordError::TooLarge("an element"))? {
        short @ 0..=0x7f => bytes.push(short as u8),
        long => {
            let significant = (4 - long.leading_zeros() / 8) as usize;
            bytes.push(0x80 | significant as u8);
            bytes.extend(&long.to_be_bytes()[4 - significant..]);
        }
    }
    bytes.extend(value);
    Ok(bytes)
}
