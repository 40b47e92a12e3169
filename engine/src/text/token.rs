//! Tokens: words, numbers and single marks.

use super::Block;
use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with inner apostrophes, full stops or hyphens: *O’Neill*, *U.N.*, *Jong-Il*.
    Word,
    /// Digits, perhaps with inner separators: *2,500*, *1.5*.
    Number,
    /// One mark: a quotation mark, a comma, a currency sign.
    Mark,
}

/// The smallest part that later stages look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `blocks`, in text order.
///
/// A possessive ending (*’s*) is a token of its own, so that *Kay’s* holds the name *Kay*; so are the endings of
/// contractions (*do|n’t*, *he|’ll*), as in the Penn Treebank. Characters that show nothing (zero-width marks,
/// controls) belong to the word that they stand in, and are no token elsewhere.
#[inline(never)]
pub fn tokens(text: &str, blocks: &[Block]) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 4);
    for block in blocks {
        block_tokens(text, block.span, &mut out);
    }
    out
}

/// Whether `c` shows nothing: a control, a zero-width mark, a direction mark, a soft hyphen.
pub(crate) fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// How many words and numbers a stretch of one block holds.
pub fn count_words(words: &str) -> usize {
    let mut tokens = Vec::new();
    block_tokens(words, Span::new(0, words.len()), &mut tokens);
    tokens.iter().filter(|token| token.kind != TokenKind::Mark).count()
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}')
}

