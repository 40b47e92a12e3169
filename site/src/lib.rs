//! A folder of articles becomes a site: a page each, explained, their index, a feed and a sitemap.
//!
//! The same code builds this project's own site, from the files that its build has just made, and any other one from the
//! command line, which carries those files along ([`Parts`]).

mod address;
mod feed;
pub mod folder;
mod head;
mod layer;
mod lines;
mod list_head;
pub mod parts;
mod precache;
mod problem;
mod publish;
pub mod ready;
mod settings;
mod whole;
mod written;

pub use address::Place;
pub use folder::Folder;
pub use parts::Parts;
pub use problem::Problem;
pub use publish::pages;
pub use settings::{Settings, origin};
pub use whole::whole;
