//! What every stage of this room looks at: the document, its entities, and which token lies in which of them.

use super::cue;
use super::cue_table::Marks;
use super::forms::{InTables, Signs, in_tables};
use super::gender::Genders;
use super::holder::Holders;
use super::signed;
use super::vocabulary::{Act, NounKind, Verb};
use crate::entity::Gender;
use crate::text::tag::{Tag, Tagged};
use crate::text::{Document, Look, TokenKind, Traits, WordType};
use crate::{Entity, EntityId, EntityType, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// A document with its entities, looked up by token.
pub(super) struct Scene<'a> {
    pub document: &'a Document<'a>,
    pub entities: &'a [Entity],
    /// Parts of speech, where weights are at hand.
    pub tags: &'a [Tag],
    /// What rules ask each token for first.
    words: Vec<Word>,
    /// One more than the index of the entity that each token names; 0 where it names none.
    mentions: Vec<u32>,
    /// One more than the index of the quotation that each token lies in; 0 outside.
    quoted: Vec<u32>,
    /// By word type: what the tables say of its form.
    tables: Vec<InTables>,
    /// The tokens of each sentence, and all their signs.
    sentences: Vec<(Range<usize>, Signs)>,
    /// Who is called by common nouns, once a rule has asked.
    holders: OnceCell<Holders>,
    /// Which persons are women or men.
    genders: Genders,
}

/// What rules ask a token for first.
#[derive(Clone, Copy, Default)]
struct Word {
    signs: Signs,
    /// The number of its form among the words of cues.
    cue: u16,
}

/// What rules ask each token for first, by what the tables say of each word type.
#[inline(never)]
fn words(document: &Document, tables: &[InTables]) -> Vec<Word> {
    let of_types: Vec<Word> = tables.iter().map(|own| Word { signs: own.signs, cue: own.cue }).collect();
    let marks = Marks::of_all();
    let mut words = vec![Word::default(); document.type_of.len()];
    // from the end, because what stands behind a word tells whether a cue begins with it
    let mut behind = 0;
    for ((word, own), traits) in words.iter_mut().zip(&document.type_of).zip(&document.traits).rev() {
        let of_type = of_types[*own as usize];
        let marks = marks[usize::from(of_type.cue)];
        let begins = if marks.begins(behind) { Signs::CUE } else { Signs::default() };
        *word = Word { signs: of_type.signs.or(begins), ..of_type };
        behind = marks.with(traits.any(cue::SKIPPED), behind);
    }
    words
}

impl<'a> Scene<'a> {
    #[inline(never)]
    pub fn new(document: &'a Document<'a>, entities: &'a [Entity], tagged: Option<&'a Tagged>) -> Self {
        let mut mentions = vec![0; document.tokens.len()];
        for (index, entity) in entities.iter().enumerate() {
            for mention in &entity.mentions {
                mentions[document.token_range(*mention)].fill(index as u32 + 1);
            }
        }
        let mut quoted = vec![0; document.tokens.len()];
        for (index, quotation) in document.quotations.iter().enumerate() {
            quoted[document.token_range(quotation.span)].fill(index as u32 + 1);
        }
        let in_tables = |own: &WordType| {
            let mut tables = in_tables(own.number, &own.form);
            if own.kind == TokenKind::Mark && signed::is_rule(own.text) {
                tables.signs = tables.signs.or(Signs::RULE);
            }
            if own.capital && own.look.any(Look::LOWER.or(Look::OTHER)) {
                tables.signs = tables.signs.or(Signs::NAME);
            }
            tables
        };
        let tables: Vec<InTables> = document.types.iter().map(in_tables).collect();
        let words = words(document, &tables);
        let mut from = 0;
        let sentence = |sentence: &Span| {
            let start = document.token_from(sentence.start).max(from);
            let end = document.token_from(sentence.end).max(start);
            let reaches_out = end > start && document.tokens[end - 1].span.end > sentence.end;
            let tokens = start..end - usize::from(reaches_out);
            from = tokens.end;
            let all = words[tokens.clone()].iter().fold(Signs::default(), |all, own| all.or(own.signs));
            let inside = quoted[tokens.clone()].iter().fold(0, |any, quotation| any | quotation);
            (tokens, if inside != 0 { all.or(Signs::QUOTED) } else { all })
        };
        let sentences = document.sentences.iter().map(sentence).collect();
        let tags = tagged.map_or(&[][..], |tagged| &tagged.tags);
        Self {
            document,
            entities,
            tags,
            words,
            mentions,
            quoted,
            tables,
            sentences,
            holders: OnceCell::new(),
            genders: Genders::of(entities.len()),
        }
    }

    /// Who is called by common nouns.
    pub fn holders(&self) -> &Holders {
        self.holders.get_or_init(|| Holders::of(self.document.text, self.entities))
    }

    /// Whether an entity is a woman or a man, where that is known of it.
    pub fn gender(&self, id: EntityId) -> Option<Gender> {
        self.genders.get(self, id)
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, number: usize) -> Range<usize> {
        self.sentences.get(number).map(|(tokens, _)| tokens.clone()).unwrap_or_default()
    }

