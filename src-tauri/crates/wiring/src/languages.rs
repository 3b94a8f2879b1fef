//! Further languages of the applicant's window: files that a technician puts beside the station.

use std::path::{Path, PathBuf};
use wording::Catalogs;

/// In the data folder, and in the installed program's: one `<tag>.ftl` for a language, and one folder `<tag>` of its recordings.
const FOLDER: &str = "languages";
/// A longer file is no catalog.
const LONGEST: u64 = 512 * 1024;
/// More files than this are no languages.
const MOST: usize = 32;

/// Where languages lie: this station's own come first.
pub(crate) fn folders(data: &Path) -> Vec<PathBuf> {
    let program = std::env::current_exe().ok();
    let installed = program.iter().filter_map(|path| path.parent()?.parent()).map(|prefix| prefix.join("share/thu-nhan").join(FOLDER));
    std::iter::once(data.join(FOLDER)).chain(installed).collect()
}

/// The built-in catalogs and those found. A file that is not right is left out and named in the log; work goes on without it.
pub(crate) fn found(data: &Path) -> Catalogs {
    let mut catalogs = Catalogs::built_in();
    for folder in folders(data) {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|end| end == "ftl") && file.metadata().is_ok_and(|about| about.len() <= LONGEST));
        files.sort();
        for file in files.iter().take(MOST) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match std::fs::read_to_string(file) {
                Ok(text) => match catalogs.add(&name, &text) {
                    Ok(language) => tracing::info!(%language, "a further language"),
                    Err(fault) => tracing::warn!(code = "catalogUnusable", file = fault.file, what = fault.what, "a language was left out"),
                },
                Err(why) => tracing::warn!(code = "catalogUnreadable", file = name, kind = ?why.kind(), "a language was left out"),
            }
        }
    }
    catalogs
}
