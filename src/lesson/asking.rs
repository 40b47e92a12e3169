//! The teacher asks questions besides the marks.

use super::Classroom;
use super::focus::focus;
use super::pupil::one_line;
use super::questions::Asked;
use super::worded;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_lessons::{Form, Question};
use whosays_texts::{say, told};

/// The longest beginning of a statement that is shown to choose it by, in characters.
const LONGEST: usize = 60;

/// The questions that there are, and a form for one more, or to change one.
#[component]
pub fn Asking(room: Classroom) -> impl IntoView {
    let questions = Memo::new(move |_| room.lesson.with(|lesson| lesson.questions.clone()));
    let form = RwSignal::new("text".to_owned());
    let (words, options) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let about: RwSignal<Option<usize>> = RwSignal::new(None);
    // The question that the form is about, by number; none for a new one.
    let changed: RwSignal<Option<usize>> = RwSignal::new(None);
    let clear = move || {
        changed.set(None);
        words.set(String::new());
        options.set(String::new());
        room.told.set(String::new());
    };
    let change = move |at: usize| {
        let Some(question) = questions.with_untracked(|all| all.get(at).cloned()) else { return };
        words.set(question.words);
        about.set(question.task);
        form.set(kind(&question.form).into());
        options.set(match &question.form {
            Form::Choice(options, right) => lines(options, *right),
            Form::Text | Form::Words => String::new(),
        });
        changed.set(Some(at));
        focus("#question-words");
    };
    let add = move |_| {
        let asked = words.get_untracked().trim().to_owned();
        if asked.is_empty() {
            return room.told.set(say("Write the question first.").into());
        }
        let form = match form.get_untracked().as_str() {
            "choice" => match choice(&options.get_untracked()) {
                Some(form) => form,
                None => return room.told.set(say("Write at least two answers to choose from, one a line.").into()),
            },
            "words" => Form::Words,
            _ => Form::Text,
        };
        let question = Question { words: asked, task: about.get_untracked(), form };
        room.lesson.update(|lesson| {
            let all = &mut Arc::make_mut(lesson).questions;
            match changed.get_untracked().and_then(|at| all.get_mut(at)) {
                Some(own) => *own = question,
                None => all.push(question),
            }
        });
        clear();
    };
    let statements = Memo::new(move |_| {
        room.lesson.with(|lesson| {
            let words = lesson.tasks.iter().map(|task| one_line(task.span.of(&lesson.article.text)));
            words.map(|words| words.chars().take(LONGEST).collect::<String>()).collect::<Vec<_>>()
        })
    });
    view! {
        <h2>{say("Questions")}</h2>
        <ul class="rows" id="asked">
            {move || questions.get().into_iter().enumerate().map(|(at, question)| row(room, at, question, change, clear)).collect_view()}
        </ul>
        <p class="field">
            <label for="question-words">{say("Question")}</label>
            <input id="question-words" type="text" dir="auto" maxlength="300" prop:value=words on:input=move |event| words.set(event_target_value(&event)) />
        </p>
        <p class="field">
            <label for="question-form">{say("It is answered")}</label>
            <select id="question-form" prop:value=form on:change=move |event| form.set(event_target_value(&event))>
                <option value="text">{say("in a few words of their own")}</option>
                <option value="choice">{say("by choosing")}</option>
                <option value="words">{say("with words of the article, as in “Which words tell you?”")}</option>
            </select>
        </p>
        <p class="field" hidden=move || form.get() != "choice">
            <label for="question-options">{say("Answers to choose from, one a line; put a * before the right one, if there is one")}</label>
            <textarea
                id="question-options"
                rows="3"
                dir="auto"
                maxlength="600"
                prop:value=options
                on:input=move |event| options.set(event_target_value(&event))
            ></textarea>
        </p>
        <p class="field">
            <label for="question-about">{say("It is about")}</label>
            <select id="question-about" prop:value=move || about.get().map(|at| at.to_string()).unwrap_or_default() on:change=move |event| about.set(event_target_value(&event).parse().ok())>
                <option value="">{say("the whole article")}</option>
                {move || {
                    let option = |(at, words): (usize, String)| {
                        view! { <option value=at.to_string() dir="auto">{told("statement {n}: {words}", &[("n", &(at + 1).to_string()), ("words", &words)])}</option> }
                    };
                    statements.get().into_iter().enumerate().map(option).collect_view()
                }}
            </select>
        </p>
        <div class="actions">
            <button type="button" class="quiet" id="add-question" on:click=add>
                {move || if changed.get().is_some() { say("Keep the change") } else { say("Add the question") }}
            </button>
            <button type="button" class="quiet" hidden=move || changed.get().is_none() on:click=move |_| {
                clear();
                focus("#question-words");
            }>{say("Leave it as it was")}</button>
        </div>
    }
}

/// A question of the list; `change` puts it into the form, which `clear` empties: its number may be another's afterwards.
fn row(
    room: Classroom,
    at: usize,
    question: Question,
    change: impl Fn(usize) + 'static,
    clear: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let remove = move |_| {
        room.lesson.update(|lesson| _ = Arc::make_mut(lesson).questions.remove(at));
        clear();
        focus("#question-words");
    };
    let earlier = move |_| {
        room.lesson.update(|lesson| Arc::make_mut(lesson).questions.swap(at, at - 1));
        clear();
    };
    let answered = match &question.form {
        Form::Choice(options, right) => {
            let own = |(at, words): (usize, &String)| {
                let sentence = if *right == Some(at) { say("{answer} (right)") } else { "{answer}" };
                let words = worded::around(sentence, "{answer}", words.clone(), worded::quoted());
                view! { {if at > 0 { " / " } else { "" }} {words} }
            };
            options.iter().enumerate().map(own).collect_view().into_any()
        }
        Form::Text => say("a few words").into_any(),
        Form::Words => say("words of the article").into_any(),
    };
    view! {
        <li>
            <Asked question=question />
            " "
            <span class="hint">{answered}</span>
            " "
            <button type="button" class="quiet" on:click=move |_| change(at)>{say("Change")}</button>
            " "
            {(at > 0).then(|| view! { <button type="button" class="quiet" on:click=earlier>{say("Ask it earlier")}</button> })}
            " "
            <button type="button" class="quiet" on:click=remove>{say("Remove")}</button>
        </li>
    }
}

/// What the list of forms calls a form.
fn kind(form: &Form) -> &'static str {
    match form {
        Form::Choice(..) => "choice",
        Form::Words => "words",
        Form::Text => "text",
    }
}

/// What [`choice`] reads.
fn lines(options: &[String], right: Option<usize>) -> String {
    let line = |(at, words): (usize, &String)| if right == Some(at) { format!("* {words}") } else { words.clone() };
    options.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Answers to choose from, one a line, the right one behind a star; `None` where there are fewer than two.
fn choice(lines: &str) -> Option<Form> {
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let right = lines.iter().position(|line| line.starts_with('*'));
    let options: Vec<String> = lines.iter().map(|line| line.trim_start_matches('*').trim().to_owned()).collect();
    (options.len() > 1).then_some(Form::Choice(options, right))
}
