//! What the applicant sees on their own screen, checks and signs.

use crate::{Digest, ExceptionKind, Eye, EyeExceptionKind, FieldId, FingerPosition, GapReason, Lasting, Modality, SampleKind, body::Body, reference};
use crate::text_form::{Unreadable, serde_as_text};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One thing the applicant sees. Text form: a field's id, `reason`, `portrait`, `portrait_exceptions`, `biometrics`, `finger_3`,
/// `eye_right`, `gap_iris`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SummaryItem {
    /// A field.
    Field(FieldId),
    /// The reason of the application.
    Reason,
    /// The chosen portrait.
    Portrait,
    /// What was declared as keeping the face from being as the rules want it.
    PortraitExceptions,
    /// Whether biometrics are captured, reused or not taken.
    Biometrics,
    /// A finger declared as an exception.
    Finger(FingerPosition),
    /// An eye declared as an exception.
    Eye(Eye),
    /// A modality that was not captured.
    Gap(Modality),
}

const MODALITIES: [(Modality, &str); 4] = [
    (Modality::Portrait, "gap_portrait"),
    (Modality::Fingerprints, "gap_fingerprints"),
    (Modality::Iris, "gap_iris"),
    (Modality::RolledFingerprints, "gap_rolled_fingerprints"),
];

impl fmt::Display for SummaryItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SummaryItem::Field(field) => f.write_str(field.id()),
            SummaryItem::Reason => f.write_str("reason"),
            SummaryItem::Portrait => f.write_str("portrait"),
            SummaryItem::PortraitExceptions => f.write_str("portrait_exceptions"),
            SummaryItem::Biometrics => f.write_str("biometrics"),
            SummaryItem::Finger(finger) => write!(f, "finger_{}", finger.code()),
            SummaryItem::Eye(Eye::Right) => f.write_str("eye_right"),
            SummaryItem::Eye(Eye::Left) => f.write_str("eye_left"),
            SummaryItem::Gap(modality) => {
                f.write_str(MODALITIES.iter().find(|(m, _)| m == modality).map_or("gap", |(_, code)| code))
            }
        }
    }
}

impl FromStr for SummaryItem {
    type Err = Unreadable;
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let none = Unreadable("summary item");
        Ok(match text {
            "reason" => SummaryItem::Reason,
            "portrait" => SummaryItem::Portrait,
            "portrait_exceptions" => SummaryItem::PortraitExceptions,
            "biometrics" => SummaryItem::Biometrics,
            "eye_right" => SummaryItem::Eye(Eye::Right),
            "eye_left" => SummaryItem::Eye(Eye::Left),
            _ => {
                if let Some(code) = text.strip_prefix("finger_") {
                    SummaryItem::Finger(code.parse().ok().and_then(FingerPosition::from_code).ok_or(none)?)
                } else if let Some((modality, _)) = MODALITIES.iter().find(|(_, code)| *code == text) {
                    SummaryItem::Gap(*modality)
                } else {
                    SummaryItem::Field(text.parse().map_err(|_| none)?)
                }
            }
        })
    }
}

serde_as_text!(SummaryItem);

fn finger_code(kind: ExceptionKind) -> &'static str {
    match kind {
        ExceptionKind::Amputated => "finger_amputated",
        ExceptionKind::Deformed => "finger_deformed",
        ExceptionKind::Bandaged => "finger_bandaged",
        ExceptionKind::Worn => "finger_worn",
        ExceptionKind::Fused => "finger_fused",
        ExceptionKind::Extra => "finger_extra",
        ExceptionKind::Other => "finger_other",
    }
}

fn eye_code(kind: EyeExceptionKind) -> &'static str {
    match kind {
        EyeExceptionKind::Missing => "eye_missing",
        EyeExceptionKind::Injured => "eye_injured",
        EyeExceptionKind::CannotOpen => "eye_cannot_open",
        EyeExceptionKind::Other => "eye_other",
    }
}

fn lasting_code(lasting: Lasting) -> &'static str {
    match lasting {
        Lasting::ForGood => "for_good",
        Lasting::ForNow => "for_now",
    }
}

fn gap_code(reason: GapReason) -> &'static str {
    match reason {
        GapReason::NoDevice => "gap_no_device",
        GapReason::DeviceFailed => "gap_device_failed",
        GapReason::Unable => "gap_unable",
    }
}

