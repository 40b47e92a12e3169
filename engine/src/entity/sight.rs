//! What the trained weights see of a word: its place in the word lists, its look, its part of speech, its use in the
//! whole text, and what the rules make of it.

use super::cluster::Group;
use super::lexicon::{Lists, Use, Why};
use super::mention::Mention;
use super::spelling::{Glance, Start};
use super::tagger::Tagger;
use super::word::Word;
use crate::EntityType;
use crate::model::hash;
use crate::text::TokenKind;
use crate::text::tag::Tagged;

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
    /// The code of what the rules make of it.
    pub mark: u32,
}

impl Look {
    /// Beyond the ends of a sentence.
    const OUTSIDE: Look =
        Look { word: EDGE, tail: EDGE, shape: EDGE, listed: EDGE, role: EDGE, tag: EDGE, uses: EDGE, mark: 0 };
}

/// A document's words, with what the rules and the part-of-speech tagger make of them.
pub(super) struct Sight<'t, 'a> {
    pub tagger: &'t Tagger<'a>,
    tagged: &'t Tagged,
    /// What the rules make of each word.
    pub marks: Vec<Mark>,
    /// What may start at each word, what the rules found among it.
    pub starts: Vec<u8>,
}

fn type_code(kind: Option<EntityType>) -> u8 {
    kind.map_or(0, |kind| kind as u8 + 1)
}

impl<'t, 'a> Sight<'t, 'a> {
    /// Sees a document whose mentions by rule are `mentions`, of which `groups` hold those that the rules keep.
    #[inline(never)]
    pub(super) fn new(tagger: &'t Tagger<'a>, tagged: &'t Tagged, mentions: &[Mention], groups: &[Group]) -> Self {
        let mut marks = vec![Mark::default(); tagger.words.list.len()];
        let mut starts = vec![0; marks.len()];
        tagger.words.starts.iter().for_each(|at| starts[*at as usize] = tagger.word(*at as usize).start);
        let mut mark = |mention: &Mention, kind: u8, weak: bool| {
            let listed = tagger.known_as(mention).map_or(0, |kind| kind as u8 + 1);
            if tagger.words.span(mention.first, mention.last) != mention.span {
                marks[mention.first] = Mark { place: 3, kind, last: true, weak, listed };
                return;
            }
            starts[mention.first..=mention.last].iter_mut().for_each(|start| *start |= Start::NAMED);
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
        Self { tagger, tagged, marks, starts }
    }

    /// The number of the word at `at`, wherever it stands.
    pub(super) fn number(&self, at: usize) -> u32 {
        self.tagged.words[self.tagger.word(at).token]
    }

    /// The number of the word at `at`, or of none when it does not stand in this sentence.
    pub(super) fn form(&self, at: usize, sentence: usize) -> u32 {
        let word = self.tagger.words.get(at).filter(|word| word.sentence == sentence);
        word.map_or(EDGE, |word| self.tagged.words[word.token])
    }

    /// The word at `at`, or nothing when it does not stand in this sentence.
    #[inline(never)]
    pub(super) fn look(&self, at: usize, sentence: usize) -> Look {
        let Some(word) = self.tagger.words.get(at).filter(|word| word.sentence == sentence) else {
            return Look::OUTSIDE;
        };
        let Glance { tail, shape, listed, role } = self.glance(word);
        let uses = word.uses.get();
        let few = |count: u32| count.min(3).min(2 + count / 4);
        Look {
            word: self.tagged.words[word.token],
            tail,
            shape: u32::from(shape) | placed(word),
            listed: listed.into(),
            role: role.into(),
            tag: self.tagged.tags[word.token] as u32,
            uses: few(uses.lower) | few(uses.capital) << 2,
            mark: self.marks[at].code(),
        }
    }

    /// What is seen of a word wherever it stands; asked for at many places, it is found out once.
    fn glance(&self, word: &Word) -> Glance {
        let glance = || {
            let (listed, role) = self.in_lists(word);
            Glance { tail: word.tail(), shape: word.shape(), listed, role }
        };
        if word.flat { **word.flat_glance.get_or_init(|| Box::new(glance())) } else { *word.glance.get_or_init(glance) }
    }

    /// What the lists say of a word as a name, and as a word beside names. Depends on its text and on whether capitals
    /// tell anything, but not on its place.
    #[inline(never)]
    fn in_lists(&self, word: &Word) -> (u8, u16) {
        let (mut listed, mut role) = (0, 0);
        if word.kind == TokenKind::Word {
            let known = if word.capital { self.tagger.known_word(word) } else { None };
            let given = word.capital && word.is_given();
            listed = type_code(known) | u8::from(given) << 3 | u8::from(word.is_common()) << 4;
            let why = word.not_name().map_or(0, |why| match why {
                Why::Time => 1,
                Why::Pronoun => 2,
                Why::Function => 3,
                Why::Number => 4,
                Why::Abbreviation => 5,
                Why::Generic => 6,
            });
            role = u16::from(type_code(word.head()))
                | u16::from(type_code(word.role())) << 3
                | u16::from(type_code(word.first_word())) << 6
                | u16::from(word.capital && word.told_folded().lists.any(Lists::TITLE)) << 9
                | why << 10;
        } else if word.kind == TokenKind::Mark {
            role = 1 << 13;
        }
        if word.has(Use::Particle) {
            role |= 1 << 14;
        }
        (listed, role)
    }

    /// What the word at `at` looks like.
    pub(super) fn shape(&self, at: usize) -> u32 {
        let word = self.tagger.word(at);
        u32::from(self.glance(word).shape) | placed(word)
    }

    /// The number of the words from `first` to `last` as one name.
    pub(super) fn name(&self, mention: &Mention) -> u32 {
        hash("name", &[self.tagger.name_of(mention)])
    }
}

/// What the place of a word adds to its look.
fn placed(word: &Word) -> u32 {
    u32::from(word.opens) << 4 | u32::from(word.flat) << 5 | u32::from(word.glued) << 6
}
