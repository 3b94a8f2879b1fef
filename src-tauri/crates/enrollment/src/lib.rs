//! The domain: who applies, for what and why, what is captured, the stages of an application and the moves between them, the
//! rules of the office and the law.
//!
//! Pure: no files, no clock, no randomness, no cryptographic keys. Time comes in with each act, random bytes where something is
//! opened. It refuses to know how anything is stored, shown, sealed or sent, and which device took a sample.
//!
//! The way through it: [`propose`] and [`blocks`] after the look-up, [`Draft::open`], the operations of [`Draft`], then the moves
//! `complete → attest → sign → submit → approve → queue → received → accepted → card_produced → hand_over`. Every operation
//! returns the [`Event`]s it caused, already chained; [`replay`] follows such a chain. [`actions`] says what an officer may do.

mod action;
mod address;
mod application;
mod attestation;
mod body;
mod date;
mod digest;
mod event;
mod exception;
mod field;
mod finger;
mod folding;
mod header;
mod id;
mod kind;
mod missing;
mod mix_up;
mod move_error;
mod officer;
mod person;
mod personal_number;
mod plan;
mod population;
mod portrait_found;
mod proposal;
mod reasons;
mod record;
mod reference;
mod rules;
mod sample;
mod stage;
mod summary;
mod text_form;
mod timestamp;
mod validity;

pub use action::{Action, actions};
pub use address::same_address;
pub use application::Application;
pub use attestation::{Attestation, CannotSign, Means, Reader, Signer, Witness, mark_fingers};
pub use body::{Hands, Pause, Voided};
pub use date::{BirthDate, Date};
pub use digest::Digest;
pub use event::{ChainError, DiscardReason, Event, EventKind, TakenBack, replay};
pub use exception::{
    ExceptionKind, EyeException, EyeExceptionKind, FingerException, GapReason, Lasting, Modality, ModalityGap, PortraitExceptionKind,
};
pub use field::{Facts, FieldEntry, FieldId, FieldSpec, Group, Input, Required, Source, field_specs};
pub use finger::{Eye, FingerPosition, Placement, Slap};
pub use folding::{fold, same_text};
pub use header::{Header, Trail};
pub use id::{ApplicationId, BatchId, OfficerId, PackageId, SampleId, StationId, Ticket};
pub use kind::{Kind, Reason};
pub use missing::Missing;
pub use mix_up::{MixUp, MixUpAnswer, MixUpAnswered, MixUpCertainty, MixedFinger, Resembled};
pub use move_error::{MoveError, Moved, NotMoved};
pub use officer::{Act, Actor, Holder, OfficerView, Part, Role};
pub use person::{FullName, Phone, Sex};
pub use personal_number::PersonalNumber;
pub use plan::{BIOMETRICS_FROM_AGE, CapturePlan, PlanRule, SIGNS_FROM_AGE};
pub use population::{Block, CardOnRecord, PopulationRecord, RecordBasis, RecordRoad, blocks};
pub use portrait_found::{Consent, ConsentReason, FaceCompared, FaceOpinion, PortraitFound};
pub use proposal::{Proposal, ProposalRule, propose};
pub use reasons::{About, PauseReason, Remedy, ReviewCode, ReviewReason, WithdrawReason};
pub use record::EnrollmentRecord;
pub use reference::{Choice, choice, display_text, find_options, option_lists, options, province_of_number, reason_label};
pub use rules::{Context, FIELD_ISSUE_CODES, FieldIssue, check_facts, check_field, doubts, is_required};
pub use sample::{CaptureNote, FingerFound, FurtherPicture, IrisFound, PrintFlaw, Sample, SampleKind};
pub use stage::{
    Accepted, ApprovalRef, Approved, Attested, Captured, CardProduced, ClerkSignature, Draft, HandedOver, Handover, HandoverCheck,
    Opening, Queued, ReceiptRef, Received, Refused, Rejected, Returned, SealedRef, Signed, StageName, Submitted, VerdictRef, Withdrawn,
    was_left_alone,
};
pub use summary::{Summary, SummaryItem, SummaryLine};
pub use text_form::Unreadable;
pub use timestamp::Timestamp;
pub use validity::{Expiry, MILESTONES, expiry};
