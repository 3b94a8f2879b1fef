use super::RecordError;
use super::face::{FaceRecord, Representation};

pub(super) const FORMAT: [u8; 4] = *b"FAC\0";
pub(super) const VERSION: [u8; 4] = *b"030\0";
pub(super) const UNKNOWN_TIME: [u8; 9] = [0xff; 9];

/// Bytes of the record's own header.
const HEADER: usize = 17;

impl FaceRecord {
    /// Writes the record.
    ///
    /// # Errors
    /// [`RecordError::TooLarge`], and [`RecordError::Inconsistent`] without a representation or with a time that no clock shows.
    pub fn write(&self) -> Result<Vec<u8>, RecordError> {
        if self.representations.is_empty() {
            return Err(RecordError::Inconsistent("no representation"));
        }
        let count = u16::try_from(self.representations.len()).map_err(|_| RecordError::TooLarge("representations"))?;
        let mut body = Vec::new();
        for representation in &self.representations {
            let bytes = representation.bytes()?;
            body.extend(length(bytes.len() + 4, "a representation")?);
            body.extend(bytes);
        }
        let mut record = [FORMAT, VERSION, length(body.len() + HEADER, "the record")?].concat();
        record.extend(count.to_be_bytes());
        record.push(0);
        record.extend(self.temporal.to_be_bytes());
        record.extend(body);
        Ok(record)
    }
}

impl Representation {
    fn bytes(&self) -> Result<Vec<u8>, RecordError> {
        let mut bytes = Vec::with_capacity(self.image.len() + 128);
        match self.captured {
            None => bytes.extend(UNKNOWN_TIME),
            Some(time) if time.is_sound() => {
                bytes.extend(time.year.to_be_bytes());
                bytes.extend([time.month, time.day, time.hour, time.minute, time.second]);
                bytes.extend(time.millisecond.to_be_bytes());
            }
            Some(_) => return Err(RecordError::Inconsistent("time of capture")),
        }
        bytes.push(self.technology);
        bytes.extend(self.device_vendor.to_be_bytes());
        bytes.extend(self.device_type.to_be_bytes());
        bytes.push(u8::try_from(self.qualities.len()).map_err(|_| RecordError::TooLarge("qualities"))?);
        for quality in &self.qualities {
            bytes.push(quality.score);
            bytes.extend(quality.vendor.to_be_bytes());
            bytes.extend(quality.algorithm.to_be_bytes());
        }
        bytes.extend(u16::try_from(self.landmarks.len()).map_err(|_| RecordError::TooLarge("landmarks"))?.to_be_bytes());
        let subject = &self.subject;
        bytes.extend([subject.gender, subject.eye_color, subject.hair_color, subject.height_cm]);
        bytes.extend(subject.properties);
        bytes.extend(subject.expression.to_be_bytes());
        bytes.extend(subject.pose);
        bytes.extend(subject.pose_uncertainty);
        for point in &self.landmarks {
            bytes.extend([point.kind, point.code]);
            [point.x, point.y, point.z].iter().for_each(|value| bytes.extend(value.to_be_bytes()));
        }
        if self.image_type > 128 {
            return Err(RecordError::Inconsistent("a type with three dimensions"));
        }
        bytes.extend([self.image_type, self.format.code()]);
        bytes.extend(self.width.to_be_bytes());
        bytes.extend(self.height.to_be_bytes());
        bytes.push(self.sampling_level);
        bytes.extend(self.processing.to_be_bytes());
        bytes.extend([self.cross_reference, self.color_space]);
        bytes.extend(length(self.image.len(), "the picture")?);
        bytes.extend(&self.image);
        Ok(bytes)
    }
}

fn length(bytes: usize, what: &'static str) -> Result<[u8; 4], RecordError> {
    u32::try_from(bytes).map(u32::to_be_bytes).map_err(|_| RecordError::TooLarge(what))
}
