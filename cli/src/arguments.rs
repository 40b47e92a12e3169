//! What was asked for.

use lexopt::{Arg, Parser};
use std::collections::HashSet;
use std::ffi::OsString;
use std::path::PathBuf;

/// Shown on `--help` and after an error.
pub const USAGE: &str = "\
usage: whosays-cli analyze FILE... [--out DIR]
       whosays-cli site DIR --out DIST [--base /path/] [--origin https://host]

analyze writes one JSON analysis per file: to standard output, or to DIR/STEM.json.
Files are UTF-8 text. Offsets are code points into the text as given, end exclusive.

site makes a site of a folder of articles, Markdown with front matter, in the folder DIST,
to be served under the path and at the origin given.
";

/// What to do.
#[derive(Debug)]
pub enum Command {
    /// Print the usage.
    Help,
    /// Analyse files.
    Analyze(Request),
    /// Make a site.
    Site(SiteRequest),
}

/// Files to analyse, and where to.
#[derive(Debug)]
pub struct Request {
    /// The texts, in the order given; never empty.
    pub files: Vec<PathBuf>,
    /// The folder for the analyses; standard output where `None`.
    pub out: Option<PathBuf>,
}

/// A folder of articles, and where their site goes.
#[derive(Debug)]
#[cfg_attr(not(feature = "site"), expect(dead_code, reason = "only a build with the feature makes sites"))]
pub struct SiteRequest {
    /// The folder of articles.
    pub folder: PathBuf,
    /// The folder for the site.
    pub out: PathBuf,
    /// The path under which it will be served.
    pub base: String,
    /// The origin, as written; a folder's own settings may name another.
    pub origin: Option<String>,
}

/// What stands on the command line, before it is known to make sense.
#[derive(Default)]
struct Given {
    values: Vec<OsString>,
    /// Options by name, with what follows each.
    options: Vec<(&'static str, OsString)>,
}

impl Given {
    fn option(&self, name: &str) -> Option<&OsString> {
        self.options.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    fn text(&self, name: &str) -> Result<Option<String>, String> {
        let text = |value: &OsString| value.clone().into_string().map_err(|_| format!("--{name} is not UTF-8 text"));
        self.option(name).map(text).transpose()
    }
}

/// Options, each with what it needs.
const OPTIONS: [(&str, &str); 3] = [("out", "a folder"), ("base", "a path"), ("origin", "an address")];

/// Reads the arguments; the error says what is wrong with them.
pub fn parse(mut parser: Parser) -> Result<Command, String> {
    let mut given = Given::default();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Value(value) => given.values.push(value),
            Arg::Long(name) => {
                let Some((name, what)) = OPTIONS.into_iter().find(|(own, _)| *own == name) else {
                    return Err(argument.unexpected().to_string());
                };
                if given.option(name).is_some() {
                    return Err(format!("--{name} is given twice"));
                }
                given.options.push((name, parser.value().map_err(|_| format!("--{name} needs {what}"))?));
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    if given.values.is_empty() {
        return Err("no command given".to_owned());
    }
    match given.values.remove(0).to_string_lossy().as_ref() {
        "analyze" => analyze(given).map(Command::Analyze),
        "site" => site(given).map(Command::Site),
        name => Err(format!("there is no command {name}")),
    }
}

/// Refuses a request that names no file, or that would write one analysis over another.
fn analyze(given: Given) -> Result<Request, String> {
    if let Some((name, _)) = given.options.iter().find(|(name, _)| *name != "out") {
        return Err(format!("--{name} is for site"));
    }
    let out = given.option("out").map(PathBuf::from);
    let files: Vec<PathBuf> = given.values.into_iter().map(PathBuf::from).collect();
    if files.is_empty() {
        return Err("analyze needs at least one file".to_owned());
    }
    let mut stems = HashSet::new();
    match files.iter().find(|file| !stems.insert(file.file_stem())) {
        Some(file) if out.is_some() => {
            Err(format!("two files would be written to the same analysis: {}", file.display()))
        }
        _ => Ok(Request { files, out }),
    }
}

fn site(given: Given) -> Result<SiteRequest, String> {
    let [folder] = given.values.as_slice() else { return Err("site needs one folder of articles".to_owned()) };
    let out = given.option("out").ok_or("site needs --out with a folder for the site")?;
    let origin = given.text("origin")?;
    #[cfg(feature = "site")]
    let origin = origin.map(|origin| whosays_site::origin(&origin)).transpose()?;
    let base = given.text("base")?.unwrap_or_else(|| "/".to_owned());
    Ok(SiteRequest { folder: folder.into(), out: out.into(), base, origin })
}
