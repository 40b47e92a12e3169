//! Standoff annotations and their composition into flat segments.

mod align;
mod anchor;
mod segment;
mod words;

pub use align::Alignment;
pub use anchor::{Anchor, Place};
pub use segment::{Segment, mentions, segments};
pub use words::{Words, quote_hash};
