//! Confidence: how often statements that were decided in the same way were right in the labelled articles.

use crate::text::rows;
use crate::{Cue, CueKind, Statement, Status};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::row_count;

    #[test]
    fn every_row_is_a_share_of_a_status() {
        assert_eq!(TABLE.len(), row_count(MEASURED));
        for (status, cue, share) in TABLE.iter() {
            assert!(Status::ALL.iter().any(|known| known.name() == *status), "{status}");
            assert!(cue.is_empty() || *cue == "plain" || crate::statement::cue::kind_named(cue).is_some(), "{cue}");
            assert!(*share <= 1000, "{share}");
        }
        assert!(Status::ALL.iter().all(|status| TABLE.iter().any(|row| (row.0, row.1) == (status.name(), ""))));
    }
}
