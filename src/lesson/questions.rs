//! The questions of a lesson besides its statements.

use super::Classroom;
use leptos::prelude::*;
use whosays_lessons::{Form, Question, Reply, Step};

/// The questions besides.
#[component]
pub fn Questions(room: Classroom) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let replies = room.progress.with_untracked(|progress| progress.answers().replies);
    let typing = StoredValue::new(None);
    let row = move |(at, question): (usize, &Question)| {
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
        let before = match replies.get(&at) {
            Some(Reply::Text(words)) => words.clone(),
            _ => String::new(),
        };
        match &question.form {
            Form::Choice(options, _) => {
                let options = options.iter().enumerate().map(|(choice, words)| {
                    let checked = replies.get(&at) == Some(&Reply::Choice(choice));
                    let choose = move |_| {
                        typing.set_value(None);
                        room.step(Step::Reply(at, Some(Reply::Choice(choice))));
                    };
                    view! {
                        <label dir="auto">
                            <input type="radio" name=format!("question-{at}") checked=checked on:change=choose />
                            {words.clone()}
                        </label>
                    }
                });
                let options = options.collect_view();
                view! { <fieldset class="question"><legend dir="auto">{question.words.clone()}</legend>{options}</fieldset> }.into_any()
            }
            Form::Text | Form::Words => view! {
                <p class="field question">
                    <label for=id.clone() dir="auto">{question.words.clone()}</label>
                    <input id=id.clone() type="text" dir="auto" autocomplete="off" maxlength="900" prop:value=before on:input=write />
                </p>
            }
            .into_any(),
        }
    };
    (!lesson.questions.is_empty()).then(|| {
        view! {
            <section id="questions">
                <h2>"Questions"</h2>
                {lesson.questions.iter().enumerate().map(row).collect_view()}
            </section>
        }
    })
}
