//! What a teacher waits for when a class has handed in, and a pupil when marking, in Chromium.

use crate::Outcome;
use crate::budgets::Measured;
use crate::page_checks::script;
use std::path::Path;
use xtask::site_server::SiteServer;

/// From the files' arrival to the figures, of a class and of a whole school; a lesson over the site's first article.
pub fn measure(dist: &Path) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let run = script("lessons-speed.mjs", &[server.address()])?;
    let figure = |name: &str, value: &str| (name.to_owned(), run[value].as_f64().unwrap_or(f64::NAN));
    Ok(vec![
        figure("statements of the lesson", "statements"),
        figure("40 hand-ins: from the files to the figures, ms", "class_ms"),
        figure("1,000 hand-ins: the same, ms", "school_ms"),
        figure("a statement marked (INP), ms", "marking_ms"),
    ])
}
