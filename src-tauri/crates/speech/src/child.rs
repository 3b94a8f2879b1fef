//! A program that is fed through its standard input and ended when it is told to.

use crate::failed;
use devices::{CancelToken, DeviceError};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// Whether a program can be started: by its path, or by its name along `PATH`.
pub(crate) fn is_there(program: &Path) -> bool {
    if program.components().count() > 1 {
        return program.is_file();
    }
    let name = format!("{}{}", program.display(), std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&name).is_file()))
}

/// Runs a program on `input` and gives what it wrote. Cancelled, it is killed and nothing is given.
pub(crate) fn run(program: &Path, arguments: &[&str], input: &[u8], cancel: &CancelToken) -> Result<Vec<u8>, DeviceError> {
    if cancel.is_cancelled() {
        return Err(DeviceError::Cancelled);
    }
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(&name, &error))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    std::thread::scope(|scope| {
        // Both pipes have an end of their own, so that neither side waits for the other.
        scope.spawn(move || {
            if let Some(mut pipe) = stdin {
                // A program that ends early reads no further; its end says what became of it.
                let _ = pipe.write_all(input);
            }
        });
        let reading = scope.spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut pipe) = stdout {
                let _ = pipe.read_to_end(&mut bytes);
            }
            bytes
        });
        let ended = wait(&mut child, &name, cancel);
        let bytes = reading.join().unwrap_or_default();
        ended.map(|()| bytes)
    })
}

fn wait(child: &mut Child, name: &str, cancel: &CancelToken) -> Result<(), DeviceError> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(DeviceError::Failed { detail: format!("{name}: {status}") }),
            Ok(None) if cancel.is_cancelled() => {
                end(child);
                return Err(DeviceError::Cancelled);
            }
            Ok(None) => std::thread::sleep(LOOK),
            Err(error) => {
                end(child);
                return Err(failed(name, &error));
            }
        }
    }
}

/// Ends it, and waits until it is gone: nothing of it speaks on.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
