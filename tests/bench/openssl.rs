//! The peer of sealing and opening: the `openssl` command with the same algorithms and layers.

use crate::people::People;
use crate::table::{Times, timed};
use keyring::{PublicKey, Role, Usage, certificate_to_pem};
use package::Content;
use package::layer::SignedLayer;
use std::process::Command;
use std::time::Duration;

const RUNS: usize = 11;

/// A folder with keys and content, in which the command works.
pub(crate) struct Peer(tempfile::TempDir);

/// What the peer took.
pub(crate) struct PeerTimes {
    /// Sealing and opening.
    pub(crate) times: [Times; 2],
    /// What is done in each.
    pub(crate) does: [&'static str; 2],
    /// Start and end of one process that does nothing.
    pub(crate) start_up: Duration,
}

impl Peer {
    pub(crate) fn make(people: &People, content: &Content) -> Result<Self, String> {
        let peer = Self(tempfile::tempdir().map_err(|why| why.to_string())?);
        for (name, role, usage) in [("clerk", Role::Clerk, Usage::Signing), ("station", Role::Station, Usage::Signing), ("center", Role::Center, Usage::Agreement)] {
            peer.run(&format!("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {name}.key"))?;
            peer.run(&format!("pkey -in {name}.key -pubout -out {name}.pub"))?;
            let public = std::fs::read_to_string(peer.0.path().join(format!("{name}.pub"))).map_err(|why| why.to_string())?;
            let key = PublicKey::from_pem(&public).map_err(|why| why.to_string())?;
            let certificate = people.authority.issue(name, role, usage, &key, people.validity).map_err(|why| why.to_string())?;
            peer.write(&format!("{name}.pem"), certificate_to_pem(&certificate).map_err(|why| why.to_string())?)?;
        }
        peer.write("ca.pem", people.authority.certificate_pem().map_err(|why| why.to_string())?)?;
        peer.write("content.bin", content.encode().map_err(|why| why.to_string())?)?;
        Ok(peer)
    }

    pub(crate) fn measure(&self) -> Result<PeerTimes, String> {
        let (inner, outer) = (SignedLayer::Content.content_type(), SignedLayer::Envelope.content_type());
        let sign = "cms -sign -binary -nodetach -cades -md sha256 -outform DER";
        let seal = [
            format!("{sign} -econtent_type {inner} -in content.bin -out content.p7s -signer clerk.pem -inkey clerk.key -signer station.pem -inkey station.key"),
            "cms -encrypt -binary -aes-256-gcm -in content.p7s -outform DER -out envelope.p7m -recip center.pem -keyopt ecdh_kdf_md:sha256 -aes256-wrap".to_owned(),
            format!("{sign} -econtent_type {outer} -in envelope.p7m -out package.tnp -signer station.pem -inkey station.key"),
        ];
        let verify = "cms -verify -binary -inform DER -cades -CAfile ca.pem";
        let open = [
            format!("{verify} -in package.tnp -out opened.p7m"),
            "cms -decrypt -binary -inform DER -in opened.p7m -recip center.pem -inkey center.key -out opened.p7s".to_owned(),
            format!("{verify} -in opened.p7s -out opened.bin"),
        ];
        let mut times = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            for (commands, into) in [(&seal[..], &mut times.0), (&open[..], &mut times.1), (&["version".to_owned()][..], &mut times.2)] {
                let (done, time) = timed(|| commands.iter().try_for_each(|command| self.run(command)));
                done?;
                into.push(time);
            }
        }
        let read = |name: &str| std::fs::read(self.0.path().join(name)).map_err(|why| why.to_string());
        if read("content.bin")? != read("opened.bin")? {
            return Err("openssl did not open what it sealed".into());
        }
        Ok(PeerTimes {
            times: [Times::of(times.0)?, Times::of(times.1)?],
            does: ["sign by two + encrypt + sign", "verify + decrypt + verify two"],
            start_up: Times::of(times.2)?.median(),
        })
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), String> {
        std::fs::write(self.0.path().join(name), bytes).map_err(|why| why.to_string())
    }

    /// Runs the command in the folder; the words are separated by spaces.
    fn run(&self, command: &str) -> Result<(), String> {
        let output = Command::new("openssl").current_dir(self.0.path()).args(command.split_whitespace()).output();
        let output = output.map_err(|why| format!("the openssl command is not there ({why})"))?;
        if output.status.success() { Ok(()) } else { Err(format!("openssl {command}: {}", String::from_utf8_lossy(&output.stderr))) }
    }
}
