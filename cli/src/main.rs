//! Whosays on the command line.
//!
//! Exit codes: 0 when every file was analysed or the site was made, 2 on wrong usage, 1 when a file could not be read, used
//! or written.

mod analyze;
mod arguments;
#[cfg_attr(not(feature = "site"), path = "no_site.rs")]
mod site;

use arguments::{Command, USAGE};
use std::process::ExitCode;

/// Exit code for arguments that make no sense.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let failed = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => {
            print!("{USAGE}");
            0
        }
        Ok(Command::Analyze(request)) => analyze::run(&request),
        Ok(Command::Site(request)) => site::run(&request),
        Err(error) => {
            eprintln!("whosays-cli: {error}");
            eprint!("{USAGE}");
            return ExitCode::from(WRONG_USAGE);
        }
    };
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
