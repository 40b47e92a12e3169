//! The questions of a lesson besides its statements.

use super::Classroom;
use super::pupil::one_line;
use super::worded;
use crate::correct::sources::{Near, find};
use crate::quoted::quoted;
use leptos::prelude::*;
use whosays_engine::Span;
use whosays_lessons::{Form, Question, Reply, Step};
use whosays_texts::{say, told};

/// The questions besides.
#[component]
pub fn Questions(room: Classroom, selected: RwSignal<Option<Span>>) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let typing = StoredValue::new(None);
    let row = move |(at, question): (usize, &Question)| {
        let now = Memo::new(move |_| room.progress.with(|progress| progress.answers().replies.get(&at).cloned()));
        match &question.form {
            Form::Choice(options, _) => {
                let options = options.iter().enumerate().map(|(choice, words)| {
                    let choose = move |_| {
                        typing.set_value(None);
                        room.step(Step::Reply(at, Some(Reply::Choice(choice))));
                    };
                    let checked = move || now.get() == Some(Reply::Choice(choice));
                    view! {
                        <label dir=worded::quoted()>
                            <input type="radio" name=format!("question-{at}") prop:checked=checked on:change=choose />
                            {words.clone()}
                        </label>
                    }
                });
                let options = options.collect_view();
                view! { <fieldset class="question"><legend><Asked question=question.clone() /></legend>{options}</fieldset> }.into_any()
            }
            Form::Words => {
                view! { <Words room=room at=at question=question.clone() now=now selected=selected /> }.into_any()
            }
            Form::Text => {
                let id = format!("question-{at}");
                let write = move |event: web_sys::Event| {
                    let words = event_target_value(&event);
                    let step = Step::Reply(at, (!words.trim().is_empty()).then_some(Reply::Text(words)));
                    match typing.get_value() == Some(at) {
                        true => room.amend(step),
                        false => room.step(step),
                    }
                    typing.set_value(Some(at));
                };
                let written = move || match now.get() {
                    Some(Reply::Text(words)) => words,
                    _ => String::new(),
                };
                view! {
                    <p class="field question">
                        <label for=id.clone()><Asked question=question.clone() /></label>
                        <input id=id type="text" dir="auto" autocomplete="off" maxlength="900" prop:value=written on:input=write />
                    </p>
                }
                .into_any()
            }
        }
    };
    (!lesson.questions.is_empty()).then(|| {
        view! {
            <section id="questions">
                <h2>{say("Questions")}</h2>
                {lesson.questions.iter().enumerate().map(row).collect_view()}
            </section>
        }
    })
}

/// What is asked, behind the statement that it is about.
#[component]
pub fn Asked(question: Question) -> impl IntoView {
    let sentence = match question.task {
        Some(task) => told("Statement {n}: {question}", &[("n", &(task + 1).to_string())]),
        None => "{question}".to_owned(),
    };
    worded::around(&sentence, "{question}", question.words, worded::quoted())
}

/// A question that is answered with words of the article.
#[component]
fn Words(
    room: Classroom,
    at: usize,
    question: Question,
    now: Memo<Option<Reply>>,
    selected: RwSignal<Option<Span>>,
) -> impl IntoView {
    let quote = move |span: Span| room.lesson.with_untracked(|lesson| one_line(span.of(&lesson.article.text)));
    let taken = move || match now.get() {
        Some(Reply::Words(span)) => Some(span),
        _ => None,
    };
    let take = move |_| match selected.get_untracked() {
        Some(span) => room.step(Step::Reply(at, Some(Reply::Words(span)))),
        None => room.told.set(say("Select the words in the article first, then come back to this button.").into()),
    };
    let written = move |event: web_sys::Event| {
        let words = event_target_value(&event).trim().to_owned();
        let found = room.lesson.with_untracked(|lesson| find(&lesson.article.text, &words, Near::From(0)));
        match found {
            Some(span) => room.step(Step::Reply(at, Some(Reply::Words(span)))),
            None if words.is_empty() => {}
            None => room.told.set(told(
                "“{words}” does not stand in the article. Write the words as they stand there.",
                &[("words", &words)],
            )),
        }
    };
    view! {
        <fieldset class="question">
            <legend><Asked question=question /></legend>
            <p>
                {move || match taken() {
                    Some(span) => view! { <q dir=quoted()>{quote(span)}</q> }.into_any(),
                    None => view! { <span class="hint">{say("Select words in the article, then press the button.")}</span> }.into_any(),
                }}
            </p>
            <p class="field">
                <label for=format!("words-{at}")>{say("or write them as they stand in the article")}</label>
                <input id=format!("words-{at}") type="text" dir="auto" autocomplete="off" maxlength="300" on:change=written />
            </p>
            <button type="button" class="quiet take-words" on:click=take>
                {move || match selected.get() {
                    Some(span) => worded::around(say("Take “{words}”"), "{words}", quote(span), quoted()).into_any(),
                    None => say("Take the selected words").into_any(),
                }}
            </button>
            <button
                type="button"
                class="quiet"
                hidden=move || taken().is_none()
                on:click=move |_| room.step(Step::Reply(at, None))
            >
                {say("Take my answer away")}
            </button>
        </fieldset>
    }
}
