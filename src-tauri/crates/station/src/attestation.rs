//! The applicant says "this is right": by signature, or before a witness where there can be none (A6).

use enrollment::{
    Application, ApplicationId, Attestation, CannotSign, CaptureNote, Captured, Digest, Event, FieldId, FingerPosition, FullName, Means,
    OfficerId, PersonalNumber, Reader, Sample, SampleId, SampleKind, Signer, Witness,
};
use store::{NewSample, SampleChange, SampleState};

use crate::case::Case;
use crate::desk::random_uuid;
use crate::signature::{MEDIA_TYPE, Strokes};
use crate::station::Work;
use crate::{Language, Refusal, ScreenReport, Station};

/// How somebody who does not sign attests (A6).
#[derive(Clone, Debug)]
pub struct WithoutSignature {
    /// The marked finger; none for neither signature nor mark.
    pub finger: Option<u8>,
    /// Why no signature.
    pub reason: CannotSign,
    /// Who read the text aloud: an officer's sign-in name, or a name.
    pub read_by: String,
    /// Name of the witness.
    pub witness_name: String,
    /// Their personal number, may be empty.
    pub witness_number: String,
}

impl Station {
    /// The applicant signs what stands on the window. A signature under another text is refused.
    ///
    /// # Errors
    /// `nothingOnScreen`, `summaryChanged`, `linesWrong`, `signatureEmpty`, `representativeMustSign`.
    pub fn sign_as_applicant(&self, strokes: Strokes, digest: &str) -> Result<ScreenReport, Refusal> {
        let id = self.touch_summary()?;
        let seen: Digest = digest.parse().map_err(|_| Refusal::new("summaryChanged"))?;
        let strokes = strokes.check()?;
        let bytes = strokes.to_bytes()?;
        let language = self.screen_language(&id);
        let case = self.change("sign_as_applicant", &id, |work, case| {
            self.serve(&id)?;
            let sample: SampleId = random_uuid().parse().map_err(|_| Refusal::internal("sample id"))?;
            let taken = Sample {
                id: sample,
                kind: SampleKind::Signature,
                digest: Digest::of(&bytes),
                length: bytes.len() as u64,
                media_type: MEDIA_TYPE.to_owned(),
                capture: CaptureNote {
                    device: "applicant-window".to_owned(),
                    simulated: false,
                    by: work.act.officer.clone(),
                    at: work.now(),
                    tries: 1,
                    resolution_ppi: None,
                    names_declared: false,
                    iris: None,
                    portrait: None,
                    mix_ups: Vec::new(),
                    fingers: Vec::new(),
                },
                further: Vec::new(),
            };
            let new = NewSample {
                id: sample,
                kind: SampleKind::Signature,
                media_type: MEDIA_TYPE.to_owned(),
                taken_at: work.now(),
                state: SampleState::Kept,
                bytes,
                templates: Vec::new(),
            };
            let events = attest(work, case, Means::Signature { sample: taken }, seen, language)?;
            Ok((events, vec![SampleChange::Add(new)]))
        })?;
        self.thank(&case);
        Ok(self.screen())
    }

    /// The applicant cannot sign: mark or neither, read aloud, before a witness (A6).
    ///
    /// # Errors
    /// `fingerUnknown`, `witnessIncomplete`, `readerMissing`, and those of the stage.
    pub fn attest_without_signature(&self, id: &ApplicationId, how: &WithoutSignature) -> Result<Case, Refusal> {
        let read = match how.read_by.trim() {
            "" => None,
            name => Some(reader(self, name)?),
        };
        let witness = witness(&how.witness_name, &how.witness_number)?;
        let finger = match how.finger {
            Some(code) => Some(FingerPosition::from_code(code).ok_or_else(|| Refusal::new("fingerUnknown").at("finger"))?),
            None => None,
        };
        let language = self.screen_language(id);
        let case = self.change("attest_without_signature", id, |work, case| {
            self.serve(id)?;
            let mut events = self.complete(work, case)?;
            let reason = how.reason;
            // What was read aloud already, by the station or a person who is named, need not be named again.
            let read_by = read.clone().or_else(|| case.read_aloud().cloned()).ok_or_else(|| Refusal::new("readerMissing").at("readBy"))?;
            let witness = witness.clone();
            let means = match finger {
                Some(finger) => Means::FingerMark { finger, reason, read_by, witness },
                None => Means::Neither { reason, read_by, witness },
            };
            let digest = case.application.summary().map(|summary| summary.digest()).unwrap_or(Digest::ZERO);
            events.extend(attest(work, case, means, digest, language)?);
            Ok((events, Vec::new()))
        })?;
        self.thank(&case);
        Ok(case)
    }
}

fn attest(work: &Work, case: &mut Case, means: Means, seen: Digest, language: Language) -> Result<Vec<Event>, Refusal> {
    if !case.note.lines_wrong.is_empty() {
        return Err(Refusal::new("linesWrong"));
    }
    let captured = match case.application.clone() {
        Application::Captured(captured) => captured,
        Application::Attested(_) | Application::Signed(_) => return Err(Refusal::new("alreadyAttested")),
        _ => return Err(Refusal::new("notAllowedNow")),
    };
    let attestation = Attestation {
        by: signer(&captured, case, work)?,
        means,
        at: work.now(),
        language: language.tag().to_owned(),
        summary_digest: seen,
        read_by: case.note.read_aloud.as_ref().filter(|read| read.digest == seen).map(|read| read.by.clone()),
    };
    let (attested, events) = captured.attest(attestation, &work.act)?;
    case.application = attested.into();
    Ok(events)
}

/// From fourteen on the applicant signs; below, the representative named in the form.
fn signer(captured: &Captured, case: &Case, work: &Work) -> Result<Signer, Refusal> {
    if !case.needs_representative(work.today()) {
        return Ok(Signer::Applicant);
    }
    // The form's field names the representative in words: name first, then what they are to the applicant.
    let text = captured.facts().text(FieldId::LegalRep);
    let mut parts = text.splitn(2, [',', ';', ':']);
    let name = parts.next().unwrap_or_default().trim();
    let name: String = name.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let name = FullName::parse(name.trim()).map_err(|_| Refusal::new("representativeMustSign").at(FieldId::LegalRep.id()))?;
    let rest = parts.next().unwrap_or_default().trim().to_owned();
    let number = text
        .split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 12)
        .and_then(|digits| PersonalNumber::parse(digits).ok());
    Ok(Signer::Representative { name, number, relation: rest })
}

pub(crate) fn reader(station: &Station, text: &str) -> Result<Reader, Refusal> {
    let text = text.trim();
    if let Ok(id) = text.parse::<OfficerId>()
        && station.config().officers.find(&id).is_some()
    {
        return Ok(Reader::Officer(id));
    }
    FullName::parse(text).map(Reader::Person).map_err(|_| Refusal::new("readerMissing").at("readBy"))
}

fn witness(name: &str, number: &str) -> Result<Witness, Refusal> {
    let incomplete = |field: &str| Refusal::new("witnessIncomplete").at(field);
    let name = FullName::parse(name).map_err(|_| incomplete("witnessName"))?;
    let number = match number.trim() {
        "" => None,
        number => Some(PersonalNumber::parse(number).map_err(|_| incomplete("witnessNumber"))?),
    };
    Ok(Witness { name, number })
}
