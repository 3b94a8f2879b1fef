//! Lists the catalog files, so that a new file in `assets/locales` is taken without a line of code.

use std::{env, error::Error, fmt::Write as _, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let locales = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../../assets/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut code = String::new();
    for (name, language) in [("VIETNAMESE", "vi"), ("ENGLISH", "en")] {
        let folder = locales.join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "ftl") {
                files.push(path);
            }
        }
        files.sort();
        writeln!(code, "pub(crate) const {name}: &[(&str, &str)] = &[")?;
        for path in files {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            writeln!(code, "    ({file:?}, include_str!({:?})),", fs::canonicalize(&path)?)?;
        }
        writeln!(code, "];")?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("catalogs.rs"), code)?;
    Ok(())
}
