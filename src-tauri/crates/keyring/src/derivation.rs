use sha2::{Digest, Sha256};

use crate::Sensitive;

/// ANSI X9.63 key derivation with SHA-256 for one block: `SHA-256(secret ‖ 00000001 ‖ info)` (RFC 5753 uses it between the ECDH
/// secret and the key-wrapping key; the machine key derives its database keys the same way).
pub(crate) fn derive(secret: &[u8], info: &[u8]) -> Sensitive<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(secret);
    hash.update(1_u32.to_be_bytes());
    hash.update(info);
    Sensitive::new(hash.finalize().into())
}
