//! Whether a tab in which one article after the other is opened takes ever more memory, in Chromium.

use super::texts::long_text;
use crate::Outcome;
use crate::budgets::Measured;
use crate::page_checks::script;
use std::path::Path;
use xtask::site_server::SiteServer;

/// Bytes of two hundred articles.
const ARTICLES: usize = 840_000;

/// What the tab holds after twenty articles and after two hundred, garbage apart.
pub fn measure(dist: &Path) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let run = script("growth.mjs", &[server.address(), &long_text(ARTICLES)?.display().to_string()])?;
    let figure = |name: &str, value: &str| (name.to_owned(), run[value].as_f64().unwrap_or(f64::NAN));
    Ok(vec![
        figure("after 20 articles, MB", "warm_mb"),
        figure("after 200 articles, MB", "last_mb"),
        figure("growth from 20 to 200 articles, %", "growth"),
    ])
}
