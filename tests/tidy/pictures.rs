//! Each picture that our Markdown shows is one that `cargo xtask screenshots` makes, and the other way round: a picture made by hand
//! shows for ever what the page looked like on that day.

use crate::tracked::{root, text_files};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The files that the list names.
fn made(list: &str) -> BTreeSet<String> {
    let rows = list.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split('\t').next()).map(str::to_owned).collect()
}

/// The pictures of ours that a Markdown file shows, from the repository's root; addresses and what is drawn anew elsewhere (a badge) are none.
fn shown(name: &str, text: &str) -> BTreeSet<String> {
    let markdown = text.split("![").skip(1).filter_map(|rest| rest.split_once("](")?.1.split([')', ' ']).next());
    let html = ["src=\"", "srcset=\""]
        .map(|attribute| text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()));
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    markdown
        .chain(html.into_iter().flatten())
        .filter(|file| [".webp", ".png"].iter().any(|ending| file.ends_with(ending)) && !file.contains("://"))
        .map(|file| folder.join(file).to_string_lossy().into_owned())
        .collect()
}

/// What is in one list and not in the other, in words.
fn differences(one: &BTreeSet<String>, other: &BTreeSet<String>, lacks: &str) -> Vec<String> {
    one.difference(other).map(|file| format!("{file} {lacks}")).collect()
}

#[test]
fn markdown_shows_what_the_command_makes() {
    let files = text_files();
    let list = files.iter().find(|file| file.name == "tests/browser-tools/pictures.tsv").expect("the list is tracked");
    let made = made(&list.text);
    let shown: BTreeSet<String> =
        files.iter().filter(|file| file.ends_with(&[".md"])).flat_map(|file| shown(&file.name, &file.text)).collect();
    let listing = Command::new("git").args(["ls-files", "docs"]).current_dir(root()).output().expect("git is on PATH");
    let tracked = String::from_utf8(listing.stdout).expect("file names are UTF-8");
    let there = tracked.lines().filter(|name| [".webp", ".png"].iter().any(|ending| name.ends_with(ending)));
    let there: BTreeSet<String> = there.map(str::to_owned).collect();
    let found = [
        differences(&shown, &made, "is shown, and no row of pictures.tsv makes it"),
        differences(&made, &shown, "is made, and no Markdown shows it"),
        differences(&made, &there, "is made, and not tracked: run `cargo xtask screenshots`"),
        differences(&there, &made, "is tracked, and not made any more"),
    ]
    .concat();
    assert!(found.is_empty(), "\n  {}\n", found.join("\n  "));
}

#[test]
fn the_rule_on_pictures_bites() {
    let text = "![a](docs/a.webp) <img src=\"docs/b.png\" alt=\"\"> <source srcset=\"docs/c.webp\"> ![no](https://x.example/d.png)";
    let shown = shown("README.md", text);
    assert_eq!(shown.iter().collect::<Vec<_>>(), ["docs/a.webp", "docs/b.png", "docs/c.webp"]);
    let made = made("# file\twidth\ndocs/a.webp\t1\n");
    assert_eq!(differences(&shown, &made, "x").len(), 2);
    assert_eq!(differences(&made, &shown, "x").len(), 0);
}
