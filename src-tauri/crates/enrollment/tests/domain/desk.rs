//! A desk to test with: officers, a synthetic resident, samples that were never taken.

use enrollment::*;

pub(crate) const NOON: i64 = 1_795_323_600_000; // 2026-11-22T05:00:00Z, noon in Vietnam

pub(crate) fn at(minutes: i64) -> Timestamp {
    Timestamp::from_unix_ms(NOON + minutes * 60_000)
}

pub(crate) fn today() -> Date {
    at(0).vietnam_date()
}

pub(crate) fn officer(id: &str) -> OfficerId {
    OfficerId::parse(id).expect("an officer id")
}

pub(crate) fn station() -> StationId {
    StationId::parse("tram-01").expect("a station id")
}

pub(crate) fn act(id: &str, role: Role, minutes: i64) -> Act {
    Act { officer: officer(id), role, station: station(), at: at(minutes) }
}

pub(crate) fn clerk(minutes: i64) -> Act {
    act("lan", Role::Clerk, minutes)
}

pub(crate) fn supervisor(minutes: i64) -> Act {
    act("hung", Role::Supervisor, minutes)
}

pub(crate) fn date(text: &str) -> Date {
    Date::parse_paper(text).expect("a date")
}

/// A synthetic adult with a card of 2016 that has expired; complete except for what is asked at the desk.
pub(crate) fn resident() -> PopulationRecord {
    use FieldId as F;
    let facts = [
        (F::FullName, "NGUYỄN VĂN AN"),
        (F::Ethnicity, "Kinh"),
        (F::Religion, "Không"),
        (F::Nationality, "Việt Nam"),
        (F::BirthRegPlace, "Phường Ba Đình, Hà Nội"),
        (F::PermanentAddr, "Số 5 ngõ 10, Phường Ba Đình, Hà Nội"),
        (F::CurrentAddr, "Số 5 ngõ 10, Phường Ba Đình, Hà Nội"),
        (F::Marital, "Chưa kết hôn"),
        (F::RelToHead, "Chủ hộ"),
        (F::HouseholdHead, "NGUYỄN VĂN AN"),
        (F::ResidenceFile, "HN-0001"),
    ];
    PopulationRecord {
        number: PersonalNumber::parse("001090123456").expect("a number"),
        facts: facts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
        birth: BirthDate::Full(date("15/01/1990")),
        sex: Sex::Male,
        has_card: Some(CardOnRecord { issued: date("01/02/2016"), expires: Some(date("15/01/2015")) }),
        deceased_or_missing: false,
        reference_portrait: None,
    }
}

pub(crate) fn opening(record: Option<&PopulationRecord>, reason: Reason) -> Opening<'_> {
    Opening {
        id: ApplicationId::from_random([7; 16]),
        ticket: Ticket::parse("A127").expect("a ticket"),
        record: record.map(|record| (record, RecordRoad::Extract)),
        from_card: Facts::new(),
        carried: Facts::new(),
        reason,
        rolls: false,
        evidence: false,
        follows: None,
        salt: [42; 32],
    }
}

pub(crate) fn open(record: &PopulationRecord, reason: Reason) -> Draft {
    Draft::open(opening(Some(record), reason), &clerk(0)).expect("nothing stands against it").0
}

pub(crate) fn sample(kind: SampleKind, seed: u8, minutes: i64) -> Sample {
    let fingers = kind.placement().map(|placement| placement.fingers().iter().map(|finger| found(*finger)).collect()).unwrap_or_default();
    let resolution_ppi = kind.placement().map(|_| 500);
    Sample {
        id: SampleId::from_random([seed; 16]),
        kind,
        digest: Digest::of([seed]),
        length: 1000,
        media_type: "image/png".to_owned(),
        capture: CaptureNote {
            device: "simulator".to_owned(),
            simulated: true,
            by: officer("lan"),
            at: at(minutes),
            tries: 1,
            resolution_ppi,
            names_declared: false,
            iris: None,
            portrait: None,
            mix_ups: Vec::new(),
            fingers,
        },
        further: Vec::new(),
    }
}

pub(crate) fn found(position: FingerPosition) -> FingerFound {
    FingerFound { position, x: 10, y: 20, width: 200, height: 300, rotation_deg: 1.5, score: 70, picture: 0, flaw: None, device_score: None }
}

pub(crate) fn exception(finger: FingerPosition, kind: ExceptionKind) -> FingerException {
    FingerException { finger, kind, lasting: kind.usual_duration(), text: None }
}

