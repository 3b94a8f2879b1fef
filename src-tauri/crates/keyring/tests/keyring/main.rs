//! The key crate from outside.

mod agreement;
mod authority;
mod machine;
mod officer;
mod openssl;

use keyring::Validity;

/// 2026-11-22T00:00:00Z.
const NOW: i64 = 1_795_305_600_000;

const YEAR: Validity = Validity::days(NOW, 365);
