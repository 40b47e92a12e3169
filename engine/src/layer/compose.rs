//! An analysis and the changes that people made to it, as one analysis.

use super::edit::{Edit, Mark};
use crate::order::sort_by_key;
use crate::statement::Ground;
use crate::{Analysis, Entity, EntityId, Reason, Source, Span, Statement, Status};
use std::borrow::Cow;
use std::sync::Arc;

/// An analysis with a layer over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// What a view draws. A person's marks have a confidence of 1, which nobody measured, and one reason: [`Ground::Person`].
    pub analysis: Analysis,
    /// For each statement the place among the layer's edits of the one that set it; `None` for those of the engine.
    pub set_by: Vec<Option<usize>>,
}

/// A stretch with a mark: of the engine, by its statement, or of a person, by the edit.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Origin {
    Engine(usize),
    Person(usize, Mark),
}

/// Puts `edits` over `analysis`, the oldest first.
///
/// Statements stay in text order and disjoint, mentions too. A statement of the engine of which an edit takes a part keeps the
/// rest, where that holds a word. Linear in the analysis and the edits but for moving rows along.
/// Edits of another text, with spans beyond this one or within a character, change nothing.
///
/// ```
/// use whosays_engine::layer::{Edit, Mark, compose};
/// use whosays_engine::{Status, analyze};
///
/// let text = "The ferry may sink.";
/// let analysis = analyze(text);
/// let span = analysis.statements[0].span;
/// let edit = Edit::Mark { over: span, mark: Some(Mark { span, status: Status::Opinion, source: None }) };
/// let composed = compose(text, &analysis, &[edit]).analysis;
/// assert_eq!(composed.statements[0].status, Status::Opinion);
/// assert!(composed.statements[0].is_by_hand());
/// assert_eq!(compose(text, &analysis, &[]).analysis, analysis);
/// ```
pub fn compose(text: &str, analysis: &Analysis, edits: &[Edit]) -> Composed {
    let fits = |span: Span| text.get(span.start..span.end).is_some();
    let mut marks = engines(analysis);
    let mut names = Cow::Borrowed(&analysis.entities[..]);
    for (number, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Mark { .. } | Edit::Restore { .. } => lay(text, analysis, &mut marks, (number, edit)),
            Edit::Name { span, name, kind } if fits(*span) && !span.is_empty() => {
                let names = names.to_mut();
                forget(names, *span);
                match names.iter_mut().find(|own| own.name == *name) {
                    Some(own) => {
                        if own.kind != *kind {
                            // What the engine knows is of something else with this name.
                            let is_its = analysis.entities.iter().any(|before| before.description == own.description);
                            let description = if is_its { String::new() } else { std::mem::take(&mut own.description) };
                            *own =
                                Entity { kind: *kind, link: None, description, described: Vec::new(), ..own.clone() };
                        }
                        let at = own.mentions.partition_point(|mention| mention.start < span.start);
                        own.mentions.insert(at, *span);
                    }
                    None => names.push(Entity {
                        kind: *kind,
                        name: name.clone(),
                        link: None,
                        description: String::new(),
                        described: Vec::new(),
                        mentions: vec![*span],
                    }),
                }
            }
            Edit::Unname { span } if fits(*span) => forget(names.to_mut(), *span),
            Edit::Forget { name } => {
                names.to_mut().iter_mut().filter(|own| own.name == *name).for_each(|own| own.mentions.clear())
            }
            Edit::Describe { name, words } => {
                if let Some(own) = names.to_mut().iter_mut().find(|own| own.name == *name) {
                    let before = || analysis.entities.iter().find(|own| own.name == *name);
                    own.description = match words.is_empty() {
                        true => before().map_or(String::new(), |own| own.description.clone()),
                        false => words.clone(),
                    };
                }
            }
            _ => {}
        }
    }
    let mut composed = Composed { analysis: Analysis::default(), set_by: Vec::with_capacity(marks.len()) };
    let (entities, now) = ordered(names.into_owned(), analysis.entities.len());
    for (span, origin) in marks {
        let (statement, set_by) = match origin {
            Origin::Engine(at) => (kept(&analysis.statements[at], span, &now), None),
            Origin::Person(number, mark) => (set(text, analysis, &entities, Mark { span, ..mark }), Some(number)),
        };
        Arc::make_mut(&mut composed.analysis.statements).push(statement);
        composed.set_by.push(set_by);
    }
    composed.analysis.sentences.clone_from(&analysis.sentences);
    composed.analysis.entities = entities;
    composed
}

