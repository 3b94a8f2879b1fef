//! Fingerprints: one slap, or one rolled finger, at a time, cut into fingers, each measured; nothing accepted blind.

use enrollment::{ApplicationId, ExceptionKind, FingerException, FingerFound, FingerPosition, Placement, PrintFlaw, SampleKind};
use fingerprint::{Image, Outcome as Segmented, Position, Region};

use super::Taken;
use super::print::keep;
use super::scanner::{SlapImage, Wanted};
use crate::case::Case;
use crate::note::{NAMES_DECLARED, FingerNote, Found, Outcome, TryNote};
use crate::{Refusal, Station, Topic};

/// The scanner was turned since a whole hand was last seen on it.
pub(crate) const TURN_UNPROVEN: &str = "slapTurnUnproven";

/// What came of asking for a slap.
#[derive(Clone, Debug)]
pub enum SlapCapture {
    /// A picture, good or not.
    Taken(Box<TryNote>),
    /// Somebody cancelled; no error.
    Cancelled,
}

impl Station {
    /// Takes one slap (13 to 15) or one finger rolled (1 to 10): waits for the hand, and returns with the try stored, or cancelled.
    ///
    /// # Errors
    /// `servesAnother`, `slapUnknown`, `nothingToCapture`, `captureBusy`, `noScanner`, `noRollingScanner`, those of the device and of the draft.
    pub fn capture_slap(&self, id: &ApplicationId, slap: u8) -> Result<SlapCapture, Refusal> {
        let placement = Placement::from_code(slap).ok_or_else(|| Refusal::new("slapUnknown").at("slap"))?;
        let turn = self.fingers.turns().turn();
        let mut work = self.begin("capture_slap")?;
        self.serve(id)?;
        let case = work.read(id)?;
        let kind = SampleKind::from(placement);
        work.may_capture(&case, kind)?;
        let excepted: Vec<FingerPosition> =
            case.exceptions().into_iter().map(|exception| exception.finger).filter(|finger| placement.fingers().contains(finger)).collect();
        let expected: Vec<FingerPosition> = placement.fingers().iter().copied().filter(|finger| !excepted.contains(finger)).collect();
        if expected.is_empty() {
            return Err(Refusal::new("nothingToCapture"));
        }
        if self.fingers.scanners().is_empty() {
            self.look_for_devices();
        }
        self.instruct(&work, &case, &format!("slap{}", placement.code()))?;
        let attempt = case.note.tries_of(kind) + 1;
        self.state().attending = Some(*id);
        let now = |finger: FingerPosition| {
            self.tell(Topic::Preview);
            if let Err(refusal) = self.instruct(&work, &case, &format!("finger{}", finger.code())) {
                tracing::warn!(code = refusal.code, "the applicant is not told which finger");
            }
        };
        let settled = if case.is_doubted(kind) { Vec::new() } else { case.note.settled(kind, &expected) };
        let wanted = Wanted { placement, excepted: &excepted, settled: &settled, attempt, now: &now };
        let mut image = match self.fingers.capture(turn, &wanted) {
            Ok(image) => image,
            Err(refusal) if refusal.code == "deviceCancelled" => return Ok(SlapCapture::Cancelled),
            Err(refusal) => {
                self.note_failed_try(&work, self.fingers.turns().at_work(), kind, attempt, refusal.code);
                return Err(refusal);
            }
        };
        let picture = Image::new(image.width, image.height, std::sync::Arc::clone(&image.gray), image.ppi.get())
            .map_err(|error| Refusal::new(error.code()).because(error))?;
        let Examined { mut outcome, mut fingers, mut templates, mut why, not_seen } = match placement {
            Placement::Slap(slap) => {
                let gone = |exception: &FingerException| exception.kind == ExceptionKind::Amputated;
                let amputated: Vec<FingerPosition> = case.exceptions().iter().filter(|one| gone(one)).map(|one| one.finger).collect();
                examine_with_excepted(&image, &picture, slap, &excepted, &amputated)?
            }
            Placement::Rolled(finger) => super::rolled::examine(&work, &case, &picture, finger)?,
        };
        // A scanner that takes a hand at once and cuts it apart itself shows one hand.
        let apart = !image.one_by_one.is_empty() && !image.scanner.slap;
        if outcome == Outcome::Found && !self.lies_as_it_stands(&image, fingers.len()) {
            (outcome, why) = (Outcome::CannotTell, Some(TURN_UNPROVEN.to_owned()));
            (fingers, templates) = (Vec::new(), Vec::new());
        }
        let not_seen = not_seen.filter(|_| !self.fingers.is_unproven(&image.scanner.device.id));
        let limit = case.good_score();
        for finger in &mut fingers {
            finger.judge(limit);
            finger.found.device_score = image.device_scores.iter().find(|(named, _)| *named == finger.found.position).map(|(_, score)| *score);
        }
        let alike = if outcome == Outcome::Found || apart { super::combined::alike(&work, &case, kind, &fingers, &templates, apart)? } else { Vec::new() };
        let print = keep(&picture, &mut fingers)?;
        let taken = Taken {
            kind,
            device: image.scanner.device.clone(),
            media_type: print.media_type,
            bytes: print.bytes,
            size: print.size,
            ppi: Some(image.ppi.rounded()),
            can_keep: outcome == Outcome::Found,
            found: Found::Slap { outcome, expected, fingers, why, not_seen, apart },
            templates,
            alike,
        };
        let one = self.store_try(&mut work, id, taken)?;
        // What to do otherwise stands on their window at once, not only when the next try begins.
        self.tell(Topic::Applicant);
        match image.cut_short.take() {
            // What was taken stands among the tries; the rest is asked for the next time.
            Some(refusal) if refusal.code == "deviceCancelled" => Ok(SlapCapture::Cancelled),
            Some(refusal) => {
                self.note_failed_try(&work, Some(image.scanner.device), kind, attempt, refusal.code);
                Err(refusal)
            }
            None => Ok(SlapCapture::Taken(Box::new(one))),
        }
    }

