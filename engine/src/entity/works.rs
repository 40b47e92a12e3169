//! Titles of works: in quotation marks, or after words like *the novel*.

use super::lexicon::Use;
use super::mention::Mention;
use super::spelling::Start;
use super::tagger::Tagger;
use crate::EntityType;
use crate::text::TokenKind;

/// The longest title of a work, in words and marks.
const LONGEST: usize = 14;

impl Tagger<'_> {
    /// Finds the works whose titles the text sets apart.
    #[inline(never)]
    pub(super) fn works(&self, found: &mut Vec<Mention>) {
        let mut from = 0;
        for index in self.words.starts.iter().map(|index| *index as usize) {
            if index < from {
                continue;
            }
            let range = match self.word(index).start {
                Start::QUOTE => self.quoted_title(index),
                Start::CAPITAL => self.title_after_cue(index),
                _ => None,
            };
            if let Some((first, last)) = range {
                let span = self.words.span(first, last);
                found.push(Mention { is_work: true, ..Mention::new(first, last, span) });
                from = last + 1;
            }
        }
    }

    /// A title between quotation marks, where the mark at `index` opens some.
    #[inline(never)]
    fn quoted_title(&self, index: usize) -> Option<(usize, usize)> {
        let open = self.word(index);
        let closers: &[&str] = match open.text {
            "“" => &["”"],
            "‘" => &["’"],
            "\"" if !open.glued || index == 0 => &["\""],
            "«" => &["»"],
            _ => return None,
        };
        let article = self.words.get(index + 1).is_some_and(|word| matches!(word.text, "The" | "A" | "An"));
        let first = if article { index + 2 } else { index + 1 };
        let end = (first + LONGEST).min(self.words.list.len());
        let close = (first..end).find(|&at| closers.contains(&self.word(at).text))?;
        let mut last = close.checked_sub(1)?;
        if matches!(self.word(last).text, "," | ".") {
            last -= 1;
        }
        if last < first
            || self.word(first).sentence != self.word(last).sentence
            || !self.word(first).capital
            || self.word(first).flat
        {
            return None;
        }
        let words = || self.words.list[first..=last].iter().filter(|word| word.kind == TokenKind::Word);
        let titled = words().all(|word| word.capital || word.has(Use::SmallInTitle));
        let marks =
            self.words.list[first..=last].iter().all(|word| word.kind != TokenKind::Mark || MARKS.contains(&word.text));
        let cue = self.work_before(index);
        let long = words().filter(|word| word.capital).count() >= 2;
        let known = matches!(self.known(first, last), Some(kind) if kind != EntityType::Work);
        let listed = words().all(|word| !word.capital || self.known_name(&word.folded).is_some());
        let personal = self.is_personal(first, last);
        let whole = titled && marks && !known && !listed && !self.word(last).is("’s");
        (whole && (long && !personal && words().count() >= 2 && !self.speaks(close) || cue)).then_some((first, last))
    }

    /// Whether a reporting verb follows the quotation mark at `close`, so that somebody's words stand before it.
    fn speaks(&self, close: usize) -> bool {
        self.words
            .get(close + 1)
            .is_some_and(|word| matches!(word.text, "said" | "says" | "asked" | "he" | "she" | "they"))
    }

    /// Whether the words before `index` announce a work: *the novel*, *an article called*.
    fn work_before(&self, index: usize) -> bool {
        let Some(before) = self.words.before(index) else { return false };
        let named = before.has(Use::Naming) || matches!(before.text, "," | ":");
        let noun = if named { index.checked_sub(1).and_then(|at| self.words.before(at)) } else { Some(before) };
        let is_work = |word: &super::word::Word| word.role() == Some(EntityType::Work);
        matches!(before.text, "titled" | "entitled") || noun.is_some_and(is_work)
    }

    /// A title in title case that starts with the capital at `index`, after *author of* or the like, with a subtitle
    /// after a colon.
    #[inline(never)]
    fn title_after_cue(&self, index: usize) -> Option<(usize, usize)> {
        let word = self.word(index);
        if word.flat || matches!(&*word.lower, "the" | "a" | "an") {
            return None;
        }
        let article =
            self.words.before(index).filter(|before| before.capital && matches!(before.text, "The" | "A" | "An"));
        let start = if article.is_some() { index - 1 } else { index };
        let before = self.words.before(start)?;
        let maker = start.checked_sub(1).and_then(|at| self.words.before(at));
        let after_maker = before.is("of") && maker.is_some_and(|word| word.lower_has(Use::Maker));
        let announced = matches!(before.text, "titled" | "entitled") || before.lower_has(Use::WorkNoun);
        if !(after_maker || announced) {
            return None;
        }
        let end = (index + LONGEST).min(self.words.list.len());
        let mut last = index;
        let mut capitals = 1;
        for at in index + 1..end {
            let word = self.word(at);
            if word.sentence != self.word(index).sentence {
                break;
            }
            if word.capital && word.kind == TokenKind::Word {
                capitals += 1;
                last = at;
            } else if !(word.has(Use::SmallInTitle) || word.is(":") || word.kind == TokenKind::Number) {
                break;
            }
        }
        (capitals >= 2).then_some((index, last))
    }
}

/// Marks that titles hold.
const MARKS: [&str; 8] = [":", ",", "-", "–", "!", "?", "&", "…"];
