//! Node.js, which builds the pages: whether it is there, and new enough for Vite.

use crate::shell::{has, program};
use std::process::Command;

/// What Vite 8 runs on (`engines` in its package.json), in words.
const WANTED: &str = "Node.js 22.12 or newer (or 20.19 or a newer 20)";

/// Node.js and npm, or one sentence on what to install.
pub(crate) fn ensure() -> Result<(), String> {
    for name in ["node", "npm"] {
        if !has(name) {
            return Err(format!("{name} is missing: the pages of the windows are built with it. Install {WANTED} with npm, from nodejs.org or your system's packages, then start again"));
        }
    }
    let said = Command::new(program("node")).arg("--version").output().map_err(|why| format!("node does not start: {why}"))?;
    judge(&String::from_utf8_lossy(&said.stdout))
}

/// Judges what `node --version` said.
fn judge(said: &str) -> Result<(), String> {
    let version = said.trim();
    let mut numbers = version.trim_start_matches('v').split(['.', '-']).map(|part| part.parse::<u32>().ok());
    match (numbers.next().flatten(), numbers.next().flatten()) {
        (Some(20), Some(19..)) | (Some(22), Some(12..)) | (Some(23..), Some(_)) => Ok(()),
        (Some(_), Some(_)) => Err(format!("Node.js {version} cannot build the pages of the windows. Install {WANTED}, from nodejs.org or your system's packages, then start again; nothing else is missing yet")),
        _ => Err(format!("node --version says «{version}», which is no version. Install {WANTED}, then start again")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_builds_the_pages_is_let_through() {
        for good in ["v20.19.0", "v20.20.1\n", "v22.12.0", "v23.0.0", "v24.4.1", "v26.0.0-nightly"] {
            assert_eq!(judge(good), Ok(()), "{good}");
        }
        for old in ["v12.22.9", "v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "", "what?"] {
            let said = judge(old).expect_err(old);
            assert!(said.contains("22.12"), "{said}");
        }
    }
}
