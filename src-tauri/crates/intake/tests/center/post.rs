//! A post with everything it needs to seal, and a center that believes it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use enrollment::{BatchId, Digest, PackageId, StationId, Timestamp};
use intake::{Running, Settings, provision};
use intake_protocol::UploadMetadata;
use keyring::{Authority, NewSigningKey, PublicKey, Role, SigningKeySlot, Usage, Validity, public_key_of, random};
use package::approval::{self, Item, Manifest};
use package::void::{self, VoidRecord, Why};
use package::{Content, Header, SamplePart, SealRequest, Sealed, Suite, Trust, seal};
use serde_json::{Value, json};
use uplink::{CenterAddress, CenterClient, ClientSettings, Jitter};

/// Time stands still in tests, unless they move it.
pub(crate) const NOW: Timestamp = Timestamp::from_unix_ms(1_795_300_000_000);

pub(crate) struct Post {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) authority: Authority,
    pub(crate) trust: Trust,
    pub(crate) clerk: SigningKeySlot,
    pub(crate) supervisor: SigningKeySlot,
    pub(crate) station: SigningKeySlot,
    pub(crate) center_certificate: Vec<u8>,
    clock: Arc<AtomicI64>,
    sequence: AtomicU64,
}

/// A sealed package with what is announced of it.
pub(crate) struct Parcel {
    pub(crate) sealed: Sealed,
    pub(crate) metadata: UploadMetadata,
}

/// What may differ from an ordinary package.
pub(crate) struct Wish<'a> {
    pub(crate) clerk: &'a SigningKeySlot,
    pub(crate) station: &'a SigningKeySlot,
    pub(crate) record: BTreeMap<&'static str, Value>,
    pub(crate) padding: usize,
    pub(crate) package: Option<PackageId>,
    pub(crate) sequence: Option<u64>,
    pub(crate) center_certificate: Option<Vec<u8>>,
    /// What the station believes, where it differs from the center.
    pub(crate) trust: Option<&'a Trust>,
}

impl Post {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let authority = Authority::make("Test authority", Validity::days(NOW.unix_ms() - 86_400_000, 400)).expect("an authority");
        let center = provision(folder.path(), &authority, NOW.plus_ms(-1000)).expect("a center");
        Self {
            trust: Trust::new([authority.certificate()]).expect("trust"),
            clerk: holder(&authority, "clerk-1", Role::Clerk),
            supervisor: holder(&authority, "supervisor-1", Role::Supervisor),
            station: holder(&authority, "TEST-01", Role::Station),
            center_certificate: center.agreement_certificate,
            authority,
            folder,
            clock: Arc::new(AtomicI64::new(NOW.unix_ms())),
            sequence: AtomicU64::new(1),
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        let clock = Arc::clone(&self.clock);
        let mut settings =
            Settings::new(self.folder.path(), Arc::new(move || Timestamp::from_unix_ms(clock.load(Ordering::SeqCst))));
        settings.demo = true;
        settings
    }

    pub(crate) async fn center(&self) -> Running {
        intake::start(self.settings()).await.expect("the center starts")
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.clock.fetch_add(i64::try_from(time.as_millis()).expect("a short time"), Ordering::SeqCst);
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn wish(&self) -> Wish<'_> {
        Wish {
            clerk: &self.clerk,
            station: &self.station,
            record: BTreeMap::new(),
            padding: 0,
            package: None,
            sequence: None,
            center_certificate: None,
            trust: None,
        }
    }

    pub(crate) fn parcel(&self) -> Parcel {
        self.seal(&self.wish())
    }

    pub(crate) fn seal(&self, wish: &Wish<'_>) -> Parcel {
        let station: StationId = "TEST-01".parse().expect("a station id");
        let center = wish.center_certificate.as_ref().unwrap_or(&self.center_certificate);
        let key: PublicKey = public_key_of(center).expect("a key");
        let header = Header {
            suite: Suite::P256Sha256Aes256Gcm,
            package_id: wish.package.unwrap_or_else(|| PackageId::from_bytes(random())),
            station: station.clone(),
            epoch: 1,
            sequence: wish.sequence.unwrap_or_else(|| self.sequence.fetch_add(1, Ordering::SeqCst)),
            revision: 1,
            recipient_key_id: key.key_id(),
        };
        let padding: Vec<u8> = (0..wish.padding).map(|at| (at * 31 % 251) as u8).collect();
        let mut record = ordinary_record(&header.package_id);
        let mut samples = Vec::new();
        if wish.padding > 0 {
            let digest = Digest::of(&padding);
            record["samples"] = json!([sample("portrait", &digest, padding.len(), false)]);
            samples.push(SamplePart { name: "portrait".into(), media_type: "image/jpeg".into(), bytes: padding });
        }
        for (name, value) in &wish.record {
            record[*name] = value.clone();
        }
        let record = package::canonical_json(&record).expect("canonical");
        let content = Content { nonce: random(), record, samples };
        let sealed = seal(&SealRequest {
            content: &content,
            header: &header,
            clerk: wish.clerk,
            station: wish.station,
            center_certificate: center,
            trust: wish.trust.unwrap_or(&self.trust),
            at: NOW,
        })
        .expect("sealed");
        let metadata = UploadMetadata {
            package_id: header.package_id,
            file_digest: sealed.file_digest,
            station,
            epoch: header.epoch,
            sequence: header.sequence,
        };
        Parcel { sealed, metadata }
    }

