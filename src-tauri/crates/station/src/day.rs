//! Opening and closing the day (A14): each line is done, or has an owner and a reason. What the station can measure nobody ticks.

use std::collections::BTreeMap;

use enrollment::{ApplicationId, Date, StageName};
use store::{DayCheck, DayMoment, ItemState};

use crate::desk::OPEN;
use crate::doctor::{CheckState, Checked};
use crate::station::Work;
use crate::status::ClockState;
use crate::{Refusal, Station, Topic};

/// Opening or closing the day.
#[derive(Clone, Debug)]
pub struct Day {
    /// Which of the two.
    pub moment: DayMoment,
    /// The lines.
    pub lines: Vec<DayLine>,
}

/// One line (`day-line-<id>`).
#[derive(Clone, Debug)]
pub struct DayLine {
    /// Its id.
    pub line: String,
    /// Done, open or handed.
    pub state: DayState,
    /// Measured by the station.
    pub measured: bool,
    /// Parameters of the sentence.
    pub params: BTreeMap<String, String>,
    /// Owner, when handed.
    pub owner: String,
    /// Reason, when handed.
    pub reason: String,
    /// The application of a paused person, at the end of the day.
    pub application: Option<ApplicationId>,
    /// Until when that person is kept.
    pub until: Option<Date>,
}

/// State of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// Done.
    Done,
    /// Nobody has settled it.
    Open,
    /// Somebody takes care of it, with a reason.
    Handed,
}

impl DayState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
            Self::Handed => "handed",
        }
    }
}

const OPENING: [&str; 10] =
    ["clock", "disk", "camera", "cameraLight", "scanner", "platen", "secondScreen", "printerPaper", "testPrint", "cash"];
const CLOSING: [&str; 6] = ["drafts", "unsigned", "notApproved", "notSent", "slips", "cash"];

/// The moment of a name.
///
/// # Errors
/// `stateUnknown`.
pub fn day_moment(text: &str) -> Result<DayMoment, Refusal> {
    match text {
        "open" => Ok(DayMoment::Open),
        "close" => Ok(DayMoment::Close),
        _ => Err(Refusal::new("stateUnknown").at("moment")),
    }
}

impl Station {
    /// The lines of opening or closing, today.
    ///
    /// # Errors
    /// Those of beginning and of the vault.
    pub fn day(&self, moment: DayMoment) -> Result<Day, Refusal> {
        let work = self.begin("read_day")?;
        self.lines(&work, moment)
    }

    /// Settles a line: done, or handed to an owner with a reason. A measured line is done when the station says so, not before. A paused
    /// person is never done: kept `until` a day (`dd/MM/yyyy`) or handed, with owner and reason; or withdrawn, and gone from here.
    ///
    /// # Errors
    /// `lineUnknown`, `lineMeasured`, `personToSettle`, `ownerNeeded`, `keepUntilUnfit`.
    pub fn settle_day_line(&self, moment: DayMoment, line: &str, done: bool, owner: &str, reason: &str, until: &str) -> Result<Day, Refusal> {
        let work = self.begin("settle_day_line")?;
        let day = self.lines(&work, moment)?;
        let known = day.lines.iter().find(|one| one.line == line).ok_or_else(|| Refusal::new("lineUnknown").at("line"))?;
        if done && known.measured && known.state != DayState::Done {
            return Err(Refusal::new("lineMeasured").at("line"));
        }
        if done && known.application.is_some() {
            return Err(Refusal::new("personToSettle").at("line"));
        }
        let text = |text: &str| Some(text.trim().chars().take(200).collect::<String>()).filter(|text| !text.is_empty());
        let (owner, reason) = (text(owner), text(reason));
        if !done && (owner.is_none() || reason.is_none()) {
            return Err(Refusal::new("ownerNeeded").at(if owner.is_none() { "owner" } else { "reason" }));
        }
        if let Some(id) = &known.application {
            self.keep_until(id, until)?;
        }
        work.vault().settle_day_check(&DayCheck {
            day: work.today(),
            moment,
            line: line.to_owned(),
            done,
            owner: owner.filter(|_| !done),
            reason: reason.filter(|_| !done),
            by: work.act.officer.clone(),
            at: work.now(),
        })?;
        self.tell(Topic::Day);
        self.lines(&work, moment)
    }

    fn lines(&self, work: &Work, moment: DayMoment) -> Result<Day, Refusal> {
        let settled = work.vault().day_checks(work.today(), moment)?;
        let names: &[&'static str] = match moment {
            DayMoment::Open => &OPENING,
            DayMoment::Close => &CLOSING,
        };
        let mut lines = Vec::new();
        for line in names {
            let measured = self.measure(work, line)?;
            let check = settled.iter().find(|check| check.line == **line);
            let (done, params) = measured.clone().unwrap_or((check.is_some_and(|check| check.done), BTreeMap::new()));
            let handed = check.filter(|check| !check.done && !done);
            let state = match (done, handed) {
                (true, _) => DayState::Done,
                (false, Some(_)) => DayState::Handed,
                (false, None) => DayState::Open,
            };
            lines.push(DayLine {
                line: (*line).to_owned(),
                state,
                measured: measured.is_some(),
                params,
                owner: handed.and_then(|check| check.owner.clone()).unwrap_or_default(),
                reason: handed.and_then(|check| check.reason.clone()).unwrap_or_default(),
                application: None,
                until: None,
            });
            if *line == "drafts" {
                lines.extend(self.lines_of_paused(work, &settled)?);
            }
        }
        Ok(Day { moment, lines })
    }

    /// What the station measures itself: whether it is done, and the number the sentence names. `None` for what only eyes see.
    #[allow(clippy::type_complexity, reason = "two answers of one measurement")]
    fn measure(&self, work: &Work, line: &str) -> Result<Option<(bool, BTreeMap<String, String>)>, Refusal> {
        let count = |count: u64| Some((count == 0, BTreeMap::from([("count".to_owned(), count.to_string())])));
        let device = |check: &Checked| Some((check.state == CheckState::Works, check.params.clone()));
        Ok(match line {
            "clock" => Some((self.clock_state(work.now()) == ClockState::Plausible, BTreeMap::new())),
            "disk" => device(&self.check_disk()),
            "camera" => device(&self.check_camera()),
            "cameraLight" => Some(self.light_of_day(work.today())),
            "scanner" => device(&self.check_scanner()),
            "secondScreen" => Some((self.has_second_screen(), BTreeMap::new())),
            "drafts" | "unsigned" => {
                let counts = work.vault().stage_counts()?;
                let of = |stages: &[StageName]| stages.iter().filter_map(|stage| counts.get(stage)).sum::<u64>();
                // The paused ones have lines of their own.
                let paused = work.all_cases(&[StageName::Draft])?.iter().filter(|case| case.note.paused.is_some()).count() as u64;
                if line == "drafts" { count(of(&[StageName::Draft]).saturating_sub(paused)) } else { count(of(&OPEN[1..])) }
            }
            // The vault knows what the outbox may have lost, the outbox what the vault has not heard yet: the larger number counts.
            "notApproved" => {
                let stages = work.vault().stage_counts()?;
                count(self.outbox.counts()?.of(ItemState::Waiting).max(stages.get(&StageName::Submitted).copied().unwrap_or(0)))
            }
            "notSent" => {
                let (stages, counts) = (work.vault().stage_counts()?, self.outbox.counts()?);
                let of = |stage| stages.get(&stage).copied().unwrap_or(0);
                count((counts.open() - counts.of(ItemState::Waiting)).max(of(StageName::Approved) + of(StageName::Queued)))
            }
            _ => None,
        })
    }
}
