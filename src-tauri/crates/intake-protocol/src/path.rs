//! Where things are, below the center's base address.

use enrollment::{Digest, PackageId};

/// tus creation endpoint; an upload lives at `{UPLOADS}/{id}`.
pub const UPLOADS: &str = "/v1/uploads";
/// Signed approval manifests are posted here.
pub const APPROVALS: &str = "/v1/approvals";
/// Signed void records are posted here.
pub const VOIDS: &str = "/v1/voids";
/// The center's signed policy.
pub const POLICY: &str = "/v1/policy";
/// Whether the center is there and ready; unsigned, so nothing may be concluded from it but that.
pub const HEALTH: &str = "/v1/health";
/// What the center knows of packages.
pub const PACKAGES: &str = "/v1/packages";
/// Name of the query field that binds a question for a receipt to one file.
pub const FILE_FIELD: &str = "file";

/// The receipt of a package. Naming the file's digest asks about exactly these bytes: only then is a refusal at the door reported,
/// so that nobody can make a package look refused by sending rubbish under its id.
pub fn receipt(package: &PackageId, file: Option<&Digest>) -> String {
    match file {
        Some(digest) => format!("{PACKAGES}/{package}/receipt?{FILE_FIELD}={digest}"),
        None => format!("{PACKAGES}/{package}/receipt"),
    }
}

/// The verdict on a package.
pub fn verdict(package: &PackageId) -> String {
    format!("{PACKAGES}/{package}/verdict")
}
