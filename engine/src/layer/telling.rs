//! Changes in a reader's words, wherever they are listed.

use super::{Edit, Mark};
use crate::{SourceKind, Span};

/// Letters of an article's words that are quoted.
const QUOTED: usize = 70;

/// What a change does, and the words that it is about or that it writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it does.
    pub does: String,
    /// The words, shortened; empty where there are none.
    pub quote: String,
    /// Where they stand in the article, if they do.
    pub at: Option<Span>,
}

/// A change of `text` in words.
pub fn told(edit: &Edit, text: &str) -> Change {
    told_with(edit, &|span| span.of(text).to_owned())
}

/// Like [`told`], where `words` gives the words of a stretch.
pub fn told_with(edit: &Edit, words: &dyn Fn(Span) -> String) -> Change {
    let words = |span: Span| shortened(&words(span));
    let here = |does: String, span: Span| Change { does, quote: words(span), at: Some(span) };
    let card = |does: String, quote: &str| Change { does, quote: shortened(quote), at: None };
    match edit {
        Edit::Mark { over, mark: None } => here("Mark removed from".into(), *over),
        Edit::Mark { mark: Some(mark), .. } => here(marked(mark, &words), mark.span),
        Edit::Restore { over } => here("Given back to Whosays:".into(), *over),
        Edit::Name { span, name, .. } => here(["Named “", &shortened(name), "”:"].concat(), *span),
        Edit::Unname { span } => here("No name any more:".into(), *span),
        Edit::Forget { name } => card("Card removed:".into(), name),
        Edit::Describe { name, words } if words.is_empty() => card("Words taken from the card".into(), name),
        Edit::Describe { name, words } => card(["Written on the card “", &shortened(name), "”:"].concat(), words),
    }
}

/// What a mark says.
fn marked(mark: &Mark, words: &dyn Fn(Span) -> String) -> String {
    let who = match mark.source {
        None => String::new(),
        Some((span, SourceKind::Vague)) => [", said vaguely by ", &words(span)].concat(),
        Some((span, _)) => [", said by ", &words(span)].concat(),
    };
    ["Marked as ", mark.status.name(), &who, ":"].concat()
}

/// Words on one line, cut where they are long.
pub fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((cut, _)) => [line[..cut].trim_end(), "…"].concat(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntityType, Status};

    const TEXT: &str = "The ferry may\nsink, the owner said.";

    #[test]
    fn every_change_is_told() {
        let (over, owner) = (Span::new(0, 18), Span::new(20, 29));
        let mark = |source| Some(Mark { span: over, status: Status::Prediction, source });
        let name = || "Ferry".to_owned();
        let all = [
            (Edit::Mark { over, mark: None }, "Mark removed from", "The ferry may sink"),
            (Edit::Mark { over, mark: mark(None) }, "Marked as prediction:", "The ferry may sink"),
            (
                Edit::Mark { over, mark: mark(Some((owner, SourceKind::Vague))) },
                "Marked as prediction, said vaguely by the owner:",
                "The ferry may sink",
            ),
            (Edit::Restore { over }, "Given back to Whosays:", "The ferry may sink"),
            (Edit::Name { span: owner, name: name(), kind: EntityType::Other }, "Named “Ferry”:", "the owner"),
            (Edit::Unname { span: owner }, "No name any more:", "the owner"),
            (Edit::Forget { name: name() }, "Card removed:", "Ferry"),
            (Edit::Describe { name: name(), words: "a  boat".into() }, "Written on the card “Ferry”:", "a boat"),
            (Edit::Describe { name: name(), words: String::new() }, "Words taken from the card", "Ferry"),
        ];
        for (edit, does, quote) in all {
            let change = told(&edit, TEXT);
            assert_eq!((change.does.as_str(), change.quote.as_str()), (does, quote));
        }
        assert_eq!(shortened(&"é".repeat(80)).chars().count(), QUOTED + 1);
    }
}
