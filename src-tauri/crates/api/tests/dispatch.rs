//! The list of operations, its roles and its windows.

use api::{Api, Window};
use serde_json::{Value, json};
use station::{Refusal, TABLE};

macro_rules! names {
    ($($name:ident : $request:ident => $view:ident, $window:ident;)*) => {
        const OPERATIONS: &[(&str, &str)] = &[$((stringify!($name), stringify!($window))),*];
    };
}
api::operations!(names);

#[test]
fn every_operation_has_a_line_in_the_table_of_roles_and_no_line_is_left_over() {
    let mut listed: Vec<&str> = OPERATIONS.iter().map(|(name, _)| *name).collect();
    let mut ruled: Vec<&str> = TABLE.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    ruled.sort_unstable();
    assert_eq!(listed, ruled);
}

#[test]
fn a_station_that_could_not_start_says_why_and_does_nothing_else() {
    let api = Api::not_provisioned(Refusal::new("notProvisioned"));
    let session = api.dispatch(Window::Desk, "read_session", Value::Null).expect("always answered");
    assert_eq!(session["state"], "notProvisioned");
    assert_eq!(session["problem"]["code"], "notProvisioned");
    for (name, window) in OPERATIONS.iter().filter(|(name, _)| *name != "read_session") {
        let from = if *window == "applicant" { Window::Applicant } else { Window::Desk };
        let error = api.dispatch(from, name, json!({})).expect_err("refused");
        assert!(error.code == "notProvisioned" || error.code == "requestUnreadable", "{name}: {}", error.code);
        assert!(error.reference.starts_with("TN-") && error.reference.len() == 7);
    }
    assert_eq!(api.dispatch(Window::Desk, "no_such_thing", Value::Null).expect_err("refused").code, "unknownOperation");
}
