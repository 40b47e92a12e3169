//! Makes the tables that ship out of those in `data/`: without comments and without the examples, which are for whoever
//! reads and tests a table and would be a quarter of the engine's weight.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        if let (Some("tsv" | "txt"), Some(name)) = (path.extension().and_then(|end| end.to_str()), path.file_name()) {
            fs::write(Path::new(&out).join(name), shipped(&fs::read_to_string(&path)?))?;
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
