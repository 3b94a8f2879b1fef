//! MediaPipe's own pipeline through its Python package, in an environment of its own under `target/`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PACKAGES: [&str; 1] = ["mediapipe==0.10.21"];
const WATCH: &str = include_str!("mediapipe.py");

/// Frames per second of processor, frames per second, and in how many frames a face was found.
pub(super) struct Answer {
    pub(super) frames: usize,
    pub(super) by_processor: f64,
    pub(super) by_clock: f64,
    pub(super) found: usize,
}

/// Installs the peer at the first run and lets it watch the frames of a folder.
pub(super) fn watch(folder: &Path) -> Result<Answer, String> {
    let said = run(Command::new(python()?).args(["-c", WATCH]).arg(folder))?;
    let numbers: Vec<f64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match numbers[..] {
        [frames, processor, clock, found] if processor > 0.0 && clock > 0.0 => {
            Ok(Answer { frames: frames as usize, by_processor: frames / processor, by_clock: frames / clock, found: found as usize })
        }
        _ => Err(format!("it said: {said}")),
    }
}

fn python() -> Result<PathBuf, String> {
    let target = std::env::current_exe().ok().and_then(|exe| exe.ancestors().find(|dir| dir.ends_with("target")).map(Path::to_path_buf));
    let folder = target.unwrap_or_else(|| PathBuf::from("target")).join("peers").join("mediapipe");
    let (python, made) = (folder.join("bin/python"), folder.join("made"));
    let wanted = PACKAGES.join("\n");
    if std::fs::read_to_string(&made).is_ok_and(|before| before == wanted) {
        return Ok(python);
    }
    println!("  installing {}", PACKAGES.join(", "));
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES))?;
    std::fs::write(&made, wanted).map_err(|why| why.to_string())?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|why| format!("{}: {why}", command.get_program().display()))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(said.lines().last().unwrap_or("it failed without a word").to_owned())
    }
}
