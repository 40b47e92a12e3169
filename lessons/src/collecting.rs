//! A teacher's pile of hand-ins: what counts, and what is named and set aside.

use crate::hand_in::Reader;
use crate::{HandIn, Lesson, Refusal};
use std::collections::BTreeMap;
use whosays_texts::{say, told};

/// The hand-ins of a lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pile {
    /// Those that count, in the order in which they came.
    pub hand_ins: Vec<HandIn>,
    /// What does not count: which file, and why.
    pub aside: Vec<(String, Aside)>,
    /// What counts without some of its answers: which file, and how many were left out.
    pub incomplete: Vec<(String, usize)>,
}

/// Why a file does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It is none of this lesson's.
    Refused(Refusal),
    /// The same pupil handed in a later one.
    Earlier(String),
    /// The same was handed in before.
    Twice(String),
}

impl std::fmt::Display for Aside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Aside::Refused(refusal) => refusal.fmt(f),
            Aside::Earlier(name) if name.is_empty() => {
                f.write_str(say("The same pupil handed in again later; that one counts."))
            }
            Aside::Earlier(name) => {
                f.write_str(&told("{name} handed in again later; that one counts.", &[("name", name)]))
            }
            Aside::Twice(name) if name.is_empty() => {
                f.write_str(say("The same pupil handed in the same before; it counts once."))
            }
            Aside::Twice(name) => {
                f.write_str(&told("{name} handed in the same before; it counts once.", &[("name", name)]))
            }
        }
    }
}

impl Pile {
    /// Sorts files, each a name and what is in it.
    pub fn new<'a>(lesson: &Lesson, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut pile, reader) = (Pile::default(), Reader::new(lesson));
        let (mut files_of, mut pupils): (Vec<&str>, BTreeMap<String, usize>) = (Vec::new(), BTreeMap::new());
        // The same answers under the same name are one pupil's, who began twice with them.
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for (file, json) in files {
            let hand_in = match reader.read(json) {
                Ok(hand_in) => hand_in,
                Err(refusal) => {
                    pile.aside.push((file.to_owned(), Aside::Refused(refusal)));
                    continue;
                }
            };
            let name = hand_in.answers.name.clone();
            let said = format!("{:?}", hand_in.answers);
            let before = pupils.get(&hand_in.pupil).filter(|_| !hand_in.pupil.is_empty()).copied();
            let before = before.or_else(|| told.get(&said).filter(|_| !name.is_empty()).copied());
            let Some(before) = before else {
                pupils.insert(hand_in.pupil.clone(), pile.hand_ins.len());
                told.insert(said, pile.hand_ins.len());
                files_of.push(file);
                pile.hand_ins.push(hand_in);
                continue;
            };
            if pile.hand_ins[before].answers == hand_in.answers {
                pile.aside.push((file.to_owned(), Aside::Twice(name)));
            } else if pile.hand_ins[before].steps < hand_in.steps {
                pile.aside.push((files_of[before].to_owned(), Aside::Earlier(name)));
                told.insert(said, before);
                files_of[before] = file;
                pile.hand_ins[before] = hand_in;
            } else {
                pile.aside.push((file.to_owned(), Aside::Earlier(name)));
            }
        }
        let left_out = pile.hand_ins.iter().map(|own| own.left_out);
        let incomplete = files_of.iter().zip(left_out).filter(|(_, count)| *count > 0);
        pile.incomplete = incomplete.map(|(file, count)| ((*file).to_owned(), count)).collect();
        pile
    }
}