    /// The application with what was taken for it so far: shown where a capture ended without an answer.
    ///
    /// # Errors
    /// Those of beginning and of reading.
    pub fn read_slap_tries(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        self.begin("read_slap_tries")?.read(id)
    }

    /// Whether fingers found may be named, on a scanner that somebody turned round: half a turn exchanges the thumbs, and only a hand of
    /// three fingers or four shows which way round it lies.
    pub(crate) fn lies_as_it_stands(&self, image: &SlapImage, fingers: usize) -> bool {
        let scanner = &image.scanner.device.id;
        if !image.one_by_one.is_empty() || !self.fingers.is_unproven(scanner) {
            return true;
        }
        if fingers < fingerprint::TELLS_ITS_SIDE {
            return false;
        }
        self.prove_scanner(scanner);
        true
    }

    /// Asks a running capture to end. Needs no lock that a capture holds.
    ///
    /// # Errors
    /// Those of beginning.
    pub fn cancel_capture(&self) -> Result<(), Refusal> {
        self.begin("cancel_capture")?;
        self.fingers.turns().cancel();
        self.eyes.turns().cancel();
        self.tell(Topic::Preview);
        Ok(())
    }

    /// Accepts a slap or a rolled finger: all its fingers were found; weak prints among them are kept knowingly and marked. A combination of
    /// tries ([`Combination::name`](super::Combination::name)) is accepted as it is proposed.
    ///
    /// # Errors
    /// `tryGone`, `tryNotUsable`, and those of the draft.
    pub fn keep_slap(&self, id: &ApplicationId, attempt: &str) -> Result<Case, Refusal> {
        if super::combined::is_combination(attempt) {
            return self.keep_combination(id, attempt);
        }
        self.keep_try("keep_slap", id, attempt, |kind| kind.placement().is_some())
    }
}

/// What was found on a picture.
pub(crate) struct Examined {
    pub(crate) outcome: Outcome,
    pub(crate) fingers: Vec<FingerNote>,
    /// Of each finger, as an ISO/IEC 19794-2 record.
    pub(crate) templates: Vec<(u8, Vec<u8>)>,
    /// Why the fingers were not found; of those found, whether their names rest on what was declared.
    pub(crate) why: Option<String>,
    /// Three of four lie on the glass, and the place of this one is free.
    pub(crate) not_seen: Option<FingerPosition>,
}

impl Examined {
    pub(super) fn found(fingers: Vec<(FingerNote, Vec<u8>)>) -> Self {
        let (fingers, templates) = fingers.into_iter().map(|(note, record)| (note.clone(), (note.found.position.code(), record))).unzip();
        Self { outcome: Outcome::Found, fingers, templates, why: None, not_seen: None }
    }

    /// Some fingers that were asked for one by one, or none.
    fn too_few(fingers: Vec<(FingerNote, Vec<u8>)>) -> Self {
        Self { outcome: Outcome::TooFew, why: Some("fingerNotSeen".to_owned()), ..Self::found(fingers) }
    }

    pub(super) fn not_found(outcome: Outcome, why: Option<String>) -> Self {
        Self { outcome, fingers: Vec::new(), templates: Vec::new(), why, not_seen: None }
    }
}

/// As [`examine`]; an excepted finger that is there may lie down all the same. Then the hand is read with it, and its print counts where it
/// is good: the exception stands either way.
fn examine_with_excepted(
    image: &SlapImage,
    picture: &Image,
    slap: enrollment::Slap,
    excepted: &[FingerPosition],
    amputated: &[FingerPosition],
) -> Result<Examined, Refusal> {
    let asked = examine(image, picture, slap, excepted)?;
    if asked.outcome == Outcome::Found || !image.one_by_one.is_empty() || excepted.iter().all(|finger| amputated.contains(finger)) {
        return Ok(asked);
    }
    let whole = examine(image, picture, slap, amputated)?;
    if whole.outcome != Outcome::Found {
        return Ok(asked);
    }
    let counts = |finger: &FingerNote| finger.good || !excepted.contains(&finger.found.position);
    let fingers: Vec<FingerNote> = whole.fingers.into_iter().filter(counts).collect();
    let templates = whole.templates.into_iter().filter(|(code, _)| fingers.iter().any(|finger| finger.found.position.code() == *code)).collect();
    Ok(Examined { fingers, templates, ..whole })
}