    pub(crate) fn approve(&self, parcels: &[&Parcel]) -> Vec<u8> {
        self.approve_as(&self.supervisor, parcels)
    }

    pub(crate) fn approve_as(&self, supervisor: &SigningKeySlot, parcels: &[&Parcel]) -> Vec<u8> {
        let items = parcels.iter().map(|parcel| Item {
            package_id: parcel.metadata.package_id,
            content_digest: parcel.sealed.content_digest,
            file_digest: parcel.sealed.file_digest,
        });
        let manifest = Manifest { batch: BatchId::from_bytes(random()), items: items.collect(), at: NOW };
        approval::sign(&manifest, supervisor, &self.station).expect("signed")
    }

    pub(crate) fn void(&self, metadata: &UploadMetadata) -> Vec<u8> {
        let record = VoidRecord {
            package_id: metadata.package_id,
            station: metadata.station.clone(),
            epoch: metadata.epoch,
            sequence: metadata.sequence,
            why: Why::Returned,
            reasons: vec!["name".into()],
            at: NOW,
        };
        void::sign(&record, &self.supervisor, &self.station).expect("signed")
    }
}

pub(crate) fn holder(authority: &Authority, name: &str, role: Role) -> SigningKeySlot {
    let key = NewSigningKey::make();
    let validity = Validity::days(NOW.unix_ms() - 1000, 300);
    let certificate = authority.issue(name, role, Usage::Signing, &key.public_key(), validity).expect("issued");
    key.certified(certificate).expect("certified")
}

/// A client that retries fast.
pub(crate) fn client(address: &str) -> CenterClient {
    let mut settings = ClientSettings::new(Jitter::none());
    settings.retry.first = Duration::from_millis(5);
    settings.retry.cap = Duration::from_millis(50);
    settings.answer = Duration::from_secs(20);
    settings.stall = Duration::from_secs(10);
    settings.tries = 6;
    CenterClient::new(CenterAddress::parse(address).expect("an address"), settings).expect("a client")
}

fn sample(kind: &str, digest: &Digest, length: usize, simulated: bool) -> Value {
    json!({
        "id": "7f0a5d52-5a3c-4c55-9a7a-0123456789ab",
        "kind": kind,
        "digest": digest,
        "length": length,
        "media_type": "image/jpeg",
        "capture": { "device": "test camera", "simulated": simulated, "by": "clerk-1", "at": NOW, "tries": 1 }
    })
}

/// A record with an empty plan (loss or damage reuses the last biometrics), so that nothing needs to be captured.
fn ordinary_record(package: &PackageId) -> Value {
    json!({
        "version": 1,
        "application": "0b0e7f0c-98f5-4a3d-8a53-6f2f3a3d9f10",
        "package": package,
        "revision": 1,
        "follows": null,
        "ticket": "A127",
        "opened_at_station": "TEST-01",
        "opened_at": NOW,
        "kind": "reissue",
        "reason": "lost",
        "basis": { "basis": "unverified", "at": NOW },
        "record_unverified": true,
        "facts": {},
        "plan": { "portrait": false, "slaps": [], "iris": false, "because": "reuses_last" },
        "samples": [],
        "exceptions": [],
        "gaps": [],
        "simulated": false,
        "attestation": {
            "by": { "who": "applicant" },
            "means": {
                "means": "neither",
                "reason": "injury",
                "read_by": { "officer": "clerk-1" },
                "witness": { "name": "TRẦN THỊ MẪU" }
            },
            "at": NOW,
            "language": "vi",
            "summary_digest": Digest::of(b"summary")
        },
        "hands": { "looked_up": "clerk-1", "typed": [], "captured": [], "confirmed_person": [], "read_aloud": ["clerk-1"] },
        "signed_by": "clerk-1",
        "signed_at_station": "TEST-01",
        "signed_at": NOW
    })
}
