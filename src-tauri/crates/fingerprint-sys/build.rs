//! Finds libfprint-2 through pkg-config; on other systems there is nothing to link.
fn main() {
    #[cfg(target_os = "linux")]
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        pkg_config::Config::new().atleast_version("1.94").probe("libfprint-2").expect("libfprint-2-dev is needed: cargo xtask run installs it");
    }
}
