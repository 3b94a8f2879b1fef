//! What services of devices answer.

use std::ops::{ControlFlow, RangeInclusive};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use devices::{Camera as _, CancelToken, CaptureRequest, CaptureTarget, Clock, FingerprintScanner as _, HttpFault, LoopbackHttp, Question};
use enrollment::{Slap, Timestamp};
use sbi::{Makers, SbiCamera, SbiScanner};
use uplink::LoopbackClient;
use whole::sbi_device::{Maker, Model, SbiDevice};

use crate::fuzz;

/// Hears what a real service answers.
struct Hearing {
    http: LoopbackClient,
    heard: Mutex<Vec<(&'static str, Vec<u8>)>>,
}

impl LoopbackHttp for Hearing {
    fn listening(&self, ports: RangeInclusive<u16>, cancel: &CancelToken) -> Vec<u16> {
        self.http.listening(ports, cancel)
    }

    fn ask(&self, question: &Question, cancel: &CancelToken) -> Result<Vec<u8>, HttpFault> {
        let answer = self.http.ask(question, cancel)?;
        self.heard.lock().expect("heard").push((question.verb, answer.clone()));
        Ok(answer)
    }

    fn follow(&self, question: &Question, cancel: &CancelToken, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), HttpFault> {
        self.http.follow(question, cancel, &mut |piece| {
            self.heard.lock().expect("heard").push((question.verb, piece.to_vec()));
            take(piece)
        })
    }
}

/// Says the same to whatever is asked by this verb, and nothing to others.
#[derive(Default)]
struct Saying(Mutex<Vec<(&'static str, Vec<u8>)>>);

impl LoopbackHttp for Saying {
    fn listening(&self, ports: RangeInclusive<u16>, _: &CancelToken) -> Vec<u16> {
        vec![*ports.start()]
    }

    fn ask(&self, question: &Question, _: &CancelToken) -> Result<Vec<u8>, HttpFault> {
        let said = self.0.lock().expect("said");
        said.iter().find(|(verb, _)| *verb == question.verb).map(|(_, answer)| answer.clone()).ok_or(HttpFault::NoHttp)
    }

    fn follow(&self, question: &Question, cancel: &CancelToken, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), HttpFault> {
        let answer = self.ask(question, cancel)?;
        let _ = answer.chunks(PIECE).try_for_each(take);
        Ok(())
    }
}

/// A piece of what is followed.
const PIECE: usize = 1_000;

/// Stands still, so that no certificate ends while this runs.
#[derive(Clone, Copy)]
struct Still(Timestamp);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        self.0
    }
}

fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).expect("after 1970");
    Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million"))
}

#[test]
fn services_gone_mad_and_answers_said_again_give_no_finger_and_no_other_device() {
    let maker = Maker::new();
    let device = SbiDevice::start(Model::default(), maker.device(), 7);
    let mut makers = Makers::default();
    makers.add(&maker.authority_der()).expect("a certificate");
    let makers = Arc::new(makers);
    let clock = Still(now());
    let ports = device.port()..=device.port();
    let hearing = Arc::new(Hearing { http: LoopbackClient::new().expect("a client"), heard: Mutex::default() });
    let known = sbi::find(hearing.as_ref(), ports.clone(), &makers, clock.now());
    let one = known.devices.first().expect("the device").clone();
    let scanner = |http: Arc<dyn LoopbackHttp>| SbiScanner::new(http, Arc::new(clock), Arc::clone(&makers), one.clone(), ports.clone()).with_patience(Duration::from_secs(5));
    let request = || CaptureRequest::new(CaptureTarget::Slap(Slap::Thumbs));
    scanner(hearing.clone()).capture(request(), &CancelToken::new()).expect("taken");
    let heard = hearing.heard.lock().expect("heard").clone();
    let answer = |verb: &str| heard.iter().find(|(heard, _)| *heard == verb).map(|(_, answer)| answer.clone()).expect("heard");
    let saying = Arc::new(Saying::default());
    let say = |verb: &'static str, bytes: &[u8]| *saying.0.lock().expect("said") = vec![("SBIDISC", answer("SBIDISC")), (verb, bytes.to_vec())];

    fuzz("information of a service", &[answer("SBIINFO")], 6_000, |_, bytes| {
        say("SBIINFO", bytes);
        let found = sbi::find(saying.as_ref(), ports.clone(), &makers, clock.now());
        assert!(found.devices.is_empty() || found == known, "{found:?}");
    });
    fuzz("discovery of a service", &[answer("SBIDISC")], 6_000, |_, bytes| {
        *saying.0.lock().expect("said") = vec![("SBIDISC", bytes.to_vec()), ("SBIINFO", answer("SBIINFO"))];
        let found = sbi::find(saying.as_ref(), ports.clone(), &makers, clock.now());
        assert!(found.devices.is_empty() || found == known, "{found:?}");
    });
    let again = Mutex::new(scanner(saying.clone()));
    fuzz("capture of a service", &[answer("RCAPTURE")], 6_000, |_, bytes| {
        say("RCAPTURE", bytes);
        let mut again = again.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        assert!(again.capture(request(), &CancelToken::new()).is_err(), "an answer to another capture");
    });
}

