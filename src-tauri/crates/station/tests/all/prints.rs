use enrollment::{EnrollmentRecord, Sample};
use fingerprint::wsq;
use station::Window;
use synthetic::Case;

use crate::post::{Post, Run, residents};

/// What the design answers for: ten flat prints, portrait, signature.
const MOST_BYTES: usize = 500_000;
const PEOPLE: usize = 3;

#[test]
fn a_package_holds_each_slap_once_compressed_and_cut_to_its_fingers() {
    let post = Post::new();
    let run = post.start();
    let mut sizes = Vec::new();
    for (at, person) in residents().iter().filter(|one| one.case == Case::DueForExchange).take(PEOPLE).enumerate() {
        run.sign_in("lan");
        let id = run.submit(person);
        run.sign_in("hung");
        run.station.open_review(&id).expect("opened");
        run.station.approve_batch(&[id]).expect("approved");
        let package = run.station.application(&id).expect("read").note.package.expect("a package").id;
        let file = run.station.outbox().file(&package).expect("the file");
        let opened = package::open(&file, &post.trust(), &post.center_key, run.station.now()).expect("opened");
        let parts: Vec<(&str, usize)> = opened.content.samples.iter().map(|part| (part.name.as_str(), part.bytes.len())).collect();
        println!("{} bytes: {parts:?}", file.len());
        sizes.push(file.len());
        if at > 0 {
            continue;
        }
        let mut names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        assert_eq!(names, ["portrait.jpg", "signature.json", "slap_13.wsq", "slap_14.wsq", "slap_15.wsq"]);
        let record = EnrollmentRecord::from_json(&opened.content.record).expect("a record");
        for sample in record.samples.iter().filter(|sample| sample.media_type == wsq::MEDIA_TYPE) {
            let part = opened.content.samples.iter().find(|part| part.name == format!("{}.wsq", sample.kind)).expect("the slap");
            assert_eq!(enrollment::Digest::of(&part.bytes), sample.digest);
            is_cut_to_its_fingers(sample, &part.bytes);
            is_shown_as_it_was_sealed(&run, sample, &part.bytes);
        }
    }
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    println!("package: {median} bytes in the median of {} people, {sizes:?}", sizes.len());
    assert!(sizes.len() == PEOPLE && median <= MOST_BYTES, "{median} bytes in the median");
}

/// All boxes lie inside with 3 mm around them, and nothing more is kept than that.
fn is_cut_to_its_fingers(sample: &Sample, file: &[u8]) {
    const MARGIN: u32 = 59;
    let seen = wsq::inspect(file).expect("a WSQ file");
    assert_eq!((seen.ppi(), sample.capture.resolution_ppi), (Some(500), Some(500)));
    let fingers = &sample.capture.fingers;
    let edge = |of: fn(&enrollment::FingerFound) -> u32| fingers.iter().map(of);
    let left = edge(|one| one.x).min().expect("a finger");
    let top = edge(|one| one.y).min().expect("a finger");
    let right = seen.frame.width - edge(|one| one.x + one.width).max().expect("a finger");
    let below = seen.frame.height - edge(|one| one.y + one.height).max().expect("a finger");
    // Less where the glass ends.
    assert!([left, top, right, below].into_iter().all(|margin| margin <= MARGIN), "{left} {top} {right} {below}");
    assert!([left, top, right, below].into_iter().filter(|margin| *margin == MARGIN).count() >= 2, "{left} {top} {right} {below}");
    assert!(fingers.len() == 4 || fingers.len() == 2);
}

/// The windows show what the center gets, as a picture they can read.
fn is_shown_as_it_was_sealed(run: &Run, sample: &Sample, file: &[u8]) {
    let (media_type, png) = run.station.image(Window::Desk, &format!("sample/{}", sample.id)).expect("shown");
    assert_eq!(media_type, "image/png");
    let shown = image::load_from_memory(&png).expect("a picture").into_luma8();
    let sealed = wsq::decode(file).expect("a WSQ file");
    assert_eq!((shown.width(), shown.height()), (sealed.frame.width, sealed.frame.height));
    assert!(shown.into_raw() == sealed.gray, "another picture is shown");
}
