//! Standoff annotations and their composition into flat segments.

mod segment;

pub use segment::{Segment, mentions, segments};
