use std::time::{Duration, Instant};

use crate::{CancelToken, DeviceError, Phrase, Speech, Spoken};

/// How long stopping may take; generous, for loaded machines.
const SOON: Duration = Duration::from_secs(10);

/// Runs speech through saying, refusing and stopping. `phrase` is one it can say by a voice.
///
/// # Panics
/// When it does not conform.
pub fn speech(speech: &dyn Speech, phrase: &Phrase) {
    assert_eq!(speech.can_say(phrase), Ok(Spoken::Voice), "it says that it can");
    assert_eq!(speech.say(phrase, &CancelToken::new()), Ok(Spoken::Voice), "it says the phrase");

    let stranger = Phrase { language: "qaa".to_owned(), voice: Some("no-such-voice".to_owned()), recording: None, ..phrase.clone() };
    for refused in [speech.can_say(&stranger), speech.say(&stranger, &CancelToken::new())] {
        assert!(matches!(refused, Err(DeviceError::Unsupported { .. })), "a voice it does not have: {refused:?}");
    }
    let mute = Phrase { voice: None, ..stranger };
    assert!(matches!(speech.can_say(&mute), Err(DeviceError::Unsupported { .. })), "neither voice nor recording");

    let cancel = CancelToken::new();
    cancel.cancel();
    assert_eq!(speech.say(phrase, &cancel), Err(DeviceError::Cancelled), "cancelled before it begins");

    let (cancel, long) = (CancelToken::new(), Phrase { text: [phrase.text.as_str(); 200].join(" "), ..phrase.clone() });
    let stop = cancel.clone();
    std::thread::scope(|scope| {
        let saying = scope.spawn(|| speech.say(&long, &cancel));
        std::thread::sleep(Duration::from_millis(300));
        let began = Instant::now();
        stop.cancel();
        let end = saying.join().unwrap_or_else(|_| panic!("it panicked"));
        assert!(began.elapsed() < SOON, "it stops when it is told to");
        assert!(matches!(end, Err(DeviceError::Cancelled) | Ok(_)), "a cancel is no fault: {end:?}");
    });
    assert!(!format!("{phrase:?}").contains(&phrase.text), "what is said is not printed");
}
