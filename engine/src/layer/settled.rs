//! What stands of a layer: the same result in as few changes, for who is given it and has no use for the trials on the way.

use super::compose::{compose, engines, lay};
use super::edit::Edit;
use crate::{Analysis, Entity, Span};
use std::collections::BTreeMap;

/// Changes that come to the same over `analysis` as `edits` do, without those that later ones replaced, and without those that
/// change nothing.
///
/// Where fewer would come to something else, as overlapping trials of a stranger's may, all of them stay.
pub fn settled(text: &str, analysis: &Analysis, edits: &[Edit]) -> Vec<Edit> {
    let goal = compose(text, analysis, edits).analysis;
    let mut kept = marks(text, analysis, edits);
    // What did nothing covers nothing.
    while let fewer = marks(text, analysis, &kept)
        && fewer.len() < kept.len()
    {
        kept = fewer;
    }
    kept.extend(names(&analysis.entities, &goal.entities, edits));
    let is_same = || compose(text, analysis, &kept).analysis == goal;
    if kept.len() <= edits.len() && is_same() { kept } else { edits.to_vec() }
}

/// Of the changes to marks those that are not under later ones as a whole, and do something.
///
/// Whatever a stretch was before, what is laid over it last decides. That a stretch is given back also depends on which marks lie in
/// it, so what was made before counts as covered only by what the engine marks there.
fn marks(text: &str, analysis: &Analysis, edits: &[Edit]) -> Vec<Edit> {
    let mut covered = Covered::default();
    let mut kept = Vec::new();
    for edit in edits.iter().rev() {
        match edit {
            Edit::Mark { over, .. } if !covered.holds(*over) => {
                covered.add(*over);
                kept.push(edit.clone());
            }
            Edit::Restore { over } => {
                let own = analysis.statements.iter().map(|own| own.span).filter(|own| own.overlaps(*over));
                if !covered.holds(*over) || !own.clone().all(|own| covered.holds(own)) {
                    covered = Covered::default();
                    own.for_each(|own| covered.add(own));
                    kept.push(edit.clone());
                }
            }
            _ => {}
        }
    }
    kept.reverse();
    let mut marks = engines(analysis);
    kept.retain(|edit| {
        let before = marks.clone();
        lay(text, analysis, &mut marks, (0, edit));
        marks != before
    });
    kept
}

/// Stretches of a text, in order and apart from each other.
#[derive(Default)]
struct Covered(Vec<Span>);

impl Covered {
    /// Whether a stretch that is not empty lies in one of these.
    fn holds(&self, span: Span) -> bool {
        let at = self.0.partition_point(|own| own.end < span.end);
        !span.is_empty() && self.0.get(at).is_some_and(|own| own.covers(span))
    }

    fn add(&mut self, span: Span) {
        let first = self.0.partition_point(|own| own.end < span.start);
        let past = first + self.0[first..].partition_point(|own| own.start <= span.end);
        let start = self.0[first..past].first().map_or(span.start, |own| own.start.min(span.start));
        let end = self.0[first..past].last().map_or(span.end, |own| own.end.max(span.end));
        self.0.splice(first..past, [Span::new(start, end)]);
    }
}

/// The changes to names and cards between what there is `before` and `after` all `edits`.
fn names(before: &[Entity], after: &[Entity], edits: &[Edit]) -> Vec<Edit> {
    let (mut forgotten, mut said, mut touched) = (Vec::new(), BTreeMap::new(), false);
    for edit in edits {
        match edit {
            Edit::Forget { name } => forgotten.push(name),
            Edit::Describe { name, words } => drop(said.insert(name, words)),
            Edit::Name { .. } | Edit::Unname { .. } => touched = true,
            _ => {}
        }
    }
    let mut kept = Vec::new();
    if touched || !forgotten.is_empty() {
        let (was, is) = (by_name(before), by_name(after));
        let has = |all: &BTreeMap<&str, &Entity>, name: &str, mention: &Span| {
            all.get(name).is_some_and(|own| own.mentions.contains(mention))
        };
        let mut named = Vec::new();
        for own in after {
            let new = own.mentions.iter().filter(|mention| !has(&was, &own.name, mention));
            let first = named.len();
            named.extend(new.map(|span| Edit::Name { span: *span, name: own.name.clone(), kind: own.kind }));
            // A card of another kind is of something else.
            if named.len() == first && was.get(own.name.as_str()).is_some_and(|was| was.kind != own.kind) {
                named.push(Edit::Name { span: own.mentions[0], name: own.name.clone(), kind: own.kind });
            }
        }
        let is_named = |mention: &Span| {
            named.iter().any(|edit| matches!(edit, Edit::Name { span, .. } if span.overlaps(*mention)))
        };
        for own in before {
            let gone: Vec<&Span> = own.mentions.iter().filter(|mention| !has(&is, &own.name, mention)).collect();
            if gone.len() == own.mentions.len() && forgotten.contains(&&own.name) {
                kept.push(Edit::Forget { name: own.name.clone() });
            } else {
                let gone = gone.into_iter().filter(|mention| !is_named(mention));
                kept.extend(gone.map(|span| Edit::Unname { span: *span }));
            }
        }
        kept.extend(named);
    }
    for own in after {
        // Without words it says what the engine says.
        if let Some(words) = said.get(&own.name).filter(|words| !words.is_empty() && ***words == own.description) {
            kept.push(Edit::Describe { name: own.name.clone(), words: (*words).clone() });
        }
    }
    kept
}

