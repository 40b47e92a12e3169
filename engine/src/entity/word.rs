//! The tokens of a document as the rules for names see them: shape, position, and use in the whole text.

use super::lexicon::{Use, Why, lexicon};
use super::shape::is_letters_with_stops;
use super::spelling::{Opening, Spelling};
use crate::Span;
use crate::dictionary::number;
use crate::order::sort_by_key;
use crate::text::{BlockKind, Document, Look, TokenKind, WordType};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Deref;

/// One token, seen as a possible part of a name.
pub(super) struct Word<'a> {
    /// What is the same for every word that is written so.
    own: &'a Spelling<'a>,
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

/// How often a text uses a word in which way, by lower-case form.
#[derive(Clone, Copy, Default)]
pub(super) struct Uses {
    /// In lower case.
    pub lower: u32,
    /// With a capital where only names have one.
    pub capital: u32,
}

impl Uses {
    fn add(&mut self, other: Uses) {
        self.lower += other.lower;
        self.capital += other.capital;
    }
}

/// The words of a document and what the whole text tells about them.
pub(super) struct Words<'a> {
    /// In text order.
    pub list: Vec<Word<'a>>,
    /// The words at which a name may start, as indices; see [`Spelling::start`].
    pub starts: Vec<u32>,
    /// What its words are ways of writing.
    pub spellings: &'a [Spelling<'a>],
    /// How the text uses words that do not only stand in lower case.
    uses: FxHashMap<&'a str, Uses>,
}

impl<'a> Words<'a> {
    /// Reads the tokens once.
    pub(super) fn new(document: &Document<'a>, spellings: &'a Spellings<'a>) -> Self {
        let (list, starts) = words(document, spellings);
        Self { list, starts, spellings: &spellings.all, uses: uses(&spellings.all) }
    }

