//! What can be asked for. Help, the manual and the completions of shells are made of what stands here.

use crate::formats::Format;
use clap::{Args, CommandFactory, Parser, Subcommand, error::ErrorKind};
use clap_complete::Shell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Who says so, and how sure are they? Tells it of files, or makes a site that does.
///
/// Marks every statement of an English article as sourced, unsourced, speculation, prediction or opinion, with who says so, and
/// finds the names. It reports how a text presents things, and never says that a statement is true. No network is used.
///
/// Exit codes: 0 when every file was analysed or the site was made, 2 on wrong usage, 1 when a file could not be read, used or
/// written; then a line on standard error says which and why, and what could be made of the others is there.
#[derive(Debug, Parser)]
#[command(name = "whosays-cli", version, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Analyse files: an analysis of each, as JSON or in another format.
    Analyze(Request),
    /// Make a site of a folder of articles.
    Site(SiteRequest),
    /// Print what completes commands in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, or that of one command.
    Man {
        /// The command.
        #[arg(value_parser = ["analyze", "site", "completions", "man"])]
        command: Option<String>,
    },
}

/// Files to analyse, into what, and where to.
#[derive(Debug, Args)]
pub struct Request {
    /// Files of UTF-8 text; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write into this folder, which is made where it is missing: a file for each, named as it is but for the ending.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// What to make of each file.
    ///
    /// For json, offsets are Unicode code points into the text of the file as it is, end exclusive. The other formats are of the
    /// article in it, as the page opens it: Markdown where the name ends with .md or .markdown or the text begins with front
    /// matter, else plain text; line breaks are those of Unix, and their offsets are code points into that.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
}

/// A folder of articles, and where their site goes.
#[derive(Debug, Args)]
pub struct SiteRequest {
    /// The folder of articles, which are Markdown with front matter.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The folder for the site, which is new, empty, or was made by this before.
    #[arg(long, value_name = "DIST")]
    pub out: PathBuf,
    /// The path under which the site will be served.
    #[arg(long, value_name = "/path/", default_value = "/")]
    pub base: String,
    /// The origin at which it will be, for the feed and the sitemap; the folder’s site.yaml may name one instead.
    #[arg(long, value_name = "https://host", value_parser = origin)]
    pub origin: Option<String>,
}

/// Standard input, in the place of a file's name.
pub const STANDARD_INPUT: &str = "-";

impl Request {
    /// Where what is made of a file goes; `None` for standard output.
    pub fn target(&self, file: &Path) -> Option<PathBuf> {
        let stem = if file == Path::new(STANDARD_INPUT) { "stdin".as_ref() } else { file.file_stem()? };
        let mut name = stem.to_owned();
        name.push(self.format.ending());
        Some(self.out.as_ref()?.join(name))
    }

    /// What makes no sense of a request, though each of its arguments does.
    fn check(&self) -> Result<(), String> {
        let mut targets = HashSet::new();
        if let Some(file) = self.files.iter().find(|file| self.target(file).is_some_and(|own| !targets.insert(own))) {
            return Err(format!("two files would be written to the same place: {}", file.display()));
        }
        if self.files.iter().filter(|file| *file == Path::new(STANDARD_INPUT)).count() > 1 {
            return Err("standard input can be read once only".to_owned());
        }
        if self.out.is_none() && self.files.len() > 1 && !self.format.is_one_line() {
            return Err("more than one file in this format needs --out with a folder".to_owned());
        }
        Ok(())
    }
}

/// Reads the arguments of the program; where they make no sense, or ask for help, it says so and ends.
pub fn parse() -> Arguments {
    let arguments = Arguments::parse();
    if let Command::Analyze(request) = &arguments.command
        && let Err(why) = request.check()
    {
        let mut whole = Arguments::command();
        whole.build();
        let analyze = whole.find_subcommand_mut("analyze").expect("it is one of the commands");
        analyze.error(ErrorKind::ArgumentConflict, why).exit();
    }
    arguments
}

/// An origin as it may be written.
fn origin(written: &str) -> Result<String, String> {
    #[cfg(feature = "site")]
    return whosays_site::origin(written);
    #[cfg(not(feature = "site"))]
    Ok(written.to_owned())
}
