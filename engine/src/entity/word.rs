//! The tokens of a document as the rules for names see them: shape, position, and use in the whole text.

use super::lexicon::{Use, Why, lexicon};
use super::shape::is_letters_with_stops;
use super::spelling::Spelling;
use crate::Span;
use crate::text::{BlockKind, Document, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Deref;

/// One token, seen as a possible part of a name.
pub(super) struct Word<'a> {
    /// What is the same for every word that is written so.
    own: &'a Spelling<'a>,
    /// Where it stands.
    pub span: Span,
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

/// The words of a document and what the whole text tells about them.
pub(super) struct Words<'a> {
    /// In text order.
    pub list: Vec<Word<'a>>,
    uses: FxHashMap<&'a str, Uses>,
}

impl<'a> Words<'a> {
    /// Reads the tokens once.
    pub(super) fn new(document: &Document<'a>, spellings: &'a Spellings<'a>) -> Self {
        let mut list = words(document, spellings);
        mark_flat(document, &mut list);
        for word in list.iter().filter(|word| word.kind == TokenKind::Word) {
            word.count(word.capital && !word.opens && !word.flat);
        }
        Self { list, uses: uses(&spellings.all) }
    }

    /// How the text uses a word in lower case.
    pub(super) fn uses(&self, lower: &str) -> Uses {
        self.uses.get(lower).copied().unwrap_or_default()
    }

    /// How the text uses a word.
    pub(super) fn uses_of(&self, word: &Word) -> Uses {
        *word.uses.get_or_init(|| self.uses(&word.lower))
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
        let mut out = String::new();
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
        all.extend(document.types.iter().map(|own| Spelling::new(own.text, own.kind)));
        let mut others: FxHashMap<&str, usize> = FxHashMap::default();
        let mut stopped = Vec::new();
        let mut at = 0;
        while let [token, next, ..] = document.tokens[at..] {
            at += 1;
            let stop = next.span.start == token.span.end && document.is_mark(at, b'.');
            if stop && takes_stop(token.span.of(text), &text[next.span.end..]) {
                let word = Span::new(token.span.start, next.span.end).of(text);
                let own = *others.entry(word).or_insert_with(|| {
                    all.push(Spelling::new(word, token.kind));
                    all.len() - 1
                });
                stopped.push((at - 1, own));
                at += 1;
            }
        }
        Self { all, stopped }
    }
}

