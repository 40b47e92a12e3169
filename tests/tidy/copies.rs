//! The texts beside the repository belong to others: no sentence of theirs is copied into it.

use crate::tracked::{TextFile, check, root, sample};
use std::collections::HashSet;
use std::fs;

/// A run of this many equal words is a copy; shorter ones happen by themselves.
const RUN: usize = 9;

type Runs = HashSet<Vec<String>>;

/// The words of a text in lower case, without apostrophes and marks.
fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace(['’', '\''], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The first words of every run that stands in `text` and in `theirs`.
fn copied(file: &TextFile, theirs: &Runs) -> Vec<String> {
    let words = words(&file.text);
    let runs = words.windows(RUN).filter(|run| theirs.contains(*run));
    runs.map(|run| format!("copies “{} …”", run[..5].join(" "))).take(3).collect()
}

#[test]
fn no_run_of_nine_words_is_copied() {
    let Some(texts) = root().parent().and_then(|dir| fs::read_dir(dir.join("shared/articles")).ok()) else {
        eprintln!("SKIPPED: there is no ../shared/articles to compare with.");
        return;
    };
    let mut theirs = Runs::new();
    for path in texts.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")) {
        let text = fs::read_to_string(path).unwrap();
        theirs.extend(words(&text).windows(RUN).map(<[String]>::to_vec));
    }
    assert!(!theirs.is_empty());
    check(|file| copied(file, &theirs));
}

#[test]
fn the_rule_on_copies_bites() {
    let theirs: Runs =
        words("One two three, four 'five six' seven eight nine ten").windows(RUN).map(<[String]>::to_vec).collect();
    assert_eq!(copied(&sample("a.md", "and one two three four five six seven eight nine."), &theirs).len(), 1);
    assert!(copied(&sample("a.md", "one two three four five six seven eight nein"), &theirs).is_empty());
}
