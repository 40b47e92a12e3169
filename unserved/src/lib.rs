//! The part of the library wasm-streams that Leptos's server functions name, for a site that has no server.
//!
//! The library exports JavaScript classes, which no linker may leave out: they and what they call are five kilobytes of a first visit, of which
//! nothing is ever called. Here a stream is a type without values, so whoever should call a server after all hears so at once.

use futures_util::stream::{Pending, Stream};
use wasm_bindgen::{JsValue, throw_str};

/// A stream between the page and a server, of which there is none.
pub enum ReadableStream {}

impl ReadableStream {
    /// A stream that a server answers with.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unserved()
    }

    /// A stream that a server is sent.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unserved()
    }

    /// The browser's own stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// What comes, piece by piece.
    pub fn into_stream(self) -> Pending<Result<JsValue, JsValue>> {
        match self {}
    }
}

fn unserved() -> ! {
    throw_str("this site has no server")
}
