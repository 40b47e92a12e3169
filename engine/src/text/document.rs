//! A text with the parts that every later stage reads.

use super::{Quotation, Token, Traits, plain_form, quotations, sentences, tokens, traits_of};
use crate::Span;
use std::borrow::Cow;
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
    /// Each token as tables hold it: see [`plain_form`].
    pub forms: Vec<Cow<'a, str>>,
    /// What each token can be.
    pub traits: Vec<Traits>,
    /// Sentences in text order, disjoint, none across a block's end.
    pub sentences: Vec<Span>,
    /// Quotations in text order of their opening marks. One may run over several blocks.
    pub quotations: Vec<Quotation>,
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
        let forms: Vec<_> = (0..tokens.len()).map(|at| form(text, &tokens, at)).collect();
        let traits = forms.iter().map(|form| traits_of(form)).collect();
        Self { text, blocks, tokens, forms, traits, sentences, quotations }
    }

    /// The tokens that lie wholly inside `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        &self.tokens[self.token_range(span)]
    }

    /// The indices of the tokens that lie wholly inside `span`.
    pub fn token_range(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.start < span.start);
        // spans are short: looking at one token after another is quicker than halving all that follow
        from..from + self.tokens[from..].iter().take_while(|token| token.span.end <= span.end).count()
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

/// The form of the token at `at`. *US* and *WHO* among words in small letters keep their capitals: they are no pronouns.
fn form<'a>(text: &'a str, tokens: &[Token], at: usize) -> Cow<'a, str> {
    let word = tokens[at].span.of(text);
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    if word.len() < 4 && capitals(word) {
        let near = [at.wrapping_sub(1), at + 1];
        let shouts = near.iter().filter_map(|at| tokens.get(*at)).any(|token| capitals(token.span.of(text)));
        if !shouts {
            return Cow::Borrowed(word);
        }
    }
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || (b.is_ascii_punctuation() && b != b'`')) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(plain_form(word))
    }
}
