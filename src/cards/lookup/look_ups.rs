//! What was asked and answered: on this page, until the reader leaves, and nowhere else.

use super::answer::Answer;

/// How far the latest question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The reader sees what would be asked, and where.
    Offered,
    /// It is asked.
    Asked,
    /// It was answered, in a way that may be another the next time.
    Failed(Answer),
}

/// Questions and answers of the session.
#[derive(Debug, Default)]
pub struct LookUps {
    /// Whether the reader has agreed to ask.
    pub agreed: bool,
    /// Answers that will not change, by title.
    kept: Vec<(String, Answer)>,
    /// The latest question's title, and how far it is.
    latest: Option<(String, Step)>,
    /// How many were asked: an answer to another than the last comes too late.
    asked: u32,
}

impl LookUps {
    /// The answer that is kept for a title, or how far the question about it is.
    pub fn of(&self, title: &str) -> (Option<&Answer>, Option<&Step>) {
        let kept = self.kept.iter().find(|(of, _)| of == title).map(|(_, answer)| answer);
        (kept, self.latest.as_ref().filter(|(of, _)| of == title).map(|(_, step)| step))
    }

    /// Shows what would be asked.
    pub fn offer(&mut self, title: String) {
        self.latest = Some((title, Step::Offered));
    }

    /// Does not ask.
    pub fn decline(&mut self) {
        self.latest = None;
    }

    /// Begins to ask, because the reader said so; gives the question's number.
    pub fn begin(&mut self, title: String) -> u32 {
        self.agreed = true;
        self.latest = Some((title, Step::Asked));
        self.asked += 1;
        self.asked
    }

    /// Takes an answer down; false where a later question was asked meanwhile, and this one's is dropped.
    pub fn answer(&mut self, number: u32, title: String, answer: Answer) -> bool {
        if number != self.asked {
            return false;
        }
        if answer.is_final() {
            self.latest = None;
            self.kept.push((title, answer));
        } else {
            self.latest = Some((title, Step::Failed(answer)));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_to_an_earlier_question_is_dropped() {
        let mut look_ups = LookUps::default();
        let first = look_ups.begin("Kay".into());
        let second = look_ups.begin("Chang".into());
        assert!(!look_ups.answer(first, "Kay".into(), Answer::Missing));
        assert_eq!(look_ups.of("Kay"), (None, None));
        assert_eq!(look_ups.of("Chang"), (None, Some(&Step::Asked)));
        assert!(look_ups.answer(second, "Chang".into(), Answer::Missing));
        assert_eq!(look_ups.of("Chang"), (Some(&Answer::Missing), None));
    }

    #[test]
    fn a_failure_is_not_kept() {
        let mut look_ups = LookUps::default();
        let number = look_ups.begin("Kay".into());
        look_ups.answer(number, "Kay".into(), Answer::Failed("why".into()));
        assert_eq!(look_ups.of("Kay"), (None, Some(&Step::Failed(Answer::Failed("why".into())))));
        look_ups.offer("Chang".into());
        assert_eq!((look_ups.of("Kay"), look_ups.of("Chang").1), ((None, None), Some(&Step::Offered)));
    }
}