pub(crate) fn examine(image: &SlapImage, picture: &Image, slap: enrollment::Slap, excepted: &[FingerPosition]) -> Result<Examined, Refusal> {
    if !image.one_by_one.is_empty() {
        let expected = slap.fingers().iter().filter(|finger| !excepted.contains(finger)).count();
        return one_by_one(image, picture, expected);
    }
    let position = |finger: &FingerPosition| Position::try_from(finger.code()).map_err(Refusal::internal);
    let missing = excepted.iter().map(position).collect::<Result<Vec<_>, _>>()?;
    let wanted = fingerprint::Slap::try_from(slap.code()).map_err(Refusal::internal)?;
    let segmentation = fingerprint::segment(picture, wanted, &missing);
    let outcome = match &segmentation.outcome {
        Segmented::Found(fingers) => {
            let fingers = fingers.iter().filter_map(|finger| {
                let position = FingerPosition::from_code(finger.position.code())?;
                let (mut note, record) = finger_note(picture, position, &finger.region);
                if finger.faint {
                    note.doubt_as_faint();
                }
                Some((note, record))
            });
            let why = segmentation.by_declaration.then(|| NAMES_DECLARED.to_owned());
            return Ok(Examined { why, ..Examined::found(fingers.collect()) });
        }
        Segmented::TooFew { .. } => Outcome::TooFew,
        Segmented::TooMany { .. } => Outcome::TooMany,
        Segmented::CannotTell(_) => Outcome::CannotTell,
    };
    let not_seen = segmentation.not_seen.and_then(|finger| FingerPosition::from_code(finger.code()));
    Ok(Examined { not_seen, ..Examined::not_found(outcome, segmentation.outcome.code().map(str::to_owned)) })
}

/// Box, rotation and score of a finger, and its template: measured on the picture as it came from the scanner.
pub(super) fn finger_note(picture: &Image, position: FingerPosition, region: &Region) -> (FingerNote, Vec<u8>) {
    let tip = region.cut(picture);
    let template = fingerprint::template(&tip);
    let quality = fingerprint::quality_with(&tip, &template);
    let template = template.named(Position::try_from(position.code()).ok(), quality.score);
    let found = FingerFound {
        position,
        x: region.x,
        y: region.y,
        width: region.width,
        height: region.height,
        // Quarters of a degree have one exact decimal form, which a canonical record needs.
        rotation_deg: (region.rotation_degrees * 4.0).round() / 4.0,
        score: quality.score.min(100),
        picture: 0,
        flaw: quality.flaw.map(flaw),
        device_score: None,
    };
    let reasons = if found.is_good() { &[][..] } else { &quality.reasons };
    let note = FingerNote { found, good: found.is_good(), reasons: reasons.iter().map(|reason| reason.code().to_owned()).collect(), own_flaw: None };
    (note, fingerprint::write_record(&[template], fingerprint::Edition::First))
}

fn flaw(reason: fingerprint::Reason) -> PrintFlaw {
    match reason {
        fingerprint::Reason::TooDry => PrintFlaw::TooDry,
        fingerprint::Reason::TooWet => PrintFlaw::TooWet,
        fingerprint::Reason::TooLittleArea => PrintFlaw::TooLittleArea,
        fingerprint::Reason::Blurred => PrintFlaw::Blurred,
        fingerprint::Reason::LowContrast => PrintFlaw::LowContrast,
        // The record knows no word for what is no print; segmentation hands none on.
        fingerprint::Reason::Unclear | fingerprint::Reason::Inverted | fingerprint::Reason::NoPrint => PrintFlaw::Unclear,
    }
}

/// Fingers that were asked for one by one: each box holds the finger it was asked for, if there is a fingertip in it.
fn one_by_one(image: &SlapImage, picture: &Image, expected: usize) -> Result<Examined, Refusal> {
    let mut notes = Vec::new();
    for (finger, left, width) in &image.one_by_one {
        let mut gray = Vec::with_capacity(*width as usize * image.height as usize);
        for row in 0..image.height as usize {
            let from = row * image.width as usize + *left as usize;
            gray.extend_from_slice(picture.gray().get(from..from + *width as usize).unwrap_or_default());
        }
        let alone = Image::new(*width, image.height, gray, picture.ppi()).map_err(|error| Refusal::new(error.code()).because(error))?;
        let position = Position::try_from(finger.code()).map_err(Refusal::internal)?;
        let segmentation = fingerprint::segment_single(&alone, position);
        let first = match &segmentation.outcome {
            Segmented::Found(found) => found.first(),
            _ => None,
        };
        // The others that were taken stand all the same.
        let Some(first) = first else { continue };
        let (mut note, record) = finger_note(&alone, *finger, &first.region);
        note.found.x += left;
        notes.push((note, record));
    }
    notes.sort_by_key(|(note, _)| note.found.position);
    Ok(if notes.len() < expected { Examined::too_few(notes) } else { Examined::found(notes) })
}
