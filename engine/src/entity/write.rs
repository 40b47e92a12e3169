//! Entries as a knowledge table: tab-separated, one a row.

use super::knowledge::KnownEntity;
use super::row::HEADER;

/// The table of these entries, in their order, as [`KnowledgeBase::add`](super::KnowledgeBase::add) reads it.
pub fn write_table<'e>(entries: impl IntoIterator<Item = &'e KnownEntity>) -> String {
    let mut table = format!("{HEADER}\n");
    for known in entries {
        let facts: Vec<String> = known.facts.iter().map(|fact| format!("{}={}", fact.label, fact.value)).collect();
        let (latitude, longitude) =
            known.place.map_or_else(Default::default, |place| (degrees(place.latitude), degrees(place.longitude)));
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
            &known.country,
            &latitude,
            &longitude,
            &known.weight.to_string(),
        ];
        table.push_str(&cells.join("\t"));
        table.push('\n');
    }
    table
}

/// Hundredths of a degree in degrees: -50 as *-0.50*.
fn degrees(hundredths: i16) -> String {
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::super::KnowledgeBase;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let core = KnowledgeBase::core().entries();
        assert_eq!(KnowledgeBase::from_tsv(&write_table(core)).unwrap().entries(), core);
        assert_eq!(degrees(-50), "-0.50");
    }
}
