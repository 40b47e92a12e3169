//! What a site is called and where it stands: the file `site.yaml` beside its articles, lines of `key: value`.

use crate::lines;
use crate::problem::Problem;
use std::path::Path;
use whosays_article::{normalised, unquoted};

/// The file's name.
pub const FILE: &str = "site.yaml";

/// Its keys.
const KEYS: [&str; 5] = ["name", "description", "language", "origin", "front"];

/// What the file says; without one, this project's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `name`: what the site is called.
    pub name: String,
    /// `description`: one sentence about it.
    pub description: String,
    /// `language` of its articles, as a tag of BCP 47.
    pub language: String,
    /// `origin` at which it is served: scheme, host and perhaps port, without a slash at the end.
    pub origin: Option<String>,
    /// `front`: the file, without its ending, of the article that the site opens with, and the line that says so; without
    /// it, the article of the latest date.
    pub front: Option<(String, usize)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: "Whosays".into(),
            description: "Articles, explained line by line: who says so, and how sure are they?".into(),
            language: "en".into(),
            origin: None,
            front: None,
        }
    }
}

/// Reads the file that `bytes` are of.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(file: &Path, bytes: &[u8]) -> Result<Settings, Vec<Problem>> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(vec![Problem::of(file, "this is not UTF-8 text; save the file in the encoding UTF-8")]);
    };
    let text = normalised(text);
    let (lines, mut problems) = lines::read(file, &text, 1, &KEYS);
    let mut settings = Settings::default();
    for (number, key, value) in lines {
        let value = unquoted(value).to_owned();
        match key {
            _ if value.is_empty() => {}
            "name" => settings.name = value,
            "description" => settings.description = value,
            "language" => settings.language = value,
            "front" => settings.front = Some((value, number)),
            _ => match origin(&value) {
                Ok(origin) => settings.origin = Some(origin),
                Err(sentence) => problems.push(Problem::at(file, number, sentence)),
            },
        }
    }
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}

/// An origin without the slash at its end.
///
/// # Errors
/// A sentence, where it is none.
pub fn origin(written: &str) -> Result<String, String> {
    let origin = written.strip_suffix('/').unwrap_or(written);
    let host = ["https://", "http://"].iter().find_map(|scheme| origin.strip_prefix(scheme)).unwrap_or_default();
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    if host.is_empty() || !host.chars().all(is_host) {
        return Err(format!("“{written}” is no origin; write scheme and host only, for example https://example.org"));
    }
    Ok(origin.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_what_it_leaves_out_stays_as_it_is() {
        let settings =
            read(Path::new(FILE), b"name: 'Harbour Post'\norigin: https://example.org/\nfront: tides\n").unwrap();
        assert_eq!((settings.name.as_str(), settings.language.as_str()), ("Harbour Post", "en"));
        assert_eq!(settings.origin.as_deref(), Some("https://example.org"));
        assert_eq!(settings.front, Some(("tides".into(), 3)));
        assert_eq!(read(Path::new(FILE), b""), Ok(Settings::default()));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let told = |bytes: &[u8]| read(Path::new(FILE), bytes).unwrap_err()[0].to_string();
        assert_eq!(told(b"titel: A").split(';').next(), Some("site.yaml, line 1: the key “titel” is not known"));
        assert!(told(b"name: A\norigin: example.org\n").starts_with("site.yaml, line 2: “example.org” is no origin"));
        assert!(told(b"origin: https://example.org/repo\n").contains("scheme and host only"));
        assert!(told(b"name: \xe9").contains("UTF-8"));
    }
}
