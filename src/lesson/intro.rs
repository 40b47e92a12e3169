//! What a lesson is about, and how it goes: read in a minute, with two worked examples.

use super::focus::focus;
use super::worded;
use super::{Classroom, Stage, keeping};
use crate::app::element;
use crate::words;
use leptos::prelude::*;
use whosays_engine::Status;
use whosays_lessons::{Naming, Step};
use whosays_texts::{counted, counted_with, say, text, told};

/// How a lesson goes that says nothing of it.
const STEPS: [&str; 3] = [
    text("Read the article."),
    text("For each statement, say how the article puts it and who says so."),
    text("Hand in, then compare."),
];

/// The worked examples: a sentence, what it is, and why.
const EXAMPLES: [(&str, Status, &str); 2] = [
    (
        text("The bridge could close next year, an engineer told the council."),
        Status::Speculation,
        text("“Could” makes it a possibility. Who says so: an engineer. Nobody says that it will."),
    ),
    (
        text("The bridge is the ugliest in the country."),
        Status::Opinion,
        text("“Ugliest” judges, and no record could settle it. Who says so: the article itself."),
    ),
];

/// The first page of a lesson, for pupils.
#[component]
pub fn Intro(room: Classroom) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let rules = lesson.rules;
    let typing = StoredValue::new(false);
    let named = move |event: web_sys::Event| {
        let step = Step::Name(event_target_value(&event));
        match typing.get_value() {
            true => room.amend(step),
            false => room.step(step),
        }
        typing.set_value(true);
    };
    let done = move || room.progress.with(|progress| progress.answers().marks.len());
    let (asked, hint) = match rules.name {
        Naming::Nobody => (None, say("Nobody sees who you are: hand-ins are numbered.")),
        Naming::Code => (Some(say("Your code")), say("Your teacher gave it to you.")),
        Naming::Name => (Some(say("Your name")), say("It stands in what you hand in, and nowhere else.")),
    };
    let again = move |_| {
        let id = room.id.get_value();
        keeping::forget(&id);
        room.progress.set(keeping::steps(&id));
        room.told.set(say("You begin anew.").into());
        focus("#begin");
    };
    let asked_before = StoredValue::new(false);
    let begin = move || {
        let nameless = room.progress.with_untracked(|progress| progress.answers().name.trim().is_empty());
        if rules.name != Naming::Nobody && nameless && !asked_before.get_value() {
            asked_before.set_value(true);
            element("pupil-name").focus().ok();
            return room.told.set(say("Your teacher asks who you are. Write it here, or begin without.").into());
        }
        room.stage.set(Stage::Marking);
    };
    let statements = counted(lesson.tasks.len(), "{n} statement|{n} statements");
    let minutes = lesson.about.minutes;
    let minutes = counted_with(minutes.into(), "{n} minutes|{n} minutes", &[("n", &minutes.to_string())]);
    view! {
        <h1 dir=worded::quoted()>{lesson.title.clone()}</h1>
        {(!lesson.about.aim.is_empty()).then(|| view! { <p class="intro" dir=worded::quoted()>{lesson.about.aim.clone()}</p> })}
        <p class="hint">
            {match lesson.about.minutes {
                0 => told("{statements}. Everything stays on this device until you hand it in.", &[("statements", &statements)]),
                _ => told("{statements}, about {minutes}. Everything stays on this device until you hand it in.", &[("statements", &statements), ("minutes", &minutes)]),
            }}
        </p>
        <ol class="steps">
            {match lesson.about.steps.is_empty() {
                true => STEPS.map(|step| view! { <li>{say(step)}</li> }).collect_view().into_any(),
                false => {
                    let own = lesson.about.steps.clone().into_iter();
                    own.map(|step| view! { <li dir=worded::quoted()>{step}</li> }).collect_view().into_any()
                }
            }}
        </ol>
        <h2>{say("The five marks")}</h2>
        <dl class="five">
            {Status::ALL
                .into_iter()
                .map(|status| {
                    let own = words::status(status);
                    view! {
                        <div>
                            <dt><span class="sample" data-status=status.name()>{own.name}</span></dt>
                            <dd>{own.meaning}</dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
        <h2>{say("Two examples")}</h2>
        {EXAMPLES
            .into_iter()
            .map(|(sentence, status, why)| {
                view! {
                    <div class="example">
                        <p><span class="statement" data-status=status.name()>{say(sentence)}</span></p>
                        <p class="hint">{words::status(status).name} ": " {say(why)}</p>
                    </div>
                }
            })
            .collect_view()}
        {asked
            .map(|asked| {
                view! {
                    <p class="field">
                        <label for="pupil-name">{asked}</label>
                        <input
                            id="pupil-name"
                            type="text"
                            dir="auto"
                            autocomplete="off"
                            maxlength="80"
                            prop:value=move || room.progress.with(|progress| progress.answers().name)
                            on:input=named
                            on:keydown=move |event| {
                                if event.key() == "Enter" {
                                    begin();
                                }
                            }
                        />
                    </p>
                }
            })}
        <p class="hint">{hint}</p>
        <div class="actions">
            <button type="button" class="main" id="begin" on:click=move |_| begin()>
                {move || if done() == 0 { say("Begin") } else { say("Go on") }}
            </button>
            {move || {
                (done() > 0)
                    .then(|| {
                        view! {
                            <details id="anew">
                                <summary>{say("Begin anew, as somebody else …")}</summary>
                                <p>{say("This takes what was marked here off this device. Save the file to hand in first, if that is not done.")}</p>
                                <button type="button" class="quiet" on:click=move |_| room.stage.set(Stage::HandedIn)>{say("To the file")}</button>
                                " "
                                <button type="button" class="quiet" on:click=again>{say("Begin anew")}</button>
                            </details>
                        }
                    })
            }}
        </div>
    }
}