    /// How the text uses a word in lower case, if it writes it in another way too.
    pub(super) fn uses(&self, lower: &str) -> Uses {
        self.uses.get(lower).copied().unwrap_or_default()
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

    /// The words from `first` to `last`, folded, with single spaces.
    pub(super) fn joined(&self, first: usize, last: usize) -> Cow<'_, str> {
        if first == last {
            return Cow::Borrowed(&self.list[first].folded);
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

/// The spellings of a document; its words borrow theirs.
pub(super) struct Spellings<'a> {
    /// Those of the types of tokens, then those of words that are more than a token.
    all: Vec<Spelling<'a>>,
    /// The tokens to which the full stop behind them belongs, in text order, and where their spellings are.
    stopped: Vec<(usize, usize)>,
}

impl<'a> Spellings<'a> {
    /// Looks through the tokens once.
    #[inline(never)]
    pub(super) fn new(document: &Document<'a>) -> Self {
        let text = document.text;
        let mut all: Vec<Spelling<'a>> = Vec::with_capacity(document.types.len() + document.types.len() / 16);
        all.extend(
            document.types.iter().map(|own| Spelling::new(own.text, own.kind, own.look, (&own.form, own.number))),
        );
        let mut others: FxHashMap<&str, usize> = FxHashMap::default();
        let mut stopped = Vec::new();
        let mut from = 1;
        while let Some(at) = document.find_mark(from, |mark| mark == b'.') {
            let (token, stop) = (document.tokens[at - 1], document.tokens[at]);
            from = at + 1;
            if stop.span.start == token.span.end && takes_stop(token.span.of(text), &text[stop.span.end..]) {
                let word = Span::new(token.span.start, stop.span.end).of(text);
                let own = *others.entry(word).or_insert_with(|| {
                    all.push(Spelling::new(word, token.kind, Look::of(word), ("", number(""))));
                    all.len() - 1
                });
                stopped.push((at - 1, own));
                from += 1;
            }
        }
        Self { all, stopped }
    }
}

/// How many numbers of words in lower case are told apart before their uses are looked up.
const USES: usize = 1 << 15;

/// Adds up the uses of words that are the same in lower case, and tells each.
#[inline(never)]
fn uses<'a>(spellings: &'a [Spelling<'a>]) -> FxHashMap<&'a str, Uses> {
    let mut uses: FxHashMap<&str, Uses> = FxHashMap::default();
    let (lower, others): (Vec<_>, Vec<_>) = spellings.iter().partition(|spelling| spelling.is_lower());
    uses.reserve(others.len());
    // a bit for some of each number: most words only stand in lower case
    let mut may_be = vec![0u64; USES / 64];
    let bit = |spelling: &Spelling| (spelling.number() as usize % USES / 64, 1 << (spelling.number() % 64));
    // what is added up does not depend on the order
    for spelling in &others {
        let (group, bit) = bit(spelling);
        may_be[group] |= bit;
        uses.entry(&spelling.lower).or_default().add(spelling.uses.get());
    }
    let may_be = |spelling: &&&Spelling| may_be[bit(spelling).0] & bit(spelling).1 != 0;
    for spelling in lower.iter().filter(may_be) {
        if let Some(all) = uses.get_mut(&*spelling.lower) {
            all.add(spelling.uses.get());
            spelling.uses.set(*all);
        }
    }
    for spelling in others {
        spelling.uses.set(uses[&*spelling.lower]);
    }
    uses
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
    let holds_www = |own: &WordType| own.text.as_bytes().windows(3).any(|part| part == b"www");
    let types: Vec<bool> = document.types.iter().map(holds_www).collect();
    if types.contains(&true) {
        for (token, _) in document.tokens.iter().zip(&document.type_of).filter(|(_, own)| types[**own as usize]) {
            (token.span.start..token.span.end).for_each(|at| add(at, "www."));
        }
        sort_by_key(&mut out, |mark| (mark.start, 0));
    }
    out
}

/// The words, and the indices of those at which a name may start.
#[inline(never)]
fn words<'a>(document: &Document<'a>, spellings: &'a Spellings<'a>) -> (Vec<Word<'a>>, Vec<u32>) {
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
            settle(words, in_heading(first.span.start));
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
        let own = &spellings.all[own];
        if own.start != 0 {
            starts.push(out.len() as u32);
        }
        let (kind, capital, all_caps) = (own.kind, own.capital, own.all_caps);
        let (flat, address) = (false, false);
        out.push(Word { own, span, token: first, kind, capital, all_caps, opens, flat, sentence, glued, address });
        opens = match own.opening {
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

/// Finds the words that are parts of addresses.
fn mark_addresses(document: &Document, list: &mut [Word]) {
    let addresses = addresses(document);
    if addresses.is_empty() {
        return;
    }
    let mut marks = addresses.iter().peekable();
    let mut address = false;
    for word in list {
        let start = word.span.start;
        if !word.glued {
            while marks.next_if(|mark| mark.start < start).is_some() {}
            address = marks.peek().is_some_and(|mark| {
                mark.end <= start + LONGEST_ADDRESS && !document.text[start..mark.start].contains(char::is_whitespace)
            });
        }
        word.address = address;
    }
}

/// Whether the full stop between `stem` and `rest` belongs to the word: *A. Orlo*, *Inc.*
fn takes_stop(stem: &str, rest: &str) -> bool {
    let upper = |words: &str| words.starts_with(char::is_uppercase);
    if upper(stem) && stem.chars().count() == 1 {
        return upper(rest.trim_start_matches(' '));
    }
    lexicon().has(Use::Dotted, stem) || is_letters_with_stops(stem)
}

/// Marks the words of a sentence in which capitals tell nothing, and counts the uses of all.
fn settle(sentence: &mut [Word], heading: bool) {
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
            word.own.count(word.capital && !word.opens && !word.flat);
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
    fn uses_are_counted_by_place() {
        with("Rust grows. Some rust came off, but Rust is loved and Rust is fast.", |words| {
            let uses = words.uses("rust");
            assert_eq!((uses.lower, uses.capital), (1, 2));
        });
    }
}
