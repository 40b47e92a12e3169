//! Some words of a statement, to be marked instead of all of it: selected in the article, or written as they stand there.

use super::Classroom;
use super::pupil::one_line;
use crate::correct::sources::{Near, find};
use crate::quoted::quoted;
use leptos::prelude::*;
use whosays_engine::Span;
use whosays_texts::{around, say};

/// Offers words that are selected, and a field for those of the statement at `span`.
#[component]
pub fn Part(room: Classroom, span: Span, selected: RwSignal<Option<Span>>) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let offered = {
        let lesson = lesson.clone();
        move || {
            let span = selected.get().filter(|span| room.words.get() != Some(*span))?;
            lesson.task_at(span)?;
            let quote = one_line(span.of(&lesson.article.text));
            let (before, after) = around("Mark only “{words}”", "words");
            Some(view! {
                <p class="selected">
                    <button type="button" class="quiet" id="take-words" on:click=move |_| _ = room.take_selected(selected)>
                        {before} <bdi dir=quoted()>{quote}</bdi> {after}
                    </button>
                </p>
            })
        }
    };
    let written = move |event: web_sys::Event| {
        let words = event_target_value(&event);
        let found = find(span.of(&lesson.article.text), &words, Near::From(0));
        room.words.set(found.map(|found| Span::new(span.start + found.start, span.start + found.end)));
        room.told.set(match found {
            None if !words.trim().is_empty() => {
                say("These words do not stand in this statement. Write them as they stand there.").into()
            }
            Some(_) => say("Your next mark is about these words only.").into(),
            None => String::new(),
        });
    };
    view! {
        {offered}
        <details class="part">
            <summary>{say("Mark only some of its words")}</summary>
            <p class="field">
                <label for="part">{say("Select them in the article, or write them as they stand there")}</label>
                <input id="part" type="text" dir="auto" autocomplete="off" maxlength="500" on:change=written />
            </p>
        </details>
    }
}
