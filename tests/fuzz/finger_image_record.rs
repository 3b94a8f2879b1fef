//! Finger image records, from other capture kits.

use fingerprint::image_record::ImageRecord;
use fingerprint::{Image, PPI};

use crate::fuzz;

fn records() -> Vec<Vec<u8>> {
    let gray: Vec<u8> = (0..96 * 72).map(|at: u32| ((at % 251) ^ (at / 97)) as u8).collect();
    let image = Image::new(96, 72, gray, PPI).expect("a picture");
    let plain = ImageRecord::of_picture(&image, 2).expect("a record");
    let mut full = plain.clone();
    full.certified = true;
    full.representations[0].certifications = vec![[0, 64, 2]; 2];
    full.representations[0].extended = vec![(2, vec![2, 1, 1, 10, 2]), (3, b"said".to_vec())];
    let second = full.representations[0].clone();
    full.representations.push(second);
    [plain, full].iter().map(|record| record.write().expect("written")).collect()
}

#[test]
fn a_damaged_finger_image_record_is_read_and_written_as_it_is_or_is_an_error() {
    fuzz("finger image records", &records(), 2_000, |_, bytes| {
        if let Ok(record) = ImageRecord::read(bytes) {
            assert_eq!(record.write().as_deref(), Ok(bytes), "what is read is written again as it was");
            for one in &record.representations {
                if let Ok(picture) = one.picture() {
                    assert_eq!((picture.width(), picture.height()), (one.width.into(), one.height.into()));
                }
            }
        }
    });
}
