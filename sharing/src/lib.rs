//! What goes out of the page and comes back into it: packs, links, annotations, tables, Markdown.
//!
//! A module of its own, which the page loads when something is shared, saved or put over an article: a first visit needs
//! none of it, and a reader and writer of JSON would be a tenth of the page.

mod csv;
mod hypothesis;
mod labelled;
mod link;
mod markdown;
#[cfg(feature = "page")]
mod module;
mod opening;
mod over;
mod refused;
mod shared;
mod signature;

pub use labelled::pack as labelled_pack;
pub use link::Linked;
pub use markdown::article as markdown_of;
pub use opening::{Found, ToSee, open, refusal};
pub use over::{Over, over};
pub use shared::Shared;
pub use signature::{Listed, signature};
