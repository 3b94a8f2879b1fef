//! The whole system: processes, files, browser, window.

mod beside;
mod combined;
mod durability;
mod declared;
mod evidence;
mod expected;
mod faces;
mod full_disk;
mod input_method;
mod iris;
mod keys;
mod last_place;
mod manner;
mod mix_up;
mod offline;
mod package;
mod page_scripts;
mod pages;
mod portrait;
mod reading;
mod refusal;
mod rolled;
mod screenshots;
mod sbi;
mod sbi_camera;
#[cfg(target_os = "linux")]
mod scanner;
mod secrets;
#[cfg(unix)]
mod services;
mod single;
mod tool;
mod touch;
mod trip;
mod turned;
mod view;
mod window;
mod wish;
