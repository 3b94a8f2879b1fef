//! Practice: seats synthetic people before the simulated devices.

use crate::provision;
use devices::simulator::{CameraControls, IrisControls, Presentation, ScannerControls, Sight};
use enrollment::{Date, FingerPosition, OfficerId, PersonalNumber};
use station::{PracticePerson, Presenter, Refusal};
use std::sync::{Mutex, OnceLock, PoisonError};
use synthetic::Resident;

/// The handles of the simulators.
pub(crate) struct Seat {
    pub(crate) camera: CameraControls,
    pub(crate) scanner: ScannerControls,
    pub(crate) iris_camera: IrisControls,
}

/// The demo post's residents and the chair before the devices.
pub(crate) struct DemoPresenter {
    seat: Seat,
    /// The day the post was made: its people are as old as they were then.
    provisioned: Date,
    /// Made when somebody first asks for them: nobody has to wait for them to see the sign-in screen.
    residents: OnceLock<Vec<Resident>>,
    seated: Mutex<Option<PersonalNumber>>,
}

impl DemoPresenter {
    pub(crate) fn new(seat: Seat, provisioned: Date) -> Self {
        Self { seat, provisioned, residents: OnceLock::new(), seated: Mutex::default() }
    }

    fn residents(&self) -> &[Resident] {
        self.residents.get_or_init(|| provision::residents(self.provisioned))
    }
}

/// Which of the simulator's pictures shows a resident.
pub(crate) fn picture_of(resident: &Resident, pictures: usize) -> usize {
    usize::try_from(resident.portrait_seed() % pictures.max(1) as u64).unwrap_or_default()
}

/// The hand of an officer who never existed: always the same one, and no resident's.
fn hand_of(officer: &OfficerId) -> u64 {
    let digest = enrollment::Digest::of(officer.to_string().as_bytes());
    digest.as_bytes().iter().take(8).fold(0, |seed, byte| seed << 8 | u64::from(*byte))
}

impl Presenter for DemoPresenter {
    fn people(&self) -> Vec<PracticePerson> {
        self.residents()
            .iter()
            .map(|resident| PracticePerson {
                number: resident.record.number,
                name: resident.record.full_name().to_owned(),
                case: resident.case.code().to_owned(),
                qr: resident.qr_text(),
            })
            .collect()
    }

    fn present(&self, number: &PersonalNumber, condition: &str) -> Result<(), Refusal> {
        let found = self.residents().iter().find(|resident| resident.record.number == *number);
        let resident = found.ok_or_else(|| Refusal::new("practicePersonUnknown"))?;
        let sight = match condition {
            "far" => Some(Sight::TooFar),
            "squinting" => Some(Sight::Squinting),
            "eyesClosed" => Some(Sight::Closed),
            _ => None,
        };
        let presentation = match condition {
            _ if sight.is_some() => None,
            "clean" => None,
            "dry" => Some(Presentation::Dry),
            "wet" => Some(Presentation::Wet),
            "partial" => Some(Presentation::Partial),
            "wrongHand" => Some(Presentation::WrongHand),
            // One of each placement stays off the glass.
            "fingerOff" => Some(Presentation::Without(vec![FingerPosition::RightRing, FingerPosition::LeftRing, FingerPosition::LeftThumb])),
            // Another finger of each placement is dry the next time.
            "dryFinger" => Some(Presentation::Parched(vec![FingerPosition::RightRing, FingerPosition::LeftRing, FingerPosition::LeftThumb])),
            "unplug" => Some(Presentation::Unplug),
            _ => return Err(Refusal::new("practiceConditionUnknown")),
        };
        let mut seated = self.seated.lock().unwrap_or_else(PoisonError::into_inner);
        if seated.as_ref() != Some(number) {
            self.seat.camera.plug();
            self.seat.camera.present(picture_of(resident, self.seat.camera.people()));
            self.seat.scanner.plug();
            self.seat.scanner.present(resident.finger_seed());
            self.seat.iris_camera.plug();
            self.seat.iris_camera.present(resident.eye_seed());
            *seated = Some(*number);
        }
        if let Some(presentation) = presentation {
            self.seat.scanner.next(presentation);
            if condition == "dryFinger" {
                self.seat.scanner.next(Presentation::Parched(vec![FingerPosition::RightIndex, FingerPosition::LeftIndex, FingerPosition::RightThumb]));
            }
        }
        if let Some(sight) = sight {
            self.seat.iris_camera.next(sight);
        }
        Ok(())
    }

    fn officer_lays_hand(&self, officer: &OfficerId) {
        self.seat.scanner.plug();
        self.seat.scanner.present(hand_of(officer));
    }

    fn officer_lifts_hand(&self) {
        let seated = self.presented();
        let resident = self.residents().iter().find(|resident| Some(resident.record.number) == seated);
        self.seat.scanner.present(resident.map_or(0, Resident::finger_seed));
    }

    fn presented(&self) -> Option<PersonalNumber> {
        *self.seated.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
