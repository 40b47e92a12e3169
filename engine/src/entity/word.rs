//! The tokens of a document as the rules for names see them: shape, position, and use in the whole text.

use super::lexicon::Why;
use super::spelling::{Head, Opening, Spelling};
use super::spellings::{Spellings, Usage, Uses};
use crate::Span;
use crate::bytes::position;
use crate::order::sort_by_key;
use crate::text::{BlockKind, Document, TokenKind};
use std::borrow::Cow;
use std::ops::Deref;

/// One token, seen as a possible part of a name.
pub(super) struct Word<'a> {
    /// What is the same for every word that is written so.
    own: &'a Spelling<'a>,
    /// Which of all spellings that is.
    pub spelling: u32,
    /// Where it stands.
    pub span: Span,
    /// Its first token.
    pub token: usize,
    /// What the token is made of; like the next, kept here because it is asked of every word.
    pub kind: TokenKind,
    /// It has a capital where names have one.
    pub capital: bool,
    /// Two or more letters, none of them small.
    pub all_caps: bool,
    /// What may start at it: bits of [`Start`](super::spelling::Start).
    pub start: u8,
    /// Its capital may be due to its place: first in a sentence, after an opening quotation mark or a colon.
    pub opens: bool,
    /// Capitals tell nothing here: a heading in title case, a line in capitals.
    pub flat: bool,
    /// Index of its sentence.
    pub sentence: usize,
    /// No white space before it.
    pub glued: bool,
    /// It is part of an address (*www.…, a@b.c*).
    pub address: bool,
}

impl<'a> Deref for Word<'a> {
    type Target = Spelling<'a>;

    fn deref(&self) -> &Spelling<'a> {
        self.own
    }
}

/// The words of a document and what the whole text tells about them.
pub(super) struct Words<'a> {
    /// The text that they are of.
    text: &'a str,
    /// In text order.
    pub list: Vec<Word<'a>>,
    /// The words at which a name may start, as indices; see [`Head::start`].
    pub starts: Vec<u32>,
    /// What its words are ways of writing.
    pub spellings: &'a [Spelling<'a>],
    /// Which spellings stand in lower case and in another way too.
    pub both_ways: Vec<u32>,
    /// How the text uses words that do not only stand in lower case.
    uses: Usage<'a>,
}

impl<'a> Words<'a> {
    /// Reads the tokens once.
    pub(super) fn new(document: &Document<'a>, spellings: &'a Spellings<'a>) -> Self {
        let mut counts = vec![Uses::default(); spellings.all.len()];
        let (list, starts) = words(document, spellings, &mut counts);
        let (uses, both_ways) = spellings.used(&counts);
        Self { text: document.text, list, starts, spellings: &spellings.all, both_ways, uses }
    }

    /// How the text uses a word in lower case, if it writes it in another way too.
    pub(super) fn uses(&self, lower: &str) -> Uses {
        self.uses.get(lower).copied().unwrap_or_default()
    }

    /// The words that are of some spellings, as indices.
    pub(super) fn of_spellings(&self, are: &[bool]) -> impl Iterator<Item = usize> {
        let all = self.list.iter().enumerate();
        all.filter(|(_, word)| are[word.spelling as usize]).map(|(index, _)| index)
    }

    /// The word at `index`, if there is one.
    pub(super) fn get(&self, index: usize) -> Option<&Word<'a>> {
        self.list.get(index)
    }

    /// The word before `index` in the same sentence.
    pub(super) fn before(&self, index: usize) -> Option<&Word<'a>> {
        let word = self.list.get(index.checked_sub(1)?)?;
        (word.sentence == self.list.get(index)?.sentence).then_some(word)
    }

    /// The word after `index` in the same sentence.
    pub(super) fn after(&self, index: usize) -> Option<&Word<'a>> {
        let word = self.list.get(index + 1)?;
        (word.sentence == self.list[index].sentence).then_some(word)
    }

    /// From the first byte of the first word to the last byte of the last.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.list[first].span.start, self.list[last].span.end)
    }

    /// The words from `first` to `last` as they stand, if no more than single spaces part them.
    pub(super) fn spaced(&self, first: usize, last: usize) -> Option<&'a str> {
        let is_space = |at: usize| self.text.as_bytes()[at] == b' ';
        let parted = |near: &[Word]| match near[1].span.start - near[0].span.end {
            0 => true,
            1 => is_space(near[0].span.end),
            _ => false,
        };
        self.list[first..=last].windows(2).all(parted).then(|| self.span(first, last).of(self.text))
    }

    /// The words from `first` to `last`, with single spaces.
    pub(super) fn written(&self, first: usize, last: usize) -> String {
        if let Some(name) = self.spaced(first, last) {
            return name.to_owned();
        }
        let mut out = String::with_capacity(self.span(first, last).len());
        for word in &self.list[first..=last] {
            if !out.is_empty() && !word.glued {
                out.push(' ');
            }
            out.push_str(word.text);
        }
        out
    }

    /// The words from `first` to `last`, folded, with single spaces.
    pub(super) fn joined(&self, first: usize, last: usize) -> Cow<'_, str> {
        if first == last {
            return Cow::Borrowed(&self.list[first].folded);
        }
        let as_it_stands = |word: &Word| matches!(word.folded, Cow::Borrowed(_));
        if self.list[first..=last].iter().all(as_it_stands)
            && let Some(name) = self.spaced(first, last)
        {
            return Cow::Borrowed(name);
        }
        let mut out = String::with_capacity(self.span(first, last).len());
        for word in &self.list[first..=last] {
            if !out.is_empty() && !word.glued {
                out.push(' ');
            }
            out.push_str(&word.folded);
        }
        Cow::Owned(out)
    }
}

