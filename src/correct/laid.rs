//! Choices of names that came along with changes, as in a pack: they go and come back with the step that these are.

use crate::cards::choice::{Choices, Row};
use crate::cards::keeping;
use crate::session::Session;
use leptos::prelude::*;

/// For each such step how many changes stood before it, and the rows which take its choices back or make them again.
#[derive(Default)]
pub struct Laid(Vec<(usize, Vec<Row>)>);

impl Laid {
    /// Forgets the steps before which so many changes stood, or more.
    pub fn forget_from(&mut self, standing: usize) {
        self.0.retain(|(before, _)| *before < standing);
    }
}

/// Chooses what came along with the step before which so many changes stood, if it was one.
pub fn lay(session: Session, choices: Choices, standing: Option<usize>) {
    let mut rows = choices.into_rows();
    exchange(session, &mut rows);
    if let Some(standing) = standing.filter(|_| !rows.is_empty()) {
        session.layer.laid.update_value(|laid| laid.0.push((standing, rows)));
    }
}

/// Takes back, or makes again, what came along with the steps between so many changes that stood and those that stand now.
pub fn step(session: Session, was: usize, now: usize) {
    session.layer.laid.update_value(|laid| {
        let mut crossed: Vec<_> = laid.0.iter_mut().filter(|(before, _)| (*before < was) != (*before < now)).collect();
        if now < was {
            crossed.reverse();
        }
        crossed.into_iter().for_each(|(_, rows)| exchange(session, rows));
    });
}

fn exchange(session: Session, rows: &mut [Row]) {
    if rows.is_empty() {
        return;
    }
    session.reader.update_value(|reader| {
        reader.choices.exchange(rows);
        session.reading.with_untracked(|reading| keeping::keep(reading, &reader.choices));
    });
}
