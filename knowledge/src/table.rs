//! Entries as a table: tab-separated, one a row.

use crate::entry::Entry;

/// The columns: those of the engine's table, then what [`Entry`] has beside.
pub(crate) const HEADER: &str = "id\ttype\tname\taliases\tdescription\tas_of\tsource_url\tsource_name\tfacts\tdemonyms\tcountry\tlatitude\tlongitude\tweight";

/// The table of these entries, in their order.
pub(crate) fn write(entries: &[Entry]) -> String {
    let mut table = format!("{HEADER}\n");
    for entry in entries {
        let known = &entry.known;
        let facts: Vec<String> = known.facts.iter().map(|fact| format!("{}={}", fact.label, fact.value)).collect();
        let degrees = |of: fn((f64, f64)) -> f64| entry.at.map_or(String::new(), |at| format!("{:.2}", of(at)));
        let cells = [
            &known.id,
            known.kind.name(),
            &known.name,
            &known.aliases.join("|"),
            &known.description,
            &known.as_of,
            &known.source_url,
            &known.source_name,
            &facts.join("|"),
            &known.demonyms.join("|"),
            &entry.country,
            &degrees(|at| at.0),
            &degrees(|at| at.1),
            &entry.weight.to_string(),
        ];
        table.push_str(&cells.join("\t"));
        table.push('\n');
    }
    table
}
