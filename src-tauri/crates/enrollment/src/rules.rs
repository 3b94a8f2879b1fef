//! What a value must be: field by field, and all facts together.

use crate::{
    Date, FieldId, Facts, FullName, Input, Kind, PersonalNumber, Phone, PopulationRecord, Reason, Required, Source,
    person::squeeze,
    plan::{BIOMETRICS_FROM_AGE, SIGNS_FROM_AGE},
    reference,
};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What a check needs to know besides the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// Today, in Vietnam.
    pub today: Date,
    /// The reason of the application, and with it its kind.
    pub reason: Reason,
}

impl Context {
    /// The kind of application.
    pub fn kind(&self) -> Kind {
        self.reason.kind()
    }
}

/// Why a value does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldIssue {
    /// The stable code; its sentence is `error-<code>` in the catalogs.
    pub code: &'static str,
    /// The values the sentence names; never the value typed.
    pub params: BTreeMap<String, String>,
}

/// Every code a field can be refused or doubted with.
pub const FIELD_ISSUE_CODES: &[&str] = &[
    "fieldRequired",
    "fieldTooLong",
    "fieldControlCharacter",
    "nameUnreadable",
    "numberNotTwelveDigits",
    "numberOfFuture",
    "numberProvinceUnknown",
    "numberSexDiffers",
    "numberYearDiffers",
    "oldNumberNotNineDigits",
    "dateUnreadable",
    "dateInFuture",
    "dateTooEarly",
    "birthYearOnly",
    "choiceUnknown",
    "phoneUnreadable",
    "emailUnreadable",
    "deceasedOrMissing",
];

impl FieldIssue {
    pub(crate) fn new(code: &'static str) -> FieldIssue {
        FieldIssue { code, params: BTreeMap::new() }
    }

    pub(crate) fn with(code: &'static str, key: &str, value: impl ToString) -> FieldIssue {
        FieldIssue { code, params: BTreeMap::from([(key.to_owned(), value.to_string())]) }
    }
}

/// Nobody alive was born before this year.
const EARLIEST_BIRTH_YEAR: u16 = 1890;

/// Checks a value and gives its normalized form: NFC, spaces squeezed, names in capitals, dates `dd/MM/yyyy`, codes for choices.
/// An empty value is not checked here: see [`is_required`].
pub fn check_field(field: FieldId, text: &str, context: &Context) -> Result<String, FieldIssue> {
    let spec = field.spec();
    // Bounded before anything else looks at it: ten thousand letters cost nothing.
    if text.len() > 16 * spec.max_length + 64 || text.chars().count() > spec.max_length.max(40) + 24 {
        return Err(FieldIssue::with("fieldTooLong", "max", spec.max_length));
    }
    let clean: String = squeeze(text).nfc().collect();
    if clean.chars().any(char::is_control) {
        return Err(FieldIssue::new("fieldControlCharacter"));
    }
    let value = match spec.input {
        Input::Name => {
            if clean.chars().count() > spec.max_length {
                return Err(FieldIssue::with("fieldTooLong", "max", spec.max_length));
            }
            let name = FullName::parse(&clean).map_err(|_| FieldIssue::new("nameUnreadable"))?;
            name.in_capitals().as_str().to_owned()
        }
        Input::Number if field == FieldId::Pin => {
            let number = PersonalNumber::parse(&clean).map_err(|_| FieldIssue::new("numberNotTwelveDigits"))?;
            if number.is_of_the_future(context.today) {
                return Err(FieldIssue::with("numberOfFuture", "year", number.birth_year()));
            }
            number.as_str().to_owned()
        }
        Input::Number => {
            let digits: String = clean.chars().filter(|c| !c.is_whitespace()).collect();
            if digits.len() != 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(FieldIssue::new("oldNumberNotNineDigits"));
            }
            digits
        }
        Input::Date => check_date(&clean, context)?,
        Input::Choice(list) => reference::choice_of(list, &clean).ok_or_else(|| FieldIssue::new("choiceUnknown"))?.code.clone(),
        Input::Phone => Phone::parse(&clean).map_err(|_| FieldIssue::new("phoneUnreadable"))?.as_str().to_owned(),
        Input::Email => check_email(&clean)?,
        Input::Text | Input::Address => clean,
    };
    if value.chars().count() > spec.max_length {
        return Err(FieldIssue::with("fieldTooLong", "max", spec.max_length));
    }
    Ok(value)
}

fn check_date(text: &str, context: &Context) -> Result<String, FieldIssue> {
    if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        // Only the year: day and month are completed by the commune's People's Committee, never invented here.
        return Err(FieldIssue::with("birthYearOnly", "year", text));
    }
    let date = Date::parse_paper(text).ok_or_else(|| FieldIssue::new("dateUnreadable"))?;
    if date > context.today {
        return Err(FieldIssue::new("dateInFuture"));
    }
    if date.year() < EARLIEST_BIRTH_YEAR {
        return Err(FieldIssue::with("dateTooEarly", "year", EARLIEST_BIRTH_YEAR));
    }
    Ok(date.to_paper())
}

