//! Practice: short rounds of statements, spaced over what was missed.
//!
//! A statement that was held for what the key says waits twice as many rounds as before, one that was missed comes again in the next
//! (S. Leitner, So lernt man lernen, 1972). Rounds are counted, no days: a clock that is wrong changes nothing, and who practises much
//! in one afternoon sees new statements.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use whosays_engine::Status;

/// How many statements a round has.
pub const ROUND: usize = 8;

/// The longest that a statement waits, in doublings of a round.
const LONGEST: u8 = 5;

/// A statement that can be practised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Tells it from all others.
    pub id: String,
    /// What the key holds it for.
    pub status: Status,
}

/// What somebody has practised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Practice {
    /// How many rounds were finished.
    pub rounds: u32,
    /// The statements that were seen, by their ids.
    seen: BTreeMap<String, Seen>,
    /// How often each status was asked for and missed, as [`Status::ALL`] orders them.
    asked: [u32; Status::ALL.len()],
    missed: [u32; Status::ALL.len()],
    /// The round that is not finished: its statements by their ids, and what the first of them were held for.
    open: Option<(Vec<String>, Vec<Status>)>,
}

/// A statement that was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// How often it was held for what the key says since it was missed.
    level: u8,
    /// The round, by number, from which on it comes again.
    due: u32,
}

impl Practice {
    /// Begins a round: its statements, by their numbers in `items`; see [`next`](Self::next).
    pub fn begin(&mut self, items: &[Item]) -> Vec<usize> {
        let next = self.next(items);
        self.open = Some((next.iter().map(|at| items[*at].id.clone()).collect(), Vec::new()));
        next
    }

    /// Goes on with the round that was begun, or begins one: its statements, and what the first of them were held for. A round whose
    /// statements are not all in `items` any more is given up.
    pub fn resume(&mut self, items: &[Item]) -> (Vec<usize>, Vec<Status>) {
        let number = |id: &String| items.iter().position(|item| item.id == *id);
        let open = self.open.as_ref().filter(|(ids, held)| held.len() < ids.len());
        let open = open.and_then(|(ids, held)| Some((ids.iter().map(number).collect::<Option<_>>()?, held.clone())));
        open.unwrap_or_else(|| (self.begin(items), Vec::new()))
    }

    /// The statements of the next round, by their numbers in `items`: those that are due, missed ones first; then new ones, beginning
    /// with the status that was missed most; and where that is too few, those that are due next.
    fn next(&self, items: &[Item]) -> Vec<usize> {
        let seen = |at: &usize| self.seen.get(&items[*at].id).copied();
        let (mut known, mut new): (Vec<usize>, Vec<usize>) = (0..items.len()).partition(|at| seen(at).is_some());
        known.sort_by_key(|at| seen(at).map(|own| (own.due > self.rounds, own.level, own.due)));
        let due = known.partition_point(|at| seen(at).is_some_and(|own| own.due <= self.rounds));
        let later = known.split_off(due);
        // In turns by status, so that no round is of one kind.
        let (order, mut turns) = (self.weakest(), [0; Status::ALL.len()]);
        new.sort_by_cached_key(|at| {
            let status = index(items[*at].status);
            turns[status] += 1;
            (turns[status], order.iter().position(|own| *own == status))
        });
        // What was missed must not crowd out what is new.
        known.truncate(ROUND - 2.min(new.len()));
        known.into_iter().chain(new).chain(later).take(ROUND).collect()
    }

    /// Takes what the next statement of the round is held for; whether that agrees is for the key to say. With the last one, the round ends.
    pub fn answer(&mut self, item: &Item, held: Status, agrees: bool) {
        let status = index(item.status);
        self.asked[status] += 1;
        self.missed[status] += u32::from(!agrees);
        let seen = self.seen.entry(item.id.clone()).or_default();
        seen.level = if agrees { (seen.level + 1).min(LONGEST) } else { 0 };
        seen.due = self.rounds + (1 << seen.level);
        if let Some((ids, all)) = &mut self.open {
            all.push(held);
            if all.len() >= ids.len() {
                self.rounds += 1;
                self.open = None;
            }
        }
    }

    /// The status that was missed most often of the times that it was asked for; `None` where nothing was missed.
    pub fn hardest(&self) -> Option<Status> {
        let hardest = *self.weakest().first()?;
        (self.missed[hardest] > 0).then(|| Status::ALL[hardest])
    }

    /// What is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What [`to_json`](Self::to_json) wrote; nothing practised where it is something else.
    pub fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The statuses by how large a share of them was missed, the largest first, by number.
    fn weakest(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..Status::ALL.len()).collect();
        let share = |at: usize| f64::from(self.missed[at]) / f64::from(self.asked[at].max(1));
        order.sort_by(|one, other| share(*other).total_cmp(&share(*one)));
        order
    }
}

fn index(status: Status) -> usize {
    Status::ALL.iter().position(|own| *own == status).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(count: usize) -> Vec<Item> {
        (0..count).map(|at| Item { id: format!("{at:02}"), status: Status::ALL[at % 5] }).collect()
    }

    #[test]
    fn what_was_missed_comes_again_and_the_rest_later() {
        let (items, mut practice) = (items(40), Practice::default());
        let first = practice.begin(&items);
        assert_eq!(first, [0, 1, 2, 3, 4, 5, 6, 7]);
        for at in &first {
            practice.answer(&items[*at], Status::Opinion, *at != 3);
        }
        assert_eq!(practice.hardest(), Some(Status::ALL[3]));
        let second = practice.begin(&items);
        assert_eq!(second[..3], [3, 8, 10], "the missed one, then new ones, of the weakest status first: {second:?}");
        for at in &second {
            practice.answer(&items[*at], Status::Opinion, true);
        }
        // Those that were held rightly in the first round wait for one more than the missed one did.
        let third = practice.begin(&items);
        assert!(!third.contains(&3) && third.contains(&0), "{third:?}");
        assert_eq!(Practice::from_json(&practice.to_json()), practice);
        assert_eq!(Practice::from_json("{"), Practice::default());
    }

    #[test]
    fn a_round_is_full_as_long_as_there_are_statements() {
        let (items, mut practice) = (items(10), Practice::default());
        for round in 0..50 {
            let next = practice.begin(&items);
            let mut once = next.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!((next.len(), once.len()), (ROUND, ROUND), "round {round}");
            for at in next {
                practice.answer(&items[at], Status::Opinion, at % 3 > 0);
            }
        }
        assert_eq!(practice.begin(&[]), Vec::<usize>::new());
    }

    #[test]
    fn a_round_that_was_left_goes_on() {
        let (items, mut practice) = (items(20), Practice::default());
        let (round, none) = practice.resume(&items);
        assert_eq!((round.len(), none), (ROUND, Vec::new()));
        practice.answer(&items[round[0]], Status::Opinion, false);
        practice.answer(&items[round[1]], Status::Sourced, true);
        let mut again = Practice::from_json(&practice.to_json());
        assert_eq!(again.resume(&items), (round.clone(), vec![Status::Opinion, Status::Sourced]));
        assert_eq!(again.rounds, 0);
        for at in &round[2..] {
            again.answer(&items[*at], Status::Sourced, true);
        }
        assert_eq!(again.rounds, 1);
        let (next, held) = again.resume(&items);
        assert_eq!((next[0], held.len()), (round[0], 0), "what was missed comes first in the next");
        // Another round is begun where statements of this one are gone.
        assert_eq!(again.resume(&items[..1]), (vec![0], Vec::new()));
    }
}
