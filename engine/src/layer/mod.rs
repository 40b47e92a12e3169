//! Standoff annotations and their composition into flat segments.

mod align;
mod anchor;
mod compose;
mod edit;
mod segment;
mod words;

pub use align::Alignment;
pub use anchor::{Anchor, Place};
pub use compose::{Composed, compose};
pub use edit::{Edit, History, Mark};
pub use segment::{Segment, mentions, segments};
pub use words::{Words, quote_hash};
