//! What a program says of two faces: it asks and tells, and never decides.

use devices::RealPace;
use devices::simulator::{CameraControls, SimulatedCamera};
use enrollment::{ApplicationId, Date, EventKind, FaceCompared, FaceOpinion, PopulationRecord, SampleKind};
use keyring::Sensitive;
use portrait::{ComparerModels, Rgb};
use station::{FacesCompared, SeatState};
use synthetic::Case;

use crate::post::{Post, Run, password, refused, resident};

/// Alike to nobody in particular: 0.19 to P003, 0.40 to P007.
const LIVE: &str = "P005_studio";

const MODELS: ComparerModels = ComparerModels {
    detector: include_bytes!("../../../../../assets/models/face_detection_short_range.onnx"),
    mesh: include_bytes!("../../../../../assets/models/face_landmark.onnx"),
    embedding: include_bytes!("../../../../../assets/models/face_embedding_sface.onnx"),
};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../../assets/test-people/{name}.jpg", env!("CARGO_MANIFEST_DIR"))).expect("a file")
}

/// Whoever is due for an exchange has this portrait on record; [`LIVE`] sits before the camera.
fn post_with(portrait: &str, change: impl FnOnce(&mut PopulationRecord)) -> Post {
    Post::with_portrait(resident(Case::DueForExchange), file(portrait), change)
}

fn start(post: &Post) -> (Run, CameraControls) {
    let camera = SimulatedCamera::new(vec![Rgb::decode(&file(LIVE)).expect("a picture")], (960, 720), Box::new(RealPace::new()));
    let controls = camera.controls();
    let run = post.start_with(|_, ports| {
        ports.cameras = vec![Box::new(camera)];
        ports.comparer_models = Some(MODELS);
    });
    (run, controls)
}

