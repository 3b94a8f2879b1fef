//! A post's keys and certificates, made new for one run, and a package's content of the wanted size.

use enrollment::{PackageId, StationId, Timestamp};
use keyring::{AgreementKey, Authority, NewAgreementKey, NewSigningKey, Role, SigningKeySlot, Usage, Validity, random};
use package::{Content, Header, SamplePart, SealRequest, Suite, Trust};

/// Everyone who takes part in sealing and opening.
pub(crate) struct People {
    pub(crate) authority: Authority,
    pub(crate) validity: Validity,
    pub(crate) now: Timestamp,
    pub(crate) center: AgreementKey,
    pub(crate) trust: Trust,
    clerk: SigningKeySlot,
    station: SigningKeySlot,
}

impl People {
    /// Valid from yesterday.
    pub(crate) fn make() -> Result<Self, String> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_err(|why| why.to_string())?;
        let now = i64::try_from(since.as_millis()).map_err(|why| why.to_string())?;
        let validity = Validity::days(now - 86_400_000, 30);
        let authority = Authority::make("Bench authority", validity).map_err(|why| why.to_string())?;
        let signing = |name: &str, role| {
            let key = NewSigningKey::make();
            let certificate = authority.issue(name, role, Usage::Signing, &key.public_key(), validity)?;
            key.certified(certificate)
        };
        let receiving = || {
            let key = NewAgreementKey::make();
            let certificate = authority.issue("center", Role::Center, Usage::Agreement, &key.public_key(), validity)?;
            key.certified(certificate)
        };
        let clerk = signing("clerk-1", Role::Clerk).map_err(|why| why.to_string())?;
        let station = signing("station-1", Role::Station).map_err(|why| why.to_string())?;
        let center = receiving().map_err(|why| why.to_string())?;
        let trust = Trust::new([authority.certificate()]).map_err(|why| why.to_string())?;
        Ok(Self { clerk, station, center, trust, now: Timestamp::from_unix_ms(now), validity, authority })
    }

    /// The header of one more package.
    pub(crate) fn header(&self, sequence: u64) -> Result<Header, String> {
        Ok(Header {
            suite: Suite::P256Sha256Aes256Gcm,
            package_id: PackageId::from_bytes(random()),
            station: StationId::parse("station-1").map_err(|why| format!("{why:?}"))?,
            epoch: 1,
            sequence,
            revision: 1,
            recipient_key_id: self.center.key_id(),
        })
    }

    /// What is to be sealed.
    pub(crate) fn request<'a>(&'a self, content: &'a Content, header: &'a Header) -> SealRequest<'a> {
        SealRequest { content, header, clerk: &self.clerk, station: &self.station, center_certificate: self.center.certificate(), trust: &self.trust, at: self.now }
    }
}

/// A content of that many bytes that no compression makes smaller.
pub(crate) fn content(bytes: usize) -> Content {
    let noise: Vec<u8> = std::iter::repeat_with(random::<1000>).take(bytes.div_ceil(1000)).flatten().take(bytes).collect();
    Content {
        nonce: random(),
        record: br#"{"revision":1}"#.to_vec(),
        samples: vec![SamplePart { name: "samples.bin".into(), media_type: "application/octet-stream".into(), bytes: noise }],
    }
}
