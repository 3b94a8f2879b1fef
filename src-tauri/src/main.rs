//! The workstation's windows: a thin shell over the operations of `api`.
//!
//! It knows windows, schemes and commands; every decision is made below.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod commands;
mod displays;
#[cfg(target_os = "linux")]
mod environment;
mod images;
mod topics;
mod windows;

use std::sync::Arc;
use tauri::Manager;
use wiring::Workstation;

/// What the commands share.
pub(crate) struct Shell {
    /// The station with everything plugged in.
    pub(crate) workstation: Arc<Workstation>,
}

fn main() {
    #[cfg(target_os = "linux")]
    environment::say();
    let arguments = arguments::read();
    let options = arguments.options.practice_folder();
    if let Err(why) = wiring::start_log(&options.data) {
        // The program works without; the window says what else is wrong with the folder.
        eprintln!("no log in {}: {why}", options.data.display());
    }
    let workstation = Arc::new(Workstation::open(&options));
    let closing = Arc::clone(&workstation);
    let app = tauri::Builder::default()
        .manage(Shell { workstation: Arc::clone(&workstation) })
        .register_asynchronous_uri_scheme_protocol("sample", images::answer)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let handle = app.handle().clone();
            displays::follow(handle.clone(), Arc::clone(&workstation));
            windows::open(&handle, &workstation)?;
            topics::forward(handle, workstation);
            Ok(())
        })
        .on_window_event(|window, event| {
            // The desk's window is the program; the applicant's window is never closed alone.
            if matches!(event, tauri::WindowEvent::Destroyed) && window.label() == windows::DESK {
                window.app_handle().exit(0);
            }
            if let tauri::WindowEvent::CloseRequested { api, .. } = event
                && window.label() == windows::APPLICANT
            {
                api.prevent_close();
            }
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(move |_, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                closing.close();
            }
        }),
        Err(why) => {
            tracing::error!(code = "windowNotOpened", kind = windows::kind_of(&why), "the window did not open");
            std::process::exit(1);
        }
    }
}
