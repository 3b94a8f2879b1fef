//! Pictures for the windows, by path; only for who may see them now, and never kept.

use enrollment::{PersonalNumber, SampleId};

use crate::signature::{MEDIA_TYPE, Strokes};
use crate::{Station, Window};

impl Station {
    /// The picture under a path: `sample/<id>`, `try/<id>`, `record/<number>`, `preview/face`,
    /// `preview/glass`, `preview/iris-right`, `preview/iris-left`. A query behind `?` is ignored.
    ///
    /// Nothing for nobody signed in; the applicant's window gets its own preview and what its summary shows.
    pub fn image(&self, window: Window, path: &str) -> Option<(String, Vec<u8>)> {
        let work = self.begin_quietly().ok()?;
        let path = path.split('?').next().unwrap_or_default().trim_matches('/');
        let (kind, name) = path.split_once('/')?;
        match kind {
            "preview" if name == "face" => {
                // While a face is compared at the desk, nobody watches it on the other screen.
                if window == Window::Applicant && self.state().attending.is_none() {
                    return None;
                }
                let jpeg = self.preview.jpeg()?;
                Some(("image/jpeg".to_owned(), jpeg.to_vec()))
            }
            "preview" if name == "glass" => {
                if window != Window::Desk {
                    return None;
                }
                Some(("image/jpeg".to_owned(), self.fingers.glass_jpeg()?))
            }
            "preview" if window == Window::Desk => {
                let eye = enrollment::Eye::from_code(name.strip_prefix("iris-")?)?;
                Some(("image/jpeg".to_owned(), self.eyes.jpeg(eye)?.to_vec()))
            }
            "sample" | "try" => {
                if work.act.role == enrollment::Role::Technician {
                    return None;
                }
                let id: SampleId = name.parse().ok()?;
                if window == Window::Applicant && self.screen().portrait != Some(id) {
                    return None;
                }
                let sample = work.vault().sample(&id).ok()?;
                if sample.entry.state == store::SampleState::Discarded {
                    return None;
                }
                if sample.entry.media_type == MEDIA_TYPE {
                    return Strokes::draw(&sample.bytes).map(|svg| ("image/svg+xml".to_owned(), svg));
                }
                if sample.entry.media_type == fingerprint::wsq::MEDIA_TYPE {
                    return crate::capture::shown(&sample.bytes).map(|png| ("image/png".to_owned(), png));
                }
                (!sample.bytes.is_empty()).then_some((sample.entry.media_type, sample.bytes))
            }
            "record" if window == Window::Desk && work.act.role != enrollment::Role::Technician => {
                let number = PersonalNumber::parse(name).ok()?;
                let portrait = work.vault().resident(&number).ok()??.reference_portrait?;
                let media_type = if portrait.starts_with(&[0x89, b'P', b'N', b'G']) { "image/png" } else { "image/jpeg" };
                Some((media_type.to_owned(), portrait))
            }
            _ => None,
        }
    }
}
