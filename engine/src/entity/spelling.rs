//! What is the same for every word that is written so. Asked for at many places of a text, it is looked up once.

use super::fold::folded;
use super::lexicon::{Entry, Lists, Parts, Use, Why, lexicon};
use super::shape::{has_name_capital, is_all_caps, title_case};
use super::spellings::Uses;
use crate::EntityType;
use crate::dictionary::number;
use crate::model::mix;
use crate::text::{Look, TokenKind, Traits, traits_by};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

/// What the model of names sees of every word that is written so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glance {
    /// Its last three letters.
    pub tail: u32,
    /// What it looks like, wherever it stands.
    pub shape: u16,
    /// What the lists say of it as a word beside names.
    pub role: u16,
    /// What the lists say of it as a name.
    pub listed: u8,
}

/// Bytes of the longest small word with which a name may start: *della*.
pub(super) const LONGEST_PARTICLE: usize = 5;

/// What may start at a word: bits of one byte, of which almost all words have none.
pub(super) struct Start;

impl Start {
    /// A capital where names have one.
    pub const CAPITAL: u8 = 1;
    /// A number.
    pub const NUMBER: u8 = 1 << 1;
    /// A hyphen, before or behind which a name may stand.
    pub const HYPHEN: u8 = 1 << 2;
    /// A small word with which a name may start.
    pub const PARTICLE: u8 = 1 << 3;
    /// A mark that opens a title.
    pub const QUOTE: u8 = 1 << 4;
    /// The rules found a name there: of a word where it stands, see `Sight`.
    pub const NAMED: u8 = 1 << 5;

    /// What may start at a word of which the lists say what `told` gives.
    fn of(text: &str, kind: TokenKind, capital: bool, look: Look, told: impl FnOnce() -> &'static Entry) -> u8 {
        match kind {
            TokenKind::Number => Self::NUMBER,
            TokenKind::Mark => u8::from(matches!(text, "“" | "‘" | "\"" | "«")) * Self::QUOTE,
            TokenKind::Word if capital => Self::CAPITAL,
            TokenKind::Word => {
                // particles are short
                let particle = text.len() <= LONGEST_PARTICLE && told().has(Use::FirstParticle);
                (u8::from(look.any(Look::HYPHEN)) * Self::HYPHEN) | (u8::from(particle) * Self::PARTICLE)
            }
        }
    }
}

/// Whether the capital of the next word may be due to its place, behind a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// It is due to the name.
    No,
    /// It may be due to its place.
    Always,
    /// It may where a space stands before the mark, or where that of the mark might be.
    Loose,
    /// It may where that of the mark might be.
    Through,
}

impl Opening {
    fn of(text: &str, kind: TokenKind) -> Self {
        match text {
            _ if kind != TokenKind::Mark => Self::No,
            "“" | "‘" | "\"" | "«" | "„" | ":" | "•" | "*" | "…" | "?" | "!" => Self::Always,
            "'" => Self::Loose,
            "(" | "[" | "-" | "–" | "—" => Self::Through,
            _ => Self::No,
        }
    }
}

/// What is asked of every word. All that words of a text have of it stays near while they are looked at one after another.
#[derive(Clone, Copy)]
pub(super) struct Head {
    /// What the token is made of.
    pub kind: TokenKind,
    /// It starts with a capital, or holds one where names do (*iPhone, al-Sadr*).
    pub capital: bool,
    /// Two or more letters, none of them small.
    pub all_caps: bool,
    /// What may start at it: bits of [`Start`].
    pub start: u8,
    /// What it says of the capital behind it.
    pub opening: Opening,
}

