//! A behaviour of the page, as the list in main.rs names it.

use crate::engine::{Engine, Kind};
use crate::page::Page;
use std::pin::Pin;

/// A behaviour in progress; it panics where the page does otherwise.
pub type Run = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What the page does, and how that is tried.
pub struct Behaviour {
    /// What the page does, in snake case.
    pub name: &'static str,
    /// The session that it is tried in.
    pub kind: Kind,
    /// Tries it.
    pub run: fn(Page) -> Run,
    /// The browsers that can do it, where not all can.
    pub only: &'static [Engine],
}

/// Lists async functions of a module as its behaviours; after `in`, the only browsers that can do it.
macro_rules! behaviours {
    ($kind:ident: $($name:ident $(in $($engine:ident)+)?),* $(,)?) => {
        pub const ALL: &[$crate::behaviour::Behaviour] = &[$($crate::behaviour::Behaviour {
            name: stringify!($name),
            kind: $crate::engine::Kind::$kind,
            run: |page| Box::pin($name(page)),
            only: &[$($($crate::engine::Engine::$engine),+)?],
        }),*];
    };
}
pub(crate) use behaviours;
