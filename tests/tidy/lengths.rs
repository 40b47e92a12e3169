//! Files stay small enough to be read in one go.

use crate::tracked::{TextFile, check, sample};

const MOST_LINES: usize = 400;

fn too_long(file: &TextFile) -> Vec<String> {
    let lines = file.text.lines().count();
    let counts = file.ends_with(&[".rs", ".css", ".js", ".mjs", ".ts", ".mts"]);
    if counts && lines > MOST_LINES { vec![format!("{lines} lines, {MOST_LINES} at most")] } else { Vec::new() }
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    check(too_long);
}

#[test]
fn the_rule_on_length_bites() {
    assert_eq!(too_long(&sample("a.rs", &"x\n".repeat(401))).len(), 1);
    assert_eq!(too_long(&sample("a.rs", &"x\n".repeat(400))).len(), 0);
    assert_eq!(too_long(&sample("a.tsv", &"x\n".repeat(401))).len(), 0);
}
