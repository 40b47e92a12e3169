//! Whosays on the command line.
//!
//! Exit codes: 0 when every file was analysed, 2 on wrong usage, 1 when a file could not be read or written.

mod analyze;
mod arguments;

use arguments::{Command, USAGE};
use std::process::ExitCode;

/// Exit code for arguments that make no sense.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    match arguments::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Ok(Command::Analyze(request)) => match analyze::run(&request) {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("whosays-cli: {error}");
            eprint!("{USAGE}");
            ExitCode::from(WRONG_USAGE)
        }
    }
}
