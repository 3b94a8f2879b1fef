//! The live picture of a camera (`STREAM`), followed by a thread of its own.
//!
//! It is not signed: it is for the eye and for whoever tells the applicant how to sit, and never becomes a sample.

use std::ops::ControlFlow;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use devices::{CancelToken, DeviceError, LoopbackHttp, Question};

use crate::answer::Captured;
use crate::fault::failed;
use crate::jpeg_stream::JpegStream;
use crate::line::Line;
use crate::request::Stream;

/// How long the service is to go on by itself; it is followed anew when that ends.
const FOR: Duration = Duration::from_mins(5);

/// How long nothing may come before the connection is given up: a service sends no frames while it takes the picture.
const SILENCE: Duration = Duration::from_secs(30);

/// How long somebody waits for a frame.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bytes of an answer that is a refusal and no stream.
const REFUSAL: usize = 64 << 10;

/// A live picture that is followed until this is dropped.
pub(crate) struct Live {
    seen: Arc<Seen>,
    cancel: CancelToken,
    thread: Option<JoinHandle<()>>,
}

/// One look.
#[derive(Clone)]
pub(crate) struct Look {
    /// The frame, a JPEG of somebody else's making.
    pub(crate) jpeg: Arc<[u8]>,
    pub(crate) at: Instant,
}

/// Why there is no further look.
#[derive(Clone, Debug)]
pub(crate) enum End {
    /// The service had enough, and may be asked again.
    Over,
    /// Something is wrong.
    Failed(DeviceError),
}

#[derive(Default)]
struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Until somebody has looked.
    newest: Option<Look>,
    end: Option<End>,
}

impl Live {
    /// Follows the device's live picture; waits for nothing.
    pub(crate) fn open(line: &Line) -> Result<Self, DeviceError> {
        let device = &line.device;
        let body = Stream { serial_no: &device.serial, device_id: &device.device, device_sub_id: "0", timeout: FOR.as_millis().to_string() };
        let body = serde_json::to_vec(&body).map_err(failed)?;
        let question = Question { port: device.port, verb: "STREAM", path: "/stream", body, within: SILENCE, most: 0 };
        let (seen, cancel) = (Arc::<Seen>::default(), CancelToken::new());
        let (http, shared, until) = (Arc::clone(&line.http), Arc::clone(&seen), cancel.clone());
        let thread = std::thread::Builder::new().name("sbi-live".to_owned()).spawn(move || {
            let end = shared.follow(http.as_ref(), &question, &until);
            shared.state().end = Some(end);
            shared.changed.notify_all();
        });
        Ok(Self { seen, cancel, thread: Some(thread.map_err(failed)?) })
    }

    /// The newest look that nobody had yet; waits for one.
    pub(crate) fn next(&self) -> Result<Look, End> {
        let nothing = |state: &mut State| state.newest.is_none() && state.end.is_none();
        let (mut state, _) = self.seen.changed.wait_timeout_while(self.seen.state(), PATIENCE, nothing).unwrap_or_else(PoisonError::into_inner);
        match (state.newest.take(), &state.end) {
            (Some(look), _) => Ok(look),
            (None, Some(end)) => Err(end.clone()),
            (None, None) => Err(End::Failed(DeviceError::TimedOut)),
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.cancel.cancel();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Seen {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn follow(&self, http: &dyn LoopbackHttp, question: &Question, until: &CancelToken) -> End {
        let (mut stream, mut refusal, mut wrong, mut begun) = (JpegStream::default(), Vec::new(), None, false);
        let end = http.follow(question, until, &mut |bytes| {
            // A refusal comes as an answer of the interface.
            let first = !std::mem::replace(&mut begun, true);
            if !refusal.is_empty() || first && bytes.trim_ascii_start().starts_with(b"{") {
                refusal.extend_from_slice(bytes);
                return if refusal.len() > REFUSAL { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
            }
            match stream.push(bytes) {
                Ok(Some(jpeg)) => {
                    self.state().newest = Some(Look { jpeg: jpeg.into(), at: Instant::now() });
                    self.changed.notify_all();
                    ControlFlow::Continue(())
                }
                Ok(None) => ControlFlow::Continue(()),
                Err(_) => {
                    wrong = Some(failed("no stream of pictures"));
                    ControlFlow::Break(())
                }
            }
        });
        let said = serde_json::from_slice::<Captured>(&refusal).ok().and_then(|said| said.error).and_then(|error| error.meaning());
        match (end, wrong.or(said)) {
            (_, Some(why)) => End::Failed(why),
            (Ok(()), None) => End::Over,
            (Err(fault), None) => End::Failed(fault.into()),
        }
    }
}
