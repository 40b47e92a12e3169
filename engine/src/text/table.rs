//! The tables in `data/`: tab-separated, a header, comments after `#`.

/// The rows of a table with exactly `N` columns; comments, blank lines and the header are left out.
///
/// A row with another number of columns is left out as well; the tests of each table's reader count them.
pub(crate) fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).skip(1);
    lines.filter_map(|line| line.split('\t').map(str::trim).collect::<Vec<_>>().try_into().ok())
}

/// The entries of a front-coded list (see build.rs), each with a line break after it.
pub(crate) fn unpacked(coded: &str) -> String {
    let mut out = String::with_capacity(coded.len() * 2);
    let mut before = 0;
    for entry in coded.split_inclusive(|c: char| c.is_control()) {
        // each part ends with the character that says how the next one starts
        let (rest, shared) = match entry.char_indices().next_back() {
            Some((at, c)) if c.is_control() => (&entry[..at], Some((c as usize).saturating_sub(1))),
            _ => (entry, None),
        };
        out.push_str(rest);
        if !out.is_empty() {
            out.push('\n');
        }
        let start = out.len();
        if let Some(shared) = shared {
            // a damaged list may ask for more than there is
            let shared = out[before..start].get(..shared).map_or(0, str::len);
            out.extend_from_within(before..before + shared);
        }
        before = start;
    }
    out
}

/// How many rows `table` holds, whatever their columns.
#[cfg(test)]
pub(crate) fn row_count(table: &'static str) -> usize {
    table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count() - 1
}
