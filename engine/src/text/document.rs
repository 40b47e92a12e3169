//! A text with the parts that every later stage reads.

use super::clause::{can_carry, carries};
use super::word_type::{WordType, word_types};
use super::{Quotation, Token, Traits, quotations, sentences, tokens};
use crate::Span;
use crate::bytes::position;
use std::ops::Range;

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
    /// What is the same for all tokens that are written alike.
    pub types: Vec<WordType<'a>>,
    /// The index of each token's type.
    pub type_of: Vec<u32>,
    /// What each token can be.
    pub traits: Vec<Traits>,
    /// The one byte that each token's form is, as most marks are; 0 where it is longer.
    marks: Vec<u8>,
    /// Sentences in text order, disjoint, none across a block's end.
    pub sentences: Vec<Span>,
    /// Quotations in text order of their opening marks. One may run over several blocks.
    pub quotations: Vec<Quotation>,
    /// The first token of each [`STRIDE`] bytes or later.
    strides: Vec<u32>,
}

/// Bytes of a text that hold few enough tokens to look at one after another.
const STRIDE: usize = 64;

fn strides(text: &str, tokens: &[Token]) -> Vec<u32> {
    let mut at = 0;
    let first = |stride: usize| {
        at += tokens[at..].iter().take_while(|token| token.span.start < stride * STRIDE).count();
        at as u32
    };
    (0..=text.len() / STRIDE).map(first).collect()
}

impl<'a> Document<'a> {
    /// A document from plain text: blocks are found from line breaks and the look of each line.
    pub fn plain(text: &'a str) -> Self {
        let blocks = super::blocks::plain_blocks(text);
        Self::with_blocks(text, blocks)
    }

    /// A document whose blocks are known, from Markdown for instance.
    pub fn with_blocks(text: &'a str, blocks: Vec<Block>) -> Self {
        let tokens = tokens(text, &blocks);
        let sentences = sentences(text, &blocks, &tokens);
        let quotations = quotations(text, &blocks);
        let (types, type_of) = word_types(text, &tokens);
        let mark = |own: &WordType| if let [mark] = own.form.as_bytes() { *mark } else { 0 };
        let seen = |own: &WordType| {
            let may_carry = can_carry(&own.form, own.traits);
            (if may_carry { own.traits.or(Traits::CARRIES) } else { own.traits }, mark(own))
        };
        let seen: Vec<(Traits, u8)> = types.iter().map(seen).collect();
        let (traits, marks) = type_of.iter().map(|own| seen[*own as usize]).unzip();
        let strides = strides(text, &tokens);
        let mut document = Self { text, blocks, tokens, types, type_of, traits, marks, sentences, quotations, strides };
        for at in 0..document.tokens.len() {
            if document.traits[at].any(Traits::CARRIES) && !carries(&document, at) {
                document.traits[at] = document.traits[at].without(Traits::CARRIES);
            }
        }
        document
    }

    /// What the token at `at` has in common with all that are written alike; nothing beyond the last one.
    pub fn word_type(&self, at: usize) -> Option<&WordType<'a>> {
        self.types.get(*self.type_of.get(at)? as usize)
    }

    /// The token at `at` as tables hold it: see [`plain_form`](super::plain_form); empty beyond the last one.
    pub fn form(&self, at: usize) -> &str {
        self.word_type(at).map_or("", |own| &own.form)
    }

    /// Whether the form of the token at `at` is this one byte: a mark is found sooner than a word is compared.
    pub fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.marks.get(at) == Some(&mark)
    }

    /// Whether it is one of these bytes.
    pub fn is_mark_of(&self, at: usize, marks: &[u8]) -> bool {
        self.marks.get(at).is_some_and(|own| marks.contains(own))
    }

    /// The first token at `from` or later whose form is one byte of which `is` holds: see [`position`].
    pub(crate) fn find_mark(&self, from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
        position(self.marks.get(from..)?, is).map(|at| from + at)
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        &self.tokens[self.token_range(span)]
    }

    /// The indices of the tokens that lie wholly inside `span`.
    pub fn token_range(&self, span: Span) -> Range<usize> {
        let from = self.token_from(span.start);
        // spans are short: looking at one token after another is quicker than halving all that follow
        from..from + self.tokens[from..].iter().take_while(|token| token.span.end <= span.end).count()
    }

    /// The index of the first token that starts at `offset` or later.
    pub fn token_from(&self, offset: usize) -> usize {
        let Some(near) = self.strides.get(offset / STRIDE) else { return self.tokens.len() };
        let near = *near as usize;
        near + self.tokens[near..].iter().take_while(|token| token.span.start < offset).count()
    }

    /// The stretch from the first to the last of some tokens; empty where there are none.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens).and_then(|tokens| Some((tokens.first()?, tokens.last()?))) {
            Some((first, last)) => Span::new(first.span.start, last.span.end),
            None => Span::new(0, 0),
        }
    }

    /// The block that holds `offset`, if any does.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        self.blocks[..after].last().filter(|block| block.span.holds(offset))
    }
}
