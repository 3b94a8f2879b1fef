use std::time::{Duration, Instant};

use keyring::random;

use crate::kit::{Post, sample, small};

/// No limit is asserted (benches do that in release); the numbers are printed, and the size is the design's.
#[test]
fn half_a_megabyte_is_sealed_and_opened() {
    let post = Post::new();
    let mut content = small();
    let bytes: Vec<u8> = (0..500).flat_map(|_| random::<1000>()).collect();
    content.samples.push(sample("rest.bin", "application/octet-stream", &bytes));
    let (mut sealing, mut opening) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        let start = Instant::now();
        let sealed = post.seal(&content);
        sealing.push(start.elapsed());
        let start = Instant::now();
        let opened = post.open(&sealed.file).unwrap();
        opening.push(start.elapsed());
        assert!(opened.content == content);
        assert!(sealed.file.len() < bytes.len() + 6000, "overhead {}", sealed.file.len() - bytes.len());
    }
    println!("500 KB: seal {:?}, open {:?} (medians of 9)", median(&mut sealing), median(&mut opening));
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
