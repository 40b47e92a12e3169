//! What the reader changes in what is said of an article: marks, their limits and sources, names and the words of cards.
//!
//! Each change goes into the session's layer, is kept at once, and the reading at hand is made anew with it.

#[cfg(feature = "csr")]
pub mod acting;
#[cfg(feature = "csr")]
mod card_form;
#[cfg(feature = "csr")]
pub mod forms;
#[cfg(feature = "csr")]
pub mod keeping;
pub mod limits;
#[cfg(feature = "csr")]
pub mod making;
mod mark_form;
#[cfg(feature = "csr")]
pub mod panel;
mod removal;
#[cfg(feature = "csr")]
pub mod selection;
pub mod sources;

#[cfg(feature = "csr")]
pub use making::Layer;
