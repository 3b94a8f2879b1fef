//! Pictures and files for the tests.

use std::path::{Path, PathBuf};

use fingerprint::{Image, PPI, Slap};

/// The folder of foreign pictures, or a printed reason why there is none.
pub(crate) fn test_data() -> Option<PathBuf> {
    let found = std::env::var_os("THUNHAN_TESTDATA").map(PathBuf::from).filter(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: THUNHAN_TESTDATA is not set");
    }
    found
}

/// Every WSQ file of the test data.
pub(crate) fn foreign_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ["nist-ansi", "jnbis", "sourceafis"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).expect("a folder of the test data"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "wsq"))
        .collect();
    files.sort();
    assert!(files.len() >= 11, "{} WSQ files in the test data", files.len());
    files
}

/// A picture file, gray, taken as 500 ppi.
pub(crate) fn picture(path: &Path) -> Image {
    let gray = image::open(path).unwrap_or_else(|why| panic!("{}: {why}", path.display())).into_luma8();
    Image::new(gray.width(), gray.height(), gray.into_raw(), PPI).expect("a picture of a finger")
}

/// A slap of a person who never existed.
pub(crate) fn slap(seed: u64, slap: Slap) -> Image {
    synthetic::slap(seed, slap, &synthetic::Condition::attempt(1))
}

/// A part of a picture.
pub(crate) fn cut(image: &Image, x: usize, y: usize, width: usize, height: usize) -> Image {
    let rows = image.gray().chunks_exact(image.width() as usize).skip(y).take(height);
    let gray: Vec<u8> = rows.flat_map(|row| &row[x..x + width]).copied().collect();
    Image::new(width as u32, height as u32, gray, image.ppi()).expect("a picture")
}

/// Peak signal-to-noise ratio in dB.
pub(crate) fn psnr(a: &[u8], b: &[u8]) -> f64 {
    assert_eq!(a.len(), b.len());
    let squares: f64 = a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
    10.0 * (255.0f64.powi(2) / (squares / a.len() as f64).max(1e-9)).log10()
}
