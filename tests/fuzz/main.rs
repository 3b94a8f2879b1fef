//! Parsers under hostile bytes: good input, changed a few thousand times from a fixed seed.
//!
//! Nothing may panic, hang or take memory without bound, and whatever a signature still covers must say what was signed.
//! `THUNHAN_FUZZ_ROUNDS=100` goes on a hundred times longer, `THUNHAN_FUZZ_SEED` begins elsewhere; `cargo xtask fuzz` does both. Good input
//! that other programs wrote or might write (laid out by us, of nobody), and whatever once failed, lies in `corpus/`, a folder for each parser.

mod card_text;
mod cbeff_file;
mod face_record;
mod finger_image_record;
mod helper_pipe;
mod minutiae_record;
mod mutation;
mod picture;
mod print;
mod road;
mod sbi_answer;
mod sealed;

/// Changes each good input `rounds` times and hands it to the parser; says which round failed.
fn fuzz(name: &str, good: &[Vec<u8>], rounds: u64, parse: impl Fn(usize, &[u8])) {
    let times: u64 = variable("THUNHAN_FUZZ_ROUNDS").unwrap_or(1);
    let seed: u64 = variable("THUNHAN_FUZZ_SEED").unwrap_or(0x0074_6875_6e68_616e);
    let began = std::time::Instant::now();
    let good = &[good, &corpus(name)].concat()[..];
    for (which, input) in good.iter().enumerate() {
        parse(which, input);
        let mut mutation = mutation::Mutation::new(seed ^ (which as u64));
        for round in 0..rounds * times {
            let changed = mutation.of(input, good);
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| parse(which, &changed)));
            assert!(outcome.is_ok(), "{name}: input {which}, round {round}, {} bytes: {}", changed.len(), hex::encode(&changed));
        }
    }
    println!("{name}: {} inputs, {} rounds each, {:.1?}", good.len(), rounds * times, began.elapsed());
}

/// The files of a parser's folder, in the order of their names.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name.replace(' ', "-").to_lowercase());
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()))).collect()
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
