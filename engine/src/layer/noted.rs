//! What annotations that come from elsewhere say of a text: changes, what the engine says by itself, and why the rest is left out.

use super::{Edit, Mark};
use crate::{Span, Statement, Status};

/// Why an annotation is no change of the text at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// It says something else than a mark or a card does: a comment, a highlight, a tag of somebody's own.
    Other,
    /// It is of no words: a note on a whole page, or words that it does not quote.
    NoWords,
    /// The words that it quotes are not here, or in several places that its surroundings do not tell apart.
    NoPlace,
    /// Its words are here, those that name its source are not.
    NoSource,
}

/// An annotation that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leftover<'a> {
    /// Why.
    pub why: Left,
    /// The words that it quotes.
    pub quoted: Option<&'a str>,
    /// Where they stand, if they have one place.
    pub at: Option<Span>,
}

/// What annotations say of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted<'a> {
    /// What they change, in their order.
    pub edits: Vec<Edit>,
    /// How many of them are marks that the engine made and makes here as well: nobody changed anything there.
    pub own: usize,
    /// The rest.
    pub left: Vec<Leftover<'a>>,
}

impl<'a> Noted<'a> {
    /// Takes a mark from elsewhere of which no source is told: whom the engine names for these words stays, as where a reader changes
    /// the status only.
    pub fn take_without_source(&mut self, said: Result<Edit, Leftover<'a>>, statements: &[Statement]) {
        let with_own = |mark: Mark| {
            let first = statements.partition_point(|own| own.span.end <= mark.span.start);
            let here = statements[first..].iter().take_while(|own| own.span.start < mark.span.end);
            let own = here.filter_map(|own| own.source).map(|own| (own.span, own.kind)).next();
            Mark { source: mark.source.or(own).filter(|_| mark.status != Status::Unsourced), ..mark }
        };
        let said = said.map(|edit| match edit {
            Edit::Mark { over, mark } => Edit::Mark { over, mark: mark.map(with_own) },
            other => other,
        });
        self.take(said, false, statements);
    }

    /// Takes what one annotation says; `by_engine` is whether it says that the engine made it, `statements` are those that the engine
    /// has here, in text order.
    pub fn take(&mut self, said: Result<Edit, Leftover<'a>>, by_engine: bool, statements: &[Statement]) {
        match said {
            Ok(Edit::Mark { mark: Some(mark), .. }) if by_engine && is_among(statements, &mark) => self.own += 1,
            Ok(edit) => self.edits.push(edit),
            Err(left) => self.left.push(left),
        }
    }
}

/// Whether statements have a mark as it is.
fn is_among(statements: &[Statement], mark: &Mark) -> bool {
    let at = statements.partition_point(|own| own.span.start < mark.span.start);
    statements.get(at).is_some_and(|own| {
        let source = own.source.map(|source| (source.span, source.kind));
        (own.span, own.status, source) == (mark.span, mark.status, mark.source)
    })
}
