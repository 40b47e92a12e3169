//! A pack: what people add to a text, without the text, so that it can be handed on where the text may not be.
//!
//! Annotations are standoff, by position, as the W3C's TextPositionSelector counts, and by the words between which they
//! stand; each carries a hash of its words, the pack a byte of hash for each word of the text ([`Words`]). Whoever has the
//! same article, or another edition of it, opens the two together.
//!
//! ```
//! use whosays_engine::Span;
//! use whosays_engine::layer::{Edit, Pack};
//!
//! let (text, edition) = ("The ferry may sink. It is old.", "Today: the ferry may sink. It is old.");
//! let pack = Pack::new(text, "Ferries", &[Edit::Mark { over: Span::new(20, 30), mark: None }], Vec::new());
//! let opened = pack.open(edition).expect("it is an edition of the same");
//! assert!(matches!(&opened.edits[0], Edit::Mark { over, .. } if over.of(edition) == "It is old."));
//! assert!(pack.open("Quite another text.").is_err());
//! ```

use super::words::fingerprint;
use super::{Alignment, Anchor, Edit, Mark, Place, Words};
use crate::wire::{Offsets, Unit};
use crate::{EntityType, SourceKind, Span, Status};
use serde::{Deserialize, Serialize};
use whosays_texts::{say, told};

/// The version of packs that this engine writes, and the only one that it reads.
pub const VERSION: u32 = 1;

/// The most edits, words and choices of a pack: several times what a long article has room for.
const MOST: [usize; 3] = [20_000, 1_000_000, 5_000];

/// The longest string of a pack, in bytes.
const LONGEST: usize = 4_000;

/// The share of a pack's words that a text has to hold, in hundredths, to be an edition of the same.
const SAME: f64 = 0.5;

/// A pack as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Its version.
    pub whosays: u32,
    /// The title of the article, to tell readers which one they need.
    pub title: String,
    /// The text's [`fingerprint`].
    pub text: String,
    /// A byte of hash for each word of the text.
    pub words: Vec<u8>,
    /// The changes, the oldest first.
    pub edits: Vec<PackedEdit>,
    /// What was chosen for names.
    #[serde(default)]
    pub choices: Vec<PackedChoice>,
}

/// Which entry of the knowledge base a name was said to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedChoice {
    /// The name, as the text has it.
    pub name: String,
    /// The entry's id; null for none of them (NIL).
    pub link: Option<String>,
}

/// Where an annotation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The first of its words, by number.
    pub first: usize,
    /// One past the last of its words.
    pub past: usize,
    /// Characters before its first word.
    pub lead: usize,
    /// Characters behind its last word.
    pub tail: usize,
    /// The hash of its words, in sixteen hexadecimal digits.
    pub quote: String,
}

/// A mark as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedMark {
    /// Its words.
    pub target: Target,
    /// How the article presents them.
    pub status: Status,
    /// Who says so.
    pub source: Option<PackedSource>,
}

/// Who says so, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedSource {
    /// The words that name the source.
    pub target: Target,
    /// Of what kind they are.
    pub kind: SourceKind,
}

/// An [`Edit`] as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "lowercase")]
pub enum PackedEdit {
    /// See [`Edit::Mark`].
    Mark {
        /// The stretch that gives way.
        over: Target,
        /// What stands there.
        mark: Option<PackedMark>,
    },
    /// See [`Edit::Restore`].
    Restore {
        /// The stretch.
        over: Target,
    },
    /// See [`Edit::Name`].
    Name {
        /// The words.
        target: Target,
        /// The name of the card.
        name: String,
        /// What sort of thing it is.
        #[serde(rename = "type")]
        kind: EntityType,
    },
    /// See [`Edit::Unname`].
    Unname {
        /// The words.
        target: Target,
    },
    /// See [`Edit::Forget`].
    Forget {
        /// The name of the card.
        name: String,
    },
    /// See [`Edit::Describe`].
    Describe {
        /// The name of the card.
        name: String,
        /// What it says.
        words: String,
    },
}

/// Why a pack is not opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It is of a version that this engine does not know.
    Version(u32),
    /// It is larger than any article needs.
    TooLarge,
    /// It was made for an article of this title, of which the text holds too little.
    OtherArticle(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let told = match self {
            Refusal::Version(version) if *version > VERSION => told(
                "This pack was made by a newer Whosays (version {version} of packs; this one reads {known}). Reload this page to get the newest.",
                &[("version", &version.to_string()), ("known", &VERSION.to_string())],
            ),
            Refusal::Version(version) => told(
                "Packs of version {version} are not known. Ask for it once more, saved anew.",
                &[("version", &version.to_string())],
            ),
            Refusal::TooLarge => say("This pack is larger than any article needs, so it is not opened.").into(),
            Refusal::OtherArticle(title) if title.is_empty() => say("This pack belongs to another article.").into(),
            Refusal::OtherArticle(title) => {
                told("This pack belongs to another article: “{title}”.", &[("title", title)])
            }
        };
        f.write_str(&told)
    }
}

/// What a pack says of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The changes that have a place in it.
    pub edits: Vec<Edit>,
    /// Which of `edits` stand on words some of which are others than they were, by number.
    pub changed: Vec<usize>,
    /// The pack's edits that have no place in it, by number.
    pub lost: Vec<usize>,
}

