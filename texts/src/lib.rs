//! The interface's texts in the reader's language.
//!
//! English stands where it is said, and is the key to what translators make of it, as GNU gettext has it: `es.po` and its like beside this
//! file. `cargo xtask texts` collects what is said into `interface.pot`, the one place in which all of it stands, and brings those
//! files up to date. A page in another language loads a table made of its file; whoever loads none reads English.

use std::cell::Cell;

/// A language's texts, sorted by the English ones.
struct Table {
    language: &'static str,
    rows: Vec<(&'static str, &'static str)>,
}

thread_local! {
    /// It stays for good, so what is said of it does.
    static TABLE: Cell<Option<&'static Table>> = const { Cell::new(None) };
}

/// Takes a table for the rest of the program's life, on this thread. Its first line is the language's code, and each other an
/// English text, a tab, and its translation, sorted by the bytes of the English ones. The forms of a plural stand in one text each, `|` between them.
pub fn speak(table: String) {
    let mut lines = String::leak(table).split('\n');
    let language = lines.next().unwrap_or_default();
    let rows = lines.filter_map(|line| line.split_once('\t')).collect();
    TABLE.set(Some(Box::leak(Box::new(Table { language, rows }))));
}

/// The code of the language that is spoken.
pub fn language() -> &'static str {
    TABLE.get().map_or("en", |table| table.language)
}

/// Whether it runs from right to left.
pub fn is_right_to_left() -> bool {
    language() == "ar"
}

/// Marks an English text that is said elsewhere, so that it is collected.
pub const fn text(english: &'static str) -> &'static str {
    english
}

/// An English text in the reader's language, or as it is.
pub fn say(english: &'static str) -> &'static str {
    translated(english).unwrap_or(english)
}

/// What a text is in the reader's language, where it has a translation.
pub fn translated(english: &str) -> Option<&'static str> {
    let rows = &TABLE.get()?.rows;
    rows.binary_search_by(|row| row.0.cmp(english)).ok().map(|at| rows[at].1)
}

/// The same with each `{name}` replaced by what is given for it.
pub fn told(english: &'static str, given: &[(&str, &str)]) -> String {
    filled(say(english), given)
}

/// The same in two halves, for a view that puts an element where `{slot}` stands, the first slot of the text.
pub fn around(english: &'static str, slot: &str) -> (&'static str, &'static str) {
    let text = say(english);
    let halves =
        text.split_once('{').and_then(|(before, rest)| Some((before, rest.strip_prefix(slot)?.strip_prefix('}')?)));
    halves.unwrap_or((text, ""))
}

/// A text about `n` things, whose English forms stand in one: `"{n} mark|{n} marks"`.
pub fn counted(n: usize, forms: &'static str) -> String {
    counted_with(n, forms, &[])
}

/// The same with each other `{name}` replaced by what is given for it.
pub fn counted_with(n: usize, forms: &'static str, given: &[(&str, &str)]) -> String {
    let forms = say(forms);
    let form = forms.split('|').nth(plural(language(), n)).unwrap_or(forms);
    let n = number(n);
    filled(form, &[given, &[("n", &n)]].concat())
}

/// A number as it is read: *12,345*.
pub fn number(n: usize) -> String {
    if n < 1000 {
        return n.to_string();
    }
    let last = (1000 + n % 1000).to_string();
    [&number(n / 1000), say(","), &last[1..]].concat()
}

/// Which form of a plural `n` things have, in the order of the language's file: the cardinal rules of CLDR 48 for whole numbers, without the
/// form that Spanish and French have for millions.
fn plural(language: &str, n: usize) -> usize {
    match (language, n, n % 100) {
        ("ar", 0..=2, _) => n,
        ("ar", _, 3..=10) => 3,
        ("ar", _, 11..=99) => 4,
        ("ar", ..) => 5,
        ("fr", ..) => usize::from(n > 1),
        _ => usize::from(n != 1),
    }
}

fn filled(pattern: &str, given: &[(&str, &str)]) -> String {
    let mut said = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let slot = after
            .split_once('}')
            .and_then(|(name, after)| given.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, after)));
        let (value, after) = slot.unwrap_or(("{", after));
        said.push_str(value);
        rest = after;
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_table_english_is_said() {
        assert_eq!(say("Close"), "Close");
        assert_eq!(
            told("Read “{title}” by {who}", &[("who", "{title}"), ("title", "Tides")]),
            "Read “Tides” by {title}"
        );
        assert_eq!(around("by {who}, in {place}", "who"), ("by ", ", in {place}"));
        assert_eq!(told("a {gap} is left", &[]), "a {gap} is left");
        assert_eq!([0, 1, 2000].map(|n| counted(n, "{n} mark|{n} marks")), ["0 marks", "1 mark", "2,000 marks"]);
        assert_eq!(counted_with(2, "{n} mark in {place}|{n} marks in {place}", &[("place", "{n}")]), "2 marks in {n}");
    }

    #[test]
    fn long_numbers_are_read_by_threes() {
        let read = [0, 12, 999, 1000, 12_045, 123_456, 1_234_567].map(number);
        assert_eq!(read, ["0", "12", "999", "1,000", "12,045", "123,456", "1,234,567"]);
    }

    #[test]
    fn languages_count_in_their_own_ways() {
        let forms = |language| [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1000].map(|n| plural(language, n));
        assert_eq!(forms("ar"), [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 5]);
        assert_eq!(forms("fr"), [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        assert_eq!(forms("de"), [1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    }
}
