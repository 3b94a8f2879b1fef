//! How devices do, week by week and without people (C10): a worn window or dirty glass shows as a slope, not as tired clerks.
//!
//! The attempts lie in the vault. What they come to (counts and shares, by device) is kept in the outbox, too, so that `tn doctor` can say
//! it while the vault is closed.

mod slope;

use std::collections::BTreeMap;

use devices::DeviceInfo;
use enrollment::{Date, Modality, SampleKind, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Try, TryCount, Vault};

use crate::doctor::{CheckState, Checked};
use crate::station::Work;
use crate::{Refusal, Station};
pub use slope::{Loss, Measure, Slope};
use slope::{Tally, WEEKS, slope};

/// Where the figures lie in the outbox's settings.
const PLACE: &str = "trends";
const DAY_MS: i64 = 86_400_000;
const WEEK_MS: u32 = 7 * 86_400_000;
/// Vietnam's hours ahead of UTC, in milliseconds: there a week begins on Monday at midnight.
const VIETNAM_MS: i64 = 7 * 3_600_000;
/// An attempt is forgotten after a year.
const YEAR_MS: i64 = 366 * DAY_MS;
/// Figures so young are not counted anew: the panel asks again whenever a device changes.
const YOUNG_MS: i64 = 60_000;
/// How often the figures are kept while somebody works.
const KEPT_EVERY_MS: i64 = 3_600_000;

/// One week of one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrendWeek {
    /// Its Monday.
    pub from: Date,
    /// Attempts.
    pub tries: u32,
    /// Of these without a usable picture, percent; none without attempts.
    pub failed_percent: Option<u8>,
    /// Median quality score of the pictures, 0 to 100, where there was one.
    pub score: Option<u8>,
    /// Attempts for ten placements that came into applications; none where none came.
    pub tries_for_ten: Option<u32>,
}

/// One device at one modality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Id of the device.
    pub device: String,
    /// The maker's name.
    pub name: String,
    /// No hardware stands behind it.
    pub simulated: bool,
    /// What it captures.
    pub modality: Modality,
    /// The weeks, the earliest first; the last one is not over.
    pub weeks: Vec<TrendWeek>,
    /// What they come to.
    pub slope: Slope,
}

/// All devices that were tried in these weeks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trends {
    /// When the attempts were counted.
    pub at: Timestamp,
    /// By device and modality.
    pub devices: Vec<Trend>,
}

impl Trends {
    /// Counts what the vault holds.
    pub(crate) fn of(vault: &Vault, now: Timestamp) -> Result<Self, Refusal> {
        let from = first_monday(now);
        let counted = vault.count_tries(from, WEEK_MS, WEEKS as u32)?;
        Ok(Self { at: now, devices: by_device(counted, from) })
    }

    /// For the list of checks: one line for each device that gets worse and each way it does, or one that says why there is none.
    pub(crate) fn checks(&self) -> Vec<Checked> {
        let day = self.at.vietnam_date().to_paper();
        let mut checks: Vec<Checked> = self.devices.iter().flat_map(|trend| trend.worse(&day)).collect();
        if checks.is_empty() {
            let (state, code) = match self.devices.iter().any(|trend| trend.slope == Slope::Steady) {
                true => (CheckState::Works, "trendSteady"),
                false => (CheckState::Absent, "trendTooFew"),
            };
            checks.push(Checked::new("trend", state, code).with("day", day));
        }
        checks
    }
}

impl Trend {
    /// `worse`, `steady` or `tooFew`.
    pub fn code(&self) -> &'static str {
        match self.slope {
            Slope::TooFew => "tooFew",
            Slope::Steady => "steady",
            Slope::Worse(_) => "worse",
        }
    }

    /// `portrait`, `fingerprints` or `iris`.
    pub fn modality_code(&self) -> &'static str {
        match self.modality {
            Modality::Portrait => "portrait",
            Modality::Fingerprints | Modality::RolledFingerprints => "fingerprints",
            Modality::Iris => "iris",
        }
    }

    fn worse(&self, day: &str) -> Vec<Checked> {
        let Slope::Worse(losses) = &self.slope else { return Vec::new() };
        let line = |loss: &Loss| {
            let check = Checked::new("trend", CheckState::Attention, loss.measure.code()).named(&self.name, self.simulated);
            check.with("modality", self.modality_code()).with("before", loss.before).with("now", loss.now).with("day", day)
        };
        losses.iter().map(line).collect()
    }
}

/// Midnight in Vietnam of the Monday with which the first week begins.
fn first_monday(now: Timestamp) -> Timestamp {
    let day = (now.unix_ms() + VIETNAM_MS).div_euclid(DAY_MS);
    // 1 January 1970 was a Thursday, three days after a Monday.
    let monday = day - (day + 3).rem_euclid(7);
    Timestamp::from_unix_ms((monday - 7 * (WEEKS as i64 - 1)) * DAY_MS - VIETNAM_MS)
}

fn modality_of(target: &str) -> Option<Modality> {
    let kind: SampleKind = target.parse().ok()?;
    match kind {
        SampleKind::Portrait => Some(Modality::Portrait),
        SampleKind::Iris(_) => Some(Modality::Iris),
        kind => kind.placement().map(|_| Modality::Fingerprints),
    }
}

