//! The program's log: a file of codes in the data folder.
//!
//! What a window shows as `TN-4F2C` is found here. Only our own crates write, and of what they say only fields that cannot hold
//! personal data: an engine's or a parser's own words are left out, because they may repeat what somebody typed.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::debug_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Name of the file in the data folder.
const NAME: &str = "thu-nhan.log";
/// A file is put aside when it is this long, in bytes.
const LONGEST: u64 = 1024 * 1024;
/// So many files are kept beside the one being written.
const KEPT: u32 = 4;

/// The crates that may write.
const OURS: &[&str] = &[
    "api", "bridge", "camera", "devices", "fingerprint_scanner", "intake_protocol", "keyring", "package", "registry", "smartcard",
    "station", "store", "thu_nhan", "uplink", "wiring",
];
/// The fields that are written.
const FIELDS: &[&str] =
    &["message", "code", "reference", "operation", "package", "sequence", "count", "tries", "kind", "wait_ms", "elapsed_ms", "place"];

/// Where the log of a data folder lies.
pub fn log_file(data: &Path) -> PathBuf {
    data.join(NAME)
}

/// Begins to write the log of this process, panics (their place, never their words) among it. A second call changes nothing.
///
/// # Errors
/// When the folder or the file cannot be made; the program works without a log then.
pub fn start_log(data: &Path) -> io::Result<()> {
    crate::station_file::private_folder(data)?;
    let writer = LogFile::open(log_file(data))?;
    let fields = debug_fn(|writer, field, value| match field.name() {
        "message" => write!(writer, "{value:?} "),
        name if FIELDS.contains(&name) => write!(writer, "{name}={value:?} "),
        _ => Ok(()),
    });
    let layer = tracing_subscriber::fmt::layer().with_ansi(false).fmt_fields(fields).with_writer(writer);
    let ours: Targets = OURS.iter().map(|name| (*name, LevelFilter::INFO)).collect();
    if tracing_subscriber::registry().with(layer).with(ours).try_init().is_ok() {
        log_panics();
    }
    Ok(())
}

fn log_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(code = "internal", place, "panicked");
        before(panic);
    }));
}

/// A file that makes room for itself.
struct LogFile {
    path: PathBuf,
    open: Mutex<Open>,
}

struct Open {
    file: File,
    length: u64,
}

impl LogFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let open = Mutex::new(append(&path)?);
        Ok(Self { path, open })
    }
}

fn append(path: &Path) -> io::Result<Open> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    let length = file.metadata()?.len();
    Ok(Open { file, length })
}

fn aside(path: &Path, number: u32) -> PathBuf {
    path.with_extension(format!("{number}.log"))
}

/// Puts the files aside, oldest first, and begins a new one.
fn turn(path: &Path) -> io::Result<Open> {
    for number in (1..KEPT).rev() {
        // One that is not there yet is no error.
        let _ = std::fs::rename(aside(path, number), aside(path, number + 1));
    }
    std::fs::rename(path, aside(path, 1))?;
    append(path)
}

/// One event being written.
struct Line<'a> {
    path: &'a Path,
    open: MutexGuard<'a, Open>,
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.open.length > 0 && self.open.length + bytes.len() as u64 > LONGEST {
            *self.open = turn(self.path)?;
        }
        let written = self.open.file.write(bytes)?;
        self.open.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.open.file.flush()
    }
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line { path: &self.path, open: self.open.lock().unwrap_or_else(PoisonError::into_inner) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_holds_codes_and_no_words_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        start_log(folder.path()).expect("a log");
        tracing::error!(code = "internal", reference = "TN-0A1B", detail = "NGUYỄN VĂN MẪU", "refused");
        tracing::error!(target: "hyper::client", "GET /secret");
        let text = std::fs::read_to_string(log_file(folder.path())).expect("the file");
        assert!(text.contains("refused code=\"internal\" reference=\"TN-0A1B\""), "{text}");
        assert!(!text.contains("MẪU") && !text.contains("secret"), "{text}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(log_file(folder.path())).expect("the file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_long_log_makes_room_for_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let log = LogFile::open(log_file(folder.path())).expect("a log");
        let line = vec![b'x'; 100_000];
        for _ in 0..80 {
            log.make_writer().write_all(&line).expect("written");
        }
        let lengths: Vec<u64> = std::fs::read_dir(folder.path()).expect("the folder").flatten().map(|file| file.metadata().map_or(0, |found| found.len())).collect();
        assert_eq!(lengths.len(), 1 + KEPT as usize);
        assert!(lengths.iter().all(|length| *length <= LONGEST), "{lengths:?}");
    }
}