fn by_name(entities: &[Entity]) -> BTreeMap<&str, &Entity> {
    // Of several the first, as when changes are laid.
    entities.iter().rev().map(|own| (own.name.as_str(), own)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::Mark;
    use crate::{EntityType, SourceKind, Status, analyze};

    const TEXT: &str = "The port is shut, Ines Duarte said. It may open in May. Duarte was proud. The quay is old.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap_or_default();
        Span::new(start, start + words.len())
    }

    fn mark(over: &str, words: &str, status: Status, source: Option<&str>) -> Edit {
        let source = source.map(|words| (span(words), SourceKind::Named));
        Edit::Mark { over: span(over), mark: Some(Mark { span: span(words), status, source }) }
    }

    fn name(words: &str, name: &str) -> Edit {
        Edit::Name { span: span(words), name: name.into(), kind: EntityType::Place }
    }

    fn of(edits: &[Edit]) -> Vec<Edit> {
        let analysis = analyze(TEXT);
        let kept = settled(TEXT, &analysis, edits);
        assert_eq!(compose(TEXT, &analysis, &kept).analysis, compose(TEXT, &analysis, edits).analysis);
        kept
    }

    #[test]
    fn of_trials_the_last_stands() {
        let (may, last) = ("It may open in May.", mark("It may open in May.", "It may open", Status::Opinion, None));
        let trials = [
            mark(may, may, Status::Opinion, None),
            mark(may, may, Status::Prediction, Some("Ines Duarte")),
            mark("It may", "It may", Status::Sourced, None),
            last.clone(),
        ];
        assert_eq!(of(&trials), [last]);
        assert_eq!(of(&[trials.to_vec(), vec![Edit::Restore { over: span(may) }]].concat()), []);
        let removed = Edit::Mark { over: span("The quay is old."), mark: None };
        let both = [removed.clone(), mark("The quay", "The quay", Status::Opinion, None)];
        assert_eq!(of(&both), both, "one lies under the other in a part only");
        assert_eq!(of(&[both[1].clone(), removed.clone(), removed.clone()]), [removed]);
    }

    #[test]
    fn of_names_what_they_are_in_the_end_stands() {
        let words = |words: &str| Edit::Describe { name: "The port".into(), words: words.into() };
        let made = [name("The port", "The port"), words("a"), words("where boats lie"), name("The quay", "The port")];
        assert_eq!(of(&made), [made[0].clone(), made[3].clone(), made[2].clone()]);
        let forget = |name: &str| Edit::Forget { name: name.into() };
        assert_eq!(of(&[made.to_vec(), vec![forget("The port")]].concat()), []);
        assert_eq!(of(&[Edit::Unname { span: span("Duarte") }, forget("Ines Duarte")]), [forget("Ines Duarte")]);
        let other = Edit::Name { span: span("Duarte was"), name: "Ines Duarte".into(), kind: EntityType::Other };
        assert_eq!(of(&[name("Duarte was", "Ines Duarte"), other.clone()]), [other]);
        let again = [forget("Ines Duarte"), name("Ines Duarte", "Ines Duarte"), name("Duarte was", "Ines Duarte")];
        assert!(of(&again).len() <= 3);
        let none = [Edit::Describe { name: "nobody".into(), words: "x".into() }, words("")];
        assert_eq!(of(&none), []);
    }
}
