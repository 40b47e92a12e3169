//! GUM's documents from their CoNLL-U files: text, and each word's part of speech.

use crate::Outcome;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// The documents behind the development labels: never trained on.
const MEASURED: [&str; 6] = ["afghan", "flag", "hackers", "ie9", "iodine", "taxes"];

/// The genres whose licence lets weights be published: see SOURCES.md.
const GENRES: [&str; 6] = ["academic", "bio", "court", "interview", "news", "voyage"];

/// A document.
pub struct Gum {
    /// Its id, *GUM_news_nasa*.
    pub id: String,
    /// Sentences with single spaces between them, paragraphs with a blank line.
    pub text: String,
    /// Where each word stands, in bytes, and its tag of the Penn Treebank.
    pub words: Vec<(Range<usize>, String)>,
}

/// All documents that may be trained on, by id.
pub fn documents(corpora: &Path) -> Outcome<Vec<Gum>> {
    let mut paths: Vec<_> =
        fs::read_dir(corpora.join("gum/dep"))?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut parts = id.splitn(3, '_').skip(1);
        let (genre, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if GENRES.contains(&genre) && !MEASURED.contains(&name) {
            out.push(document(&path)?);
        }
    }
    Ok(out)
}

/// One document.
pub fn document(path: &Path) -> Outcome<Gum> {
    let mut gum = Gum { id: String::new(), text: String::new(), words: Vec::new() };
    let mut at = 0;
    let mut opens = true;
    for line in fs::read_to_string(path)?.lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            gum.id = id.to_owned();
        } else if line == "# newpar" || line.starts_with("# newpar ") {
            opens = true;
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            if !gum.text.is_empty() {
                gum.text.push_str(if opens { "\n\n" } else { " " });
            }
            opens = false;
            at = gum.text.len();
            gum.text.push_str(sentence);
        } else {
            let mut columns = line.split('\t');
            let whole = columns.next().is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()));
            let (Some(form), Some(tag)) = (columns.next(), columns.nth(2)) else { continue };
            if whole && let Some(found) = gum.text[at..].find(form) {
                gum.words.push((at + found..at + found + form.len(), tag.to_owned()));
                at += found + form.len();
            }
        }
    }
    gum.text.push('\n');
    Ok(gum)
}
