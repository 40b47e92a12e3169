//! Tables as comma-separated values (RFC 4180), as spreadsheets open them.

/// What a cell begins with that a spreadsheet would take for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell of any words. Where a spreadsheet would calculate them, an apostrophe goes before them, as people do who mean a text.
fn cell(words: &str) -> String {
    let guard = if words.starts_with(FORMULA) { "'" } else { "" };
    match words.contains(['"', ',', '\n', '\r']) || !guard.is_empty() {
        true => format!("\"{guard}{}\"", words.replace('"', "\"\"")),
        false => words.to_owned(),
    }
}

/// A table; every line ends as the RFC has it.
pub fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut table = head.join(",") + "\r\n";
    for row in rows {
        table.push_str(&row.map(|words| cell(&words)).join(","));
        table.push_str("\r\n");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_as_the_rfc_has_it() {
        for (words, written) in [
            ("plain words", "plain words"),
            ("a, b", "\"a, b\""),
            ("“a” \"b\"", "\"“a” \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("", ""),
        ] {
            assert_eq!(cell(words), written);
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for words in ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"https://e.org\")"] {
            assert!(cell(words).starts_with("\"'"), "{words:?}");
        }
        assert_eq!(cell("1=1"), "1=1");
    }
}
