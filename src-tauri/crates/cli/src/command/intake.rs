//! `tn intake`: the reference center.

mod maker;
mod profile;

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use enrollment::PackageId;
use intake::{Gap, Ledger, PackageRow, PackageState, Settings, Why};
use serde_json::{Value, json};

use crate::arguments::Intake;
use crate::clock;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;

pub(crate) fn run(command: Intake, json: bool, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Intake::Provision(folder) => provision(&folder.data, words),
        Intake::Serve { folder, listen, demo, until_input_closes } => {
            let mut settings = Settings::new(folder.data, Arc::new(clock::now));
            settings.listen = listen;
            settings.demo = demo;
            serve(settings, until_input_closes, json, words)
        }
        Intake::List { folder, most } => list(&folder.data, most, words),
        Intake::Show { id, folder, record } => show(&folder.data, &id, record, words),
        Intake::Gaps(folder) => gaps(&folder.data, words),
        Intake::ProfileScanner(measured) => profile::sign(measured, words),
        Intake::VouchMaker(maker) => maker::sign(maker, words),
    }
}

fn provision(data: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let made = intake::provision_test_authority(data, clock::now())?;
    let authority = made.authority.certificate_pem().map_err(|error| Refusal::shared(error.code()))?;
    let lines = vec![words.text("tool-intake-provisioned", &[("folder", data.display().to_string())])];
    let agreement = keyring::certificate_to_pem(&made.center.agreement_certificate).map_err(|error| Refusal::shared(error.code()))?;
    Ok(Outcome::good(lines, json!({ "authority": authority, "agreementCertificate": agreement })))
}

fn serve(settings: Settings, until_input_closes: bool, json: bool, words: &Words) -> Result<Outcome, Refusal> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| Refusal::from(intake::IntakeError::from(error)))?;
    runtime.block_on(async {
        let running = intake::start(settings).await?;
        let line = match json {
            true => json!({ "address": running.url() }).to_string(),
            false => words.text("tool-intake-ready", &[("address", running.url())]),
        };
        // Whoever started us reads this line; if nobody does, the center serves all the same.
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{line}").and_then(|()| out.flush());
        drop(out);
        tokio::select! {
            () = stop_signal() => {}
            () = input_closed(), if until_input_closes => {}
        }
        running.stop().await;
        Ok(Outcome::silent())
    })
}

/// Ends with the first signal to stop.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Ends when standard input does. On a thread of its own, because such a read cannot be called back.
async fn input_closed() {
    let (closed, heard) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        let _ = closed.send(());
    });
    let _ = heard.await;
}

fn list(data: &Path, most: usize, words: &Words) -> Result<Outcome, Refusal> {
    let rows = Ledger::open(data)?.packages(most)?;
    let mut lines = vec![words.text("tool-intake-count", &[("count", rows.len().to_string())])];
    lines.extend(rows.iter().map(|row| {
        let state = words.plain(&format!("tool-state-{}", state(row.state)));
        format!("{}  {}  {}/{}  {}  {state}", row.package, row.station, row.epoch, row.sequence, row.received_at)
    }));
    Ok(Outcome::good(lines, json!({ "packages": rows })))
}

fn show(data: &Path, id: &str, record: bool, words: &Words) -> Result<Outcome, Refusal> {
    let package = PackageId::parse(id).map_err(|_| Refusal::of_tool("package-id", vec![("id", id.chars().take(64).collect())]))?;
    let ledger = Ledger::open(data)?;
    let Some(row) = ledger.package(&package)? else {
        let lines = vec![words.plain("error-packageUnknown")];
        return Ok(Outcome { lines, json: json!({ "package": package.to_string(), "known": false }), good: false });
    };
    let mut json = serde_json::to_value(&row).unwrap_or_default();
    let mut lines = lines_of(&row, words);
    if record {
        let opened = ledger.open_package(&row)?;
        let text: Value = serde_json::from_slice(&opened.content.record).unwrap_or_default();
        lines.push(text.to_string());
        json["record"] = text;
        json["samples"] = opened.content.samples.iter().map(|sample| Value::from(sample.name.clone())).collect();
    }
    Ok(Outcome::good(lines, json))
}

fn lines_of(row: &PackageRow, words: &Words) -> Vec<String> {
    let mut fields = vec![
        ("package", row.package.to_string()),
        ("station", row.station.to_string()),
        ("epoch", row.epoch.to_string()),
        ("sequence", row.sequence.to_string()),
        ("revision", row.revision.to_string()),
        ("clerk", row.clerk.clone()),
        ("supervisors", row.supervisors.join(", ")),
        ("sealed", row.sealed_at.to_string()),
        ("received", row.received_at.to_string()),
        ("state", words.plain(&format!("tool-state-{}", state(row.state)))),
    ];
    if row.simulated {
        fields.push(("simulated", words.plain("tool-yes")));
    }
    fields.extend(row.reasons.iter().map(|reason| ("reason", words.coded("refusal", reason))));
    fields.into_iter().map(|(name, value)| format!("{}: {value}", words.plain(&format!("tool-field-{name}")))).collect()
}

fn state(state: PackageState) -> &'static str {
    match state {
        PackageState::AwaitingApproval => "awaitingApproval",
        PackageState::ToDecide => "toDecide",
        PackageState::Accepted => "accepted",
        PackageState::Refused => "refused",
    }
}

fn gaps(data: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let gaps = Ledger::open(data)?.gaps()?;
    let unexplained = gaps.iter().filter(|gap| !gap.is_explained()).count();
    let with = [("count", gaps.len().to_string()), ("unexplained", unexplained.to_string())];
    let mut lines = vec![words.text("tool-gaps", &with)];
    lines.extend(gaps.iter().map(|gap| format!("{}  {}/{}  {}", gap.station, gap.epoch, gap.sequence, why(gap, words))));
    Ok(Outcome { lines, json: json!({ "gaps": gaps, "unexplained": unexplained }), good: unexplained == 0 })
}

fn why(gap: &Gap, words: &Words) -> String {
    match &gap.why {
        Why::Voided { reason } => words.plain(&format!("tool-gap-{reason}")),
        Why::TurnedAway { code } => words.coded("error", code),
        Why::Uploading => words.plain("tool-gap-uploading"),
        Why::Unexplained => words.plain("tool-gap-unexplained"),
    }
}
