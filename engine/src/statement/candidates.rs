//! Who may be the source of a clause: nobody, whom the rules name, whoever spoke before, whoever the sentence or the
//! clause is about; and what the model that chooses among them looks at.
//!
//! Choosing among candidates rather than labelling words follows work on quotation attribution (O'Keefe et al. 2012;
//! Muzny et al. 2017).

mod said;

use super::features::source_kind;
use super::forms::Signs;
use super::phrase;
use super::reading::Read;
use super::scene::Scene;
use super::segment::{Draft, Drafts};
use super::source::Memory;
use super::voice::Voice;
use super::whole::distance_step;
use crate::model::{Feature, Weights};
use crate::text::Traits;
use crate::text::tag::Tagged;
use crate::{EntityType, Source, Span};
use said::Said;

/// Ways in which a candidate was found; one may have been found in several.
pub(super) mod way {
    /// By the rules.
    pub const RULES: u32 = 1;
    /// It is nobody.
    pub const NOBODY: u32 = 2;
    /// It speaks in the clause before, in the same sentence.
    pub const CLAUSE: u32 = 4;
    /// It speaks at the end of the sentence before.
    pub const SENTENCE: u32 = 8;
    /// A report in this sentence names it.
    pub const REPORT: u32 = 16;
    /// The clause is about it.
    pub const SUBJECT: u32 = 32;
    /// A line or sentence opens with it and a colon.
    pub const LABEL: u32 = 64;
    /// A report named it last.
    pub const LAST: u32 = 128;
    /// By the rules, because the whole stretch is its own: an interview, a pasted article, a letter.
    pub const SETTING: u32 = 256;
}

/// One who may be the source.
#[derive(Clone)]
pub struct Candidate {
    /// Who; `None`: nobody but the author.
    pub source: Option<Source>,
    pub(super) ways: u32,
    /// What the model looks at; empty where weights decide.
    pub features: Vec<Feature>,
    /// What the weights say of it, where they decide.
    score: i32,
}

impl Candidate {
    /// Whether the rules name it.
    pub fn is_of_rules(&self) -> bool {
        self.ways & way::RULES != 0
    }
}

/// What is known of the sources so far.
#[derive(Default)]
struct History {
    /// The source of the clause before.
    before: Option<Source>,
    /// The last source that a report named, the number of its sentence and its block.
    last: Option<(Source, usize, usize)>,
    /// The last one that a line opened with.
    label: Option<(Source, usize, usize)>,
}

/// Whether two sources are one.
pub(super) fn same(one: Option<Source>, other: Option<Source>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.span == other.span || one.entity.is_some() && one.entity == other.entity,
        _ => false,
    }
}

/// What the candidate that the rules name has ahead of the others, in halves of a weight of one. Chosen by
/// cross-validation over the training labels.
const RULES_AHEAD: i32 = 3;

/// How many times as much it has ahead where the rules found a whole stretch to be its own: the weights see one clause.
const SETTING_AHEAD: i32 = 8;

/// Gives each clause the source that the weights choose.
pub(super) fn decide(scene: &Scene, tagged: &Tagged, weights: &Weights, sentences: &[Read], drafts: &mut Drafts) {
    let ahead = RULES_AHEAD * i32::from(weights.scale) / 2;
    let lead = |candidate: &Candidate| match candidate.ways {
        ways if ways & way::SETTING != 0 => ahead * SETTING_AHEAD,
        ways if ways & way::RULES != 0 => ahead,
        _ => 0,
    };
    let score = |candidate: &Candidate| candidate.score + lead(candidate);
    walk(scene, tagged, sentences, drafts, Some(weights), |_, all| {
        (0..all.len()).rev().max_by_key(|at| score(&all[*at])).unwrap_or(0)
    });
}

