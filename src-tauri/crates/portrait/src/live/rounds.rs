use std::time::Duration;

use super::freshness::FRESH_FOR;
use crate::measure::Group;

/// What is too slow for every frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slow {
    /// The detector: whether there is another face, and whether the one that is followed still is one.
    Faces,
    /// Lids, irises and the colors around them.
    Eyes,
    /// Light and focus of the face.
    Light,
    /// Grain and grids of the camera.
    Grain,
    /// The mask and what is outside of it.
    Background,
}

impl Slow {
    const ALL: [Self; 5] = [Self::Faces, Self::Eyes, Self::Light, Self::Grain, Self::Background];

    /// The measures it brings.
    pub(super) fn groups(self) -> &'static [Group] {
        match self {
            Self::Faces => &[],
            Self::Eyes => &[Group::Eyes, Group::Coloring],
            Self::Light => &[Group::Light, Group::Sharpness],
            Self::Grain => &[Group::Grain],
            Self::Background => &[Group::Background],
        }
    }
}

/// Whose turn it is: the one that waited longest when it would be too old in two frames, and whatever would be in the next. Nothing is done more
/// often than it has to be, and what once came due together drifts apart.
pub(super) struct Rounds {
    done: [Option<Duration>; Slow::ALL.len()],
    before: Option<Duration>,
}

impl Rounds {
    pub(super) fn new() -> Self {
        Self { done: [None; Slow::ALL.len()], before: None }
    }

    /// A new face: nothing was done yet.
    pub(super) fn forget(&mut self) {
        self.done = [None; Slow::ALL.len()];
    }

    /// Notes what was done out of turn.
    pub(super) fn was_done(&mut self, slow: Slow, at: Duration) {
        if let Some(done) = Slow::ALL.iter().position(|one| *one == slow).and_then(|i| self.done.get_mut(i)) {
            *done = Some(at);
        }
    }

    /// What to do in the frame of this time.
    pub(super) fn due(&mut self, now: Duration) -> Vec<Slow> {
        let step = self.before.map_or(Duration::ZERO, |before| now.saturating_sub(before));
        self.before = Some(now);
        let longest = (0..Slow::ALL.len()).min_by_key(|i| self.done[*i]);
        let old_in = |i: usize, frames: u32| self.done[i].map(|done| now.saturating_sub(done) + step * frames > FRESH_FOR);
        let turn: Vec<usize> = (0..Slow::ALL.len())
            .filter(|i| old_in(*i, 1) == Some(true) || (Some(*i) == longest && old_in(*i, 2) != Some(false)))
            .collect();
        turn.iter().for_each(|i| self.done[*i] = Some(now));
        turn.into_iter().map(|i| Slow::ALL[i]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_every_rate_of_frames_nothing_grows_older_than_it_may() {
        for (millis, most) in [(33, 2), (50, 2), (66, 3), (100, 5), (200, 5)] {
            let mut rounds = Rounds::new();
            let mut done = [None; 5];
            for frame in 0..60u64 {
                let now = Duration::from_millis(frame * millis);
                let due = rounds.due(now);
                assert!(due.len() <= most && (frame >= 5 || !due.is_empty()), "every {millis} ms: {due:?}");
                for slow in due {
                    done[Slow::ALL.iter().position(|one| *one == slow).unwrap()] = Some(now);
                }
                if frame >= 5 {
                    assert!(done.iter().all(|done| now - done.unwrap() <= FRESH_FOR), "every {millis} ms, frame {frame}: {done:?}");
                }
            }
        }
    }
}
