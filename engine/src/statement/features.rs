//! What the model of status looks at in a clause: cues in their context, what governs the clause, its verb, subject and
//! judging words, who speaks, and what stands around it.
//!
//! After the features of the field: Saurí and Pustejovsky 2012 and Stanovsky et al. 2017 for factuality, Wiebe and
//! Riloff 2005 for subjectivity, Pareti 2015 for attribution.

mod manner;
mod place;

pub(super) use manner::{Verbs, past};

use super::chain::Chain;
use super::cue::Found;
use super::scene::Scene;
use super::segment::Draft;
use super::speaker::Read;
use super::whole::{Whole, step};
use crate::model::{Feature, Weights, mix};
use crate::text::tag::{Tag, Tagged};
use crate::text::{ClauseKind, Document, Traits};
use crate::{Source, SourceKind, Span, Status};
use std::ops::Range;

/// What a feature tells, for the explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Ground {
    /// What the rules over cues make of the clause.
    Rules,
    /// A cue.
    Cue,
    /// The verb, its tense and modality.
    Verb,
    /// Who or what the clause is about.
    Subject,
    /// Judging or describing words.
    Description,
    /// Other words.
    Words,
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
}

/// A feature, what it tells, and the words that it is about, if it is about words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub feature: Feature,
    /// What the weights have for it, where weights decide.
    pub row: [i8; 4],
    pub ground: Ground,
    pub words: Option<Span>,
}

/// Reads the clauses of one sentence.
pub(super) struct Reader<'a> {
    pub scene: &'a Scene<'a>,
    pub tagged: &'a Tagged,
    pub whole: &'a Whole,
    pub read: &'a Read,
    pub drafts: &'a [Draft],
    pub verbs: Verbs,
    /// The sentence's number and how many there are.
    pub number: (usize, usize),
    /// The clause before the sentence's first, and the one after its last.
    pub before: Option<&'a Draft>,
    pub after: Option<&'a Draft>,
    /// Only what these weights have an opinion on is told: little of it all. Everything where there are none.
    pub weights: Option<&'a Weights>,
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

/// The words that a feature is about; looked up only when it is told.
trait Words {
    fn span(self, document: &Document) -> Option<Span>;
}

impl Words for Option<Span> {
    fn span(self, _: &Document) -> Option<Span> {
        self
    }
}

