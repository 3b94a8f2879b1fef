//! Headers and bodies on the road between station and center.

use enrollment::{Digest, PackageId, StationId};
use intake_protocol::{Checksum, Extensions, Problem, ProblemCode, UploadMetadata};

use crate::fuzz;

#[test]
fn headers_and_problems_are_read_or_refused() {
    let metadata = UploadMetadata {
        package_id: PackageId::from_bytes([7; 16]),
        file_digest: Digest::of(b"a file"),
        station: StationId::parse("ST-01").expect("an id"),
        epoch: 1,
        sequence: 42,
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    fuzz("upload metadata", &[metadata.encode().into_bytes()], 20_000, |_, bytes| {
        if let Ok(read) = UploadMetadata::parse(&text(bytes)) {
            assert_eq!(UploadMetadata::parse(&read.encode()).expect("what is written is read again"), read);
        }
    });
    fuzz("checksum", &[Checksum::of(b"a chunk").encode().into_bytes()], 20_000, |_, bytes| {
        let _ = Checksum::parse(&text(bytes));
    });
    fuzz("extensions", &[b"creation,termination,expiration,checksum".to_vec()], 5_000, |_, bytes| {
        Extensions::parse(&text(bytes), "sha256");
    });
    let problem = serde_json::to_vec(&Problem::new(ProblemCode::TooLarge, "TN-12345678")).expect("JSON");
    fuzz("problem", &[problem], 20_000, |_, bytes| {
        let _ = Problem::parse(bytes).and_then(|problem| problem.known());
    });
}
