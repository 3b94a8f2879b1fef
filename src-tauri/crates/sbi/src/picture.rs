//! The record of one finger (ISO/IEC 19794-4:2011), or of a face (ISO/IEC 19794-5:2011), as pictures of the ports.

use devices::{DeviceError, FingerImage};
use enrollment::FingerPosition;
use fingerprint::ImageError;
use fingerprint::image_record::{ImageRecord, ImageRecordError};
use portrait::Rgb;
use portrait::record::FaceRecord;

use crate::fault::failed;

/// The picture in the record, which must be one and be the finger that it is said to be.
pub(crate) fn of_finger(record: &[u8], finger: FingerPosition) -> Result<FingerImage, DeviceError> {
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
    Ok(FingerImage { width: picture.width(), height: picture.height(), gray: picture.shared_gray(), ppi: Some(picture.ppi()), device_score: None })
}

/// The picture in the record, which must be the only one, and as large as the record says.
pub(crate) fn of_face(record: &[u8]) -> Result<Rgb, DeviceError> {
    let record = FaceRecord::read(record).map_err(failed)?;
    let [one] = record.representations.as_slice() else { return Err(failed("a record with several pictures")) };
    let picture = Rgb::decode(&one.image).map_err(failed)?;
    let said = (u32::from(one.width), u32::from(one.height));
    if said != (picture.width(), picture.height()) {
        return Err(failed("the picture has another size than the record says"));
    }
    Ok(picture)
}
