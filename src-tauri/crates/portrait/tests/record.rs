//! Records that others read and write.

use std::path::PathBuf;
use std::{env, fs};

use portrait::Rgb;
use portrait::record::{
    BiometricTemplate, CaptureTime, FaceRecord, ImageFormat, Landmark, Quality, RecordError, pose_byte, read_templates, write_templates,
};

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets");

fn sample() -> FaceRecord {
    let jpeg = fs::read(format!("{ASSETS}/test-people/P001_studio.jpg")).unwrap();
    let time = CaptureTime { year: 2026, month: 11, day: 28, hour: 8, minute: 5, second: 59, millisecond: 250 };
    let mut record = FaceRecord::of_picture(jpeg, ImageFormat::Jpeg, 900, 900, Some(time));
    let representation = &mut record.representations[0];
    representation.qualities = vec![Quality { score: 87, vendor: 0, algorithm: 1 }, Quality { score: 255, vendor: 7, algorithm: 9 }];
    representation.landmarks = vec![Landmark { kind: 1, code: 0x31, x: 369, y: 375, z: 0 }];
    representation.subject.pose = [pose_byte(-4.0), pose_byte(2.0), pose_byte(0.0)];
    record
}

#[test]
fn the_records_of_mosip_are_read_and_written_byte_for_byte() {
    let Some(root) = env::var_os("THUNHAN_TESTDATA").map(|root| PathBuf::from(root).join("mosip-mds")).filter(|root| root.is_dir()) else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    for (name, width, height) in [("0001Face.iso", 240, 320), ("0001Exception_Photo.iso", 600, 400)] {
        let bytes = fs::read(root.join(name)).unwrap();
        let record = FaceRecord::read(&bytes).unwrap();
        let [face] = &record.representations[..] else { panic!("{name}: one representation") };
        assert_eq!((face.width, face.height, face.format, face.image_type), (width, height, ImageFormat::Jpeg2000Lossless, 1), "{name}");
        assert_eq!(face.captured.map(|time| (time.year, time.month, time.day, time.hour)), Some((2022, 12, 28, 13)), "{name}");
        assert_eq!(face.qualities, [Quality { score: 80, vendor: 1, algorithm: 1 }], "{name}");
        let picture = Rgb::decode(&face.image).unwrap();
        assert_eq!((picture.width(), picture.height()), (width.into(), height.into()), "{name}: a JPEG 2000 file at byte 73");
        assert_eq!(record.write().unwrap(), bytes, "{name}");
        let wrapped = write_templates(&[BiometricTemplate::of_face(bytes.clone())]).unwrap();
        assert_eq!(read_templates(&wrapped).unwrap()[0].data, bytes, "{name}");
    }
    // Fingers and irises have records of their own.
    for name in ["0001Left_Index.iso", "0001Right_Iris.iso"] {
        assert_eq!(FaceRecord::read(&fs::read(root.join(name)).unwrap()), Err(RecordError::NotARecord), "{name}");
    }
}

#[test]
fn a_written_record_says_everything_again_at_its_places() {
    let record = sample();
    let bytes = record.write().unwrap();
    assert_eq!(FaceRecord::read(&bytes), Ok(record.clone()));
    // ISO/IEC 19794-5:2011, tables 2 and 4: magic, version, length, count; then length and time of the representation.
    assert_eq!(&bytes[..8], b"FAC\x00030\0");
    assert_eq!(u32::from_be_bytes(bytes[8..12].try_into().unwrap()) as usize, bytes.len());
    assert_eq!(bytes[12..17], [0, 1, 0, 0, 0]);
    assert_eq!(u32::from_be_bytes(bytes[17..21].try_into().unwrap()) as usize, bytes.len() - 17);
    assert_eq!(bytes[21..30], [0x07, 0xea, 11, 28, 8, 5, 59, 0, 250]);
    let face = &record.representations[0];
    assert!(bytes.ends_with(&face.image));
    assert_eq!(Rgb::decode(&face.image).unwrap().width(), u32::from(face.width));
    for (degrees, byte) in [(0.0, 1), (2.0, 2), (178.0, 90), (-180.0, 91), (-2.0, 180), (-0.4, 1), (f32::NAN, 0), (400.0, 90)] {
        assert_eq!(pose_byte(degrees), byte, "{degrees}");
    }
    let unknown = FaceRecord::of_picture(vec![1, 2, 3], ImageFormat::Png, 1, 1, None);
    assert_eq!(FaceRecord::read(&unknown.write().unwrap()), Ok(unknown));
}

#[test]
fn a_template_is_that_of_data_group_2() {
    let record = sample().write().unwrap();
    let templates = [BiometricTemplate::of_face(record.clone()), BiometricTemplate { others: vec![(0x80, vec![1, 1]), (0x82, vec![0])], ..BiometricTemplate::of_face(vec![9; 130]) }];
    let bytes = write_templates(&templates).unwrap();
    assert_eq!(read_templates(&bytes), Ok(templates.to_vec()));
    assert_eq!(bytes[..2], [0x7f, 0x61]);
    // As ICAO 9303-10 shows it: biometric type, format owner, format type.
    let header = [0xa1, 0x0b, 0x81, 1, 2, 0x87, 2, 1, 1, 0x88, 2, 0, 8];
    assert!(bytes.windows(header.len()).any(|window| window == header));
    assert!(FaceRecord::read(&read_templates(&bytes).unwrap()[0].data).is_ok());
    // By hand: one template of three bytes.
    let small = [0x7f, 0x61, 0x18, 2, 1, 1, 0x7f, 0x60, 0x12, 0xa1, 8, 0x87, 2, 1, 1, 0x88, 2, 0, 8, 0x5f, 0x2e, 5, 1, 2, 3, 4, 5];
    assert_eq!(read_templates(&small).unwrap()[0].data, [1, 2, 3, 4, 5]);
}

#[test]
fn what_is_cut_short_or_does_not_hold_together_is_refused() {
    let good = sample().write().unwrap();
    for end in (0..good.len()).step_by(97) {
        assert!(FaceRecord::read(&good[..end]).is_err(), "cut at {end}");
    }
    let changed = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        FaceRecord::read(&bytes)
    };
    assert_eq!(changed(0, b'G'), Err(RecordError::NotARecord));
    assert_eq!(changed(5, b'1'), Err(RecordError::OtherEdition));
    assert_eq!(changed(14, 1), Err(RecordError::Inconsistent("certification")));
    assert_eq!(changed(13, 0), Err(RecordError::Inconsistent("no representation")));
    assert_eq!(changed(13, 2), Err(RecordError::Truncated));
    assert_eq!(changed(23, 13), Err(RecordError::Inconsistent("time of capture")));
    assert_eq!(FaceRecord::read(&[good.as_slice(), &[0]].concat()), Err(RecordError::Inconsistent("bytes behind the record")));
    assert_eq!(FaceRecord { temporal: 0, representations: vec![] }.write(), Err(RecordError::Inconsistent("no representation")));
    for bytes in [&[][..], &[0x7f], &[0x7f, 0x61, 0x84, 0xff, 0xff, 0xff, 0xff], &[0x7f, 0x61, 0x80], &[0x7f, 0x61, 3, 2, 1, 1], &good] {
        assert!(read_templates(bytes).is_err(), "{bytes:02x?}");
    }
    for language in ["vi", "en"] {
        let catalog = fs::read_to_string(format!("{ASSETS}/locales/{language}/errors-devices.ftl")).unwrap();
        assert!(RecordError::CODES.iter().all(|code| catalog.lines().any(|line| line.starts_with(&format!("error-{code} = ")))), "{language}");
    }
}
