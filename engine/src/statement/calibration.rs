//! Confidence: how often statements that were decided in the same way were right in the labelled articles.

use crate::model::Weights;
use crate::text::{Document, Traits, rows};
use crate::{Cue, CueKind, Span, Statement, Status};
use std::sync::LazyLock;

const MEASURED: &str = table!("confidence.tsv");

/// Shares in thousandths, by status and deciding cue; a row without a cue is for the status' rarer decisions.
static TABLE: LazyLock<Vec<Row<'static>>> = LazyLock::new(|| measured(MEASURED));

type Row<'a> = (&'a str, &'a str, u16);

pub(crate) fn measured(table: &str) -> Vec<Row<'_>> {
    let row = |[name, share, _]: [_; 3]| {
        let (status, cue) = str::split_once(name, '/').unwrap_or((name, ""));
        Some((status, cue, str::parse(share).ok()?))
    };
    rows::<3>(table).filter_map(row).collect()
}

/// What decided a statement of this status: the name of the kind of cue that did, `plain` where none did.
pub fn decision(status: Status, cues: &[Cue]) -> &'static str {
    use CueKind::*;
    let order: &[CueKind] = match status {
        Status::Prediction => &[Future, Expectation, Plan],
        Status::Speculation => &[Possibility, Inference, Belief, Condition],
        Status::Opinion => &[Duty, Appeal, Judgement],
        Status::Sourced | Status::Unsourced => &[],
    };
    let frames = [Quotation, Report, According, Impersonal];
    let found = order.iter().chain(&frames).find(|kind| cues.iter().any(|cue| cue.kind == **kind));
    found.map_or("plain", |kind| kind.name())
}

/// The measured share for a statement's decision; its status' own share where the decision was seldom seen.
pub(super) fn confidence(statement: &Statement) -> f32 {
    let status = statement.status.name();
    let share = |cue: &str| TABLE.iter().find(|row| row.0 == status && row.1 == cue).map(|row| row.2);
    let share = share(decision(statement.status, &statement.cues)).or_else(|| share(""));
    f32::from(share.unwrap_or(500)) / 1000.0
}

/// How many steps a lead is counted in.
pub const STEPS: usize = 12;

/// By how much a score leads, in steps of half a weight of one.
pub(super) fn lead(ahead: i32, weights: &Weights) -> u8 {
    (ahead * 2 / i32::from(weights.scale)).clamp(0, STEPS as i32 - 1) as u8
}

/// Of a hundred tokens outside quotations, how many *I, we, our* make a text personal. Statuses are surer in reports
/// than in weblogs, talks and interviews.
const PERSONAL: usize = 1;

/// Whether a text speaks in the first person.
pub fn is_personal(document: &Document) -> bool {
    let (mut all, mut first) = (0, 0);
    let mut tokens = document.tokens.iter().zip(&document.traits).peekable();
    let ends = document.quotations.iter().map(|quotation| quotation.span);
    for quotation in ends.chain([Span::new(usize::MAX, usize::MAX)]) {
        while let Some((_, traits)) = tokens.next_if(|(token, _)| token.span.start < quotation.start) {
            all += 1;
            first += usize::from(traits.any(Traits::FIRST));
        }
        while tokens.next_if(|(token, _)| token.span.start < quotation.end).is_some() {}
    }
    first * 100 > all * PERSONAL
}

/// The place of a status and a lead among the shares of a model.
pub fn place(status: Status, lead: u8, personal: bool) -> usize {
    let row = Status::ALL.iter().position(|own| *own == status).unwrap_or(0);
    (row * 2 + usize::from(personal)) * STEPS + usize::from(lead).min(STEPS - 1)
}

/// The share of statements with this status and lead that were right in texts which the weights were not trained on.
pub(super) fn learned(weights: &Weights, status: Status, lead: u8, personal: bool) -> Option<f32> {
    weights.shares.get(place(status, lead, personal)).map(|share| f32::from(*share) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::row_count;

    #[test]
    fn every_row_is_a_share_of_a_status() {
        assert_eq!(TABLE.len(), row_count(MEASURED));
        for (status, cue, share) in TABLE.iter() {
            assert!(Status::ALL.iter().any(|known| known.name() == *status), "{status}");
            assert!(
                cue.is_empty() || *cue == "plain" || crate::statement::cue_table::kind_named(cue).is_some(),
                "{cue}"
            );
            assert!(*share <= 1000, "{share}");
        }
        assert!(Status::ALL.iter().all(|status| TABLE.iter().any(|row| (row.0, row.1) == (status.name(), ""))));
    }
}
