//! Changes in a reader's words, wherever they are listed.

use super::{Edit, Mark};
use crate::{SourceKind, Span};
use whosays_texts::{self as texts, say, translated};

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

/// A change of `text` in words; `before` is the mark that stood there before, see [`stood`](super::stood).
pub fn told(edit: &Edit, before: Option<&Mark>, text: &str) -> Change {
    told_with(edit, before, &|span| span.of(text).to_owned())
}

/// Like [`told`], where `words` gives the words of a stretch.
pub fn told_with(edit: &Edit, before: Option<&Mark>, words: &dyn Fn(Span) -> String) -> Change {
    let words = |span: Span| shortened(&words(span));
    let here = |does: String, span: Span| Change { does, quote: words(span), at: Some(span) };
    let card = |does: String, quote: &str| Change { does, quote: shortened(quote), at: None };
    match edit {
        Edit::Mark { over, mark: None } => here(say("Mark removed from").into(), *over),
        Edit::Mark { mark: Some(mark), .. } => here(marked(mark, before, &words), mark.span),
        Edit::Restore { over } => here(say("Given back to Whosays:").into(), *over),
        Edit::Name { span, name, .. } => here(texts::told("Named “{name}”:", &[("name", &shortened(name))]), *span),
        Edit::Unname { span } => here(say("No name any more:").into(), *span),
        Edit::Forget { name } => card(say("Card removed:").into(), name),
        Edit::Describe { name, words } if words.is_empty() => {
            card(say("What Whosays says, again on the card").into(), name)
        }
        Edit::Describe { name, words } => {
            card(texts::told("Written on the card “{name}”:", &[("name", &shortened(name))]), words)
        }
    }
}

/// What a mark says that the one before it did not.
fn marked(mark: &Mark, before: Option<&Mark>, words: &dyn Fn(Span) -> String) -> String {
    let Mark { span, status, source } = *mark;
    match before.copied() {
        Some(own) if (own.status, own.source) == (status, source) && own.span != span => {
            say("Limits of the mark moved to").into()
        }
        Some(own) if (own.span, own.status) == (span, status) && own.source != source => match source {
            None => say("Source taken away from").into(),
            Some((source, SourceKind::Vague)) => {
                texts::told("Source is now vague, “{source}”:", &[("source", &words(source))])
            }
            Some((source, _)) => texts::told("Source is now “{source}”:", &[("source", &words(source))]),
        },
        _ => {
            let status = translated(status.name()).unwrap_or(status.name());
            let by = |sentence, source| texts::told(sentence, &[("status", status), ("source", &words(source))]);
            match source {
                None => texts::told("Marked as {status}:", &[("status", status)]),
                Some((span, SourceKind::Vague)) => {
                    by(texts::text("Marked as {status}, said vaguely by {source}:"), span)
                }
                Some((span, _)) => by(texts::text("Marked as {status}, said by {source}:"), span),
            }
        }
    }
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
    use crate::layer::stood;
    use crate::{EntityType, Status, analyze};

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
            (Edit::Describe { name: name(), words: String::new() }, "What Whosays says, again on the card", "Ferry"),
        ];
        for (edit, does, quote) in all {
            let change = told(&edit, None, TEXT);
            assert_eq!((change.does.as_str(), change.quote.as_str()), (does, quote));
        }
        assert_eq!(shortened(&"é".repeat(80)).chars().count(), QUOTED + 1);
    }

    #[test]
    fn what_of_a_mark_was_changed_is_told() {
        let (whole, part, owner) = (Span::new(0, TEXT.len()), Span::new(0, 18), Span::new(20, 29));
        let analysis = analyze(TEXT);
        let (status, kinds) = (analysis.statements[0].status, [SourceKind::Named, SourceKind::Vague]);
        let mark = |over, span, status, source| Edit::Mark { over, mark: Some(Mark { span, status, source }) };
        let own = analysis.statements[0].source.map(|own| (own.span, own.kind));
        let by = |kind: SourceKind| Some((owner, kind));
        let edits = [
            mark(whole, part, status, own),
            mark(part, part, Status::Opinion, own),
            mark(part, part, Status::Opinion, by(kinds[0])),
            mark(part, part, Status::Opinion, by(kinds[1])),
            mark(part, part, Status::Opinion, None),
            mark(whole, whole, Status::Opinion, None),
            Edit::Mark { over: whole, mark: None },
            mark(part, part, Status::Opinion, None),
        ];
        let before = stood(TEXT, &analysis, &edits);
        let told: Vec<_> =
            edits.iter().zip(&before).map(|(edit, before)| told(edit, before.as_ref(), TEXT).does).collect();
        assert_eq!(
            told,
            [
                "Limits of the mark moved to",
                "Marked as opinion:",
                "Source is now “the owner”:",
                "Source is now vague, “the owner”:",
                "Source taken away from",
                "Limits of the mark moved to",
                "Mark removed from",
                "Marked as opinion:",
            ]
        );
    }
}
