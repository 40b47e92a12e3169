//! Who may say a statement: what a reader can choose from, and what follows from the choice.

use crate::reading::Reading;
use whosays_engine::layer::selector::plain;
use whosays_engine::layer::{Edit, Mark};
use whosays_engine::{EntityType, SourceKind, Span, Status};
use whosays_texts::told;

/// How many are offered.
const MOST: usize = 12;

/// Sentences before and behind a statement whose names are offered.
const NEAR: usize = 2;

/// Words that may name the source of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The words.
    pub span: Span,
    /// Of what kind they are.
    pub kind: SourceKind,
    /// What they are called in a list.
    pub label: String,
}

/// The words near a mark that may name its source: names, and what other statements have as theirs; the nearest first, and
/// before all others the one that it has.
pub fn candidates(reading: &Reading, mark: &Mark) -> Vec<Candidate> {
    let (text, analysis) = (&reading.article.text, &reading.analysis);
    let sentence = analysis.sentences.partition_point(|sentence| sentence.end <= mark.span.start);
    let edge = |at: usize| analysis.sentences.get(at.min(analysis.sentences.len().saturating_sub(1)));
    let from = edge(sentence.saturating_sub(NEAR)).map_or(0, |sentence| sentence.start);
    let to = edge(sentence + NEAR).map_or(text.len(), |sentence| sentence.end);
    let distance = |span: Span| span.start.abs_diff(mark.span.start);
    let mut found: Vec<Candidate> = Vec::new();
    for entity in analysis.entities.iter().filter(|entity| speaks(entity.kind)) {
        let near = entity.mentions.iter().filter(|mention| from <= mention.start && mention.end <= to);
        let Some(span) = near.copied().min_by_key(|mention| distance(*mention)) else { continue };
        let words = span.of(text);
        let label = match words == entity.name {
            true => words.to_owned(),
            false => told("{name} (“{words}”)", &[("name", &entity.name), ("words", words)]),
        };
        found.push(Candidate { span, kind: SourceKind::Named, label });
    }
    for source in analysis.statements.iter().filter_map(|statement| statement.source) {
        found.push(Candidate { span: source.span, kind: source.kind, label: source.span.of(text).to_owned() });
    }
    let mut offered: Vec<Candidate> = Vec::new();
    if let Some((span, kind)) = mark.source {
        offered.push(Candidate { span, kind, label: span.of(text).to_owned() });
    }
    let words = |candidate: &Candidate| candidate.span.of(text).to_lowercase();
    while offered.len() < MOST
        && let Some(nearest) = (0..found.len()).min_by_key(|at| distance(found[*at].span))
    {
        let candidate = found.remove(nearest);
        let known = |other: &Candidate| words(other) == words(&candidate) || other.label == candidate.label;
        if !offered.iter().any(known) {
            offered.push(candidate);
        }
    }
    offered
}

/// Of what kind words are that a reader takes for a source, as far as the engine knows them: of the kind that they have as a source
/// elsewhere, named where they hold a name, else vague.
pub fn kind_of(reading: &Reading, mark: &Mark, span: Span) -> SourceKind {
    let words = |span: Span| span.of(&reading.article.text).to_lowercase();
    let statements = reading.analysis.statements.iter().filter_map(|statement| statement.source);
    let mut known = mark.source.into_iter().chain(statements.map(|source| (source.span, source.kind)));
    let is_name = || reading.analysis.entities.iter().flat_map(|own| &own.mentions).any(|own| own.overlaps(span));
    match known.find(|(own, _)| *own == span || words(*own) == words(span)) {
        Some((_, kind)) => kind,
        None if is_name() => SourceKind::Named,
        None => SourceKind::Vague,
    }
}

/// Whether such a thing can say something.
fn speaks(kind: EntityType) -> bool {
    !matches!(kind, EntityType::Event | EntityType::Other)
}

/// A mark with another status: unsourced is what nobody is named for. What is unsourced no more has the source again that it had
/// `before`.
pub fn with_status(mark: Mark, status: Status, before: impl FnOnce() -> Option<(Span, SourceKind)>) -> Mark {
    let source = match (mark.status, status) {
        (_, Status::Unsourced) => None,
        (Status::Unsourced, _) => mark.source.or_else(before),
        _ => mark.source,
    };
    Mark { status, source, ..mark }
}

/// The source that a mark had last, by the reader's changes or else by the engine.
pub fn had(reading: &Reading, mark: &Mark) -> Option<(Span, SourceKind)> {
    let changed = reading.edits().iter().rev().find_map(|edit| match edit {
        Edit::Mark { mark: Some(own), .. } if own.span.overlaps(mark.span) => own.source,
        _ => None,
    });
    let below =
        || reading.engines().0.statements.iter().find(|own| own.span.overlaps(mark.span) && own.source.is_some());
    changed.or_else(|| below()?.source.map(|own| (own.span, own.kind)))
}

/// A mark with another source: what somebody is named for is not unsourced, and what nobody is named for not sourced.
pub fn with_source(mark: Mark, source: Option<(Span, SourceKind)>) -> Mark {
    let status = match (mark.status, source) {
        (Status::Unsourced, Some(_)) => Status::Sourced,
        (Status::Sourced, None) => Status::Unsourced,
        (status, _) => status,
    };
    Mark { status, source, ..mark }
}

