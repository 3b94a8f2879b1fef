//! Face image records and the CBEFF templates around them.

use crate::fuzz;
use portrait::record::{BiometricTemplate, FaceRecord, ImageFormat, Landmark, Quality, read_templates, write_templates};

fn records() -> Vec<Vec<u8>> {
    let plain = FaceRecord::of_picture(vec![0x5a; 40], ImageFormat::Png, 4, 3, None);
    let mut full = plain.clone();
    full.representations[0].qualities = vec![Quality { score: 9, vendor: 8, algorithm: 7 }; 2];
    full.representations[0].landmarks = vec![Landmark { kind: 1, code: 2, x: 3, y: 4, z: 5 }; 3];
    let second = full.representations[0].clone();
    full.representations.push(second);
    [plain, full].iter().map(|record| record.write().expect("written")).collect()
}

#[test]
fn a_damaged_face_record_is_read_and_written_as_it_is_or_is_an_error() {
    fuzz("face records", &records(), 20_000, |_, bytes| {
        if let Ok(record) = FaceRecord::read(bytes) {
            assert_eq!(record.write().as_deref(), Ok(bytes), "what is read is written again as it was");
        }
    });
}

#[test]
fn a_damaged_template_is_read_to_what_it_says_or_is_an_error() {
    let faces: Vec<_> = records().into_iter().map(BiometricTemplate::of_face).collect();
    let good = [write_templates(&faces).expect("written"), write_templates(&faces[..1]).expect("written")];
    fuzz("biometric templates", &good, 20_000, |_, bytes| {
        if let Ok(templates) = read_templates(bytes) {
            assert!(templates.iter().map(|template| template.data.len()).sum::<usize>() <= bytes.len());
            let again = write_templates(&templates).expect("written");
            assert_eq!(read_templates(&again), Ok(templates), "lengths may be written shorter, what is said stays");
        }
    });
}