/// Fills what a resident's record leaves to the desk.
pub(crate) fn fill(draft: &mut Draft) -> Vec<Event> {
    let mut events = Vec::new();
    for (field, text) in [(FieldId::Features, "Sẹo chấm c:1cm trên trước đầu mày trái"), (FieldId::Delivery, "at_post")] {
        events.extend(draft.set_field(field, text, Source::Typed, &clerk(1)).expect("fits"));
    }
    if draft.reason().kind() == Kind::Exchange {
        events.extend(draft.set_field(FieldId::OldCardCollected, "cccd_chip", Source::Typed, &clerk(1)).expect("fits"));
    }
    events
}

/// Captures what the plan asks for, iris recorded as not captured.
pub(crate) fn capture(draft: &mut Draft) -> Vec<Event> {
    let mut events = Vec::new();
    for (seed, kind) in (1..).zip(draft.plan().samples()) {
        if !matches!(kind, SampleKind::Iris(_)) {
            events.extend(draft.record_sample(sample(kind, seed, 2), &clerk(2)).expect("planned"));
        }
    }
    if draft.plan().iris {
        events.extend(draft.record_gap(Modality::Iris, GapReason::NoDevice, &clerk(3)).expect("planned"));
    }
    events
}

pub(crate) fn attestation(summary: &Summary) -> Attestation {
    Attestation {
        by: Signer::Applicant,
        means: Means::Signature { sample: sample(SampleKind::Signature, 99, 5) },
        at: at(5),
        language: "vi".to_owned(),
        summary_digest: summary.digest(),
        read_by: None,
    }
}

pub(crate) fn sealed_ref(package: PackageId, revision: u32) -> SealedRef {
    SealedRef {
        package_id: package,
        content_digest: Digest::of(b"content"),
        file_digest: Digest::of(b"file"),
        length: 500_000,
        epoch: 1,
        sequence: 12,
        revision,
    }
}

pub(crate) fn package() -> PackageId {
    PackageId::from_bytes([9; 16])
}

pub(crate) fn approval() -> ApprovalRef {
    ApprovalRef { batch: BatchId::from_bytes([3; 16]), manifest_digest: Digest::of(b"manifest") }
}

pub(crate) fn receipt() -> ReceiptRef {
    ReceiptRef {
        package_id: package(),
        file_digest: Digest::of(b"file"),
        content_digest: Digest::of(b"content"),
        received_at: at(20),
        statement_digest: Digest::of(b"receipt"),
    }
}

pub(crate) fn verdict() -> VerdictRef {
    VerdictRef { package_id: package(), decided_at: at(30), statement_digest: Digest::of(b"verdict") }
}

pub(crate) fn reason(person_must_come: bool) -> ReviewReason {
    ReviewReason { code: ReviewCode::PortraitUnfit, about: About::Sample(SampleKind::Portrait), text: None, person_must_come }
}

/// A draft that is complete.
pub(crate) fn complete_draft(reason: Reason) -> (Draft, Vec<Event>) {
    let (mut draft, mut events) = Draft::open(opening(Some(&resident()), reason), &clerk(0)).expect("opens");
    events.extend(fill(&mut draft));
    events.extend(capture(&mut draft));
    (draft, events)
}

pub(crate) fn captured() -> (Captured, Vec<Event>) {
    let (draft, mut events) = complete_draft(Reason::Age);
    let (captured, more) = draft.complete(&clerk(4)).expect("complete");
    events.extend(more);
    (captured, events)
}

pub(crate) fn attested() -> (Attested, Vec<Event>) {
    let (captured, mut events) = captured();
    let attestation = attestation(&captured.summary());
    let (attested, more) = captured.attest(attestation, &clerk(5)).expect("attests");
    events.extend(more);
    (attested, events)
}

pub(crate) fn signed() -> (Signed, Vec<Event>) {
    let (attested, mut events) = attested();
    let (signed, more) = attested.sign(package(), &clerk(6)).expect("signs");
    events.extend(more);
    (signed, events)
}

pub(crate) fn submitted() -> (Submitted, Vec<Event>) {
    let (signed, mut events) = signed();
    let (submitted, more) = signed.submit(sealed_ref(package(), 1), &clerk(7)).expect("submits");
    events.extend(more);
    (submitted, events)
}

/// Refused by the center with this remedy.
pub(crate) fn refused(remedy: Remedy) -> Refused {
    let (mut submitted, _) = submitted();
    submitted.open_for_review(&supervisor(8)).expect("opens");
    let (approved, _) = submitted.approve(approval(), &supervisor(9)).expect("approves");
    let (queued, _) = approved.queue(&station(), at(10));
    let (received, _) = queued.received(receipt(), &station(), at(20)).expect("ours");
    received.refused(verdict(), vec!["duplicate".to_owned()], remedy, &station(), at(30)).expect("ours").0
}
