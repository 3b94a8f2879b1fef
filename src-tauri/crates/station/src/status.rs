//! The one status line: the most urgent first, the rest in the tray (F8). Facts only; no banner for what is normal.

use std::collections::BTreeMap;

use enrollment::Timestamp;

use crate::queue::{CenterState, minutes};
use crate::{Refusal, Station};

/// Below this the disk stops new people.
const DISK_STOP: u64 = 200 * 1024 * 1024;
/// Below this the disk is spoken of.
const DISK_LOW: u64 = 1024 * 1024 * 1024;
/// A clock may lag behind what it showed before by this much.
const CLOCK_SLACK_MS: i64 = 120_000;

/// How a message looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Stops work or harms someone.
    Stop,
    /// Needs somebody, not now.
    Attention,
    /// Good to know.
    Information,
    /// Normal.
    Neutral,
}

impl Tone {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Attention => "attention",
            Self::Information => "information",
            Self::Neutral => "neutral",
        }
    }
}

/// One message of the line or the tray.
#[derive(Clone, Debug)]
pub struct Status {
    /// `status-<code>` in the catalogs.
    pub code: &'static str,
    /// How it looks.
    pub tone: Tone,
    /// Parameters of the sentence.
    pub params: BTreeMap<String, String>,
}

/// Line, tray and the numbers beside them.
#[derive(Clone, Debug)]
pub struct StatusReport {
    /// Most urgent first.
    pub lines: Vec<Status>,
    /// Waiting for the supervisor.
    pub to_approve: u32,
    /// Not at the center yet, approved.
    pub to_send: u32,
    /// Age of the oldest unsent in minutes.
    pub oldest_min: Option<u32>,
    /// Whether the center answers.
    pub center: CenterState,
    /// When it last answered well.
    pub last_success: Option<Timestamp>,
}

/// What the clock says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// Nothing contradicts it.
    Plausible,
    /// Before a time the center signed: certainly wrong.
    BeforeCenter,
    /// Before a time this machine showed: somebody set it back, or it ran ahead then.
    SetBack,
}

impl Station {
    /// Line, tray and numbers. Read also while locked (the numbers say nothing of anybody).
    pub fn status(&self) -> StatusReport {
        let now = self.now();
        let counts = self.outbox.counts().unwrap_or_default();
        let waiting = counts.of(store::ItemState::Waiting);
        let center = self.center_state();
        let mut lines = Vec::new();
        let mut say = |code, tone, params: &[(&str, String)]| {
            let params = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            lines.push(Status { code, tone, params });
        };
        match self.clock_state(now) {
            ClockState::Plausible => {}
            ClockState::BeforeCenter => say("clockBehindCenter", Tone::Stop, &[]),
            ClockState::SetBack => say("clockSetBack", Tone::Attention, &[]),
        }
        if let Some(free) = store::free_bytes(&self.config.data) {
            let room = [("megabytes", (free / 1024 / 1024).to_string())];
            if free < DISK_STOP {
                say("diskFull", Tone::Stop, &room);
            } else if free < DISK_LOW {
                say("diskLow", Tone::Attention, &room);
            }
        }
        let (left_behind, refilling, unusable) = {
            let link = self.link();
            (link.left_behind, link.refilling && !link.stuck, link.unusable.clone())
        };
        match (left_behind, refilling) {
            (0, _) => {}
            // It comes back by itself, a little each second: nothing for anybody to do.
            (count, true) => say("refillingOutbox", Tone::Information, &[("count", count.to_string())]),
            (count, false) => say("notInOutbox", Tone::Stop, &[("count", count.to_string())]),
        }
        if unusable.is_some() {
            say("centerUnusable", Tone::Stop, &[]);
        }
        if counts.turned_away > 0 {
            say("turnedAway", Tone::Attention, &[("count", counts.turned_away.to_string())]);
        }
        // What was answered, or told where nothing can be done, is spoken of no more; while locked nobody could do anything about it.
        let refused = self.begin_quietly().and_then(|work| work.ended()).unwrap_or_default();
        let refused = refused.iter().filter(|case| case.stage() == enrollment::StageName::Refused).count();
        if refused > 0 {
            say("refused", Tone::Attention, &[("count", refused.to_string())]);
        }
        if self.link().news_waits {
            say("newsWaits", Tone::Attention, &[]);
        }
        if let Some(days) = self.certificate_days() {
            say("certificateEnds", Tone::Attention, &[("days", days.to_string())]);
        }
        match self.extract_until(now) {
            Ok(Some((day, true))) => say("extractOld", Tone::Attention, &[("day", day)]),
            Ok(None) => say("extractMissing", Tone::Attention, &[]),
            _ => {}
        }
        if center == CenterState::Offline {
            say("offline", Tone::Neutral, &[("count", (counts.open() - waiting).to_string())]);
        }
        lines.sort_by_key(|line| line.tone);
        StatusReport {
            lines,
            to_approve: u32::try_from(waiting).unwrap_or(u32::MAX),
            to_send: u32::try_from(counts.open() - waiting).unwrap_or(u32::MAX),
            oldest_min: minutes(&counts, now),
            center,
            last_success: counts.last_success,
        }
    }

    /// Refuses a new person where there is no room for their pictures; those who have begun go on.
    pub(crate) fn room_for_next(&self) -> Result<(), Refusal> {
        room(store::free_bytes(&self.config.data))
    }

    /// Whether the clock is plausible: against time the center signed (certain), and against itself (a flag).
    pub fn clock_state(&self, now: Timestamp) -> ClockState {
        let behind = |bound: Option<Timestamp>| bound.is_some_and(|bound| now.ms_since(bound) < -CLOCK_SLACK_MS);
        if behind(self.outbox.center_time().ok().flatten()) {
            ClockState::BeforeCenter
        } else if behind(self.outbox.high_water().ok().flatten()) {
            ClockState::SetBack
        } else {
            ClockState::Plausible
        }
    }

    /// Last day of the extract held, and whether it is past; nothing while the vault is closed.
    pub(crate) fn extract_until(&self, now: Timestamp) -> Result<Option<(String, bool)>, Refusal> {
        let work = self.begin_quietly()?;
        let held = work.vault().extract()?;
        Ok(held.map(|held| (held.last_day.to_string(), held.last_day < now.vietnam_date())))
    }
}

fn room(free: Option<u64>) -> Result<(), Refusal> {
    match free {
        Some(free) if free < DISK_STOP => Err(Refusal::new("noRoomForNext").with("megabytes", free / 1024 / 1024)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{DISK_STOP, room};

    #[test]
    fn a_disk_that_is_nearly_full_takes_no_next_person() {
        assert!(room(None).is_ok() && room(Some(DISK_STOP)).is_ok());
        assert_eq!(room(Some(DISK_STOP - 1)).expect_err("full").code, "noRoomForNext");
    }
}
