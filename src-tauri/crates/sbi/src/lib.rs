//! Driver of the scanner and camera ports on SBI (Secure Biometric Interface, IEEE 3167; before it MDS): fingerprint scanners and cameras
//! whose maker ships a service that answers on 127.0.0.1, ports 4501 to 4600, in verbs of its own over HTTP.
//!
//! Both dialects that are in the field are spoken, 0.9.5 and 1.0. Nothing that a service says is believed without the device's signature,
//! under a certificate of a maker whom the center vouches for: who the device is, and every finger and face with its transaction, its time and its
//! place in the chain of hashes. What of it does not hold is a refusal, never a picture.
//!
//! What it refuses to know: how HTTP is spoken ([`devices::LoopbackHttp`]), whether a print or a face is good, and who signed the list of makers.
//!
//! Not spoken: `STREAM` of scanners (a service sends no frames while it waits for fingers), `CAPTURE` (encrypted, for authentication), eyes.

mod answer;
mod camera;
mod capture;
mod chain;
mod dialect;
mod discovery;
mod fault;
mod jpeg_stream;
mod line;
mod live;
mod loose;
mod name;
mod picture;
mod request;
mod scanner;
mod signature;
mod status;
mod token;
mod trust;

pub use camera::SbiCamera;
pub use chain::HashChain;
pub use dialect::Dialect;
pub use discovery::{Found, PORTS, Refused, SbiDevice, Signers, Takes, find};
pub use name::{name_of, named};
pub use scanner::SbiScanner;
pub use status::Status;
pub use trust::{Makers, Signer, UnreadableCertificate};
