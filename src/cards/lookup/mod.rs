//! "Look it up": what an encyclopedia says of a name, asked only when the reader says so, about that name alone.
//!
//! The answer of a public service is a stranger's: of it only text and the address of a picture are taken, and what is
//! taken is checked here, without a browser.

mod answer;
#[cfg(feature = "csr")]
mod asking;
mod encyclopedia;
mod look_ups;
pub mod part;

#[cfg(feature = "csr")]
pub use asking::{ask, encyclopedia, question};
pub use look_ups::LookUps;
