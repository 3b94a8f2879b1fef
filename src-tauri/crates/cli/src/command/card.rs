//! `tn qr` and `tn mrz`.

use card::{CardBirth, CardQr, CardSex, Mrz, MrzError};
use serde_json::json;

use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

pub(crate) fn qr(text: &str, words: &Words) -> Result<Outcome, Refusal> {
    let card = CardQr::parse(text).map_err(|error| Refusal::shared(error.code()))?;
    let fields = vec![
        ("number", Some(card.number.clone())),
        ("old-number", card.old_number.clone()),
        ("name", Some(card.name.clone())),
        ("birth", Some(birth(&card.birth))),
        ("sex", Some(sex(card.sex).to_owned())),
        ("address", Some(card.address.clone())),
        ("issued", card.issued.map(|date| date.to_string())),
    ];
    let json = json!({
        "number": card.number,
        "oldNumber": card.old_number,
        "name": card.name,
        "birth": birth(&card.birth),
        "sex": sex(card.sex),
        "address": card.address,
        "issued": card.issued.map(|date| date.to_string()),
        "further": card.further,
    });
    Ok(Outcome::good(lines(fields, words), json))
}

pub(crate) fn mrz(lines_given: &[String], words: &Words) -> Result<Outcome, Refusal> {
    let [first, second, third] = lines_given else { return Err(Refusal::shared("mrzUnreadable")) };
    let zone = match Mrz::parse([first, second, third]) {
        Ok(zone) => zone,
        // The zone is one, and says something wrong: judged, not unreadable.
        Err(error @ (MrzError::CheckDigit(_) | MrzError::NumbersDisagree)) => {
            let sentence = words.plain(&format!("error-{}", error.code()));
            return Ok(Outcome { lines: vec![sentence], json: json!({ "valid": false, "code": error.code() }), good: false });
        }
        Err(error) => return Err(Refusal::shared(error.code())),
    };
    let fields = vec![
        ("number", Some(zone.number.clone())),
        ("document-number", Some(zone.document_number.clone())),
        ("surname", Some(zone.surname.clone())),
        ("given-names", Some(zone.given_names.clone())),
        ("birth", Some(zone.birth.to_string())),
        ("sex", Some(sex(zone.sex).to_owned())),
        ("expires", Some(zone.expires.to_string())),
    ];
    let json = json!({
        "valid": true,
        "number": zone.number,
        "documentNumber": zone.document_number,
        "surname": zone.surname,
        "givenNames": zone.given_names,
        "birth": zone.birth.to_string(),
        "sex": sex(zone.sex),
        "expires": zone.expires.to_string(),
    });
    Ok(Outcome::good(lines(fields, words), json))
}

fn lines(fields: Vec<(&str, Option<String>)>, words: &Words) -> Vec<String> {
    let told = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
    told.map(|(name, value)| format!("{}: {value}", words.plain(&format!("tool-field-{name}")))).collect()
}

fn birth(birth: &CardBirth) -> String {
    match birth {
        CardBirth::Full(date) => date.to_string(),
        CardBirth::YearOnly(year) => year.to_string(),
    }
}

fn sex(sex: CardSex) -> &'static str {
    match sex {
        CardSex::Male => "male",
        CardSex::Female => "female",
    }
}
