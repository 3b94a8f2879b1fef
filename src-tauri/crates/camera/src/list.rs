use std::thread;

use devices::{DeviceError, DeviceInfo, DeviceKind};
use nokhwa::utils::{ApiBackend, CameraIndex, CameraInfo};

use crate::fault;

/// The cameras there are now. A system without any camera support has none.
///
/// # Errors
/// [`DeviceError::Failed`] when the library could not look.
pub fn list() -> Result<Vec<DeviceInfo>, DeviceError> {
    let found = thread::spawn(|| nokhwa::query(ApiBackend::Auto)).join();
    let found = found.map_err(|_| DeviceError::Failed { detail: "the camera library panicked while listing".into() })?;
    match found {
        Ok(cameras) => Ok(cameras.iter().map(describe).collect()),
        Err(error) => match fault::while_opening(&error) {
            DeviceError::NotFound => Ok(Vec::new()),
            other => Err(other),
        },
    }
}

fn describe(camera: &CameraInfo) -> DeviceInfo {
    DeviceInfo { id: id(camera.index()), name: camera.human_name(), simulated: false, kind: DeviceKind::Camera }
}

fn id(index: &CameraIndex) -> String {
    match index {
        CameraIndex::Index(number) => number.to_string(),
        CameraIndex::String(text) => text.clone(),
    }
}

/// The way back from [`DeviceInfo::id`].
pub(crate) fn index(id: &str) -> CameraIndex {
    id.parse().map_or_else(|_| CameraIndex::String(id.to_owned()), CameraIndex::Index)
}