/// Whether a capture failed by its device, or by how the hand came to it.
fn is_of_device(code: &str) -> bool {
    ["device", "finger", "scannerResolution", "noFrame"].iter().any(|family| code.starts_with(family))
}

fn by_device(counted: Vec<TryCount>, from: Timestamp) -> Vec<Trend> {
    let mut found: BTreeMap<(Modality, String), (String, bool, [Tally; WEEKS])> = BTreeMap::new();
    for one in counted {
        let Some(modality) = modality_of(&one.target) else { continue };
        let (name, simulated, weeks) = found.entry((modality, one.device)).or_default();
        // The latest week comes last: a device that calls itself otherwise now is called so.
        (*name, *simulated) = (one.name, one.simulated);
        let Some(tally) = weeks.get_mut(one.period as usize) else { continue };
        match one.outcome.as_str() {
            Try::KEPT => tally.kept += one.count,
            outcome => tally.add(outcome == Try::USABLE, one.score, one.count),
        }
    }
    let monday = |week: usize| Timestamp::from_unix_ms(from.unix_ms() + week as i64 * i64::from(WEEK_MS)).vietnam_date();
    let trend = |((modality, device), (name, simulated, tallies)): ((Modality, String), (String, bool, [Tally; WEEKS]))| {
        let week = |(place, tally): (usize, &Tally)| TrendWeek {
            from: monday(place),
            tries: tally.tries,
            failed_percent: tally.failed_percent(),
            score: tally.score(),
            tries_for_ten: tally.tries_for_ten(),
        };
        Trend { device, name, simulated, modality, weeks: tallies.iter().enumerate().map(week).collect(), slope: slope(&tallies) }
    };
    found.into_iter().map(trend).collect()
}

impl Station {
    /// The figures of the open vault, kept for whoever looks while it is closed; with the vault closed those kept last, if any.
    pub(crate) fn trends(&self) -> Option<Trends> {
        // What another version wrote differently is written anew at the next sign-in.
        let kept: Option<Trends> = self.outbox.setting(PLACE).ok().flatten().and_then(|text| serde_json::from_str(&text).ok());
        let young = kept.as_ref().is_some_and(|kept| (0..YOUNG_MS).contains(&self.now().ms_since(kept.at)));
        if let (false, Ok(work)) = (young, self.begin_quietly()) {
            return self.count_trends(work.vault()).or(kept);
        }
        kept
    }

    /// Counts what the vault holds, and keeps what it comes to: also when an officer leaves, so that no day's work is missing in it.
    pub(crate) fn count_trends(&self, vault: &Vault) -> Option<Trends> {
        let trends = Trends::of(vault, self.now());
        let trends = trends.inspect_err(|refusal| tracing::warn!(code = refusal.code, "the devices' attempts were not counted")).ok()?;
        let text = serde_json::to_string(&trends).ok()?;
        if let Err(error) = self.outbox.set_setting(PLACE, &text) {
            tracing::warn!(code = error.code(), "the devices' figures were not kept");
        }
        Some(trends)
    }

    /// Once an hour while somebody works: keeps the figures, and forgets attempts older than a year. A clock known to be wrong forgets nothing.
    pub(crate) fn keep_trends(&self, now: Timestamp) {
        let Ok(work) = self.begin_quietly() else { return };
        let due = {
            let mut state = self.state();
            let due = !(0..KEPT_EVERY_MS).contains(&now.ms_since(state.trends_kept));
            if due {
                state.trends_kept = now;
            }
            due
        };
        if !due {
            return;
        }
        if self.clock_state(now) == crate::ClockState::Plausible
            && let Err(error) = work.vault().forget_tries_before(Timestamp::from_unix_ms(now.unix_ms() - YEAR_MS))
        {
            tracing::warn!(code = error.code(), "old attempts were not forgotten");
        }
        self.trends();
    }

    /// Notes an attempt of which there is no picture, at the device that was at work. What no device did (another capture runs, no scanner
    /// is there) is not noted, and what cannot be noted does not stop anybody.
    pub(crate) fn note_failed_try(&self, work: &Work, device: Option<DeviceInfo>, kind: SampleKind, attempt: u32, code: &str) {
        let Some(DeviceInfo { id: device, name, simulated, .. }) = device.filter(|_| is_of_device(code)) else { return };
        self.note_try(work, &Try { at: self.now(), device, name, simulated, target: kind.to_string(), attempt, score: None, outcome: code.to_owned() });
    }

    /// Notes placements that came into an application.
    pub(crate) fn note_ended(&self, ended: &[Try]) {
        if let (false, Ok(work)) = (ended.is_empty(), self.begin_quietly()) {
            ended.iter().for_each(|one| self.note_try(&work, one));
        }
    }

    fn note_try(&self, work: &Work, one: &Try) {
        if let Err(error) = work.vault().record_try(one) {
            tracing::warn!(code = error.code(), "an attempt at a device was not noted");
        }
    }
}
