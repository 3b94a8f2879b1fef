//! `cargo xtask fuzz`: the parsers under hostile bytes for as long as somebody wants, from a new seed each time.

use crate::shell::{cargo, must, option};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Times the rounds of the test, with one seed.
const ROUNDS: &str = "10";

/// Goes on until the time is over, or a parser fails; then the seed that shows it is named.
pub(crate) fn fuzz(words: &[String]) -> Result<(), String> {
    let minutes = option(words, "--minutes").map_or(Ok(10), |text| text.parse().map_err(|_| format!("«{text}» is no number of minutes")))?;
    let parser = option(words, "--only").unwrap_or_default();
    let until = Instant::now() + Duration::from_secs(60 * minutes);
    let first = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    for (round, seed) in (first..).enumerate() {
        println!("── seed {seed}, round {} ──", round + 1);
        let mut run = cargo(&["test", "--workspace", "--test", "fuzz", "--quiet", "--", parser]);
        run.env("THUNHAN_FUZZ_ROUNDS", ROUNDS).env("THUNHAN_FUZZ_SEED", seed.to_string());
        must(&mut run).map_err(|why| {
            format!("{why}\nto see it again: THUNHAN_FUZZ_SEED={seed} THUNHAN_FUZZ_ROUNDS={ROUNDS} cargo test --workspace --test fuzz\nonce mended, its bytes belong into tests/fuzz/corpus/")
        })?;
        if Instant::now() >= until {
            break;
        }
    }
    Ok(())
}
