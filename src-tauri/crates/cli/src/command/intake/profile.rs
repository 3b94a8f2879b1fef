//! `tn intake profile-scanner`: a signed device profile for stations.

use enrollment::Date;
use intake::{IntakeError, Measured};
use package::PackageError;
use package::device_profile::ScannerModel;
use serde_json::json;

use crate::arguments::ProfileScanner;
use crate::clock;
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

pub(super) fn sign(asked: ProfileScanner, words: &Words) -> Result<Outcome, Refusal> {
    let unfit = || Refusal::of_tool("profile-unfit", Vec::new());
    let now = clock::now();
    let measured_on = match &asked.measured_on {
        Some(text) => Date::parse_paper(text).ok_or_else(unfit)?,
        None => now.vietnam_date(),
    };
    let measured = Measured {
        model: ScannerModel { driver: asked.driver, device: asked.device, product: asked.product },
        vendor: asked.vendor,
        ppi: asked.ppi,
        measured_by: asked.measured_by,
        measured_on,
        days: asked.days,
        counter: asked.counter,
    };
    let (profile, file) = intake::sign_device_profile(&asked.folder.data, measured, now).map_err(|why| match why {
        IntakeError::Own(PackageError::Malformed(_)) => unfit(),
        other => Refusal::from(other),
    })?;
    input::write(&asked.output, &file)?;
    let output = asked.output.display().to_string();
    let line = words.text(
        "tool-profile-signed",
        &[("file", output.clone()), ("product", profile.model.product.clone()), ("ppi", profile.ppi.to_string()), ("day", profile.last_day.to_paper())],
    );
    Ok(Outcome::good(vec![line], json!({ "file": output, "profile": profile })))
}
