//! Whosays on the command line.

fn main() {}