/// What a byte is, as far as that tells where tokens begin and end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space.
    Blank,
    /// A control, which shows nothing.
    Hidden,
    Letter,
    Digit,
    /// A mark that may hold the letters or digits on both of its sides together.
    Joiner,
    /// Any other mark.
    Mark,
    /// Part of a character of several bytes.
    Long,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Long; 256];
    let mut at = 0;
    while at < 128 {
        classes[at as usize] = match at {
            b'\t'..=b'\r' | b' ' => Class::Blank,
            0..b' ' | 0x7f => Class::Hidden,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' | b'`' | b'.' | b',' | b'-' | b'&' => Class::Joiner,
            _ => Class::Mark,
        };
        at += 1;
    }
    classes
};

/// What the byte at `at` is; blank behind the last.
#[inline]
fn class(bytes: &[u8], at: usize) -> Class {
    bytes.get(at).map_or(Class::Blank, |byte| CLASSES[usize::from(*byte)])
}

/// Where the letters and digits of one byte end that begin at `at` or nowhere. Eight bytes are looked at together: where
/// words end nobody can foresee, byte by byte.
#[inline]
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let own = u64::from_le_bytes(*chunk);
        let low = own & !HIGH;
        // the highest bit of each byte of which the rest is as much or more
        let from = |least: u8, of: u64| of + EACH * u64::from(0x80 - least);
        let small = low | (EACH * 0x20);
        let letters = from(b'a', small) & !from(b'z' + 1, small);
        let digits = from(b'0', low) & !from(b'9' + 1, low);
        let others = HIGH & (own | !(letters | digits));
        if others != 0 {
            return at + (others.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while matches!(class(bytes, at), Class::Letter | Class::Digit) {
        at += 1;
    }
    at
}

#[inline(never)]
fn block_tokens(text: &str, block: Span, out: &mut Vec<Token>) {
    let words = block.of(text);
    let bytes = words.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        // in most texts most characters are a byte, and need not be decoded
        let kind = match class(bytes, at) {
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Number,
            Class::Blank | Class::Hidden => {
                at += 1;
                continue;
            }
            Class::Joiner | Class::Mark => TokenKind::Mark,
            Class::Long => {
                let c = words[at..].chars().next().unwrap_or_default();
                at += c.len_utf8() - 1;
                match c {
                    _ if c.is_whitespace() || is_invisible(c) || is_combining(c) => {
                        at += 1;
                        continue;
                    }
                    _ if c.is_numeric() => TokenKind::Number,
                    _ if c.is_alphabetic() => TokenKind::Word,
                    _ => TokenKind::Mark,
                }
            }
        };
        at += 1;
        if kind == TokenKind::Mark {
            out.push(Token { span: Span::new(block.start + start, block.start + at), kind });
            continue;
        }
        let plain = at == start + 1;
        at = plain_end(bytes, at);
        let ends = match class(bytes, at) {
            Class::Blank | Class::Mark => true,
            // a mark that nothing follows joins nothing
            Class::Joiner => !matches!(class(bytes, at + 1), Class::Letter | Class::Digit | Class::Long),
            _ => false,
        };
        if ends && plain {
            out.push(Token { span: Span::new(block.start + start, block.start + at), kind });
            // behind most words
            at += usize::from(bytes.get(at) == Some(&b' '));
        } else {
            let end;
            (end, at) = rest_of_token(words, start, at, kind);
            let span = Span::new(block.start + start, block.start + end);
            if kind == TokenKind::Number { out.push(Token { span, kind }) } else { push(text, span, out) }
        }
    }
}

/// Where a word or number ends that starts at `start` and reaches to `at` or further, and where to look on.
#[inline(never)]
fn rest_of_token(words: &str, start: usize, mut at: usize, kind: TokenKind) -> (usize, usize) {
    let mut end = at;
    while let Some(c) = words[at..].chars().next() {
        if !(c.is_alphanumeric() || is_combining(c) || is_invisible(c) || joins(&words[at..], c, kind)) {
            break;
        }
        at += c.len_utf8();
        if !is_invisible(c) {
            end = at;
        }
    }
    if kind == TokenKind::Word && words[end..].starts_with('.') && is_acronym(&words[start..end]) {
        end += 1;
        at = at.max(end);
    }
    (end, at)
}

/// Whether the mark `c`, with which `rest` starts, holds the letters on both of its sides together.
fn joins(rest: &str, c: char, kind: TokenKind) -> bool {
    let after = rest[c.len_utf8()..].chars().next();
    match c {
        ',' => kind == TokenKind::Number && after.is_some_and(char::is_numeric),
        '\'' | '’' | '`' | '.' | '-' | '‐' | '‑' | '&' | '·' => after.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether a word is single letters with full stops between them: *U.N*, *p.m*.
fn is_acronym(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Endings that are tokens of their own; the first that fits is cut off.
const ENDINGS: [&str; 7] = ["n't", "'s", "'ll", "'re", "'ve", "'d", "'m"];

/// Adds a word, without its ending where that is a token of its own.
#[inline(never)]
fn push(text: &str, span: Span, out: &mut Vec<Token>) {
    let kind = TokenKind::Word;
    match ending(span.of(text)) {
        Some(length) => {
            let cut = span.end - length;
            out.push(Token { span: Span::new(span.start, cut), kind });
            out.push(Token { span: Span::new(cut, span.end), kind });
        }
        None => out.push(Token { span, kind }),
    }
}

/// Bytes of the ending that is to be cut off `word`.
fn ending(word: &str) -> Option<usize> {
    ENDINGS.iter().find_map(|ending| {
        let mut length = 0;
        let mut rest = word.chars().rev();
        for wanted in ending.chars().rev() {
            let c = rest.next()?;
            let same = if wanted == '\'' { matches!(c, '\'' | '’' | '`') } else { c.eq_ignore_ascii_case(&wanted) };
            if !same {
                return None;
            }
            length += c.len_utf8();
        }
        rest.next().map(|_| length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    fn words(text: &str) -> Vec<&str> {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        tokens(text, &[block]).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn marks_are_single_and_numbers_keep_their_separators() {
        assert_eq!(
            words("Paid $2,500.50 (or 3%), no?"),
            ["Paid", "$", "2,500.50", "(", "or", "3", "%", ")", ",", "no", "?"]
        );
    }

    #[test]
    fn possessives_and_contractions_are_cut_off() {
        assert_eq!(
            words("Mara’s cat can't go; he’ll stay"),
            ["Mara", "’s", "cat", "ca", "n't", "go", ";", "he", "’ll", "stay"]
        );
        assert_eq!(words("the workers’ pay, O'Neill"), ["the", "workers", "’", "pay", ",", "O'Neill"]);
    }

    #[test]
    fn acronyms_keep_their_last_full_stop() {
        assert_eq!(
            words("the U.N. met at 5 p.m. in St. Ives."),
            ["the", "U.N.", "met", "at", "5", "p.m.", "in", "St", ".", "Ives", "."]
        );
    }

    #[test]
    fn invisible_characters_are_no_tokens() {
        assert_eq!(words("\u{FEFF}so\u{200B}me \u{0}\u{200F} \u{1}text"), ["so\u{200B}me", "text"]);
        assert_eq!(words("cafe\u{301}s"), ["cafe\u{301}s"]);
    }

    #[test]
    fn other_scripts_are_words_between_marks() {
        assert_eq!(words("天気。晴れ"), ["天気", "。", "晴れ"]);
        assert_eq!(words("قال الرئيس؟"), ["قال", "الرئيس", "؟"]);
    }
    #[test]
    fn letters_and_digits_end_where_any_other_byte_stands() {
        for byte in 0..=u8::MAX {
            let bytes = [&b"Az09"[..], &[byte], b"berths and"].concat();
            let plain = matches!(CLASSES[usize::from(byte)], Class::Letter | Class::Digit);
            assert_eq!(plain_end(&bytes, 0), if plain { 11 } else { 4 }, "{byte:#x}");
            assert_eq!(plain_end(&bytes[..5], 1), if plain { 5 } else { 4 }, "{byte:#x}");
        }
        assert_eq!(plain_end(b"harbourmasters", 0), 14);
    }
}