fn check_email(text: &str) -> Result<String, FieldIssue> {
    let issue = || FieldIssue::new("emailUnreadable");
    let (local, domain) = text.rsplit_once('@').ok_or_else(issue)?;
    let label_fits = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let local_fits = !local.is_empty() && local.len() <= 64 && !local.chars().any(|c| c.is_whitespace() || matches!(c, '@' | ',' | ';' | '<' | '>'));
    let domain_fits = domain.contains('.') && domain.split('.').all(label_fits);
    if local_fits && domain_fits { Ok(text.to_owned()) } else { Err(issue()) }
}

/// Whether a field must be filled, given the other facts.
pub fn is_required(field: FieldId, facts: &Facts, context: &Context) -> bool {
    match field.spec().required {
        Required::Yes => true,
        Required::No => false,
        Required::Conditional => {
            let age = Date::parse_paper(facts.text(FieldId::Dob)).and_then(|birth| crate::BirthDate::Full(birth).age_on(context.today));
            match field {
                FieldId::LegalRep => age.is_some_and(|age| age < SIGNS_FROM_AGE),
                FieldId::Spouse => facts.text(FieldId::Marital) == "married",
                FieldId::Phone => facts.text(FieldId::Delivery) == "by_mail",
                FieldId::OldCardCollected => context.kind() == Kind::Exchange,
                // Features are taken together with the biometrics: from six on, and not when the last ones are used again.
                FieldId::Features => !context.reason.reuses_biometrics() && age.is_none_or(|age| age >= BIOMETRICS_FROM_AGE),
                // Kept where the record has them; papers of the old do not always name them.
                _ => false,
            }
        }
    }
}

/// Checks all facts together: what is missing and what does not fit, in the order of the form. Locked values of the population
/// record are not judged by the rules of typing; only what makes an application impossible is said of them.
pub fn check_facts(facts: &Facts, context: &Context) -> Vec<(FieldId, FieldIssue)> {
    let mut issues = Vec::new();
    for field in FieldId::ALL.iter().copied() {
        let Some(entry) = facts.get(field) else {
            if is_required(field, facts, context) {
                issues.push((field, FieldIssue::new("fieldRequired")));
            }
            continue;
        };
        let locked = entry.source == Source::PopulationRecord && field.spec().locked_when_from_record;
        if field == FieldId::DeathMissing {
            issues.push((field, FieldIssue::new("deceasedOrMissing")));
        } else if (!locked || matches!(field, FieldId::Dob | FieldId::Pin))
            && let Err(issue) = check_field(field, &entry.text, context)
        {
            issues.push((field, issue));
        }
    }
    issues
}

/// What is worth a second look and never stops anybody: the number against province table, sex and birth year. A different
/// province of residence or origin is no reason for doubt.
pub fn doubts(facts: &Facts) -> Vec<(FieldId, FieldIssue)> {
    let Ok(number) = PersonalNumber::parse(facts.text(FieldId::Pin)) else { return Vec::new() };
    let mut doubts = Vec::new();
    if reference::province_of_number(number.province_code()).is_none() {
        doubts.push((FieldId::Pin, FieldIssue::with("numberProvinceUnknown", "code", number.province_code())));
    }
    let sex = facts.text(FieldId::Sex);
    if !sex.is_empty() && sex != number.sex().code() {
        doubts.push((FieldId::Sex, FieldIssue::new("numberSexDiffers")));
    }
    if let Some(birth) = Date::parse_paper(facts.text(FieldId::Dob))
        && birth.year() != number.birth_year()
    {
        doubts.push((FieldId::Dob, FieldIssue::with("numberYearDiffers", "year", number.birth_year())));
    }
    doubts
}

/// The facts a population record brings, normalized where they fit and as worded there where they do not.
pub(crate) fn facts_of(record: &PopulationRecord, context: &Context) -> Vec<(FieldId, String)> {
    let mut facts: BTreeMap<FieldId, String> = record
        .facts
        .iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(field, text)| {
            // A name stands in the record as it stands on papers; capitals are only for what is typed.
            let kept = if field.spec().input == Input::Name { Some(squeeze(text).nfc().collect()) } else { None };
            let text = kept.or_else(|| check_field(*field, text, context).ok()).unwrap_or_else(|| squeeze(text));
            (*field, text)
        })
        .collect();
    facts.insert(FieldId::Pin, record.number.as_str().to_owned());
    facts.insert(FieldId::Dob, record.birth.to_paper());
    facts.insert(FieldId::Sex, record.sex.code().to_owned());
    facts.into_iter().collect()
}
