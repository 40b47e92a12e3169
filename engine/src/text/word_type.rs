//! Types and tokens: what is the same for every token that is written alike is found out once a text.

use super::look::Look;
use super::traits::{Traits, traits_by, with_look};
use super::{Token, TokenKind};
use crate::Span;
use crate::dictionary::number;
use crate::model::mix;
use std::borrow::Cow;

/// What is the same for all tokens of one spelling.
#[derive(Clone, Debug)]
pub struct WordType<'a> {
    /// The word as it stands.
    pub text: &'a str,
    /// What it is made of.
    pub kind: TokenKind,
    /// The word as tables hold it: see [`plain_form`](super::plain_form).
    pub form: Cow<'a, str>,
    /// What its letters are.
    pub(crate) look: Look,
    /// What it can be.
    pub traits: Traits,
    /// The hash of its form, from which features are made.
    pub number: u32,
    /// The same of its form's last three letters, and of its last two.
    pub endings: [u32; 2],
    /// What it looks like: capital, capitals, hyphen, kind.
    pub shape: u32,
    /// Whether it starts with a capital.
    pub capital: bool,
}

/// The bit of a word's shape that says that it opens its sentence.
pub(super) const OPENS: u32 = 1 << 3;

/// How many shapes there are, with that bit.
pub(super) const SHAPES: usize = 3 << 4;

impl<'a> WordType<'a> {
    #[inline(never)]
    fn new(word: &'a str, kind: TokenKind, keeps_capitals: bool) -> Self {
        let look = Look::of(word);
        let form = if keeps_capitals { Cow::Borrowed(word) } else { with_look(word, look) };
        let raised = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        let all = word.len() > 1 && look.only(Look::UPPER.or(Look::STOP));
        let made_of = match kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Mark => 2,
        };
        let shape = u32::from(raised) | u32::from(all) << 1 | u32::from(look.any(Look::HYPHEN)) << 2 | made_of << 4;
        let ending = |length: usize| {
            let form = form.as_bytes();
            form[form.len().saturating_sub(length)..].iter().fold(7, |state, byte| mix(state, u32::from(*byte), 1))
        };
        let number = number(&form);
        Self {
            text: word,
            kind,
            look,
            traits: traits_by(number, &form),
            number,
            endings: [ending(3), ending(2)],
            shape,
            capital: raised || look.any(Look::OTHER) && word.starts_with(char::is_uppercase),
            form,
        }
    }
}

/// The types of `tokens`, and which of them each token is of.
#[inline(never)]
pub(super) fn word_types<'a>(text: &'a str, tokens: &[Token]) -> (Vec<WordType<'a>>, Vec<u32>) {
    // a text says something new with every third word or fewer
    let mut types: Vec<WordType> = Vec::with_capacity(tokens.len() / 4);
    let mut places = Places::for_many(tokens.len());
    let place = |(at, token): (usize, &Token)| {
        // short words with a capital are so few that a processor foresees that there is none
        let raised = text.as_bytes()[token.span.start].is_ascii_uppercase();
        let keeps = (token.span.len() < 4) & raised && keeps_capitals(text, tokens, at);
        let key = key_of(text.as_bytes(), token.span, keeps);
        let own = places.find(key, |other| types[other as usize].text == token.span.of(text));
        if own as usize == types.len() {
            types.push(WordType::new(token.span.of(text), token.kind, keeps));
        }
        own
    };
    let type_of = tokens.iter().enumerate().map(place).collect();
    (types, type_of)
}

/// Of a key whose word is longer than what the key holds of it.
const LONG: u64 = 1 << 63;

/// Of a key whose word keeps its capitals.
const KEEPS: u64 = 1 << 62;

/// A word as one number: its first seven bytes and its length, or that it is longer.
fn key_of(text: &[u8], word: Span, keeps: bool) -> u64 {
    let whole = text.get(word.start..word.start + 8).and_then(|bytes| bytes.try_into().ok());
    let start = whole.map_or_else(
        || text[word.start..].iter().rev().fold(0, |start, byte| start << 8 | u64::from(*byte)),
        u64::from_le_bytes,
    );
    let length = word.len();
    let held = start & (u64::MAX >> (64 - 8 * length.clamp(1, 7)));
    let longer = if length > 7 { LONG | (length as u64 & 0x3f) << 56 } else { (length as u64) << 56 };
    held | longer | if keeps { KEEPS } else { 0 }
}

/// Where the types of words are, by their keys: a table without chains (Knuth 1973, 6.4), which compares numbers where a
/// map of words would compare words.
struct Places {
    /// The number of a type, from 1; 0 where there is none.
    slots: Vec<u32>,
    /// The key of each type.
    keys: Vec<u64>,
}

impl Places {
    /// Room for the types of so many tokens, and some.
    fn for_many(tokens: usize) -> Self {
        Self { slots: vec![0; (tokens + 1).next_power_of_two()], keys: Vec::with_capacity(tokens / 4) }
    }

    /// The type with this key that is the `same`, else a new one.
    fn find(&mut self, key: u64, same: impl Fn(u32) -> bool) -> u32 {
        let last = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        while let Some(own) = self.slots[at].checked_sub(1) {
            if self.keys[own as usize] == key && (key & LONG == 0 || same(own)) {
                return own;
            }
            at = (at + 1) & last;
        }
        self.keys.push(key);
        self.slots[at] = self.keys.len() as u32;
        self.slots[at] - 1
    }
}

/// *US* and *WHO* among words in small letters keep their capitals: they are no pronouns.
#[inline(never)]
fn keeps_capitals(text: &str, tokens: &[Token], at: usize) -> bool {
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    capitals(tokens[at].span.of(text)) && {
        let near = [at.wrapping_sub(1), at + 1];
        !near.iter().filter_map(|at| tokens.get(*at)).any(|token| capitals(token.span.of(text)))
    }
}
