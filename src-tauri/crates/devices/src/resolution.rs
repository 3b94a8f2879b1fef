use crate::DeviceError;

/// The one resolution at which fingerprints are enrolled, pixels per inch (ANSI/NIST-ITL, FBI EBTS Appendix F).
pub const ENROLLMENT_PPI: f32 = 500.0;

/// How far a scanner may be off: ± 1 % (EBTS Appendix F, 2.1.2 asks the same of a 500 ppi scanner).
const TOLERANCE: f32 = 0.01;

/// Proof that an image has the enrollment resolution; can be had only by [`EnrollmentPpi::check`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnrollmentPpi(f32);

impl EnrollmentPpi {
    /// Judges what the driver `reported` and what a verified device profile has `certified`.
    ///
    /// The profile wins: it was measured on this model and signed, while drivers pass on whatever the
    /// firmware says. Zero, negative and non-finite numbers count as nothing said.
    ///
    /// # Errors
    /// [`DeviceError::ResolutionUnknown`] when neither says anything, [`DeviceError::ResolutionWrong`] when
    /// it is other than 500 ppi ± 1 %.
    pub fn check(reported: Option<f32>, certified: Option<f32>) -> Result<Self, DeviceError> {
        let said = |ppi: &f32| ppi.is_finite() && *ppi > 0.0;
        let ppi = certified.filter(said).or(reported.filter(said)).ok_or(DeviceError::ResolutionUnknown)?;
        if (ppi - ENROLLMENT_PPI).abs() > ENROLLMENT_PPI * TOLERANCE {
            return Err(DeviceError::ResolutionWrong { ppi });
        }
        Ok(Self(ppi))
    }

    /// Pixels per inch, rounded, as the record carries it.
    pub fn rounded(self) -> u32 {
        // In range by `check`: 495 to 505.
        self.0.round() as u32
    }

    /// Pixels per inch.
    pub fn get(self) -> f32 {
        self.0
    }
}
