//! The ways of writing words in a document, and how its text uses each.

use super::lexicon::{Use, lexicon};
use super::shape::is_letters_with_stops;
use super::spelling::{Head, Spelling};
use crate::Span;
use crate::dictionary::number;
use crate::text::{Document, Look};
use rustc_hash::FxHashMap;

/// How often a text uses a word in which way, by lower-case form.
#[derive(Clone, Copy, Default)]
pub(super) struct Uses {
    /// In lower case.
    pub lower: u32,
    /// With a capital where only names have one.
    pub capital: u32,
}

impl Uses {
    /// Counts one more, with a capital or not, which only names have where it stands.
    pub(super) fn count(&mut self, capital: bool, only_names: bool) {
        self.lower += u32::from(!capital);
        self.capital += u32::from(capital && only_names);
    }

    fn add(&mut self, other: Uses) {
        self.lower += other.lower;
        self.capital += other.capital;
    }
}

/// How a text uses words, by lower-case form.
pub(super) type Usage<'a> = FxHashMap<&'a str, Uses>;

/// The spellings of a document; its words borrow theirs.
pub(super) struct Spellings<'a> {
    /// Those of the types of tokens, then those of words that are more than a token.
    pub all: Vec<Spelling<'a>>,
    /// What is asked of every word, by spelling.
    pub heads: Vec<Head>,
    /// The tokens to which the full stop behind them belongs, in text order, and where their spellings are.
    pub stopped: Vec<(usize, usize)>,
}

impl<'a> Spellings<'a> {
    /// Looks through the tokens once.
    #[inline(never)]
    pub(super) fn new(document: &'a Document<'a>) -> Self {
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
        let heads = all.iter().map(|own| own.head).collect();
        Self { all, heads, stopped }
    }

    /// Adds up the uses of words that are the same in lower case, and tells each; `counts` are those of each spelling by
    /// itself. Gives those of words that do not only stand in lower case, and which spellings in lower case these are.
    #[inline(never)]
    pub(super) fn used(&'a self, counts: &[Uses]) -> (Usage<'a>, Vec<u32>) {
        let others = || self.all.iter().zip(counts).zip(0..).filter(|((own, _), _)| !own.is_lower());
        let mut uses = Usage::default();
        uses.reserve(others().count());
        // a bit for some of each number: most words only stand in lower case
        let mut may_be = vec![0u64; USES / 64];
        let bit = |spelling: &Spelling| (spelling.number() as usize % USES / 64, 1 << (spelling.number() % 64));
        // what is added up does not depend on the order
        for ((spelling, own), _) in others() {
            let (group, bit) = bit(spelling);
            may_be[group] |= bit;
            uses.entry(&*spelling.lower).or_default().add(*own);
        }
        let mut both_ways = Vec::new();
        for ((spelling, own), at) in self.all.iter().zip(counts).zip(0..) {
            if !spelling.is_lower() {
                continue;
            }
            spelling.uses.set(*own);
            let (group, bit) = bit(spelling);
            if may_be[group] & bit != 0
                && let Some(all) = uses.get_mut(&*spelling.lower)
            {
                all.add(*own);
                spelling.uses.set(*all);
                both_ways.push(at);
            }
        }
        for ((spelling, _), at) in others() {
            spelling.uses.set(uses[&*spelling.lower]);
            both_ways.push(at);
        }
        (uses, both_ways)
    }
}

/// How many numbers of words in lower case are told apart before their uses are looked up.
const USES: usize = 1 << 15;

/// Whether the full stop between `stem` and `rest` belongs to the word: *A. Orlo*, *Inc.*
fn takes_stop(stem: &str, rest: &str) -> bool {
    let upper = |words: &str| words.starts_with(char::is_uppercase);
    if upper(stem) && stem.chars().count() == 1 {
        return upper(rest.trim_start_matches(' '));
    }
    lexicon().has(Use::Dotted, stem) || is_letters_with_stops(stem)
}
