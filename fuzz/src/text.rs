//! Any text has a sound analysis, by rules and with weights.

use whosays_tests::sound;

/// Analyses the bytes as a browser would decode them.
pub fn run(bytes: &[u8]) {
    sound::check(&String::from_utf8_lossy(bytes));
}
