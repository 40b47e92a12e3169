//! The web app: an article, explained line by line in the reader's browser.
//!
//! The same views serve twice: rendered to HTML at build time (`ssr`), so that the page reads without scripts, and
//! mounted in the browser (`csr`), where they answer to the reader. The article's body is the one exception: it is a
//! string from `reading::markup`, put into the page once and never touched again.
//!
//! Without one of the two features the crate is empty.

// What only the live page calls is idle while prerendering, and is checked by the build for the browser.
#![cfg_attr(not(feature = "csr"), allow(dead_code))]

#[cfg(feature = "csr")]
pub mod app;
#[cfg(any(feature = "csr", feature = "still"))]
mod cards;
#[cfg(any(feature = "csr", feature = "still"))]
mod clock;
#[cfg(any(feature = "csr", feature = "still"))]
mod compare;
#[cfg(any(feature = "csr", feature = "still"))]
mod correct;
#[cfg(feature = "csr")]
mod details;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(any(feature = "csr", feature = "still"))]
mod index;
#[cfg(any(feature = "csr", feature = "still"))]
mod intake;
#[cfg(feature = "csr")]
mod lasting;
#[cfg(feature = "csr")]
pub mod lesson;
#[cfg(feature = "ssr")]
pub mod library;
#[cfg(any(feature = "csr", feature = "still"))]
mod map;
#[cfg(feature = "ssr")]
pub mod prerender;
#[cfg(feature = "csr")]
mod printing;
#[cfg(any(feature = "csr", feature = "still"))]
mod quoted;
#[cfg(any(feature = "csr", feature = "still"))]
mod reading;
#[cfg(any(feature = "csr", feature = "still"))]
mod recent;
#[cfg(feature = "csr")]
mod rehearsal;
#[cfg(feature = "csr")]
mod session;
#[cfg(feature = "csr")]
mod sharing;
#[cfg(feature = "csr")]
mod soon;
#[cfg(feature = "still")]
pub mod still;
#[cfg(feature = "still")]
pub mod telling;
#[cfg(feature = "csr")]
mod toolbar;
#[cfg(any(feature = "csr", feature = "still"))]
mod words;
#[cfg(any(feature = "csr", feature = "still"))]
mod written;
