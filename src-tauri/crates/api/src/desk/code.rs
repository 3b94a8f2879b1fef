//! Codes as the window spells them: camelCase, whatever form they have inside.

use serde::Serialize;

/// `card_produced` becomes `cardProduced`.
pub(crate) fn camel(snake: &str) -> String {
    let mut text = String::with_capacity(snake.len());
    let mut raise = false;
    for letter in snake.chars() {
        if letter == '_' {
            raise = true;
        } else if raise {
            text.extend(letter.to_uppercase());
            raise = false;
        } else {
            text.push(letter);
        }
    }
    text
}

/// The code a type writes itself as, in camelCase.
pub(crate) fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => camel(&text),
        _ => String::new(),
    }
}

/// `lowerCamel` becomes `lower_camel`, so that a code of the window finds its type.
pub(crate) fn snake(camel: &str) -> String {
    let mut text = String::with_capacity(camel.len() + 4);
    for letter in camel.chars() {
        if letter.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// The value a code of the window means.
pub(crate) fn meant<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(snake(text))).ok()
}

/// A sample as the windows name it: `portrait`, `slap13`, `slap2` for a rolled right index finger, `irisRight`.
pub(crate) fn sample_code(kind: enrollment::SampleKind) -> String {
    kind.placement().map_or_else(|| camel(kind.code()), |placement| format!("slap{}", placement.code()))
}

#[cfg(test)]
mod tests {
    use super::{camel, snake};

    #[test]
    fn codes_change_their_form_and_back() {
        for (inside, outside) in [("draft", "draft"), ("card_produced", "cardProduced"), ("first_issue", "firstIssue")] {
            assert_eq!(camel(inside), outside);
            assert_eq!(snake(outside), inside);
        }
    }
}
