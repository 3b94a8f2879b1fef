use std::{
    fmt, fs, io,
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::{
    DatabaseKey, KeyError, REDACTED, Secret, Sensitive, blob,
    derivation::derive,
    encryption::Wrapped,
    hexadecimal,
    private_file::{sync_directory, write_beside},
    random,
};

const KIND: &str = "machine";

/// The key of this machine: 32 random bytes in a file only its owner can read.
///
/// It protects what must work while no officer is signed in: the station's signing key and the outbox. It is as safe as the
/// operating system keeps the file; a TPM takes its place later behind the same type.
pub struct MachineKey(Sensitive<[u8; 32]>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(with = "hexadecimal")]
    secret: Vec<u8>,
}

impl MachineKey {
    /// Reads the key of a machine that was provisioned. A missing file is an error: a new key would open nothing that the old one
    /// closed, and the loss would show only later and elsewhere.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        match fs::read(path) {
            Ok(bytes) => Self::read(path, bytes),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Err(KeyError::Missing),
            Err(reason) => Err(reason.into()),
        }
    }

    /// Reads the key, or makes one if there is no file yet. For provisioning alone.
    ///
    /// Making is atomic: the file appears whole, synced and readable by the owner alone, or not at all; of two processes that
    /// make it at once both get the same key. A damaged or exposed file is an error, never replaced, because what it protects
    /// would be lost.
    pub fn load_or_make(path: &Path) -> Result<Self, KeyError> {
        match fs::read(path) {
            Ok(bytes) => Self::read(path, bytes),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => {
                publish(path, &Self(Sensitive::new(random())).written()?)?;
                Self::read(path, fs::read(path)?)
            }
            Err(reason) => Err(reason.into()),
        }
    }

    /// A key that lives only in memory.
    #[must_use]
    pub fn ephemeral() -> Self {
        Self(Sensitive::new(random()))
    }

    /// The key of the database named `purpose`, derived; the same on every start.
    #[must_use]
    pub fn database_key(&self, purpose: &str) -> DatabaseKey {
        DatabaseKey::from_secret(derive(self.0.expose(), format!("thu-nhan/database/{purpose}").as_bytes()))
    }

    pub(crate) fn wrap(&self, purpose: &str, secret: &[u8]) -> Result<Wrapped, KeyError> {
        Wrapped::wrap(self.0.expose(), purpose, secret)
    }

    pub(crate) fn unwrap(&self, purpose: &str, wrapped: &Wrapped) -> Result<Secret, KeyError> {
        wrapped.unwrap(self.0.expose(), purpose).ok_or(KeyError::Damaged("not wrapped by this machine's key"))
    }

    fn read(path: &Path, bytes: Vec<u8>) -> Result<Self, KeyError> {
        let bytes = Secret::new(bytes);
        refuse_exposed(path)?;
        let stored: Stored = blob::read(KIND, bytes.expose())?;
        let secret = Secret::new(stored.secret);
        let key = secret.expose().as_slice().try_into().map_err(|_| KeyError::Damaged("machine key length"))?;
        Ok(Self(Sensitive::new(key)))
    }

    fn written(&self) -> Result<Secret, KeyError> {
        let stored = Stored { secret: self.0.expose().to_vec() };
        let text = blob::write(KIND, &stored).map(Secret::new);
        drop(Secret::new(stored.secret));
        text
    }
}

impl fmt::Debug for MachineKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

/// Writes beside the target, syncs, then gives it its name. A hard link never replaces an existing name, so the first of two
/// racing processes wins; where the file system knows no hard links, rename.
fn publish(path: &Path, contents: &Secret) -> Result<(), KeyError> {
    let temporary = path.with_extension(format!("{}.new", hex::encode(random::<8>())));
    let written = (|| {
        write_beside(&temporary, contents.expose())?;
        match fs::hard_link(&temporary, path) {
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(_) => fs::rename(&temporary, path),
            Ok(()) => Ok(()),
        }
    })();
    match fs::remove_file(&temporary) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => return Err(reason.into()),
        _ => {}
    }
    written?;
    sync_directory(path)?;
    Ok(())
}

#[cfg(unix)]
fn refuse_exposed(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path)?.permissions().mode() & 0o077 == 0 { Ok(()) } else { Err(KeyError::Exposed) }
}

#[cfg(not(unix))]
fn refuse_exposed(_path: &Path) -> Result<(), KeyError> {
    Ok(())
}
