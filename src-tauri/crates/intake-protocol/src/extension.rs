//! `Tus-Extension`: what a server can do beyond the core.

use crate::checksum::Checksum;

/// The extensions of a server that matter here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// New uploads can be made with `POST`.
    pub creation: bool,
    /// Uploads can be dropped with `DELETE`.
    pub termination: bool,
    /// Unfinished uploads are forgotten after a while, and the server says when.
    pub expiration: bool,
    /// The server checks each chunk against a sha256 checksum.
    pub checksum_sha256: bool,
}

impl Extensions {
    /// What the reference center speaks.
    pub const OURS: Extensions = Extensions { creation: true, termination: true, expiration: true, checksum_sha256: true };

    /// The value of `Tus-Extension`.
    pub fn encode(&self) -> String {
        let named = [
            (self.creation, "creation"),
            (self.termination, "termination"),
            (self.expiration, "expiration"),
            (self.checksum_sha256, "checksum"),
        ];
        named.iter().filter(|(spoken, _)| *spoken).map(|(_, name)| *name).collect::<Vec<_>>().join(",")
    }

    /// Reads `Tus-Extension` and `Tus-Checksum-Algorithm`. A server that announces the checksum extension without sha256 counts as
    /// one without it: a checksum that is not checked is worth nothing.
    pub fn parse(extension: &str, algorithms: &str) -> Self {
        let has = |list: &str, name: &str| list.split(',').any(|item| item.trim().eq_ignore_ascii_case(name));
        Self {
            creation: has(extension, "creation"),
            termination: has(extension, "termination"),
            expiration: has(extension, "expiration"),
            checksum_sha256: has(extension, "checksum") && has(algorithms, Checksum::ALGORITHM),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Extensions;

    #[test]
    fn ours_are_read_back() {
        assert_eq!(Extensions::parse(&Extensions::OURS.encode(), "sha256"), Extensions::OURS);
    }

    #[test]
    fn a_checksum_without_sha256_does_not_count() {
        assert!(!Extensions::parse("creation,checksum", "md5,sha1").checksum_sha256);
        assert!(!Extensions::parse("creation", "sha256").checksum_sha256);
    }
}
