//! The tokens of a document as the rules for names see them: shape, position, and use in the whole text.

use super::fold::folded;
use super::lexicon::{Use, Why, lexicon};
use super::shape::{floor, has_name_capital, is_all_caps, is_letters_with_stops, title_case};
use crate::Span;
use crate::text::{BlockKind, Document, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::OnceCell;

/// One token, seen as a possible part of a name.
pub(super) struct Word<'a> {
    /// As it stands, with the full stop of an abbreviation or initial.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// In lower case, without full stops.
    pub lower: Cow<'a, str>,
    /// Without full stops and accents.
    pub folded: Cow<'a, str>,
    /// What the token is made of.
    pub kind: TokenKind,
    /// It starts with a capital, or holds one where names do (*iPhone, al-Sadr*).
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
    /// Whether it is a common English word, once somebody has asked.
    common: OnceCell<bool>,
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
    uses: FxHashMap<Cow<'a, str>, Uses>,
}

impl<'a> Words<'a> {
    /// Reads the tokens once.
    pub(super) fn new(document: &Document<'a>) -> Self {
        let mut list = words(document);
        mark_flat(document, &mut list);
        let mut uses: FxHashMap<Cow<str>, Uses> = FxHashMap::default();
        for word in list.iter().filter(|word| word.kind == TokenKind::Word) {
            let seen = uses.entry(word.lower.clone()).or_default();
            seen.lower += u32::from(!word.capital);
            seen.capital += u32::from(word.capital && !word.opens && !word.flat);
        }
        Self { list, uses }
    }

    /// How the text uses a word.
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
        let lexicon = lexicon();
        let shouted = self.flat && self.all_caps;
        let folded = || (self.folded != self.text).then(|| lexicon.not_name(&self.folded)).flatten();
        let title = || shouted.then(|| lexicon.not_name(&title_case(&self.folded))).flatten();
        lexicon.not_name(self.text).or_else(folded).or_else(title)
    }

    /// Whether it is a common English word, in whatever form.
    pub(super) fn is_common(&self) -> bool {
        *self.common.get_or_init(|| lexicon().is_common(&self.lower))
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

fn words<'a>(document: &Document<'a>) -> Vec<Word<'a>> {
    let text = document.text;
    let mut out: Vec<Word<'a>> = Vec::with_capacity(document.tokens.len());
    let mut sentence = 0;
    let mut opens = true;
    let is_address = |chunk: &str| chunk.contains("://") || chunk.contains("www.") || chunk.contains('@');
    let has_addresses = is_address(text);
    let mut chunk_is_address = false;
    let mut tokens = document.tokens.iter().enumerate().peekable();
    while let Some((_, token)) = tokens.next() {
        let mut span = token.span;
        while sentence < document.sentences.len() && document.sentences[sentence].end <= span.start {
            sentence += 1;
            opens = true;
        }
        if let Some((_, next)) = tokens.peek()
            && next.span.start == span.end
            && next.span.of(text) == "."
            && takes_stop(span.of(text), &text[next.span.end..])
        {
            span.end = next.span.end;
            tokens.next();
        }
        let words = span.of(text);
        let glued = out.last().is_some_and(|last| last.span.end == span.start);
        if !glued && has_addresses {
            let chunk = text[span.start..].split(char::is_whitespace).next().unwrap_or_default();
            let chunk = &chunk[..floor(chunk, 200)];
            chunk_is_address = is_address(chunk);
        }
        out.push(Word {
            text: words,
            span,
            lower: lower(words),
            folded: folded(words),
            kind: token.kind,
            capital: token.kind != TokenKind::Mark && has_name_capital(words),
            all_caps: is_all_caps(words),
            opens,
            flat: false,
            sentence,
            glued,
            address: chunk_is_address,
            common: OnceCell::new(),
        });
        opens = match words {
            "“" | "‘" | "\"" | "«" | "„" | ":" | "•" | "*" | "…" | "?" | "!" => true,
            "'" => opens || !glued,
            "(" | "[" | "-" | "–" | "—" => opens,
            _ => false,
        };
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

/// A word in lower case, without full stops.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase() && b != b'.') {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.replace('.', "").to_lowercase())
}

/// Finds the stretches in which capitals tell nothing.
fn mark_flat(document: &Document, list: &mut [Word]) {
    let mut from = 0;
    while from < list.len() {
        let sentence = list[from].sentence;
        let to = from + list[from..].iter().take_while(|word| word.sentence == sentence).count();
        let block = document.block_at(list[from].span.start).map(|block| block.kind);
        let (mut words, mut shouted, mut long, mut raised) = (0, 0, 0, 0);
        for word in list[from..to].iter().filter(|word| word.kind == TokenKind::Word) {
            let is_long = word.lower.chars().nth(3).is_some();
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
        check(&Words::new(&Document::plain(text)))
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
