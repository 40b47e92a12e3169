//! Blocks of plain text: what each stretch between line breaks is for, by its look.

use super::bylines::{is_byline, is_word};
use super::{Block, BlockKind};
use crate::Span;
use crate::bytes::position;
use std::cell::LazyCell;

/// Bytes above which a line is not taken for one that was wrapped by hand.
const WRAPPED_LINE: usize = 110;
/// Bytes below which a line does not look wrapped, but ended on purpose.
const SHORT_LINE: usize = 45;
/// Bytes that a title seldom exceeds.
const LONG_TITLE: usize = 130;

/// Blocks of plain text, in text order.
///
/// A line is a block, except where a text was wrapped by hand: then the lines up to a blank line are one.
pub fn plain_blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_empty() {
            at += 1;
            continue;
        }
        let end = at + lines[at..].iter().take_while(|line| !line.is_empty()).count();
        let paragraph = &lines[at..end];
        let narrow = paragraph.iter().all(|line| line.len() <= WRAPPED_LINE);
        if narrow && is_wrapped(text, paragraph) {
            let span = Span::new(paragraph[0].start, paragraph[paragraph.len() - 1].end);
            blocks.push(Block { span, kind: marked_kind(span.of(text)).unwrap_or(BlockKind::Paragraph) });
        } else {
            for (index, span) in paragraph.iter().enumerate() {
                let alone = index + 1 == paragraph.len();
                blocks.push(Block { span: *span, kind: kind(span.of(text), alone, blocks.len()) });
            }
        }
        at = end;
    }
    // a line that has nothing under it is no heading
    if let [Block { span, kind: kind @ BlockKind::Heading }] = &mut blocks[..]
        && !span.of(text).starts_with('#')
    {
        *kind = BlockKind::Paragraph;
    }
    blocks
}

fn lines(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut from = 0;
    let bytes = text.as_bytes();
    while start < bytes.len() {
        let mark = position(&bytes[from..], |byte| (byte == b'\n') | (byte == 0xE2)).map(|at| from + at);
        from = match mark {
            None => bytes.len(),
            Some(at) if bytes[at] == b'\n' => at + 1,
            // U+2028 and U+2029 break lines too
            Some(at) if matches!(bytes[at..], [_, 0x80, 0xA8 | 0xA9, ..]) => at + 3,
            Some(at) => {
                from = at + 3;
                continue;
            }
        };
        out.push(Span::new(start, from).trimmed(text));
        start = from;
    }
    out
}

/// Whether the lines of a paragraph break only where the next word had no room left.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let width = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    lines.len() > 1
        && width >= SHORT_LINE
        && lines.windows(2).all(|pair| {
            let next = pair[1].of(text).split_whitespace().next().map_or(0, str::len);
            pair[0].len() >= SHORT_LINE && pair[0].len() + 1 + next > width.min(68)
        })
}

/// The kind that a line shows by a mark of its own.
fn marked_kind(line: &str) -> Option<BlockKind> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && line.len() - rest.len() < 4 && rest.starts_with([')', '.']);
    let bullet = line.starts_with(['•', '‣', '◦']) || line.starts_with("- ") || line.starts_with("* ");
    if bullet || numbered && rest[1..].starts_with(' ') {
        Some(BlockKind::ListItem)
    } else if line.starts_with("> ") {
        Some(BlockKind::Quote)
    } else if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        Some(BlockKind::Heading)
    } else {
        None
    }
}

/// What one line is for. `alone`: a blank line or the end follows; `index`: how many blocks stand before it.
fn kind(line: &str, alone: bool, index: usize) -> BlockKind {
    if let Some(kind) = marked_kind(line) {
        return kind;
    }
    if is_furniture(line, index) {
        return BlockKind::Other;
    }
    let body = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ']);
    let ended = body.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', ':', ';', ',', '-', '–', '—']);
    let first = index == 0 && line.len() < LONG_TITLE;
    let title =
        !ended && line.len() < LONG_TITLE && (first || alone || is_title_case(line)) && !line.ends_with(['"', '”']);
    // a title may ask, and so may a subtitle, where an interview asks its *you*
    let asks_you = || line.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "you" | "your"));
    let asking_title = line.len() < 80 && line.ends_with('?') && alone && (index == 0 || index == 1 && !asks_you());
    if title || asking_title { BlockKind::Heading } else { BlockKind::Paragraph }
}

/// Whether most longer words of a line start with a capital.
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> = line.split_whitespace().filter(|word| word.len() > 3).collect();
    let capital = long.iter().filter(|word| word.starts_with(|c: char| !c.is_lowercase())).count();
    capital * 4 >= long.len() * 3
}

/// Whether a paragraph is no part of what its article says, by its words and by how many blocks stand before it: a byline, a date, a
/// credit, each in a line of its own.
pub fn is_aside(words: &str, index: usize) -> bool {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).all(|line| is_furniture(line, index))
}

