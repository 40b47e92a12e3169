//! Words of a text as annotation tools select them, by quotation and by position, and where they stand in a text at hand.

use crate::Span;
use crate::wire::{Offsets, Unit};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use std::cell::OnceCell;

/// Characters of text quoted before and behind the words that are selected.
const AROUND: usize = 32;

/// The most places with the same words that are looked at.
const MOST: usize = 1000;

/// How words are found. The keys are the W3C's, which Hypothesis has as well; keys of other selectors are passed over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Selector {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "whole")]
    start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "whole")]
    end: Option<usize>,
}

/// A whole number; anything else, such as the seconds by which a film is selected, is no place in a text.
fn whole<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<usize>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Whole(usize),
        Other(IgnoredAny),
    }
    Ok(match Number::deserialize(deserializer)? {
        Number::Whole(number) => Some(number),
        Number::Other(_) => None,
    })
}

/// The selectors of a stretch of `text`: its quotation, and its position in the unit of `offsets`.
pub fn selectors(text: &str, offsets: &Offsets, span: Span) -> Vec<Selector> {
    let before = text[..span.start].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after = text[span.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| span.end + at);
    let quote = Selector {
        kind: "TextQuoteSelector".into(),
        exact: Some(span.of(text).to_owned()),
        prefix: Some(text[before..span.start].to_owned()),
        suffix: Some(text[span.end..after].to_owned()),
        ..Selector::default()
    };
    vec![quote, position(offsets, span)]
}

/// The selector of a stretch by its position only, in the unit of `offsets`: for who names the very text, by its hash.
pub fn position(offsets: &Offsets, span: Span) -> Selector {
    let (start, end) = (Some(offsets.of(span.start)), Some(offsets.of(span.end)));
    Selector { kind: "TextPositionSelector".into(), start, end, ..Selector::default() }
}

/// The words that selectors quote; `None` where they quote none.
pub fn quoted(selectors: &[Selector]) -> Option<&str> {
    selectors.iter().find_map(|own| own.exact.as_deref().filter(|exact| !exact.is_empty()))
}

/// First and one past last unit of the words that selectors tell by position, for who has not the text; `None` where they tell none.
pub fn units(selectors: &[Selector]) -> Option<(usize, usize)> {
    selectors.iter().find_map(|own| own.start.zip(own.end)).filter(|(start, end)| start < end)
}

/// The places of a text, to find in it what is selected.
pub struct Places<'a> {
    text: &'a str,
    /// The byte at which each unit begins, and the text's end; `usize::MAX` within a character.
    units: Vec<usize>,
    letters: OnceCell<Letters>,
}

/// A character as it is compared: a keyboard has other quotation marks and dashes than a printed text.
pub fn plain(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        c => c,
    }
}

/// A text without its white space, of which no two programs have the same between two blocks of a page, and with plain quotation marks
/// and dashes.
struct Letters {
    letters: String,
    /// The byte of the text that each byte of `letters` is.
    at: Vec<usize>,
}

