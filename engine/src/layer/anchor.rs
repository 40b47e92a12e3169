//! Where an annotation stands, told without the words that it stands on, and found again in another edition of the text.

use super::{Alignment, Words, quote_hash};
use crate::Span;
use std::ops::Range;

/// The share of its words that a stretch keeps at least, in tenths, to count as the same.
const KEPT: usize = 5;

/// The most marks before or behind the words of a stretch that belong to it.
const MARKS: usize = 16;

/// Where a stretch of a text stands: between which words, and what those are, as a hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Which words of the text, by number; never empty.
    pub words: Range<usize>,
    /// Characters of the stretch before its first word: an opening quotation mark or bracket.
    pub lead: usize,
    /// Characters of the stretch behind its last word: a full stop, a closing quotation mark.
    pub tail: usize,
    /// The words, as [`quote_hash`] sums them up.
    pub quote: u64,
}

/// Where an anchor stands in an edition of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Here, on the same words.
    Same(Span),
    /// Here, but some of its words are others: to be looked at.
    Changed(Span),
    /// Not to be told.
    Lost,
}

impl Anchor {
    /// The anchor of a stretch; `None` where it holds no word, begins or ends within one, or far from
    /// its words.
    pub fn new(text: &str, words: &Words, span: Span) -> Option<Self> {
        let own = words.within(span);
        let (first, last) = (words.spans.get(own.start)?, words.spans.get(own.end.checked_sub(1)?)?);
        if own.is_empty() || first.start < span.start || last.end > span.end {
            return None;
        }
        let characters = |from: usize, to: usize| text[from..to].chars().count();
        let (lead, tail) = (characters(span.start, first.start), characters(last.end, span.end));
        if lead.max(tail) > MARKS {
            return None;
        }
        Some(Anchor { quote: quote_hash(text, &words.spans[own.clone()]), words: own, lead, tail })
    }

    /// Where it stands in an edition with these words, which `alignment` puts beside those that the anchor counts.
    pub fn place(&self, text: &str, words: &Words, alignment: &Alignment) -> Place {
        if self.lead.max(self.tail) > MARKS {
            return Place::Lost;
        }
        let Some(found) = alignment.range(self.words.clone()) else { return Place::Lost };
        let Some(own) = words.spans.get(found.clone()) else { return Place::Lost };
        let (wanted, kept) = (self.words.len(), alignment.kept(self.words.clone(), found.clone()));
        if kept * 10 < wanted.max(found.len()) * KEPT {
            return Place::Lost;
        }
        let (first, last) = (own[0], own[own.len() - 1]);
        let outside = |c: &char| !c.is_alphanumeric();
        let lead: usize =
            text[..first.start].chars().rev().take(self.lead).take_while(outside).map(char::len_utf8).sum();
        let tail: usize = text[last.end..].chars().take(self.tail).take_while(outside).map(char::len_utf8).sum();
        let span = Span::new(first.start - lead, last.end + tail).trimmed(text);
        if quote_hash(text, own) == self.quote { Place::Same(span) } else { Place::Changed(span) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(old: &str, new: &str, quote: &str) -> Place {
        let (words, others) = (Words::of(old), Words::of(new));
        let at = old.find(quote).unwrap_or_default();
        let anchor = Anchor::new(old, &words, Span::new(at, at + quote.len()));
        let alignment = Alignment::new(&words.hashes, &others.hashes);
        anchor.map_or(Place::Lost, |anchor| anchor.place(new, &others, &alignment))
    }

    const OLD: &str = "The port is shut. “It may open in May,” Ines Duarte said (in a letter). Boats wait.";

    #[test]
    fn an_anchor_finds_its_words_with_the_marks_around_them() {
        let new = OLD.replace("The port is", "As of today,\nthe old port has been");
        let quote = "“It may open in May,” Ines Duarte said (in a letter).";
        let Place::Same(span) = placed(OLD, &new, quote) else { panic!("it is the same") };
        assert_eq!(span.of(&new), quote);
        let Place::Same(span) = placed(OLD, &OLD.replace("“", "").replace("”", ""), quote) else { panic!() };
        assert!(span.of(&OLD.replace("“", "").replace("”", "")).starts_with("It may open in May, Ines"));
    }

    #[test]
    fn changed_words_are_told_and_lost_ones_are_not_guessed() {
        let new = OLD.replace("in May", "in June");
        let Place::Changed(span) = placed(OLD, &new, "“It may open in May,”") else { panic!("a word changed") };
        assert_eq!(span.of(&new), "“It may open in June,”");
        assert_eq!(placed(OLD, &OLD.replace("Ines Duarte", "the mayor"), "Ines Duarte"), Place::Lost);
        assert_eq!(placed(OLD, "Another text about other things.", "Boats wait."), Place::Lost);
        assert_eq!(placed(OLD, "", "Boats wait."), Place::Lost);
    }

    #[test]
    fn no_anchor_stands_within_a_word_or_on_none() {
        let words = Words::of(OLD);
        assert_eq!(Anchor::new(OLD, &words, Span::new(1, 8)), None);
        assert_eq!(Anchor::new(OLD, &words, Span::new(16, 17)), None);
        assert_eq!(Anchor::new(OLD, &words, Span::new(OLD.len(), OLD.len())), None);
    }
}
