//! Sentence boundaries.

use super::{Block, Token};
use crate::Span;

/// The sentences of `blocks`, in text order; a heading is one sentence.
pub fn sentences(text: &str, blocks: &[Block], _tokens: &[Token]) -> Vec<Span> {
    let mut out = Vec::new();
    for block in blocks {
        let mut start = block.span.start;
        for (at, c) in block.span.of(text).char_indices() {
            let end = block.span.start + at + c.len_utf8();
            let rest = &text[end..block.span.end];
            let before_upper =
                rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“');
            if matches!(c, '.' | '?' | '!' | '”') && before_upper && text[start..end].len() > 20 {
                out.push(Span::new(start, end).trimmed(text));
                start = end;
            }
        }
        let last = Span::new(start, block.span.end).trimmed(text);
        if !last.is_empty() {
            out.push(last);
        }
    }
    out
}
