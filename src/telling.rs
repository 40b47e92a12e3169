//! What explanations and cards say, as words without a view, for programs that show them in their own way.

use crate::cards::candidates::candidates;
use crate::cards::card::{in_text, said};
use crate::cards::explanation;
use crate::reading::{Names, Reading};
use crate::words;
use whosays_engine::EntityId;
use whosays_engine::entity::KnownEntity;
use whosays_texts::say;

/// Words that count for a mark, and what they tell.
pub struct Tells<'a> {
    /// The words; `None` where it is about the statement as a whole.
    pub words: Option<&'a str>,
    /// What they tell, to stand after them.
    pub tells: &'static str,
}

/// Why a statement is marked as it is.
pub struct Why<'a> {
    /// The name of its status.
    pub status: &'static str,
    /// What that says of the statement.
    pub meaning: &'static str,
    /// When a prediction was made, where the article has a date.
    pub made: Option<String>,
    /// The name of its source, in the shortest form.
    pub source: Option<&'a str>,
    /// The words that name the source.
    pub source_words: Option<&'a str>,
    /// Of what kind the source is, in a sentence.
    pub source_kind: &'static str,
    /// The words that decided. Nothing of this and what follows is said of a mark that a person set.
    pub cues: Vec<Tells<'a>>,
    /// What is to be said of it beside cue words, or in their place.
    pub beside_cues: Option<&'static str>,
    /// What else counted.
    pub counted: Vec<Tells<'a>>,
    /// How sure it is.
    pub sure: Option<String>,
    /// What would change it.
    pub otherwise: Option<String>,
    /// Who set it, where a person did.
    pub by_hand: Option<String>,
}

/// Why a statement of a reading is marked as it is.
pub fn why(reading: &Reading, index: usize) -> Why<'_> {
    let text = &reading.article.text;
    let statement = &reading.analysis.statements[index];
    let status = words::status(statement.status);
    let mut why = Why {
        status: status.name,
        meaning: status.here,
        made: explanation::made(reading, statement.status),
        source: reading.source_name(index),
        source_words: statement.source.map(|source| source.span.of(text)),
        source_kind: words::source_kind(statement.source_kind()),
        cues: Vec::new(),
        beside_cues: None,
        counted: Vec::new(),
        sure: None,
        otherwise: None,
        by_hand: None,
    };
    if statement.is_by_hand() {
        why.by_hand = Some(explanation::by_whom(reading, index));
        return why;
    }
    let of = |(span, tells): (whosays_engine::Span, _)| Tells { words: Some(span.of(text)), tells };
    why.cues = explanation::cues(statement).map(of).collect();
    let counted = explanation::counted(statement);
    why.counted = counted.map(|(span, tells)| Tells { words: span.map(|span| span.of(text)), tells }).collect();
    why.beside_cues = match (explanation::is_quoted(statement), why.cues.is_empty()) {
        (true, _) => Some(say(explanation::QUOTED)),
        (false, true) => Some(explanation::without_cues(statement.status)),
        (false, false) => None,
    };
    why.sure = Some(explanation::confidence(statement.confidence));
    why.otherwise = Some(explanation::otherwise(reading, statement, str::to_owned));
    why
}

/// What the card of a name says.
pub struct CardWords<'a> {
    /// What sort of thing it is, in a word or two.
    pub kind: &'static str,
    /// The name at its head: the knowledge base's, else the text's.
    pub title: &'a str,
    /// What a person wrote on it.
    pub written: Option<&'a str>,
    /// What the knowledge base says; `None` where the name is linked to no entry.
    pub known: Option<&'a KnownEntity>,
    /// Where the description of a name without an entry comes from, and why there is nothing else; `None` where a person wrote one.
    pub origin: Option<String>,
    /// The text's own words about it.
    pub introductions: Vec<String>,
    /// The statements whose source it is, by number.
    pub said: Vec<usize>,
}

/// What the card of an entity of a reading says.
pub fn card(reading: &Reading, entity: EntityId) -> CardWords<'_> {
    let found = &reading.analysis.entities[entity.0];
    let known = found.link.as_deref().and_then(|id| reading.knowledge.get(id));
    let written = reading.written(&found.name).filter(|words| !words.is_empty());
    CardWords {
        kind: words::entity_type(known.map_or(found.kind, |known| known.kind)),
        title: known.map_or(&found.name, |known| &known.name),
        written,
        known,
        origin: (known.is_none() && written.is_none())
            .then(|| said::origin(found, candidates(reading, found).len(), Names::Here)),
        introductions: in_text::introductions(reading, entity),
        said: in_text::said_by(reading, entity),
    }
}

/// A status's name and what it says of a statement.
pub fn status(status: whosays_engine::Status) -> (&'static str, &'static str) {
    let words = words::status(status);
    (words.name, words.meaning)
}
