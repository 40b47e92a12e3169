//! What the tests and the fuzz targets share.

pub mod sound;
