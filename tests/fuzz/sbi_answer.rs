//! What services of devices answer.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use devices::{CancelToken, CaptureRequest, CaptureTarget, Clock, FingerprintScanner as _, HttpFault, LoopbackHttp, Question};
use enrollment::{Slap, Timestamp};
use sbi::{Makers, SbiScanner};
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
}

/// Stands still, so that no certificate ends while this runs.
#[derive(Clone, Copy)]
struct Still(Timestamp);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        self.0
    }
}

#[test]
fn services_gone_mad_and_answers_said_again_give_no_finger_and_no_other_device() {
    let maker = Maker::new();
    let device = SbiDevice::start(Model::default(), maker.device(), 7);
    let mut makers = Makers::default();
    makers.add(&maker.authority_der()).expect("a certificate");
    let makers = Arc::new(makers);
    let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).expect("after 1970");
    let clock = Still(Timestamp::from_unix_ms(i64::try_from(since.as_millis()).expect("before the year 292 million")));
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
