//! A class as a table for spreadsheets.

use crate::class::by_task;
use crate::{HandIn, Lesson, Source};
use whosays_article::csv::table;
use whosays_engine::Span;

/// A row for each mark of each pupil, each answer to a question and each key that somebody sees otherwise.
pub fn rows(lesson: &Lesson, hand_ins: &[HandIn]) -> String {
    let head = ["pupil", "what", "number", "words", "key", "answer", "source", "sure", "why"];
    let words = |span: Span| lesson.article.text.get(span.start..span.end).unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for (number, hand_in) in hand_ins.iter().enumerate() {
        let answers = &hand_in.answers;
        let who = match answers.name.trim() {
            "" => format!("Pupil {}", number + 1),
            name => name.to_owned(),
        };
        let mut row = |what: &str, at: usize, about: String, said: [String; 5]| {
            let [key, answer, source, sure, why] = said;
            rows.push([who.clone(), what.to_owned(), (at + 1).to_string(), about, key, answer, source, sure, why]);
        };
        for (at, answer) in by_task(lesson, &answers.marks) {
            let task = &lesson.tasks[at];
            let key = task.key.as_ref().map_or("", |key| key.status.name()).to_owned();
            let source = match answer.source {
                Source::Untold => String::new(),
                Source::Article => "the article itself".to_owned(),
                Source::Words(span) => words(span),
            };
            let sure = if answer.sure == 0 { String::new() } else { answer.sure.to_string() };
            row("mark", at, words(answer.span), [key, answer.status.name().into(), source, sure, answer.why.clone()]);
        }
        for (at, reply) in &answers.replies {
            let Some(question) = lesson.questions.get(*at) else { continue };
            let said = lesson.replied(*at, reply).unwrap_or_default();
            row(
                "answer",
                *at,
                question.words.clone(),
                [String::new(), said, String::new(), String::new(), String::new()],
            );
        }
        for (at, why) in &answers.contested {
            let Some(task) = lesson.tasks.get(*at) else { continue };
            let none = String::new;
            row("seen otherwise", *at, words(task.span), [none(), none(), none(), none(), why.clone()]);
        }
    }
    table(head, rows.into_iter())
}
