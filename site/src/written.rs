//! One file of a library: an article with its front matter, read strictly.

use crate::layer::Layer;
use crate::lines;
use crate::problem::Problem;
use std::path::{Path, PathBuf};
use whosays_article::{Article, Date, Meta, normalised, unquoted};

/// An article as it was written, with all that a page of it needs.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its file.
    pub file: PathBuf,
    /// Its name in addresses.
    pub slug: String,
    /// The article; it has a title and words.
    pub article: Article,
    /// The day on which it was written.
    pub date: Date,
    /// What people say of it, from the file beside it.
    pub layer: Layer,
}

impl Written {
    /// Its title.
    pub fn title(&self) -> &str {
        self.article.meta.title.as_deref().unwrap_or_default()
    }
}

const FENCE: &str = "---";

/// How front matter looks, for whoever has to write some.
const PATTERN: &str = "begin it with a line of ---, then title: … and date: YYYY-MM-DD, one a line, then a line of ---";

/// Reads a file that `bytes` are of.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(file: &Path, bytes: &[u8]) -> Result<Written, Vec<Problem>> {
    let source = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![Problem::at(file, line, "this is not UTF-8 text; save the file in the encoding UTF-8")]
    })?;
    let source = normalised(source);
    let mut problems = Vec::new();
    let slug = slug(file).map_err(|sentence| problems.push(Problem::of(file, sentence))).unwrap_or_default();
    if source.trim().is_empty() {
        problems.push(Problem::of(file, format!("the file is empty; {PATTERN}, and then the article")));
        return Err(problems);
    }
    let Some(matter) = front_matter(&source) else {
        let begun = source.starts_with(&format!("{FENCE}\n"));
        let sentence = match begun {
            true => "the front matter that begins here has no end; put a line of --- after it".to_owned(),
            false => format!("there is no front matter; {PATTERN}"),
        };
        problems.push(Problem::at(file, 1, sentence));
        return Err(problems);
    };
    let known: Vec<&str> = Meta::default().fields().iter().map(|(key, _)| *key).chain(["license"]).collect();
    let (lines, wrong) = lines::read(file, matter, 2, &known);
    problems.extend(wrong);
    let mut article = Article { meta: Meta::default(), ..Article::from_markdown(&source) };
    for (_, key, value) in &lines {
        article.meta.set(key, unquoted(value));
    }
    let line_of = |key: &str| lines.iter().find(|(_, own, _)| *own == key).map(|(number, ..)| *number);
    if article.meta.title.is_none() {
        let sentence = "there is no title; add a line title: … to the front matter";
        problems.push(Problem::at(file, line_of("title").unwrap_or(1), sentence));
    }
    let date = article.meta.date.as_deref().map(Date::read);
    match &date {
        None => {
            let sentence = "there is no date; add a line date: YYYY-MM-DD, the day of writing, to the front matter";
            problems.push(Problem::at(file, line_of("date").unwrap_or(1), sentence));
        }
        Some(None) => {
            let written = article.meta.date.as_deref().unwrap_or_default();
            let sentence = format!("“{written}” is no date; write the day as YYYY-MM-DD, for example 2026-11-28");
            problems.push(Problem::at(file, line_of("date").unwrap_or(1), sentence));
        }
        Some(Some(_)) => {}
    }
    if let Some(address) = &article.meta.address
        && !["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
    {
        let sentence = format!("“{address}” is no web address; it begins with https:// or http://");
        problems.push(Problem::at(file, line_of("address").unwrap_or(1), sentence));
    }
    if article.text.trim().is_empty() {
        let line = matter.lines().count() + 2;
        problems.push(Problem::at(file, line, "no article follows the front matter; write it below this line"));
    }
    match date.flatten() {
        Some(date) if problems.is_empty() => {
            Ok(Written { file: file.to_owned(), slug, article, date, layer: Layer::default() })
        }
        _ => Err(problems),
    }
}

