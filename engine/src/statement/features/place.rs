//! Where a clause stands: its place in its sentence and text, its neighbours, and what the whole text is like.

use super::{Ground, Is, Reader, Told, clause_kind, key, source_kind, status};
use crate::statement::segment::Draft;
use crate::statement::whole::{Log, step};

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn place(&self, index: usize, out: &mut Told) {
        let draft = &self.drafts[index];
        let (number, all) = self.number;
        let (kind, index) = (clause_kind(draft.clause.kind), index.min(3) as u32);
        let length = (draft.clause.tokens.len() as u32).ilog2_or_zero();
        let (position, from, to) = (step(number, all), number.min(3) as u32, (all - number).min(3) as u32);
        out.about(Ground::Place, None);
        if !out.knows(Is::Kind, key([kind * 4 + index, length, position, from * 4 + to])) {
            out.push(Is::Kind, kind, index);
            out.push(Is::Length, length, 0);
            out.push(Is::Position, position, 0);
            out.push(Is::Position, 50 + from, to);
            out.learn();
        }
    }

    #[inline(never)]
    pub(super) fn neighbours(&self, index: usize, out: &mut Told) {
        let own = &self.drafts[index];
        let within = [index.checked_sub(1).map(|at| &self.drafts[at]), self.drafts.get(index + 1)];
        let around = [within[0].or(self.before), within[1].or(self.after)];
        let told = |draft: Option<&Draft>| draft.map_or(9, |draft| status(draft.decision.status));
        let same = |other: Option<&Draft>| match (other.and_then(|other| other.voice.source), own.voice.source) {
            (Some(one), Some(two)) => one.span == two.span || one.entity.is_some() && one.entity == two.entity,
            _ => false,
        };
        let rule = status(own.decision.status);
        let (told_within, told, same) =
            (within.map(told), around.map(told), around.map(|other| u32::from(same(other))));
        let depends = [rule * 16 + told[0], told[1] * 16 + told_within[0], told_within[1] * 16 + same[0] * 2 + same[1]];
        out.about(Ground::Neighbours, None);
        if !out.knows(Is::Before, key(depends)) {
            for (way, is) in [Is::Before, Is::After].into_iter().enumerate() {
                out.push(is, told[way], 0);
                out.push(is, told[way], rule + 1);
                out.push(Is::SameVoice, same[way] + 2 * way as u32, told[way]);
            }
            for (way, told) in told_within.into_iter().enumerate() {
                out.push(Is::Within, told, way as u32);
            }
            out.learn();
        }
    }

    #[inline(never)]
    pub(super) fn text(&self, draft: &Draft, out: &mut Told) {
        let whole = self.whole;
        let kind = source_kind(draft.voice.source);
        out.about(Ground::Text, None);
        // the same in the whole text
        if !out.knows(Is::TextPerson, key([kind])) {
            out.push(Is::TextPerson, whole.first_person, kind);
            out.push(Is::TextQuoted, whole.quoted, kind);
            out.push(Is::TextJudged, whole.judged, kind);
            out.push(Is::TextSourced, whole.sourced, kind);
            out.push(Is::Block, whole.length, 0);
            out.learn();
        }
    }
}