/// One line of the summary.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLine {
    /// What it is about.
    pub item: SummaryItem,
    /// The value as stored: a code where there is one. The digest covers this.
    pub value: String,
    /// The value as the official Vietnamese lists word it, or as somebody wrote it; empty where only `codes` say it.
    pub text: String,
    /// What the screen words in its language (`sheet-<code>`, for the reason `reason-<code>`), before the text.
    #[serde(default)]
    pub codes: Vec<String>,
}

impl fmt::Debug for SummaryLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SummaryLine({}, [redacted])", self.item)
    }
}

/// Everything the applicant sees, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    lines: Vec<SummaryLine>,
}

impl Summary {
    /// The summary of a draft as it stands.
    pub fn of(draft: &crate::Draft) -> Summary {
        Summary::of_body(draft.body())
    }

    pub(crate) fn of_body(body: &Body) -> Summary {
        let mut lines = Vec::new();
        let mut line = |item, value: &str, text: String, codes: &[&str]| {
            let codes = codes.iter().map(|code| (*code).to_owned()).collect();
            lines.push(SummaryLine { item, value: value.to_owned(), text, codes });
        };
        for (field, entry) in body.facts.entries.iter().filter(|(field, _)| field.spec().shown_to_applicant) {
            line(SummaryItem::Field(field), &entry.text, reference::display_text(field, &entry.text), &[]);
        }
        line(SummaryItem::Reason, body.reason.id(), reference::reason_label(body.reason).to_owned(), &[body.reason.id()]);
        let rule = serde_json::to_value(body.plan.because).ok();
        let rule = rule.as_ref().and_then(|rule| rule.as_str()).unwrap_or_default();
        line(SummaryItem::Biometrics, rule, String::new(), &[&format!("biometrics_{rule}")]);
        if body.plan.portrait
            && let Some(portrait) = body.samples.taken.get(&SampleKind::Portrait)
        {
            line(SummaryItem::Portrait, &portrait.digest.to_string(), String::new(), &["portrait_taken"]);
        }
        let declared: Vec<_> = body.samples.portrait_exceptions.iter().filter(|_| body.plan.portrait).map(|kind| kind.code()).collect();
        if !declared.is_empty() {
            let codes: Vec<String> = declared.iter().map(|code| format!("portrait_{code}")).collect();
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            line(SummaryItem::PortraitExceptions, &declared.join("/"), String::new(), &codes);
        }
        if !body.plan.slaps.is_empty() {
            for exception in body.samples.exceptions.values() {
                let words = exception.text.clone().unwrap_or_default();
                let value = format!("{:?}/{:?}/{words}", exception.kind, exception.lasting);
                line(SummaryItem::Finger(exception.finger), &value, words, &[finger_code(exception.kind), lasting_code(exception.lasting)]);
            }
        }
        for exception in body.samples.eye_exceptions.values().filter(|_| body.plan.iris) {
            let words = exception.text.clone().unwrap_or_default();
            let value = format!("{:?}/{:?}/{words}", exception.kind, exception.lasting);
            line(SummaryItem::Eye(exception.eye), &value, words, &[eye_code(exception.kind), lasting_code(exception.lasting)]);
        }
        for gap in body.samples.gaps.values().filter(|gap| body.plans(gap.modality)) {
            line(SummaryItem::Gap(gap.modality), &format!("{:?}", gap.reason), String::new(), &[gap_code(gap.reason)]);
        }
        Summary { lines }
    }

    /// The lines.
    pub fn lines(&self) -> &[SummaryLine] {
        &self.lines
    }

    /// The line about something.
    pub fn line(&self, item: SummaryItem) -> Option<&SummaryLine> {
        self.lines.iter().find(|line| line.item == item)
    }

    /// The digest the attestation carries: over items and values, not over the wording of a language.
    pub fn digest(&self) -> Digest {
        let mut parts: Vec<Vec<u8>> = vec![b"thu-nhan summary 1".to_vec()];
        for line in &self.lines {
            parts.push(line.item.to_string().into_bytes());
            parts.push(line.value.clone().into_bytes());
        }
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Digest::of_parts(&parts)
    }

    /// What differs between two summaries: the items, without their values.
    pub fn changed(&self, other: &Summary) -> Vec<SummaryItem> {
        let mut items: Vec<SummaryItem> = self.lines.iter().chain(&other.lines).map(|line| line.item).collect();
        items.sort();
        items.dedup();
        let value = |of: &Summary, item| of.line(item).map(|line| line.value.clone());
        items.retain(|item| value(self, *item) != value(other, *item));
        items
    }
}
