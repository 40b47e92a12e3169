//! A text with the parts that every later stage reads.

use super::{Quotation, Token, quotations, sentences, tokens};
use crate::Span;

/// What a block of text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title, subtitle or section heading: no statements.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// Anything that is not the article's prose: a byline, a dateline on its own, code.
    Other,
}

/// A paragraph, heading or the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words, without surrounding white space.
    pub span: Span,
    /// What it is for.
    pub kind: BlockKind,
}

/// A text and its parts. Borrowed by every later stage, changed by none.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text as given.
    pub text: &'a str,
    /// Blocks in text order, disjoint, together holding every character that is not white space.
    pub blocks: Vec<Block>,
    /// Tokens in text order, disjoint, none across a block's end.
    pub tokens: Vec<Token>,
    /// Sentences in text order, disjoint, none across a block's end.
    pub sentences: Vec<Span>,
    /// Quotations in text order of their opening marks. One may run over several blocks.
    pub quotations: Vec<Quotation>,
}

impl<'a> Document<'a> {
    /// A document from plain text: blocks are found from line breaks and the look of each line.
    pub fn plain(text: &'a str) -> Self {
        let blocks = super::document::plain_blocks(text);
        Self::with_blocks(text, blocks)
    }

    /// A document whose blocks are known, from Markdown for instance.
    pub fn with_blocks(text: &'a str, blocks: Vec<Block>) -> Self {
        let tokens = tokens(text, &blocks);
        let sentences = sentences(text, &blocks, &tokens);
        let quotations = quotations(text, &blocks);
        Self { text, blocks, tokens, sentences, quotations }
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let from = self.tokens.partition_point(|token| token.span.start < span.start);
        let to = from + self.tokens[from..].partition_point(|token| token.span.end <= span.end);
        &self.tokens[from..to]
    }

    /// The block that holds `offset`, if any does.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        self.blocks[..after].last().filter(|block| block.span.holds(offset))
    }
}

/// Blocks of plain text: one a line, a heading where a short line without a closing mark stands before a blank line.
fn plain_blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            let words = span.of(text);
            let heading = words.len() < 90 && !words.ends_with(['.', '!', '”', '"', ':', ';', ',', '’', ')']);
            blocks.push(Block { span, kind: if heading { BlockKind::Heading } else { BlockKind::Paragraph } });
        }
    }
    blocks
}