impl Word<'_> {
    /// Why it is no name on its own, if the tables say so.
    pub(super) fn not_name(&self) -> Option<Why> {
        self.own.not_name(self.flat && self.all_caps)
    }

    /// Whether it ends a possessive: *’s* or *’*.
    pub(super) fn is_possessive(&self) -> bool {
        self.glued && matches!(self.text, "’s" | "'s" | "’S" | "'S" | "’" | "'")
    }

    /// Whether it is this one mark or small word.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// Bytes in which a word has to show that it is an address.
const LONGEST_ADDRESS: usize = 200;

/// The marks of addresses: *@*, *://*, *www.*, in text order.
#[inline(never)]
fn addresses(document: &Document) -> Vec<Span> {
    let bytes = document.text.as_bytes();
    let mut out = Vec::new();
    let mut add = |at: usize, mark: &str| {
        if bytes[at..].starts_with(mark.as_bytes()) {
            out.push(Span::new(at, at + mark.len()));
        }
    };
    let mut from = 0;
    while let Some(at) = document.find_mark(from, |mark| (mark == b'@') | (mark == b':')) {
        let start = document.tokens[at].span.start;
        add(start, if document.is_mark(at, b'@') { "@" } else { "://" });
        from = at + 1;
    }
    let www = |from: usize| position(bytes.get(from..)?, |byte| byte == b'w').map(|at| from + at);
    let (before, mut from) = (out.len(), 0);
    while let Some(at) = www(from) {
        from = at + 1;
        if bytes[at..].starts_with(b"www.") {
            out.push(Span::new(at, at + 4));
        }
    }
    if before < out.len() {
        sort_by_key(&mut out, |mark| (mark.start, 0));
    }
    out
}

/// The words, and the indices of those at which a name may start; counts the uses of each spelling.
#[inline(never)]
fn words<'a>(document: &Document<'a>, spellings: &'a Spellings<'a>, counts: &mut [Uses]) -> (Vec<Word<'a>>, Vec<u32>) {
    let mut out: Vec<Word<'a>> = Vec::with_capacity(document.tokens.len());
    let mut starts = Vec::with_capacity(document.tokens.len() / 4);
    let mut sentences = document.sentences.iter().map(|sentence| sentence.end);
    let (mut sentence, mut sentence_end) = (0, sentences.next().unwrap_or(usize::MAX));
    let mut stopped = spellings.stopped.iter().copied();
    let (mut next_stopped, mut whole) = stopped.next().unwrap_or((usize::MAX, 0));
    let mut blocks = document.blocks.iter().peekable();
    let mut in_heading = |at: usize| {
        while blocks.next_if(|block| block.span.end <= at).is_some() {}
        blocks.peek().is_some_and(|block| block.kind == BlockKind::Heading && block.span.holds(at))
    };
    // while the words of a sentence are near
    let mut settle_from = |words: &mut [Word]| {
        if let Some(first) = words.first() {
            settle(words, in_heading(first.span.start), counts);
        }
    };
    let mut opens = true;
    let mut end_before = usize::MAX;
    let (mut at, mut from) = (0, 0);
    while let (Some(token), Some(own)) = (document.tokens.get(at), document.type_of.get(at)) {
        let mut span = token.span;
        if sentence_end <= span.start {
            settle_from(&mut out[from..]);
            from = out.len();
        }
        while sentence_end <= span.start {
            sentence += 1;
            sentence_end = sentences.next().unwrap_or(usize::MAX);
            opens = true;
        }
        let (first, mut own) = (at, *own as usize);
        at += 1;
        if first == next_stopped {
            own = whole;
            span.end += 1;
            at += 1;
            (next_stopped, whole) = stopped.next().unwrap_or((usize::MAX, 0));
        }
        let glued = end_before == span.start;
        end_before = span.end;
        let Head { kind, capital, all_caps, start, opening } = spellings.heads[own];
        if start != 0 {
            starts.push(out.len() as u32);
        }
        out.push(Word {
            own: &spellings.all[own],
            spelling: own as u32,
            span,
            token: first,
            kind,
            capital,
            all_caps,
            start,
            opens,
            flat: false,
            sentence,
            glued,
            address: false,
        });
        opens = match opening {
            Opening::No => false,
            Opening::Always => true,
            Opening::Loose => opens || !glued,
            Opening::Through => opens,
        };
    }
    settle_from(&mut out[from..]);
    mark_addresses(document, &mut out);
    (out, starts)
}

