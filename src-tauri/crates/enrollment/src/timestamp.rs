//! A moment, in milliseconds UTC. Nothing here reads a clock.

use crate::{
    date::Date,
    text_form::{Unreadable, serde_as_text},
};
use std::{fmt, str::FromStr};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

/// Milliseconds since 1970-01-01T00:00:00Z; written as RFC 3339 with milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

/// 0001-01-01 and the end of 9999: what RFC 3339 can write.
const EARLIEST_MS: i64 = -62_135_596_800_000;
const LATEST_MS: i64 = 253_402_300_799_999;

impl Timestamp {
    /// From milliseconds since the epoch; values that no calendar date can name are moved to the nearest that can.
    pub const fn from_unix_ms(ms: i64) -> Timestamp {
        Timestamp(if ms < EARLIEST_MS {
            EARLIEST_MS
        } else if ms > LATEST_MS {
            LATEST_MS
        } else {
            ms
        })
    }

    /// Milliseconds since the epoch.
    pub const fn unix_ms(self) -> i64 {
        self.0
    }

    /// This moment plus a number of milliseconds.
    pub const fn plus_ms(self, ms: i64) -> Timestamp {
        Timestamp::from_unix_ms(self.0.saturating_add(ms))
    }

    /// Milliseconds from an earlier moment to this one (negative when it is later).
    pub const fn ms_since(self, earlier: Timestamp) -> i64 {
        self.0 - earlier.0
    }

    /// `2026-11-22T04:50:00.000Z`.
    pub fn to_rfc3339(self) -> String {
        let at = self.in_utc();
        let (date, time) = (at.date(), at.time());
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute(),
            time.second(),
            time.millisecond()
        )
    }

    /// The civil date in Vietnam (UTC+7, no daylight saving time) at this moment: the law counts ages by it.
    pub fn vietnam_date(self) -> Date {
        let offset = UtcOffset::from_hms(7, 0, 0).unwrap_or(UtcOffset::UTC);
        let local = self.in_utc().checked_to_offset(offset).unwrap_or(self.in_utc());
        Date::from_civil(local.date())
    }

    fn in_utc(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl FromStr for Timestamp {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let at = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| Unreadable("timestamp"))?;
        let ms = i64::try_from(at.unix_timestamp_nanos().div_euclid(1_000_000)).map_err(|_| Unreadable("timestamp"))?;
        Ok(Timestamp::from_unix_ms(ms))
    }
}

serde_as_text!(Timestamp);
