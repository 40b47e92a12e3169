//! The teacher builds a lesson: which statements, what they are held for, what is asked and shown.

use super::about_form::AboutForm;
use super::asking::Asking;
use super::handing::file_name;
use super::key_form::{ParagraphRow, TaskRow};
use super::sheet::{Paper, Sheet, print};
use super::{Classroom, Stage, arriving, codes, keeping, opening, store};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use whosays_lessons::{Lesson, Naming, Shown};
use whosays_texts::{counted_with, say, told};

/// Characters that an address may have for most programs to let it through.
const LONGEST_LINK: usize = 8000;

/// Under which name it is kept in this tab that the article's text does not go along.
const WITHOUT_TEXT: &str = "whosays-without-text";

/// Keeps a lesson that is handed out, so that what is handed in by a link or a code finds it here.
fn keep(lesson: &Lesson, json: String) {
    let id = lesson.id();
    spawn_local(async move { _ = store::keep(store::LESSONS, &id, &json).await });
}

/// What the file of a lesson is called, without its ending.
fn named(lesson: &Lesson) -> String {
    Some(file_name(&lesson.title)).filter(|name| !name.is_empty()).unwrap_or_else(|| say("lesson").to_owned())
}

/// The form of a lesson.
#[component]
pub fn Building(room: Classroom) -> impl IntoView {
    let first = room.lesson.get_untracked();
    keeping::keep_role(true);
    // The statements as they were: one that is left out can come back.
    let all = StoredValue::new(first.tasks.clone());
    Effect::new(move |_| room.lesson.with(|lesson| keeping::keep_lesson(room, lesson)));
    let choose = move |wanted: bool| {
        room.lesson.update(|lesson| {
            let lesson = Arc::make_mut(lesson);
            for task in all.get_value() {
                if wanted { lesson.put_task(task) } else { lesson.take_task(task.span) }
            }
        });
    };
    // A reload must not hand out what may not be copied.
    let kept = || window().session_storage().ok().flatten();
    let without_text = RwSignal::new(kept().is_some_and(|kept| kept.get_item(WITHOUT_TEXT).ok().flatten().is_some()));
    let tick_without_text = move |event: web_sys::Event| {
        without_text.set(event_target_checked(&event));
        if let Some(kept) = kept() {
            let _ = if without_text.get_untracked() {
                kept.set_item(WITHOUT_TEXT, "1")
            } else {
                kept.remove_item(WITHOUT_TEXT)
            };
        }
    };
    // What pupils get. This device keeps the whole lesson, which what they hand in is looked at with.
    let handed_out = move |lesson: &Lesson| {
        keep(lesson, lesson.to_json());
        if without_text.get_untracked() { lesson.to_json_without_text() } else { lesson.to_json() }
    };
    let save_for_pupils = move |_| {
        let lesson = room.lesson.get_untracked();
        let name = [&told("{title}-without-text", &[("title", &named(&lesson))]), ".lesson.json"].concat();
        opening::save(&handed_out(&lesson), &name, "application/json");
        room.told.set(told("Saved as “{name}”, for pupils who have the article. Save the lesson itself too: with that you collect what they hand in.", &[("name", &name)]));
    };
    let save = move |_| {
        let lesson = room.lesson.get_untracked();
        let name = [&named(&lesson), ".lesson.json"].concat();
        let json = lesson.to_json();
        opening::save(&json, &name, "application/json");
        keep(&lesson, json);
        room.told.set(told("Saved as “{name}”. Keep it: with it you collect what pupils hand in.", &[("name", &name)]));
    };
    let link = RwSignal::new(String::new());
    let make_link = move |_| {
        let lesson = room.lesson.get_untracked();
        spawn_local(async move {
            let held = arriving::held_lesson(handed_out(&lesson)).await;
            match held.map(|held| [&opening::page(), "#", &held].concat()) {
                Some(made) if made.len() > LONGEST_LINK => {
                    link.set(String::new());
                    room.told.set(counted_with(
                        made.len(),
                        "This lesson is too long for a link: it would have {n} character, and many programs cut links of more than {most}. Save the file and hand that out.|This lesson is too long for a link: it would have {n} characters, and many programs cut links of more than {most}. Save the file and hand that out.",
                        &[("n", &made.len().to_string()), ("most", &LONGEST_LINK.to_string())],
                    ));
                }
                Some(made) => {
                    let length = made.len();
                    let given: &[(&str, &str)] = &[("n", &length.to_string())];
                    room.told.set(if without_text.get_untracked() {
                        counted_with(length, "The link has {n} character. The lesson travels in it without the article and goes to no server.|The link has {n} characters. The lesson travels in it without the article and goes to no server.", given)
                    } else {
                        counted_with(length, "The link has {n} character. The article travels in it and goes to no server.|The link has {n} characters. The article travels in it and goes to no server.", given)
                    });
                    link.set(made);
                }
                None => room.told.set(say("The link could not be made. Save the file instead.").into()),
            }
        });
    };
    let shown = codes::Shown::default();
    // A link or a code of the lesson as it was would be handed out by mistake.
    Effect::new(move |before: Option<()>| {
        room.lesson.track();
        without_text.track();
        if before.is_some() {
            link.set(String::new());
            shown.set(Vec::new());
        }
    });
    let show_code = move |_| {
        let lesson = room.lesson.get_untracked();
        spawn_local(async move {
            match arriving::held_lesson(handed_out(&lesson)).await {
                Some(held) => codes::show(room, shown, &held),
                None => room.told.set(say("The code could not be made. Save the file instead.").into()),
            }
        });
    };
    let preview = move |_| {
        let lesson = room.lesson.get_untracked();
        if lesson.tasks.is_empty() {
            return room.told.set(say("Choose at least one statement.").into());
        }
        opening::show(room, (*lesson).clone(), Stage::Intro);
        room.told.set(
            say("This is what pupils see. Open the lesson on the first page of lessons to change it further.").into(),
        );
    };
    let printed = RwSignal::new(None);
    view! {
        <Sheet room=room printed=printed />
        <h1>{say("Build a lesson")}</h1>
        <p class="hint" hidden=move || room.replaced.with(Option::is_none)>
            {say("This is your own copy, as you left it.")} " "
            <button type="button" class="quiet" id="begin-anew" on:click=move |_| {
                if let Some(ready) = room.replaced.get_untracked() {
                    room.replaced.set(None);
                    opening::show(room, (*ready).clone(), Stage::Building);
                }
            }>{say("Begin anew with the ready-made one")}</button>
        </p>
        <AboutForm room=room />
        <Rules room=room />
        <h2>{say("Statements")}</h2>
        <p class="hint">{say("Choose what pupils mark, and correct the key: it is Whosays’s until you change or confirm it.")}</p>
        <div class="actions">
            <button type="button" class="quiet" id="choose-all" on:click=move |_| choose(true)>{say("Choose all")}</button>
            <button type="button" class="quiet" id="choose-none" on:click=move |_| choose(false)>{say("Choose none")}</button>
        </div>
        <ol class="rows" id="tasks">
            {(0..first.tasks.len())
                .map(|number| {
                    view! {
                        <ParagraphRow room=room all=all number=number />
                        <TaskRow room=room all=all number=number />
                    }
                })
                .collect_view()}
        </ol>
        <Asking room=room />
        <p>
            <label>
                <input type="checkbox" id="without-text" prop:checked=without_text on:change=tick_without_text />
                {say("Hand it out without the article’s text, as for an article that may not be copied: pupils open that themselves")}
            </label>
        </p>
        <div class="actions">
            <button type="button" class="main" id="save-lesson" on:click=save>{say("Save the lesson")}</button>
            <button type="button" class="quiet" id="save-without-text" hidden=move || !without_text.get() on:click=save_for_pupils>{say("Save it for pupils")}</button>
            <button type="button" class="quiet" id="link-lesson" on:click=make_link>{say("Make a link")}</button>
            <button type="button" class="quiet" id="code-lesson" on:click=show_code>{say("Show it as codes")}</button>
            <button type="button" class="quiet" id="preview" on:click=preview>{say("See it as a pupil")}</button>
            <button type="button" class="quiet" id="print-worksheet" on:click=move |_| print(printed, Paper::Worksheet)>{say("Print the worksheet")}</button>
            <button type="button" class="quiet" id="print-key" on:click=move |_| print(printed, Paper::Key)>{say("Print the key")}</button>
            <button type="button" class="quiet" id="collect" on:click=move |_| room.stage.set(Stage::Class)>{say("Collect hand-ins")}</button>
        </div>
        <p class="field" hidden=move || link.with(String::is_empty)>
            <label for="lesson-link">{say("The link")}</label>
            <input id="lesson-link" type="text" readonly prop:value=link />
        </p>
        <codes::Codes shown=shown />
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
            <legend>{say("Pupils")}</legend>
            <p class="field">
                <label for="naming">{say("They give")}</label>
                <select id="naming" on:change=move |event| {
                    let name = match event_target_value(&event).as_str() {
                        "nobody" => Naming::Nobody,
                        "code" => Naming::Code,
                        _ => Naming::Name,
                    };
                    change(&|rules| rules.name = name);
                }>
                    <option value="name" selected=rules.name == Naming::Name>{say("their name")}</option>
                    <option value="code" selected=rules.name == Naming::Code>{say("a code")}</option>
                    <option value="nobody" selected=rules.name == Naming::Nobody>{say("nothing")}</option>
                </select>
            </p>
            {tick(say("They say who says so"), rules.source, |rules, on| rules.source = on)}
            {tick(say("They say how sure they are"), rules.sure, |rules, on| rules.sure = on)}
            <p class="field">
                <label for="key-shown">{say("They see the key")}</label>
                <select id="key-shown" on:change=move |event| {
                    let key = match event_target_value(&event).as_str() {
                        "at-once" => Shown::AtOnce,
                        "never" => Shown::Never,
                        _ => Shown::After,
                    };
                    change(&|rules| rules.key = key);
                }>
                    <option value="after" selected=rules.key == Shown::After>{say("when they have handed in")}</option>
                    <option value="at-once" selected=rules.key == Shown::AtOnce>{say("after each statement, which they cannot change then")}</option>
                    <option value="never" selected=rules.key == Shown::Never>{say("never: I show it")}</option>
                </select>
            </p>
        </fieldset>
    }
}