/// A way of writing a word, and what the lists say of it. A text has thousands, so each is kept small.
pub(super) struct Spelling<'a> {
    /// As it stands, with the full stop of an abbreviation or initial.
    pub text: &'a str,
    /// In lower case, without full stops.
    pub lower: Cow<'a, str>,
    /// Without full stops and accents.
    pub folded: Cow<'a, str>,
    /// What is asked of every word.
    pub head: Head,
    /// What its letters are.
    pub look: Look,
    /// How many characters it has in lower case; 255 where there are more.
    pub letters: u8,
    /// How the whole text uses it in lower case, once that is counted.
    pub uses: Cell<Uses>,
    /// Its type by the tables, by whether it is shouted, once somebody has asked.
    pub known: [OnceCell<Option<EntityType>>; 2],
    /// Whether a well-known name of more than one word starts like it, by whether capitals tell nothing.
    pub starts_known: [OnceCell<bool>; 2],
    /// What is one way of writing the name that it is, where that is not [`lower`](Self::lower).
    pub key: OnceCell<Option<String>>,
    /// What the model of names sees of it.
    pub glance: OnceCell<Glance>,
    /// The same where capitals tell nothing, which is seldom asked.
    pub flat_glance: OnceCell<Box<Glance>>,
    /// The numbers by which it is looked up, as it stands and in lower case.
    numbers: [u32; 2],
    /// What the lists say of it as it stands, in lower case, and folded; of the two latter only where they differ from it.
    told: [OnceCell<&'static Entry>; 3],
    /// What they say of it in lower case as a part of names.
    parts: OnceCell<Parts>,
    common: OnceCell<bool>,
    why_shouted: OnceCell<Option<Why>>,
    starts_title: OnceCell<bool>,
    small: OnceCell<bool>,
    traits: OnceCell<Traits>,
}

