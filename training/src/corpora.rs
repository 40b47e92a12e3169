//! Other corpora of names: wikigold, CrossNER and UNER English-EWT, as running text with spans.

use crate::Outcome;
use std::fs;
use std::path::Path;
use whosays_engine::{EntityType, Span};

/// A name in a corpus, as far as its labels go with the guidelines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// A name of this type.
    Type(EntityType),
    /// A name of a type that the corpus does not tell.
    Untold,
    /// Labelled, but a name only perhaps: genres, tasks, substances.
    Perhaps,
}

impl Said {
    /// The type, where it is told.
    pub fn kind(self) -> Option<EntityType> {
        match self {
            Said::Type(kind) => Some(kind),
            _ => None,
        }
    }
}

/// A text of a corpus.
pub struct Piece {
    /// The corpus: 1 and up.
    pub corpus: u32,
    /// Its document.
    pub group: String,
    /// Its words as they would be written.
    pub text: String,
    /// Names in text order.
    pub names: Vec<(Span, Said)>,
}

/// The tokens of a piece with their labels in IO or BIO.
#[derive(Default)]
struct Tokens {
    text: String,
    spans: Vec<(Span, String)>,
    quoted: bool,
    glue: bool,
}

impl Tokens {
    fn push(&mut self, word: &str, label: &str) {
        let word = match word {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            _ => word,
        };
        let closes = matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "'" | "’")
            || word.starts_with(['\'', '’']) && word.len() > 1
            || word == "n't"
            || word == "\"" && self.quoted;
        if !self.text.is_empty() && !closes && !self.glue {
            self.text.push(' ');
        }
        self.glue = matches!(word, "(" | "[" | "$" | "£") || word == "\"" && !self.quoted;
        if word == "\"" {
            self.quoted = !self.quoted;
        }
        let start = self.text.len();
        self.text.push_str(word);
        self.spans.push((Span::new(start, self.text.len()), label.to_owned()));
    }

    fn piece(self, corpus: u32, group: String, said: impl Fn(&str, &str) -> Said) -> Piece {
        let mut names: Vec<(Span, &str)> = Vec::new();
        let mut open: Option<&str> = None;
        for (span, label) in &self.spans {
            let kind = label.split_once('-').map(|(_, kind)| kind);
            match (kind, open, names.last_mut()) {
                (Some(kind), Some(before), Some(last)) if kind == before && !label.starts_with('B') => {
                    last.0.end = span.end
                }
                (Some(kind), ..) => names.push((*span, kind)),
                (None, ..) => {}
            }
            open = kind;
        }
        let names = names.into_iter().map(|(span, kind)| (span, said(kind, span.of(&self.text)))).collect();
        Piece { corpus, group, names, text: self.text + "\n" }
    }
}

/// Whether a word of no told type names a people.
fn people(words: &str) -> bool {
    [
        "ese", "ish", "ian", "ians", "ean", "can", "cans", "ench", "eek", "erman", "ermans", "aqi", "aeli", "Welsh",
        "Dutch", "Thai",
    ]
    .iter()
    .any(|end| words.ends_with(end))
        && !words.contains(' ')
}

/// The articles of wikigold.
pub fn wikigold(corpora: &Path) -> Outcome<Vec<Piece>> {
    let mut out = Vec::new();
    let mut tokens = Tokens::default();
    let said = |kind: &str, words: &str| match kind {
        "PER" => Said::Type(EntityType::Person),
        "ORG" => Said::Type(EntityType::Organisation),
        "LOC" => Said::Type(EntityType::Place),
        _ if people(words) => Said::Type(EntityType::Group),
        _ => Said::Untold,
    };
    let file = fs::read_to_string(corpora.join("wikigold/wikigold.conll.txt"))?;
    for line in file.lines().chain(["-DOCSTART- O"]) {
        match line.rsplit_once(' ') {
            Some(("-DOCSTART-", _)) => {
                let done = std::mem::take(&mut tokens);
                if !done.text.is_empty() {
                    out.push(done.piece(1, format!("wikigold{}", out.len()), said));
                }
            }
            Some((word, label)) => tokens.push(word, label),
            None => tokens.quoted = false,
        }
    }
    Ok(out)
}

