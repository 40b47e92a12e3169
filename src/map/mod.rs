//! Maps of places: the countries' shapes, the stretch of the Earth that a map shows, its drawing as SVG,
//! and the parts of the world that are enlarged.

pub mod drawing;
#[cfg(feature = "csr")]
pub mod loading;
pub mod parts;
pub mod shapes;
pub mod view;
