//! Standoff annotations and their composition into flat segments.