/// What stands between the first two fences, where the first is the first line.
pub(crate) fn front_matter(source: &str) -> Option<&str> {
    let rest = source.strip_prefix(FENCE)?.strip_prefix('\n')?;
    let mut read = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some(&rest[..read]);
        }
        read += line.len();
    }
    None
}

/// The name in addresses of a file: *Harbour News.md* is *harbour-news*.
pub(crate) fn slug(file: &Path) -> Result<String, String> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let words: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || !stem.chars().all(is_plain) {
        return Err(
            "the file’s name becomes part of an address; rename it with letters a to z, digits and hyphens".into()
        );
    }
    Ok(words.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: impl AsRef<[u8]>) -> Vec<String> {
        let problems = read(Path::new("a.md"), source.as_ref()).map(|written| written.slug).unwrap_err();
        problems.iter().map(Problem::to_string).collect()
    }

    #[test]
    fn an_article_is_read() {
        let source =
            "\u{FEFF}---\r\ntitle: \"Tides: a report\"\r\ndate: 2026-11-02T10:00\r\n# ours\r\n---\r\nThey rise.\r\n";
        let written = read(Path::new("in/Harbour News_2.md"), source.as_bytes()).unwrap();
        assert_eq!((written.slug.as_str(), written.title()), ("harbour-news-2", "Tides: a report"));
        assert_eq!((written.date.iso().as_str(), written.article.text.as_str()), ("2026-11-02", "They rise."));
    }

    #[test]
    fn each_fault_is_said_with_its_line_and_what_to_do() {
        let head = "---\ntitle: Tides\ndate: 2026-11-02\n";
        let cases = [
            ("", "a.md: the file is empty; begin it"),
            (" \n\n", "a.md: the file is empty; begin it"),
            ("They rise.\n", "a.md, line 1: there is no front matter; begin it with a line of ---"),
            (head, "a.md, line 1: the front matter that begins here has no end; put a line of ---"),
            ("---\ndate: 2026-11-02\n---\nThey rise.\n", "a.md, line 1: there is no title; add a line title: …"),
            ("---\ntitle:\ndate: 2026-11-02\n---\nThey rise.\n", "a.md, line 2: there is no title"),
            ("---\ntitle: Tides\n---\nThey rise.\n", "a.md, line 1: there is no date; add a line date: YYYY-MM-DD"),
            ("---\ntitle: Tides\ndate: 2026-02-30\n---\nThey rise.\n", "a.md, line 3: “2026-02-30” is no date; write"),
            (&format!("{head}tags: sea\n---\nThey rise.\n"), "a.md, line 4: the key “tags” is not known; take"),
            (&format!("{head}autor: Ann\n---\nThey rise.\n"), "a.md, line 4: the key “autor” is not known; perhaps"),
            (&format!("{head}no colon\n---\nThey rise.\n"), "a.md, line 4: “no colon” is not of the form key: value"),
            (&format!("{head}address: e.org\n---\nThey rise.\n"), "a.md, line 4: “e.org” is no web address"),
            (&format!("{head}---\n\n"), "a.md, line 4: no article follows the front matter; write it"),
        ];
        for (source, beginning) in cases {
            let told = told(source);
            assert!(told.len() == 1 && told[0].starts_with(beginning), "{source:?}: {told:?}");
        }
        assert_eq!(
            told(b"---\ntitle: caf\xe9\n---\n"),
            ["a.md, line 2: this is not UTF-8 text; save the file in the encoding UTF-8"]
        );
    }

    #[test]
    fn all_faults_of_a_file_are_told_at_once() {
        assert_eq!(told("---\ntitel: Tides\ndate: soon\n---\n").len(), 4);
    }

    #[test]
    fn names_that_no_address_can_have_are_refused() {
        for name in ["Über.md", "---.md", "a?b.md"] {
            assert!(slug(Path::new(name)).is_err(), "{name}");
        }
    }
}
