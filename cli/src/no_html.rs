//! HTML in a build without the feature, which has no views of the page.

use whosays_sharing::Shared;

/// Says where there is a program that can.
///
/// # Errors
/// Always.
pub fn page(_: &Shared) -> Result<String, String> {
    Err("this program was built without `html`; `cargo xtask cli`, in a checkout of Whosays, builds one that has it"
        .into())
}
