//! One Tauri command per operation, made from the list.
//!
//! Each runs on a thread of its own pool, because below the shell everything blocks.

use crate::Shell;
use crate::windows::kind;
use api::requests::*;
use api::views::*;
use std::sync::Arc;
use tauri::{State, WebviewWindow};

macro_rules! commands {
    ($($name:ident : $request:ty => $view:ty, $window:ident;)*) => {
        $(
            #[tauri::command]
            async fn $name(shell: State<'_, Shell>, window: WebviewWindow, request: $request) -> Result<$view, ErrorView> {
                let workstation = Arc::clone(&shell.workstation);
                let from = kind(window.label());
                match tauri::async_runtime::spawn_blocking(move || workstation.api().$name(from, request)).await {
                    Ok(answer) => answer,
                    Err(_) => Err(api::internal()),
                }
            }
        )*

        /// Answers what the windows call.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}
api::operations!(commands);
