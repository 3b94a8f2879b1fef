//! Lists the catalog files, so that a new file or a new language in `assets/locales` is taken without a line of code.

use std::{env, error::Error, fmt::Write as _, fs, path::Path, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let locales = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../../assets/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut code = String::from("pub(crate) const LANGUAGES: &[(&str, &[(&str, &str)])] = &[\n");
    for folder in sorted(&locales)?.into_iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", folder.display());
        writeln!(code, "    ({:?}, &[", name(&folder))?;
        for path in sorted(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "ftl")) {
            writeln!(code, "        ({:?}, include_str!({:?})),", name(&path), fs::canonicalize(&path)?)?;
        }
        writeln!(code, "    ]),")?;
    }
    writeln!(code, "];")?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("catalogs.rs"), code)?;
    Ok(())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
