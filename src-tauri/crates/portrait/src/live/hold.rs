use std::time::Duration;

use super::instruction::Instruction;

/// How long something else must come first before it is said.
const PATIENCE: Duration = Duration::from_millis(300);

/// Holds what is said until something else has come first for a while, so that words do not flicker.
#[derive(Default)]
pub(super) struct Hold {
    said: Option<Instruction>,
    otherwise_since: Option<Duration>,
}

impl Hold {
    /// What is said now.
    pub(super) fn said(&self) -> Option<Instruction> {
        self.said
    }

    /// Takes what comes first in this frame, gives what is to be said.
    pub(super) fn take(&mut self, first: Option<Instruction>, now: Duration) -> Option<Instruction> {
        if first == self.said {
            self.otherwise_since = None;
            return self.said;
        }
        let since = *self.otherwise_since.get_or_insert(now);
        if now.saturating_sub(since) >= PATIENCE {
            self.said = first;
            self.otherwise_since = None;
        }
        self.said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_flickers_is_not_said_and_what_stays_is() {
        let mut hold = Hold::default();
        let (near, far) = (Some(Instruction::StepBack), Some(Instruction::ComeCloser));
        let mut at = |frame: u64, first| hold.take(first, Duration::from_millis(frame * 33));
        let said: Vec<_> = (0..60).map(|frame| at(frame, if frame % 3 == 0 { far } else { None })).collect();
        assert!(said.iter().all(Option::is_none));
        let said: Vec<_> = (60..90).map(|frame| at(frame, near)).collect();
        assert!(said[..9].iter().all(Option::is_none) && said[10..].iter().all(|said| *said == near), "{said:?}");
        // Single frames of something else change nothing; when nothing is to be said any more, that is shown after a while.
        let said: Vec<_> = (90..120).map(|frame| at(frame, if frame % 4 == 0 { far } else { near })).collect();
        assert!(said.iter().all(|said| *said == near));
        let said: Vec<_> = (120..150).map(|frame| at(frame, None)).collect();
        assert!(said[0] == near && said[15].is_none());
    }
}