/// For each of `edits` that is about a mark, the mark that stood there before it.
pub fn stood(text: &str, analysis: &Analysis, edits: &[Edit]) -> Vec<Option<Mark>> {
    let mut marks = engines(analysis);
    let before = edits.iter().enumerate().map(|(number, edit)| {
        let (over, near) = match edit {
            Edit::Mark { over, mark } => (*over, mark.map_or(*over, |mark| mark.span)),
            Edit::Restore { over } => (*over, *over),
            _ => return None,
        };
        let first = &marks[marks.partition_point(|(span, _)| span.end <= over.start)..];
        let here = first.iter().take_while(|(span, _)| span.start < over.end);
        let there = here.clone().find(|(span, _)| span.overlaps(near)).or(here.clone().next());
        let there = there.map(|(span, origin)| match origin {
            Origin::Engine(at) => {
                let own = &analysis.statements[*at];
                Mark { span: *span, status: own.status, source: own.source.map(|source| (source.span, source.kind)) }
            }
            Origin::Person(_, mark) => Mark { span: *span, ..*mark },
        });
        lay(text, analysis, &mut marks, (number, edit));
        there
    });
    before.collect()
}

/// The marks of an analysis.
pub(super) fn engines(analysis: &Analysis) -> Vec<(Span, Origin)> {
    analysis.statements.iter().enumerate().map(|(at, own)| (own.span, Origin::Engine(at))).collect()
}

/// Does to marks what an edit of them says, which has a number.
pub(super) fn lay(text: &str, analysis: &Analysis, marks: &mut Vec<(Span, Origin)>, (number, edit): (usize, &Edit)) {
    let fits = |span: Span| text.get(span.start..span.end).is_some();
    match edit {
        Edit::Mark { over, mark } if fits(*over) => {
            let mark = mark.filter(|mark| over.covers(mark.span) && !mark.span.is_empty() && fits(mark.span));
            let mark = mark.map(|mark| Mark { source: mark.source.filter(|(span, _)| fits(*span)), ..mark });
            paint(text, marks, *over, mark.map(|mark| (mark.span, Origin::Person(number, mark))));
        }
        Edit::Restore { over } if fits(*over) => restore(text, marks, *over, analysis),
        _ => {}
    }
}

/// Clears a stretch and puts a mark there; what stood across its limits keeps what lies outside, where that holds a word.
fn paint(text: &str, marks: &mut Vec<(Span, Origin)>, over: Span, mark: Option<(Span, Origin)>) {
    let first = marks.partition_point(|(span, _)| span.end <= over.start);
    let end = first + marks[first..].partition_point(|(span, _)| span.start < over.end);
    let rest = |span: Span, origin: Origin| {
        let span = span.trimmed(text);
        span.of(text).contains(char::is_alphanumeric).then_some((span, origin))
    };
    let before = marks[first..end].first().filter(|(span, _)| span.start < over.start);
    let before = before.and_then(|(span, origin)| rest(Span::new(span.start, over.start), *origin));
    let after = marks[first..end].last().filter(|(span, _)| span.end > over.end);
    let after = after.and_then(|(span, origin)| rest(Span::new(over.end, span.end), *origin));
    marks.splice(first..end, [before, mark, after].into_iter().flatten());
}

/// Puts the engine's marks back that have a part in a stretch.
fn restore(text: &str, marks: &mut Vec<(Span, Origin)>, over: Span, analysis: &Analysis) {
    for (at, own) in analysis.statements.iter().enumerate().filter(|(_, own)| own.span.overlaps(over)) {
        paint(text, marks, own.span, Some((own.span, Origin::Engine(at))));
    }
    // A mark that somebody put where the engine has none.
    marks.retain(|(span, origin)| matches!(origin, Origin::Engine(_)) || !over.covers(*span));
}

/// Drops mentions that share words with `span`.
fn forget(names: &mut [Entity], span: Span) {
    for own in names {
        own.mentions.retain(|mention| !mention.overlaps(span));
    }
}

/// Entities that are still mentioned, in the order of their first mention, and where each of the `before` that there were
/// has gone.
fn ordered(entities: Vec<Entity>, before: usize) -> (Vec<Entity>, Vec<Option<EntityId>>) {
    let mut rows: Vec<(usize, Entity)> = entities.into_iter().enumerate().collect();
    rows.retain(|(_, own)| !own.mentions.is_empty());
    sort_by_key(&mut rows, |(_, own)| (own.mentions[0].start, own.mentions[0].end));
    let mut now = vec![None; before];
    for (new, (old, _)) in rows.iter().enumerate() {
        if let Some(place) = now.get_mut(*old) {
            *place = Some(EntityId(new));
        }
    }
    (rows.into_iter().map(|(_, own)| own).collect(), now)
}

/// A statement of the engine, or the part of it that is left.
fn kept(statement: &Statement, span: Span, now: &[Option<EntityId>]) -> Statement {
    let entity = |id: EntityId| now.get(id.0).copied().flatten();
    let source = statement.source.map(|source| Source { entity: source.entity.and_then(entity), ..source });
    Statement { span, source, ..statement.clone() }
}

