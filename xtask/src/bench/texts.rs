//! Texts to measure with: the site's articles, the golden texts and the invented constructions and passages, in paragraphs in
//! ever another order, each with a person and a place of its own. A text that only repeats itself has as many entities
//! at ten megabytes as at one, and hides what grows faster than the text; the examples of the word lists are sentences of
//! four words with a cue in each, which nobody reads.

use crate::{Outcome, places};
use std::fs;
use std::path::{Path, PathBuf};

/// Constructions that make a paragraph.
const CONSTRUCTIONS: usize = 3;

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
    for file in files(&root.join("tests/constructions"), "tsv")? {
        let constructions = constructions(&fs::read_to_string(&file)?);
        paragraphs.extend(constructions.chunks(CONSTRUCTIONS).map(|some| some.join(" ")));
    }
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    let data = root.join("engine/data");
    let (given, towns) = (entries(&data.join("given-names.txt"))?, entries(&data.join("places.tsv"))?);

    let mut random = Random(1);
    let mut text = String::with_capacity(bytes + 4096);
    while text.len() < bytes {
        let (name, family) = (random.of(&given), random.of(&given));
        text.push_str(&format!("{} {name} {family}son of {} said so.\n\n", random.of(&paragraphs), random.of(&towns)));
        text.push_str(&format!("{} This is what {family}son added.\n\n", random.of(&paragraphs)));
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

/// The last cells of a table, without the labels of their statements: `{sourced named Nwosu: words}`.
fn constructions(table: &str) -> Vec<String> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = rows.filter_map(|row| row.split('\t').next_back());
    let unlabelled = |part: &str| {
        part.split_once('{').map_or(part.to_owned(), |(before, statement)| {
            format!("{before}{}", statement.split_once(": ").map_or("", |(_, words)| words))
        })
    };
    cells.map(|cell| cell.split('}').map(unlabelled).collect::<String>().replace("\\n", "\n")).collect()
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
