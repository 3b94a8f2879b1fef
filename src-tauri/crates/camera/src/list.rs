use std::thread;

use devices::{DeviceError, DeviceInfo, DeviceKind};
use nokhwa::utils::{ApiBackend, CameraIndex, CameraInfo};

use crate::{fault, node};

/// The cameras there are now. A system without any camera support has none.
///
/// # Errors
/// [`DeviceError::Failed`] when the library could not look.
pub fn list() -> Result<Vec<DeviceInfo>, DeviceError> {
    let found = thread::spawn(|| nokhwa::query(ApiBackend::Auto)).join();
    let found = found.map_err(|_| DeviceError::Failed { detail: "the camera library panicked while listing".into() })?;
    match found {
        Ok(cameras) => Ok(cameras.iter().filter(|camera| gives_pictures(camera.index())).map(describe).collect()),
        Err(error) => match fault::while_opening(&error) {
            DeviceError::NotFound => Ok(Vec::new()),
            other => Err(other),
        },
    }
}

fn gives_pictures(index: &CameraIndex) -> bool {
    match index {
        CameraIndex::Index(number) => node::gives_pictures(*number),
        CameraIndex::String(_) => true,
    }
}

fn describe(camera: &CameraInfo) -> DeviceInfo {
    DeviceInfo { id: id(camera.index()), name: camera.human_name(), simulated: false, kind: DeviceKind::Camera }
}

/// The socket where it is known, so that a camera is the same again after it was pulled out; else what the library calls it.
fn id(index: &CameraIndex) -> String {
    match index {
        CameraIndex::Index(number) => node::socket(*number).unwrap_or_else(|| number.to_string()),
        CameraIndex::String(text) => text.clone(),
    }
}

/// The way back from [`DeviceInfo::id`].
pub(crate) fn index(id: &str) -> CameraIndex {
    let number = node::at_socket(id).or_else(|| id.parse().ok());
    number.map_or_else(|| CameraIndex::String(id.to_owned()), CameraIndex::Index)
}
