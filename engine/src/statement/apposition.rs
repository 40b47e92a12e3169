//! Subjects that do not stand at their verb: *Ada Blom, the mayor of Oslo, said*, *the Harbour Office (HO) said*.

use super::phrase::{REACH, past_modifier, walk_back};
use super::scene::Scene;
use crate::EntityType;
use crate::text::is_finite;
use std::ops::Range;

/// The subject before the mark at `last`: *Ada Blom, the mayor of Oslo, said*; the name may be on either side of a
/// comma, and what is between may have commas of its own.
pub(super) fn before(scene: &Scene, floor: usize, last: usize) -> Option<Range<usize>> {
    let open = if scene.form(last) == ")" { "(" } else { scene.form(last) };
    let from = floor.max(last.saturating_sub(REACH));
    let walk = |end| walk_back(scene, floor, before_bracket(scene, from, end)).filter(|range| !range.is_empty());
    let Some(start) = (from..last).rev().find(|at| scene.form(*at) == open) else {
        // "I had time, ordered a coffee": the subject of both stands further back
        // "results published this week, revealed": nor is what hangs on it
        let range = walk(last)?;
        let alone = !(floor..range.start).any(|at| is_finite(scene.document, at));
        let that = |head: &Range<usize>| (head.end..last).any(|at| scene.form(at) == "that");
        return past_modifier(scene, floor, &range).filter(|head| !that(head)).or(alone.then_some(range));
    };
    let inner = start + 1..last;
    if scene.kind(inner.start) == Some(EntityType::Person) && scene.mention_range(inner.start).end >= inner.end {
        return Some(inner);
    }
    // "her promoter, Lantern Live, said", but "the Harbour Agency (HA) said"
    let names = inner.clone().all(|at| scene.is_capital(at) || matches!(scene.form(at), "." | "-" | "of" | "and"));
    if open != "(" && names && scene.noun(start - 1).is_some() {
        return Some(inner);
    }
    let mut commas = (from..=start).rev().filter(|at| scene.form(*at) == open);
    commas.find_map(|at| walk(at).filter(|range| is_person(scene, range))).or_else(|| walk(start)).or(Some(inner))
}

/// Where a phrase ends whose last words stand between brackets: *Ada Blom (67)*.
fn before_bracket(scene: &Scene, from: usize, end: usize) -> usize {
    let closed = end > from && scene.form(end - 1) == ")";
    let open = || (from..end).rev().find(|at| scene.form(*at) == "(");
    closed.then(open).flatten().unwrap_or(end)
}

fn is_person(scene: &Scene, range: &Range<usize>) -> bool {
    range.clone().any(|at| scene.kind(at) == Some(EntityType::Person))
}
