//! Whosays on the command line.
//!
//! Exit codes: 0 when every file was analysed or the site was made, 2 on wrong usage, 1 when a file could not be read, used
//! or written.

mod analyze;
mod arguments;
mod formats;
#[cfg_attr(not(feature = "html"), path = "no_html.rs")]
mod html;
mod manual;
#[cfg_attr(not(feature = "site"), path = "no_site.rs")]
mod site;

use arguments::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    let failed = match arguments::parse().command {
        Command::Analyze(request) => analyze::run(&request),
        Command::Site(request) => site::run(&request),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::page(command.as_deref()),
    };
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
