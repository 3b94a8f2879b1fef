//! Irises: both eyes at once, taken by themselves when they are good; kept by a key.

use devices::EyeImage;
use enrollment::{ApplicationId, Eye, EyeException, EyeExceptionKind, IrisFound, Lasting, SampleKind};
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use iris::{Examined, Finding};

use super::Taken;
use super::eyes::{EyeShot, IrisReport};
use crate::case::Case;
use crate::note::{Found, TryNote};
use crate::{Refusal, Station, Topic};

/// What came of looking for the eyes.
#[derive(Clone, Debug)]
pub enum IrisCapture {
    /// The best try of each eye that is looked for, of all tries so far.
    Taken(Vec<TryNote>),
    /// Somebody cancelled; no error.
    Cancelled,
}

impl Station {
    /// The iris camera as it is, from memory: asking starts nothing.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn read_iris(&self) -> Result<IrisReport, Refusal> {
        self.begin("read_iris")?;
        Ok(self.eyes.report())
    }

    /// Looks for both eyes (or the one that is not excepted), and returns with the tries stored, or cancelled.
    ///
    /// # Errors
    /// `servesAnother`, `nothingToCapture`, `captureBusy`, `noIrisCamera`, those of the device and of the draft.
    pub fn capture_iris(&self, id: &ApplicationId) -> Result<IrisCapture, Refusal> {
        let turn = self.eyes.turns().turn();
        let mut work = self.begin("capture_iris")?;
        self.serve(id)?;
        let case = work.read(id)?;
        work.may_capture(&case, SampleKind::Iris(Eye::Right))?;
        let excepted: Vec<Eye> = case.eye_exceptions().iter().map(|exception| exception.eye).collect();
        let wanted: Vec<Eye> = Eye::ALL.into_iter().filter(|eye| !excepted.contains(eye)).collect();
        let Some(first) = wanted.first().copied() else { return Err(Refusal::new("nothingToCapture")) };
        self.instruct(&work, &case, "iris")?;
        self.state().attending = Some(*id);
        let (shots, device) = match self.eyes.capture(turn, &wanted) {
            Ok(taken) => taken,
            Err(refusal) if refusal.code == "deviceCancelled" => return Ok(IrisCapture::Cancelled),
            Err(refusal) => {
                let kind = SampleKind::Iris(first);
                self.note_failed_try(&work, self.eyes.turns().at_work(), kind, case.note.tries_of(kind) + 1, refusal.code);
                return Err(refusal);
            }
        };
        for EyeShot { eye, image, examined } in shots {
            let taken = Taken {
                kind: SampleKind::Iris(eye),
                device: device.clone(),
                media_type: "image/png",
                bytes: png(&image)?,
                size: (image.width, image.height),
                ppi: None,
                can_keep: examined.found.is_some(),
                templates: Vec::new(),
                alike: Vec::new(),
                found: Found::Iris { iris: iris_found(&examined), finding: examined.finding.code().to_owned() },
            };
            self.store_try(&mut work, id, taken)?;
        }
        let note = work.read(id)?.note;
        Ok(IrisCapture::Taken(wanted.iter().filter_map(|eye| note.best_iris(*eye).cloned()).collect()))
    }

    /// Accepts a try for each eye; one that stands already is left standing.
    ///
    /// # Errors
    /// `tryGone`, `tryNotUsable`, and those of the draft.
    pub fn keep_iris(&self, id: &ApplicationId, attempts: &[String]) -> Result<Case, Refusal> {
        self.keep_tries("keep_iris", id, attempts, |kind| matches!(kind, SampleKind::Iris(_)))
    }

    /// Declares that irises cannot be taken.
    ///
    /// # Errors
    /// `eyeUnknown`, `textDoesNotFit`, `eyeDoesNotFit`, and those of the draft.
    pub fn declare_eye_exception(
        &self,
        id: &ApplicationId,
        eyes: &[Eye],
        kind: EyeExceptionKind,
        for_good: bool,
        text: &str,
    ) -> Result<Case, Refusal> {
        if eyes.is_empty() {
            return Err(Refusal::new("eyeUnknown").at("eyes"));
        }
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let lasting = if for_good { Lasting::ForGood } else { Lasting::ForNow };
        let case = self.edit_samples("declare_eye_exception", id, |edit, _| {
            for eye in eyes {
                let exception = EyeException { eye: *eye, kind, lasting, text: text.clone() };
                let events = edit.draft.declare_eye_exception(exception, &edit.work.act)?;
                edit.events.extend(events);
            }
            Ok(())
        })?;
        self.tell(Topic::Preview);
        Ok(case)
    }

    /// Takes a declared exception of an eye away.
    ///
    /// # Errors
    /// `nothingDeclared`, and those of the draft.
    pub fn clear_eye_exception(&self, id: &ApplicationId, eye: Eye) -> Result<Case, Refusal> {
        self.edit_samples("clear_eye_exception", id, |edit, _| {
            let events = edit.draft.clear_eye_exception(eye, &edit.work.act)?;
            edit.events.extend(events);
            Ok(())
        })
    }
}

/// Without loss: no measure of an iris is lost to a codec.
fn png(image: &EyeImage) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&image.gray, image.width, image.height, ExtendedColorType::L8)
        .map_err(Refusal::internal)?;
    Ok(bytes)
}

fn iris_found(examined: &Examined) -> Option<IrisFound> {
    let (pupil, iris, measures) = examined.found?;
    let pixels = |value: f32| value.max(0.0).round() as u32;
    let percent = |value: f32| value.clamp(0.0, 100.0).round() as u8;
    Some(IrisFound {
        x: pixels(iris.x),
        y: pixels(iris.y),
        radius: pixels(iris.radius),
        pupil_radius: pixels(pupil.radius),
        usable_area: percent(measures.usable_iris_area),
        sharpness: percent(measures.sharpness),
        score: examined.score,
    })
}

/// Whether a try needs no second one, by its finding.
pub fn is_good_iris(finding: &str) -> bool {
    finding == Finding::Good.code()
}
