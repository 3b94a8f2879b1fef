//! Real espeak-ng; the loudspeaker is a program that keeps what it would play.

#![cfg(unix)]

use devices::{CancelToken, DeviceError, Phrase, Speech as _, Spoken, conformance};
use speech::ProgramSpeech;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn phrase(text: &str) -> Phrase {
    Phrase { language: "vi".to_owned(), voice: Some("vi".to_owned()), recording: None, text: text.to_owned() }
}

/// Whether espeak-ng is here; where nothing may be skipped it has to be.
fn espeak() -> bool {
    let there = Command::new("espeak-ng").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    assert!(there || std::env::var_os("THUNHAN_NOTHING_SKIPPED").is_none(), "espeak-ng is not installed");
    if !there {
        println!("skipped: espeak-ng is not installed");
    }
    there
}

/// A player that writes what it is fed into `played.wav` beside itself.
fn player(folder: &Path) -> PathBuf {
    let program = folder.join("player");
    std::fs::write(&program, "#!/bin/sh\ncat > \"$(dirname \"$0\")/played.wav\"\n").expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("executable");
    program
}

/// Length of a WAV file in seconds, by its header.
fn seconds(wav: &[u8]) -> f64 {
    let number = |at: usize| f64::from(u32::from_le_bytes([wav[at], wav[at + 1], wav[at + 2], wav[at + 3]]));
    assert_eq!((&wav[..4], &wav[8..12], &wav[36..40]), (&b"RIFF"[..], &b"WAVE"[..], &b"data"[..]));
    assert!((number(40) - (wav.len() as f64 - 44.0)).abs() < 1.0, "the header says the length");
    number(40) / number(28)
}

#[test]
fn a_date_becomes_sound_of_plausible_length() {
    if !espeak() {
        return;
    }
    let speech = ProgramSpeech::new(Vec::new());
    let date = phrase("ngày hai mươi lăm tháng hai năm một nghìn chín trăm bảy mươi chín");
    let (by, wav) = speech.sound(&date, &CancelToken::new()).expect("sound");
    let long = seconds(&wav);
    println!("14 syllables: {long:.1} s");
    assert_eq!(by, Spoken::Voice);
    assert!((2.0..12.0).contains(&long), "{long} s");
    let loudest = wav[44..].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]]).unsigned_abs()).max();
    assert!(loudest > Some(2000), "it is silence");
    let (_, short) = speech.sound(&phrase("không"), &CancelToken::new()).expect("sound");
    assert!(seconds(&short) < long / 3.0);
}

#[test]
fn the_driver_conforms_and_plays_what_was_synthesized() {
    if !espeak() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let speech = ProgramSpeech::with(Vec::new(), Path::new("espeak-ng"), &player(folder.path()));
    conformance::speech(&speech, &phrase("xin chào"));
    speech.say(&phrase("xin chào"), &CancelToken::new()).expect("said");
    assert!(seconds(&std::fs::read(folder.path().join("played.wav")).expect("played")) > 0.3);
}

#[test]
fn a_recording_comes_before_the_voice_and_names_lead_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let player = player(folder.path());
    std::fs::create_dir(folder.path().join("vi")).expect("a folder");
    std::fs::write(folder.path().join("vi/applicant-review.male.wav"), b"RIFF recorded").expect("written");
    let speech = ProgramSpeech::with(vec![folder.path().to_owned()], Path::new("no-such-synthesizer"), &player);
    let named = |name: &str| Phrase { recording: Some(name.to_owned()), ..phrase("mời ông đọc lại") };
    assert_eq!(speech.can_say(&named("applicant-review.male")), Ok(Spoken::Recording));
    assert_eq!(speech.say(&named("applicant-review.male"), &CancelToken::new()), Ok(Spoken::Recording));
    assert_eq!(std::fs::read(folder.path().join("played.wav")).expect("played"), b"RIFF recorded");
    for elsewhere in ["field-pin", "../vi/applicant-review.male", ""] {
        assert_eq!(speech.can_say(&named(elsewhere)), Err(DeviceError::ServiceAbsent { service: "espeak-ng" }), "{elsewhere}");
    }
}

#[test]
fn what_is_missing_or_broken_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let absent = ProgramSpeech::with(Vec::new(), Path::new("espeak-ng"), Path::new("no-such-player"));
    assert_eq!(absent.can_say(&phrase("a")), Err(DeviceError::ServiceAbsent { service: "alsa-utils" }));
    if espeak() {
        let broken = ProgramSpeech::with(Vec::new(), Path::new("espeak-ng"), Path::new("false"));
        let end = broken.say(&phrase("xin chào"), &CancelToken::new());
        assert!(matches!(end, Err(DeviceError::Failed { .. })), "no sound came out: {end:?}");
        let option = Phrase { voice: Some("-f/etc/passwd".to_owned()), ..phrase("a") };
        let speech = ProgramSpeech::with(Vec::new(), Path::new("espeak-ng"), &player(folder.path()));
        assert!(matches!(speech.can_say(&option), Err(DeviceError::Unsupported { .. })), "a voice is no option");
    }
}

/// Every process of the machine can read the arguments of every other.
#[test]
fn what_is_said_is_in_no_argument() {
    if !espeak() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let spy = folder.path().join("spy");
    std::fs::write(&spy, "#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/arguments\"\nexec espeak-ng \"$@\"\n").expect("written");
    std::fs::set_permissions(&spy, std::fs::Permissions::from_mode(0o755)).expect("executable");
    let speech = ProgramSpeech::with(Vec::new(), &spy, &player(folder.path()));
    speech.say(&phrase("nguyễn thị bí mật"), &CancelToken::new()).expect("said");
    let seen = std::fs::read_to_string(folder.path().join("arguments")).expect("it was started");
    assert!(seen.contains("--stdin") && !seen.contains("nguyễn"), "{seen}");
}
