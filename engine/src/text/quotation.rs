//! Quotations: stretches between quotation marks, straight or curly, nested, over several paragraphs.

use super::Block;
use crate::Span;

/// Somebody's words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub span: Span,
}

/// The outermost quotations of a text.
pub fn quotations(_text: &str, _blocks: &[Block]) -> Vec<Quotation> {
    Vec::new()
}
