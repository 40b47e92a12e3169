//! Maps of places: the countries' shapes, the stretch of the Earth that a map shows, and its drawing as SVG.

pub mod drawing;
#[cfg(feature = "csr")]
pub mod loading;
pub mod shapes;
pub mod view;
