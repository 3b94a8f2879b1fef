//! Compressed prints, from a file or a package.

use fingerprint::wsq::{self, BitRate};
use fingerprint::{Image, PPI};

use crate::fuzz;

fn rings(width: u32, height: u32) -> Vec<u8> {
    let ring = |at: u32| {
        let (x, y) = ((at % width) as f32 - 60.0, (at / width) as f32 - 40.0);
        (128.0 + 90.0 * (x.hypot(y) * 0.7).sin()) as u8
    };
    let image = Image::new(width, height, (0..width * height).map(ring).collect::<Vec<u8>>(), PPI).expect("a picture");
    wsq::encode(&image, BitRate::default(), &[]).expect("encoded")
}

#[test]
fn a_damaged_print_is_a_picture_or_an_error() {
    fuzz("prints", &[rings(96, 88), rings(160, 131)], 3_000, |_, bytes| {
        let seen = wsq::inspect(bytes);
        if let Ok(decoded) = wsq::decode(bytes) {
            assert_eq!(decoded.gray.len() as u32, decoded.frame.width * decoded.frame.height);
            assert!(seen.is_ok_and(|seen| seen.frame == decoded.frame && seen.comments == decoded.comments));
        }
    });
}
