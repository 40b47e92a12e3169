//! Words are data: they stand in tables whose rows are whole, not in code.

use crate::tracked::{TextFile, check, sample};

/// More strings than this in one array are a word list.
const MOST_STRINGS: usize = 25;

/// Rows whose cells are not as many as those of the table's first row, comments aside.
fn uneven_rows(file: &TextFile) -> Vec<String> {
    if !file.ends_with(&[".tsv"]) {
        return Vec::new();
    }
    let cells = |line: &str| line.split('\t').count();
    let mut rows = file.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((_, first)) = rows.next() else {
        return vec!["the table is empty".to_owned()];
    };
    let wanted = cells(first);
    rows.filter(|(_, line)| cells(line) != wanted)
        .map(|(at, line)| format!("line {} has {} cells, the first row has {wanted}", at + 1, cells(line)))
        .collect()
}

/// Arrays in code that hold many strings. A nested bracket is an array of its own, and what stands in parentheses is
/// no list either: pairs give the names in a table their variants.
fn word_lists(file: &TextFile) -> Vec<String> {
    let is_test = file.name.starts_with("tests/") || file.name.contains("/tests/") || file.ends_with(&["/tests.rs"]);
    if !file.ends_with(&[".rs"]) || is_test {
        return Vec::new();
    }
    let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let mut chars = line.chars();
        let mut in_string = false;
        while let Some(c) = chars.next() {
            match c {
                '\\' => drop(chars.next()),
                '"' => {
                    in_string = !in_string;
                    if let (true, Some(strings)) = (in_string, open.last_mut()) {
                        *strings += 1;
                    }
                }
                '[' | '(' if !in_string => open.push(0),
                ']' | ')' if !in_string => {
                    let strings = open.pop().unwrap_or(0);
                    if c == ']' && strings > MOST_STRINGS {
                        found.push(format!("the array that ends in line {} holds {strings} strings", at + 1));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn every_row_of_a_table_is_whole() {
    check(uneven_rows);
}

#[test]
fn no_word_list_stands_in_code() {
    check(word_lists);
}

#[test]
fn the_rules_on_data_bite() {
    let table = "# forms\nform\tkind\nmay\tpossibility\nwill\n";
    assert_eq!(uneven_rows(&sample("a.tsv", table)), ["line 4 has 1 cells, the first row has 2"]);
    let list = format!("const WORDS: [&str; 26] = [\n{}];\n", "    \"word\",\n".repeat(26));
    assert_eq!(word_lists(&sample("engine/src/a.rs", &list)).len(), 1);
    assert!(word_lists(&sample("engine/src/a.rs", &list.replacen("\"word\"", "", 1))).is_empty());
    let pairs = format!("const USES: [(&str, Use); 26] = [\n{}];\n", "    (\"word\", Use::Word),\n".repeat(26));
    assert!(word_lists(&sample("engine/src/a.rs", &pairs)).is_empty());
    assert!(word_lists(&sample("engine/src/a.rs", "let x = a[\"[\"]; let y = '\"'; // \"\"\n")).is_empty());
}