/// What is said once the camera has given a frame with a face.
fn seen(run: &Run, pictures: &[String]) -> FacesCompared {
    let began = std::time::Instant::now();
    loop {
        match run.station.compare_faces(pictures) {
            Ok(found) if found.unusable.is_none() => return found,
            Ok(_) => {}
            Err(refusal) => assert_eq!(refusal.code, "noFrame"),
        }
        assert!(began.elapsed().as_secs() < 60, "nobody is seen");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn compared(run: &Run, id: &ApplicationId) -> Option<FaceCompared> {
    run.station.application(id).expect("read").face_compared()
}

#[test]
fn a_face_that_is_not_the_records_asks_the_clerk_once_more_and_is_told_to_the_supervisor() {
    for (on_record, opinion, risk) in [("P003_studio", FaceOpinion::Different, "faceDifferent"), ("P007_studio", FaceOpinion::Unsure, "faceUnsure")] {
        let post = post_with(on_record, |_| {});
        let (run, _) = start(&post);
        run.sign_in("lan");
        let id = run.open(resident(Case::DueForExchange));
        run.fill(&id);
        run.portrait(&id);
        let found = compared(&run, &id).expect("compared");
        assert_eq!(found.opinion, opinion, "{found:?}");
        refused(run.station.capture_slap(&id, 13), "confirmPersonFirst");
        let doubtful = |event: &enrollment::Event| event.what == EventKind::FaceDoubtful { opinion };
        assert!(post.vault().events(&id).expect("the log").iter().any(doubtful));

        // The officer decides, and that stands in the log.
        run.station.confirm_person(&id, true).expect("the same person, says the clerk");
        let case = run.station.application(&id).expect("read");
        assert!(matches!(&case.application, enrollment::Application::Draft(draft) if !draft.person_check_due()));
        for code in [13, 14, 15] {
            run.slap(&id, code);
        }
        run.station.note_gap(&id, enrollment::Modality::Iris, enrollment::GapReason::NoDevice, true).expect("iris noted");
        run.sign_by_hand(&id);
        run.station.sign_and_submit(&id).expect("submitted");
        run.station.sign_out();
        run.sign_in("hung");
        let list = run.station.review_list().expect("the list");
        assert!(list.cases[0].case.note.risks.contains(&risk.to_owned()), "{:?}", list.cases[0].case.note.risks);
        assert_eq!(compared(&run, &id), Some(found), "the record says what the program found");
    }
}

#[test]
fn the_face_of_the_record_asks_nobody_anything() {
    let post = post_with("P005_crop_top", |_| {});
    let (run, _) = start(&post);
    run.sign_in("lan");
    let id = run.open(resident(Case::DueForExchange));
    run.portrait(&id);
    let found = compared(&run, &id).expect("compared");
    assert_eq!(found.opinion, FaceOpinion::Same, "{found:?}");
    assert!(found.likeness > 500, "{found:?}");
    run.slap(&id, 13);
}

#[test]
fn what_cannot_be_compared_honestly_is_not_compared() {
    let child = |record: &mut PopulationRecord| {
        let card = record.has_card.as_mut().expect("a card");
        card.issued = Date::new(record.birth.year() + 15, 12, 31).expect("a day");
    };
    let gray = Rgb::new(300, 400, vec![128; 300 * 400 * 3]).expect("a picture");
    let nobody = portrait::encode_jpeg(&gray, 80).expect("a file");
    let table: [(&str, Post); 2] = [
        ("a child's portrait", post_with("P003_studio", child)),
        ("a picture of nobody", Post::with_portrait(resident(Case::DueForExchange), nobody, |_| {})),
    ];
    for (what, post) in table {
        let (run, _) = start(&post);
        run.sign_in("lan");
        let id = run.open(resident(Case::DueForExchange));
        run.portrait(&id);
        assert_eq!(compared(&run, &id), None, "{what}");
        assert!(run.station.application(&id).expect("read").sample(SampleKind::Portrait).is_some(), "{what}");
        run.slap(&id, 13);
    }

    // Where provisioning does not say so, nothing is compared.
    let post = post_with("P003_studio", |_| {});
    let run = post.start();
    run.sign_in("lan");
    assert!(!run.station.compares_faces());
    refused(run.station.compare_faces(&[]), "faceComparisonOff");
    let id = run.open(resident(Case::DueForExchange));
    run.portrait(&id);
    assert_eq!(compared(&run, &id), None);
}

#[test]
fn whoever_sits_at_the_desk_is_compared_with_the_pictures_that_stand_beside_them() {
    let person = resident(Case::DueForExchange);
    let post = post_with(LIVE, |_| {});
    let (run, camera) = start(&post);
    let on_record = format!("record/{}", person.record.number);
    refused(run.station.compare_faces(&[]), "signedOut");
    run.sign_in("lan");
    refused(run.station.compare_faces(std::slice::from_ref(&on_record)), "cameraOff");
    run.station.look_at_person().expect("the camera runs");
    let other = format!("record/{}", resident(Case::FirstCard).record.number);
    let asked = [on_record.clone(), other, "record/000".to_owned(), "sample/nothing".to_owned(), "preview/face".to_owned()];
    let found = seen(&run, &asked);
    assert_eq!(found.opinions[..4], [Some(FaceOpinion::Same), None, None, None]);

    // A page that asks again and again proves nobody's presence.
    post.wrist.pass(400_000);
    run.station.compare_faces(&asked[..1]).expect("compared");
    post.wrist.pass(400_000);
    run.station.tick();
    assert_eq!(run.station.session().state, SeatState::Locked);
    run.station.unlock(Sensitive::new(password("lan"))).expect("unlocked");
    run.station.look_at_person().expect("the camera runs");
    seen(&run, &asked[..1]);

    camera.present_nobody();
    let began = std::time::Instant::now();
    while run.station.compare_faces(&asked[..1]).expect("asked").unusable != Some("compareNoFace") {
        assert!(began.elapsed().as_secs() < 60, "somebody is still seen");
    }
    run.station.sign_out();
    run.sign_in("hung");
    refused(run.station.compare_faces(&asked), "roleNotAllowed");
}