/// A statement as a person sets it.
fn set(text: &str, analysis: &Analysis, entities: &[Entity], mark: Mark) -> Statement {
    let named = |span: Span| {
        let here = |own: &Entity| own.mentions.iter().any(|mention| is_about(text, span, *mention));
        entities.iter().position(here).map(EntityId)
    };
    let source = mark.source.map(|(span, kind)| Source { span, kind, entity: named(span) });
    let sentence = analysis.sentences.partition_point(|sentence| sentence.end <= mark.span.start);
    let runner_up = if mark.status == Status::Unsourced { Status::Sourced } else { Status::Unsourced };
    Statement {
        span: mark.span,
        sentence: sentence.min(analysis.sentences.len().saturating_sub(1)),
        status: mark.status,
        confidence: 1.0,
        runner_up,
        lead: 0,
        source,
        cues: Vec::new(),
        reasons: vec![Reason { ground: Ground::Person, words: None, weight: 0 }],
    }
}

/// Words behind which somebody else is named than who is spoken of: *the mayor of Port Alder*.
const BEFORE_OTHERS: [&str; 9] = ["of", "for", "from", "at", "in", "to", "by", "with", "on"];

/// Whether words are about what is named in a part of them, as *Mayor Ines Duarte* are, and *Duarte, the mayor*; *Port Alder officials* are not.
fn is_about(text: &str, words: Span, name: Span) -> bool {
    let part = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    let before = part(words.start, name.start).split_whitespace().any(|word| BEFORE_OTHERS.contains(&word));
    let after = part(name.end, words.end).trim_start();
    name.overlaps(words) && !before && !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '’' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntityType, SourceKind, analyze};

    const TEXT: &str = "The port is shut, Ines Duarte said. It may open in May. Duarte was proud.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap_or_default();
        Span::new(start, start + words.len())
    }

    fn mark(words: &str, status: Status) -> Option<Mark> {
        Some(Mark { span: span(words), status, source: None })
    }

    fn marks(edits: &[Edit]) -> Vec<(&'static str, Status, Option<usize>)> {
        let composed = compose(TEXT, &analyze(TEXT), edits);
        let statements = composed.analysis.statements.iter().zip(composed.set_by);
        statements.map(|(own, set_by)| (&TEXT[own.span.start..own.span.end], own.status, set_by)).collect()
    }

    #[test]
    fn nothing_changes_without_edits() {
        let analysis = analyze(TEXT);
        let composed = compose(TEXT, &analysis, &[]);
        assert_eq!(composed.analysis, analysis);
        assert_eq!(composed.set_by, vec![None; analysis.statements.len()]);
    }

    #[test]
    fn a_mark_takes_the_place_of_what_stood_there() {
        let before = marks(&[]);
        let over = span("It may open in May.");
        let after = marks(&[Edit::Mark { over, mark: mark("It may open in May.", Status::Prediction) }]);
        assert_eq!(after.len(), before.len());
        assert_eq!(after[1], ("It may open in May.", Status::Prediction, Some(0)));
        assert_eq!((after[0], after[2]), (before[0], before[2]));
        assert_eq!(marks(&[Edit::Mark { over, mark: None }]), [before[0], before[2]]);
    }

    #[test]
    fn the_engines_marks_come_back() {
        let part = span("may open");
        let change = Edit::Mark { over: part, mark: mark("may open", Status::Prediction) };
        assert_eq!(marks(std::slice::from_ref(&change)).len(), 5);
        assert_eq!(marks(&[change, Edit::Restore { over: part }]), marks(&[]));
        let all = Edit::Mark { over: Span::new(0, TEXT.len()), mark: None };
        assert_eq!(marks(&[all, Edit::Restore { over: part }]), marks(&[])[1..2]);
    }

    #[test]
    fn what_lies_outside_of_a_mark_stays() {
        let part = "may open";
        let after = marks(&[Edit::Mark { over: span(part), mark: mark(part, Status::Prediction) }]);
        let words: Vec<_> = after.iter().map(|(words, ..)| *words).collect();
        assert_eq!(words[1..4], ["It", "may open", "in May."]);
        let over = span("It may open in May.");
        let after = marks(&[Edit::Mark { over, mark: mark("It may open", Status::Speculation) }]);
        assert_eq!(after[1], ("It may open", Status::Speculation, Some(0)), "limits moved: the rest gave way");
        assert_eq!(after.len(), 3);
    }

    #[test]
    fn a_source_is_whom_its_words_name() {
        let source = Some((span("Duarte was").start, SourceKind::Named));
        let source = source.map(|(at, kind)| (Span::new(at, at + "Duarte".len()), kind));
        let own = Mark { span: span("Duarte was proud."), status: Status::Sourced, source };
        let composed = compose(TEXT, &analyze(TEXT), &[Edit::Mark { over: own.span, mark: Some(own) }]);
        let statement = &composed.analysis.statements[2];
        let entity = statement.source.and_then(|source| source.entity).map(|id| &composed.analysis.entities[id.0]);
        assert_eq!(entity.map(|entity| entity.name.as_str()), Some("Ines Duarte"));
        assert_eq!(statement.sentence, 2);
    }

    #[test]
    fn whoever_belongs_to_a_name_is_not_that_name() {
        let words = "Mayor Ines Duarte of Port Alder, the port’s and Ines Duarte’s clerk";
        let of = |part: &str, name: &str| {
            let place = |within: &str, from: usize| {
                let start = from + words[from..].find(within).unwrap_or_default();
                Span::new(start, start + within.len())
            };
            let part = place(part, 0);
            is_about(words, part, place(name, part.start))
        };
        assert!(of("Ines Duarte", "Ines Duarte") && of("Mayor Ines Duarte", "Ines Duarte"));
        assert!(of("Duarte", "Duarte") && of("Port Alder, the port", "Port Alder"));
        assert!(!of("Mayor Ines Duarte of Port Alder", "Port Alder"));
        assert!(!of("Ines Duarte’s clerk", "Duarte") && !of("Ines Duarte of", "Ines Duarte"));
    }

    #[test]
    fn cards_come_change_and_go() {
        let port = Edit::Name { span: span("The port"), name: "The port".into(), kind: EntityType::Place };
        let words = Edit::Describe { name: "The port".into(), words: "where boats lie".into() };
        let composed = compose(TEXT, &analyze(TEXT), &[port, words]).analysis;
        assert_eq!(
            (composed.entities[0].name.as_str(), &*composed.entities[0].description),
            ("The port", "where boats lie")
        );
        let source = composed.statements[0].source.and_then(|source| source.entity);
        assert_eq!(source, Some(EntityId(1)), "the source has moved on with its entity");
        let forgotten = compose(TEXT, &analyze(TEXT), &[Edit::Forget { name: "Ines Duarte".into() }]).analysis;
        assert_eq!(forgotten.entities, []);
        let gone = [Edit::Unname { span: span("Ines Duarte") }, Edit::Unname { span: Span::new(56, 62) }];
        let composed = compose(TEXT, &analyze(TEXT), &gone).analysis;
        assert!(composed.entities.iter().all(|own| !own.name.contains("Duarte")));
        assert_eq!(composed.statements[0].source.and_then(|source| source.entity), None);
    }

    #[test]
    fn a_card_of_another_kind_is_of_something_else() {
        let analysis = analyze(TEXT);
        assert_eq!(analysis.entities[0].kind, EntityType::Person);
        let name = |kind| Edit::Name { span: span("Ines Duarte"), name: "Ines Duarte".into(), kind };
        let words = Edit::Describe { name: "Ines Duarte".into(), words: "a ship".into() };
        let forget = Edit::Forget { name: "Ines Duarte".into() };
        for edits in [vec![name(EntityType::Other)], vec![forget, name(EntityType::Other)]] {
            let own = compose(TEXT, &analysis, &edits).analysis.entities.swap_remove(0);
            assert_eq!((own.kind, own.link, own.description.as_str()), (EntityType::Other, None, ""));
        }
        let own = compose(TEXT, &analysis, &[words, name(EntityType::Other)]).analysis.entities.swap_remove(0);
        assert_eq!((own.kind, own.description.as_str()), (EntityType::Other, "a ship"));
    }

    #[test]
    fn a_card_without_a_persons_words_says_what_the_engine_says() {
        let mut analysis = analyze(TEXT);
        analysis.entities[0].description = "the mayor".into();
        let write = |words: &str| Edit::Describe { name: "Ines Duarte".into(), words: words.into() };
        let composed = compose(TEXT, &analysis, &[write("a ship"), write("")]);
        assert_eq!(composed.analysis, analysis);
    }

    #[test]
    fn edits_of_another_text_change_nothing() {
        let far = Span::new(10, 4000);
        let edits = [
            Edit::Mark { over: far, mark: None },
            Edit::Mark { over: span("The port"), mark: mark("It may", Status::Opinion) },
            Edit::Name { span: far, name: "x".into(), kind: EntityType::Other },
            Edit::Describe { name: "nobody".into(), words: "x".into() },
        ];
        let composed = compose(TEXT, &analyze(TEXT), &edits).analysis;
        assert_eq!(composed.entities, analyze(TEXT).entities);
        assert_eq!(composed.statements.len(), 3);
    }
}