/// Which of several places that have the same words.
#[derive(Clone, Copy)]
pub enum Near {
    /// The nearest to this byte.
    To(usize),
    /// The first from this byte on, else the first of all.
    From(usize),
}

/// Where words stand in a text; `None` where they do not. Case, the kind of white space, quotation marks and dashes do not matter.
pub fn find(text: &str, words: &str, near: Near) -> Option<Span> {
    let wanted: Vec<char> = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if !wanted.iter().any(|c| c.is_alphanumeric()) {
        return None;
    }
    let same = |one: char, other: char| plain(one) == plain(other) || one.to_lowercase().eq(other.to_lowercase());
    // Between two paragraphs there is more white space than somebody writes.
    let starts = text.char_indices().filter(|(_, c)| same(*c, wanted[0])).map(|(at, _)| at);
    let places = starts.filter_map(|start| {
        let mut rest = &text[start..];
        for wanted in &wanted {
            let behind = match wanted {
                ' ' => rest.trim_start(),
                wanted => rest.strip_prefix(|c| same(c, *wanted))?,
            };
            if behind.len() == rest.len() {
                return None;
            }
            rest = behind;
        }
        Some(Span::new(start, text.len() - rest.len()))
    });
    match near {
        Near::To(near) => places.min_by_key(|place| place.start.abs_diff(near)),
        Near::From(near) => places.min_by_key(|place| (place.start < near, place.start)),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::correct::mark_form;
    use whosays_article::Article;

    #[test]
    fn who_is_near_is_offered_and_the_own_source_first() {
        let text = "Olaf Lind left. Officials said the ferry is old. It may sink, Ines Duarte said. It is late. It is dark. \
                    It is cold. Maria Silva slept.";
        let reading = Reading::new(Article::from_plain(text), None);
        let at = |words: &str| find(text, words, Near::To(0)).unwrap();
        let own = Mark {
            span: at("It may sink, Ines Duarte said."),
            status: Status::Speculation,
            source: Some((at("Ines Duarte"), SourceKind::Named)),
        };
        let labels: Vec<String> = candidates(&reading, &own).into_iter().map(|own| own.label).collect();
        assert_eq!(labels, ["Ines Duarte", "Officials", "Olaf Lind"]);
    }

    #[test]
    fn status_and_source_agree() {
        let source = Some((Span::new(0, 2), SourceKind::Vague));
        let mark = |status, source| Mark { span: Span::new(0, 9), status, source };
        let changed = |from: Mark, to: Status| with_status(from, to, || None);
        assert_eq!(changed(mark(Status::Sourced, source), Status::Unsourced), mark(Status::Unsourced, None));
        assert_eq!(changed(mark(Status::Sourced, source), Status::Opinion), mark(Status::Opinion, source));
        assert_eq!(with_source(mark(Status::Unsourced, None), source), mark(Status::Sourced, source));
        assert_eq!(with_source(mark(Status::Sourced, source), None), mark(Status::Unsourced, None));
        assert_eq!(with_source(mark(Status::Opinion, source), None), mark(Status::Opinion, None));
    }

    #[test]
    fn a_source_comes_back_with_the_status() {
        let reading = Reading::new(Article::from_plain("The ferry may sink, Ines Duarte said. It is old."), None);
        let own = mark_form::mark(&reading, 0).unwrap();
        assert!(own.source.is_some());
        let there = |reading: &Reading, to: Status| {
            let mark = mark_form::mark(reading, 0).unwrap();
            with_status(mark, to, || had(reading, &mark))
        };
        let put = |mark: Mark| Edit::Mark { over: mark.span, mark: Some(mark) };
        let none = there(&reading, Status::Unsourced);
        assert_eq!(none.source, None);
        let back = there(&reading.with_layer(&[put(none)]), own.status);
        assert_eq!(back, own, "the engine's");
        let vague = Mark { source: own.source.map(|(span, _)| (span, SourceKind::Vague)), ..own };
        let back = there(&reading.with_layer(&[put(vague), put(none)]), Status::Sourced);
        assert_eq!(back, Mark { status: Status::Sourced, ..vague }, "the reader's");
        let second = mark_form::mark(&reading, 1).unwrap();
        assert_eq!((second.source, had(&reading, &second)), (None, None));
    }

    #[test]
    fn words_are_found_at_the_nearest_place() {
        let text = "Ägypten war da. The old\n port. ägypten";
        assert_eq!(find(text, " ÄGYPTEN ", Near::To(0)), Some(Span::new(0, 8)));
        assert_eq!(find(text, "Ägypten", Near::To(text.len())).map(|span| span.of(text)), Some("ägypten"));
        assert_eq!(find("the old\tport", "The  old port", Near::To(0)), Some(Span::new(0, 12)));
        assert_eq!(find("a “dog’s” day", "\"dog's\"", Near::To(0)).map(|span| span.start), Some(2));
        let twice = "one two one";
        assert_eq!([0, 1, 9].map(|from| find(twice, "one", Near::From(from)).unwrap().start), [0, 8, 0]);
        for words in ["", "   ", "...", "harbour", "portal"] {
            assert_eq!(find(text, words, Near::To(0)), None, "{words}");
        }
    }
}
