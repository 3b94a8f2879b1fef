//! Sealed files on their road, and what the center said, followed by the vault as soon as it is open.

use std::sync::{MutexGuard, PoisonError};

use enrollment::{Application, Digest, Event, PackageId, ReceiptRef, Remedy, Timestamp, VerdictRef};
use package::verdict::Decision;
use store::{Counts, Item, ItemState, News, NewsKind, Vault};

use crate::case::Case;
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
    pub(crate) wake: Vec<std::sync::mpsc::Sender<()>>,
    /// A statement in the outbox could not be followed; it is tried again.
    pub(crate) news_waits: bool,
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
        let verdict = verdict.and_then(|bytes| package::verdict::verify(&bytes, self.verifier.trust(), item.decided_at.unwrap_or(self.now())).ok());
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

    /// For whoever drains the queue: the center answers, or does not; and when it last did.
    pub fn center_is(&self, online: bool, _last_success: Option<Timestamp>) {
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

    /// Lets the vault follow receipts and verdicts that came, each with its place in the news in one transaction.
    pub(crate) fn follow_news(&self, vault: &Vault) {
        let followed = self.follow(vault);
        if let Err(refusal) = &followed {
            tracing::error!(code = refusal.code, detail = refusal.detail.as_deref().unwrap_or_default(), "news not followed");
        }
        self.link.lock().unwrap_or_else(PoisonError::into_inner).news_waits = followed.is_err();
    }

    fn follow(&self, vault: &Vault) -> Result<(), Refusal> {
        let _pen = self.pen();
        loop {
            let news = self.outbox.news_since(vault.news_cursor()?, 50)?;
            if news.is_empty() {
                return Ok(());
            }
            for one in news {
                self.follow_one(vault, &one)?;
            }
        }
    }

    fn follow_one(&self, vault: &Vault, news: &News) -> Result<(), Refusal> {
        let stored = match vault.application(&news.application) {
            Ok(stored) => stored,
            Err(store::StoreError::NotFound) => return Ok(vault.skip_news(news.cursor)?),
            Err(error) => return Err(error.into()),
        };
        let mut case = Case::from(stored);
        // Verified before it came into the outbox; read again with the moment it came.
        let moved = match news.kind {
            NewsKind::Receipt => self.received(&case, news),
            NewsKind::Verdict => self.decided(&case, news),
        };
        let moved = match moved {
            // It speaks of a package this application no longer has: there is nothing to wait for.
            Err(refusal) if refusal.code == "anotherPackage" => {
                tracing::error!(code = refusal.code, package = %news.package_id, "a statement in the outbox does not fit; passed over");
                None
            }
            // Whatever else stands against it may pass: it stays, and what comes after it waits.
            other => other?,
        };
        let Some((application, events)) = moved else { return Ok(vault.skip_news(news.cursor)?) };
        case.application = application;
        let change = case.station_change(news.at, events)?.with_news(news.cursor);
        vault.commit(&change)?;
        self.tell(Topic::Application(news.application));
        self.tell(Topic::Desk);
        Ok(())
    }

    /// The move a receipt makes; `None` when the application is past it.
    fn received(&self, case: &Case, news: &News) -> Result<Option<(Application, Vec<Event>)>, Refusal> {
        let Application::Queued(queued) = case.application.clone() else { return Ok(None) };
        let receipt = package::receipt::verify(&news.bytes, self.verifier.trust(), self.verifier.trusted(news.at))?;
        let reference = ReceiptRef {
            package_id: receipt.package_id,
            file_digest: receipt.file_digest,
            content_digest: receipt.content_digest,
            received_at: receipt.received_at,
            statement_digest: Digest::of(&news.bytes),
        };
        let (received, events) = queued.received(reference, &self.config.station, news.at)?;
        Ok(Some((received.into(), events)))
    }

    fn decided(&self, case: &Case, news: &News) -> Result<Option<(Application, Vec<Event>)>, Refusal> {
        let Application::Received(received) = case.application.clone() else { return Ok(None) };
        let verdict = package::verdict::verify(&news.bytes, self.verifier.trust(), self.verifier.trusted(news.at))?;
        let reference =
            VerdictRef { package_id: verdict.package_id, decided_at: verdict.at, statement_digest: Digest::of(&news.bytes) };
        let station = &self.config.station;
        let (application, events): (Application, Vec<Event>) = match verdict.decision {
            Decision::Accepted => {
                let (accepted, events) = received.accepted(reference, station, news.at)?;
                (accepted.into(), events)
            }
            Decision::Refused { reasons, remedy } => {
                let (refused, events) = received.refused(reference, reasons, remedy_of(&remedy), station, news.at)?;
                (refused.into(), events)
            }
        };
        Ok(Some((application, events)))
    }

    /// Where a package is on its road, if it is in the outbox.
    pub fn package_item(&self, package: &PackageId) -> Option<Item> {
        self.outbox.item(package).ok()
    }
}

/// A remedy by its code; one this program does not know is shown as none.
fn remedy_of(code: &str) -> Remedy {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).unwrap_or(Remedy::None)
}

pub(crate) fn minutes(counts: &Counts, now: Timestamp) -> Option<u32> {
    counts.oldest_age_ms(now).map(|age| u32::try_from(age / 60_000).unwrap_or(u32::MAX))
}
