//! Moving the limits of a mark by a word.

use whosays_engine::Span;
use whosays_engine::layer::Words;

/// Which limit of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// A mark's words with one limit a word further on in the text, or further back; `within` is the block that it stays in.
/// `None` where there is no further word, or no other word left in it.
pub fn moved(text: &str, within: Span, span: Span, limit: Limit, onward: bool) -> Option<Span> {
    let words = Words::of(within.of(text)).spans;
    let mut starts = words.iter().map(|word| opening(text, within, within.start + word.start));
    let mut ends = words.iter().map(|word| closing(text, within, within.start + word.end));
    let (start, end) = match (limit, onward) {
        (Limit::Start, true) => (starts.find(|start| *start > span.start)?, span.end),
        (Limit::Start, false) => (starts.rfind(|start| *start < span.start)?, span.end),
        (Limit::End, true) => (span.start, ends.find(|end| *end > span.end)?),
        (Limit::End, false) => (span.start, ends.rfind(|end| *end < span.end)?),
    };
    (start < end && text[start..end].contains(char::is_alphanumeric)).then(|| Span::new(start, end))
}

/// Where the marks end that stand behind a word without a space: a full stop, a quotation mark.
fn closing(text: &str, within: Span, end: usize) -> usize {
    let behind = &text[end..within.end];
    end + behind
        .find(|c: char| c.is_whitespace() || c.is_alphanumeric() || "—([{“‘".contains(c))
        .unwrap_or(behind.len())
}

/// Where the marks begin that stand before a word without a space.
fn opening(text: &str, within: Span, start: usize) -> usize {
    let before = text[within.start..start].char_indices().rev();
    let opens = before.take_while(|(_, c)| "“‘\"'([{¿¡".contains(*c));
    opens.last().map_or(start, |(at, _)| within.start + at)
}

/// Words as a reader selected them, without the spaces and the half words at their limits; `None` where no word is touched.
pub fn whole_words(text: &str, span: Span) -> Option<Span> {
    let words = Words::of(text);
    let touched = words.within(span);
    let (first, last) = (words.spans.get(touched.start)?, words.spans.get(touched.end.checked_sub(1)?)?);
    let all = Span::new(0, text.len());
    let start = first.start.min(span.start.max(opening(text, all, first.start)));
    let end = last.end.max(span.end.min(closing(text, all, last.end)));
    (!touched.is_empty()).then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Head.\n“It may (soon) open,” she said. Done.";
    const BLOCK: Span = Span { start: 6, end: TEXT.len() };

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn after(words: &str, limit: Limit, onward: bool) -> Option<&'static str> {
        moved(TEXT, BLOCK, span(words), limit, onward).map(|span| span.of(TEXT))
    }

    #[test]
    fn a_limit_moves_by_a_word_and_stays_in_its_block() {
        assert_eq!(after("may", Limit::Start, false), Some("“It may"));
        assert_eq!(after("“It may", Limit::Start, false), None);
        assert_eq!(after("“It may", Limit::Start, true), Some("may"));
        assert_eq!(after("may (soon)", Limit::Start, true), Some("(soon)"));
        assert_eq!(after("may", Limit::Start, true), None);
        assert_eq!(after("may", Limit::End, true), Some("may (soon)"));
        assert_eq!(after("may (soon)", Limit::End, true), Some("may (soon) open,”"));
        assert_eq!(after("may (soon) open,”", Limit::End, false), Some("may (soon)"));
        assert_eq!(after("may", Limit::End, false), None);
        assert_eq!(after("Done.", Limit::End, true), None);
        assert_eq!(after("(soon) open,” she", Limit::Start, false), Some("may (soon) open,” she"));
    }

    #[test]
    fn what_is_selected_is_whole_words() {
        let chosen = |start, end| whole_words(TEXT, Span::new(start, end)).map(|span| span.of(TEXT));
        let at = TEXT.find("may").unwrap();
        assert_eq!(chosen(at + 1, at + 2), Some("may"));
        assert_eq!(chosen(at - 1, at + 4), Some("may"));
        assert_eq!(chosen(at, at + 11), Some("may (soon)"));
        assert_eq!(chosen(5, 6), None);
        assert_eq!(chosen(0, TEXT.len()), Some(TEXT));
    }
}
