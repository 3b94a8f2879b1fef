//! Sealed files on their road, and the road itself.

use std::sync::{MutexGuard, PoisonError};

use enrollment::{PackageId, Timestamp};
use package::verdict::Decision;
use store::{Counts, Item, ItemState};

use crate::{Refusal, Station, Topic};

/// Rows of a page; the view says it to the window.
const PAGE: usize = 100;

/// Whether the center answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CenterState {
    /// Nobody has tried yet.
    #[default]
    Unknown,
    /// It answered last time.
    Online,
    /// It did not answer last time; work goes on.
    Offline,
}

impl CenterState {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Online => "online",
            Self::Offline => "offline",
        }
    }
}

/// What is known of the road itself.
#[derive(Debug, Default)]
pub(crate) struct Link {
    pub(crate) center: CenterState,
    /// Why the center cannot even be asked, by code: its address or what TLS trusts.
    pub(crate) unusable: Option<String>,
    /// Packages and statements that the outbox lacked when it was last filled.
    pub(crate) left_behind: u64,
    /// Whether there may be more to bring back from a lost outbox.
    pub(crate) refilling: bool,
    /// The last copy into the outbox failed: what is left behind does not come by itself.
    pub(crate) stuck: bool,
    pub(crate) wake: Vec<std::sync::mpsc::Sender<()>>,
    /// A statement in the outbox could not be followed; it is kept and tried again.
    pub(crate) news_waits: bool,
    /// Why the center's last policy was not taken, by code.
    pub(crate) policy_trouble: Option<&'static str>,
}

/// A page of the queue.
#[derive(Clone, Debug)]
pub struct QueueReport {
    /// Whether the center answers.
    pub center: CenterState,
    /// The whole queue in numbers.
    pub counts: Counts,
    /// Age of the oldest unsent, in minutes.
    pub oldest_min: Option<u32>,
    /// Rows in all, of the state asked for.
    pub total: u64,
    /// Rows of a page.
    pub page: u32,
    /// This page.
    pub rows: Vec<QueueRow>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// The file on its road.
    pub item: Item,
    /// Reasons of a refusal, by code.
    pub refusal: Vec<String>,
}

impl Station {
    /// A page of the queue.
    ///
    /// # Errors
    /// `stateUnknown`, and those of beginning and of the outbox.
    pub fn queue(&self, state: Option<&str>, offset: u32) -> Result<QueueReport, Refusal> {
        self.begin("read_queue")?;
        let state = match state.filter(|state| !state.is_empty()) {
            None => None,
            // The window speaks of what the person waits for, the outbox of what it does.
            Some("submitted") => Some(ItemState::Waiting),
            Some("queued") => Some(ItemState::Ready),
            Some(other) => {
                Some(ItemState::ALL.into_iter().find(|one| one.to_string() == other).ok_or_else(|| Refusal::new("stateUnknown"))?)
            }
        };
        let counts = self.outbox.counts()?;
        let total = state.map_or_else(|| counts.total(), |state| counts.of(state));
        let items = self.outbox.list(state, PAGE, offset as usize)?;
        let rows = items.into_iter().map(|item| QueueRow { refusal: self.refusal_of(&item), item }).collect();
        let page = u32::try_from(PAGE).unwrap_or(u32::MAX);
        Ok(QueueReport { center: self.center_state(), oldest_min: minutes(&counts, self.now()), total, page, counts, rows })
    }

    fn refusal_of(&self, item: &Item) -> Vec<String> {
        if item.state != ItemState::Refused {
            return Vec::new();
        }
        let verdict = self.outbox.verdict(&item.package_id).ok().flatten();
        let came = item.decided_at.unwrap_or(self.now());
        let verdict = verdict.and_then(|bytes| self.verifier.read_again(came, |trust, at| package::verdict::verify(&bytes, trust, at)).ok());
        match verdict.map(|verdict| verdict.decision) {
            Some(Decision::Refused { reasons, .. }) => reasons,
            _ => Vec::new(),
        }
    }

    /// Whether the center answers.
    pub fn center_state(&self) -> CenterState {
        self.link().center
    }

    pub(crate) fn link(&self) -> MutexGuard<'_, Link> {
        self.link.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For whoever drains the queue: the center cannot even be asked, by the code of why. Nothing is sent until a technician changes
    /// that; work goes on.
    pub fn center_unusable(&self, code: &str) {
        {
            let mut link = self.link();
            link.unusable = Some(code.to_owned());
            link.center = CenterState::Offline;
        }
        self.attention_changed();
    }

    /// For whoever drains the queue: what the status line says may be another thing now.
    pub fn attention_changed(&self) {
        self.tell(Topic::Session);
    }

    /// Somebody wants it sent now: nothing waits any longer, and whoever drains the queue is woken.
    ///
    /// # Errors
    /// Those of beginning and of the outbox.
    pub fn send_now(&self) -> Result<QueueReport, Refusal> {
        let work = self.begin("send_now")?;
        self.carry_over(work.vault());
        self.outbox.wait_no_longer()?;
        self.wake();
        self.queue(None, 0)
    }

    /// For whoever drains the queue: told each time something new is due, or somebody asked to send.
    pub fn on_wake(&self) -> std::sync::mpsc::Receiver<()> {
        let (sender, receiver) = std::sync::mpsc::channel();
        self.link().wake.push(sender);
        receiver
    }

    pub(crate) fn wake(&self) {
        self.link().wake.retain(|one| one.send(()).is_ok());
    }

    /// For whoever drains the queue: the center answers, or does not. When it last did, the outbox keeps.
    pub fn center_is(&self, online: bool) {
        let center = if online { CenterState::Online } else { CenterState::Offline };
        let changed = {
            let mut link = self.link();
            std::mem::replace(&mut link.center, center) != center
        };
        if changed {
            self.tell(Topic::Session);
            self.tell(Topic::Queue);
        }
    }

    /// For whoever drains the queue: a file or statement moved.
    pub fn queue_moved(&self) {
        self.tell(Topic::Queue);
    }

    /// For whoever drains the queue: a receipt or verdict is in the outbox. The vault follows at once if it is open, else at the next
    /// unlock.
    pub fn news_came(&self) {
        if let Ok(work) = self.begin_quietly() {
            self.follow_news(work.vault());
        }
        self.tell(Topic::Queue);
        self.tell(Topic::Session);
    }

    /// Approved files and statements that the center does not have.
    pub fn waiting_to_send(&self) -> u64 {
        self.outbox.counts().map_or(0, |counts| counts.of(ItemState::Ready) + counts.of(ItemState::Uploading) + counts.statements_waiting)
    }

    /// Where a package is on its road, if it is in the outbox.
    pub fn package_item(&self, package: &PackageId) -> Option<Item> {
        self.outbox.item(package).ok()
    }
}

pub(crate) fn minutes(counts: &Counts, now: Timestamp) -> Option<u32> {
    counts.oldest_age_ms(now).map(|age| u32::try_from(age / 60_000).unwrap_or(u32::MAX))
}
