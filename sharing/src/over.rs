//! What changes that come from elsewhere do to those that the reader made before.

use std::collections::BTreeMap;
use whosays_engine::layer::{Edit, History, compose};
use whosays_engine::{Analysis, SourceKind, Span, Status};
use whosays_texts::{counted, say, told};

/// How changes lie over the reader's own.
#[derive(Debug, PartialEq)]
pub enum Over {
    /// There is nothing of the reader's below them.
    Nothing,
    /// All of them stand already.
    Standing,
    /// There are changes of the reader's: what becomes of them, in sentences.
    Own(String),
}

/// How the changes in `layer` lie over those in `own`, both of them lines of a history of `text`.
pub fn over(text: &str, own: &str, layer: &str) -> Over {
    let [own, new] = [own, layer].map(|lines| History::from_lines(lines).unwrap_or_default());
    let (own, new) = (own.standing(), new.standing());
    if own.is_empty() || new.is_empty() {
        return Over::Nothing;
    }
    if new.iter().all(|edit| own.contains(edit)) {
        return Over::Standing;
    }
    let both = [own, new].concat();
    let (marks, after) = (marks(text, own), marks(text, &both));
    let marks = marks.iter().filter(|(span, mark)| after.get(span) != Some(mark)).count();
    let (cards, after) = (words(own), words(&both));
    let cards = cards.iter().filter(|(name, words)| after.get(*name) != Some(words)).count();
    Over::Own(match (marks, cards) {
        (0, 0) => say("This lies over your own changes, and covers no mark and no card of yours.").into(),
        (_, 0) => counted(
            marks,
            "This lies over your own changes: {n} mark of yours is covered. Undo takes it back in one step, and yours come back.|This lies over your own changes: {n} marks of yours are covered. Undo takes it back in one step, and yours come back.",
        ),
        (0, _) => counted(
            cards,
            "This lies over your own changes: {n} card of yours is covered. Undo takes it back in one step, and yours come back.|This lies over your own changes: {n} cards of yours are covered. Undo takes it back in one step, and yours come back.",
        ),
        _ => told(
            "This lies over your own changes: {marks} and {cards} of yours are covered. Undo takes it back in one step, and yours come back.",
            &[("marks", &counted(marks, "{n} mark|{n} marks")), ("cards", &counted(cards, "{n} card|{n} cards"))],
        ),
    })
}

type Marked = (Status, Option<(Span, SourceKind)>);

/// The marks that people set, by their places in order.
fn marks(text: &str, edits: &[Edit]) -> BTreeMap<Span, Marked> {
    let composed = compose(text, &Analysis::default(), edits).analysis;
    composed.statements.iter().map(|own| (own.span, (own.status, own.source.map(|own| (own.span, own.kind))))).collect()
}

/// The words that people wrote on cards, by name.
fn words(edits: &[Edit]) -> BTreeMap<&str, &str> {
    let mut cards = BTreeMap::new();
    for edit in edits {
        match edit {
            Edit::Describe { name, words } => drop(cards.insert(&**name, &**words)),
            Edit::Forget { name } => drop(cards.remove(&**name)),
            _ => {}
        }
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosays_engine::layer::Mark;

    const TEXT: &str = "The port is shut. It may open in May.";

    fn mark(start: usize, end: usize, status: Status) -> Edit {
        let span = Span::new(start, end);
        Edit::Mark { over: span, mark: Some(Mark { span, status, source: None }) }
    }

    fn card(words: &str) -> Edit {
        Edit::Describe { name: "Port Alder".into(), words: words.into() }
    }

    fn of(own: &[Edit], new: &[Edit]) -> String {
        match over(TEXT, &History::new(own.to_vec()).to_lines(), &History::new(new.to_vec()).to_lines()) {
            Over::Nothing => "nothing".into(),
            Over::Standing => "standing".into(),
            Over::Own(told) => told,
        }
    }

    #[test]
    fn what_of_the_readers_is_covered_is_counted() {
        let own = [mark(0, 17, Status::Opinion), mark(18, 37, Status::Opinion), card("a town")];
        let other = mark(18, 37, Status::Prediction);
        assert_eq!(of(&[], std::slice::from_ref(&other)), "nothing");
        assert_eq!(of(&own, &[]), "nothing");
        assert_eq!(of(&own, &own[1..]), "standing");
        for (new, covered) in [
            (vec![other.clone()], "1 mark of yours is covered"),
            (vec![mark(3, 30, Status::Sourced)], "2 marks of yours are covered"),
            (vec![Edit::Restore { over: Span::new(0, 37) }], "2 marks of yours are covered"),
            (vec![card("a ship")], "1 card of yours is covered"),
            (vec![other, Edit::Forget { name: "Port Alder".into() }], "1 mark and 1 card of yours are covered"),
            (
                vec![
                    own[0].clone(),
                    card("a town"),
                    mark(18, 37, Status::Opinion),
                    Edit::Unname { span: Span::new(0, 3) },
                ],
                "covers no mark and no card",
            ),
        ] {
            let told = of(&own, &new);
            assert!(told.contains(covered), "{covered}: {told}");
        }
    }
}
