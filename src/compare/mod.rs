//! The article at hand beside another one on the same event.

#[cfg(feature = "csr")]
pub mod choosing;
mod view;

#[cfg(feature = "csr")]
pub use view::Compared;
