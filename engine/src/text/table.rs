//! The tables in `data/`: tab-separated, a header, comments after `#`.

/// The rows of a table with exactly `N` columns; comments, blank lines and the header are left out.
///
/// A row with another number of columns is left out as well; the tests of each table's reader count them.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).skip(1);
    lines.filter_map(|line| line.split('\t').map(str::trim).collect::<Vec<_>>().try_into().ok())
}

/// How many rows `table` holds, whatever their columns.
#[cfg(test)]
pub(crate) fn row_count(table: &'static str) -> usize {
    table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count() - 1
}
