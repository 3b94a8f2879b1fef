//! What is remembered of the cameras of this machine. Pure.

use devices::{DeviceInfo, Mounting, PictureFormat};
use serde::{Deserialize, Serialize};

/// Where it lies in the outbox's settings: nobody has to be signed in for it.
pub(crate) const PLACE: &str = "cameras";

/// More cameras than one machine ever has: the oldest are forgotten.
const MOST: usize = 20;

/// Which camera is used, how each is mounted, and in which format it gives its frames.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct CameraMemory {
    /// The one somebody chose; nothing, if nobody has.
    chosen: Option<String>,
    /// Each camera that somebody has turned, the newest last.
    turned: Vec<Known>,
    /// Each camera for which somebody chose a format, the newest last.
    formats: Vec<Wished>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    camera: String,
    mounting: Mounting,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Wished {
    camera: String,
    format: PictureFormat,
}

impl CameraMemory {
    /// What was kept; nothing, where it cannot be read: another camera, or a picture that lies on its side, is seen at once.
    pub(crate) fn read(text: Option<&str>) -> Self {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// How a camera is mounted; upright, if nobody has said otherwise.
    pub(crate) fn mounting(&self, camera: &str) -> Mounting {
        self.turned.iter().find(|known| known.camera == camera).map_or(Mounting::UPRIGHT, |known| known.mounting)
    }

    /// Somebody said how a camera is mounted.
    #[must_use]
    pub(crate) fn with_mounting(mut self, camera: &str, mounting: Mounting) -> Self {
        self.turned.retain(|known| known.camera != camera);
        if mounting != Mounting::UPRIGHT {
            self.turned.push(Known { camera: camera.to_owned(), mounting });
        }
        let surplus = self.turned.len().saturating_sub(MOST);
        self.turned.drain(..surplus);
        self
    }

    /// The format somebody chose for a camera.
    pub(crate) fn format(&self, camera: &str) -> Option<PictureFormat> {
        self.formats.iter().find(|wished| wished.camera == camera).map(|wished| wished.format)
    }

    /// Somebody chose a format for a camera, or left it to the camera.
    #[must_use]
    pub(crate) fn with_format(mut self, camera: &str, format: Option<PictureFormat>) -> Self {
        self.formats.retain(|wished| wished.camera != camera);
        self.formats.extend(format.map(|format| Wished { camera: camera.to_owned(), format }));
        let surplus = self.formats.len().saturating_sub(MOST);
        self.formats.drain(..surplus);
        self
    }

    /// Somebody chose a camera.
    #[must_use]
    pub(crate) fn with_chosen(self, camera: &str) -> Self {
        Self { chosen: Some(camera.to_owned()), ..self }
    }

    /// In which order cameras are tried: the chosen one first, then as they come. Their places in `cameras`.
    pub(crate) fn order(&self, cameras: &[DeviceInfo]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..cameras.len()).collect();
        order.sort_by_key(|place| self.chosen.as_ref() != Some(&cameras[*place].id));
        order
    }
}
