//! Tables as comma-separated values (RFC 4180), for spreadsheets and statistics.

use crate::Shared;
use whosays_engine::wire::{Offsets, Unit};
use whosays_engine::{SourceKind, Status};

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
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut table = head.join(",") + "\r\n";
    for row in rows {
        table.push_str(&row.map(|words| cell(&words)).join(","));
        table.push_str("\r\n");
    }
    table
}

/// The statements: a row each, in text order. Places are code points, as in JSON.
pub fn statements(shared: &Shared) -> String {
    let head = [
        "number",
        "status",
        "statement",
        "source",
        "source_kind",
        "source_words",
        "sure_percent",
        "set_by",
        "start",
        "end",
    ];
    let text = &shared.article.text;
    let offsets = Offsets::new(text, Unit::CodePoint);
    let rows = shared.analysis.statements.iter().enumerate().map(|(number, own)| {
        let by_hand = own.is_by_hand();
        // Nobody measured how sure a person is.
        let sure = if by_hand { String::new() } else { format!("{:.0}", own.confidence * 100.0) };
        [
            (number + 1).to_string(),
            own.status.name().into(),
            own.span.of(text).into(),
            shared.source_name(own).unwrap_or_default().into(),
            own.source_kind().name().into(),
            own.source.map(|source| source.span.of(text)).unwrap_or_default().into(),
            sure,
            if by_hand { "person" } else { "whosays" }.into(),
            offsets.of(own.span.start).to_string(),
            offsets.of(own.span.end).to_string(),
        ]
    });
    table(head, rows)
}

/// The sources: a row each, with how many statements of each status they answer for.
pub fn sources(shared: &Shared) -> String {
    let statuses = Status::ALL.map(Status::name);
    let head = ["source", "kind", "statements", statuses[0], statuses[1], statuses[2], statuses[3], statuses[4]];
    let rows = shared.profile.sources.iter().map(|group| {
        let counted = |status: Status| {
            let all = group.statements.iter().filter_map(|at| shared.analysis.statements.get(*at));
            all.filter(|own| own.status == status).count().to_string()
        };
        let [sourced, unsourced, speculation, prediction, opinion] = Status::ALL.map(counted);
        let kind = if group.kind == SourceKind::Author { SourceKind::Vague } else { group.kind };
        let name = group.name.clone().unwrap_or_else(|| "(not said exactly)".into());
        let all = group.statements.len().to_string();
        [name, kind.name().into(), all, sourced, unsourced, speculation, prediction, opinion]
    });
    table(head, rows)
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
