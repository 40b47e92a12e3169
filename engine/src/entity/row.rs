//! Rows of a knowledge table.

use super::knowledge::{Coordinates, Fact, KnownEntity};
use crate::EntityType;
use rustc_hash::FxHashSet;

/// The first row of every knowledge table: its columns, parted by tabs.
pub const HEADER: &str = "id\ttype\tname\taliases\tdescription\tas_of\tsource_url\tsource_name\tfacts\tdemonyms\tcountry\tlatitude\tlongitude\tweight";

/// The entries of a table, in its order; an error says which line is wrong, and why.
pub(super) fn entries(table: &str) -> Result<Vec<KnownEntity>, String> {
    let mut lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    match lines.next() {
        Some((_, HEADER)) => {}
        other => return Err(format!("the header row is missing: {other:?}")),
    }
    let mut entries = Vec::new();
    let mut ids = FxHashSet::default();
    for (number, line) in lines {
        let entry = entry(line).map_err(|why| format!("line {}: {why}", number + 1))?;
        if !ids.insert(line.split('\t').next()) {
            return Err(format!("line {}: the id {} stands twice", number + 1, entry.id));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn entry(line: &str) -> Result<KnownEntity, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[
        id,
        kind,
        name,
        aliases,
        description,
        as_of,
        source_url,
        source_name,
        facts,
        demonyms,
        country,
        north,
        east,
        weight,
    ] = &columns[..]
    else {
        return Err(format!("{} columns instead of 14", columns.len()));
    };
    if let Some(column) = columns.iter().find(|column| column.trim() != **column) {
        return Err(format!("white space around {column:?}"));
    }
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(format!("the id {id:?} is not kebab-case"));
    }
    let kind = EntityType::from_name(kind).ok_or_else(|| format!("the type {kind:?} does not exist"))?;
    for (value, what) in [(name, "name"), (description, "description"), (source_name, "source name")] {
        if value.is_empty() {
            return Err(format!("no {what}"));
        }
    }
    if !is_date(as_of) {
        return Err(format!("the date {as_of:?} is not YYYY, YYYY-MM or YYYY-MM-DD"));
    }
    if !source_url.starts_with("https://") {
        return Err(format!("the source {source_url:?} is no https address"));
    }
    if !(country.is_empty() || country.len() == 3 && country.bytes().all(|b| b.is_ascii_uppercase())) {
        return Err(format!("the country {country:?} is not three capitals"));
    }
    Ok(KnownEntity {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        aliases: list(aliases)?,
        description: description.to_owned(),
        as_of: as_of.to_owned(),
        source_url: source_url.to_owned(),
        source_name: source_name.to_owned(),
        facts: list(facts)?.iter().map(|fact| labelled(fact)).collect::<Result<_, _>>()?,
        demonyms: list(demonyms)?,
        country: country.to_owned(),
        place: coordinates(north, east)?,
        weight: weight.parse().map_err(|_| format!("the weight {weight:?} is not 0 to 255"))?,
    })
}

fn list(column: &str) -> Result<Vec<String>, String> {
    let parts: Vec<String> = column.split('|').filter(|_| !column.is_empty()).map(str::to_owned).collect();
    match parts.iter().find(|part| part.trim() != **part || part.is_empty()) {
        Some(part) => Err(format!("an empty part or white space in {part:?} of {column:?}")),
        None => Ok(parts),
    }
}

fn labelled(fact: &str) -> Result<Fact, String> {
    match fact.split_once('=') {
        Some((label, value)) if !label.is_empty() && !value.is_empty() => {
            Ok(Fact { label: label.to_owned(), value: value.to_owned() })
        }
        _ => Err(format!("the fact {fact:?} is not label=value")),
    }
}

fn is_date(date: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = date.split('-').collect();
    parts.len() <= 3 && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2))
}

fn coordinates(north: &str, east: &str) -> Result<Option<Coordinates>, String> {
    if north.is_empty() && east.is_empty() {
        return Ok(None);
    }
    match (hundredths(north, 9000), hundredths(east, 18000)) {
        (Some(latitude), Some(longitude)) => Ok(Some(Coordinates { latitude, longitude })),
        _ => Err(format!("the place {north:?} {east:?} is not in degrees with two decimals")),
    }
}

/// *-12.34* as -1234, without the tables for reading any fraction that a float needs.
fn hundredths(degrees: &str, most: i16) -> Option<i16> {
    let (is_negative, plain) = degrees.strip_prefix('-').map_or((false, degrees), |plain| (true, plain));
    let (whole, part) = plain.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !(digits(whole) && digits(part) && (1..=3).contains(&whole.len()) && part.len() == 2) {
        return None;
    }
    let size = whole.parse::<i16>().ok()?.checked_mul(100)?.checked_add(part.parse().ok()?)?;
    (size <= most).then_some(if is_negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_row_is_named() {
        for (row, why) in [
            ("a\tplace\tA", "columns"),
            ("A b\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t0", "kebab-case"),
            ("a\tcity\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t0", "type"),
            ("a\tplace\tA\tB||C\td\t2024\thttps://e.org\ts\t\t\t\t\t\t0", "empty part"),
            ("a\tplace\tA\t\td\tMay\thttps://e.org\ts\t\t\t\t\t\t0", "date"),
            ("a\tplace\tA\t\td\t2024\te.org\ts\t\t\t\t\t\t0", "https"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\tCapital\t\t\t\t\t0", "label=value"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\tGermany\t\t\t0", "capitals"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t90.01\t0.00\t0", "degrees"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t9.0\t0.00\t0", "degrees"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t9.00\t\t0", "degrees"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t999.99\t0.00\t0", "degrees"),
            ("a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t256", "weight"),
        ] {
            let error = entries(&format!("# a comment\n{HEADER}\n{row}\n")).unwrap_err();
            assert!(error.contains("line 3") && error.contains(why), "{error}");
        }
    }

    #[test]
    fn an_id_stands_once_in_a_table() {
        let row = "a\tplace\tA\t\td\t2024\thttps://e.org\ts\t\t\t\t\t\t0";
        assert!(entries(&format!("{HEADER}\n{row}\n{row}\n")).unwrap_err().contains("twice"));
    }
}
