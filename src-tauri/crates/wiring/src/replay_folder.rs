//! Files that the simulators replay in practice: `replay/` in the data folder.

use devices::RealPace;
use devices::simulator::{Replay, SimulatedCamera};
use portrait::Rgb;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder in the data folder.
const FOLDER: &str = "replay";
/// Pictures of people before the camera, JPEG or PNG, in the order of their names.
const CAMERA: &str = "camera";
/// Slaps, PNG: `13.png` the right hand, `14.png` the left, `15.png` the thumbs; `13-2.png` for the second capture, and so on.
const SCANNER: &str = "scanner";
/// Size of the camera's frames, as in practice without files.
const FRAME: (u32, u32) = (960, 720);
/// Most pictures that are held in memory.
const MOST: usize = 50;

/// What lies there; a missing folder is an empty one.
pub(crate) struct ReplayFolder(PathBuf);

impl ReplayFolder {
    /// The one of a post.
    pub(crate) fn of(data: &Path) -> Self {
        Self(data.join(FOLDER))
    }

    /// A camera before which the people of the pictures sit; `None` without a readable picture.
    pub(crate) fn camera(&self) -> Option<SimulatedCamera> {
        let pictures: Vec<Rgb> = files(&self.0.join(CAMERA)).iter().take(MOST).filter_map(|file| picture(file)).collect();
        (!pictures.is_empty()).then(|| SimulatedCamera::new(pictures, FRAME, Box::new(RealPace::new())))
    }

    /// The slaps, by code.
    pub(crate) fn slaps(&self) -> Replay {
        let mut slaps: BTreeMap<u8, Vec<(u32, PathBuf)>> = BTreeMap::new();
        for file in files(&self.0.join(SCANNER)) {
            match slap(&file) {
                Some((code, turn)) => slaps.entry(code).or_default().push((turn, file)),
                None => passed_over(),
            }
        }
        let in_turn = |mut files: Vec<(u32, PathBuf)>| {
            files.sort();
            files.into_iter().map(|(_, file)| file).collect()
        };
        Replay::new(slaps.into_iter().map(|(code, files)| (code, in_turn(files))).collect())
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn picture(file: &Path) -> Option<Rgb> {
    let picture = std::fs::read(file).ok().and_then(|bytes| Rgb::decode(&bytes).ok());
    if picture.is_none() {
        passed_over();
    }
    picture
}

/// Slap and turn of `13.png` (the first) or `13-2.png`.
fn slap(file: &Path) -> Option<(u8, u32)> {
    if !file.extension()?.eq_ignore_ascii_case("png") {
        return None;
    }
    let name = file.file_stem()?.to_str()?;
    let (code, turn) = name.split_once('-').unwrap_or((name, "1"));
    let code = code.parse().ok().filter(|code| enrollment::Slap::from_code(*code).is_some())?;
    Some((code, turn.parse().ok()?))
}

/// No name goes into the log: a file may be called after a person.
fn passed_over() {
    tracing::warn!(code = "replayFilePassedOver", "a file in the folder replay is no picture that can be replayed, or is named otherwise");
}

#[cfg(test)]
mod tests {
    use super::slap;
    use std::path::Path;

    #[test]
    fn a_slap_is_known_by_the_name_of_its_file() {
        let cases = [("13.png", Some((13, 1))), ("14-2.PNG", Some((14, 2))), ("15-10.png", Some((15, 10))), ("12.png", None), ("13.jpg", None), ("13-x.png", None), ("right.png", None)];
        for (name, expected) in cases {
            assert_eq!(slap(Path::new(name)), expected, "{name}");
        }
    }
}
