//! The text and its parts: blocks, sentences, tokens, quotations, clauses.

mod clause;
mod document;
mod quotation;
mod sentence;
mod token;

pub use clause::{Clause, clauses};
pub use document::{Block, BlockKind, Document};
pub use quotation::{Quotation, quotations};
pub use sentence::sentences;
pub use token::{Token, TokenKind, tokens};
