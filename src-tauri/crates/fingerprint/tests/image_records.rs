//! Finger image records of ISO/IEC 19794-4:2011: MOSIP's, and our own.

use std::path::PathBuf;
use std::{env, fs};

use fingerprint::image_record::{Coding, ImageRecord, ImageRecordError, Quality, Scale};
use fingerprint::wsq::{self, BitRate};
use fingerprint::{Image, PPI, Position, quality};
use synthetic::{Condition, finger};

fn print() -> Image {
    finger(77, Position::try_from(2).unwrap(), &Condition::attempt(0))
}

/// Name of each file's finger; the place in the list is its position, from 1.
const MOSIP: [&str; 10] = [
    "Right_Thumb", "Right_Index", "Right_Middle", "Right_Ring", "Right_Little", "Left_Thumb", "Left_Index", "Left_Middle", "Left_Ring", "Left_Little",
];

#[test]
fn the_records_of_mosip_are_read_written_byte_for_byte_and_their_pictures_are_prints() {
    let Some(root) = env::var_os("THUNHAN_TESTDATA").map(|root| PathBuf::from(root).join("mosip-mds")).filter(|root| root.is_dir()) else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    for (name, position) in MOSIP.iter().zip(1..) {
        let bytes = fs::read(root.join(format!("0001{name}.iso"))).unwrap();
        let record = ImageRecord::read(&bytes).unwrap();
        let [one] = &record.representations[..] else { panic!("{name}: one representation") };
        assert_eq!((one.position, one.coding, one.number), (position, Coding::Jpeg2000Lossless, 0), "{name}");
        assert_eq!((one.image_rate, one.scale, one.depth), ((500, 500), Scale::Inch, 8), "{name}");
        assert_eq!(one.captured[..4], [0x07, 0xe6, 12, 28], "{name}: on 28 December 2022");
        assert!(matches!(one.qualities[..], [Quality { vendor: 64, algorithm: 15, .. }]), "{name}: {:?}", one.qualities);
        assert_eq!(one.extended.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [1, 2, 3], "{name}");
        assert!(one.extended[2].1.starts_with(b"This is of Finger"), "{name}");
        assert_eq!(record.write().unwrap(), bytes, "{name}");
        let picture = one.picture().unwrap();
        assert_eq!((picture.width(), picture.height(), picture.ppi()), (one.width.into(), one.height.into(), 500.0), "{name}");
        let found = quality(&picture);
        println!("{name}: {} here, {} in the record", found.score, one.qualities[0].score);
    }
    // Faces have records of their own.
    assert_eq!(ImageRecord::read(&fs::read(root.join("0001Face.iso")).unwrap()), Err(ImageRecordError::NotARecord));
}

#[test]
fn our_record_gives_back_every_pixel_and_reads_wsq_and_raw_too() {
    let print = print();
    let record = ImageRecord::of_picture(&print, 2).unwrap();
    let back = ImageRecord::read(&record.write().unwrap()).unwrap();
    assert_eq!(back, record);
    assert!(back.representations[0].picture().unwrap() == print, "without loss");

    let mut as_raw = record.clone();
    as_raw.representations[0].coding = Coding::Raw;
    as_raw.representations[0].image = print.gray().to_vec();
    assert!(ImageRecord::read(&as_raw.write().unwrap()).unwrap().representations[0].picture().unwrap() == print);
    println!("one print: {} bytes raw, {} without loss", print.gray().len(), record.representations[0].image.len());
    assert!(record.representations[0].image.len() < print.gray().len() * 2 / 3);

    let file = wsq::encode(&print, BitRate::default(), &[]).unwrap();
    let mut as_wsq = record.clone();
    as_wsq.representations[0].coding = Coding::Wsq;
    as_wsq.representations[0].image = file.clone();
    let back = ImageRecord::read(&as_wsq.write().unwrap()).unwrap().representations[0].picture().unwrap();
    assert_eq!(back.gray(), wsq::decode(&file).unwrap().gray);

    // 197 pixels a centimeter are 500 an inch.
    let mut metric = record;
    metric.representations[0].scale = Scale::Centimeter;
    metric.representations[0].image_rate = (197, 197);
    assert!((metric.representations[0].picture().unwrap().ppi() - PPI).abs() < 1.0);
}

#[test]
fn what_is_cut_short_or_contradicts_itself_is_refused() {
    let record = ImageRecord::of_picture(&print(), 2).unwrap();
    let bytes = record.write().unwrap();
    for kept in [0, 7, 11, 40, bytes.len() - 1] {
        assert_eq!(ImageRecord::read(&bytes[..kept]), Err(ImageRecordError::TooShort), "{kept} bytes");
    }
    assert_eq!(ImageRecord::read(&[&bytes[..], &[0]].concat()), Err(ImageRecordError::Field("length")));
    assert_eq!(ImageRecord::read(b"FMR\x00030\0 and more"), Err(ImageRecordError::NotARecord));

    let with = |change: fn(&mut fingerprint::image_record::Representation)| {
        let mut other = record.clone();
        change(&mut other.representations[0]);
        other.representations[0].picture()
    };
    assert_eq!(with(|one| one.width += 1), Err(ImageRecordError::Damaged), "the picture has another size");
    assert_eq!(with(|one| one.image.truncate(900)), Err(ImageRecordError::Damaged));
    assert_eq!(with(|one| one.coding = Coding::Png), Err(ImageRecordError::Coding));
    assert_eq!(with(|one| one.depth = 16), Err(ImageRecordError::Coding));
    assert!(matches!(with(|one| one.image_rate = (1000, 1000)), Err(ImageRecordError::Picture(_))), "no print is enlarged in silence");
    let mut against = record;
    against.representations[0].certifications = vec![[0, 64, 2]];
    assert_eq!(against.write(), Err(ImageRecordError::Field("certification flag")));
    for language in ["vi", "en"] {
        let catalog = fs::read_to_string(format!("{}/../../../assets/locales/{language}/errors-finger.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for error in [ImageRecordError::NotARecord, ImageRecordError::Damaged] {
            assert!(catalog.lines().any(|line| line.starts_with(&format!("error-{} = ", error.code()))), "{language}: {error}");
        }
    }
}
