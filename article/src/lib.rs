//! Articles as files.
