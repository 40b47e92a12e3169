//! The teacher builds a lesson: which statements, what they are held for, what is asked and shown.

use super::handing::file_name;
use super::pupil::{name, one_line};
use super::{Classroom, Stage, keeping, opening};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use whosays_engine::Status;
use whosays_lessons::{Form, Lesson, Naming, Question, Shown};

/// Characters that an address may have for most programs to let it through.
const LONGEST_LINK: usize = 8000;

/// The form of a lesson.
#[component]
pub fn Building(room: Classroom) -> impl IntoView {
    let first = room.lesson.get_untracked();
    // The statements as they were: one that is left out can come back.
    let all = StoredValue::new(first.tasks.clone());
    let change = move |change: &dyn Fn(&mut Lesson)| room.lesson.update(|lesson| change(Arc::make_mut(lesson)));
    Effect::new(move |_| {
        if !room.lesson.with(|lesson| keeping::keep_lesson(lesson)) {
            room.told.set(keeping::REFUSED.into());
        }
    });
    let field = move |id: &'static str, label: &'static str, value: String, write: fn(&mut Lesson, String)| {
        view! {
            <p class="field">
                <label for=id>{label}</label>
                <input id=id type="text" dir="auto" autocomplete="off" prop:value=value on:input=move |event| {
                    let value = event_target_value(&event);
                    change(&|lesson| write(lesson, value.clone()));
                } />
            </p>
        }
    };
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
    let about = first.about.clone();
    view! {
        <h1>"Build a lesson"</h1>
        {field("lesson-title", "Title", first.title.clone(), |lesson, value| lesson.title = value)}
        {field("lesson-aim", "Aim: what pupils can do after it", about.aim, |lesson, value| lesson.about.aim = value)}
        {field("lesson-minutes", "Minutes", number(about.minutes), |lesson, value| lesson.about.minutes = value.trim().parse().unwrap_or(0))}
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
            <button type="button" class="quiet" id="collect" on:click=move |_| room.stage.set(Stage::Class)>"Collect hand-ins"</button>
        </div>
        <p class="field" hidden=move || link.with(String::is_empty)>
            <label for="lesson-link">"The link"</label>
            <input id="lesson-link" type="text" readonly prop:value=link />
        </p>
    }
}

fn number(minutes: u16) -> String {
    if minutes == 0 { String::new() } else { minutes.to_string() }
}

/// One statement: whether it is asked, and what it is held for.
#[component]
fn TaskRow(room: Classroom, all: StoredValue<Vec<whosays_lessons::Task>>, number: usize) -> impl IntoView {
    let task = all.with_value(|all| all[number].clone());
    let span = task.span;
    let quote = room.lesson.with_untracked(|lesson| one_line(span.of(&lesson.article.text)));
    let is_in = move || room.lesson.with(|lesson| lesson.tasks.iter().any(|own| own.span == span));
    let put = move |event: web_sys::Event| {
        let wanted = event_target_checked(&event);
        let task = all.with_value(|all| all[number].clone());
        room.lesson.update(|lesson| {
            let lesson = Arc::make_mut(lesson);
            lesson.tasks.retain(|own| own.span != span);
            if wanted {
                let at = lesson.tasks.partition_point(|own| own.span < span);
                lesson.tasks.insert(at, task.clone());
            }
        });
    };
    // What the key says is changed in the lesson and in the statement that may come back.
    let key = move |change: &dyn Fn(&mut whosays_lessons::Key)| {
        all.update_value(|all| _ = all[number].key.as_mut().map(change));
        room.lesson.update(|lesson| {
            let task = Arc::make_mut(lesson).tasks.iter_mut().find(|own| own.span == span);
            _ = task.and_then(|task| task.key.as_mut()).map(change);
        });
    };
    let held = task.key.as_ref().map(|key| key.status);
    let (why, checked) = task.key.as_ref().map(|key| (key.why.clone(), key.by_teacher)).unwrap_or_default();
    let set_status = move |event: web_sys::Event| {
        if let Some(status) = Status::from_name(&event_target_value(&event)) {
            key(&|key| (key.status, key.by_teacher) = (status, true));
            key(&|key| key.also.retain(|also| *also != status));
        }
    };
    view! {
        <li>
            <label dir="auto">
                <input type="checkbox" prop:checked=is_in on:change=put />
                {quote}
            </label>
            {held
                .map(|held| {
                    view! {
                        <p class="key">
                            <label for=format!("key-{number}")>"Key"</label>
                            <select id=format!("key-{number}") on:change=set_status>
                                {Status::ALL
                                    .into_iter()
                                    .map(|status| {
                                        view! { <option value=status.name() selected=status == held>{name(status)}</option> }
                                    })
                                    .collect_view()}
                            </select>
                            <label>
                                <input type="checkbox" checked=checked on:change=move |event| {
                                    let checked = event_target_checked(&event);
                                    key(&|key| key.by_teacher = checked);
                                } />
                                "checked by me"
                            </label>
                            <label for=format!("why-{number}")>"Why"</label>
                            <input id=format!("why-{number}") type="text" dir="auto" maxlength="300" prop:value=why on:input=move |event| {
                                let why = event_target_value(&event);
                                key(&|key| (key.why, key.by_teacher) = (why.clone(), true));
                            } />
                        </p>
                    }
                })}
        </li>
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
