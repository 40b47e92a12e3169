//! The commands `completions` and `man`: what shells and readers of manuals are told, made of the arguments' own definition.

use crate::arguments::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

/// Prints what completes commands in a shell; returns how many things were in the way.
pub fn completions(shell: Shell) -> usize {
    let mut whole = Arguments::command();
    let (name, mut script) = (whole.get_name().to_owned(), Vec::new());
    clap_complete::generate(shell, &mut whole, name, &mut script);
    // clap_complete writes a hyphen of the program's name in one way where it looks for a command and in another where it has found it
    // (clap's issue 6421), so that Bash completed no command's own options. No other shell's script has the second way.
    let script = String::from_utf8_lossy(&script).replace("whosays__subcmd__cli", "whosays__cli");
    print(script.as_bytes())
}

/// Prints the manual page, or that of a command, in the form that `man` reads; returns how many things were in the way.
pub fn page(command: Option<&str>) -> usize {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    whole.build();
    let found = match command {
        Some(name) => whole.find_subcommand(name).expect("the arguments name a command").clone(),
        None => whole,
    };
    let mut page = Vec::new();
    let source = concat!("whosays-cli ", env!("CARGO_PKG_VERSION"));
    match clap_mangen::Man::new(found).source(source).render(&mut page) {
        Ok(()) => print(&page),
        Err(error) => {
            eprintln!("whosays-cli: the manual cannot be written: {error}");
            1
        }
    }
}

fn print(bytes: &[u8]) -> usize {
    match io::stdout().write_all(bytes) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("whosays-cli: standard output cannot be written: {error}");
            1
        }
    }
}