/// Finds the words that are parts of addresses: those that begin behind a space and reach the mark of one, and what is
/// written on to them.
fn mark_addresses(document: &Document, list: &mut [Word]) {
    let mut after = 0;
    for mark in addresses(document) {
        let near = |at: &usize| *at >= after && mark.end <= at + LONGEST_ADDRESS;
        let written_on = document.text[..mark.start].char_indices().rev().take_while(|(_, c)| !c.is_whitespace());
        let from = written_on.map(|(at, _)| at).take_while(near).last().unwrap_or(mark.start).max(after);
        let mut is_part = false;
        let first = list.partition_point(|word| word.span.start < from);
        for word in &mut list[first..] {
            let begins = !word.glued && word.span.start <= mark.start;
            if !(begins || is_part && word.glued || word.span.start <= mark.start) {
                break;
            }
            is_part |= begins;
            word.address |= is_part;
        }
        after = mark.start + 1;
    }
}

/// Marks the words of a sentence in which capitals tell nothing, and counts the uses of all.
fn settle(sentence: &mut [Word], heading: bool, counts: &mut [Uses]) {
    let words = || sentence.iter().filter(|word| word.kind == TokenKind::Word);
    // almost all sentences are told by their first words
    let quiet = words().filter(|word| !word.all_caps).nth(sentence.len() / 5).is_some();
    let capitals = !quiet && {
        let shouted = words().filter(|word| word.all_caps).count();
        words().count() >= 3 && shouted * 10 >= words().count() * 8
    };
    let title_case = heading && {
        let long = words().filter(|word| word.letters > 3).count();
        let raised = words().filter(|word| word.letters > 3 && word.capital).count();
        raised >= 2 && raised * 10 >= long * 7
    };
    for word in sentence {
        word.flat = title_case || capitals;
        if word.kind == TokenKind::Word {
            counts[word.spelling as usize].count(word.capital, !word.opens && !word.flat);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(text: &str, check: impl FnOnce(&Words) -> T) -> T {
        let document = Document::plain(text);
        let spellings = Spellings::new(&document);
        check(&Words::new(&document, &spellings))
    }

    #[test]
    fn initials_and_acronyms_keep_their_full_stops() {
        with("The U.N. met A. Orlo of Orlo Inc. in Washington, D.C. today.", |words| {
            let texts: Vec<&str> = words.list.iter().map(|word| word.text).collect();
            for expected in ["U.N.", "A.", "Inc.", "D.C."] {
                assert!(texts.contains(&expected), "{expected} in {texts:?}");
            }
        });
    }

    #[test]
    fn capitals_tell_nothing_in_headings_and_shouted_lines() {
        with("Old Bridge Falls Into River\n\nThe bridge fell.\n\nTHIS IS ALL SHOUTED HERE.", |words| {
            let flat: Vec<bool> = words.list.iter().map(|word| word.flat).collect();
            assert!(flat[0] && !flat[6] && *flat.last().unwrap(), "{flat:?}");
        });
    }

    #[test]
    fn addresses_are_marked_as_far_as_they_are_written_on() {
        with("Ask (ada@ullin.example), see https://www.port.example/tide or www.quay.example: all reply.", |words| {
            let part: Vec<&str> = words.list.iter().filter(|word| word.address).map(|word| word.text).collect();
            let last = ["or", "www.quay.example", ":"];
            assert!(part.starts_with(&["(", "ada", "@", "ullin.example", ")", ",", "https", ":", "/"]), "{part:?}");
            assert!(part.ends_with(&last[1..]) && !part.contains(&last[0]), "{part:?}");
        });
        let far = format!("{}@", "a-".repeat(150));
        with(&far, |words| assert!(!words.list.iter().any(|word| word.address)));
    }

    #[test]
    fn uses_are_counted_by_place() {
        with("Rust grows. Some rust came off, but Rust is loved and Rust is fast.", |words| {
            let uses = words.uses("rust");
            assert_eq!((uses.lower, uses.capital), (1, 2));
        });
    }
}
