//! What a pupil answers, one step at a time, and the way back.

use std::collections::BTreeMap;
use whosays_engine::{Span, Status};

/// The longest that a pupil's own words may be, in code points; more is cut off.
pub const LONGEST: usize = 1_000;

/// What a pupil says of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its words, in bytes of the article's text.
    pub span: Span,
    /// How the article presents them.
    pub status: Status,
    /// Who says so.
    pub source: Source,
    /// How sure the pupil is: 1 (a guess) to 3 (sure); 0 where they did not say.
    pub sure: u8,
    /// Why, in the pupil's words.
    pub why: String,
}

/// Who says so, as a pupil found it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Not told.
    #[default]
    Untold,
    /// The article itself.
    Article,
    /// Who these words of the article name.
    Words(Span),
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The choice of this number.
    Choice(usize),
    /// A few words.
    Text(String),
    /// Words of the article.
    Words(Span),
}

/// One step of a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// What they call themselves.
    Name(String),
    /// A statement is marked, and whatever was marked in its words gives way.
    Mark(Answer),
    /// What is marked in a stretch goes.
    Unmark(Span),
    /// A question, by number, is answered; `None` takes the answer back.
    Reply(usize, Option<Reply>),
    /// The key of a task, by number, is contested for a reason; an empty one takes that back.
    Contest(usize, String),
    /// The key of the statement in a stretch is looked at: marks there stay as they are from then on.
    See(Span),
    /// The whole key is looked at: marks and answers stay as they are from then on.
    Compare,
}

impl Step {
    /// Whether it says what another step says in other words, as while somebody is still typing.
    pub fn rewords(&self, other: &Step) -> bool {
        match (self, other) {
            (Step::Mark(own), Step::Mark(other)) => *own == Answer { why: own.why.clone(), ..other.clone() },
            (Step::Reply(at, _), Step::Reply(other, _)) | (Step::Contest(at, _), Step::Contest(other, _)) => {
                at == other
            }
            (step, other) => matches!((step, other), (Step::Name(_), Step::Name(_))),
        }
    }
}

/// What a pupil has answered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// What they call themselves.
    pub name: String,
    /// Their marks, in text order, disjoint.
    pub marks: Vec<Answer>,
    /// Their answers to questions, by number.
    pub replies: BTreeMap<usize, Reply>,
    /// Why they contest the key of a task, by number.
    pub contested: BTreeMap<usize, String>,
    /// The statements whose key they have seen, in the order in which they did.
    pub seen: Vec<Span>,
    /// Whether they have seen the whole key.
    pub compared: bool,
}

impl Answers {
    /// What the steps come to.
    pub fn of<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Self {
        let mut answers = Answers::default();
        steps.into_iter().for_each(|step| answers.take(step));
        answers
    }

    /// Takes one step.
    pub fn take(&mut self, step: &Step) {
        match step {
            // First mark, then compare.
            step if self.is_settled(step) => {}
            Step::See(span) => self.seen.push(*span),
            Step::Compare => self.compared = true,
            Step::Name(name) => self.name = cut(&plain(name)),
            Step::Mark(answer) => {
                self.unmark(answer.span);
                let at = self.marks.partition_point(|own| own.span.start < answer.span.start);
                self.marks.insert(at, Answer { why: cut(&answer.why), sure: answer.sure.min(3), ..answer.clone() });
            }
            Step::Unmark(span) => self.unmark(*span),
            Step::Reply(question, Some(reply)) => {
                let reply = match reply {
                    Reply::Text(words) => Reply::Text(cut(words)),
                    reply => reply.clone(),
                };
                self.replies.insert(*question, reply);
            }
            Step::Reply(question, None) => _ = self.replies.remove(question),
            Step::Contest(task, why) if why.trim().is_empty() => _ = self.contested.remove(task),
            Step::Contest(task, why) => _ = self.contested.insert(*task, cut(why)),
        }
    }

    /// Whether a step would change what was answered before its key was seen: it changes nothing then.
    pub fn is_settled(&self, step: &Step) -> bool {
        let is_seen = |span: &Span| self.seen.iter().any(|seen| seen.overlaps(*span));
        match step {
            Step::Mark(Answer { span, .. }) | Step::Unmark(span) => self.compared || is_seen(span),
            Step::Reply(..) => self.compared,
            Step::Name(_) | Step::Contest(..) | Step::See(_) | Step::Compare => false,
        }
    }

    fn unmark(&mut self, span: Span) {
        self.marks.retain(|own| !own.span.overlaps(span));
    }
}

/// A name without what would turn the words around it: characters that control, or change the direction of writing.
fn plain(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|c| !c.is_control() && !turns(c)).collect()
}

/// Words no longer than what is kept. White space stays: somebody may still be typing.
fn cut(words: &str) -> String {
    words.char_indices().nth(LONGEST).map_or(words, |(at, _)| &words[..at]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, status: Status) -> Step {
        let source = Source::default();
        Step::Mark(Answer { span: Span::new(start, end), status, source, sure: 9, why: "because ".into() })
    }

    #[test]
    fn steps_come_to_answers() {
        let steps = [
            Step::Name("A\u{202E}da ".into()),
            mark(10, 20, Status::Opinion),
            mark(0, 5, Status::Sourced),
            mark(4, 12, Status::Prediction),
            Step::Reply(1, Some(Reply::Text("é".repeat(LONGEST + 1)))),
            Step::Reply(0, Some(Reply::Choice(2))),
            Step::Reply(0, None),
            Step::Contest(3, "the mayor says so".into()),
            Step::Contest(2, "no".into()),
            Step::Contest(2, "  ".into()),
        ];
        let answers = Answers::of(&steps);
        let compared = steps.iter().chain([&Step::Compare]).cloned().collect::<Vec<_>>();
        let late = [mark(0, 40, Status::Opinion), Step::Reply(1, None), Step::Unmark(Span::new(0, 99))];
        let after = Answers::of(compared.iter().chain(&late));
        assert_eq!(after, Answers { compared: true, ..answers.clone() }, "nothing changes after the key was seen");
        assert_eq!((answers.name.as_str(), answers.marks.len(), answers.marks[0].span), ("Ada ", 1, Span::new(4, 12)));
        assert_eq!((answers.marks[0].sure, answers.marks[0].why.as_str()), (3, "because "));
        let seen = [
            mark(0, 9, Status::Opinion),
            Step::See(Span::new(0, 12)),
            mark(5, 20, Status::Sourced),
            mark(12, 20, Status::Sourced),
        ];
        let marks = Answers::of(&seen).marks.iter().map(|own| (own.span.start, own.status)).collect::<Vec<_>>();
        assert_eq!(marks, [(0, Status::Opinion), (12, Status::Sourced)], "a mark stays once its own key was seen");
        assert_eq!(answers.replies, BTreeMap::from([(1, Reply::Text("é".repeat(LONGEST)))]));
        assert_eq!(answers.contested.keys().collect::<Vec<_>>(), [&3]);
        assert_eq!(Answers::of(&[mark(1, 2, Status::Opinion), Step::Unmark(Span::new(0, 9))]), Answers::default());
    }
}
