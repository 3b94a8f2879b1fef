use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::read::{is_date_time, is_uuid};
use crate::{Bir, CbeffError, NAMESPACE, Registered};

/// A file of the records, in their order.
///
/// # Errors
/// `Element` for text that XML or the schema cannot say.
pub fn write(records: &[Bir]) -> Result<String, CbeffError> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    let _ = writeln!(out, "<BIR xmlns=\"{NAMESPACE}\">\n{INFO}");
    for record in records {
        one(record, &mut out)?;
    }
    out.push_str("</BIR>\n");
    Ok(out)
}

/// Integrity is said where the cover guards it; here it does not.
const INFO: &str = "<BIRInfo><Integrity>false</Integrity></BIRInfo>";

/// Versions of the patron format and of CBEFF.
const VERSIONS: &str =
    "<Version><Major>1</Major><Minor>1</Minor></Version>\n<CBEFFVersion><Major>1</Major><Minor>1</Minor></CBEFFVersion>";

fn one(record: &Bir, out: &mut String) -> Result<(), CbeffError> {
    let _ = writeln!(out, "<BIR>\n{VERSIONS}\n{INFO}\n<BDBInfo>");
    if let Some(index) = &record.index {
        element("Index", checked(index, is_uuid, "Index")?, out)?;
    }
    if let Some(format) = &record.format {
        registered("Format", format, out)?;
    }
    if let Some(created) = &record.created {
        element("CreationDate", checked(created, is_date_time, "CreationDate")?, out)?;
    }
    if let Some(modality) = record.modality {
        element("Type", modality.name(), out)?;
        element("Subtype", &record.parts.iter().map(|part| part.name()).collect::<Vec<_>>().join(" "), out)?;
    } else if !record.parts.is_empty() {
        return Err(CbeffError::Element("Subtype"));
    }
    if let Some(level) = record.level {
        element("Level", level.name(), out)?;
    }
    if let Some(purpose) = record.purpose {
        element("Purpose", purpose.name(), out)?;
    }
    if let Some(quality) = &record.quality {
        out.push_str("<Quality>\n");
        registered("Algorithm", &quality.algorithm, out)?;
        match quality.score {
            Some(score) if score > 100 => return Err(CbeffError::Element("Score")),
            Some(score) => element("Score", &score.to_string(), out)?,
            None => element("QualityCalculationFailed", "", out)?,
        }
        out.push_str("</Quality>\n");
    }
    out.push_str("</BDBInfo>\n");
    element("BDB", &BASE64_STANDARD.encode(&record.data), out)?;
    if !record.signature.is_empty() {
        element("SB", &BASE64_STANDARD.encode(&record.signature), out)?;
    }
    if !record.others.is_empty() {
        out.push_str("<others>\n");
        for (key, value) in &record.others {
            let _ = writeln!(out, "<entry key=\"{}\">{}</entry>", escaped(key, "entry")?, escaped(value, "entry")?);
        }
        out.push_str("</others>\n");
    }
    out.push_str("</BIR>\n");
    Ok(())
}

fn checked<'a>(text: &'a str, fits: fn(&str) -> bool, name: &'static str) -> Result<&'a str, CbeffError> {
    if fits(text) { Ok(text) } else { Err(CbeffError::Element(name)) }
}

fn registered(name: &'static str, registered: &Registered, out: &mut String) -> Result<(), CbeffError> {
    let _ = writeln!(out, "<{name}>");
    for (part, text) in [("Organization", &registered.organization), ("Type", &registered.number)] {
        // Spaces around it do not survive reading.
        element(part, checked(text, |text| text.trim() == text, name)?, out)?;
    }
    let _ = writeln!(out, "</{name}>");
    Ok(())
}

fn element(name: &'static str, text: &str, out: &mut String) -> Result<(), CbeffError> {
    let _ = writeln!(out, "<{name}>{}</{name}>", escaped(text, name)?);
    Ok(())
}

/// Text as XML says it. Line ends and tabs go by number: a reader turns bare ones into others.
fn escaped(text: &str, name: &'static str) -> Result<String, CbeffError> {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(out, "&#{};", u32::from(letter));
            }
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => return Err(CbeffError::Element(name)),
            other => out.push(other),
        }
    }
    Ok(out)
}
