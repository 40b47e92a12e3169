//! What the engine makes of a data file that is not its own: whoever edits a table can count what is used of it, and no
//! table, however damaged, makes its reader panic.

use crate::entity::{self, KnowledgeBase};
use crate::statement::{acts, cues, measured, nouns, verbs, word_sets};
use crate::text::{abbreviations, byline_words, classes, languages};

/// How many entries the engine reads from `table` in the place of the data file `file`, lists as they ship,
/// front-coded; `None` where there is no such file, or where the file must be right as a whole and is not.
pub fn entries(file: &str, table: &str) -> Option<usize> {
    Some(match file {
        "abbreviations.tsv" => abbreviations(table).len(),
        "bylines.tsv" => byline_words(table).count(),
        "confidence.tsv" => measured(table).len(),
        "cues.tsv" => cues(table, "").openings(),
        "judgements.tsv" => cues("", table).openings(),
        "knowledge.tsv" => KnowledgeBase::from_tsv(table).ok()?.entries().len(),
        "languages.tsv" => languages(table).len(),
        "reporting_verbs.tsv" => verbs(table).len(),
        "source_nouns.tsv" => nouns(table).len(),
        "speech_acts.tsv" => acts(table).len(),
        "word_sets.tsv" => word_sets(table).len(),
        "words.tsv" => classes(table).len(),
        _ => entity::rows_used(file, table)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Every file of `data/`.
    const FILES: [&str; 26] = [
        "abbreviations.tsv",
        "bylines.tsv",
        "callings.tsv",
        "common-words.txt",
        "confidence.tsv",
        "cues.tsv",
        "demonyms.txt",
        "fields.tsv",
        "first-words.tsv",
        "given-names.txt",
        "heads.tsv",
        "judgements.tsv",
        "knowledge.tsv",
        "languages.tsv",
        "name-words.tsv",
        "names.tsv",
        "not-names.tsv",
        "offices.tsv",
        "places.tsv",
        "reporting_verbs.tsv",
        "roles.tsv",
        "source_nouns.tsv",
        "speech_acts.tsv",
        "titles.tsv",
        "word_sets.tsv",
        "words.tsv",
    ];

    #[test]
    fn every_data_file_is_listed_and_used() {
        let mut files: Vec<String> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".tsv") || name.ends_with(".txt"))
            .collect();
        files.sort();
        assert_eq!(files, FILES);
        for file in FILES {
            let table = fs::read_to_string(format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            assert!(entries(file, &table).is_some_and(|count| count > 0), "{file}");
        }
        assert_eq!(entries("nothing.tsv", ""), None);
    }

    #[test]
    fn damaged_lists_are_read_as_far_as_they_go() {
        for coded in ["\u{1}port\u{1F}ly", "\u{1}é\u{2}a", "\0\0\u{1}a\u{9F}b", "\u{2}", "\u{85}x\u{85}"] {
            assert!(entries("places.tsv", coded).is_some(), "{coded:?}");
        }
    }
}