/// Adds up the uses of words that are the same in lower case.
#[inline(never)]
fn uses<'a>(spellings: &'a [Spelling<'a>]) -> FxHashMap<&'a str, Uses> {
    let mut uses: FxHashMap<&str, Uses> = FxHashMap::default();
    uses.reserve(spellings.len());
    // what is added up does not depend on the order
    for (spelling, counted) in spellings.iter().map(|spelling| (spelling, spelling.counted())) {
        if counted.lower + counted.capital > 0 {
            let seen = uses.entry(&spelling.lower).or_default();
            seen.lower += counted.lower;
            seen.capital += counted.capital;
        }
    }
    uses
}

/// Bytes in which a word has to show that it is an address.
const LONGEST_ADDRESS: usize = 200;

/// The marks of addresses: *@*, *://*, *www.*, in text order.
#[inline(never)]
fn addresses(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mark = |at: usize| {
        let mark = match bytes[at] {
            b'@' => "@",
            b':' => "://",
            b'.' => "www.",
            _ => return None,
        };
        // the one that ends with its full stop is looked for where that is
        let start = if mark.ends_with('.') { (at + 1).checked_sub(mark.len())? } else { at };
        bytes[start..].starts_with(mark.as_bytes()).then(|| Span::new(start, start + mark.len()))
    };
    // sixteen bytes are told by one look, and few of them hold such a sign
    let may_hold = |bytes: &[u8; 16]| bytes.iter().fold(false, |any, b| any | (*b == b'@') | (*b == b':') | (*b == b'.'));
    let (chunks, rest) = bytes.as_chunks();
    let near = chunks.iter().enumerate().filter(|(_, chunk)| may_hold(chunk)).flat_map(|(n, _)| n * 16..n * 16 + 16);
    near.chain(bytes.len() - rest.len()..bytes.len()).filter_map(mark).collect()
}

#[inline(never)]
fn words<'a>(document: &Document<'a>, spellings: &'a Spellings<'a>) -> Vec<Word<'a>> {
    let text = document.text;
    let mut out: Vec<Word<'a>> = Vec::with_capacity(document.tokens.len());
    let mut sentence = 0;
    let mut sentence_end = document.sentences.first().map_or(usize::MAX, |sentence| sentence.end);
    let mut opens = true;
    let mut addresses = addresses(text).into_iter().peekable();
    let mut chunk_is_address = false;
    let mut stopped = spellings.stopped.iter().peekable();
    let mut end_before = usize::MAX;
    let mut at = 0;
    while let Some(token) = document.tokens.get(at) {
        let mut span = token.span;
        while sentence_end <= span.start {
            sentence += 1;
            sentence_end = document.sentences.get(sentence).map_or(usize::MAX, |sentence| sentence.end);
            opens = true;
        }
        let mut own = document.type_of[at] as usize;
        if let Some((_, whole)) = stopped.next_if(|(stopped, _)| *stopped == at) {
            at += 1;
            span.end = document.tokens[at].span.end;
            own = *whole;
        }
        let glued = end_before == span.start;
        end_before = span.end;
        if !glued {
            while addresses.next_if(|mark| mark.start < span.start).is_some() {}
            chunk_is_address = addresses.peek().is_some_and(|mark| {
                mark.end <= span.start + LONGEST_ADDRESS && !text[span.start..mark.start].contains(char::is_whitespace)
            });
        }
        let own = &spellings.all[own];
        out.push(Word { own, span, opens, flat: false, sentence, glued, address: chunk_is_address });
        opens = token.kind == TokenKind::Mark
            && match own.text {
                "“" | "‘" | "\"" | "«" | "„" | ":" | "•" | "*" | "…" | "?" | "!" => true,
                "'" => opens || !glued,
                "(" | "[" | "-" | "–" | "—" => opens,
                _ => false,
            };
        at += 1;
    }
    out
}

/// Whether the full stop between `stem` and `rest` belongs to the word: *A. Orlo*, *Inc.*
fn takes_stop(stem: &str, rest: &str) -> bool {
    let upper = |words: &str| words.starts_with(char::is_uppercase);
    if upper(stem) && stem.chars().count() == 1 {
        return upper(rest.trim_start_matches(' '));
    }
    lexicon().has(Use::Dotted, stem) || is_letters_with_stops(stem)
}

/// Finds the stretches in which capitals tell nothing.
#[inline(never)]
fn mark_flat(document: &Document, list: &mut [Word]) {
    let mut from = 0;
    while from < list.len() {
        let sentence = list[from].sentence;
        let to = from + list[from..].iter().take_while(|word| word.sentence == sentence).count();
        let block = document.block_at(list[from].span.start).map(|block| block.kind);
        let (mut words, mut shouted, mut long, mut raised) = (0, 0, 0, 0);
        for word in list[from..to].iter().filter(|word| word.kind == TokenKind::Word) {
            let is_long = word.letters > 3;
            words += 1;
            shouted += usize::from(word.all_caps);
            long += usize::from(is_long);
            raised += usize::from(is_long && word.capital);
        }
        let title_case = block == Some(BlockKind::Heading) && raised >= 2 && raised * 10 >= long * 7;
        let capitals = words >= 3 && shouted * 10 >= words * 8;
        if title_case || capitals {
            list[from..to].iter_mut().for_each(|word| word.flat = true);
        }
        from = to;
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
