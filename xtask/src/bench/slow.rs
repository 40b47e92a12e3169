//! What a reader waits for on a slow connection and with a slow processor, in Chromium.

use crate::Outcome;
use crate::budgets::Measured;
use crate::page_checks::script;
use std::path::Path;
use xtask::site_server::SiteServer;

/// Until the article can be read on slow 3G, and the slowest answer to what a reader does where all takes four times as long.
pub fn measure(dist: &Path) -> Outcome<Vec<Measured>> {
    let server = SiteServer::start(dist, "/");
    let run = script("slow.mjs", &[server.address()])?;
    let figure = |name: &str, value: &str| (name.to_owned(), run[value].as_f64().unwrap_or(f64::NAN));
    Ok(vec![
        figure("slow 3G: from asking to reading, ms", "readable_ms"),
        figure("slow 3G: to an awake page, ms", "awake_ms"),
        figure("4 × slower processor: slowest answer (INP), ms", "inp_ms"),
        figure("the same: longest task after waking, ms", "longest_task_ms"),
    ])
}
