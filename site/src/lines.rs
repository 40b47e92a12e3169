//! Lines of `key: value`, read strictly: what a publisher wrote is never left out without a word.

use crate::problem::Problem;
use std::path::Path;

/// The most letters by which a slip of the keyboard differs from the key that was meant.
const LARGEST_SLIP: usize = 2;

/// One line: its number from 1, its key, its value as written.
pub type Line<'a> = (usize, &'a str, &'a str);

/// The lines of `text`, of which the first has the number `first`, and what is wrong with them. Empty lines and comments
/// (`# …`) are passed over.
pub fn read<'a>(file: &Path, text: &'a str, first: usize, known: &[&str]) -> (Vec<Line<'a>>, Vec<Problem>) {
    read_each(file, (first..).zip(text.lines()), known)
}

/// The same of lines with their numbers.
pub fn read_each<'a>(
    file: &Path,
    numbered: impl IntoIterator<Item = (usize, &'a str)>,
    known: &[&str],
) -> (Vec<Line<'a>>, Vec<Problem>) {
    let (mut lines, mut problems) = (Vec::<Line>::new(), Vec::new());
    for (number, line) in numbered {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
            let sentence =
                format!("“{}” is not of the form key: value; write one such line for each thing", line.trim());
            problems.push(Problem::at(file, number, sentence));
            continue;
        };
        if !known.contains(&key) {
            problems.push(Problem::at(file, number, unknown("key", key, known)));
        } else if let Some((before, ..)) = lines.iter().find(|(_, other, _)| *other == key) {
            let sentence = format!("“{key}” stands in line {before} already; keep one of the two");
            problems.push(Problem::at(file, number, sentence));
        } else {
            lines.push((number, key, value));
        }
    }
    (lines, problems)
}

/// What is said of a word that is none of those `known`; `what` it should be.
pub fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    let near = known.iter().map(|other| (strsim::damerau_levenshtein(word, other), other)).min();
    match near.filter(|(slips, _)| *slips <= LARGEST_SLIP) {
        Some((_, meant)) => format!("the {what} “{word}” is not known; perhaps you meant “{meant}”"),
        None => format!("the {what} “{word}” is not known; take the line out, or use one of {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let (_, problems) = read(Path::new("a.md"), text, 2, &["title", "author"]);
        problems.iter().map(Problem::to_string).collect()
    }

    #[test]
    fn lines_are_read_and_comments_passed_over() {
        let (lines, problems) =
            read(Path::new("a.md"), "title: One: two\n\n# of us\nauthor:\n", 2, &["title", "author"]);
        assert_eq!((lines, problems), (vec![(2, "title", "One: two"), (5, "author", "")], vec![]));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_what_to_do() {
        assert_eq!(told("titel: A"), ["a.md, line 2: the key “titel” is not known; perhaps you meant “title”"]);
        assert_eq!(
            told("\nlayout: post"),
            ["a.md, line 3: the key “layout” is not known; take the line out, or use one of title, author"]
        );
        assert_eq!(told("title: A\ntitle: B"), ["a.md, line 3: “title” stands in line 2 already; keep one of the two"]);
        assert_eq!(
            told("- tides"),
            ["a.md, line 2: “- tides” is not of the form key: value; write one such line for each thing"]
        );
    }
}
