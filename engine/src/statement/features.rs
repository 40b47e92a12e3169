//! What the model of status looks at in a clause: cues in their context, what governs the clause, its verb, subject and
//! judging words, who speaks, and what stands around it.
//!
//! After the features of the field: Saurí and Pustejovsky 2012 and Stanovsky et al. 2017 for factuality, Wiebe and
//! Riloff 2005 for subjectivity, Pareti 2015 for attribution.

mod manner;
mod place;
mod told;
mod voice;

pub(super) use manner::{Verbs, past};
pub(super) use told::Told;

use super::chain::Chain;
use super::cue::Found;
use super::reading::Read;
use super::scene::Scene;
use super::segment::Draft;
use super::whole::Whole;
use crate::model::mix;
use crate::text::tag::{Tag, Tagged};
use crate::text::{ClauseKind, Traits};
use crate::{Source, SourceKind, Span, Status};
use std::ops::Range;

/// Words of a clause that the model looks at.
const MOST_WORDS: usize = 60;

/// What a feature tells, for the explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Ground {
    /// What the rules over cues make of the clause.
    Rules,
    /// A cue; where it is about no words, how many of them judge.
    Cue,
    /// That there is no cue.
    NoCue,
    /// The verb, its tense and modality; where it is about no words, that there is no verb.
    Verb,
    /// Who or what the clause is about; where it is about no words, whether the writer or the reader is in it.
    Subject,
    /// Judging or describing words.
    Description,
    /// Other words.
    Words,
    /// How many numbers there are.
    Numbers,
    /// Who says so, and the words that hand the clause to them.
    Source,
    /// It is between quotation marks, or somebody's speech.
    Speech,
    /// It is asked or exclaimed.
    Mark,
    /// How it hangs on the clause before it, and where it stands.
    Place,
    /// What stands before and after it.
    Neighbours,
    /// What the whole text is like.
    Text,
    /// A person set the mark: see [`crate::layer`].
    Person,
}

/// Reads the clauses of one sentence.
pub(super) struct Reader<'a> {
    pub scene: &'a Scene<'a>,
    pub tagged: &'a Tagged,
    pub whole: &'a Whole,
    pub read: &'a Read<'a>,
    pub drafts: &'a [Draft],
    pub verbs: Verbs,
    /// The sentence's number and how many there are.
    pub number: (usize, usize),
    /// The clause before the sentence's first, and the one after its last.
    pub before: Option<&'a Draft>,
    pub after: Option<&'a Draft>,
}

/// Templates of features; the numbers are part of what a model was trained on.
#[derive(Clone, Copy)]
#[repr(u32)]
enum Is {
    Rule = 100,
    RuleWith,
    CueKind,
    CueWords,
    CueTense,
    CueVoice,
    CueCount,
    NoCue,
    VerbWord,
    VerbChain,
    VerbTense,
    Modal,
    ModalSubject,
    Negated,
    Verbless,
    SubjectWord,
    SubjectKind,
    Person,
    Adjective,
    Adverb,
    Compared,
    Predicate,
    Word,
    Pair,
    Opening,
    SourceKind,
    ReportVerb,
    ReportWord,
    Speech,
    Quoted,
    Question,
    Exclaimed,
    Kind,
    Position,
    Length,
    Before,
    After,
    Within,
    SameVoice,
    TextPerson,
    TextQuoted,
    TextJudged,
    TextSourced,
    Block,
    Number,
    Tense,
    Supposed,
    TextTense,
    CueUnder,
    Beside,
}

/// What the words of each tag describe by, where they do.
const DESCRIBING: [Option<Is>; Tag::ALL.len()] = {
    let mut by = [None; Tag::ALL.len()];
    by[Tag::Adjective as usize] = Some(Is::Adjective);
    by[Tag::Adverb as usize] = Some(Is::Adverb);
    by[Tag::Compared as usize] = Some(Is::Compared);
    by
};

/// The tags of words that are not told, as bits.
const SILENT: u32 =
    1 << Tag::Proper as u32 | 1 << Tag::Number as u32 | 1 << Tag::Mark as u32 | 1 << Tag::Determiner as u32;

fn status(status: Status) -> u32 {
    status as u32
}

pub(super) fn source_kind(source: Option<Source>) -> u32 {
    match source.map(|source| source.kind) {
        None => 0,
        Some(SourceKind::Named) => 1,
        Some(SourceKind::Vague) => 2,
        Some(SourceKind::Author) => 3,
    }
}

/// A number for some numbers below 2^14.
fn key<const COUNT: usize>(numbers: [u32; COUNT]) -> u64 {
    numbers.into_iter().fold(0, |key, number| key << 14 | u64::from(number))
}

fn clause_kind(kind: ClauseKind) -> u32 {
    kind as u32
}

