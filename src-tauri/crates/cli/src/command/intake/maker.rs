//! `tn intake vouch-maker`: a signed statement about a maker of devices, for stations.

use intake::{IntakeError, Vouched};
use package::PackageError;
use serde_json::json;

use crate::arguments::VouchMaker;
use crate::clock;
use crate::input;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

pub(super) fn sign(asked: VouchMaker, words: &Words) -> Result<Outcome, Refusal> {
    let unfit = || Refusal::of_tool("maker-unfit", Vec::new());
    let authority = input::text(&asked.authority)?;
    let vouched = Vouched { maker: asked.maker, authority, days: asked.days, counter: asked.counter };
    let (maker, file) = intake::vouch_for_maker(&asked.folder.data, vouched, clock::now()).map_err(|why| match why {
        IntakeError::Own(PackageError::Malformed(_) | PackageError::TooLarge) => unfit(),
        other => Refusal::from(other),
    })?;
    input::write(&asked.output, &file)?;
    let output = asked.output.display().to_string();
    let line = words.text("tool-maker-signed", &[("file", output.clone()), ("maker", maker.maker.clone()), ("day", maker.last_day.to_paper())]);
    Ok(Outcome::good(vec![line], json!({ "file": output, "maker": maker })))
}
