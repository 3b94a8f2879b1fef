//! Names of things: applications, samples, packages, batches, officers, stations, tickets.

use crate::text_form::{Unreadable, serde_as_text};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// From a UUID made by the caller (randomness is not made here).
            pub const fn new(id: Uuid) -> Self { Self(id) }

            /// From sixteen random bytes, marked as a version 4 UUID.
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
            }

            /// Reads the hyphenated form.
            pub fn parse(text: &str) -> Result<Self, Unreadable> { text.parse() }

            /// The UUID.
            pub const fn uuid(&self) -> Uuid { self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.0) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl FromStr for $name {
            type Err = Unreadable;
            fn from_str(text: &str) -> Result<Self, Unreadable> {
                Uuid::try_parse(text).map(Self).map_err(|_| Unreadable($word))
            }
        }
        serde_as_text!($name);
    };
}

macro_rules! hex_id {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// From sixteen random bytes made by the caller.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self { Self(bytes) }

            /// The sixteen bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] { &self.0 }

            /// Reads 32 hexadecimal digits.
            pub fn parse(text: &str) -> Result<Self, Unreadable> { text.parse() }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&hex::encode(self.0)) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({self})", stringify!($name)) }
        }
        impl FromStr for $name {
            type Err = Unreadable;
            fn from_str(text: &str) -> Result<Self, Unreadable> {
                let mut bytes = [0; 16];
                hex::decode_to_slice(text, &mut bytes).map_err(|_| Unreadable($word))?;
                Ok(Self(bytes))
            }
        }
        serde_as_text!($name);
    };
}

macro_rules! word_id {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads 1 to 64 characters of `A-Z a-z 0-9 . _ -`: safe in a file name, a subject and a log line.
            pub fn parse(text: &str) -> Result<Self, Unreadable> { text.parse() }

            /// The text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl FromStr for $name {
            type Err = Unreadable;
            fn from_str(text: &str) -> Result<Self, Unreadable> {
                let fits = (1..=64).contains(&text.len())
                    && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
                if fits { Ok(Self(text.to_owned())) } else { Err(Unreadable($word)) }
            }
        }
        serde_as_text!($name);
    };
}

uuid_id! {
    /// One application, from the look-up to the hand-over; known to station and center.
    ApplicationId, "application id"
}
uuid_id! {
    /// One captured sample.
    SampleId, "sample id"
}
hex_id! {
    /// One sealed package; random, so that it tells nothing about anybody.
    PackageId, "package id"
}
hex_id! {
    /// One batch approved with one signature.
    BatchId, "batch id"
}
word_id! {
    /// An officer (clerk, supervisor or technician), as named in their certificate.
    OfficerId, "officer id"
}
word_id! {
    /// A station (one workstation), as named in its certificate.
    StationId, "station id"
}

/// The ticket number that stands for the person at the post for one day: a lane letter and a number, `A127`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket {
    lane: u8,
    number: u16,
}

impl Ticket {
    /// The ticket of a lane (`A` to `Z`) with a number from 1 to 9999.
    pub fn new(lane: char, number: u16) -> Result<Self, Unreadable> {
        if lane.is_ascii_uppercase() && (1..=9999).contains(&number) {
            Ok(Ticket { lane: lane as u8, number })
        } else {
            Err(Unreadable("ticket"))
        }
    }

    /// Reads `A127`; a small letter and spaces around are taken as meant.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        text.parse()
    }

    /// The lane's letter.
    pub fn lane(&self) -> char {
        char::from(self.lane)
    }

    /// The number within the lane and day.
    pub fn number(&self) -> u16 {
        self.number
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.lane(), self.number)
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ticket({self})")
    }
}

impl FromStr for Ticket {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut letters = text.trim().chars();
        let lane = letters.next().ok_or(Unreadable("ticket"))?.to_ascii_uppercase();
        let digits = letters.as_str();
        if digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Unreadable("ticket"));
        }
        Ticket::new(lane, digits.parse().map_err(|_| Unreadable("ticket"))?)
    }
}

serde_as_text!(Ticket);
