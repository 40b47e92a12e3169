//! What people add to the analysis of a text, one change at a time, and the way back.

use crate::{EntityType, SourceKind, Span, Status};

/// A mark as a person sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its words.
    pub span: Span,
    /// How the article presents them.
    pub status: Status,
    /// The words that name who says so, and of what kind they are; `None` where it is the author's own voice.
    pub source: Option<(Span, SourceKind)>,
}

/// One change. All spans are bytes of the text that the analysis is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// What is marked in a stretch gives way to one mark, or to none.
    Mark {
        /// The stretch: a statement whose limits change gives way with all of its words.
        over: Span,
        /// What stands there now.
        mark: Option<Mark>,
    },
    /// What people changed in a stretch gives way to what the engine marks there.
    Restore {
        /// The stretch: statements of the engine that lie partly in it come back whole.
        over: Span,
    },
    /// Words name something: a mention more of what has this name already, or a card of its own.
    Name {
        /// The words.
        span: Span,
        /// The name of the card.
        name: String,
        /// What sort of thing it is, also where there is a card with this name: of another kind, it is of something else.
        kind: EntityType,
    },
    /// Words name nothing.
    Unname {
        /// The words.
        span: Span,
    },
    /// Nothing is named by a name: its card goes, with all of its mentions.
    Forget {
        /// The name of the card.
        name: String,
    },
    /// What the card of a name says that it is.
    Describe {
        /// The name of the card.
        name: String,
        /// What it says, in one line of plain text; empty for what the engine says.
        words: String,
    },
}

/// All changes to one text in the order in which they were made, and how many of them stand; also the steps of whatever else
/// is done one after the other and taken back, as a pupil's answers are. Changes that were made in one go are one step: they are taken
/// back and made again together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<E = Edit> {
    edits: Vec<E>,
    /// Those that belong to the same step as the one before them, by number, rising.
    joined: Vec<usize>,
    standing: usize,
}

impl<E> Default for History<E> {
    fn default() -> Self {
        History::new(Vec::new())
    }
}

impl<E> History<E> {
    /// A history in which all of `edits` stand.
    pub fn new(edits: Vec<E>) -> Self {
        History { standing: edits.len(), edits, joined: Vec::new() }
    }

    /// The same with steps: `joined` are the changes, by number, that belong to the step of the one before them, and `standing` of all
    /// stand. `None` where there are not so many.
    pub(super) fn with_steps(self, mut joined: Vec<usize>, standing: usize) -> Option<Self> {
        joined.retain(|at| *at > 0);
        (standing <= self.edits.len()).then_some(History { joined, standing, ..self })
    }

    /// Whether a change belongs to the same step as the one before it.
    pub(super) fn is_joined(&self, number: usize) -> bool {
        self.joined.binary_search(&number).is_ok()
    }

    /// Makes a change; what was taken back before is forgotten.
    pub fn make(&mut self, edit: E) {
        self.make_step([edit]);
    }

    /// Makes changes as one step; what was taken back before is forgotten.
    pub fn make_step(&mut self, edits: impl IntoIterator<Item = E>) {
        let first = self.standing;
        self.edits.truncate(first);
        self.joined.truncate(self.joined.partition_point(|at| *at < first));
        self.edits.extend(edits);
        self.standing = self.edits.len();
        self.joined.extend(first + 1..self.standing);
    }

    /// Makes a change in the place of the last standing one, as while somebody still writes it.
    pub fn amend(&mut self, edit: E) {
        self.retract();
        self.make(edit);
    }

    /// Forgets the last standing change, and what was taken back before it.
    pub fn retract(&mut self) {
        self.standing = self.standing.saturating_sub(1);
        self.edits.truncate(self.standing);
        self.joined.truncate(self.joined.partition_point(|at| *at < self.standing));
    }

    /// Takes the last standing step back and gives its first change; `None` where none stands.
    pub fn undo(&mut self) -> Option<&E> {
        self.standing = self.standing.checked_sub(1)?;
        while self.standing > 0 && self.is_joined(self.standing) {
            self.standing -= 1;
        }
        self.edits.get(self.standing)
    }

