//! Texts to measure with: the site's articles, the golden texts and the examples of the word lists, in paragraphs in ever
//! another order, each with a person and a place of its own. A text that only repeats itself has as many entities
//! at ten megabytes as at one, and hides what grows faster than the text.

use crate::{Outcome, places};
use std::fs;
use std::path::{Path, PathBuf};

/// Sentences of the word lists' examples that make a paragraph.
const SENTENCES: usize = 4;

/// A file of `bytes` bytes, or a few less; the same each time.
pub fn long_text(bytes: usize) -> Outcome<PathBuf> {
    let root = places::root();
    let mut paragraphs = Vec::new();
    for file in files(&root.join("articles"), "md")? {
        let article = fs::read_to_string(file)?;
        // What stands before the second rule of dashes is front matter.
        let body = article.splitn(3, "---\n").last().unwrap_or(&article);
        paragraphs.extend(body.split("\n\n").map(str::to_owned));
    }
    for file in files(&root.join("tests/golden/texts"), "txt")? {
        paragraphs.extend(fs::read_to_string(file)?.split("\n\n").map(str::to_owned));
    }
    let data = root.join("engine/data");
    for file in files(&data, "tsv")? {
        paragraphs.extend(examples(&fs::read_to_string(file)?).chunks(SENTENCES).map(|some| some.join(" ")));
    }
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    let (given, towns) = (entries(&data.join("given-names.txt"))?, entries(&data.join("places.tsv"))?);

    let mut random = Random(1);
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes {
        let (name, family) = (random.of(&given), random.of(&given));
        text.push_str(&format!("{}, {} {}son of {} said. ", random.of(&paragraphs), name, family, random.of(&towns)));
        text.push_str(&format!("{}son added this:\n\n{}\n\n", family, random.of(&paragraphs)));
    }
    let end = (0..=bytes).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.truncate(end);
    let file = places::scratch(&format!("text-{bytes}.txt"));
    fs::create_dir_all(places::scratch(""))?;
    fs::write(&file, text)?;
    Ok(file)
}

/// The files of a folder with this extension, in order.
fn files(folder: &Path, extension: &str) -> Outcome<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|own| own == extension));
    files.sort();
    Ok(files)
}

/// The cells of a table's column `example` that are sentences.
fn examples(table: &str) -> Vec<&str> {
    let mut rows = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let column = rows.next().and_then(|header| header.split('\t').position(|cell| cell == "example"));
    let cells = rows.filter_map(|row| row.split('\t').nth(column?));
    cells.filter(|cell| cell.ends_with(['.', '?', '!', '”'])).collect()
}

/// The first cells of a table or list, with a capital.
fn entries(file: &Path) -> Outcome<Vec<String>> {
    let list = fs::read_to_string(file)?;
    let lines = list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let cells = lines.filter_map(|line| line.split('\t').next()).filter(|cell| cell.len() > 3);
    let capital = |cell: &str| cell.chars().take(1).flat_map(char::to_uppercase).chain(cell.chars().skip(1)).collect();
    Ok(cells.map(capital).collect())
}

/// Lehmer's generator with the parameters of Park and Miller.
struct Random(u64);

impl Random {
    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        self.0 = self.0 * 48271 % 0x7fff_ffff;
        &all[self.0 as usize % all.len()]
    }
}