/// Bylines, datelines on their own, captions, credits, rulers and `key: value` lines at the top.
fn is_furniture(line: &str, index: usize) -> bool {
    let short = line.len() < 160;
    // what most lines show by one byte need not be looked for in lower case
    let lower = LazyCell::new(|| line.to_lowercase());
    let holds = |wanted: u8| position(line.as_bytes(), |byte| byte == wanted).is_some();
    let holds_digit = || position(line.as_bytes(), |byte| byte.is_ascii_digit()).is_some();
    if !line.chars().any(char::is_alphanumeric) {
        return true;
    }
    let key_value = |mark: char| {
        line.split_once(mark).is_some_and(|(key, value)| {
            !key.is_empty()
                && key.len() < 16
                && key.chars().all(|c| c.is_alphanumeric() || c == '-')
                && value.len() < 110
                && !value.trim_end().ends_with(['.', '!', '?', '"', '”'])
        })
    };
    (short && is_byline(line, index))
        || (short && holds(b':') && lower.contains(" image: "))
        || (short
            && holds(b'(')
            && ["(right)", "(left)", "(pictured)", "(centre)", "(center)"].iter().any(|mark| lower.contains(mark)))
        || (index < 4 && key_value(':'))
        || holds(b'=') && key_value('=')
        || line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http")) && !line.contains(' ')
        || short && holds_digit() && is_date(&lower)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether a line is a date and nothing else: *Monday, May 18, 2015*, *Published 12 June 2009, 10:30 GMT*.
fn is_date(lower: &str) -> bool {
    let mut month = false;
    let mut number = false;
    let plain = lower.len() < 80
        && lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            let is_month = MONTHS.iter().any(|name| word.starts_with(name)) && word.len() < 10;
            month |= is_month;
            let is_number = word.starts_with(|c: char| c.is_ascii_digit());
            number |= is_number;
            is_month || is_number || word.ends_with("day") || is_word("dated", word)
        });
    plain && month && number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(BlockKind, &str)> {
        plain_blocks(text).iter().map(|block| (block.kind, block.span.of(text))).collect()
    }

    #[test]
    fn titles_bylines_dates_and_captions_are_not_paragraphs() {
        let text = "Council shuts the harbour\n\nBy Ada Blom\n\nMonday, May 4, 2015\n\nThe harbour closed at noon.\n\nFile photo of the harbour. Image: A. Blom.";
        let kinds: Vec<_> = kinds(text).into_iter().map(|(kind, _)| kind).collect();
        use BlockKind::*;
        assert_eq!(kinds, [Heading, Other, Other, Paragraph, Other]);
    }

    #[test]
    fn lines_of_names_and_dates_are_no_part_of_what_is_said() {
        for aside in [
            "By Jane Roe",
            "By Jane Roe\n3 May 2024",
            "By Jane Roe, Health Correspondent",
            "By JANE ROE, Tom Eide and Ada Blom, BBC News",
            "By A. B., Reuters",
            "By Jane van der Roe, health correspondent, in Geneva",
            "Jane Roe, in Geneva",
            "Jane Roe and Tom Eide, in New York",
            "Jane Roe, health correspondent",
            "Published 3 May 2024, 10:30 BST",
            "Last updated on Friday, May 3, 2024",
            "Photo: Ada Blom",
        ] {
            assert!(is_aside(aside, 2), "{aside}");
        }
        for said in [
            "By Jane Roe\nThe ferry sank.",
            "By Monday, the ferry had sunk.",
            "By Jane Roe, the ferry was late, she said",
            "Jane Roe, in Geneva, said no.",
            "In Oslo, in May",
            "The ferry, in Geneva",
            "Jane Roe, in tears",
            "Jane Roe, a doctor",
            "Published in May 2024, the report was long.",
            "In May 2024 it sank.",
        ] {
            assert!(!is_aside(said, 2), "{said}");
        }
    }

    #[test]
    fn a_sentence_that_opens_with_by_is_no_byline() {
        let text = "The harbour closed at noon.\n\nBy the end of May the ferry sailed again.\n\nBy Ada Blom and Tom Eide in Orlo";
        let kinds: Vec<_> = kinds(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Other]);
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        let text = "The harbour of the small town closed at noon on Monday after a long\nnight of storms, and the ferries that serve the outer islands stayed at\nthe quay until the wind dropped.\n\nNobody was hurt.";
        assert_eq!(kinds(text).len(), 2);
    }

    #[test]
    fn lines_ended_on_purpose_stay_apart() {
        // a subtitle that asks is no statement either
        let asking = kinds("The harbour\n\nWhy did it close?\n\nThe harbour closed because of a storm.\n");
        assert_eq!(asking[1].0, BlockKind::Heading);
        assert_eq!(kinds("Why did it close?\nThe harbour closed because of a storm that came at night.").len(), 2);
    }

    #[test]
    fn items_and_quotes_show_their_mark() {
        use BlockKind::*;
        let text = "- one boat sank.\n1. A ferry stayed.\n> We waited.\n* two";
        assert_eq!(
            kinds(text).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
            [ListItem, ListItem, Quote, ListItem]
        );
    }

    #[test]
    fn empty_text_has_no_blocks() {
        assert!(plain_blocks("").is_empty() && plain_blocks(" \n\t\r\n").is_empty());
    }
}