/// Goes through the clauses in text order and lets `choose` choose among the candidates of each; gives each its voice.
/// Candidates have their scores by `weights`, where given, else their features.
#[inline(never)]
pub(super) fn walk(
    scene: &Scene,
    tagged: &Tagged,
    sentences: &[Read],
    drafts: &mut Drafts,
    weights: Option<&Weights>,
    mut choose: impl FnMut(Span, &[Candidate]) -> usize,
) {
    let mut history = History::default();
    let whole = Whole::new(scene, sentences, drafts);
    let mut found = Vec::new();
    let mut said = Said::new(weights);
    for (number, read) in sentences.iter().enumerate() {
        if let Some(source) = read.label {
            history.label = Some((source, number, read.block));
        }
        let all = drafts.range(number);
        // the first clause behind these is that of the next sentence
        let next = drafts.all.get(all.end).map(|draft| draft.voice.source);
        for (index, at) in all.clone().enumerate() {
            let own = &drafts.all[at];
            let about = About::new(scene, tagged, own);
            let whole = &whole;
            let reader =
                Reader { scene, tagged, whole, read, drafts: &drafts.all[all.clone()], number, index, next, about };
            reader.candidates(&history, &mut found);
            // who is alone is chosen, whatever the weights say
            let alone = found.len() == 1 && weights.is_some();
            for other in 0..if alone { 0 } else { found.len() } {
                reader.features(&found, other, &history, &mut said);
                (found[other].features, found[other].score) = (std::mem::take(&mut said.features), said.score);
            }
            let chosen = choose(own.clause.span, &found).min(found.len() - 1);
            let source = found[chosen].source;
            let explicit = found[chosen].ways & way::REPORT != 0
                || found[chosen].ways & way::RULES != 0 && own.voice.cue.is_some();
            if let Some(source) = source.filter(|_| explicit) {
                history.last = Some((source, number, read.block));
            }
            let draft = &mut drafts.all[at];
            if found[chosen].ways & way::RULES == 0 {
                let report = read.attributions.iter().find(|report| same(Some(report.source), source));
                let cue = report
                    .map(|report| crate::Cue { span: scene.document.span_of(report.cue.clone()), kind: report.kind });
                draft.cues.retain(|cue| cue.kind.status().is_some());
                draft.cues.extend(cue);
                let verb = report.map(|report| report.verb);
                draft.voice = Voice { source, verb, cue, speech: draft.voice.speech && source.is_some() };
            }
            history.before = source;
        }
    }
}

/// What is the same for the whole text.
struct Whole {
    sourced: u32,
    personal: u32,
    labels: u32,
}

impl Whole {
    #[inline(never)]
    fn new(scene: &Scene, sentences: &[Read], drafts: &Drafts) -> Self {
        let all = &drafts.all;
        let sourced = all.iter().filter(|draft| draft.voice.source.is_some()).count();
        let words = scene.document.tokens.len();
        let labels = sentences.iter().filter(|read| read.label.is_some()).count();
        Self {
            sourced: distance_step(sourced * 20 / all.len().max(1)),
            personal: distance_step(scene.own(Traits::FIRST) * 200 / words.max(1)),
            labels: labels.min(3) as u32,
        }
    }
}

/// What is the same for all candidates of a clause.
struct About {
    /// How much of it is quoted, in quarters.
    quoted: u32,
    /// Whether it speaks of *me* outside quotations.
    first_person: u32,
    /// Its first finite verb.
    verb: Option<usize>,
    /// The number of its first word.
    opening: u32,
    /// The number of the pronoun among its first words; 0 without one.
    pronoun: u32,
    modal: u32,
}

impl About {
    #[inline(never)]
    fn new(scene: &Scene, tagged: &Tagged, draft: &Draft) -> Self {
        let (tokens, facts) = (draft.clause.tokens.clone(), &draft.facts);
        let pronoun = tokens.clone().take(3).find(|at| scene.is(*at, Traits::PRONOUN));
        Self {
            quoted: (facts.quoted * 4 / tokens.len().max(1)) as u32,
            first_person: u32::from(facts.own.any(Traits::FIRST)),
            verb: facts.verb,
            opening: tagged.words[facts.opening],
            pronoun: pronoun.map_or(0, |at| tagged.words[at]),
            modal: u32::from(facts.traits.any(Traits::MODAL)),
        }
    }
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    tagged: &'a Tagged,
    whole: &'a Whole,
    read: &'a Read<'a>,
    drafts: &'a [Draft],
    number: usize,
    index: usize,
    /// The source that the rules give the next sentence.
    next: Option<Option<Source>>,
    about: About,
}

