//! Coaches whoever sits before the running camera: looks at frames as they come, and says the one thing to change.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use devices::Frame;
use portrait::live::{Coach, Coaching, LiveSettings, view_of};
use portrait::{Analyzer, Profile, Rgb};

use crate::Topic;
use crate::preview::{Coached, Shared};

/// Most looks in a second: enough for a person to follow, and a good part of the processor stays for the picture on the screen.
const LOOKS: u32 = 15;
/// How long to wait for a frame before asking again whether anybody still looks.
const PATIENCE: Duration = Duration::from_millis(500);

/// What pictures are measured with and judged by.
#[derive(Clone)]
pub(crate) struct Judges {
    pub(crate) analyzer: Arc<Analyzer>,
    pub(crate) profile: Arc<Profile>,
    pub(crate) at_home: Arc<Profile>,
}

impl Judges {
    /// The table for where the picture is taken.
    pub(crate) fn table(&self, at_home: bool) -> &Arc<Profile> {
        if at_home { &self.at_home } else { &self.profile }
    }
}

/// By what whoever sits before the camera is coached.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct CoachBy {
    pub(crate) live: LiveSettings,
    /// By the table for pictures taken at home or in bed.
    pub(crate) at_home: bool,
}

impl From<LiveSettings> for CoachBy {
    fn from(live: LiveSettings) -> Self {
        Self { live, at_home: false }
    }
}

/// Runs until nobody looks any more. What the applicant is told changes a few times a second at most: the coach holds its words.
pub(crate) fn coach(shared: &Shared, tell: &dyn Fn(Topic)) {
    let began = Instant::now();
    let mut last = None;
    let mut coach: Option<(Coach, CoachBy)> = None;
    while shared.wanted() {
        let Some(frame) = next(shared, last) else { continue };
        last = Some(frame.sequence);
        if shared.bursting.load(Ordering::Acquire) {
            // What was good before the burst is not counted after it.
            coach = None;
            pause(shared, Duration::from_secs(1) / LOOKS);
            continue;
        }
        let looked = Instant::now();
        let by = shared.coached_by();
        if coach.as_ref().is_none_or(|(_, known)| *known != by) {
            let table = Arc::clone(shared.judges.table(by.at_home));
            coach = Some((Coach::new(Arc::clone(&shared.judges.analyzer), table, by.live.clone()), by));
        }
        let Some((coach, _)) = &mut coach else { continue };
        let said = view_of(frame.width, frame.height, &frame.rgb).and_then(|view| {
            let coaching = coach.see(&view, began.elapsed()).ok()?;
            let face = face(&coaching, &view, &frame);
            Some(Coached { coaching, face, at: Instant::now() })
        });
        let told = |coached: Option<&Coached>| coached.map(|coached| (coached.coaching.instruction, is_good(&coached.coaching)));
        let before = std::mem::replace(&mut shared.shown().coached, said);
        if told(before.as_ref()) != told(shared.shown().coached.as_ref()) {
            tell(Topic::Applicant);
        }
        let left = (Duration::from_secs(1) / LOOKS).saturating_sub(looked.elapsed());
        pause(shared, left);
    }
}

/// Somebody is there, and nothing stands in the way.
pub(crate) fn is_good(coaching: &Coaching) -> bool {
    coaching.subject.is_some() && coaching.instruction.is_none() && coaching.failing.is_empty()
}

/// The newest frame that was not looked at yet.
fn next(shared: &Shared, last: Option<u64>) -> Option<Frame> {
    let old = |frame: Option<&Frame>| frame.is_none_or(|frame| Some(frame.sequence) == last);
    let (shown, _) = shared
        .changed
        .wait_timeout_while(shared.shown(), PATIENCE, |shown| shared.wanted() && old(shown.frame.as_ref()))
        .unwrap_or_else(PoisonError::into_inner);
    shown.frame.clone().filter(|frame| !old(Some(frame)))
}

fn pause(shared: &Shared, time: Duration) {
    let _ = shared.changed.wait_timeout_while(shared.shown(), time, |_| shared.wanted());
}

/// The followed face as parts of the whole frame, of which the view is the middle.
fn face(coaching: &Coaching, view: &Rgb, frame: &Frame) -> Option<[f32; 4]> {
    let bounds = coaching.subject?.bounds;
    let (width, height) = (frame.width as f32, frame.height as f32);
    let left = (width - view.width() as f32) / 2.0;
    Some([(bounds.x + left) / width, bounds.y / height, bounds.width / width, bounds.height / height])
}
