//! Types and tokens: what is the same for every token that is written alike is found out once a text.

use super::traits::{Traits, in_plain_form, traits_of};
use super::{Token, TokenKind};
use crate::model::{hash, mix};
use rustc_hash::FxHashMap;
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

impl<'a> WordType<'a> {
    #[inline(never)]
    fn new(word: &'a str, kind: TokenKind, keeps_capitals: bool) -> Self {
        let form = if keeps_capitals { Cow::Borrowed(word) } else { in_plain_form(word) };
        let bytes = word.as_bytes();
        let all = bytes.len() > 1 && bytes.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'.');
        let made_of = match kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Mark => 2,
        };
        let shape = u32::from(bytes.first().is_some_and(u8::is_ascii_uppercase))
            | u32::from(all) << 1
            | u32::from(bytes.contains(&b'-')) << 2
            | made_of << 4;
        let ending = |length: usize| {
            let form = form.as_bytes();
            form[form.len().saturating_sub(length)..].iter().fold(7, |state, byte| mix(state, u32::from(*byte), 1))
        };
        Self {
            text: word,
            kind,
            traits: traits_of(&form),
            number: hash("", &[&form]),
            endings: [ending(3), ending(2)],
            shape,
            capital: word.starts_with(char::is_uppercase),
            form,
        }
    }
}

/// The types of `tokens`, and which of them each token is of.
#[inline(never)]
pub(super) fn word_types<'a>(text: &'a str, tokens: &[Token]) -> (Vec<WordType<'a>>, Vec<u32>) {
    // a text says something new with every third word or fewer
    let mut types = Vec::with_capacity(tokens.len() / 4);
    let mut known: FxHashMap<(&str, bool), u32> = FxHashMap::default();
    known.reserve(tokens.len() / 4);
    let mut type_of = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let word = token.span.of(text);
        let keeps = keeps_capitals(text, tokens, at);
        type_of.push(*known.entry((word, keeps)).or_insert_with(|| {
            types.push(WordType::new(word, token.kind, keeps));
            types.len() as u32 - 1
        }));
    }
    (types, type_of)
}

/// *US* and *WHO* among words in small letters keep their capitals: they are no pronouns.
fn keeps_capitals(text: &str, tokens: &[Token], at: usize) -> bool {
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    let word = tokens[at].span.of(text);
    word.len() < 4 && capitals(word) && {
        let near = [at.wrapping_sub(1), at + 1];
        !near.iter().filter_map(|at| tokens.get(*at)).any(|token| capitals(token.span.of(text)))
    }
}