    /// Makes the step again that was taken back last and gives its first change; `None` where there is none.
    pub fn redo(&mut self) -> Option<&E> {
        let first = self.standing;
        self.edits.get(first)?;
        self.standing += 1;
        while self.is_joined(self.standing) {
            self.standing += 1;
        }
        self.edits.get(first)
    }

    /// The changes that stand, the oldest first: the layer.
    pub fn standing(&self) -> &[E] {
        &self.edits[..self.standing]
    }

    /// The changes that were taken back, the next to be made again first.
    pub fn undone(&self) -> &[E] {
        &self.edits[self.standing..]
    }
}

impl Edit {
    /// The stretches that it is about.
    fn spans(&self) -> impl Iterator<Item = Span> {
        let (first, mark) = match self {
            Edit::Mark { over, mark } => (Some(*over), *mark),
            Edit::Restore { over: span } | Edit::Name { span, .. } | Edit::Unname { span } => (Some(*span), None),
            Edit::Forget { .. } | Edit::Describe { .. } => (None, None),
        };
        let source = mark.and_then(|mark| mark.source).map(|(span, _)| span);
        first.into_iter().chain(mark.map(|mark| mark.span)).chain(source)
    }
}

impl History {
    /// Whether all places of all changes lie in `text`, on character boundaries: those of a stranger may lie anywhere.
    pub fn fits(&self, text: &str) -> bool {
        self.edits.iter().flat_map(Edit::spans).all(|span| text.get(span.start..span.end).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unname(start: usize) -> Edit {
        Edit::Unname { span: Span::new(start, start + 1) }
    }

    #[test]
    fn what_is_undone_can_be_made_again_until_something_else_is() {
        let mut history = History::default();
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo(), None);
        history.make(unname(0));
        history.make(unname(1));
        assert_eq!(history.undo(), Some(&unname(1)));
        assert_eq!((history.standing(), history.undone()), (&[unname(0)][..], &[unname(1)][..]));
        assert_eq!(history.redo(), Some(&unname(1)));
        history.undo();
        history.make(unname(2));
        assert_eq!(history.standing(), [unname(0), unname(2)]);
        assert!(history.undone().is_empty());
        history.amend(unname(3));
        assert_eq!(history.standing(), [unname(0), unname(3)]);
    }

    #[test]
    fn places_beyond_a_text_or_inside_a_letter_do_not_fit_it() {
        let (fit, inside, beyond) = (Span::new(0, 3), Span::new(0, 1), Span::new(0, 9));
        let text = "Ä b";
        let mark = |over, span, source| {
            let source = Some((source, SourceKind::Named));
            Edit::Mark { over, mark: Some(Mark { span, status: Status::Opinion, source }) }
        };
        let name = |span| Edit::Name { span, name: "x".into(), kind: EntityType::Other };
        let fits = |edit| History::new(vec![edit]).fits(text);
        assert!(fits(mark(fit, fit, fit)) && fits(name(fit)) && fits(Edit::Forget { name: "x".into() }));
        for wrong in [inside, beyond] {
            for edit in [
                mark(wrong, fit, fit),
                mark(fit, wrong, fit),
                mark(fit, fit, wrong),
                name(wrong),
                Edit::Unname { span: wrong },
                Edit::Restore { over: wrong },
            ] {
                assert!(!fits(edit.clone()), "{edit:?}");
            }
        }
        let mut undone = History::new(vec![name(fit), name(beyond)]);
        undone.undo();
        assert!(!undone.fits(text), "it may be made again");
    }

    #[test]
    fn what_was_made_in_one_go_is_taken_back_in_one() {
        let mut history = History::new(vec![unname(0)]);
        history.make_step([unname(1), unname(2), unname(3)]);
        history.make(unname(4));
        history.make_step([]);
        assert_eq!(history.undo(), Some(&unname(4)));
        assert_eq!(history.undo(), Some(&unname(1)));
        assert_eq!(history.standing(), [unname(0)]);
        assert_eq!(History::from_lines(&history.to_lines()).as_ref(), Some(&history));
        assert_eq!(history.redo(), Some(&unname(1)));
        assert_eq!(history.standing().len(), 4);
        assert_eq!(history.redo(), Some(&unname(4)));
        history.undo();
        history.undo();
        history.make(unname(5));
        history.make(unname(6));
        assert_eq!(history.undo(), Some(&unname(6)), "what was one step has gone");
    }
}
