//! The facts of an application: which fields there are, what stands in them and where it came from.

use crate::text_form::{Unreadable, serde_as_text};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $id:literal),+ $(,)?) => {
        /// A field of the form; the text form is its id in the field list. Portrait, fingerprints, iris, kind and reason are in
        /// that list too but are not facts: samples and reason have places of their own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FieldId { $($(#[$doc])* $variant),+ }

        impl FieldId {
            /// All fields in the order of the form.
            pub const ALL: &'static [FieldId] = &[$(FieldId::$variant),+];

            /// The id, `full_name`.
            pub const fn id(self) -> &'static str {
                match self { $(FieldId::$variant => $id),+ }
            }
        }

        impl FromStr for FieldId {
            type Err = Unreadable;
            fn from_str(text: &str) -> Result<Self, Unreadable> {
                match text { $($id => Ok(FieldId::$variant),)+ _ => Err(Unreadable("field")) }
            }
        }
    };
}

fields! {
    /// Personal number.
    Pin = "pin",
    /// Full birth name.
    FullName = "full_name",
    /// Other name.
    OtherName = "other_name",
    /// Date of birth.
    Dob = "dob",
    /// Sex.
    Sex = "sex",
    /// Place of birth.
    PlaceOfBirth = "place_of_birth",
    /// Place of birth registration; printed on the card.
    BirthRegPlace = "birth_reg_place",
    /// Ancestral home.
    Origin = "origin",
    /// Ethnic group.
    Ethnicity = "ethnicity",
    /// Religion.
    Religion = "religion",
    /// Nationality.
    Nationality = "nationality",
    /// Blood group; only with a medical result.
    BloodGroup = "blood_group",
    /// Nine-digit number of the old identity card.
    Cmnd9 = "cmnd9",
    /// Date, authority and expiry of the previous card.
    PrevCardIssue = "prev_card_issue",
    /// Father.
    Father = "father",
    /// Mother.
    Mother = "mother",
    /// Spouse.
    Spouse = "spouse",
    /// Children.
    Children = "children",
    /// Legal representative.
    LegalRep = "legal_rep",
    /// Permanent residence.
    PermanentAddr = "permanent_addr",
    /// Temporary residence.
    TemporaryAddr = "temporary_addr",
    /// Where the person lives now.
    CurrentAddr = "current_addr",
    /// Declared temporary absence.
    TempAbsence = "temp_absence",
    /// Number of the residence file.
    ResidenceFile = "residence_file",
    /// Marital status.
    Marital = "marital",
    /// Relation to the head of household.
    RelToHead = "rel_to_head",
    /// Head of household.
    HouseholdHead = "household_head",
    /// Date of death or of being missing; blocks an application.
    DeathMissing = "death_missing",
    /// Mobile number.
    Phone = "phone",
    /// E-mail address.
    Email = "email",
    /// Identifying features.
    Features = "features",
    /// Occupation.
    Occupation = "occupation",
    /// How the card is handed over.
    Delivery = "delivery",
    /// Which old card was taken back.
    OldCardCollected = "old_card_collected",
}

impl FieldId {
    /// What the form says about this field.
    pub fn spec(self) -> &'static FieldSpec {
        &field_specs()[self as usize]
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

serde_as_text!(FieldId);

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The population record: never overtyped where the specification locks it.
    PopulationRecord,
    /// The old card's QR or chip.
    Card,
    /// Typed at the desk.
    Typed,
}

/// A value and its source.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldEntry {
    /// The normalized text; the code where the field is a choice.
    pub text: String,
    /// Where it came from.
    pub source: Source,
}

impl fmt::Debug for FieldEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldEntry {{ text: [redacted], source: {:?} }}", self.source)
    }
}

/// The filled fields, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<FieldId, FieldEntry>);

impl Facts {
    /// No field filled.
    pub fn new() -> Facts {
        Facts::default()
    }

    /// The entry of a field.
    pub fn get(&self, field: FieldId) -> Option<&FieldEntry> {
        self.0.get(&field)
    }

    /// The text of a field; empty when nothing is filled in.
    pub fn text(&self, field: FieldId) -> &str {
        self.0.get(&field).map_or("", |entry| entry.text.as_str())
    }

    /// Whether something is filled in.
    pub fn has(&self, field: FieldId) -> bool {
        !self.text(field).is_empty()
    }

    /// Fills a field and gives what stood there; an empty text clears it.
    pub fn set(&mut self, field: FieldId, text: impl Into<String>, source: Source) -> Option<FieldEntry> {
        let text = text.into();
        if text.is_empty() { self.0.remove(&field) } else { self.0.insert(field, FieldEntry { text, source }) }
    }

    /// Puts back what stood there before.
    pub(crate) fn restore(&mut self, field: FieldId, entry: Option<FieldEntry>) {
        match entry {
            Some(entry) => self.0.insert(field, entry),
            None => self.0.remove(&field),
        };
    }

    /// The filled fields in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &FieldEntry)> {
        self.0.iter().map(|(field, entry)| (*field, entry))
    }

    /// How many fields are filled.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The part of the form a field belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Who the person is.
    Identity,
    /// Their family.
    Family,
    /// Where they live.
    Residence,
    /// How to reach them.
    Contact,
    /// What they look like, in words.
    Biometric,
    /// What fits nowhere else.
    Other,
    /// This application.
    Application,
}

