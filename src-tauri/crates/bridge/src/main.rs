//! A workstation without a window: operations on loopback, for a browser or a test.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use wiring::{Options, PasswordPolicy, Screens, Workstation};

const USAGE: &str = "thu-nhan-bridge --data DIR [--center URL] [--pages DIR] [--listen 127.0.0.1:PORT] [--token TEXT] [--lang vi|en] [--screens none|simulated] [--service-ports FIRST-LAST]";

fn main() -> ExitCode {
    // No post at work is opened by the bridge: tests sign in hundreds of times, and need not pay the product's price each time.
    let mut options = Options { practice: true, screens: Screens::None, passwords: PasswordPolicy::AllowLight, ..Options::default() };
    let mut pages = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/dist"));
    let mut listen = "127.0.0.1:0".to_owned();
    let mut token = bridge::token();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let Some(value) = words.next() else { return refuse(&word) };
        match word.as_str() {
            "--data" => options.data = PathBuf::from(value),
            "--center" => options.center = Some(value),
            "--pages" => pages = PathBuf::from(value),
            "--listen" => listen = value,
            "--token" => token = value,
            "--lang" => options.language = value,
            "--service-ports" => match ports(&value) {
                Some(ports) => options.service_ports = ports,
                None => return refuse(&value),
            },
            "--screens" if value == "none" => options.screens = Screens::None,
            "--screens" if value == "simulated" => options.screens = Screens::Simulated,
            _ => return refuse(&word),
        }
    }
    match serve(&options, pages, &listen, &token) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{}: {why}", bridge::MARK);
            ExitCode::FAILURE
        }
    }
}

fn ports(text: &str) -> Option<std::ops::RangeInclusive<u16>> {
    let (first, last) = text.split_once('-')?;
    Some(first.parse().ok()?..=last.parse().ok()?)
}

fn refuse(word: &str) -> ExitCode {
    eprintln!("«{word}» is not understood\n{USAGE}");
    ExitCode::from(2)
}

fn serve(options: &Options, pages: PathBuf, listen: &str, token: &str) -> Result<(), Box<dyn std::error::Error>> {
    let address: std::net::SocketAddr = listen.parse()?;
    if !address.ip().is_loopback() {
        return Err("the bridge listens on loopback only".into());
    }
    let options = options.clone().practice_folder();
    wiring::start_log(&options.data)?;
    let workstation = Arc::new(Workstation::open(&options));
    if let Some(why) = workstation.problem() {
        return Err(why.to_string().into());
    }
    workstation.attend_displays();
    let routes = bridge::routes(Arc::clone(&workstation), token, pages).map_err(|why| why.to_string())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::bind(address).await?;
        let here = listener.local_addr()?;
        println!("desk      http://{here}/index.html?window=desk&token={token}");
        println!("applicant http://{here}/applicant.html?window=applicant&token={token}");
        axum::serve(listener, routes).with_graceful_shutdown(ended()).await
    })?;
    workstation.close();
    Ok(())
}

async fn ended() {
    // Without a signal handler the program simply runs until it is killed, which loses nothing.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
