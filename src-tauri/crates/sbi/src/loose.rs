//! Services write numbers as text and text as numbers, one value where a list is asked for, and null for nothing: all of it is read.

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged)]
enum Loose {
    Text(String),
    Number(serde_json::Number),
    Many(Vec<Loose>),
    Nothing(()),
}

impl Loose {
    fn into_texts(self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text],
            Self::Number(number) => vec![number.to_string()],
            Self::Many(many) => many.into_iter().flat_map(Self::into_texts).collect(),
            Self::Nothing(()) => Vec::new(),
        }
    }
}

/// One text; of several the first; empty for nothing.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(Loose::deserialize(from)?.into_texts().into_iter().next().unwrap_or_default())
}

/// Any number of texts.
pub(crate) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    Ok(Loose::deserialize(from)?.into_texts())
}