    /// All signs of its tokens.
    pub fn signs(&self, number: usize) -> Signs {
        self.sentences.get(number).map(|(_, signs)| *signs).unwrap_or_default()
    }

    fn tables(&self, at: usize) -> Option<&InTables> {
        self.tables.get(*self.document.type_of.get(at)? as usize)
    }

    /// What some tokens can be, and their signs.
    pub fn words(&self, tokens: Range<usize>) -> impl Iterator<Item = (Traits, Signs)> + '_ {
        let traits = self.document.traits.get(tokens.clone()).unwrap_or_default().iter();
        let words = self.words.get(tokens).unwrap_or_default();
        traits.zip(words).map(|(traits, word)| (*traits, word.signs))
    }

    /// What those of some tokens can be that lie in no quotation.
    pub fn unquoted(&self, tokens: Range<usize>) -> impl Iterator<Item = Traits> + '_ {
        let traits = self.document.traits.get(tokens.clone()).unwrap_or_default().iter();
        let quoted = self.quoted.get(tokens).unwrap_or_default();
        traits.zip(quoted).filter(|(_, quoted)| **quoted == 0).map(|(traits, _)| *traits)
    }

    /// Those of some tokens that have one of these signs. They are found 64 at once, without a branch for each.
    pub fn with(&self, signs: Signs, tokens: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let own = self.words.get(tokens.clone()).unwrap_or_default();
        let chunks = own.chunks(64).zip((tokens.start..).step_by(64));
        chunks.flat_map(move |(some, start)| {
            let bit = |(at, own): (usize, &Word)| u64::from(own.signs.any(signs)) << at;
            let mut bits = some.iter().enumerate().map(bit).fold(0, |all, bit| all | bit);
            std::iter::from_fn(move || {
                let at = (bits != 0).then(|| start + bits.trailing_zeros() as usize);
                bits &= bits.wrapping_sub(1);
                at
            })
        })
    }

    /// The number of a token's form among the words of cues; 0 where no cue holds it.
    pub fn cue_word(&self, at: usize) -> u16 {
        self.words.get(at).map_or(0, |own| own.cue)
    }

    /// The reporting verb that a token can be.
    pub fn verb(&self, at: usize) -> Option<Verb> {
        self.tables(at)?.verb
    }

    /// The reporting noun or adjective that a token can be.
    pub fn act(&self, at: usize) -> Option<Act> {
        self.tables(at)?.act
    }

    /// What a token says as a noun of the source that it heads.
    pub fn noun(&self, at: usize) -> Option<NounKind> {
        self.tables(at)?.noun
    }

    /// A token as tables hold it; empty beyond the last one.
    pub fn form(&self, at: usize) -> &str {
        self.document.form(at)
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.document.is_mark(at, mark)
    }

    /// Whether a token can be one of these.
    pub fn is(&self, at: usize, traits: Traits) -> bool {
        self.document.traits.get(at).is_some_and(|own| own.any(traits))
    }

    /// The part of speech of a token, where weights are at hand.
    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    /// Whether a sentence begins with a token.
    pub fn opens_sentence(&self, at: usize) -> bool {
        let start = self.document.tokens[at].span.start;
        self.document.sentences.binary_search_by_key(&start, |sentence| sentence.start).is_ok()
    }

    /// Whether a token is a word, not a mark or number.
    pub fn is_word(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether a token starts with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.document.word_type(at).is_some_and(|own| own.capital)
    }

    /// The entity that a token names.
    pub fn mention(&self, at: usize) -> Option<EntityId> {
        self.mentions.get(at)?.checked_sub(1).map(|id| EntityId(id as usize))
    }

    /// The tokens among these that name entities, and whom.
    pub fn named(&self, tokens: Range<usize>) -> impl Iterator<Item = (usize, EntityId)> + '_ {
        let own = self.mentions.get(tokens.clone()).unwrap_or_default();
        let named = tokens.zip(own).filter(|(_, id)| **id != 0);
        named.map(|(at, id)| (at, EntityId(*id as usize - 1)))
    }

    /// The type of the entity that a token names.
    pub fn kind(&self, at: usize) -> Option<EntityType> {
        self.mention(at).map(|id| self.entities[id.0].kind)
    }

    /// The quotation that a token lies in.
    pub fn quotation(&self, at: usize) -> Option<usize> {
        self.quoted.get(at).and_then(|quoted| (*quoted as usize).checked_sub(1))
    }

    /// How many tokens lie in quotations.
    pub fn quoted(&self) -> usize {
        self.quoted.iter().filter(|quotation| **quotation != 0).count()
    }

    /// How many tokens outside quotations can be one of these.
    pub fn own(&self, traits: Traits) -> usize {
        let all = self.document.traits.iter().zip(&self.quoted);
        all.filter(|(own, quotation)| **quotation == 0 && own.any(traits)).count()
    }

    /// The whole mention around a token.
    pub fn mention_range(&self, at: usize) -> Range<usize> {
        let same = |other: &usize| self.mention(*other).is_some() && self.mention(*other) == self.mention(at);
        let start = (at.saturating_sub(12)..at).rev().take_while(same).last().unwrap_or(at);
        let end = (at..self.document.tokens.len().min(at + 12)).take_while(same).last().unwrap_or(at);
        start..end + 1
    }
}
