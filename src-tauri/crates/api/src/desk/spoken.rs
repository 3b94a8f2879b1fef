//! The applicant's sheet as it is said aloud: exactly what stands on the window, in the order in which it stands there.

use devices::Phrase;
use enrollment::{Digest, FieldId, Input, Summary, SummaryItem, SummaryLine};
use station::{Language, Script, ScreenReport};
use wording::{Catalogs, Said, Saying, spoken};

use super::code::camel;

/// What is said of the sheet that stands on the window; nothing where none stands there.
pub(super) fn script(screen: &ScreenReport, catalogs: &Catalogs) -> Script {
    let teller = Teller { catalogs, language: screen.language, address: screen.address.code() };
    let mut phrases = vec![(None, teller.addressed("applicant-review"))];
    for line in screen.summary.iter().flat_map(Summary::lines) {
        phrases.extend(teller.line(line).into_iter().map(|phrase| (Some(line.item), phrase)));
    }
    Script { digest: screen.digest.unwrap_or(Digest::ZERO), phrases }
}

struct Teller<'a> {
    catalogs: &'a Catalogs,
    language: Language,
    address: &'a str,
}

impl Teller<'_> {
    /// Its name, then what it says.
    fn line(&self, line: &SummaryLine) -> Vec<Phrase> {
        let mut phrases = vec![self.sentence(&self.name(line.item))];
        if line.item == SummaryItem::Reason
            && let Some(reason) = line.codes.first()
        {
            phrases.push(self.sentence(&format!("reason-{}", camel(reason))));
            return phrases;
        }
        phrases.extend(line.codes.iter().map(|code| self.sentence(&format!("sheet-{}", camel(code)))));
        if !line.text.is_empty() {
            phrases.push(self.phrase(None, spoken(self.catalogs, self.language, saying(line.item), &line.text)));
        }
        phrases
    }

    /// The key of the name beside a line.
    fn name(&self, item: SummaryItem) -> String {
        let sample = format!("sample-{}", camel(&item.to_string()));
        if self.catalogs.has(self.language, &sample) { sample } else { format!("field-{item}") }
    }

    /// A sentence that is always the same.
    fn sentence(&self, key: &str) -> Phrase {
        self.phrase(Some(key.to_owned()), self.catalogs.say(self.language, key, [("", ""); 0]))
    }

    /// A sentence that speaks to the applicant: there is one recording for each form of address.
    fn addressed(&self, key: &str) -> Phrase {
        let you = self.catalogs.say(self.language, &format!("you-{}", self.address), [("", ""); 0]).text;
        let said = self.catalogs.say(self.language, key, [("you", you.as_str())]);
        self.phrase(Some(format!("{key}.{}", self.address)), said)
    }

    fn phrase(&self, recording: Option<String>, said: Said) -> Phrase {
        Phrase { language: said.language.to_string(), voice: self.catalogs.voice(said.language), recording, text: said.text }
    }
}

fn saying(item: SummaryItem) -> Saying {
    match item {
        SummaryItem::Field(field) => of_field(field),
        _ => Saying::Words,
    }
}

fn of_field(field: FieldId) -> Saying {
    match field.spec().input {
        Input::Number | Input::Phone => Saying::Digits,
        Input::Date => Saying::Date,
        _ => Saying::Words,
    }
}