/// Whether a field must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// Always.
    Yes,
    /// By a rule over other facts, age or kind: see [`crate::is_required`].
    Conditional,
    /// Never.
    No,
}

/// What kind of input a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Words.
    Text,
    /// A name: words without digits.
    Name,
    /// A date, `dd/MM/yyyy`.
    Date,
    /// One of a list, named by its list id: see [`crate::options`].
    Choice(&'static str),
    /// A mobile number.
    Phone,
    /// An e-mail address.
    Email,
    /// Digits of a fixed length.
    Number,
    /// An address as on civil papers.
    Address,
}

/// What the form says about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Which field.
    pub id: FieldId,
    /// Which part of the form.
    pub group: Group,
    /// Whether it must be filled.
    pub required: Required,
    /// Whether a value from the population record is locked: data is corrected there, not here.
    pub locked_when_from_record: bool,
    /// Whether the applicant sees it on their own screen and signs for it.
    pub shown_to_applicant: bool,
    /// What it takes.
    pub input: Input,
    /// The longest value, in characters.
    pub max_length: usize,
}

/// The specification of every field, in the order of the form.
pub fn field_specs() -> &'static [FieldSpec] {
    SPECS
}

const fn spec(id: FieldId, group: Group, required: Required, locked: bool, shown: bool, input: Input, max_length: usize) -> FieldSpec {
    FieldSpec { id, group, required, locked_when_from_record: locked, shown_to_applicant: shown, input, max_length }
}

const LOCKED: bool = true;
const OPEN: bool = false;
const SHOWN: bool = true;
const UNSEEN: bool = false;

#[rustfmt::skip]
const SPECS: &[FieldSpec] = {
    use {FieldId as F, Group as G, Input as I, Required as R};
    &[
        spec(F::Pin,              G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Number,                    12),
        spec(F::FullName,         G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Name,                     100),
        spec(F::OtherName,        G::Identity,    R::No,          LOCKED, SHOWN,  I::Name,                     100),
        spec(F::Dob,              G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Date,                      10),
        spec(F::Sex,              G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Choice("sex"),             10),
        spec(F::PlaceOfBirth,     G::Identity,    R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::BirthRegPlace,    G::Identity,    R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::Origin,           G::Identity,    R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::Ethnicity,        G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Choice("ethnic_groups"),   20),
        spec(F::Religion,         G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Choice("religions"),       20),
        spec(F::Nationality,      G::Identity,    R::Yes,         LOCKED, SHOWN,  I::Text,                     100),
        spec(F::BloodGroup,       G::Identity,    R::No,          OPEN,   SHOWN,  I::Choice("blood_groups"),     5),
        spec(F::Cmnd9,            G::Identity,    R::Conditional, LOCKED, SHOWN,  I::Number,                     9),
        spec(F::PrevCardIssue,    G::Identity,    R::Conditional, LOCKED, SHOWN,  I::Text,                     200),
        spec(F::Father,           G::Family,      R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::Mother,           G::Family,      R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::Spouse,           G::Family,      R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::Children,         G::Family,      R::No,          LOCKED, SHOWN,  I::Text,                    1000),
        spec(F::LegalRep,         G::Family,      R::Conditional, LOCKED, SHOWN,  I::Text,                     300),
        spec(F::PermanentAddr,    G::Residence,   R::Yes,         LOCKED, SHOWN,  I::Address,                  300),
        spec(F::TemporaryAddr,    G::Residence,   R::No,          LOCKED, SHOWN,  I::Address,                  300),
        spec(F::CurrentAddr,      G::Residence,   R::Yes,         OPEN,   SHOWN,  I::Address,                  300),
        spec(F::TempAbsence,      G::Residence,   R::No,          LOCKED, UNSEEN, I::Text,                     300),
        spec(F::ResidenceFile,    G::Residence,   R::No,          LOCKED, UNSEEN, I::Text,                      50),
        spec(F::Marital,          G::Residence,   R::Yes,         LOCKED, SHOWN,  I::Choice("marital"),         20),
        spec(F::RelToHead,        G::Residence,   R::Yes,         LOCKED, UNSEEN, I::Choice("relations"),       20),
        spec(F::HouseholdHead,    G::Residence,   R::Yes,         LOCKED, UNSEEN, I::Text,                     300),
        spec(F::DeathMissing,     G::Residence,   R::No,          LOCKED, UNSEEN, I::Date,                      10),
        spec(F::Phone,            G::Contact,     R::Conditional, OPEN,   SHOWN,  I::Phone,                     40),
        spec(F::Email,            G::Contact,     R::No,          OPEN,   SHOWN,  I::Email,                    254),
        spec(F::Features,         G::Biometric,   R::Conditional, OPEN,   SHOWN,  I::Text,                     200),
        spec(F::Occupation,       G::Other,       R::No,          OPEN,   SHOWN,  I::Text,                     100),
        spec(F::Delivery,         G::Application, R::Yes,         OPEN,   SHOWN,  I::Choice("delivery"),        20),
        spec(F::OldCardCollected, G::Application, R::Conditional, OPEN,   UNSEEN, I::Choice("old_cards"),       20),
    ]
};
