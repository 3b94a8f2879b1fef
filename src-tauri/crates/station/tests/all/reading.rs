//! The sheet is read aloud, and who or what read it stands in the record (A6, A13).

use std::time::{Duration, Instant};

use devices::simulator::SimulatedSpeech;
use devices::{Phrase, RealPace, StepPace};
use enrollment::{ApplicationId, CannotSign, Reader};
use station::{Script, WithoutSignature};
use synthetic::Case;

use crate::post::{Post, Run, refused, resident, scribble};

fn at_review(run: &Run) -> ApplicationId {
    let id = run.open(resident(Case::OlderCard));
    run.station.choose_reason(&id, "lost").expect("a reason");
    run.fill(&id);
    run.station.show_to_applicant(&id, "review").expect("shown");
    id
}

fn script(run: &Run, voice: &str) -> Script {
    let screen = run.station.screen();
    let phrase = |text: &str| Phrase { language: "vi".to_owned(), voice: Some(voice.to_owned()), recording: None, text: text.to_owned() };
    let summary = screen.summary.expect("a sheet");
    let lines = summary.lines().iter().map(|line| (Some(line.item), phrase(&line.text)));
    Script { digest: screen.digest.expect("a digest"), phrases: std::iter::once((None, phrase("mời đọc lại"))).chain(lines).collect() }
}

fn with(post: &Post, speech: &SimulatedSpeech) -> Run {
    let speech = speech.clone();
    post.start_with(move |_, ports| ports.speech = Some(Box::new(speech)))
}

#[test]
fn what_the_station_read_to_the_end_stands_under_the_signature() {
    let post = Post::new();
    let speech = SimulatedSpeech::new(&["vi"], Box::new(StepPace::new()));
    let run = with(&post, &speech);
    run.sign_in("lan");
    let id = at_review(&run);
    let whole = script(&run, "vi");
    let screen = run.station.read_aloud(&whole).expect("read");
    assert_eq!(screen.reading, "done");
    assert_eq!(speech.heard(), whole.phrases.iter().map(|(_, phrase)| phrase.text.clone()).collect::<Vec<_>>());
    let by = Reader::Station("Simulated voice vi".to_owned());
    assert_eq!(run.station.application(&id).expect("read").read_aloud(), Some(&by));
    run.station.sign_as_applicant(scribble(), &whole.digest.to_string()).expect("signed");
    let case = run.station.application(&id).expect("read");
    assert_eq!(case.attestation().expect("attested").reader(), Some(&by));
}

#[test]
fn the_voice_stops_with_a_second_press_with_the_sheet_and_with_the_lock() {
    let post = Post::new();
    let speech = SimulatedSpeech::new(&["vi"], Box::new(RealPace::new()));
    let run = with(&post, &speech);
    run.sign_in("lan");
    let id = at_review(&run);
    let whole = script(&run, "vi");
    let stops: [&dyn Fn(); 5] = [
        &|| drop(run.station.read_aloud(&whole).expect("the second press")),
        &|| drop(run.station.stop_reading()),
        &|| drop(run.station.take_from_applicant(&id).expect("taken")),
        &|| drop(run.station.pause_application(&id, 1, "").expect("paused")),
        &|| drop(run.station.lock()),
    ];
    for (number, stop) in stops.iter().enumerate() {
        run.station.resume_application(&id).expect("goes on");
        run.station.show_to_applicant(&id, "review").expect("shown");
        speech.linger_after(2);
        std::thread::scope(|scope| {
            let reading = scope.spawn(|| run.station.read_aloud(&whole));
            let began = Instant::now();
            while run.station.screen().reading_line.is_none() {
                assert!(began.elapsed() < Duration::from_secs(120), "it never speaks");
                std::thread::sleep(Duration::from_millis(5));
            }
            stop();
            let end = reading.join().expect("it ended");
            assert!(end.is_ok_and(|screen| screen.reading != "done" && screen.reading != "speaking"), "way {number}");
        });
    }
    run.sign_in("lan");
    assert_eq!(run.station.application(&id).expect("read").read_aloud(), None, "what was not read to the end was not read");
}

#[test]
fn what_the_station_cannot_say_whole_a_named_person_reads() {
    let post = Post::new();
    let speech = SimulatedSpeech::new(&["vi"], Box::new(StepPace::new()));
    let run = with(&post, &speech);
    run.sign_in("lan");
    let id = at_review(&run);
    let digest = run.station.screen().digest.expect("a digest").to_string();
    assert_eq!(run.station.read_aloud(&script(&run, "rad")).expect("asked").reading, "asked");
    speech.unplug();
    assert_eq!(run.station.read_aloud(&script(&run, "vi")).expect("asked").reading, "asked");
    assert!(speech.heard().is_empty(), "half a sheet is worse than none");
    refused(run.station.note_reader(&id, ""), "readerMissing");
    let case = run.station.note_reader(&id, "Y Blô Niê").expect("noted");
    assert!(matches!(case.read_aloud(), Some(Reader::Person(name)) if name.to_string() == "Y Blô Niê"), "{:?}", case.read_aloud());
    run.station.sign_as_applicant(scribble(), &digest).expect("signed");
    assert!(run.station.application(&id).expect("read").attestation().expect("attested").reader().is_some());
    refused(run.station.note_reader(&id, "lan"), "alreadyAttested");
}

#[test]
fn a_sheet_that_changed_after_the_reading_was_not_read() {
    let post = Post::new();
    let speech = SimulatedSpeech::new(&["vi"], Box::new(StepPace::new()));
    let run = with(&post, &speech);
    run.sign_in("lan");
    let id = at_review(&run);
    let old = script(&run, "vi");
    run.station.read_aloud(&old).expect("read");
    run.station.save_field(&id, "phone", "0987654321").expect("changed");
    assert_eq!(run.station.application(&id).expect("read").read_aloud(), None);
    refused(run.station.read_aloud(&old), "nothingOnScreen");
    run.station.show_to_applicant(&id, "review").expect("shown");
    refused(run.station.read_aloud(&old), "summaryChanged");
    let unnamed = WithoutSignature {
        finger: None,
        reason: CannotSign::DoesNotWrite,
        read_by: String::new(),
        witness_name: "ĐẶNG THỊ HOA".to_owned(),
        witness_number: String::new(),
    };
    refused(run.station.attest_without_signature(&id, &unnamed), "readerMissing");
    run.station.read_aloud(&script(&run, "vi")).expect("read");
    let case = run.station.attest_without_signature(&id, &unnamed).expect("what was read aloud needs no further name");
    assert!(matches!(case.attestation().expect("attested").reader(), Some(Reader::Station(_))));
}
