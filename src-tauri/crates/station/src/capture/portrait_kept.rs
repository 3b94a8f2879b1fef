//! Keeping a portrait: what a person saw in it, exceptions declared, and the consent of a second officer to one below the threshold.

use std::collections::BTreeSet;

use enrollment::{ApplicationId, Consent, ConsentReason, FaceCompared, OfficerId, PortraitExceptionKind, PortraitFound, SampleId, SampleKind};
use keyring::Sensitive;

use crate::case::Case;
use crate::note::{CheckNote, Found};
use crate::{Refusal, Station, Topic};

/// What is said by keeping a portrait.
#[derive(Debug, Default)]
pub struct PortraitKept {
    /// Checks only a person can tell, looked at and found right.
    pub seen_right: Vec<String>,
    /// Such checks that are not as the rule wants.
    pub seen_wrong: Vec<String>,
    /// For a picture below the threshold.
    pub consent: Option<ConsentAsked>,
}

/// A reason, and who consents.
#[derive(Debug)]
pub struct ConsentAsked {
    /// Why the picture is kept.
    pub reason: ConsentReason,
    /// In words.
    pub text: String,
    /// The second officer and their password; none: the supervisor decides later.
    pub second: Option<(String, Sensitive<String>)>,
}

impl Station {
    /// Accepts a portrait.
    ///
    /// # Errors
    /// `tryGone`, `tryNotUsable`, `lookAtPicture` with what nobody has looked at, `consentNeeded`, `fourEyes`, `wrongPassword`, `signInWait`,
    /// and those of the draft.
    pub fn keep_portrait(&self, id: &ApplicationId, attempt: &str, kept: PortraitKept) -> Result<Case, Refusal> {
        let consent = kept.consent.map(|asked| self.consent(asked)).transpose()?;
        let (seen_right, seen_wrong) = (kept.seen_right, kept.seen_wrong);
        let compared = self.beside_record(id, attempt)?;
        let case = self.keep_tries_with("keep_portrait", id, &[attempt.to_owned()], |kind| kind == SampleKind::Portrait, |one, sample| {
            let Found::Portrait { checks, score, at_home } = &one.found else { return Ok(()) };
            let found = judged(checks, *score, &seen_right, &seen_wrong)?;
            // Whoever consents to what nobody has to consent to consents to nothing.
            let consent = consent.clone().filter(|_| found.is_below());
            sample.capture.portrait = Some(PortraitFound { consent, compared, at_home: *at_home, ..found });
            Ok(())
        })?;
        self.preview.stop();
        self.tell(Topic::Preview);
        Ok(case)
    }

    /// What a program says of this try and the portrait on record. Asked before the pen is taken: it takes a moment.
    fn beside_record(&self, id: &ApplicationId, attempt: &str) -> Result<Option<FaceCompared>, Refusal> {
        if !self.compares_faces() {
            return Ok(None);
        }
        let work = self.begin("keep_portrait")?;
        let case = work.read(id)?;
        let known = attempt.parse().ok().and_then(|attempt: SampleId| case.note.find_try(attempt)).map(|one| one.id);
        // What is no try of this application is refused where it is kept.
        let Some(attempt) = known else { return Ok(None) };
        let picture = work.vault().sample(&attempt)?;
        self.face_beside_record(&work, &case, &picture.bytes)
    }

    /// Proves who consents. The officer who works here does not: theirs would be no second pair of eyes.
    fn consent(&self, asked: ConsentAsked) -> Result<Consent, Refusal> {
        let work = self.begin("keep_portrait")?;
        let by = match asked.second {
            None => None,
            Some((name, password)) => {
                let officer = name.trim().parse::<OfficerId>().map_err(|_| Refusal::new("wrongPassword").at("password"))?;
                if officer == work.act.officer {
                    return Err(Refusal::new("fourEyes").at("officer"));
                }
                let second = self.prove(&officer, &password, work.now())?;
                if second.officer.role == enrollment::Role::Technician {
                    return Err(Refusal::new("roleNotAllowed").at("officer").with("role", "technician"));
                }
                Some(officer)
            }
        };
        let text = Some(asked.text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Consent { reason: asked.reason, text, by })
    }

    /// Declares what keeps the face from being as the rules want it; these stand instead of those declared before. The running coach
    /// follows.
    ///
    /// # Errors
    /// `portraitReliesOnIt`, and those of the draft.
    pub fn declare_portrait_exceptions(&self, id: &ApplicationId, kinds: &[PortraitExceptionKind]) -> Result<Case, Refusal> {
        let kinds: BTreeSet<PortraitExceptionKind> = kinds.iter().copied().collect();
        let case = self.edit_samples("declare_portrait_exceptions", id, |edit, _| {
            let events = edit.draft.declare_portrait_exceptions(kinds, &edit.work.act)?;
            edit.events.extend(events);
            Ok(())
        })?;
        if self.state().attending == Some(*id) {
            self.preview.coach_by(self.coached_by(&case));
        }
        Ok(case)
    }
}

/// What is asked has to have been looked at, all of it.
fn judged(checks: &[CheckNote], score: u8, seen_right: &[String], seen_wrong: &[String]) -> Result<PortraitFound, Refusal> {
    let names = |wanted: &dyn Fn(&CheckNote) -> bool| -> Vec<String> {
        checks.iter().filter(|check| wanted(check)).map(|check| check.name.clone()).collect()
    };
    let open = names(&|check| check.is_asked() && !seen_right.contains(&check.name) && !seen_wrong.contains(&check.name));
    if let Some(first) = open.first() {
        return Err(Refusal::new("lookAtPicture").with("check", first));
    }
    Ok(PortraitFound {
        score,
        failing: names(&CheckNote::fails),
        excused: names(&|check| check.excused),
        seen_right: names(&|check| check.is_asked() && !seen_wrong.contains(&check.name)),
        seen_wrong: names(&|check| check.is_asked() && seen_wrong.contains(&check.name)),
        consent: None,
        at_home: false,
        compared: None,
    })
}
