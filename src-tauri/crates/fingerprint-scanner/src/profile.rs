/// What was measured on a model of scanner, for drivers that do not report a resolution or report a wrong one.
///
/// Whoever makes one has verified the signature over it: this crate believes it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceProfile {
    /// Name of the libfprint driver it is for; a profile for another driver is not applied.
    pub driver: String,
    /// Pixels per inch.
    pub ppi: f32,
}
