//! What is wrong with a file of a library, in words for whoever wrote it.

use std::fmt;
use std::path::{Path, PathBuf};

/// One thing that keeps a library from being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was given.
    pub file: PathBuf,
    /// The line in it, from 1, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong and what to do, as a sentence without its stop.
    pub sentence: String,
}

impl Problem {
    /// A problem with a line of a file.
    pub fn at(file: &Path, line: usize, sentence: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: Some(line), sentence: sentence.into() }
    }

    /// A problem with a whole file or folder.
    pub fn of(file: &Path, sentence: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, sentence: sentence.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.sentence)
    }
}