/// The sentences of CrossNER.
pub fn crossner(corpora: &Path) -> Outcome<Vec<Piece>> {
    let mut out = Vec::new();
    let said = |kind: &str, words: &str| match kind {
        "person" | "politician" | "writer" | "musicalartist" | "scientist" | "researcher" => {
            Said::Type(EntityType::Person)
        }
        "organisation" | "politicalparty" | "band" | "university" => Said::Type(EntityType::Organisation),
        "location" | "country" => Said::Type(EntityType::Place),
        "book" | "album" | "song" | "poem" => Said::Type(EntityType::Work),
        "event" | "election" => Said::Type(EntityType::Event),
        "product" | "programlang" => Said::Type(EntityType::Other),
        "misc" if people(words) => Said::Type(EntityType::Group),
        "misc" | "award" | "conference" | "academicjournal" | "magazine" | "astronomicalobject" => Said::Untold,
        _ => Said::Perhaps,
    };
    for domain in ["ai", "literature", "music", "politics", "science"] {
        for part in ["train", "dev", "test"] {
            let file = fs::read_to_string(corpora.join(format!("crossner/{domain}/{part}.txt")))?;
            let mut tokens = Tokens::default();
            for line in file.lines().chain([""]) {
                match line.split_once('\t') {
                    Some((word, label)) => tokens.push(word, label),
                    None => {
                        let done = std::mem::take(&mut tokens);
                        if !done.text.is_empty() {
                            out.push(done.piece(2, format!("crossner{}", out.len()), said));
                        }
                    }
                }
            }
        }
    }
    Ok(out)
}

/// The documents of UNER English-EWT's development part, each sentence in a paragraph of its own.
pub fn uner(corpora: &Path) -> Outcome<Vec<Piece>> {
    let mut out: Vec<Piece> = Vec::new();
    let mut at = 0;
    let mut open = false;
    let file = fs::read_to_string(corpora.join("uner_ewt/en_ewt-ud-dev.iob2"))?;
    for line in file.lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            out.push(Piece { corpus: 3, group: id.to_owned(), text: String::new(), names: Vec::new() });
        }
        let Some(piece) = out.last_mut() else { continue };
        if let Some(sentence) = line.strip_prefix("# text = ") {
            if !piece.text.is_empty() {
                piece.text.push_str("\n\n");
            }
            at = piece.text.len();
            piece.text.push_str(sentence);
            open = false;
            continue;
        }
        let mut columns = line.split('\t').skip(1);
        let (Some(word), Some(label)) = (columns.next(), columns.next()) else { continue };
        let Some(found) = piece.text[at..].find(word) else { continue };
        let span = Span::new(at + found, at + found + word.len());
        at = span.end;
        let kind = match label.split_once('-').map(|(_, kind)| kind) {
            Some("PER") => Some(EntityType::Person),
            Some("ORG") => Some(EntityType::Organisation),
            Some("LOC") => Some(EntityType::Place),
            _ => None,
        };
        match (kind, piece.names.last_mut()) {
            (Some(_), Some(last)) if open && label.starts_with('I') => last.0.end = span.end,
            (Some(kind), _) => piece.names.push((span, Said::Type(kind))),
            (None, _) => {}
        }
        open = kind.is_some();
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_written_as_text() {
        let mut tokens = Tokens::default();
        for (word, label) in [("``", "O"), ("Ada", "I-PER"), ("Orlo", "I-PER"), ("'s", "O"), ("cat", "O"), ("(", "O")] {
            tokens.push(word, label);
        }
        for (word, label) in [("Rome", "I-LOC"), (")", "O"), ("''", "O"), (".", "O")] {
            tokens.push(word, label);
        }
        let piece =
            tokens.piece(
                1,
                String::new(),
                |kind, _| {
                    if kind == "PER" { Said::Type(EntityType::Person) } else { Said::Untold }
                },
            );
        assert_eq!(piece.text, "\"Ada Orlo's cat (Rome)\".\n");
        let names: Vec<_> = piece.names.iter().map(|(span, said)| (span.of(&piece.text), *said)).collect();
        assert_eq!(names, [("Ada Orlo", Said::Type(EntityType::Person)), ("Rome", Said::Untold)]);
    }
}
