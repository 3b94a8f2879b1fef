//! Numbers as mantissa and decimal places (Annex B): value = mantissa / 10^places.

/// Such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scaled {
    /// Decimal places.
    pub places: u8,
    /// All digits.
    pub mantissa: u32,
}

impl Scaled {
    /// With as many digits as fit below `limit` (65,535 or 4,294,967,295). Zero and what does not fit become zero.
    pub(crate) fn of(value: f32, limit: f64) -> Self {
        if !(value > 0.0 && f64::from(value) < limit) {
            return Self { places: 0, mantissa: 0 };
        }
        let (mut places, mut grown) = (0u8, value);
        while f64::from(grown) < limit && places < u8::MAX {
            places += 1;
            grown = (f64::from(grown) * 10.0) as f32;
        }
        Self { places: places - 1, mantissa: (f64::from(grown) / 10.0 + 0.5) as u32 }
    }

    /// Divided place by place in single precision, as decoders do.
    pub(crate) fn value(self) -> f32 {
        (0..self.places).fold(self.mantissa as f32, |value, _| value / 10.0)
    }
}
