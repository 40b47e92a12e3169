//! Changes in a reader's words.

use crate::words;
use whosays_engine::layer::Edit;
use whosays_engine::{SourceKind, Span};

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
    let here = |does: String, span: Span| Change { does, quote: shortened(span.of(text)), at: Some(span) };
    match edit {
        Edit::Mark { over, mark: None } => here("Mark removed from".into(), *over),
        Edit::Mark { mark: Some(mark), .. } => {
            let status = words::status(mark.status).name.to_lowercase();
            let who = match mark.source {
                None => String::new(),
                Some((span, SourceKind::Vague)) => format!(", said vaguely by {}", shortened(span.of(text))),
                Some((span, _)) => format!(", said by {}", shortened(span.of(text))),
            };
            here(format!("Marked as {status}{who}:"), mark.span)
        }
        Edit::Restore { over } => here("Given back to Whosays:".into(), *over),
        Edit::Name { span, name, .. } => here(format!("Named “{}”:", shortened(name)), *span),
        Edit::Unname { span } => here("No name any more:".into(), *span),
        Edit::Forget { name } => Change { does: "Card removed:".into(), quote: shortened(name), at: None },
        Edit::Describe { name, words } if words.is_empty() => {
            Change { does: "Words taken from the card".into(), quote: shortened(name), at: None }
        }
        Edit::Describe { name, words } => {
            Change {
                does: format!("Written on the card “{}”:", shortened(name)), quote: shortened(words), at: None
            }
        }
    }
}

/// Words on one line, cut where they are long.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((cut, _)) => [line[..cut].trim_end(), "…"].concat(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosays_engine::layer::Mark;
    use whosays_engine::{EntityType, Status};

    #[test]
    fn every_change_is_told() {
        let text = "The ferry may\nsink, the owner said.";
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
            let change = told(&edit, text);
            assert_eq!((change.does.as_str(), change.quote.as_str()), (does, quote));
        }
        assert_eq!(shortened(&"é".repeat(80)).chars().count(), QUOTED + 1);
    }
}
