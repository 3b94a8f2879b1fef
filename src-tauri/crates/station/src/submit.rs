//! The clerk signs, the package is sealed, and a copy goes to the outbox: three durable steps, each resumed where it was cut.

use enrollment::{Application, ApplicationId, Digest, Means, PackageId, Sample, SampleId, SampleKind, SealedRef, Signed};
use keyring::public_key_of;
use package::{Content, Header, SamplePart, SealRequest, Suite, canonical_json, seal};
use store::{SealedFile, Sequence, Vault};

use crate::case::Case;
use crate::note::PackageNote;
use crate::station::Work;
use crate::{Refusal, Station, Topic};

/// So many files of a lost outbox are brought back in one step: well under a second even on a slow disk.
const REFILL_STEP: usize = 16;

/// What sealing needs besides the case, read before the transaction that allots the number.
struct Sealing {
    signed: Signed,
    content: Content,
}

impl Station {
    /// Signs as the clerk, seals and submits. Called again after a cut, it goes on where it was.
    ///
    /// # Errors
    /// `draftIncomplete`, `nothingAttested`, those of the keys and of the vault.
    pub fn sign_and_submit(&self, id: &ApplicationId) -> Result<Case, Refusal> {
        let mut work = self.begin("sign_and_submit")?;
        let case = {
            let _pen = self.pen_of(&mut work);
            self.serve(id)?;
            let mut case = work.read(id)?;
            let signed = self.sign(&work, &mut case)?;
            self.seal(&work, &mut case, signed)?;
            case
        };
        self.carry_over(work.vault());
        self.free_devices();
        self.clear_screen_unless_thanking(id);
        for topic in [Topic::Application(*id), Topic::Desk, Topic::Queue, Topic::Review, Topic::Session] {
            self.tell(topic);
        }
        Ok(case)
    }

    /// The clerk's signature of the stage: durable, so that a cut before sealing leaves a signed application and one package id.
    fn sign(&self, work: &Work, case: &mut Case) -> Result<Signed, Refusal> {
        let mut events = self.complete(work, case)?;
        let signed = match case.application.clone() {
            Application::Signed(signed) if signed.signature().by == work.act.officer => return Ok(signed),
            Application::Signed(_) => {
                // Nothing is signed in another's name: back, and signed by who sits here.
                let (draft, reopened) = crate::edit::reopen(case.application.clone(), work)?;
                events.extend(reopened);
                case.application = draft.into();
                events.extend(self.complete(work, case)?);
                self.sign_attested(work, case, &mut events)?
            }
            _ => self.sign_attested(work, case, &mut events)?,
        };
        case.application = signed.clone().into();
        case.note.signed_by = Some(work.act.officer.clone());
        work.store(case, events, Vec::new())?;
        Ok(signed)
    }

    fn sign_attested(&self, work: &Work, case: &Case, events: &mut Vec<enrollment::Event>) -> Result<Signed, Refusal> {
        let Application::Attested(attested) = case.application.clone() else { return Err(Refusal::new("nothingAttested")) };
        let package = package_id()?;
        let (signed, more) = attested.sign(package, &work.act)?;
        events.extend(more);
        Ok(signed)
    }

    fn seal(&self, work: &Work, case: &mut Case, signed: Signed) -> Result<(), Refusal> {
        let content = content(work.vault(), &signed)?;
        let sealing = Sealing { signed, content };
        kill_point::here("station.seal.before");
        let (_, version) = work
            .vault()
            .commit_sealed(self.config.epoch, |sequence| self.sealed_change(work, case, &sealing, sequence))
            .map_err(|refusal: Refusal| refusal)?;
        kill_point::here("station.seal.after");
        case.version = version;
        Ok(())
    }

    /// Seals under the number allotted, and says what the vault keeps of it.
    fn sealed_change(&self, work: &Work, case: &mut Case, sealing: &Sealing, sequence: Sequence) -> Result<store::Change, Refusal> {
        let center = self.recipient(work.now())?;
        let header = Header {
            suite: Suite::P256Sha256Aes256Gcm,
            package_id: sealing.signed.signature().package,
            station: self.config.station.clone(),
            epoch: sequence.epoch,
            sequence: sequence.number,
            revision: sealing.signed.header().revision(),
            recipient_key_id: public_key_of(&center).map_err(|error| Refusal::new(error.code()).because(error))?.key_id(),
        };
        let sealed = seal(&SealRequest {
            content: &sealing.content,
            header: &header,
            clerk: work.seated.keys.signing(),
            station: self.config.station_key.as_ref(),
            center_certificate: &center,
            trust: &self.config.trust,
            at: work.now(),
        })
        .map_err(|error| Refusal::new(error.code()).because(error))?;
        let reference = SealedRef {
            package_id: header.package_id,
            content_digest: sealed.content_digest,
            file_digest: sealed.file_digest,
            length: sealed.file.len() as u64,
            epoch: sequence.epoch,
            sequence: sequence.number,
            revision: header.revision,
        };
        let file = SealedFile {
            package_id: header.package_id,
            application: case.id(),
            ticket: Some(case.application.ticket()),
            revision: header.revision,
            sequence,
            content_digest: sealed.content_digest,
            file_digest: sealed.file_digest,
            sealed_at: work.now(),
            file: sealed.file,
        };
        let (submitted, events) = sealing.signed.clone().submit(reference, &work.act)?;
        case.application = submitted.into();
        case.note.risks = crate::review::risks(case);
        // Mended: from here on nothing says "returned" any more; the supervisor reads in what was before why it was.
        case.note.returned_for.clear();
        case.note.package = Some(PackageNote {
            id: header.package_id,
            sequence: sequence.number,
            bytes: file.file.len() as u64,
            sealed_at: work.now(),
        });
        Ok(case.change(work, events, Vec::new())?.with_sealed(file))
    }

