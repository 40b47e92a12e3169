//! The text and its parts: blocks, sentences, tokens, quotations, clauses.

mod blocks;
mod bylines;
mod clause;
mod document;
mod language;
mod look;
mod quotation;
mod sentence;
mod table;
pub mod tag;
mod token;
mod traits;
mod word_type;

pub use blocks::{is_aside, plain_blocks};
pub(crate) use bylines::words as byline_words;
pub use clause::{Clause, ClauseKind, clauses};
pub(crate) use clause::{add_clauses, is_finite};
pub use document::{Block, BlockKind, Document};
pub use language::LanguageCount;
pub(crate) use language::languages;
pub(crate) use look::Look;
pub use quotation::{Quotation, quotations};
pub(crate) use sentence::abbreviations;
pub use sentence::sentences;
#[cfg(test)]
pub(crate) use table::row_count;
pub(crate) use table::{rows, unpacked};
pub use token::{Token, TokenKind, count_words, tokens};
pub use traits::{Traits, plain_form, traits_of};
pub(crate) use traits::{classes, traits_by};
pub use word_type::WordType;
