//! Fields, reasons and lists that do not change while the program runs.

use enrollment::{Choice, Input, Reason, Required, field_specs, find_options, options};
use station::Refusal;

use super::Desk;
use super::code::{camel, code};
use crate::requests::*;
use crate::views::*;

/// Most choices one answer holds.
const MOST: usize = 60;

impl Desk<'_> {
    pub(crate) fn read_catalog(&self, _: NothingRequest) -> Result<CatalogView, Refusal> {
        let fields = field_specs().iter().map(|spec| {
            let (input, list) = match spec.input {
                Input::Text => ("text", None),
                Input::Name => ("name", None),
                Input::Date => ("date", None),
                Input::Choice(list) => ("choice", Some(list.to_owned())),
                Input::Phone => ("phone", None),
                Input::Email => ("email", None),
                Input::Number => ("number", None),
                Input::Address => ("address", None),
            };
            FieldSpecView {
                field: spec.id.id().to_owned(),
                group: code(spec.group),
                input: input.to_owned(),
                list,
                max_length: u32::try_from(spec.max_length).unwrap_or(u32::MAX),
                core: spec.required != Required::No,
            }
        });
        let reasons = Reason::ALL.into_iter().map(|reason| ReasonView {
            reason: reason.id().to_owned(),
            kind: camel(reason.kind().code()),
            captures: !reason.reuses_biometrics(),
        });
        Ok(CatalogView { fields: fields.collect(), reasons: reasons.collect() })
    }

    pub(crate) fn read_options(&self, request: OptionsRequest) -> Result<OptionsView, Refusal> {
        let within = |choice: &Choice| match request.parent.as_deref().filter(|parent| !parent.is_empty()) {
            Some(parent) => choice.within.as_deref().is_none_or(|within| within == parent),
            None => true,
        };
        let text: String = request.text.trim().chars().take(100).collect();
        let found: Vec<&Choice> =
            if text.is_empty() { options(&request.list).iter().collect() } else { find_options(&request.list, &text) };
        Ok(OptionsView {
            list: request.list.clone(),
            choices: found
                .into_iter()
                .filter(|choice| within(choice))
                .take(MOST)
                .map(|choice| ChoiceView { code: choice.code.to_string(), label: choice.label.to_string() })
                .collect(),
        })
    }
}
