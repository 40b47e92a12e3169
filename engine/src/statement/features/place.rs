//! Where a clause stands: its place in its sentence and text, its neighbours, and what the whole text is like.

use super::{Ground, Is, Reader, Told, clause_kind, source_kind, status};
use crate::statement::segment::Draft;
use crate::statement::whole::{Log, step};

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn place(&self, index: usize, out: &mut Vec<Told>) {
        let draft = &self.drafts[index];
        let kind = clause_kind(draft.clause.kind);
        self.push(out, Ground::Place, Is::Kind, kind, index.min(3) as u32, None);
        self.push(out, Ground::Place, Is::Length, (draft.clause.tokens.len() as u32).ilog2_or_zero(), 0, None);
        let (number, all) = self.number;
        self.push(out, Ground::Place, Is::Position, step(number, all), 0, None);
        self.push(out, Ground::Place, Is::Position, 50 + number.min(3) as u32, (all - number).min(3) as u32, None);
    }

    #[inline(never)]
    pub(super) fn neighbours(&self, index: usize, out: &mut Vec<Told>) {
        let own = &self.drafts[index];
        let before = index.checked_sub(1).map(|at| &self.drafts[at]);
        let after = self.drafts.get(index + 1);
        let told = |draft: Option<&Draft>| draft.map_or(9, |draft| status(draft.decision.status));
        let rule = status(own.decision.status);
        for (other, is) in [(before.or(self.before), Is::Before), (after.or(self.after), Is::After)] {
            self.push(out, Ground::Neighbours, is, told(other), 0, None);
            self.push(out, Ground::Neighbours, is, told(other), rule + 1, None);
            let same = other.is_some_and(|other| match (other.voice.source, own.voice.source) {
                (Some(one), Some(two)) => one.span == two.span || one.entity.is_some() && one.entity == two.entity,
                _ => false,
            });
            self.push(
                out,
                Ground::Neighbours,
                Is::SameVoice,
                u32::from(same) + 2 * u32::from(is as u32 == Is::After as u32),
                told(other),
                None,
            );
        }
        for (other, way) in [(before, 0), (after, 1)] {
            self.push(out, Ground::Neighbours, Is::Within, told(other), way, None);
        }
    }

    #[inline(never)]
    pub(super) fn text(&self, draft: &Draft, out: &mut Vec<Told>) {
        let whole = self.whole;
        let kind = source_kind(draft.voice.source);
        self.push(out, Ground::Text, Is::TextPerson, whole.first_person, kind, None);
        self.push(out, Ground::Text, Is::TextQuoted, whole.quoted, kind, None);
        self.push(out, Ground::Text, Is::TextJudged, whole.judged, kind, None);
        self.push(out, Ground::Text, Is::TextSourced, whole.sourced, kind, None);
        self.push(out, Ground::Text, Is::Block, whole.length, 0, None);
    }
}
