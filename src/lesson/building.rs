//! The teacher builds a lesson: which statements, what they are held for, what is asked and shown.

use super::about_form::AboutForm;
use super::handing::file_name;
use super::key_form::TaskRow;
use super::sheet::{Paper, Sheet, print};
use super::{Classroom, Stage, keeping, opening};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use whosays_lessons::{Form, Naming, Question, Shown};

/// Characters that an address may have for most programs to let it through.
const LONGEST_LINK: usize = 8000;

/// The form of a lesson.
#[component]
pub fn Building(room: Classroom) -> impl IntoView {
    let first = room.lesson.get_untracked();
    // The statements as they were: one that is left out can come back.
    let all = StoredValue::new(first.tasks.clone());
    Effect::new(move |_| {
        if !room.lesson.with(|lesson| keeping::keep_lesson(lesson)) {
            room.told.set(keeping::REFUSED.into());
        }
    });
    let save = move |_| {
        let lesson = room.lesson.get_untracked();
        let name = [&file_name(&lesson.title), ".lesson.json"].concat();
        opening::save(&lesson.to_json(), &name, "application/json");
        room.told.set(format!("Saved as “{name}”. Keep it: with it you collect what pupils hand in."));
    };
    let link = RwSignal::new(String::new());
    let make_link = move |_| {
        let lesson = room.lesson.get_untracked();
        spawn_local(async move {
            match opening::address(&lesson).await {
                Some(made) if made.len() > LONGEST_LINK => {
                    link.set(String::new());
                    room.told.set(format!(
                        "This lesson is too long for a link: it would have {} characters, and many programs cut links of more than {LONGEST_LINK}. Save the file and hand that out.",
                        made.len()
                    ));
                }
                Some(made) => {
                    room.told.set(format!(
                        "The link has {} characters. The article travels in it and goes to no server.",
                        made.len()
                    ));
                    link.set(made);
                }
                None => room.told.set("The link could not be made. Save the file instead.".into()),
            }
        });
    };
    let preview = move |_| {
        let lesson = room.lesson.get_untracked();
        if lesson.tasks.is_empty() {
            return room.told.set("Choose at least one statement.".into());
        }
        opening::show(room, (*lesson).clone(), Stage::Intro);
        room.told
            .set("This is what pupils see. Open the lesson on the first page of lessons to change it further.".into());
    };
    let printed = RwSignal::new(None);
    view! {
        <Sheet room=room printed=printed />
        <h1>"Build a lesson"</h1>
        <AboutForm room=room />
        <Rules room=room />
        <h2>"Statements"</h2>
        <p class="hint">"Choose what pupils mark, and correct the key: it is Whosays’s until you change or confirm it."</p>
        <ol class="rows" id="tasks">
            {first.tasks.iter().enumerate().map(|(number, _)| view! { <TaskRow room=room all=all number=number /> }).collect_view()}
        </ol>
        <Asking room=room />
        <div class="actions">
            <button type="button" class="main" id="save-lesson" on:click=save>"Save the lesson"</button>
            <button type="button" class="quiet" id="link-lesson" on:click=make_link>"Make a link"</button>
            <button type="button" class="quiet" id="preview" on:click=preview>"See it as a pupil"</button>
            <button type="button" class="quiet" id="print-worksheet" on:click=move |_| print(printed, Paper::Worksheet)>"Print the worksheet"</button>
            <button type="button" class="quiet" id="print-key" on:click=move |_| print(printed, Paper::Key)>"Print the key"</button>
            <button type="button" class="quiet" id="collect" on:click=move |_| room.stage.set(Stage::Class)>"Collect hand-ins"</button>
        </div>
        <p class="field" hidden=move || link.with(String::is_empty)>
            <label for="lesson-link">"The link"</label>
            <input id="lesson-link" type="text" readonly prop:value=link />
        </p>
    }
}

/// What pupils are asked for and shown.
#[component]
fn Rules(room: Classroom) -> impl IntoView {
    let rules = room.lesson.with_untracked(|lesson| lesson.rules);
    let change = move |change: &dyn Fn(&mut whosays_lessons::Rules)| {
        room.lesson.update(|lesson| change(&mut Arc::make_mut(lesson).rules));
    };
    let tick = move |words: &'static str, on: bool, write: fn(&mut whosays_lessons::Rules, bool)| {
        view! {
            <label>
                <input type="checkbox" checked=on on:change=move |event| {
                    let on = event_target_checked(&event);
                    change(&|rules| write(rules, on));
                } />
                {words}
            </label>
        }
    };
    view! {
        <fieldset class="rules">
            <legend>"Pupils"</legend>
            <p class="field">
                <label for="naming">"They give"</label>
                <select id="naming" on:change=move |event| {
                    let name = match event_target_value(&event).as_str() {
                        "nobody" => Naming::Nobody,
                        "code" => Naming::Code,
                        _ => Naming::Name,
                    };
                    change(&|rules| rules.name = name);
                }>
                    <option value="name" selected=rules.name == Naming::Name>"their name"</option>
                    <option value="code" selected=rules.name == Naming::Code>"a code"</option>
                    <option value="nobody" selected=rules.name == Naming::Nobody>"nothing"</option>
                </select>
            </p>
            {tick("They say who says so", rules.source, |rules, on| rules.source = on)}
            {tick("They say how sure they are", rules.sure, |rules, on| rules.sure = on)}
            {tick("They see the key when they have handed in", rules.key != Shown::Never, |rules, on| {
                rules.key = if on { Shown::After } else { Shown::Never };
            })}
        </fieldset>
    }
}

/// Questions besides.
#[component]
fn Asking(room: Classroom) -> impl IntoView {
    let questions = Memo::new(move |_| room.lesson.with(|lesson| lesson.questions.clone()));
    let (words, options) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |_| {
        let asked = words.get_untracked().trim().to_owned();
        if asked.is_empty() {
            return room.told.set("Write the question first.".into());
        }
        let options: Vec<String> =
            options.get_untracked().split(';').map(|own| own.trim().to_owned()).filter(|own| !own.is_empty()).collect();
        let form = if options.len() > 1 { Form::Choice(options, None) } else { Form::Text };
        room.lesson.update(|lesson| Arc::make_mut(lesson).questions.push(Question { words: asked, task: None, form }));
        words.set(String::new());
    };
    view! {
        <h2>"Questions"</h2>
        <ul class="rows" id="asked">
            {move || {
                questions
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(at, question)| {
                        let remove = move |_| room.lesson.update(|lesson| _ = Arc::make_mut(lesson).questions.remove(at));
                        view! {
                            <li dir="auto">
                                {question.words}
                                " "
                                <button type="button" class="quiet" on:click=remove>"Remove"</button>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
        <p class="field">
            <label for="question-words">"Question"</label>
            <input id="question-words" type="text" dir="auto" maxlength="300" prop:value=words on:input=move |event| words.set(event_target_value(&event)) />
        </p>
        <p class="field">
            <label for="question-options">"Answers to choose from, parted by semicolons; none for a few words of their own"</label>
            <input id="question-options" type="text" dir="auto" maxlength="600" prop:value=options on:input=move |event| options.set(event_target_value(&event)) />
        </p>
        <button type="button" class="quiet" id="add-question" on:click=add>"Add the question"</button>
    }
}
