//! Article text in, [`Analysis`] out: **who says so, and how sure are they?**
//!
//! The engine knows no DOM, no clock, no randomness and no files. Analysing any text cannot fail, and the same bytes
//! give the same analysis. It reports how an article *presents* things; it never says that a statement is true.
//!
//! ```
//! let text = "Prices may rise, the bank said.";
//! let analysis = whosays_engine::analyze(text);
//! let statement = &analysis.statements[0];
//! assert_eq!(statement.status, whosays_engine::Status::Speculation);
//! assert_eq!(statement.source.as_ref().unwrap().span.of(text), "the bank");
//! ```

/// A table of `data/` as it ships: see build.rs. Tests read the table itself, with its examples.
macro_rules! table {
    ($name:literal) => {
        if cfg!(test) {
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name))
        } else {
            include_str!(concat!(env!("OUT_DIR"), "/", $name))
        }
    };
}

/// A list of `data/` as it ships, front-coded: see build.rs and `text::unpacked`.
macro_rules! list {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

mod analysis;
mod bytes;
pub mod comparison;
pub mod data;
mod dictionary;
pub mod entity;
pub mod layer;
pub mod model;
pub mod order;
pub mod packed;
mod parts;
mod pipeline;
pub mod profile;
mod span;
pub mod statement;
pub mod text;
pub mod wire;

pub use analysis::{
    Analysis, Cue, CueKind, Description, DescriptionKind, Entity, EntityId, EntityType, Reason, Source, SourceKind,
    Statement, Status,
};
pub use model::Models;
pub use parts::{Heed, analyze_blocks, analyze_parts, analyze_text};
pub use pipeline::{analyze, analyze_document};
pub use span::Span;
