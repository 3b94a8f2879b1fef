use crate::{
    Approval, Opened, PackageError,
    approval::Item,
};

/// Whether an approval covers an opened package and comes from another person than the clerk.
///
/// Both the officers' ids and their keys must differ: two certificates of one officer are one officer, and so are two names for
/// one key.
pub fn four_eyes<'a>(opened: &Opened, approval: &'a Approval) -> Result<&'a Item, PackageError> {
    let item = approval.item(opened.header.package_id).ok_or(PackageError::NotApproved)?;
    if item.content_digest != opened.content_digest {
        return Err(PackageError::Mismatch("approved and received content"));
    }
    if item.file_digest != opened.file_digest {
        return Err(PackageError::Mismatch("approved and received file"));
    }
    if approval.supervisor_id()? == opened.clerk.officer()? || approval.supervisor.public_key() == opened.clerk.public_key() {
        return Err(PackageError::SameOfficer);
    }
    Ok(item)
}