impl Reader<'_> {
    fn word(&self, at: usize) -> u32 {
        self.tagged.words.get(at).copied().unwrap_or(0)
    }

    fn tag(&self, at: usize) -> Tag {
        self.tagged.tags.get(at).copied().unwrap_or(Tag::Mark)
    }

    /// The features of the sentence's clause `index`; with topics, where reasons will be chosen from them.
    #[inline(never)]
    pub fn features(&self, index: usize, explains: bool, out: &mut Told) {
        out.clear(explains);
        let draft = &self.drafts[index];
        self.rules(draft, out);
        let chain = Chain::of(self.scene, self.tagged, draft);
        let cues = out.next();
        self.cues(draft, &chain, out);
        let verb = out.next();
        self.verb(draft, &chain, out);
        self.words(draft, out);
        self.manner(draft, &chain, [cues, verb], out);
        self.voice(draft, out);
        self.place(index, out);
        self.neighbours(index, out);
        self.text(draft, out);
        out.finish();
    }

    /// The stretch of some tokens.
    fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        Some(self.scene.document.span_of(tokens.clone()))
    }

    #[inline(never)]
    fn rules(&self, draft: &Draft, out: &mut Told) {
        let (rule, second) = (status(draft.decision.status), status(draft.decision.runner_up));
        let voice = source_kind(draft.voice.source) * 2 + u32::from(draft.voice.speech);
        let kind = draft.cues.first().map_or(99, |cue| cue.kind as u32);
        out.about(Ground::Rules, None);
        if !out.knows(Is::Rule, key([rule, second, voice, kind])) {
            out.push(Is::Rule, rule, 9);
            out.push(Is::Rule, rule, second);
            out.push(Is::RuleWith, rule, voice);
            out.push(Is::RuleWith, rule + 100, kind);
            out.learn();
        }
    }

    #[inline(never)]
    fn cues(&self, draft: &Draft, chain: &Chain, out: &mut Told) {
        let own = &self.read.cues[draft.own.clone()];
        let voice = source_kind(draft.voice.source);
        for cue in own {
            let kind = cue.kind as u32;
            out.about(Ground::Cue, self.span(&cue.tokens));
            out.often(Is::CueKind, kind, u32::from(cue.strength));
            out.push(Is::CueWords, self.words_of(cue), kind);
            let in_chain = chain.tokens.contains(&cue.tokens.start);
            let quoted = self.scene.quotation(cue.tokens.start).is_some();
            let place = u32::from(in_chain) * 2 + u32::from(quoted);
            if !out.knows(Is::CueTense, key([kind, voice * 4 + place, chain.shape])) {
                out.push(Is::CueTense, kind, chain.shape);
                out.push(Is::CueVoice, kind, voice);
                out.push(Is::CueVoice, kind + 50, place);
                out.learn();
            }
            out.settle();
        }
        if own.is_empty() {
            out.about(Ground::NoCue, None);
            out.often(Is::NoCue, voice, chain.shape);
        }
        let judging = own.iter().filter(|cue| cue.kind.status() == Some(Status::Opinion)).count();
        out.about(Ground::Cue, None);
        out.often(Is::CueCount, judging.min(3) as u32, 0);
    }

    fn words_of(&self, cue: &Found) -> u32 {
        cue.tokens.clone().fold(3, |state, at| mix(state, self.word(at), 5))
    }

    #[inline(never)]
    fn verb(&self, draft: &Draft, chain: &Chain, out: &mut Told) {
        if chain.tokens.is_empty() {
            out.about(Ground::Verb, None);
            out.often(Is::Verbless, u32::from(draft.clause.tokens.len() > 4), 0);
            return;
        }
        let last = chain.tokens.end - 1;
        let (voice, negated) = (source_kind(draft.voice.source), u32::from(chain.negated));
        out.about(Ground::Verb, self.span(&chain.tokens));
        out.push(Is::VerbWord, self.word(last), 0);
        if !out.knows(Is::VerbChain, key([voice * 2 + negated, chain.shape])) {
            out.push(Is::VerbChain, chain.shape, 0);
            out.push(Is::VerbTense, chain.shape, voice);
            out.push(Is::Negated, negated, chain.shape);
            out.learn();
        }
        if let Some(modal) = chain.modal {
            let modal = self.word(modal);
            out.push(Is::Modal, modal, 0);
            out.push(Is::ModalSubject, modal, chain.subject_kind);
            out.push(Is::Modal, modal, self.word(last));
        }
        if let Some(kind) = self.scene.verb(last) {
            let verb = 50 + kind.kind as u32;
            if !out.knows(Is::ReportWord, key([verb, chain.subject_kind])) {
                out.push(Is::ReportVerb, verb, chain.subject_kind);
                out.learn();
            }
        }
        out.about(Ground::Subject, chain.subject.map(|at| self.scene.document.tokens[at].span));
        if let Some(at) = chain.subject {
            out.push(Is::SubjectWord, self.word(at), 0);
        }
        if !out.knows(Is::SubjectKind, key([chain.subject_kind, chain.shape])) {
            out.push(Is::SubjectKind, chain.subject_kind, 0);
            out.push(Is::SubjectKind, chain.subject_kind, chain.shape + 1);
            out.learn();
        }
        // "is important": what is said of the subject
        if let Some(at) = self.predicate(draft, chain) {
            out.about(Ground::Description, self.span(&(at..at + 1)));
            out.push(Is::Predicate, self.word(at), 0);
            out.often(Is::Predicate, self.tag(at) as u32, chain.subject_kind);
        }
    }

    /// What a form of *be* says of the subject.
    fn predicate(&self, draft: &Draft, chain: &Chain) -> Option<usize> {
        let last = chain.tokens.end.checked_sub(1).filter(|last| self.scene.is(*last, Traits::BE))?;
        (last + 1..draft.clause.tokens.end.min(last + 5))
            .find(|at| matches!(self.tag(*at), Tag::Adjective | Tag::Compared | Tag::Noun | Tag::Participle))
    }

    #[inline(never)]
    fn words(&self, draft: &Draft, out: &mut Told) {
        let tokens = draft.clause.tokens.clone();
        let document = self.scene.document;
        let count = tokens.len().min(MOST_WORDS);
        let (spans, traits) = (&document.tokens[tokens.start..][..count], &document.traits[tokens.start..][..count]);
        let (tags, words) = (&self.tagged.tags[tokens.start..][..count], &self.tagged.words[tokens.start..]);
        let types = &document.type_of[tokens.start..][..count];
        let opening = draft.facts.opening;
        // the predicate, if there is one, and the word that opens the clause
        let (predicate, mut opens) = (out.next().wrapping_sub(1), u32::MAX);
        let mut persons = Traits::default();
        let (mut described, mut compared) = (0, 0);
        out.start_words(tokens.start);
        let is_silent = |tag: Tag| SILENT >> tag as u32 & 1 == 1;
        let is_by_topic = |at: usize| DESCRIBING[tags[at] as usize].is_some() || tokens.start + at == opening;
        let pairs = |tag: Tag| !matches!(tag, Tag::Proper | Tag::Number);
        let next = words.len().min(tokens.len().min(count + 1));
        let alone = |at: usize| !is_by_topic(at) & !is_silent(tags[at]);
        let added = out.add_words(types, &words[..next], alone, |at| pairs(tags[at]));
        for at in 0..count {
            let (tag, word) = (tags[at], words[at]);
            persons = persons.or(traits[at]);
            let described_by = DESCRIBING[tag as usize];
            let silent = is_silent(tag);
            // as opening and predicate a word tells more of the same
            let by_topic = is_by_topic(at);
            if by_topic {
                described += usize::from(tag == Tag::Adjective);
                compared += u32::from(tag == Tag::Compared);
                if !silent {
                    let ground = if described_by.is_some() { Ground::Description } else { Ground::Words };
                    if described_by.is_none() {
                        opens = out.next();
                    }
                    out.after_words(at);
                    out.like(predicate, ground, Some(spans[at].span));
                    out.push(described_by.unwrap_or(Is::Word), word, 0);
                }
            }
            if added {
                continue;
            }
            out.single(at, types[at], word, !by_topic && !silent);
            if at + 1 < tokens.len() {
                out.pair(at, word, words[at + 1], pairs(tag));
            }
        }
        out.after_words(count);
        out.about(Ground::Description, None);
        let (described, compared) = ((described * 8 / tokens.len().max(4)).min(3) as u32, compared.min(2));
        if !out.knows(Is::Adjective, key([described, compared])) {
            out.push(Is::Adjective, 1, 1 + described);
            out.push(Is::Compared, 1, 1 + compared);
            out.learn();
        }
        let persons = u32::from(persons.any(Traits::FIRST)) * 2 + u32::from(persons.any(Traits::SECOND));
        let voice = source_kind(draft.voice.source);
        out.about(Ground::Subject, None);
        if !out.knows(Is::Person, key([persons, voice])) {
            out.push(Is::Person, persons, 0);
            out.push(Is::Person, persons, 1 + voice);
            out.learn();
        }
        out.like(opens, Ground::Words, self.span(&(opening..opening + 1)));
        out.push(Is::Opening, self.word(opening), 0);
        out.push(Is::Opening, self.word(opening), self.word(opening + 1));
        let numbers = tokens.filter(|at| self.tag(*at) == Tag::Number).count();
        out.about(Ground::Numbers, None);
        out.often(Is::Number, numbers.min(2) as u32, 0);
    }
}
