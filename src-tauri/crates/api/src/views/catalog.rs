//! What the form can ask, and its lists.

use serde::Serialize;
use ts_rs::TS;

view!(
    /// Fields, reasons and lists that do not change while the program runs.
    CatalogView {
        /// The form's fields.
        fields: Vec<FieldSpecView>,
        /// Reasons with their kind.
        reasons: Vec<ReasonView>,
    }
);
view!(
    /// How one field is typed.
    FieldSpecView {
        /// Field id.
        field: String,
        /// `identity`, `residence`, `family`, `contact`, `application`.
        group: String,
        /// `text`, `name`, `date`, `choice`, `phone`, `email`, `number`, `address`.
        input: String,
        /// Options list, for choices.
        list: Option<String>,
        /// Longest text in characters.
        max_length: u32,
        /// Belongs to the core fields of the form.
        core: bool,
    }
);
view!(
    /// One reason of the law.
    ReasonView {
        /// Reason id (`reason-<id>`).
        reason: String,
        /// Kind.
        kind: String,
        /// Captures biometrics (else the latest are reused).
        captures: bool,
    }
);
view!(
    /// A coded list.
    OptionsView {
        /// The list's id.
        list: String,
        /// Its choices.
        choices: Vec<ChoiceView>,
    }
);
view!(
    /// One choice.
    ChoiceView {
        /// Code.
        code: String,
        /// Label.
        label: String,
    }
);
