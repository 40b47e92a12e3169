//! The part of xtask that tests share: a static server that behaves like GitHub Pages.

pub mod site_server;
