//! Confidence: how often statements that were decided in the same way were right on the development articles.

use crate::text::rows;
use crate::{CueKind, Statement, Status};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const MEASURED: &str = table!("confidence.tsv");

/// Shares by the name of a decision; see [`decision`].
static TABLE: LazyLock<FxHashMap<&'static str, f32>> =
    LazyLock::new(|| rows::<3>(MEASURED).filter_map(|[name, share, _]| Some((name, share.parse().ok()?))).collect());

/// How a statement was decided: its status and the kind of cue that decided it, as `prediction/future`.
///
/// `plain` stands for no cue: a status by the lack of any sign.
pub fn decision(status: Status, cues: impl IntoIterator<Item = CueKind> + Clone) -> String {
    use CueKind::*;
    let order: &[CueKind] = match status {
        Status::Prediction => &[Future, Expectation, Plan],
        Status::Speculation => &[Possibility, Inference, Belief, Condition],
        Status::Opinion => &[Duty, Appeal, Judgement],
        Status::Sourced | Status::Unsourced => &[],
    };
    let frames = [Quotation, Report, According, Impersonal];
    let found = order.iter().chain(&frames).find(|kind| cues.clone().into_iter().any(|cue| cue == **kind));
    format!("{}/{}", status.name(), found.map_or("plain", |kind| kind.name()))
}

/// The measured share for a statement's decision; its status' own share where the decision was seldom seen.
pub(super) fn confidence(statement: &Statement) -> f32 {
    let name = decision(statement.status, statement.cues.iter().map(|cue| cue.kind));
    let share = TABLE.get(name.as_str()).or_else(|| TABLE.get(statement.status.name()));
    share.copied().unwrap_or(0.5)
}
