use devices::DeviceError;
use nokhwa::NokhwaError;

/// What the systems write when a camera is not there.
const ABSENT: [&str; 5] =
    ["no such file or directory", "no such device", "not found", "os error 2)", "os error 19)"];

/// What they write when another program has it.
const BUSY: [&str; 4] = ["busy", "in use", "os error 16)", "0xc00d3704"];

/// The library's errors carry the system's words only as text; these are the ones that matter to a clerk.
pub(crate) fn while_opening(error: &NokhwaError) -> DeviceError {
    let detail = error.to_string();
    let said = |words: &[&str]| words.iter().any(|word| detail.to_lowercase().contains(word));
    if said(&BUSY) {
        DeviceError::Busy { by: None }
    } else if said(&ABSENT) {
        DeviceError::NotFound
    } else {
        DeviceError::Failed { detail }
    }
}

/// A camera that was giving frames and gives none is gone: systems report that as anything from "no such device"
/// to "invalid argument".
pub(crate) fn while_reading(error: &NokhwaError) -> DeviceError {
    match while_opening(error) {
        DeviceError::Busy { by } => DeviceError::Busy { by },
        _ => DeviceError::Unplugged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_systems_become_typed_errors() {
        let open = |text: &str| while_opening(&NokhwaError::OpenDeviceError("0".into(), text.into()));
        assert_eq!(open("V4L2 Error: No such file or directory (os error 2)"), DeviceError::NotFound);
        assert_eq!(open("V4L2 Error: Device or resource busy (os error 16)"), DeviceError::Busy { by: None });
        assert!(matches!(open("Permission denied (os error 13)"), DeviceError::Failed { .. }));
        let read = |text: &str| while_reading(&NokhwaError::ReadFrameError(text.into()));
        assert_eq!(read("Invalid argument (os error 22)"), DeviceError::Unplugged);
        assert_eq!(read("No such device (os error 19)"), DeviceError::Unplugged);
    }
}
