//! Wavelet Scalar Quantization: the compression of gray fingerprints that every AFIS reads.
//!
//! To the FBI's *WSQ Gray-scale Fingerprint Image Compression Specification*, IAFIS-IC-0110 (V3), December 1997, called "the
//! specification" in this folder; encoder number one, its only set of filters in use (9 and 7 taps). Arithmetic is single precision in the
//! order of NIST's NBIS, so that a file decodes to the same pixels as there, and a picture encodes to the same bytes.
//!
//! Encoding: picture → [`analysis`] into 64 subbands of the [`layout`] → [`allocation`] of bits → [`quantizer`] → [`symbols`] →
//! [`huffman`] codes → segments. Decoding is the same road back. Bytes from outside end in a [`WsqError`], never in a panic, and no
//! picture larger than a scanner makes is ever allotted.

mod allocation;
mod analysis;
mod bits;
mod comment;
mod constants;
mod decoder;
mod encoder;
mod error;
mod extension;
mod huffman;
mod huffman_design;
mod huffman_reading;
mod layout;
mod marker;
mod quantizer;
mod reader;
mod scaled;
mod segment;
mod symbols;
mod synthesis;
mod weighing;

pub use comment::{Comment, NistComment};
pub use decoder::{Decoded, Inspected, decode, inspect};
pub use encoder::{BitRate, encode};
pub use error::WsqError;
pub use segment::FrameHeader;

/// Media type of a WSQ file.
pub const MEDIA_TYPE: &str = "image/x-wsq";
