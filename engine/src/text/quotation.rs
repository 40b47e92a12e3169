//! Quotations: stretches between quotation marks, straight or curly, nested, over several paragraphs.

use super::{Block, BlockKind};
use crate::Span;
use crate::bytes::position;
use std::cell::LazyCell;

/// Bytes that are looked at again where what seemed to be a quotation is none.
const LOOK_AGAIN: usize = 400;

/// Somebody's words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub span: Span,
    /// Whether a closing mark was found. An open quotation ends with its paragraph.
    pub closed: bool,
}

/// The outermost quotations of a text, in text order.
///
/// A quotation that its paragraph leaves open goes on in the next one when that starts with an opening mark, as
/// printers set speech of several paragraphs, or when its first mark is a closing one; otherwise it ends with the
/// paragraph.
#[inline(never)]
pub fn quotations(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut open_before: Option<(char, usize)> = None;
    for block in blocks {
        let first = out.len();
        let prose = !matches!(block.kind, BlockKind::Heading | BlockKind::Other);
        let continues = open_before.take().filter(|_| prose);
        let mut rest = block.span;
        if let Some((mark, before)) = continues
            && let Some(end) = closed_without_opening(text, block.span, mark)
        {
            out[before].span.end = end;
            out[before].closed = true;
            rest.start = end;
        }
        if rest.start == 0
            && let Some(end) = closed_at_first(text, rest)
        {
            out.push(Quotation { span: Span::new(rest.start, end), closed: true });
            rest.start = end;
        }
        let left_open = block_quotations(text, rest, &mut out);
        if let Some((mark, before)) = continues
            && block.span.of(text).starts_with(mark)
            && let Some(next) = out.get(first).copied()
        {
            out[before].span.end = next.span.end;
            out[before].closed = next.closed;
            out.remove(first);
        }
        if let Some(mark) = left_open {
            open_before = Some((mark, out.len() - 1));
        }
    }
    out
}

/// Where the first mark of a paragraph closes a quotation that an earlier paragraph opened.
fn closed_without_opening(text: &str, block: Span, mark: char) -> Option<usize> {
    let close = closing(mark)?;
    let words = block.of(text);
    let (at, c) = words.char_indices().find(|(_, c)| *c == mark || *c == close)?;
    let (before, after) = (words[..at].chars().next_back(), words[at + c.len_utf8()..].chars().next());
    (c == close && closes(c, before, after) && !opens_at_word(c, before)).then_some(block.start + at + c.len_utf8())
}

/// Where the first mark of a text closes a quotation that began before it: the text was cut out of another one.
fn closed_at_first(text: &str, block: Span) -> Option<usize> {
    let words = block.of(text);
    let (at, c) = words.char_indices().find(|(_, c)| matches!(c, '"' | '“' | '”'))?;
    let (before, after) = (words[..at].chars().next_back(), words[at + c.len_utf8()..].chars().next());
    let ends = matches!(before, Some('.' | '!' | '?' | ',')) && after.is_none_or(char::is_whitespace);
    (c != '“' && ends).then_some(block.start + at + c.len_utf8())
}

/// Whether a straight mark stands where a word begins.
fn opens_at_word(c: char, before: Option<char>) -> bool {
    c == '"' && before.is_none_or(char::is_whitespace)
}

/// Pairs of marks; the straight ones close themselves.
fn closing(mark: char) -> Option<char> {
    Some(match mark {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '‘' => '’',
        '\'' => '\'',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '「' => '」',
        '『' => '』',
        '＂' => '＂',
        _ => return None,
    })
}

/// Whether a sentence has just ended.
fn after_sentence(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', ')'])
}

/// A mark and its length: two single ones, straight, curly or grave, are one double mark, two signs of less or more an
/// angular one.
fn doubled(c: char, rest: &str) -> (char, usize) {
    let single = |c: char| matches!(c, '\'' | '‘' | '’' | '`');
    match rest.chars().next() {
        Some('<') if c == '<' => ('«', 2),
        Some('>') if c == '>' => ('»', 2),
        Some(next) if single(c) && single(next) => ('"', c.len_utf8() + next.len_utf8()),
        _ => (c, c.len_utf8()),
    }
}

/// Whether a mark that starts with a byte may open or close something.
fn may_quote(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\'') | (byte == b'`') | (byte == b'<') | (byte == b'>') | (byte >= 0x80)
}

