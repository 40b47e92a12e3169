//! What the trained weights see of a word: its place in the word lists, its look, its part of speech, its use in the
//! whole text, and what the rules make of it.

use super::cluster::Group;
use super::lexicon::{Use, Why};
use super::mention::Mention;
use super::tagger::Tagger;
use crate::EntityType;
use crate::model::hash;
use crate::text::tag::Tagged;
use crate::text::{Document, TokenKind};

/// A number that stands for no word.
const EDGE: u32 = 77;

/// What the rules make of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// 0 outside names, 1 the first word of a name, 2 a further word; 3 a word with a name in it.
    pub place: u8,
    /// The type of the name, from 1.
    pub kind: u8,
    /// The last word of its name.
    pub last: bool,
    /// The rules dropped the name in the end, since nothing fuller explains it.
    pub weak: bool,
    /// The type that the lists give the whole name, from 1.
    pub listed: u8,
}

impl Mark {
    pub(super) fn code(self) -> u32 {
        u32::from(self.place)
            | u32::from(self.kind) << 2
            | u32::from(self.last) << 6
            | u32::from(self.weak) << 7
            | u32::from(self.listed) << 8
    }
}

/// What is seen of one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Its form.
    pub word: u32,
    /// Its last three letters.
    pub tail: u32,
    /// Capitals, digits, marks, and whether its place explains the capital.
    pub shape: u32,
    /// What the lists say of it as a name.
    pub listed: u32,
    /// What the lists say of it as a word beside names.
    pub role: u32,
    /// Its part of speech.
    pub tag: u32,
    /// How the whole text writes it.
    pub uses: u32,
    /// What the rules make of it.
    pub mark: Mark,
}

impl Look {
    /// Beyond the ends of a sentence.
    pub(super) const OUTSIDE: Look = Look {
        word: EDGE,
        tail: EDGE,
        shape: EDGE,
        listed: EDGE,
        role: EDGE,
        tag: EDGE,
        uses: EDGE,
        mark: Mark { place: 0, kind: 0, last: false, weak: false, listed: 0 },
    };
}

/// What the lists say of a word as a name, and as a word beside names.
type Listed = (u32, u32);

/// A document's words, with what the rules and the part-of-speech tagger make of them.
pub(super) struct Sight<'t, 'a> {
    pub tagger: &'t Tagger<'a>,
    tagged: &'t Tagged,
    /// The first token of each word.
    tokens: Vec<u32>,
    /// What the rules make of each word.
    pub marks: Vec<Mark>,
}

fn type_code(kind: Option<EntityType>) -> u32 {
    kind.map_or(0, |kind| kind as u32 + 1)
}

impl<'t, 'a> Sight<'t, 'a> {
    /// Sees a document whose mentions by rule are `mentions`, of which `groups` hold those that the rules keep.
    #[inline(never)]
    pub(super) fn new(
        document: &Document,
        tagger: &'t Tagger<'a>,
        tagged: &'t Tagged,
        mentions: &[Mention],
        groups: &[Group],
    ) -> Self {
        let list = &tagger.words.list;
        let mut tokens = Vec::with_capacity(list.len());
        let mut at = 0;
        for word in list {
            while document.tokens[at].span.start < word.span.start {
                at += 1;
            }
            tokens.push(at as u32);
        }
        let mut marks = vec![Mark::default(); list.len()];
        let mut mark = |mention: &Mention, kind: u8, weak: bool| {
            let listed = tagger.known_as(mention).map_or(0, |kind| kind as u8 + 1);
            if tagger.words.span(mention.first, mention.last) != mention.span {
                marks[mention.first] = Mark { place: 3, kind, last: true, weak, listed };
                return;
            }
            let whole = &mut marks[mention.first..=mention.last];
            let length = whole.len();
            for (at, mark) in whole.iter_mut().enumerate() {
                *mark = Mark { place: if at == 0 { 1 } else { 2 }, kind, last: at + 1 == length, weak, listed };
            }
        };
        mentions.iter().for_each(|mention| mark(mention, 0, true));
        for group in groups {
            group.mentions.iter().for_each(|at| mark(&mentions[*at], group.kind as u8 + 1, false));
        }
        Self { tagger, tagged, tokens, marks }
    }

    /// The number of the word at `at`, wherever it stands.
    pub(super) fn number(&self, at: usize) -> u32 {
        self.tagged.words[self.tokens[at] as usize]
    }

    /// The part of speech of the word at `at`.
    pub(super) fn tag(&self, at: usize) -> u32 {
        self.tagged.tags[self.tokens[at] as usize] as u32
    }

    /// The word at `at`, or nothing when it does not stand in this sentence.
    #[inline(never)]
    pub(super) fn look(&self, at: Option<usize>, sentence: usize) -> Look {
        let Some(at) = at.filter(|at| self.tagger.words.get(*at).is_some_and(|word| word.sentence == sentence)) else {
            return Look::OUTSIDE;
        };
        let word = self.tagger.word(at);
        let uses = self.tagger.words.uses_of(word);
        let (listed, role) = *word.listed[usize::from(word.flat)].get_or_init(|| self.in_lists(at));
        let mark = |count: u32| count.min(3).min(2 + count / 4);
        Look {
            word: self.number(at),
            tail: word.tail(),
            shape: self.shape(at),
            listed,
            role,
            tag: self.tag(at),
            uses: mark(uses.lower) | mark(uses.capital) << 2,
            mark: self.marks[at],
        }
    }

    /// What the lists say of the word at `at` as a name, and as a word beside names. Depends on its text and on
    /// whether capitals tell anything, but not on its place.
    fn in_lists(&self, at: usize) -> Listed {
        let word = self.tagger.word(at);
        let lexicon = self.tagger.lexicon;
        let (mut listed, mut role) = (0, 0);
        if word.kind == TokenKind::Word {
            let known = if word.capital { self.tagger.known(at, at) } else { None };
            let given = word.capital && word.is_given();
            listed = type_code(known) | u32::from(given) << 3 | u32::from(word.is_common()) << 4;
            let why = word.not_name().map_or(0, |why| match why {
                Why::Time => 1,
                Why::Pronoun => 2,
                Why::Function => 3,
                Why::Number => 4,
                Why::Abbreviation => 5,
                Why::Generic => 6,
            });
            role = type_code(word.head())
                | type_code(word.role()) << 3
                | type_code(lexicon.first_word(&word.lower)) << 6
                | u32::from(word.capital && lexicon.is_title(&word.folded)) << 9
                | why << 10;
        } else if word.kind == TokenKind::Mark {
            role = 1 << 13;
        }
        if word.has(Use::Particle) {
            role |= 1 << 14;
        }
        (listed, role)
    }

    /// What a word looks like.
    pub(super) fn shape(&self, at: usize) -> u32 {
        let word = self.tagger.word(at);
        word.shape() | u32::from(word.opens) << 4 | u32::from(word.flat) << 5 | u32::from(word.glued) << 6
    }

    /// The number of the words from `first` to `last` as one name.
    pub(super) fn name(&self, mention: &Mention) -> u32 {
        hash("name", &[self.tagger.name_of(mention)])
    }
}
