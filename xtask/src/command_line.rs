//! The command line with all that makes sites in it, so that it works without a checkout.

use crate::{Outcome, places, site_build};
use std::path::PathBuf;
use xshell::cmd;

/// Builds the site, for its parts, and then the program as it ships; returns where that is.
pub fn build() -> Outcome<PathBuf> {
    site_build::build("/")?;
    with_parts("release")
}

/// Builds the program by a profile of cargo's, with the parts that the last build of a site left.
pub fn with_parts(profile: &str) -> Outcome<PathBuf> {
    let shell = places::shell()?;
    let how = ["--profile", profile, "--features", "site"];
    cmd!(shell, "cargo build --quiet --package whosays-cli {how...}")
        .env("WHOSAYS_PARTS", site_build::parts())
        .run()?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(places::target().join(folder).join(format!("whosays-cli{}", std::env::consts::EXE_SUFFIX)))
}
