//! Other articles: pasted, chosen as a file, or dropped on the page. What is no plain text is read by `importers/`.

mod refusal;

#[cfg(feature = "csr")]
pub mod address;
#[cfg(feature = "csr")]
mod arriving;
#[cfg(feature = "csr")]
mod bringing;
#[cfg(feature = "csr")]
mod brought;
#[cfg(feature = "csr")]
pub mod desk;
#[cfg(feature = "csr")]
pub mod dialog;
#[cfg(feature = "csr")]
pub mod drop;
#[cfg(feature = "csr")]
pub mod explaining;
#[cfg(feature = "csr")]
mod file;
#[cfg(feature = "csr")]
pub mod open;
#[cfg(feature = "csr")]
pub mod returning;

#[cfg(feature = "csr")]
pub use explaining::{Errand, keep_no_more, replace, stop};
#[cfg(feature = "csr")]
pub use open::{go_back, tell_deleted, tell_tabs};
#[cfg(feature = "csr")]
pub use refusal::Refusal;