#[test]
fn live_pictures_gone_mad_and_pictures_said_again_are_no_picture_of_now() {
    let maker = Maker::new();
    let device = SbiDevice::start(Model::camera(), maker.device(), 7);
    // Small, so that many are tried.
    let jpeg = portrait::encode_jpeg(&portrait::Rgb::new(24, 32, vec![90; 24 * 32 * 3]).expect("a picture"), 60).expect("a JPEG");
    let jpeg: Arc<[u8]> = jpeg.into();
    device.turn(|switches| (switches.face, switches.live) = (Arc::clone(&jpeg), jpeg));
    let mut makers = Makers::default();
    makers.add(&maker.authority_der()).expect("a certificate");
    let makers = Arc::new(makers);
    let clock = Still(now());
    let ports = device.port()..=device.port();
    let hearing = Arc::new(Hearing { http: LoopbackClient::new().expect("a client"), heard: Mutex::default() });
    let one = sbi::find(hearing.as_ref(), ports.clone(), &makers, clock.now()).devices.first().expect("the device").clone();
    let camera = |http: Arc<dyn LoopbackHttp>, patience| {
        SbiCamera::new(http, Arc::new(clock), Arc::clone(&makers), one.clone(), ports.clone()).with_patience(Duration::from_millis(patience))
    };
    let mut real = camera(hearing.clone(), 5_000);
    real.start().expect("started");
    for _ in 0..3 {
        real.frame().expect("a frame");
    }
    real.picture(&[], &CancelToken::new()).expect("a picture");
    real.stop();
    let heard = hearing.heard.lock().expect("heard").clone();
    let of = |verb: &str| heard.iter().filter(|(heard, _)| *heard == verb).map(|(_, answer)| answer.clone()).collect::<Vec<_>>();
    let (stream, capture) = (of("STREAM").concat(), of("RCAPTURE").concat());

    fuzz("live picture of a service", std::slice::from_ref(&stream), 3_000, |_, bytes| {
        let saying = Arc::new(Saying(Mutex::new(vec![("STREAM", bytes.to_vec())])));
        let mut camera = camera(saying, 5);
        if camera.start().is_ok() && let Ok(frame) = camera.frame() {
            assert_eq!(frame.rgb.len() as u64, u64::from(frame.width) * u64::from(frame.height) * 3);
        }
    });
    fuzz("picture of a service", &[capture], 3_000, |_, bytes| {
        let saying = Arc::new(Saying(Mutex::new(vec![("STREAM", stream.clone()), ("RCAPTURE", bytes.to_vec())])));
        let mut camera = camera(saying, 5);
        camera.start().expect("a live picture");
        assert!(camera.picture(&[], &CancelToken::new()).is_err(), "an answer to another capture");
    });
}
