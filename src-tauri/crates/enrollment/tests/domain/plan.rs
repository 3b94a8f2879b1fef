//! Capture plan, card validity, proposed kind and reason, blocks: by table.

use crate::desk::{clerk, date, opening, resident, today};
use enrollment::*;

#[test]
fn the_plan_follows_from_reason_and_age() {
    let cases = [
        (Reason::First, "23/11/2020", PlanRule::UnderSix),
        (Reason::First, "22/11/2020", PlanRule::Full),
        (Reason::Lost, "15/01/2024", PlanRule::UnderSix),
        (Reason::Lost, "15/01/1990", PlanRule::ReusesLast),
        (Reason::Damaged, "15/01/1990", PlanRule::ReusesLast),
        (Reason::RegainNationality, "15/01/1990", PlanRule::Full),
        (Reason::Age, "15/01/1990", PlanRule::Full),
        (Reason::Error, "15/01/1990", PlanRule::Full),
    ];
    for (reason, birth, rule) in cases {
        let plan = CapturePlan::derive(reason, BirthDate::Full(date(birth)), today());
        assert_eq!(plan.because, rule, "{reason} {birth}");
        assert_eq!(plan.is_empty(), rule != PlanRule::Full);
    }
    let full = CapturePlan::derive(Reason::First, None, today());
    let kinds: Vec<_> = full.samples().into_iter().map(SampleKind::code).collect();
    assert_eq!(kinds, ["portrait", "slap_13", "slap_14", "slap_15", "iris_right", "iris_left"]);
}

#[test]
fn a_post_that_rolls_takes_ten_fingers_more_where_fingers_are_taken_at_all() {
    let plan = |reason| CapturePlan::derive(reason, BirthDate::Full(date("15/01/1990")), today()).and_rolled(true);
    let codes: Vec<_> = plan(Reason::Age).placements().map(Placement::code).collect();
    assert_eq!(codes, [13, 14, 15, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(plan(Reason::Lost).placements().count(), 0, "the last ones are used again");
    for placement in plan(Reason::Age).placements() {
        assert_eq!(Placement::from_code(placement.code()), Some(placement));
        let kind = SampleKind::from(placement);
        assert_eq!((kind.placement(), kind.code().parse().ok()), (Some(placement), Some(kind)));
    }
    assert_eq!([0, 11, 12, 16].map(Placement::from_code), [None; 4]);
    // A plan without them is written as it was before there were any.
    let plain = serde_json::to_string(&CapturePlan::derive(Reason::Age, None, today())).unwrap();
    assert!(!plain.contains("rolled"), "{plain}");
}

#[test]
fn slaps_hold_all_ten_fingers_once() {
    let mut fingers: Vec<_> = Slap::ALL.into_iter().flat_map(|slap| slap.fingers().to_vec()).collect();
    fingers.sort();
    assert_eq!(fingers, FingerPosition::ALL);
    assert!(FingerPosition::ALL.into_iter().all(|finger| finger.slap().fingers().contains(&finger)));
}

#[test]
fn validity_follows_the_law() {
    let cases = [
        ("01/01/2020", "01/06/2026", Expiry::On(date("01/01/2034"))),
        ("01/01/2015", "01/06/2026", Expiry::On(date("01/01/2029"))),
        ("01/01/2014", "31/12/2025", Expiry::On(date("01/01/2028"))),
        ("01/01/2014", "01/01/2026", Expiry::On(date("01/01/2039"))),
        ("01/01/2003", "31/12/2025", Expiry::On(date("01/01/2028"))),
        ("01/01/2003", "01/01/2026", Expiry::On(date("01/01/2043"))),
        ("01/01/1988", "31/12/2025", Expiry::On(date("01/01/2028"))),
        ("01/01/1988", "01/01/2026", Expiry::On(date("01/01/2048"))),
        ("01/01/1968", "31/12/2025", Expiry::On(date("01/01/2028"))),
        ("01/01/1968", "01/01/2026", Expiry::Never),
        ("01/01/1930", "01/01/2026", Expiry::Never),
        ("29/02/2004", "01/06/2026", Expiry::On(date("28/02/2029"))),
    ];
    for (birth, issued, expected) in cases {
        assert_eq!(expiry(date(birth), date(issued)), Some(expected), "{birth} {issued}");
    }
    assert_eq!(expiry(date("01/01/2026"), date("31/12/2025")), None);
}

#[test]
fn kind_and_reason_are_proposed_with_their_rule() {
    let card = |issued: &str, expires: Option<&str>| Some(CardOnRecord { issued: date(issued), expires: expires.map(date) });
    let cases = [
        (None, Reason::First, ProposalRule::NoCard),
        (card("01/02/2016", Some("15/01/2026")), Reason::Age, ProposalRule::Expired),
        (card("01/02/2016", Some("22/11/2026")), Reason::Age, ProposalRule::Expired),
        (card("01/03/2021", Some("15/01/2030")), Reason::CccdToCc, ProposalRule::OlderKind),
        (card("01/08/2024", Some("15/01/2030")), Reason::OnRequest, ProposalRule::StillValid),
        // No printed date: the law's table says 15/01/2030.
        (card("01/08/2024", None), Reason::OnRequest, ProposalRule::StillValid),
    ];
    for (has_card, reason, because) in cases {
        let record = PopulationRecord { has_card, ..resident() };
        assert_eq!(propose(&record, today()), Proposal { kind: reason.kind(), reason, because });
    }
}

#[test]
fn what_stands_against_an_application_is_said_and_no_draft_opens() {
    let mut year_only = resident();
    year_only.birth = BirthDate::YearOnly(1952);
    let mut deceased = resident();
    deceased.deceased_or_missing = true;
    let mut missing_since = resident();
    missing_since.facts.insert(FieldId::DeathMissing, "01/01/2020".to_owned());
    let mut unborn = resident();
    unborn.birth = BirthDate::Full(date("23/11/2026"));
    let cases = [
        (year_only, Block::BirthYearOnly(1952)),
        (deceased, Block::DeceasedOrMissing),
        (missing_since, Block::DeceasedOrMissing),
        (unborn, Block::NotYetBorn),
    ];
    for (record, block) in cases {
        assert_eq!(blocks(&record, today()), [block]);
        let refused = Draft::open(opening(Some(&record), Reason::First), &clerk(0)).expect_err("blocked");
        assert_eq!(refused, MoveError::Blocked(block));
        assert_eq!(refused.code(), block.code());
    }
    assert!(blocks(&resident(), today()).is_empty());
}

#[test]
fn a_record_survives_its_json() {
    let mut record = resident();
    record.reference_portrait = Some(vec![0xff, 0xd8, 0]);
    let json = serde_json::to_string(&record).unwrap();
    assert!(json.contains("\"ffd800\""));
    assert_eq!(serde_json::from_str::<PopulationRecord>(&json).unwrap(), record);
}
