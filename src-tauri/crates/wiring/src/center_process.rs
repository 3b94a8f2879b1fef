use crate::OpenError;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The reference center as a process of its own on loopback, for practice. It ends when its input closes, so it outlives us never,
/// however we end.
#[derive(Debug)]
pub struct CenterProcess {
    child: Child,
    address: String,
}

impl CenterProcess {
    /// Starts the center of a demo post.
    ///
    /// # Errors
    /// [`OpenError::Center`] when the tool is not found or does not say where it listens.
    pub fn start(center: &Path) -> Result<Self, OpenError> {
        let tool = tool();
        let refused = |why: String| OpenError::Center(format!("{}: {why}", tool.display()));
        let mut child = Command::new(&tool)
            .args(["intake", "serve", "--demo", "--until-input-closes", "--listen", "127.0.0.1:0", "--data"])
            .arg(center)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|why| refused(why.to_string()))?;
        let mut first = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut first).map_err(|why| refused(why.to_string()))?;
        }
        match first.split_whitespace().find(|word| word.starts_with("http://")) {
            Some(address) => Ok(Self { address: address.trim_end_matches('/').to_owned(), child }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err(refused(format!("did not say where it listens: {first}")))
            }
        }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for CenterProcess {
    fn drop(&mut self) {
        // It keeps nothing in memory that is not durable, so ending it is safe.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `tn` lies beside the program, in the checkout as in the installed package.
pub(crate) fn tool() -> PathBuf {
    let name = format!("tn{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().ok();
    let folders = here.iter().flat_map(|path| path.ancestors().skip(1).take(2));
    let mut candidates = folders.map(|folder| folder.join(&name));
    candidates.find(|path| path.is_file()).unwrap_or_else(|| PathBuf::from(&name))
}