impl Pack {
    /// The pack of what `edits` and `choices` say of a text. Edits that stand on no word, or within one, have no place in it.
    pub fn new(text: &str, title: &str, edits: &[Edit], choices: Vec<PackedChoice>) -> Self {
        let words = Words::of(text);
        let offsets = Offsets::new(text, Unit::CodePoint);
        let target = |span: Span| {
            let Anchor { words, lead, tail, quote } = Anchor::new(text, &words, span)?;
            let (start, end) = (offsets.of(span.start), offsets.of(span.end));
            Some(Target { start, end, first: words.start, past: words.end, lead, tail, quote: format!("{quote:016x}") })
        };
        let mark = |mark: &Mark| {
            let source = match mark.source {
                Some((span, kind)) => Some(PackedSource { target: target(span)?, kind }),
                None => None,
            };
            Some(PackedMark { target: target(mark.span)?, status: mark.status, source })
        };
        let edit = |edit: &Edit| match edit {
            Edit::Mark { over, mark: None } => Some(PackedEdit::Mark { over: target(*over)?, mark: None }),
            Edit::Mark { over, mark: Some(own) } => {
                Some(PackedEdit::Mark { over: target(*over)?, mark: Some(mark(own)?) })
            }
            Edit::Restore { over } => Some(PackedEdit::Restore { over: target(*over)? }),
            Edit::Forget { name } => Some(PackedEdit::Forget { name: name.clone() }),
            Edit::Name { span, name, kind } => {
                Some(PackedEdit::Name { target: target(*span)?, name: name.clone(), kind: *kind })
            }
            Edit::Unname { span } => Some(PackedEdit::Unname { target: target(*span)? }),
            Edit::Describe { name, words } => Some(PackedEdit::Describe { name: name.clone(), words: words.clone() }),
        };
        Pack {
            whosays: VERSION,
            title: title.to_owned(),
            text: fingerprint(text),
            edits: edits.iter().filter_map(edit).collect(),
            words: words.hashes,
            choices,
        }
    }

    /// What it says of `text`, which may be another edition of the text that it was made for.
    ///
    /// Nothing is placed on a guess: an edit one of whose stretches cannot be found is listed as lost, and so is a card whose name
    /// another edition does not have.
    pub fn open(&self, text: &str) -> Result<Opened, Refusal> {
        if self.whosays != VERSION {
            return Err(Refusal::Version(self.whosays));
        }
        let sizes = [self.edits.len(), self.words.len(), self.choices.len()];
        if sizes.iter().zip(MOST).any(|(size, most)| *size > most) || self.strings().any(|own| own.len() > LONGEST) {
            return Err(Refusal::TooLarge);
        }
        let words = Words::of(text);
        let alignment = Alignment::new(&self.words, &words.hashes);
        if alignment.share() < SAME {
            return Err(Refusal::OtherArticle(self.title.clone()));
        }
        let mut opened = Opened::default();
        let is_same = self.text == fingerprint(text);
        let named = once_spaced(text);
        let is_named = |name: &str| is_same || named.contains(&once_spaced(name));
        for (number, packed) in self.edits.iter().enumerate() {
            let mut placing = Placing { text, words: &words, alignment: &alignment, changed: false };
            let edit = match packed {
                PackedEdit::Forget { name } | PackedEdit::Describe { name, .. } if !is_named(name) => None,
                packed => placing.edit(packed),
            };
            match edit {
                Some(edit) => {
                    if placing.changed {
                        opened.changed.push(opened.edits.len());
                    }
                    opened.edits.push(edit);
                }
                None => opened.lost.push(number),
            }
        }
        Ok(opened)
    }

    fn strings(&self) -> impl Iterator<Item = &str> {
        let edits = self.edits.iter().flat_map(|edit| match edit {
            PackedEdit::Describe { name, words } => [name.as_str(), words],
            PackedEdit::Name { name, .. } | PackedEdit::Forget { name } => [name.as_str(), ""],
            _ => ["", ""],
        });
        let choices = self.choices.iter().flat_map(|own| [own.name.as_str(), own.link.as_deref().unwrap_or_default()]);
        edits.chain(choices).chain([self.title.as_str(), &self.text])
    }
}

/// Words in small letters with one space between any two.
fn once_spaced(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds the places of one edit.
struct Placing<'a> {
    text: &'a str,
    words: &'a Words,
    alignment: &'a Alignment,
    /// Whether some of its words are others than they were.
    changed: bool,
}

impl Placing<'_> {
    fn span(&mut self, target: &Target) -> Option<Span> {
        let words = target.first..target.past;
        let quote = u64::from_str_radix(&target.quote, 16).ok()?;
        let anchor = Anchor { words, lead: target.lead, tail: target.tail, quote };
        match anchor.place(self.text, self.words, self.alignment) {
            Place::Same(span) => Some(span),
            Place::Changed(span) => {
                self.changed = true;
                Some(span)
            }
            Place::Lost => None,
        }
    }

    fn edit(&mut self, packed: &PackedEdit) -> Option<Edit> {
        Some(match packed {
            PackedEdit::Mark { over, mark: None } => Edit::Mark { over: self.span(over)?, mark: None },
            PackedEdit::Mark { over, mark: Some(own) } => {
                let source = match &own.source {
                    Some(source) => Some((self.span(&source.target)?, source.kind)),
                    None => None,
                };
                let mark = Mark { span: self.span(&own.target)?, status: own.status, source };
                Edit::Mark { over: self.span(over)?, mark: Some(mark) }
            }
            PackedEdit::Restore { over } => Edit::Restore { over: self.span(over)? },
            PackedEdit::Forget { name } => Edit::Forget { name: name.clone() },
            PackedEdit::Name { target, name, kind } => {
                Edit::Name { span: self.span(target)?, name: name.clone(), kind: *kind }
            }
            PackedEdit::Unname { target } => Edit::Unname { span: self.span(target)? },
            PackedEdit::Describe { name, words } => Edit::Describe { name: name.clone(), words: words.clone() },
        })
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
