//! What was asked for.

use lexopt::{Arg, Parser};
use std::collections::HashSet;
use std::path::PathBuf;

/// Shown on `--help` and after an error.
pub const USAGE: &str = "\
usage: whosays-cli analyze FILE... [--out DIR]

Writes one JSON analysis per file: to standard output, or to DIR/STEM.json.
Files are UTF-8 text. Offsets are code points into the text as given, end exclusive.
";

/// What to do.
pub enum Command {
    /// Print the usage.
    Help,
    /// Analyse files.
    Analyze(Request),
}

/// Files to analyse, and where to.
pub struct Request {
    /// The texts, in the order given; never empty.
    pub files: Vec<PathBuf>,
    /// The folder for the analyses; standard output where `None`.
    pub out: Option<PathBuf>,
}

/// Reads the arguments; the error says what is wrong with them.
pub fn parse(mut parser: Parser) -> Result<Command, String> {
    let mut command = None;
    let mut request = Request { files: Vec::new(), out: None };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("out") if request.out.is_some() => return Err("--out is given twice".to_owned()),
            Arg::Long("out") => {
                let folder = parser.value().map_err(|_| "--out needs a folder".to_owned())?;
                request.out = Some(PathBuf::from(folder));
            }
            Arg::Value(value) if command.is_none() => command = Some(value),
            Arg::Value(value) => request.files.push(PathBuf::from(value)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match command.as_deref().map(|name| name.to_string_lossy()) {
        Some(name) if name == "analyze" => checked(request).map(Command::Analyze),
        Some(name) => Err(format!("there is no command {name}")),
        None => Err("no command given".to_owned()),
    }
}

/// Refuses a request that names no file, or that would write one analysis over another.
fn checked(request: Request) -> Result<Request, String> {
    if request.files.is_empty() {
        return Err("analyze needs at least one file".to_owned());
    }
    let mut stems = HashSet::new();
    let twice = request.files.iter().find(|file| !stems.insert(file.file_stem()));
    match twice {
        Some(file) if request.out.is_some() => {
            Err(format!("two files would be written to the same analysis: {}", file.display()))
        }
        _ => Ok(request),
    }
}
