//! The command `site` in a build without the feature, which has nothing to make sites of.

use crate::arguments::SiteRequest;

/// Says where there is a program that can, and returns that one thing is in the way.
pub fn run(request: &SiteRequest) -> usize {
    eprintln!(
        "whosays-cli: {}: this program was built without `site`; `cargo xtask cli`, in a checkout of Whosays, builds one \
         that has it",
        request.folder.display()
    );
    1
}
