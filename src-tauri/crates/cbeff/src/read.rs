use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use roxmltree::{Document, Node, ParsingOptions};

use crate::{Bir, CbeffError, Level, Modality, NAMESPACE, Part, Purpose, Quality, Registered};

/// More elements than the records of ten people have.
const MOST_NODES: u32 = 20_000;

/// A file holds records, or is one.
const DEEPEST: usize = 2;

/// Base64 with or without its padding.
const LENIENT: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent));

/// The records of a file, in its order: a record that holds others is a cover and none itself.
///
/// Text with a document type is refused, so that nothing is fetched and nothing grows.
///
/// # Errors
/// `NotCbeff` for other text, `Element` for what the schema does not allow, `Encrypted`, `TooLarge`.
pub fn read(text: &str) -> Result<Vec<Bir>, CbeffError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => CbeffError::TooLarge,
        _ => CbeffError::NotCbeff,
    })?;
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "BIR")) {
        return Err(CbeffError::NotCbeff);
    }
    let mut found = Vec::new();
    collect(root, 1, &mut found)?;
    Ok(found)
}

fn collect(node: Node, depth: usize, found: &mut Vec<Bir>) -> Result<(), CbeffError> {
    let inner: Vec<Node> = children(node, "BIR").collect();
    if inner.is_empty() {
        // A cover around nothing is a person from whom nothing was taken.
        if depth > 1 || one(node, "BDBInfo")?.is_some() || one(node, "BDB")?.is_some() {
            found.push(record(node)?);
        }
        return Ok(());
    }
    if depth == DEEPEST || one(node, "BDB")?.is_some() {
        return Err(CbeffError::Element("BIR"));
    }
    inner.into_iter().try_for_each(|inner| collect(inner, depth + 1, found))
}

fn record(node: Node) -> Result<Bir, CbeffError> {
    let mut bir = Bir { data: bytes(node, "BDB")?, signature: bytes(node, "SB")?, others: others(node)?, ..Bir::default() };
    let Some(info) = one(node, "BDBInfo")? else { return Ok(bir) };
    if matches!(text(info, "Encryption")?.as_deref(), Some("true" | "1")) {
        return Err(CbeffError::Encrypted);
    }
    bir.index = said(info, "Index", is_uuid)?;
    bir.format = one(info, "Format")?.map(|format| registered(format, "Format")).transpose()?;
    bir.created = said(info, "CreationDate", is_date_time)?;
    bir.modality = named(info, "Type", Modality::named)?;
    let parts = text(info, "Subtype")?.unwrap_or_default();
    bir.parts = parts.split_ascii_whitespace().map(|part| Part::named(part).ok_or(CbeffError::Element("Subtype"))).collect::<Result<_, _>>()?;
    bir.level = named(info, "Level", Level::named)?;
    bir.purpose = named(info, "Purpose", Purpose::named)?;
    bir.quality = one(info, "Quality")?.map(quality).transpose()?;
    Ok(bir)
}

fn quality(node: Node) -> Result<Quality, CbeffError> {
    let wrong = CbeffError::Element("Quality");
    let algorithm = registered(one(node, "Algorithm")?.ok_or(wrong)?, "Algorithm")?;
    let score = match text(node, "Score")? {
        Some(score) => Some(score.parse().ok().filter(|score| *score <= 100).ok_or(wrong)?),
        None if one(node, "QualityCalculationFailed")?.is_some() => None,
        None => return Err(wrong),
    };
    Ok(Quality { algorithm, score })
}

fn registered(node: Node, name: &'static str) -> Result<Registered, CbeffError> {
    let part = |part| text(node, part)?.ok_or(CbeffError::Element(name));
    Ok(Registered { organization: part("Organization")?, number: part("Type")? })
}

fn others(node: Node) -> Result<Vec<(String, String)>, CbeffError> {
    let entries = children(node, "others").flat_map(|others| children(others, "entry"));
    let pair = |entry: Node| Some((entry.attribute("key")?.to_owned(), all_text(entry)));
    entries.map(|entry| pair(entry).ok_or(CbeffError::Element("entry"))).collect()
}

fn children<'a, 'input>(node: Node<'a, 'input>, name: &'static str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.has_tag_name((NAMESPACE, name)))
}

/// The child of that name; two are one too many.
fn one<'a, 'input>(node: Node<'a, 'input>, name: &'static str) -> Result<Option<Node<'a, 'input>>, CbeffError> {
    let mut found = children(node, name);
    match (found.next(), found.next()) {
        (first, None) => Ok(first),
        _ => Err(CbeffError::Element(name)),
    }
}

fn all_text(node: Node) -> String {
    node.children().filter_map(|child| child.is_text().then(|| child.text()).flatten()).collect()
}

/// The text of the child of that name, without the spaces around it.
fn text(node: Node, name: &'static str) -> Result<Option<String>, CbeffError> {
    Ok(one(node, name)?.map(|child| all_text(child).trim().to_owned()))
}

fn said(node: Node, name: &'static str, fits: fn(&str) -> bool) -> Result<Option<String>, CbeffError> {
    let text = text(node, name)?;
    if text.as_deref().is_none_or(fits) { Ok(text) } else { Err(CbeffError::Element(name)) }
}

fn named<T>(node: Node, name: &'static str, of: fn(&str) -> Option<T>) -> Result<Option<T>, CbeffError> {
    text(node, name)?.map(|text| of(&text).ok_or(CbeffError::Element(name))).transpose()
}

/// Base64 in either alphabet: MOSIP's own reader takes both.
fn bytes(node: Node, name: &'static str) -> Result<Vec<u8>, CbeffError> {
    let Some(text) = text(node, name)? else { return Ok(Vec::new()) };
    let plain = |byte: u8| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    };
    let letters: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(plain).collect();
    LENIENT.decode(letters).map_err(|_| CbeffError::Element(name))
}

/// Whether it is a UUID as the schema writes it.
pub(crate) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether it is an `xs:dateTime` of a year with four digits.
pub(crate) fn is_date_time(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let shape = |text: &str, pattern: &str| {
        text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(|(byte, like)| if like == b'0' { byte.is_ascii_digit() } else { byte == like })
    };
    shape(day, "0000-00-00")
        && shape(clock, "00:00:00")
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (zone.is_empty() || zone == "Z" || shape(zone, "+00:00") || shape(zone, "-00:00"))
}
