//! The part of xtask that tests share: a static server that behaves like GitHub Pages.

mod http;
pub mod site_server;
