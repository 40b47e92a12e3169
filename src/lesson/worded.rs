//! In which language a lesson's own words are, and sentences of the interface with some of them within.

use crate::quoted::Quoted;
use crate::written::{self, tag};
use leptos::prelude::*;
use std::cell::Cell;
use whosays_engine::text::LanguageCount;
use whosays_lessons::Lesson;

thread_local! {
    /// A page has one lesson at a time.
    static LANGUAGE: Cell<&'static str> = const { Cell::new("en") };
}

/// Takes the languages of a lesson's words and of its article's from now on.
pub fn follow(lesson: &Lesson) {
    written::follow(is_english(&lesson.article.text));
    let about = &lesson.about;
    let lines = [&lesson.title, &about.aim, &about.note].into_iter().chain(&about.steps).chain(&about.discussion);
    let asked = lesson.questions.iter().map(|question| &question.words);
    let words: String = lines.chain(asked).map(|line| [line, "\n\n"].concat()).collect();
    LANGUAGE.set(tag(is_english(&words)));
}

/// Whether words are in English: a lesson does not say it, and its teacher's words may be in another language than its article.
fn is_english(words: &str) -> bool {
    LanguageCount::of_beginning(words).not_english().is_none()
}

/// Direction and language of the lesson's own words, see [`Quoted`].
pub fn quoted() -> Quoted {
    Quoted(written::unspoken(LANGUAGE.get()))
}

/// A sentence in whose `slot` words stand that have a language of their own, or none.
pub fn around(sentence: &str, slot: &str, words: String, quoted: Quoted) -> impl IntoView + use<> {
    let (before, after) = sentence.split_once(slot).unwrap_or((sentence, ""));
    view! { {before.to_owned()} <span dir=quoted>{words}</span> {after.to_owned()} }
}