    /// Copies to the outbox what it does not have yet, and wakes whoever drains it. Interrupted or failed, it is done again at the
    /// next start, unlock or submission.
    pub(crate) fn carry_over(&self, vault: &Vault) {
        kill_point::here("station.outbox-copy.before");
        let copied = store::carry_over(vault, &self.outbox);
        {
            let mut link = self.link();
            link.refilling = true;
            link.stuck = copied.is_err();
        }
        match copied {
            Ok(copied) => {
                kill_point::here("station.outbox-copy.after");
                if copied > 0 {
                    self.wake();
                }
            }
            Err(error) => {
                tracing::error!(code = error.code(), "not everything sealed is in the outbox yet");
                // What could be copied was.
                self.wake();
            }
        }
        self.note_left_behind(vault);
    }

    /// Brings a little of a lost outbox back; called about once a second while somebody is signed in, because at sign-in itself
    /// nobody waits for all of it.
    pub(crate) fn refill(&self) {
        if !self.link().refilling {
            return;
        }
        let Ok(work) = self.begin_quietly() else { return };
        match store::refill(work.vault(), &self.outbox, REFILL_STEP) {
            Ok(0) => self.link().refilling = false,
            Ok(_) => {
                if let Err(error) = store::carry_over(work.vault(), &self.outbox) {
                    self.link().stuck = true;
                    tracing::error!(code = error.code(), "not everything sealed is in the outbox yet");
                }
                self.note_left_behind(work.vault());
                self.wake();
                self.tell(Topic::Queue);
                self.tell(Topic::Session);
            }
            Err(error) => {
                tracing::error!(code = error.code(), "a lost outbox was not filled again");
                self.link().refilling = false;
            }
        }
    }

    /// For the status line, also while the vault is closed.
    fn note_left_behind(&self, vault: &Vault) {
        match vault.not_in_outbox() {
            Ok(count) => self.link().left_behind = count,
            Err(error) => tracing::error!(code = error.code(), "what the outbox lacks was not counted"),
        }
    }

    fn clear_screen_unless_thanking(&self, id: &ApplicationId) {
        if self.screen_state_of(id) != crate::ScreenState::Thanks {
            self.clear_screen_of(id);
        }
    }
}

pub(crate) fn package_id() -> Result<PackageId, Refusal> {
    hex(&keyring::random::<16>()).parse().map_err(|_| Refusal::internal("package id"))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Record and pictures, beginning with 32 random bytes; each picture is checked against the digest the record names.
fn content(vault: &Vault, signed: &Signed) -> Result<Content, Refusal> {
    let record = signed.record();
    let mut samples: Vec<SamplePart> = record.samples.iter().flat_map(pictures).map(|one| part(vault, &one)).collect::<Result<_, _>>()?;
    if let Means::Signature { sample } = &signed.attestation().means
        && !record.samples.iter().any(|one| one.kind == SampleKind::Signature)
    {
        samples.extend(pictures(sample).map(|one| part(vault, &one)).collect::<Result<Vec<_>, _>>()?);
    }
    let record = canonical_json(&record).map_err(|error| Refusal::new(error.code()).because(error))?;
    Ok(Content { nonce: keyring::random(), record, samples })
}

/// One picture of a sample, or its strokes.
struct Picture<'a> {
    kind: SampleKind,
    /// From 1; the sample's own is the first.
    number: usize,
    id: SampleId,
    digest: Digest,
    media_type: &'a str,
}

fn pictures(sample: &Sample) -> impl Iterator<Item = Picture<'_>> {
    let own = (sample.id, sample.digest, sample.media_type.as_str());
    let further = sample.further.iter().map(|one| (one.id, one.digest, one.media_type.as_str()));
    let all = std::iter::once(own).chain(further);
    all.zip(1..).map(|((id, digest, media_type), number)| Picture { kind: sample.kind, number, id, digest, media_type })
}

fn part(vault: &Vault, picture: &Picture<'_>) -> Result<SamplePart, Refusal> {
    let kind = picture.kind.code();
    let stored = vault.sample(&picture.id)?;
    if stored.entry.digest != picture.digest || Digest::of(&stored.bytes) != picture.digest {
        return Err(Refusal::new("sampleDamaged").at(kind));
    }
    let ending = ending(picture.media_type);
    let name = if picture.number == 1 { format!("{kind}{ending}") } else { format!("{kind}_{}{ending}", picture.number) };
    Ok(SamplePart { name, media_type: picture.media_type.to_owned(), bytes: stored.bytes })
}

/// How a file of that type ends, so that an opened package can be looked at.
fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        fingerprint::wsq::MEDIA_TYPE => ".wsq",
        crate::signature::MEDIA_TYPE => ".json",
        _ => "",
    }
}
