//! A pupil's steps as the device keeps them, after each.
//!
//! Places are bytes of the lesson's text, so what is kept is of no use with another text: it stands under the lesson's id.

use crate::{Answer, Answers, HandIn, Reply, Source, Step};
use serde::{Deserialize, Serialize};
use whosays_engine::layer::History;
use whosays_engine::{Span, Status};

/// What a pupil has done in one lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Made by chance where the pupil began; see [`HandIn::pupil`].
    pub pupil: String,
    /// Every step, and the way back.
    pub history: History<Step>,
    /// How many steps were made, those included that were taken back.
    pub steps: usize,
}

/// The same as JSON.
#[derive(Serialize, Deserialize)]
struct Kept {
    pupil: String,
    steps: usize,
    standing: usize,
    all: Vec<KeptStep>,
}

/// A stretch in bytes.
type Pair = (usize, usize);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeptStep {
    Name(String),
    Mark { at: Pair, status: Status, source: KeptSource, sure: u8, why: String },
    Unmark(Pair),
    Choice(usize, usize),
    Text(usize, String),
    Words(usize, Pair),
    Untold(usize),
    Contest(usize, String),
    See(Pair),
    Compare,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeptSource {
    Untold,
    Article,
    Words(Pair),
}

impl Progress {
    /// Makes a step.
    pub fn make(&mut self, step: Step) {
        self.history.make(step);
        self.steps += 1;
    }

    /// Makes a step in the place of the last one, as while something is still being typed; where the last one is another, as when
    /// it was made in a second tab, after that.
    pub fn amend(&mut self, step: Step) {
        if !self.history.standing().last().is_some_and(|last| step.rewords(last)) {
            return self.make(step);
        }
        self.history.amend(step);
        self.steps += 1;
    }

    /// Takes the last step back; whether there was one. That a key was seen cannot be taken back, and a name is no step of marking.
    pub fn undo(&mut self) -> bool {
        if matches!(self.history.standing().last(), Some(Step::Name(_) | Step::See(_) | Step::Compare)) {
            return false;
        }
        let undone = self.history.undo().is_some();
        self.steps += usize::from(undone);
        undone
    }

    /// Makes the step again that was taken back last; whether there was one.
    pub fn redo(&mut self) -> bool {
        let redone = self.history.redo().is_some();
        self.steps += usize::from(redone);
        redone
    }

    /// The answers so far.
    pub fn answers(&self) -> Answers {
        Answers::of(self.history.standing())
    }

    /// What the pupil would hand in now.
    pub fn hand_in(&self) -> HandIn {
        HandIn { pupil: self.pupil.clone(), steps: self.steps, answers: self.answers(), left_out: 0 }
    }

    /// What is kept.
    pub fn to_json(&self) -> String {
        let (standing, undone) = (self.history.standing(), self.history.undone());
        let all = standing.iter().chain(undone).map(kept).collect();
        let kept = Kept { pupil: self.pupil.clone(), steps: self.steps, standing: standing.len(), all };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// What [`to_json`](Self::to_json) wrote; `None` where it is something else.
    pub fn from_json(json: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(json).ok()?;
        let (all, standing) = (kept.all.into_iter().map(step).collect::<Option<Vec<_>>>()?, kept.standing);
        let back = all.len().checked_sub(standing)?;
        let mut history = History::new(all);
        (0..back).for_each(|_| _ = history.undo());
        Some(Progress { pupil: kept.pupil, history, steps: kept.steps })
    }
}

fn pair(span: Span) -> Pair {
    (span.start, span.end)
}

fn span((start, end): Pair) -> Option<Span> {
    (start <= end).then(|| Span::new(start, end))
}

fn kept(step: &Step) -> KeptStep {
    match step {
        Step::Name(name) => KeptStep::Name(name.clone()),
        Step::Mark(Answer { span, status, source, sure, why }) => {
            let source = match source {
                Source::Untold => KeptSource::Untold,
                Source::Article => KeptSource::Article,
                Source::Words(span) => KeptSource::Words(pair(*span)),
            };
            KeptStep::Mark { at: pair(*span), status: *status, source, sure: *sure, why: why.clone() }
        }
        Step::Unmark(span) => KeptStep::Unmark(pair(*span)),
        Step::Reply(at, Some(Reply::Choice(choice))) => KeptStep::Choice(*at, *choice),
        Step::Reply(at, Some(Reply::Text(words))) => KeptStep::Text(*at, words.clone()),
        Step::Reply(at, Some(Reply::Words(span))) => KeptStep::Words(*at, pair(*span)),
        Step::Reply(at, None) => KeptStep::Untold(*at),
        Step::Contest(at, why) => KeptStep::Contest(*at, why.clone()),
        Step::See(span) => KeptStep::See(pair(*span)),
        Step::Compare => KeptStep::Compare,
    }
}

fn step(kept: KeptStep) -> Option<Step> {
    Some(match kept {
        KeptStep::Name(name) => Step::Name(name),
        KeptStep::Mark { at, status, source, sure, why } => {
            let source = match source {
                KeptSource::Untold => Source::Untold,
                KeptSource::Article => Source::Article,
                KeptSource::Words(at) => Source::Words(span(at)?),
            };
            Step::Mark(Answer { span: span(at)?, status, source, sure, why })
        }
        KeptStep::Unmark(at) => Step::Unmark(span(at)?),
        KeptStep::Choice(at, choice) => Step::Reply(at, Some(Reply::Choice(choice))),
        KeptStep::Text(at, words) => Step::Reply(at, Some(Reply::Text(words))),
        KeptStep::Words(at, words) => Step::Reply(at, Some(Reply::Words(span(words)?))),
        KeptStep::Untold(at) => Step::Reply(at, None),
        KeptStep::Contest(at, why) => Step::Contest(at, why),
        KeptStep::See(at) => Step::See(span(at)?),
        KeptStep::Compare => Step::Compare,
    })
}
