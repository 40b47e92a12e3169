//! Standoff annotations: what people add to an analysis, its way into packs and back, and the composition into flat segments.
//!
//! ```
//! use whosays_engine::{analyze, layer::w3c};
//!
//! let text = "The ferry may sink, Ines Duarte said.";
//! let page = w3c::annotations(text, &analyze(text), &[], Some("https://example.org/ferry"));
//! let json = serde_json::to_string(&page)?;
//! let foreign: w3c::Foreign = serde_json::from_str(&json)?;
//! assert_eq!(w3c::edits(text, &foreign, &[]).edits.len(), 1, "what is written is read");
//! # Ok::<(), serde_json::Error>(())
//! ```

mod align;
mod anchor;
mod compose;
mod edit;
mod lines;
mod noted;
mod pack;
mod segment;
pub mod selector;
mod settled;
mod telling;
pub mod w3c;
mod words;

pub use align::Alignment;
pub use anchor::{Anchor, Place};
pub use compose::{Composed, compose, stood};
pub use edit::{Edit, History, Mark};
pub use noted::{Left, Leftover, Noted};
pub use pack::{
    Opened, Pack, PackedChoice, PackedEdit, PackedMark, PackedSource, Refusal, Target, VERSION as PACK_VERSION,
};
pub use segment::{Segment, mentions, segments};
pub use settled::settled;
pub use telling::{Change, shortened, told, told_with};
pub use words::{Words, fingerprint, quote_hash};
