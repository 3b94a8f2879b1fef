//! What the center said, followed by the vault as soon as it is open.
//!
//! One statement that cannot be followed holds up none of the others: it is set aside by its place in the news, tried again each time,
//! and spoken of in the status line as long as it waits.

use std::collections::BTreeSet;

use enrollment::{Application, ApplicationId, Digest, Event, ReceiptRef, Remedy, VerdictRef};
use package::verdict::Decision;
use store::{News, NewsKind, Vault};

use crate::case::Case;
use crate::{Refusal, Station, Topic};

/// Setting: places in the news that were set aside.
const ASIDE: &str = "news.aside";

/// What became of one statement.
enum Followed {
    /// The application moved.
    Moved(Box<Case>, Vec<Event>),
    /// There is nothing to do for it, now or ever.
    Nothing,
    /// It cannot be read as of now.
    NotNow(Refusal),
}

impl Station {
    /// Lets the vault follow receipts and verdicts that came, each with its place in the news in one transaction.
    pub(crate) fn follow_news(&self, vault: &Vault) {
        let waits = self.follow(vault).unwrap_or_else(|refusal| {
            tracing::error!(code = refusal.code, detail = refusal.detail.as_deref().unwrap_or_default(), "news not followed");
            true
        });
        self.link().news_waits = waits;
    }

    /// Whether something of it waits.
    fn follow(&self, vault: &Vault) -> Result<bool, Refusal> {
        let _pen = self.pen();
        let mut aside = set_aside(vault)?;
        // Those of an application go in their order: while one waits, the later ones wait behind it.
        let mut waiting: BTreeSet<ApplicationId> = BTreeSet::new();
        for cursor in aside.clone() {
            if self.follow_late(vault, cursor, &mut waiting)? {
                aside.remove(&cursor);
                keep_aside(vault, &aside)?;
            }
        }
        loop {
            let news = self.outbox.news_since(vault.news_cursor()?, 50)?;
            if news.is_empty() {
                return Ok(!aside.is_empty());
            }
            for one in news {
                if !self.follow_one(vault, &one, &waiting)? {
                    waiting.insert(one.application);
                    aside.insert(one.cursor);
                    // Remembered before it is passed: a cut in between reads it once more.
                    keep_aside(vault, &aside)?;
                    vault.skip_news(one.cursor)?;
                }
            }
        }
    }

    /// One that was set aside; whether it waits no longer. Its place was passed already and moves nothing.
    fn follow_late(&self, vault: &Vault, cursor: u64, waiting: &mut BTreeSet<ApplicationId>) -> Result<bool, Refusal> {
        // A new outbox counts anew: what is not passed yet comes by itself.
        if cursor > vault.news_cursor()? {
            return Ok(true);
        }
        let found = self.outbox.news_since(cursor.saturating_sub(1), 1)?.into_iter().find(|one| one.cursor == cursor);
        let Some(news) = found else { return Ok(true) };
        if waiting.contains(&news.application) {
            return Ok(false);
        }
        match self.moved(vault, &news)? {
            Followed::Moved(mut case, events) => {
                vault.commit(&case.station_change(news.at, events)?)?;
                self.tell_followed(&news);
                Ok(true)
            }
            Followed::Nothing => Ok(true),
            Followed::NotNow(_) => {
                waiting.insert(news.application);
                Ok(false)
            }
        }
    }

    /// The next one; `false` when it is to be set aside.
    fn follow_one(&self, vault: &Vault, news: &News, waiting: &BTreeSet<ApplicationId>) -> Result<bool, Refusal> {
        if waiting.contains(&news.application) {
            return Ok(false);
        }
        match self.moved(vault, news)? {
            Followed::Moved(mut case, events) => {
                vault.commit(&case.station_change(news.at, events)?.with_news(news.cursor))?;
                self.tell_followed(news);
            }
            Followed::Nothing => vault.skip_news(news.cursor)?,
            Followed::NotNow(refusal) => {
                let detail = refusal.detail.as_deref().unwrap_or_default();
                tracing::error!(code = refusal.code, detail, package = %news.package_id, "a statement in the outbox is set aside");
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn tell_followed(&self, news: &News) {
        self.tell(Topic::Application(news.application));
        self.tell(Topic::Desk);
    }

    fn moved(&self, vault: &Vault, news: &News) -> Result<Followed, Refusal> {
        let stored = match vault.application(&news.application) {
            Ok(stored) => stored,
            Err(store::StoreError::NotFound) => return Ok(Followed::Nothing),
            Err(error) => return Err(error.into()),
        };
        let mut case = Case::from(stored);
        // Verified before it came into the outbox; read again with the moment it came.
        let moved = match news.kind {
            NewsKind::Receipt => self.received(&case, news),
            NewsKind::Verdict => self.decided(&case, news),
        };
        Ok(match moved {
            Ok(Some((application, events))) => {
                case.application = application;
                // The facts are for a new draft alone; where none can follow, they go with the verdict.
                let may_follow = match &case.application {
                    Application::Received(_) => true,
                    Application::Refused(refused) => refused.remedy().opens_new_draft(),
                    _ => false,
                };
                if !may_follow {
                    case.note.sent_facts = None;
                }
                Followed::Moved(Box::new(case), events)
            }
            Ok(None) => Followed::Nothing,
            // It speaks of a package this application no longer has: there is nothing to wait for.
            Err(refusal) if refusal.code == "anotherPackage" => {
                tracing::error!(code = refusal.code, package = %news.package_id, "a statement in the outbox does not fit; passed over");
                Followed::Nothing
            }
            Err(refusal) => Followed::NotNow(refusal),
        })
    }

    /// The move a receipt makes; `None` when the application is past it.
    fn received(&self, case: &Case, news: &News) -> Result<Option<(Application, Vec<Event>)>, Refusal> {
        let Application::Queued(queued) = case.application.clone() else { return Ok(None) };
        let receipt = self.verifier.read_again(news.at, |trust, at| package::receipt::verify(&news.bytes, trust, at))?;
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
        let verdict = self.verifier.read_again(news.at, |trust, at| package::verdict::verify(&news.bytes, trust, at))?;
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
}

fn set_aside(vault: &Vault) -> Result<BTreeSet<u64>, Refusal> {
    let text = vault.setting(ASIDE)?.unwrap_or_default();
    Ok(text.split_whitespace().filter_map(|cursor| cursor.parse().ok()).collect())
}

fn keep_aside(vault: &Vault, aside: &BTreeSet<u64>) -> Result<(), Refusal> {
    let text: Vec<String> = aside.iter().map(u64::to_string).collect();
    Ok(vault.set_setting(ASIDE, &text.join(" "))?)
}

/// A remedy by its code; one this program does not know is shown as none.
fn remedy_of(code: &str) -> Remedy {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).unwrap_or(Remedy::None)
}
