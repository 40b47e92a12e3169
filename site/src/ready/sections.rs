//! The sections of a lesson's file: what stands under each heading, line by line.

use crate::lines;
use crate::problem::Problem;
use std::path::Path;

/// What stands under a heading.
pub struct Section<'a> {
    /// The heading.
    pub name: &'static str,
    /// Its line.
    pub line: usize,
    /// The lines below it with their numbers.
    pub lines: Vec<(usize, &'a str)>,
}

/// An item of a list, with the answers that stand under it.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    /// The line in which it begins.
    pub line: usize,
    /// Its words.
    pub words: String,
    /// Answers to choose from: the line of each, whether it is right, its words.
    pub answers: Vec<(usize, bool, String)>,
}

/// The sections of a file, of which each may stand there once.
pub fn read<'a>(
    file: &Path,
    body: impl Iterator<Item = (usize, &'a str)>,
    known: &[&'static str],
) -> (Vec<Section<'a>>, Vec<Problem>) {
    let (mut sections, mut problems) = (Vec::<Section>::new(), Vec::new());
    let mut is_known = true;
    for (line, words) in body {
        let Some(heading) = words.strip_prefix("## ").map(str::trim) else {
            match sections.last_mut().filter(|_| is_known) {
                Some(section) => section.lines.push((line, words)),
                None if is_known && !words.trim().is_empty() => {
                    let sentence =
                        format!("this stands under no heading; begin with one of ## {}", known.join(", ## "));
                    problems.push(Problem::at(file, line, sentence));
                    // Once is enough.
                    is_known = false;
                }
                None => {}
            }
            continue;
        };
        let name = known.iter().find(|own| **own == heading);
        is_known = name.is_some();
        match (name, sections.iter().find(|own| own.name == heading)) {
            (_, Some(before)) => {
                let sentence = format!("“{heading}” is the heading of line {} already; put them together", before.line);
                problems.push(Problem::at(file, line, sentence));
                is_known = false;
            }
            (Some(name), None) => sections.push(Section { name, line, lines: Vec::new() }),
            (None, None) => problems.push(Problem::at(file, line, lines::unknown("heading", heading, known))),
        }
    }
    (sections, problems)
}

impl Section<'_> {
    /// Its paragraphs, each on one line.
    pub fn paragraphs(&self) -> impl Iterator<Item = String> {
        let parts = self.lines.split(|(_, words)| words.trim().is_empty()).filter(|part| !part.is_empty());
        parts.map(|part| part.iter().map(|(_, words)| words.trim()).collect::<Vec<_>>().join(" "))
    }

    /// The items of its lists.
    pub fn items(&self, file: &Path, problems: &mut Vec<Problem>) -> Vec<Item> {
        items(file, &self.lines, problems)
    }
}

/// The items of lists, `- …` or `1. …`; an answer is an item of them with brackets, `- [ ] …`, or `- [x] …` where it is right. What
/// is neither goes on with what stands before it.
pub fn items(file: &Path, lines: &[(usize, &str)], problems: &mut Vec<Problem>) -> Vec<Item> {
    let mut items = Vec::<Item>::new();
    for (line, words) in lines.iter().map(|(line, words)| (*line, words.trim())).filter(|(_, words)| !words.is_empty())
    {
        let begun = begun(words);
        let answer = begun.and_then(|own| {
            let brackets = [("[ ]", false), ("[x]", true), ("[X]", true)];
            brackets.iter().find_map(|(bracket, right)| Some((*right, own.strip_prefix(bracket)?.trim())))
        });
        match (begun, answer, items.last_mut()) {
            (_, Some((right, words)), Some(item)) => item.answers.push((line, right, words.to_owned())),
            (Some(words), None, _) => items.push(Item { line, words: words.to_owned(), answers: Vec::new() }),
            (None, _, Some(item)) => {
                let last = item.answers.last_mut().map_or(&mut item.words, |(_, _, words)| words);
                last.push(' ');
                last.push_str(words);
            }
            (_, _, None) => {
                problems.push(Problem::at(
                    file,
                    line,
                    format!("“{words}” is no item of a list; begin it with - or 1."),
                ));
            }
        }
    }
    items
}

/// What follows the sign that begins an item.
fn begun(words: &str) -> Option<&str> {
    let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let sign = if digits.len() < words.len() { digits.strip_prefix(". ") } else { words.strip_prefix("- ") };
    sign.or_else(|| words.strip_prefix("* ")).map(str::trim)
}
