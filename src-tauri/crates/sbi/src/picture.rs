//! The record of one finger (ISO/IEC 19794-4:2011) as an image of the scanner port.

use devices::{DeviceError, FingerImage};
use enrollment::FingerPosition;
use fingerprint::ImageError;
use fingerprint::image_record::{ImageRecord, ImageRecordError};

use crate::fault::failed;

/// The picture in the record, which must be one and be the finger that it is said to be.
pub(crate) fn of(record: &[u8], finger: FingerPosition) -> Result<FingerImage, DeviceError> {
    let record = ImageRecord::read(record).map_err(failed)?;
    let [one] = record.representations.as_slice() else { return Err(failed("a record with several pictures")) };
    // 0: the scanner does not say.
    if one.position != 0 && one.position != finger.code() {
        return Err(failed("the record names another finger than the message"));
    }
    let picture = one.picture().map_err(|why| match why {
        ImageRecordError::Picture(ImageError::WrongResolution(ppi)) => DeviceError::ResolutionWrong { ppi },
        why => failed(why),
    })?;
    Ok(FingerImage { width: picture.width(), height: picture.height(), gray: picture.shared_gray(), ppi: Some(picture.ppi()) })
}
