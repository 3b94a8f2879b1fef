//! What can be read from a citizen card without its chip: the text of its QR code and its machine-readable zone.
//!
//! Pure: text in, fields or a typed error out, whatever the text holds. It refuses to know readers, cameras and the population
//! record, and it judges nothing but the form: a QR text is unsigned and only good for finding the person.

mod date;
mod mrz;
mod mrz_names;
mod qr;
mod sex;

pub use date::{CardBirth, CardDate};
pub use mrz::{Mrz, MrzError, MrzField, check_digit};
pub use mrz_names::transliterate;
pub use qr::{CardQr, QrError, QrField, QrLayout, number_in};
pub use sex::CardSex;
