//! The checked-in TypeScript is what Rust says.

#[test]
fn the_checked_in_typescript_is_the_contract_of_today() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/generated/contract.ts");
    let today = api::typescript::contract();
    if std::env::var_os("THUNHAN_WRITE_CONTRACT").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().expect("has a folder")).expect("folder");
        std::fs::write(path, &today).expect("contract.ts is written");
    }
    let checked_in = std::fs::read_to_string(path).unwrap_or_default();
    assert!(checked_in == today, "ui/src/generated/contract.ts is not current: run `cargo xtask contract`");
}