impl Reader<'_> {
    #[inline(never)]
    fn candidates(&self, history: &History, out: &mut Vec<Candidate>) {
        out.clear();
        out.push(Candidate { source: None, ways: way::NOBODY, features: Vec::new(), score: 0 });
        let mut add = |source: Option<Source>, ways: u32| match out.iter_mut().find(|own| same(own.source, source)) {
            Some(own) => own.ways |= ways,
            None => out.push(Candidate { source, ways, features: Vec::new(), score: 0 }),
        };
        let draft = &self.drafts[self.index];
        let setting = draft.voice.speech && draft.voice.cue.is_none() && draft.voice.source.is_some();
        add(draft.voice.source, way::RULES | if setting { way::SETTING } else { 0 });
        let first = self.number == 0 && self.index == 0;
        if !first {
            add(history.before, if self.index > 0 { way::CLAUSE } else { way::SENTENCE });
        }
        for report in self.read.attributions.iter().take(4) {
            add(Some(report.source), way::REPORT);
        }
        if let Some(subject) = self.subject() {
            add(Some(subject), way::SUBJECT);
        }
        if let Some((source, ..)) = history.label {
            add(Some(source), way::LABEL);
        }
        if let Some((source, _, _)) = history.last.filter(|(_, number, _)| self.number - number < 8) {
            add(Some(source), way::LAST);
        }
    }

    /// The person, body or document that the clause is about.
    #[inline(never)]
    fn subject(&self) -> Option<Source> {
        let tokens = self.drafts[self.index].clause.tokens.clone();
        let verb = self.about.verb?;
        let before = tokens.start..verb;
        if self.scene.named(before.clone()).next().is_none() && self.scene.with(Signs::SOURCE, before).next().is_none()
        {
            return None; // nobody who speaks stands before it
        }
        let words = phrase::before(self.scene, tokens.start, verb)?;
        let person = |at: usize| matches!(self.scene.kind(at), Some(EntityType::Person | EntityType::Organisation));
        let speaks = words.clone().any(person) || self.scene.noun(words.end - 1).is_some();
        if !speaks {
            return None;
        }
        Memory::default().source(self.scene, words)
    }

    /// The features of a candidate, or its score where weights decide.
    #[inline(never)]
    fn features(&self, all: &[Candidate], at: usize, history: &History, said: &mut Said) {
        let (about, whole) = (&self.about, self.whole);
        let own = &all[at];
        let draft = &self.drafts[self.index];
        let scene = self.scene;
        let kind = source_kind(own.source);
        let (speech, status) = (u32::from(draft.voice.speech), draft.decision.status as u32);
        said.ways = own.ways;
        said.score = 0;
        let verb = about.verb.map_or(99, |at| self.tagged.tags[at] as u32);
        let depends = [speech * 8 + about.quoted, status * 8 + kind * 2 + about.first_person, verb];
        if !said.knows(0, depends) {
            said.push(0, 0, 0);
            said.push(1, speech, about.quoted);
            said.push(2, status, kind);
            said.push(3, about.first_person, whole.personal);
            said.push(4, whole.sourced, whole.labels);
            said.push(5, verb, 0);
            said.learn();
        }
        said.push(6, about.verb.map_or(0, |at| self.tagged.words[at]), 0);
        said.push(7, about.opening, 0);
        let (clause, index) = (draft.clause.kind as u32, self.index.min(2) as u32);
        let report = draft.voice.verb.map_or(0, |verb| 1 + verb as u32);
        let (cue, question) = (draft.voice.cue.map_or(99, |cue| cue.kind as u32), u32::from(draft.question));
        if !said.knows(8, [clause * 4 + index, report, cue, question * 2 + speech]) {
            said.push(8, clause, index);
            said.push(9, report, cue);
            said.push(10, question, speech);
            said.learn();
        }
        // how long ago it spoke, and whether a paragraph ended since
        let ago = |found: &Option<(Source, usize, usize)>| match found {
            Some((source, number, block)) if same(Some(*source), own.source) => {
                1 + (self.number - number).min(5) as u32 * 4 + (self.read.block - block).min(2) as u32
            }
            _ => 0,
        };
        let (last, label) = (ago(&history.last), ago(&history.label));
        let next = u32::from(self.next.is_some_and(|next| same(next, own.source)));
        let before = u32::from(same(history.before, own.source));
        if !said.knows(11, [last, label, status * 4 + next * 2 + before]) {
            said.push(11, last, label);
            said.push(12, last, status);
            said.push(13, next, before);
            said.learn();
        }
        let (sourced, kind_before) = (u32::from(draft.voice.source.is_some()), source_kind(history.before));
        let type_of = own.source.and_then(|source| source.entity).map_or(0, |id| 1 + scene.entities[id.0].kind as u32);
        if !said.knows(14, [sourced * 4 + kind_before, type_of * 4 + kind]) {
            said.push(14, sourced, kind_before);
            said.push(15, type_of, kind);
            said.learn();
        }
        said.push(16, about.pronoun, last);
        let (count, reported) = (all.len().min(5) as u32, all.iter().any(|other| other.ways & way::REPORT != 0));
        let reported = u32::from(reported);
        // whether it is named inside of the clause or behind it
        let named = own.source.map(|source| {
            let inside = u32::from(draft.clause.span.holds(source.span.start));
            inside * 2 + u32::from(source.span.start >= draft.clause.span.end)
        });
        let cue = u32::from(draft.voice.cue.is_some());
        if !said.knows(17, [count * 2 + reported, named.map_or(0, |named| 1 + named) * 2 + cue]) {
            said.push(17, count, reported);
            if let Some(named) = named {
                said.push(18, named, cue);
            }
            said.learn();
        }
        if own.source.is_some() {
            for report in self.read.attributions.iter().filter(|report| same(Some(report.source), own.source)) {
                let holds = u32::from(draft.clause.tokens.contains(&report.cue.start));
                said.push(19, self.tagged.words[report.cue.start], holds);
                said.push(20, report.verb as u32, holds * 4 + u32::from(report.after) * 2 + u32::from(report.clause));
                said.push(21, report.kind as u32, u32::from(scene.quotation(report.cue.start).is_some()) * 2 + speech);
            }
        }
        if !said.knows(22, [about.modal * 2 + about.first_person]) {
            said.push(22, about.modal, about.first_person);
            said.learn();
        }
    }
}
