//! `cargo xtask screenshots`: the pictures that our Markdown shows, made of the site as it is now.
//!
//! `tests/browser-tools/pictures.tsv` lists them; `tests/tidy` keeps that list equal to what the Markdown shows. Letters look as this
//! machine's fonts have them, so pictures of another machine differ in their bytes.

use crate::page_checks::script;
use crate::tools::{self, Browser};
use crate::{Outcome, places, site_build};
use xtask::site_server::SiteServer;

/// Builds the site and makes all pictures, or those named, such as `docs/page.webp`; tells what each weighs.
pub fn take(only: &[String]) -> Outcome {
    let dist = site_build::build("/")?;
    tools::need_browsers(&places::shell()?, &[Browser::Chromium], false)?;
    let server = SiteServer::start(&dist, "/");
    let root = places::root().display().to_string();
    let arguments: Vec<&str> = [server.address(), &root].into_iter().chain(only.iter().map(String::as_str)).collect();
    let made = script("screenshots.mjs", &arguments)?;
    let pictures = made["pictures"].as_array().filter(|pictures| !pictures.is_empty());
    for picture in pictures.ok_or("pictures.tsv lists no such picture")? {
        let kilobytes = picture["bytes"].as_f64().unwrap_or(f64::NAN) / 1000.0;
        println!("  {:<36} {kilobytes:>6.1} KB", picture["file"].as_str().unwrap_or_default());
    }
    Ok(())
}
