//! What a pupil does, step by step, and what it comes to.

use super::{Classroom, keeping};
use crate::quoted::{Quoted, quoted};
use crate::words;
use leptos::prelude::*;
use whosays_engine::{Span, Status};
use whosays_lessons::{Answer, Answers, Lesson, Progress, Source, Step, by_task};
use whosays_texts::{say, text};

/// How sure somebody can be, from 1 on.
pub const SURE: [&str; 3] = [text("a guess"), text("fairly sure"), text("sure")];

/// What is said to who would change a mark when the key was seen: the whole of it, or what it says of that statement.
const SETTLED: &str =
    text("You have seen the key, so your marks stay as they are. Say below the key where you see it otherwise.");
const SEEN: &str = text("You have seen the key of this statement, so your mark stays as it is. Go on to the next one.");

impl Classroom {
    /// Makes a step, which is kept at once.
    pub fn step(self, step: Step) {
        self.told.set(String::new());
        let answers = self.progress.with_untracked(Progress::answers);
        if answers.is_settled(&step) {
            return self.told.set(say(if answers.compared { SETTLED } else { SEEN }).into());
        }
        self.progress.update(|progress| progress.make(step));
        keeping::keep_steps(self);
    }

    /// Makes a step in the place of the last one, as while something is still being typed.
    pub fn amend(self, step: Step) {
        if self.progress.with_untracked(|progress| progress.answers().is_settled(&step)) {
            return self.step(step);
        }
        self.progress.update(|progress| progress.amend(step));
        keeping::keep_steps(self);
    }

    /// Takes the last step back, or makes it again.
    pub fn back(self, again: bool) {
        let mut moved = false;
        self.progress.update(|progress| moved = if again { progress.redo() } else { progress.undo() });
        if moved {
            keeping::keep_steps(self);
            self.told.set(if again { say("Done again.") } else { say("Taken back.") }.into());
        }
    }

    /// Shows a statement in the panel, by number.
    pub fn look_at(self, task: usize) {
        self.words.set(None);
        self.told.set(String::new());
        self.at.set(task);
    }

    /// Has the next mark be about the words that are selected, and only about those; whether it can be: words that are in no statement
    /// are not marked, and neither is another statement in their stead.
    pub fn take_selected(self, selected: RwSignal<Option<Span>>) -> bool {
        let Some(span) = selected.get_untracked() else { return true };
        let task = self.lesson.with_untracked(|lesson| lesson.task_at(span));
        match task {
            Some(task) => {
                self.look_at(task);
                self.words.set(Some(span));
            }
            None => self.told.set(
                say("The words that are selected are in no statement of this lesson. Press on a statement first.")
                    .into(),
            ),
        }
        task.is_some()
    }

    /// Marks the statement at hand, or the words of it that are selected.
    pub fn mark(self, status: Status) {
        let lesson = self.lesson.get_untracked();
        let at = self.at.get_untracked();
        let Some(task) = lesson.tasks.get(at) else { return };
        let before = answer(&lesson, &self.progress.with_untracked(|progress| progress.answers()), at);
        let none = Answer { span: task.span, status, source: Source::Untold, sure: 0, why: String::new() };
        let own = before.unwrap_or(none);
        self.step(Step::Mark(Answer { status, span: self.words.get_untracked().unwrap_or(own.span), ..own }));
        self.words.set(None);
    }

    /// Who says so, in words, and the direction and language of these.
    pub fn source(self, source: Source) -> Option<(String, Quoted)> {
        match source {
            Source::Untold => None,
            Source::Article => Some((say("the article itself").into(), Quoted(None))),
            Source::Words(span) => {
                let words = self.lesson.with(|lesson| lesson.article.text.get(span.start..span.end).map(one_line));
                Some((words?, quoted()))
            }
        }
    }
}

/// Words on one line.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answer about a task, by its number.
pub fn answer(lesson: &Lesson, answers: &Answers, task: usize) -> Option<Answer> {
    by_task(lesson, &answers.marks).get(&task).copied().cloned()
}

/// A status in a reader's words.
pub fn name(status: Status) -> &'static str {
    words::status(status).name
}

/// The names that may be a source of a task: those of its block, by number.
pub fn candidates(lesson: &Lesson, task: Span) -> Vec<usize> {
    let block = lesson.article.pieces.iter().find(|piece| piece.span.covers(task)).map_or(task, |piece| piece.span);
    let mut told: Vec<String> = Vec::new();
    let near = lesson.names.iter().enumerate().filter(|(_, name)| block.covers(**name));
    near.filter(|(_, name)| {
        let words = one_line(name.of(&lesson.article.text));
        let is_new = !told.contains(&words);
        told.push(words);
        is_new
    })
    .map(|(at, _)| at)
    .collect()
}
