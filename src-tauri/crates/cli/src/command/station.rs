//! `tn station`: the station's folder.

use std::path::Path;

use serde_json::json;

use crate::arguments::Station;
use crate::clock;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

pub(crate) fn run(command: Station, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Station::ProvisionDemo { data } => provision_demo(&data, words),
    }
}

/// The center of a demo post lives in `center` inside the station's folder, under the same test authority. A folder whose making was
/// cut off is made again; one that is whole, or in which somebody has worked, is left alone. Nothing is deleted: a center whose
/// making had finished is taken as it is.
fn provision_demo(data: &Path, words: &Words) -> Result<Outcome, Refusal> {
    if wiring::StationFile::exists(data) {
        return Err(Refusal::shared("alreadyProvisioned"));
    }
    wiring::refuse_used(data)?;
    let center = data.join("center");
    let now = clock::now();
    let made = match intake::provision_test_authority(&center, now) {
        Err(intake::IntakeError::AlreadyProvisioned) => intake::open_test_authority(&center)?,
        made => made?,
    };
    wiring::provision_demo(data, &made.authority, &made.center.agreement_certificate, now)?;
    let lines = vec![words.text("tool-station-provisioned", &[("folder", data.display().to_string())])];
    Ok(Outcome::good(lines, json!({ "data": data.display().to_string() })))
}
