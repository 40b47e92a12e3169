//! Lines that tell who wrote a text, where and when, and say nothing else.

use super::rows;
use std::sync::LazyLock;

/// The words of such lines, each with what it is there for.
static WORDS: LazyLock<Vec<[&str; 2]>> = LazyLock::new(|| words(table!("bylines.tsv")).collect());

pub(crate) fn words(table: &str) -> impl Iterator<Item = [&str; 2]> {
    rows::<3>(table).map(|[word, kind, _]| [word, kind])
}

/// Blocks in which a name alone, without *by*, may be a byline: the first ones, but not the title.
const OPENING: std::ops::Range<usize> = 1..4;

/// Words of what follows a name: a post, an agency, a place.
const ADDED: usize = 8;

/// Whether a word, in lower case, is there for this.
pub(super) fn is_word(kind: &str, word: &str) -> bool {
    WORDS.iter().any(|[known, of]| *of == kind && *known == word)
}

/// Whether a line is a byline or a credit, by its words and how many blocks stand before it: *By Jane Roe*, *By Jane Roe, Reuters*,
/// *Jane Roe, in Geneva*, *Photo: Ada Blom*.
pub(super) fn is_byline(line: &str, index: usize) -> bool {
    let opens = |[word, kind]: &&[&str; 2]| {
        let begins = line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        begins && (*kind == "credit" || *kind == "opening" && line[word.len()..].starts_with(' '))
    };
    let Some([opening, _]) = WORDS.iter().find(opens) else { return OPENING.contains(&index) && is_signed(line) };
    let ends = line.ends_with(['.', '!', '?']);
    // "By the age of six she sailed alone." is no byline
    let tells = *opening == "by" && ends && line.split_whitespace().count() > 6;
    match line.split_once(", ") {
        None => !tells,
        // nor is "By Monday, the ferry had sunk"
        Some((names, added)) if *opening == "by" => {
            let names = names.get(opening.len()..).unwrap_or_default();
            !ends && (2..=12).contains(&names.split_whitespace().count()) && are_names(names) && is_added(added)
        }
        Some(_) => false,
    }
}

/// Whether a line is a name with where somebody wrote, or as what: *Jane Roe, in Geneva*, *Jane Roe, health correspondent*.
fn is_signed(line: &str) -> bool {
    let Some((names, added)) = line.split_once(", ") else { return false };
    let written = !line.ends_with(['.', '!', '?', ':', ';', '"', '”']);
    let first = names.split_whitespace().next().unwrap_or_default().to_lowercase();
    let place = added.strip_prefix("in ").is_some_and(|place| place.split_whitespace().count() < 4 && are_names(place));
    let is_post = added.split_whitespace().next_back().is_some_and(|word| is_word("post", &word.to_lowercase()));
    written
        && (2..=9).contains(&names.split_whitespace().count())
        && are_names(names)
        && !is_word("first", &first)
        && (place || is_post && is_added(added))
}

/// Whether words are written as names are: with capitals, without figures.
fn are_names(words: &str) -> bool {
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit()) || is_word("small", word)
    };
    words.trim_start().starts_with(char::is_uppercase) && words.split_whitespace().all(is_name)
}

/// Whether what follows a name is a post, an agency, a place or more names, and not what somebody did.
fn is_added(words: &str) -> bool {
    words.split_whitespace().count() <= ADDED
        && words.split(", ").all(|part| {
            let last = part.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            are_names(part)
                || part.strip_prefix("in ").is_some_and(are_names)
                || is_word("post", &last)
                || part.contains(|c: char| c.is_ascii_digit())
                    && part.split_whitespace().all(|word| {
                        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                            || is_word("dated", &word.to_lowercase())
                    })
        })
}
