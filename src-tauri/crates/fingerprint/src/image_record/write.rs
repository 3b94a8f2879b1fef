use super::{BEGINS, HEADER, ImageRecord, ImageRecordError, Representation, Scale};

impl ImageRecord {
    /// Writes the record.
    ///
    /// # Errors
    /// [`ImageRecordError::Field`] with the name of what is too long for its place, or of what is there against the certification flag.
    pub fn write(&self) -> Result<Vec<u8>, ImageRecordError> {
        let mut body = Vec::new();
        for one in &self.representations {
            let own = representation(one, self.certified)?;
            body.extend(number::<u32>(own.len() + 4, "length of a representation")?.to_be_bytes());
            body.extend(own);
        }
        let mut out = Vec::with_capacity(HEADER + body.len());
        out.extend(BEGINS);
        out.extend(number::<u32>(HEADER + body.len(), "length")?.to_be_bytes());
        out.extend(number::<u16>(self.representations.len(), "number of representations")?.to_be_bytes());
        out.extend([u8::from(self.certified), self.positions]);
        out.extend(body);
        Ok(out)
    }
}

fn representation(one: &Representation, certified: bool) -> Result<Vec<u8>, ImageRecordError> {
    let mut out = Vec::with_capacity(64 + one.image.len());
    out.extend(one.captured);
    out.push(one.technology);
    out.extend(one.device_vendor.to_be_bytes());
    out.extend(one.device_type.to_be_bytes());
    out.push(number(one.qualities.len(), "number of quality blocks")?);
    for quality in &one.qualities {
        out.push(quality.score);
        out.extend(quality.vendor.to_be_bytes());
        out.extend(quality.algorithm.to_be_bytes());
    }
    if certified {
        out.push(number(one.certifications.len(), "number of certification blocks")?);
        out.extend(one.certifications.iter().flatten());
    } else if !one.certifications.is_empty() {
        return Err(ImageRecordError::Field("certification flag"));
    }
    let scale = match one.scale {
        Scale::Inch => 1,
        Scale::Centimeter => 2,
    };
    out.extend([one.position, one.number, scale]);
    for rate in [one.capture_rate.0, one.capture_rate.1, one.image_rate.0, one.image_rate.1] {
        out.extend(rate.to_be_bytes());
    }
    out.extend([one.depth, one.coding as u8, one.impression]);
    out.extend(one.width.to_be_bytes());
    out.extend(one.height.to_be_bytes());
    out.extend(number::<u32>(one.image.len(), "length of the picture")?.to_be_bytes());
    out.extend(&one.image);
    for (kind, bytes) in &one.extended {
        out.extend(kind.to_be_bytes());
        out.extend(number::<u16>(bytes.len() + 4, "length of extended data")?.to_be_bytes());
        out.extend(bytes);
    }
    Ok(out)
}

fn number<T: TryFrom<usize>>(count: usize, field: &'static str) -> Result<T, ImageRecordError> {
    T::try_from(count).map_err(|_| ImageRecordError::Field(field))
}
