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
        /// What sort of thing it is, where the card is new.
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
        /// What it says, in one line of plain text; empty for nothing.
        words: String,
    },
}

/// All changes to one text in the order in which they were made, and how many of them stand; also the steps of whatever else
/// is done one after the other and taken back, as a pupil's answers are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<E = Edit> {
    edits: Vec<E>,
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
        History { standing: edits.len(), edits }
    }

    /// Makes a change; what was taken back before is forgotten.
    pub fn make(&mut self, edit: E) {
        self.edits.truncate(self.standing);
        self.edits.push(edit);
        self.standing = self.edits.len();
    }

    /// Makes a change in the place of the last standing one, as while somebody still writes it.
    pub fn amend(&mut self, edit: E) {
        self.standing = self.standing.saturating_sub(1);
        self.make(edit);
    }

    /// Takes the last standing change back and gives it; `None` where none stands.
    pub fn undo(&mut self) -> Option<&E> {
        self.standing = self.standing.checked_sub(1)?;
        self.edits.get(self.standing)
    }

    /// Makes the change again that was taken back last and gives it; `None` where there is none.
    pub fn redo(&mut self) -> Option<&E> {
        let edit = self.edits.get(self.standing)?;
        self.standing += 1;
        Some(edit)
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
}
