//! Tokens: words, numbers and single marks.

use super::Block;
use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with inner apostrophes, full stops or hyphens: *don’t*, *U.N.*, *Jong-Il*.
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
/// A possessive ending (*’s*) is a token of its own, so that *Kay’s* holds the name *Kay*.
pub fn tokens(text: &str, blocks: &[Block]) -> Vec<Token> {
    let mut out = Vec::new();
    for block in blocks {
        block_tokens(text, block.span, &mut out);
    }
    out
}

fn block_tokens(text: &str, block: Span, out: &mut Vec<Token>) {
    let words = block.of(text);
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        let kind = if c.is_numeric() {
            TokenKind::Number
        } else if c.is_alphabetic() {
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        if kind != TokenKind::Mark {
            while let Some(&(next, c)) = chars.peek() {
                let inner = matches!(c, '\'' | '’' | '.' | '-' | ',' | '&')
                    && words[next + c.len_utf8()..].chars().next().is_some_and(|after| {
                        if c == ',' { kind == TokenKind::Number && after.is_numeric() } else { after.is_alphanumeric() }
                    });
                if !(c.is_alphanumeric() || inner) {
                    break;
                }
                end = next + c.len_utf8();
                chars.next();
            }
        }
        let span = Span::new(block.start + at, block.start + end);
        let word = span.of(text);
        let stem = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).map_or(0, str::len);
        if kind == TokenKind::Word && stem > 0 {
            let cut = span.start + stem;
            out.push(Token { span: Span::new(span.start, cut), kind });
            out.push(Token { span: Span::new(cut, span.end), kind });
        } else {
            out.push(Token { span, kind });
        }
    }
}
