//! `tn package`.

use std::path::Path;

use keyring::{NewAgreementKey, certificate_from_pem};
use package::{Header, Opened, PackageError, Trust};
use serde_json::{Value, json};

use crate::arguments::Package;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;
use crate::{clock, input};

pub(crate) fn run(command: Package, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Package::Inspect { file } => inspect(&file, words),
        Package::Verify { file, trust } => verify(&file, &trust, words),
        Package::Open { file, key, cert, trust, output } => open(&file, &key, &cert, &trust, &output, words),
    }
}

fn inspect(file: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let claims = package::inspect(&input::bytes(file)?).map_err(|error| Refusal::shared(error.code()))?;
    let mut lines = vec![words.plain("tool-package-unchecked")];
    lines.extend(header_lines(&claims.header, words));
    let mut json = header_json(&claims.header);
    json["checked"] = false.into();
    json["signedAt"] = claims.signed_at.to_string().into();
    json["fileDigest"] = claims.file_digest.to_string().into();
    json["envelopeLength"] = claims.envelope_length.into();
    Ok(Outcome::good(lines, json))
}

fn verify(file: &Path, trust: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let trust = authorities(trust)?;
    let outer = match package::verify_outer(&input::bytes(file)?, &trust, clock::now()) {
        Ok(outer) => outer,
        Err(error) => return judged(&error, words),
    };
    let mut lines = vec![words.text("tool-package-valid", &[("station", outer.station.name().to_owned())])];
    lines.extend(header_lines(&outer.header, words));
    let mut json = header_json(&outer.header);
    json["valid"] = true.into();
    json["signedAt"] = outer.signed_at.to_string().into();
    json["fileDigest"] = outer.file_digest.to_string().into();
    Ok(Outcome::good(lines, json))
}

fn open(file: &Path, key: &Path, cert: &Path, trust: &Path, output: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let trust = authorities(trust)?;
    let certificate = certificate_from_pem(&input::text(cert)?).map_err(|error| Refusal::shared(error.code()))?;
    let key = NewAgreementKey::from_pem(&input::text(key)?).and_then(|key| key.certified(certificate));
    let key = key.map_err(|error| Refusal::shared(error.code()))?;
    let opened = match package::open(&input::bytes(file)?, &trust, &key, clock::now()) {
        Ok(opened) => opened,
        Err(error) => return judged(&error, words),
    };
    write_out(&opened, output)?;
    let with = [("clerk", opened.clerk.name().to_owned()), ("folder", output.display().to_string())];
    let mut lines = vec![words.text("tool-package-opened", &with)];
    lines.extend(header_lines(&opened.header, words));
    let mut json = header_json(&opened.header);
    json["valid"] = true.into();
    json["clerk"] = opened.clerk.name().into();
    json["contentDigest"] = opened.content_digest.to_string().into();
    json["samples"] = opened.content.samples.iter().map(|sample| Value::from(sample.name.clone())).collect();
    Ok(Outcome::good(lines, json))
}

/// Names inside a package are safe as file names: `package` refuses others.
fn write_out(opened: &Opened, output: &Path) -> Result<(), Refusal> {
    input::write(&output.join("record.json"), &opened.content.record)?;
    for sample in &opened.content.samples {
        input::write(&output.join("samples").join(&sample.name), &sample.bytes)?;
    }
    Ok(())
}

/// A file that is no package is unreadable input; a package that is not in order is judged.
fn judged(error: &PackageError, words: &Words) -> Result<Outcome, Refusal> {
    if matches!(error, PackageError::Malformed(_) | PackageError::TooLarge) {
        return Err(Refusal::shared(error.code()));
    }
    let sentence = words.plain(&format!("error-{}", error.code()));
    Ok(Outcome { lines: vec![sentence], json: json!({ "valid": false, "code": error.code() }), good: false })
}

fn authorities(path: &Path) -> Result<Trust, Refusal> {
    Trust::from_pem(&input::text(path)?)
        .map_err(|_| Refusal::of_tool("trust-unreadable", vec![("file", path.display().to_string())]))
}

fn header_lines(header: &Header, words: &Words) -> Vec<String> {
    let fields = [
        ("package", header.package_id.to_string()),
        ("station", header.station.to_string()),
        ("epoch", header.epoch.to_string()),
        ("sequence", header.sequence.to_string()),
        ("revision", header.revision.to_string()),
        ("recipient", header.recipient_key_id.to_string()),
    ];
    fields.into_iter().map(|(name, value)| format!("{}: {value}", words.plain(&format!("tool-field-{name}")))).collect()
}

fn header_json(header: &Header) -> Value {
    json!({
        "package": header.package_id.to_string(),
        "station": header.station.to_string(),
        "epoch": header.epoch,
        "sequence": header.sequence,
        "revision": header.revision,
        "recipientKeyId": header.recipient_key_id.to_string(),
    })
}