impl<'a> Places<'a> {
    /// The places of `text`, with positions counted in `unit`.
    pub fn new(text: &'a str, unit: Unit) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            units.push(at);
            if unit == Unit::Utf16 && c.len_utf16() == 2 {
                units.push(usize::MAX);
            }
        }
        units.push(text.len());
        Places { text, units, letters: OnceCell::new() }
    }

    /// The words that are selected: those at the position where these are the quoted ones, or none are quoted; else the one
    /// place that has them, by what stands around them where there are several. Nothing is guessed.
    pub fn find(&self, selectors: &[Selector]) -> Option<Span> {
        let position = selectors.iter().find_map(|own| {
            let (start, end) = (*self.units.get(own.start?)?, *self.units.get(own.end?)?);
            let words = self.text.get(start..end)?;
            (!words.is_empty()).then(|| Span::new(start, end))
        });
        let Some(exact) = quoted(selectors) else { return position };
        if let Some(span) = position.filter(|span| span.of(self.text) == exact) {
            return Some(span);
        }
        let Letters { letters, at } = self.letters.get_or_init(|| Letters::of(self.text));
        let quote = selectors.iter().find(|own| own.exact.as_deref() == Some(exact))?;
        let bare = |words: &str| words.chars().filter(|c| !c.is_whitespace()).map(plain).collect::<String>();
        let sought = bare(exact);
        if sought.is_empty() {
            return None;
        }
        let (prefix, suffix) = (quote.prefix.as_deref().map(bare), quote.suffix.as_deref().map(bare));
        // What is selected in a page may have more of the page around it than the article begins or ends with.
        let around = |place: &usize| {
            let (before, behind) = (&letters[..*place], &letters[place + sought.len()..]);
            let fits = |prefix: &String| before.ends_with(prefix.as_str()) || prefix.ends_with(before);
            prefix.as_ref().is_none_or(fits)
                && suffix
                    .as_ref()
                    .is_none_or(|suffix| behind.starts_with(suffix.as_str()) || suffix.starts_with(behind))
        };
        let places: Vec<usize> = letters.match_indices(&sought).map(|(place, _)| place).take(MOST).collect();
        let mut fitting = places.iter().filter(|place| places.len() == 1 || around(place));
        let place = *fitting.next()?;
        let end = self.text.ceil_char_boundary(at[place + sought.len() - 1] + 1);
        fitting.next().is_none().then(|| Span::new(at[place], end))
    }
}

impl Letters {
    fn of(text: &str) -> Self {
        let (mut letters, mut at) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (start, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            letters.push(plain(c));
            at.extend(start..start + plain(c).len_utf8());
        }
        Letters { letters, at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{1F600} It is.\n\nÖl is old. It is. Öl is old.";

    fn quote(exact: &str, prefix: &str, suffix: &str) -> Selector {
        let own = |words: &str| Some(words.to_owned());
        Selector { exact: own(exact), prefix: own(prefix), suffix: own(suffix), ..Selector::default() }
    }

    #[test]
    fn what_is_selected_is_found_in_either_unit() {
        for unit in [Unit::CodePoint, Unit::Utf16] {
            let (offsets, places) = (Offsets::new(TEXT, unit), Places::new(TEXT, unit));
            for (start, _) in TEXT.char_indices() {
                for (end, _) in TEXT.char_indices().filter(|(end, _)| *end > start) {
                    let span = Span::new(start, end);
                    assert_eq!(places.find(&selectors(TEXT, &offsets, span)), Some(span));
                }
            }
        }
    }

    #[test]
    fn white_space_is_none_of_the_words() {
        let places = Places::new(TEXT, Unit::Utf16);
        let found = |own: Selector| places.find(&[own]).map(|span| (span.start, span.of(TEXT)));
        assert_eq!(found(quote("\u{1F600}It\n   is.  Öl", "", "")), Some((0, "\u{1F600} It is.\n\nÖl")));
        assert_eq!(found(quote("Öl is old.", "Menu Home \u{1F600} It is.", " It")), Some((13, "Öl is old.")));
        assert_eq!(found(quote("Öl is old.", "It is.", "More")), Some((32, "Öl is old.")), "the page goes on");
        assert_eq!(found(quote("Öl is old.", "other", "words")), None);
        assert_eq!(found(quote(" \n", "", "")), None);
    }

    #[test]
    fn quotation_marks_and_dashes_may_be_others() {
        let text = "“It’s old,” she said — and left. “It’s old.”";
        let places = Places::new(text, Unit::Utf16);
        let found = |exact| places.find(&[quote(exact, "", "")]).map(|span| span.of(text));
        assert_eq!(found("\"It's old,\" she said - and"), Some("“It’s old,” she said — and"));
        assert_eq!(found("old.\""), Some("old.”"));
        assert_eq!(found("It's"), None, "nothing is guessed");
    }

    #[test]
    fn a_position_within_a_character_is_none() {
        let position = |start, end| Selector { start: Some(start), end: Some(end), ..Selector::default() };
        let places = Places::new(TEXT, Unit::Utf16);
        assert_eq!(places.find(&[position(0, 2)]), Some(Span::new(0, 4)));
        for (start, end) in [(0, 1), (1, 5), (5, 5), (7, 3), (0, 9000)] {
            assert_eq!(places.find(&[position(start, end)]), None);
        }
    }
}
