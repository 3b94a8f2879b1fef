//! The log of events: a chain per application, and one over the whole vault.

use enrollment::{Application, ApplicationId, Digest, Event};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use crate::column;
use crate::error::{Fault, StoreError};
use crate::vault::Vault;

/// Length and end of the vault's chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Events in all.
    pub length: u64,
    /// The last link; zeros when there is none.
    pub link: Digest,
}

/// Appends what happened. The events must continue the application's chain and end where the snapshot says the chain ends: a
/// change whose events were lost on the way is refused, not stored.
pub(super) fn append(transaction: &Transaction<'_>, application: &Application, events: &[Event]) -> Result<(), Fault> {
    let id = application.id();
    let (mut seq, mut prev) = last_of(transaction, &id)?;
    let trail = application.header().trail();
    if events.is_empty() {
        return if (trail.seq, trail.head) == (seq, prev) { Ok(()) } else { Err(StoreError::ChainBroken { seq: seq + 1 }.into()) };
    }
    let mut head = head(transaction)?;
    let mut insert = transaction
        .prepare_cached("INSERT INTO events (place, application, seq, body, link) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for event in events {
        if event.application != id || event.seq != seq + 1 || event.prev != prev {
            return Err(StoreError::ChainBroken { seq: event.seq }.into());
        }
        (seq, prev) = (event.seq, event.digest());
        let body = column::to_json(event)?;
        head = ChainHead { length: head.length + 1, link: link(&head.link, &body) };
        insert.execute(params![
            column::whole(head.length),
            id.to_string(),
            column::whole(event.seq),
            body,
            head.link.as_bytes()
        ])?;
    }
    let reached = events.last().map(|last| (last.stage, last.revision));
    if (trail.seq, trail.head) != (seq, prev) || reached != Some((application.stage(), application.revision())) {
        return Err(StoreError::ChainBroken { seq }.into());
    }
    transaction.execute(
        "INSERT INTO event_head (one, place, link) VALUES (1, ?1, ?2) \
         ON CONFLICT (one) DO UPDATE SET place = excluded.place, link = excluded.link",
        params![column::whole(head.length), head.link.as_bytes()],
    )?;
    Ok(())
}

/// The link after `before` for an event with this body.
fn link(before: &Digest, body: &[u8]) -> Digest {
    Digest::of_parts(&[b"thu-nhan vault event 1", before.as_bytes(), body])
}

fn last_of(connection: &Connection, application: &ApplicationId) -> Result<(u64, Digest), Fault> {
    let last: Option<Event> = connection
        .prepare_cached("SELECT body FROM events WHERE application = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([application.to_string()], |row| column::json(row, 0))
        .optional()?;
    Ok(last.map_or((0, Digest::ZERO), |event| (event.seq, event.digest())))
}

fn head(connection: &Connection) -> rusqlite::Result<ChainHead> {
    let held = connection
        .prepare_cached("SELECT place, link FROM event_head")?
        .query_row([], |row| Ok(ChainHead { length: column::count(row, 0)?, link: column::digest(row, 1)? }))
        .optional()?;
    Ok(held.unwrap_or(ChainHead { length: 0, link: Digest::ZERO }))
}

impl Vault {
    /// The events of one application, first to last.
    pub fn events(&self, application: &ApplicationId) -> Result<Vec<Event>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT body FROM events WHERE application = ?1 ORDER BY seq")?;
            let rows = statement.query_map([application.to_string()], |row| column::json(row, 0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Length and end of the vault's chain.
    pub fn chain_head(&self) -> Result<ChainHead, StoreError> {
        self.handle.read(|connection| Ok(head(connection)?))
    }

    /// Follows the vault's chain from its first link to its head. [`StoreError::ChainBroken`] names the first place that does not
    /// fit; a tail cut off shows as the first missing place.
    pub fn verify_chain(&self) -> Result<ChainHead, StoreError> {
        self.handle.read(|connection| {
            let head = head(connection)?;
            let mut followed = ChainHead { length: 0, link: Digest::ZERO };
            let mut statement = connection.prepare("SELECT place, body, link FROM events ORDER BY place")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let place = column::count(row, 0)?;
                let body: Vec<u8> = row.get(1)?;
                let next = ChainHead { length: followed.length + 1, link: link(&followed.link, &body) };
                if place != next.length || column::digest(row, 2)? != next.link {
                    return Err(StoreError::ChainBroken { seq: next.length }.into());
                }
                followed = next;
            }
            if followed != head {
                return Err(StoreError::ChainBroken { seq: followed.length + 1 }.into());
            }
            Ok(head)
        })
    }
}
