//! Applications of people who never existed, as many as wanted, the same in every run.

use std::collections::BTreeMap;

use enrollment::{
    Act, Application, ApplicationId, BirthDate, Date, Draft, Facts, FieldId, OfficerId, Opening, PersonalNumber, PopulationRecord,
    Reason, RecordRoad, Role, Sex, StationId, Ticket, Timestamp,
};
use store::{ApplicationRow, Change, Vault};

const FAMILY: [&str; 16] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Y", "H'",
];
const MIDDLE: [&str; 10] = ["Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc", "Thanh", "Quốc", "Xuân", "Bảo"];
const GIVEN: [&str; 20] = [
    "Đức", "Hòa", "Thủy", "Anh", "Dũng", "Đào", "Hương", "Lan", "Mai", "Nam", "Phúc", "Quỳnh", "Sơn", "Tâm", "Ưng", "Vỹ", "Yến", "Blơ",
    "Niê", "Bkrông",
];
/// A small generator of its own, so that every run fills the same vault.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }

    /// Most are called Nguyễn, as in life.
    fn name(&mut self) -> String {
        let family = if self.roll(10) < 4 { FAMILY[0] } else { self.of(&FAMILY) };
        let extra = if self.roll(2) == 0 { format!(" {}", self.of(&GIVEN)) } else { String::new() };
        format!("{family} {}{extra} {}", self.of(&MIDDLE), self.of(&GIVEN))
    }
}

fn change(index: usize, dice: &mut Dice, act: &Act) -> Change {
    let name = dice.name();
    let birth = BirthDate::Full(Date::new(1950 + dice.roll(55) as u16, 1 + dice.roll(12) as u8, 1 + dice.roll(28) as u8).expect("the generator makes valid values"));
    let number = PersonalNumber::parse(&format!("066079{index:06}")).expect("the generator makes valid values");
    let record = PopulationRecord {
        number,
        facts: BTreeMap::from([(FieldId::FullName, name.clone())]),
        birth,
        sex: Sex::Female,
        has_card: None,
        deceased_or_missing: false,
        reference_portrait: None,
    };
    let mut id = [0; 16];
    id[..4].copy_from_slice(&(index as u32).to_be_bytes());
    let opening = Opening {
        id: ApplicationId::from_random(id),
        ticket: Ticket::new('A', (index % 999 + 1) as u16).expect("the generator makes valid values"),
        record: Some((&record, RecordRoad::Extract)),
        from_card: Facts::new(),
        carried: Facts::new(),
        reason: Reason::CccdToCc,
        rolls: false,
        evidence: false,
        follows: None,
        salt: [7; 32],
    };
    let (draft, events) = Draft::open(opening, act).expect("the generator makes valid values");
    let application = Application::from(draft);
    let row = ApplicationRow {
        id: application.id(),
        ticket: Some(application.ticket()),
        stage: application.stage(),
        revision: 1,
        number: Some(number),
        name: Some(name),
        birth: Some(birth),
        kind: Some(Reason::CccdToCc.kind()),
        reason: Some(Reason::CccdToCc),
        facts_holder: None,
        samples_holder: None,
        opened_at: act.at,
        updated_at: act.at.plus_ms(index as i64),
        line: None,
    };
    Change::new(0, row, application, events)
}

/// Fills a vault.
pub(crate) fn fill(vault: &Vault, count: usize) -> Result<(), String> {
    let mut dice = Dice(2026);
    let act = Act {
        officer: OfficerId::parse("clerk").expect("the generator makes valid values"),
        role: Role::Clerk,
        station: StationId::parse("station-1").expect("the generator makes valid values"),
        at: Timestamp::from_unix_ms(1_795_300_000_000),
    };
    let changes: Vec<usize> = (0..count).collect();
    for batch in changes.chunks(1000) {
        let batch: Vec<Change> = batch.iter().map(|index| change(*index, &mut dice, &act)).collect();
        vault.commit_all(&batch, None).map_err(|why| why.to_string())?;
    }
    Ok(())
}
