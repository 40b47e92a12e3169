//! Builds, serves, tests and measures Whosays.

fn main() {}