impl Words for &Range<usize> {
    fn span(self, document: &Document) -> Option<Span> {
        Some(document.span_of(self.clone()))
    }
}

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

    /// The features of the sentence's clause `index`.
    pub fn features(&self, index: usize, out: &mut Vec<Told>) {
        out.clear();
        let draft = &self.drafts[index];
        self.rules(draft, out);
        let chain = Chain::of(self.scene, self.tagged, draft.clause.tokens.clone());
        self.cues(draft, &chain, out);
        self.verb(draft, &chain, out);
        self.words(draft, out);
        self.manner(draft, &chain, out);
        self.voice(draft, out);
        self.place(index, out);
        self.neighbours(index, out);
        self.text(draft, out);
    }

    #[inline]
    fn push(&self, out: &mut Vec<Told>, ground: Ground, is: Is, one: u32, other: u32, words: impl Words) {
        let feature = mix(is as u32, one, other);
        let slot = self.weights.map(|weights| weights.slot(feature));
        if slot != Some(0) {
            let row = self.weights.zip(slot).map_or([0; 4], |(weights, slot)| *weights.row_in(slot));
            out.push(Told { feature, row, ground, words: words.span(self.scene.document) });
        }
    }

    #[inline(never)]
    fn rules(&self, draft: &Draft, out: &mut Vec<Told>) {
        let decision = draft.decision;
        let span = draft.cues.first().map(|cue| cue.span);
        let rule = status(decision.status);
        self.push(out, Ground::Rules, Is::Rule, rule, 9, span);
        self.push(out, Ground::Rules, Is::Rule, rule, status(decision.runner_up), span);
        self.push(
            out,
            Ground::Rules,
            Is::RuleWith,
            rule,
            source_kind(draft.voice.source) * 2 + u32::from(draft.voice.speech),
            span,
        );
        let kind = draft.cues.first().map_or(99, |cue| cue.kind as u32);
        self.push(out, Ground::Rules, Is::RuleWith, rule + 100, kind, span);
    }

    #[inline(never)]
    fn cues(&self, draft: &Draft, chain: &Chain, out: &mut Vec<Told>) {
        let own = &self.read.cues[draft.own.clone()];
        for cue in own {
            let span = &cue.tokens;
            let kind = cue.kind as u32;
            let words = self.words_of(cue);
            self.push(out, Ground::Cue, Is::CueKind, kind, u32::from(cue.strength), span);
            self.push(out, Ground::Cue, Is::CueWords, words, kind, span);
            self.push(out, Ground::Cue, Is::CueTense, kind, chain.shape, span);
            self.push(out, Ground::Cue, Is::CueVoice, kind, source_kind(draft.voice.source), span);
            let in_chain = chain.tokens.contains(&cue.tokens.start);
            let quoted = self.scene.quotation(cue.tokens.start).is_some();
            self.push(out, Ground::Cue, Is::CueVoice, kind + 50, u32::from(in_chain) * 2 + u32::from(quoted), span);
        }
        if own.is_empty() {
            self.push(out, Ground::Words, Is::NoCue, source_kind(draft.voice.source), chain.shape, None);
        }
        let judging = own.iter().filter(|cue| cue.kind.status() == Some(Status::Opinion)).count();
        self.push(out, Ground::Cue, Is::CueCount, judging.min(3) as u32, 0, None);
    }

    fn words_of(&self, cue: &Found) -> u32 {
        cue.tokens.clone().fold(3, |state, at| mix(state, self.word(at), 5))
    }

    #[inline(never)]
    fn verb(&self, draft: &Draft, chain: &Chain, out: &mut Vec<Told>) {
        if chain.tokens.is_empty() {
            self.push(out, Ground::Verb, Is::Verbless, u32::from(draft.clause.tokens.len() > 4), 0, None);
            return;
        }
        let span = &chain.tokens;
        let last = chain.tokens.end - 1;
        self.push(out, Ground::Verb, Is::VerbWord, self.word(last), 0, span);
        self.push(out, Ground::Verb, Is::VerbChain, chain.shape, 0, span);
        self.push(out, Ground::Verb, Is::VerbTense, chain.shape, source_kind(draft.voice.source), span);
        self.push(out, Ground::Verb, Is::Negated, u32::from(chain.negated), chain.shape, span);
        if let Some(modal) = chain.modal {
            self.push(out, Ground::Verb, Is::Modal, self.word(modal), 0, span);
            self.push(out, Ground::Verb, Is::ModalSubject, self.word(modal), chain.subject_kind, span);
            self.push(out, Ground::Verb, Is::Modal, self.word(modal), self.word(last), span);
        }
        if let Some(kind) = self.scene.verb(last) {
            self.push(out, Ground::Verb, Is::ReportVerb, 50 + kind.kind as u32, chain.subject_kind, span);
        }
        let subject = chain.subject.map(|at| self.scene.document.tokens[at].span);
        if let Some(at) = chain.subject {
            self.push(out, Ground::Subject, Is::SubjectWord, self.word(at), 0, subject);
        }
        self.push(out, Ground::Subject, Is::SubjectKind, chain.subject_kind, 0, subject);
        self.push(out, Ground::Subject, Is::SubjectKind, chain.subject_kind, chain.shape + 1, subject);
        // "is important": what is said of the subject
        let complement = (last + 1..draft.clause.tokens.end.min(last + 5))
            .find(|at| matches!(self.tag(*at), Tag::Adjective | Tag::Compared | Tag::Noun | Tag::Participle));
        if let Some(at) = complement.filter(|_| self.scene.is(last, Traits::BE)) {
            let span = &(at..at + 1);
            self.push(out, Ground::Description, Is::Predicate, self.word(at), 0, span);
            self.push(out, Ground::Description, Is::Predicate, self.tag(at) as u32, chain.subject_kind, span);
        }
    }

    #[inline(never)]
    fn words(&self, draft: &Draft, out: &mut Vec<Told>) {
        let tokens = draft.clause.tokens.clone();
        let mut persons = [false; 2];
        let (mut described, mut compared) = (0, 0);
        for at in tokens.clone().take(60) {
            persons[0] |= self.scene.is(at, Traits::FIRST);
            persons[1] |= self.scene.is(at, Traits::SECOND);
            let (tag, word) = (self.tag(at), self.word(at));
            let span = &(at..at + 1);
            match tag {
                Tag::Adjective => {
                    described += 1;
                    self.push(out, Ground::Description, Is::Adjective, word, 0, span);
                }
                Tag::Adverb => self.push(out, Ground::Description, Is::Adverb, word, 0, span),
                Tag::Compared => {
                    compared += 1;
                    self.push(out, Ground::Description, Is::Compared, word, 0, span);
                }
                Tag::Proper | Tag::Number | Tag::Mark | Tag::Determiner => {}
                _ => self.push(out, Ground::Words, Is::Word, word, 0, span),
            }
            if at + 1 < tokens.end && !matches!(tag, Tag::Proper | Tag::Number) {
                self.push(out, Ground::Words, Is::Pair, word, self.word(at + 1), &(at..at + 2));
            }
        }
        self.push(
            out,
            Ground::Description,
            Is::Adjective,
            1,
            1 + (described * 8 / tokens.len().max(4)).min(3) as u32,
            None,
        );
        self.push(out, Ground::Description, Is::Compared, 1, 1 + compared.min(2), None);
        self.push(out, Ground::Subject, Is::Person, u32::from(persons[0]) * 2 + u32::from(persons[1]), 0, None);
        let voice = source_kind(draft.voice.source);
        self.push(out, Ground::Subject, Is::Person, u32::from(persons[0]) * 2 + u32::from(persons[1]), 1 + voice, None);
        let opening = tokens.clone().find(|at| self.scene.is_word(*at)).unwrap_or(tokens.start);
        let span = &(opening..opening + 1);
        self.push(out, Ground::Words, Is::Opening, self.word(opening), 0, span);
        self.push(out, Ground::Words, Is::Opening, self.word(opening), self.word(opening + 1), span);
        let numbers = tokens.filter(|at| self.tag(*at) == Tag::Number).count();
        self.push(out, Ground::Words, Is::Number, numbers.min(2) as u32, 0, None);
    }

    #[inline(never)]
    fn voice(&self, draft: &Draft, out: &mut Vec<Told>) {
        let voice = &draft.voice;
        let kind = source_kind(voice.source);
        let span = voice.cue.map(|cue| cue.span);
        let name = voice.source.map(|source| source.span);
        self.push(out, Ground::Source, Is::SourceKind, kind, 0, name);
        let verb = voice.verb.map_or(0, |verb| 1 + verb as u32);
        self.push(out, Ground::Source, Is::ReportVerb, verb, kind, span);
        if let Some(cue) = voice.cue {
            self.push(out, Ground::Source, Is::ReportVerb, 30 + cue.kind as u32, kind, span);
            for at in self.scene.document.token_range(cue.span).take(3) {
                self.push(out, Ground::Source, Is::ReportWord, self.word(at), 0, span);
            }
        }
        self.push(out, Ground::Speech, Is::Speech, u32::from(voice.speech), kind, None);
        let tokens = draft.clause.tokens.clone();
        let quoted = tokens.clone().filter(|at| self.scene.quotation(*at).is_some()).count();
        self.push(out, Ground::Speech, Is::Quoted, step(quoted, tokens.len()), kind, None);
        self.push(out, Ground::Mark, Is::Question, u32::from(draft.question), kind, None);
        let exclaimed = self.read.tokens.clone().rev().take(3).any(|at| self.scene.is_mark(at, b'!'));
        self.push(out, Ground::Mark, Is::Exclaimed, u32::from(exclaimed), u32::from(voice.speech), None);
    }
}