impl<'a> Spelling<'a> {
    /// `plain` is its form in tables, which it may be the same as in lower case, and the number of that.
    #[inline(never)]
    pub(super) fn new(text: &'a str, kind: TokenKind, look: Look, plain: (&'a str, u32)) -> Self {
        let as_tables = Look::UPPER.or(Look::LOWER).or(Look::DIGIT).or(Look::HYPHEN).or(Look::JOINER);
        let raised = look.any(Look::UPPER.or(Look::OTHER));
        let capital = raised && kind != TokenKind::Mark && has_name_capital(text);
        let lower = if !raised && !look.any(Look::STOP) {
            Cow::Borrowed(text)
        } else if !look.any(Look::OTHER.or(Look::STOP)) && plain.0.len() == text.len() && is_small(plain.0) {
            Cow::Borrowed(plain.0)
        } else {
            lower(text)
        };
        let is_plain = |word: &str| std::ptr::eq(word, plain.0) || word == plain.0;
        let number = |word: &str| if is_plain(word) { plain.1 } else { number(word) };
        let numbers = [number(text), number(&lower)];
        let told: [OnceCell<&Entry>; 3] = Default::default();
        let start =
            Start::of(text, kind, capital, look, || told[0].get_or_init(|| lexicon().told_by(numbers[0], text)));
        let all_caps = raised && !look.any(Look::LOWER) && is_all_caps(text);
        let letters = if look.any(Look::OTHER) { lower.chars().count() } else { lower.len() };
        Self {
            folded: if look.only(as_tables) { Cow::Borrowed(text) } else { folded(text) },
            head: Head { kind, capital, all_caps, start, opening: Opening::of(text, kind) },
            letters: letters.min(usize::from(u8::MAX)) as u8,
            text,
            lower,
            look,
            uses: Cell::default(),
            known: Default::default(),
            starts_known: Default::default(),
            key: OnceCell::new(),
            glance: OnceCell::new(),
            flat_glance: OnceCell::new(),
            numbers,
            told,
            parts: OnceCell::new(),
            common: OnceCell::new(),
            why_shouted: OnceCell::new(),
            starts_title: OnceCell::new(),
            small: OnceCell::new(),
            traits: OnceCell::new(),
        }
    }

    /// It holds a hyphen.
    pub(super) fn has_hyphen(&self) -> bool {
        self.look.any(Look::HYPHEN)
    }

    /// Whether it is the same in lower case.
    pub(super) fn is_lower(&self) -> bool {
        std::ptr::eq(&*self.lower, self.text)
    }

    /// The number by which it is looked up in lower case.
    pub(super) fn number(&self) -> u32 {
        self.numbers[1]
    }

    /// What the lists say of it as it stands.
    fn told(&self) -> &'static Entry {
        self.told[0].get_or_init(|| lexicon().told_by(self.numbers[0], self.text))
    }

    /// What they say of it in lower case.
    fn told_lower(&self) -> &'static Entry {
        if self.is_lower() {
            self.told()
        } else {
            self.told[1].get_or_init(|| lexicon().told_by(self.numbers[1], &self.lower))
        }
    }

    /// What they say of it without full stops and accents.
    pub(super) fn told_folded(&self) -> &'static Entry {
        match &self.folded {
            Cow::Borrowed(_) => self.told(),
            Cow::Owned(folded) => self.told[2].get_or_init(|| lexicon().told(folded)),
        }
    }

    /// Why it is no name on its own, if the tables say so; where it is shouted they are asked in title case as well.
    pub(super) fn not_name(&self, shouted: bool) -> Option<Why> {
        let why = self.told().why.or(self.told_folded().why);
        let title = || lexicon().told(&title_case(&self.folded)).why;
        why.or_else(|| shouted.then(|| *self.why_shouted.get_or_init(title)).flatten())
    }

    /// Whether it is a common English word, in whatever form.
    pub(super) fn is_common(&self) -> bool {
        *self.common.get_or_init(|| lexicon().is_common_word(&self.lower, self.told_lower()))
    }

    /// What a name is whose last word it is.
    pub(super) fn head(&self) -> Option<EntityType> {
        self.parts().head
    }

    /// What it says as a common noun of the name beside it.
    pub(super) fn role(&self) -> Option<EntityType> {
        self.parts().role
    }

    /// What a name is that starts with it.
    pub(super) fn first_word(&self) -> Option<EntityType> {
        self.parts().first_word
    }

    /// What the lists say of it in lower case as a part of names.
    fn parts(&self) -> Parts {
        *self.parts.get_or_init(|| lexicon().in_plural(&self.lower, self.told_lower()))
    }

    /// Whether it names a role, so that a name follows rather than starts with it.
    pub(super) fn is_role(&self) -> bool {
        self.role() == Some(EntityType::Person)
    }

    /// Whether it is a common given name.
    pub(super) fn is_given(&self) -> bool {
        self.told_folded().lists.any(Lists::GIVEN)
    }

    /// Whether a title starts like it.
    pub(super) fn starts_title(&self) -> bool {
        *self.starts_title.get_or_init(|| lexicon().starts_title(&self.folded, self.told_folded()))
    }

    /// Whether it is an article, preposition, pronoun or the like.
    pub(super) fn is_small(&self) -> bool {
        let why = || lexicon().told(&title_case(&self.lower)).why;
        *self.small.get_or_init(|| matches!(why(), Some(Why::Function | Why::Pronoun | Why::Time)))
    }

    /// The number of its last three letters.
    pub(super) fn tail(&self) -> u32 {
        let bytes = self.text.as_bytes();
        let end = &bytes[bytes.len().saturating_sub(3)..];
        end.iter().fold(3, |state, byte| mix(state, u32::from(*byte), 2))
    }

    /// What it looks like, wherever it stands.
    pub(super) fn shape(&self) -> u16 {
        let Head { kind, capital, all_caps, .. } = self.head;
        let kind = match kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Mark => 2,
        };
        let inner =
            self.look.any(Look::UPPER) && !all_caps && self.text.bytes().skip(1).any(|b| b.is_ascii_uppercase());
        kind | u16::from(capital) << 2
            | u16::from(all_caps) << 3
            | u16::from(inner) << 7
            | u16::from(self.has_hyphen()) << 8
            | u16::from(self.look.any(Look::STOP)) << 9
            | u16::from(self.text.len() == 1) << 10
            | u16::from(all_caps && reads_as_word(&self.lower)) << 11
            | u16::from(self.look.any(Look::DIGIT)) << 12
    }

    /// What it can be, in lower case.
    pub(super) fn traits(&self) -> Traits {
        *self.traits.get_or_init(|| traits_by(self.numbers[1], &self.lower))
    }

    /// Whether it has a use as it stands.
    pub(super) fn has(&self, word_use: Use) -> bool {
        self.told().has(word_use)
    }

    /// Whether it has a use in lower case.
    pub(super) fn lower_has(&self, word_use: Use) -> bool {
        self.told_lower().has(word_use)
    }

    /// Whether it has a use without full stops and accents.
    pub(super) fn folded_has(&self, word_use: Use) -> bool {
        self.told_folded().has(word_use)
    }
}

/// Whether capitals can be read as a word, rather than letter by letter.
fn reads_as_word(lower: &str) -> bool {
    let vowels = lower.bytes().filter(|b| b"aeiouy".contains(b)).count();
    lower.len() > 4 && vowels * 4 >= lower.len()
}

/// Whether a word of letters that are a byte each has no capital.
fn is_small(word: &str) -> bool {
    !word.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// A word in lower case, without full stops.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase() && b != b'.') {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        let letters = word.bytes().filter(|b| *b != b'.');
        return Cow::Owned(letters.map(|b| char::from(b.to_ascii_lowercase())).collect());
    }
    Cow::Owned(word.replace('.', "").to_lowercase())
}