/// Finds the quotations of one block; returns the opening mark when the last one is left open.
#[inline(never)]
fn block_quotations(text: &str, block: Span, out: &mut Vec<Quotation>) -> Option<char> {
    let words = block.of(text);
    let mut open: Option<(char, usize)> = None;
    let mut nested = 0usize;
    let mut past = 0;
    // looked for once: a block may be full of signs that nothing closes
    let last_more = LazyCell::new(|| words.rfind(">>"));
    while let Some(at) = position(&words.as_bytes()[past..], may_quote).map(|at| past + at) {
        let c = words[at..].chars().next().unwrap_or_default();
        let sign = c;
        let (c, length) = doubled(c, &words[at + c.len_utf8()..]);
        past = at + length;
        let (before, rest) = (words[..at].chars().next_back(), &words[past..]);
        let after = rest.chars().next();
        match open {
            None => {
                let starts = closing(c).is_some()
                    && opens(c, before, after)
                    && (c != '\'' || rest.contains(['\'', '’']))
                    && (sign != '>' && (sign != '<' || last_more.is_some_and(|last| last >= past)));
                if starts {
                    open = Some((c, at));
                    nested = 0;
                }
            }
            Some((mark, start))
                if Some(c) == closing(mark)
                    || (mark == '“' && c == '"' && closes(c, before, after))
                    || (mark == '"' && c == '”') =>
            {
                let inner = mark == c
                    && opens(c, before, after)
                    && !closes(c, before, after)
                    && rest.matches('"').take(2).count() == 2;
                if inner && after_sentence(&words[..at]) {
                    // the mark of a further paragraph of the same speech, whose paragraphs were lost
                } else if inner {
                    nested += 1;
                } else if matches!(c, '\'' | '’') && !closes(c, before, after) {
                    // an apostrophe
                } else if nested > 0 {
                    nested -= 1;
                } else {
                    let end = block.start + past;
                    let single = matches!(mark, '\'' | '‘');
                    if single && words[start..at].matches('"').count() % 2 == 1 {
                        // half of a double quotation is in it: an apostrophe, or a mark that somebody mistook
                        open = None;
                        if at - start < LOOK_AGAIN {
                            past = start + mark.len_utf8();
                        }
                        continue;
                    }
                    out.push(Quotation { span: Span::new(block.start + start, end), closed: true });
                    open = None;
                }
            }
            Some((mark, _))
                if (c == mark && mark != '"' || mark == '"' && c == '“')
                    && before.is_some_and(char::is_whitespace)
                    && !after_sentence(&words[..at]) =>
            {
                nested += 1
            }
            Some(_) => {}
        }
    }
    let (mark, start) = open?;
    if matches!(mark, '\'' | '‘' | '»') {
        // more often an apostrophe, or a mark of another kind, than a quotation that somebody forgot to close
        return None;
    }
    out.push(Quotation { span: Span::new(block.start + start, block.end), closed: false });
    Some(mark)
}

fn opens(c: char, before: Option<char>, after: Option<char>) -> bool {
    let free_before = before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '-' | '—' | '–' | '/' | '“' | '"' | ':' | ',' | '\u{200B}' | '\u{FEFF}')
    });
    let held_after = after.is_some_and(|c| !c.is_whitespace());
    match c {
        '"' | '＂' => {
            held_after
                && (free_before || before.is_some_and(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?')))
        }
        '\'' => free_before && after.is_some_and(char::is_alphabetic),
        '‘' => free_before && held_after,
        '»' => free_before && after.is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

fn closes(c: char, before: Option<char>, after: Option<char>) -> bool {
    let free_after = after.is_none_or(|c| !c.is_alphanumeric());
    match c {
        '\'' | '’' => {
            free_after
                && before.is_some_and(|c| !c.is_whitespace())
                && (before != Some('s') || after.is_none_or(|c| c.is_ascii_punctuation()))
        }
        _ => free_after && before.is_some_and(|c| !c.is_whitespace()),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn quoted(text: &str) -> Vec<&str> {
        Document::plain(text).quotations.iter().map(|quotation| quotation.span.of(text)).collect()
    }

    #[test]
    fn every_pair_of_marks() {
        assert_eq!(quoted("He said \"we left\" and “we came”."), ["\"we left\"", "“we came”"]);
        assert_eq!(quoted("Er sagte „wir gehen“. Il dit « oui »."), ["„wir gehen“", "« oui »"]);
        assert_eq!(quoted("She said ‘we don’t know’, and he wrote 'not yet'."), ["‘we don’t know’", "'not yet'"]);
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        assert_eq!(quoted("‘’We left,’’ he said. ''We came,'' she said."), ["‘’We left,’’", "''We came,''"]);
        assert_eq!(quoted("“We left,’’ he said. ‘’We came,” she said."), ["“We left,’’", "‘’We came,”"]);
    }

    #[test]
    fn apostrophes_open_nothing() {
        assert!(quoted("The boys' boat didn't sail in '98, the crew's mate said.").is_empty());
    }

    #[test]
    fn half_of_a_double_quotation_is_in_no_single_one() {
        assert_eq!(quoted("They sang 'Old Boat\"-\"New Boat\" and 'left' at ten."), ["\"New Boat\"", "'left'"]);
    }

    #[test]
    fn signs_of_less_and_more_are_marks_too() {
        assert_eq!(quoted("The book says <<we left>> twice."), ["<<we left>>"]);
        assert_eq!(quoted(">>From here on we left."), [""; 0]);
    }

    #[test]
    fn a_text_may_start_inside_of_a_quotation() {
        assert_eq!(quoted("We left.\" \"We came,\" she said."), ["We left.\"", "\"We came,\""]);
    }

    #[test]
    fn nested_quotations_belong_to_the_outer_one() {
        assert_eq!(quoted("“He told me ‘go home’ twice,” she said."), ["“He told me ‘go home’ twice,”"]);
        assert_eq!(quoted("\"He wrote \"go home\" twice,\" she said."), ["\"He wrote \"go home\" twice,\""]);
    }

    #[test]
    fn speech_over_paragraphs_is_one_quotation() {
        let text = "She said: “The boat sank at night.\n\n“Nobody saw it.”\n\nThe port was shut.";
        assert_eq!(quoted(text), ["“The boat sank at night.\n\n“Nobody saw it.”"]);
    }

    #[test]
    fn speech_may_go_on_without_a_repeated_mark() {
        let text = "She said: \"The boat sank at night.\n\nNobody saw it.\" The port was shut.";
        assert_eq!(quoted(text), ["\"The boat sank at night.\n\nNobody saw it.\""]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        assert_eq!(quoted("She said: “The boat sank at night.\n\nThe port was shut."), ["“The boat sank at night."]);
    }
}
