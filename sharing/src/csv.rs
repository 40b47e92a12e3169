//! An article's statements and sources as tables, for spreadsheets and statistics.

use crate::Shared;
use whosays_article::csv::table;
use whosays_engine::wire::{Offsets, Unit};
use whosays_engine::{SourceKind, Status};

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

/// The sources: a row each, with how many statements of each status they answer for. Of one that the text does not name, there are only
/// the words by which it is spoken of, as *reportedly*.
pub fn sources(shared: &Shared) -> String {
    let statuses = Status::ALL.map(Status::name);
    let head =
        ["source", "kind", "words", "statements", statuses[0], statuses[1], statuses[2], statuses[3], statuses[4]];
    let rows = shared.profile.sources.iter().map(|group| {
        let counted = |status: Status| {
            let all = group.statements.iter().filter_map(|at| shared.analysis.statements.get(*at));
            all.filter(|own| own.status == status).count().to_string()
        };
        let [sourced, unsourced, speculation, prediction, opinion] = Status::ALL.map(counted);
        let kind = if group.kind == SourceKind::Author { SourceKind::Vague } else { group.kind };
        let name = group.name.clone().unwrap_or_default();
        let mut words: Vec<&str> = Vec::new();
        for own in group.statements.iter().filter_map(|at| shared.analysis.statements.get(*at)?.source) {
            let own = own.span.of(&shared.article.text);
            if !words.contains(&own) {
                words.push(own);
            }
        }
        let all = group.statements.len().to_string();
        [name, kind.name().into(), words.join("; "), all, sourced, unsourced, speculation, prediction, opinion]
    });
    table(head, rows)
}
