//! What stands around a modal and a cue: the tense of the other verbs (*he could* in a tale is an ability), an *if*, the
//! relative or subordinator that a cue stands under, the cues of the sentence's other clauses.

use super::{Ground, Is, Reader, Told};
use crate::statement::chain::Chain;
use crate::statement::forms::Signs;
use crate::statement::segment::Draft;
use crate::statement::status::is_judging;
use crate::statement::whole::step;
use crate::text::Traits;
use crate::text::tag::Tag;

/// Tokens before a cue that are looked at for what it stands under.
const REACH: usize = 8;

/// What a sentence's verbs are like, counted once for all of its clauses.
#[derive(Clone, Copy)]
pub(in crate::statement) struct Verbs {
    past: usize,
    present: usize,
    /// Whether it holds an *if*.
    supposed: bool,
}

impl Verbs {
    pub fn of(drafts: &[Draft]) -> Self {
        let mut verbs = Self { past: 0, present: 0, supposed: false };
        for facts in drafts.iter().map(|draft| &draft.facts) {
            verbs.past += facts.past;
            verbs.present += facts.present;
            verbs.supposed |= facts.signs.any(Signs::SUPPOSES);
        }
        verbs
    }
}

impl Reader<'_> {
    /// The features of what stands around modals and cues; `cues` and `verb` are the numbers of the topics that are about
    /// the clause's first cue and about its verbs.
    #[inline(never)]
    pub(super) fn manner(&self, draft: &Draft, chain: &Chain, [cues, verb]: [u32; 2], out: &mut Told) {
        self.tense(chain, verb, out);
        self.around_cues(draft, cues, out);
    }

    /// The tense of the sentence's other verbs.
    fn tense(&self, chain: &Chain, verb: u32, out: &mut Told) {
        let Verbs { mut past, mut present, supposed } = self.verbs;
        for at in chain.tokens.clone().filter(|at| self.read.tokens.contains(at)) {
            past -= usize::from(self.tag(at) == Tag::Past);
            present -= usize::from(self.tag(at) == Tag::Present);
        }
        let tenses = past.min(3) as u32 * 4 + present.min(3) as u32;
        let modal = chain.modal.map_or(0, |modal| self.word(modal));
        // a clause without a verb has no words for it
        let span = (!chain.tokens.is_empty()).then(|| self.scene.document.span_of(chain.tokens.clone()));
        let supposed = u32::from(supposed);
        out.like(verb, Ground::Verb, span);
        if !out.knows(Is::Tense, u64::from(modal) << 8 | u64::from(tenses * 2 + supposed)) {
            out.push(Is::Tense, modal, tenses);
            out.push(Is::Supposed, modal, supposed);
            out.learn();
        }
        out.about(Ground::Text, None);
        if !out.knows(Is::TextTense, u64::from(modal)) {
            out.push(Is::TextTense, modal, self.whole.past);
            out.learn();
        }
    }

    /// What the cues of a clause stand under, and the kinds of those in the sentence's other clauses.
    fn around_cues(&self, draft: &Draft, cues: u32, out: &mut Told) {
        for (cue, topic) in self.read.cues[draft.own.clone()].iter().zip(cues..) {
            if is_judging(cue) {
                continue;
            }
            let from = draft.clause.tokens.start.max(cue.tokens.start.saturating_sub(REACH));
            let under = (from..cue.tokens.start)
                .rev()
                .find(|at| self.scene.is(*at, Traits::WH.or(Traits::RELATIVE).or(Traits::SUBORDINATOR)));
            let word = under.map_or(0, |at| self.word(at));
            out.like(topic, Ground::Cue, self.span(&cue.tokens));
            out.push(Is::CueUnder, cue.kind as u32, word);
            out.settle();
        }
        let mut seen = 0u32;
        for (at, cue) in self.read.cues.iter().enumerate().filter(|(at, _)| !draft.own.contains(at)) {
            let way = u32::from(at < draft.own.start);
            let bit = 1 << (cue.kind as u32 * 2 + way).min(31);
            if seen & bit == 0 {
                seen |= bit;
                out.about(Ground::Neighbours, self.span(&cue.tokens));
                out.often(Is::Beside, cue.kind as u32, way);
            }
        }
    }
}

/// How much of a text's verbs that carry a clause are in the past, in steps.
pub(in crate::statement) fn past(tags: &[Tag]) -> u32 {
    let (mut past, mut others) = (0, 0);
    for tag in tags {
        past += usize::from(*tag == Tag::Past);
        others += usize::from(matches!(tag, Tag::Present | Tag::Modal));
    }
    step(past, past + others)
}
