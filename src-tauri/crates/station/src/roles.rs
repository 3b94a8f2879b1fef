//! Who may call which operation, in one table. What an application allows in its stage is `enrollment::actions`; this comes before.

use enrollment::Role;

/// What an operation needs of the person in front of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nobody has to be signed in: it tells no personal data.
    Anyone,
    /// An officer in one of these roles is signed in and the station is not locked.
    SignedIn(&'static [Role]),
}

const CLERK: Need = Need::SignedIn(&[Role::Clerk]);
const SUPERVISOR: Need = Need::SignedIn(&[Role::Supervisor]);
const OFFICERS: Need = Need::SignedIn(&[Role::Clerk, Role::Supervisor]);
const EVERYONE_SIGNED_IN: Need = Need::SignedIn(&[Role::Clerk, Role::Supervisor, Role::Technician]);

/// Every operation of the contract, with its need. A test of `api` compares it with the contract.
pub const TABLE: &[(&str, Need)] = &[
    ("read_session", Need::Anyone),
    ("sign_in", Need::Anyone),
    ("lock_station", Need::Anyone),
    ("unlock_station", Need::Anyone),
    ("sign_out", Need::Anyone),
    ("note_activity", Need::Anyone),
    ("choose_language", Need::Anyone),
    ("read_languages", Need::Anyone),
    ("save_preferences", EVERYONE_SIGNED_IN),
    ("read_desk", OFFICERS),
    ("find_person", CLERK),
    ("find_anything", OFFICERS),
    ("open_application", CLERK),
    ("read_application", OFFICERS),
    ("choose_reason", CLERK),
    ("confirm_person", CLERK),
    ("save_field", CLERK),
    ("confirm_facts", CLERK),
    ("pause_application", CLERK),
    ("resume_application", CLERK),
    ("withdraw_application", CLERK),
    ("open_new_draft", CLERK),
    ("note_told", CLERK),
    ("note_place", CLERK),
    ("take_back", CLERK),
    ("discard_samples", CLERK),
    ("begin_beside", CLERK),
    ("end_beside", CLERK),
    ("look_at_person", CLERK),
    ("compare_faces", CLERK),
    ("start_camera", CLERK),
    ("turn_camera", CLERK),
    ("turn_scanner", CLERK),
    ("look_at_hands", CLERK),
    ("take_evidence", CLERK),
    ("keep_evidence", CLERK),
    ("read_scanner", CLERK),
    ("choose_next_camera", CLERK),
    ("stop_camera", CLERK),
    ("read_camera", CLERK),
    ("freeze_portrait", CLERK),
    ("keep_portrait", CLERK),
    ("declare_portrait_exceptions", CLERK),
    ("capture_slap", CLERK),
    ("read_slap_tries", CLERK),
    ("cancel_capture", OFFICERS),
    ("keep_slap", CLERK),
    ("read_iris", CLERK),
    ("capture_iris", CLERK),
    ("keep_iris", CLERK),
    ("declare_eye_exception", CLERK),
    ("clear_eye_exception", CLERK),
    ("answer_mix_up", CLERK),
    ("read_own_fingers", OFFICERS),
    ("take_own_fingers", OFFICERS),
    ("forget_own_fingers", OFFICERS),
    ("declare_exception", CLERK),
    ("clear_exception", CLERK),
    ("note_gap", CLERK),
    ("show_to_applicant", CLERK),
    ("take_from_applicant", CLERK),
    ("choose_applicant_language", CLERK),
    ("attest_without_signature", CLERK),
    ("turn_screen", CLERK),
    ("ask_way_back", CLERK),
    ("sign_and_submit", CLERK),
    // Without a signed-in clerk the applicant's window shows its idle state.
    ("read_applicant_screen", Need::Anyone),
    ("say_line_wrong", CLERK),
    ("sign_as_applicant", CLERK),
    ("ask_for_help", CLERK),
    ("read_aloud", CLERK),
    ("stop_reading", CLERK),
    ("note_reader", CLERK),
    ("read_review_list", SUPERVISOR),
    ("open_review", SUPERVISOR),
    ("return_application", SUPERVISOR),
    ("reject_application", SUPERVISOR),
    ("approve_batch", SUPERVISOR),
    ("read_queue", EVERYONE_SIGNED_IN),
    ("send_now", EVERYONE_SIGNED_IN),
    ("read_doctor", EVERYONE_SIGNED_IN),
    ("ask_camera_formats", EVERYONE_SIGNED_IN),
    ("choose_camera", EVERYONE_SIGNED_IN),
    ("choose_camera_format", EVERYONE_SIGNED_IN),
    ("choose_applicant_screen", EVERYONE_SIGNED_IN),
    ("choose_touch_devices", EVERYONE_SIGNED_IN),
    ("read_day", OFFICERS),
    ("measure_camera_light", OFFICERS),
    ("settle_day_line", OFFICERS),
    ("read_catalog", Need::Anyone),
    ("read_options", OFFICERS),
    ("present_simulated_person", EVERYONE_SIGNED_IN),
];

/// The need of an operation; an operation that is not in the table needs what nobody has.
pub fn need(operation: &str) -> Need {
    TABLE.iter().find(|(name, _)| *name == operation).map_or(Need::SignedIn(&[]), |(_, need)| *need)
}

impl Need {
    /// Whether an officer in this role fulfils it.
    pub fn allows(self, role: Role) -> bool {
        match self {
            Self::Anyone => true,
            Self::SignedIn(roles) => roles.contains(&role),
        }
    }
}
