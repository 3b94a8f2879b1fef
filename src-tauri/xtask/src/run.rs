//! Starts the workstation: center, demo post, window.

use crate::shell::{binary, cargo, flag, must, option, root};
use crate::{pages, system};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// `cargo xtask run`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let headless = flag(words, "--headless");
    system::ensure(&[system::TO_RUN], flag(words, "--yes"))?;
    pages::build()?;
    let mut build = vec!["build", "--package", "cli", "--package", "fingerprint-scanner"];
    build.extend(if headless { ["--package", "bridge"] } else { ["--package", "thu-nhan"] });
    must(&mut cargo(&build))?;

    let data = option(words, "--data").map_or_else(|| root().join("target/demo-post"), PathBuf::from);
    if !data.join("station.json").exists() {
        println!("First start: making a demo post of people who never existed in {}", data.display());
        must(Command::new(binary("tn")).args(["station", "provision-demo", "--data"]).arg(&data))?;
    }
    let center = Center::start(&data)?;
    println!("The reference center listens on {}", center.address);
    let mut station = if headless { Command::new(binary("thu-nhan-bridge")) } else { Command::new(binary("thu-nhan")) };
    station.arg("--data").arg(&data).args(["--center", &center.address]);
    if let Some(language) = option(words, "--lang") {
        station.args(["--lang", language]);
    }
    // The officers of the demo post stand in the README and on the sign-in screen.
    must(&mut station)
}

/// The reference center as a child process, ended with us.
struct Center {
    child: Child,
    address: String,
}

impl Center {
    fn start(data: &std::path::Path) -> Result<Center, String> {
        let mut child = Command::new(binary("tn"))
            .args(["intake", "serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data.join("center"))
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|why| format!("the reference center did not start: {why}"))?;
        let out = child.stdout.take().ok_or("the reference center has no output")?;
        let mut first = String::new();
        BufReader::new(out).read_line(&mut first).map_err(|why| why.to_string())?;
        match first.split_whitespace().find(|word| word.starts_with("http://")) {
            Some(address) => Ok(Center { child, address: address.to_owned() }),
            None => Err(format!("the reference center did not say where it listens: {first}")),
        }
    }
}

impl Drop for Center {
    fn drop(&mut self) {
        // It keeps nothing in memory that is not durable, so ending it is safe.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
