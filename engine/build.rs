//! Makes the tables that ship out of those in `data/`: without comments and without the examples, which are for whoever
//! reads and tests a table and would be a quarter of the engine's weight. Long lists ship front-coded, which takes a
//! quarter off what a compressor leaves of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        if let (Some("tsv" | "txt"), Some(name)) = (path.extension().and_then(|end| end.to_str()), path.file_name()) {
            let table = fs::read_to_string(&path)?;
            let is_list = path.extension().is_some_and(|end| end == "txt");
            let text = match name.to_str() {
                Some("given-names.txt") => front_coded(borne(&table).iter().map(String::as_str).collect()),
                _ if is_list => front_coded(entries(&table).collect()),
                Some("places.tsv") => front_coded(entries(&table).skip(1).collect()),
                Some("cues.tsv") => joined(&shipped(&table)),
                _ => shipped(&table),
            };
            fs::write(Path::new(&out).join(name), text)?;
        }
    }
    Ok(())
}

/// A table without comments and blank lines, and with nothing in the cells of its column `example`.
fn shipped(table: &str) -> String {
    let mut rows = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).peekable();
    let example = rows.peek().and_then(|header| header.split('\t').position(|column| column == "example"));
    let mut out = String::new();
    for (n, row) in rows.enumerate() {
        let cells =
            row.split('\t').enumerate().map(|(column, cell)| if n > 0 && Some(column) == example { "" } else { cell });
        out.push_str(&cells.collect::<Vec<_>>().join("\t"));
        out.push('\n');
    }
    out
}

/// A table of cues in which single words of the same cells share a row, in order of bytes: an eighth less to compress.
fn joined(table: &str) -> String {
    let (mut words, mut rest) = (BTreeMap::<&str, Vec<&str>>::new(), Vec::new());
    let mut rows = table.lines();
    let header = rows.next().unwrap_or_default();
    for row in rows {
        match row.split_once('\t') {
            Some((form, cells)) if !form.contains(' ') => words.entry(cells).or_default().extend(form.split('|')),
            Some((form, cells)) => rest.push((cells, form)),
            None => {}
        }
    }
    rest.sort_unstable();
    let mut out = format!("{header}\n");
    for (cells, mut forms) in words {
        forms.sort_unstable();
        out.push_str(&format!("{}\t{cells}\n", forms.join("|")));
    }
    rest.iter().for_each(|(cells, form)| out.push_str(&format!("{form}\t{cells}\n")));
    out
}

/// Given names, each with a mark of whether women (`>`) or men (`<`) bear it, where one do.
fn borne(table: &str) -> Vec<String> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let marked = |row: &str| match row.split_once('\t') {
        Some((name, "woman")) => format!("{name}>"),
        Some((name, "man")) => format!("{name}<"),
        _ => row.to_owned(),
    };
    rows.map(marked).collect()
}

/// The first cell of each row.
fn entries(table: &str) -> impl Iterator<Item = &str> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.map(|row| row.split('\t').next().unwrap_or_default())
}

/// The most bytes that an entry can take over from the one before it: what one control character can say.
const MOST_SHARED: usize = 30;

/// A list in order of bytes, each entry as a control character, which says how many bytes of the entry before it comes
/// first in this one (U+0001 for none), and the rest of it. See Witten, Moffat and Bell, Managing Gigabytes, on front
/// coding.
fn front_coded(mut entries: Vec<&str>) -> String {
    entries.sort_unstable();
    let mut out = String::new();
    let mut before = "";
    for entry in entries {
        let same = before.bytes().zip(entry.bytes()).take_while(|(a, b)| a == b).count();
        let shared = (0..=same.min(MOST_SHARED)).rev().find(|at| entry.is_char_boundary(*at)).unwrap_or(0);
        out.push(char::from(shared as u8 + 1));
        out.push_str(&entry[shared..]);
        before = entry;
    }
    out
}
