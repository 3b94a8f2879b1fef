//! Fills a vault with applications of people who never existed and measures finding and opening them.
//!
//! `cargo run --release -p store --example search_speed [-- COUNT [FILE]]`. Prints one JSON line; times in milliseconds.

#![allow(clippy::unwrap_used, reason = "a measuring tool, not the product")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

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
const QUERIES: [&str; 12] = [
    "nguyen", "nguyen van", "nguyen van duc", "Nguyễn Văn Đức", "dang duc dao", "Đặng Thị Hòa", "h' ngoc nie", "y van blo", "d", "tran t",
    "066 079 012", "le xuan yen",
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
    let birth = BirthDate::Full(Date::new(1950 + dice.roll(55) as u16, 1 + dice.roll(12) as u8, 1 + dice.roll(28) as u8).unwrap());
    let number = PersonalNumber::parse(&format!("066079{index:06}")).unwrap();
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
        ticket: Ticket::new('A', (index % 999 + 1) as u16).unwrap(),
        record: Some((&record, RecordRoad::Extract)),
        from_card: Facts::new(),
        reason: Reason::CccdToCc,
        follows: None,
        salt: [7; 32],
    };
    let (draft, events) = Draft::open(opening, act).unwrap();
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

fn fill(vault: &Vault, count: usize) {
    let mut dice = Dice(2026);
    let act = Act {
        officer: OfficerId::parse("clerk").unwrap(),
        role: Role::Clerk,
        station: StationId::parse("station-1").unwrap(),
        at: Timestamp::from_unix_ms(1_795_300_000_000),
    };
    let changes: Vec<usize> = (0..count).collect();
    for batch in changes.chunks(1000) {
        let batch: Vec<Change> = batch.iter().map(|index| change(*index, &mut dice, &act)).collect();
        vault.commit_all(&batch, None).unwrap();
    }
}

/// Median, 99th percentile and worst of what was measured.
fn spread(mut times: Vec<f64>) -> serde_json::Value {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    let round = |value: f64| (value * 100.0).round() / 100.0;
    serde_json::json!({ "p50": round(at(0.5)), "p99": round(at(0.99)), "max": round(at(1.0)) })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64() * 1000.0)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().map_or(100_000, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = arguments.next().map_or_else(|| folder.path().join("vault.db"), PathBuf::from);
    let key = keyring::DatabaseKey::make();
    let vault = Vault::open(&path, &key).unwrap();
    let ((), filling) = timed(|| fill(&vault, count));
    vault.close().unwrap();
    let (vault, opening) = timed(|| Vault::open(&path, &key).unwrap());

    let (mut searches, mut opens, mut worst) = (Vec::new(), Vec::new(), BTreeMap::new());
    for _ in 0..25 {
        for query in QUERIES {
            let (lines, search) = timed(|| vault.search_applications(query, 20).unwrap());
            let slowest = worst.entry(query).or_insert(0.0f64);
            *slowest = slowest.max(search);
            searches.push(search);
            if let Some(line) = lines.last() {
                opens.push(timed(|| vault.application(&line.row.id).unwrap()).1);
            }
        }
    }
    let (_, list) = timed(|| vault.list(&[], 50, 0).unwrap());
    let (_, counts) = timed(|| vault.stage_counts().unwrap());
    let (head, chain) = timed(|| vault.verify_chain().unwrap());
    let report = serde_json::json!({
        "applications": count, "events": head.length, "fileMb": std::fs::metadata(&path).unwrap().len() / 1_000_000,
        "fillMs": filling.round(), "openVaultMs": opening, "searchMs": spread(searches), "openOneMs": spread(opens),
        "listMs": list, "stageCountsMs": counts, "verifyChainMs": chain.round(), "worstByQueryMs": worst,
    });
    println!("{report}");
}
