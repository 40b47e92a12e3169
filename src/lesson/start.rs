//! Which lesson?

use super::scanning::Scanning;
use super::worded;
use super::{Classroom, Stage, keeping, opening, pool, ready};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use whosays_texts::say;

/// Opens a lesson from a file, or the last one again.
#[component]
pub fn Start(room: Classroom) -> impl IntoView {
    let choose = move |stage: Stage| {
        move |event: web_sys::Event| {
            let Some(field) = event.target().and_then(|own| own.dyn_into::<HtmlInputElement>().ok()) else { return };
            let Some(files) = field.files() else { return };
            spawn_local(async move {
                if let Some((_, json)) = opening::contents(&files).await.into_iter().next() {
                    opening::open(room, &json, stage);
                }
                // The same file can be chosen once more.
                field.set_value("");
            });
        }
    };
    let last = keeping::last();
    view! {
        <h1>{say("Lessons")}</h1>
        <p class="intro">
            {say("A class marks an article first, then compares: who says so, and how sure are they? Everything stays on this device until you hand it in.")}
        </p>
        {last
            .map(|lesson| {
                worded::follow(&lesson);
                let title = worded::around(say("“{title}”"), "{title}", lesson.title.clone(), worded::quoted());
                let go_on = move |stage: Stage| {
                    let lesson = lesson.clone();
                    move |_| opening::show(room, lesson.clone(), stage)
                };
                let [intro, building, class] = [Stage::Intro, Stage::Building, Stage::Class].map(go_on);
                view! {
                    <section class="card">
                        <h2>{say("Go on")}</h2>
                        <p>{title}</p>
                        {match keeping::is_teacher() {
                            true => {
                                view! {
                                    <div class="actions">
                                        <button type="button" class="main" id="go-on-building" on:click=building>{say("Change it further")}</button>
                                        <button type="button" class="quiet" id="go-on-collecting" on:click=class>{say("Collect hand-ins")}</button>
                                        <button type="button" class="quiet" on:click=intro>{say("See it as a pupil")}</button>
                                    </div>
                                }
                                    .into_any()
                            }
                            false => {
                                view! {
                                    <button type="button" class="main" id="go-on" on:click=intro>{say("Open the last lesson again")}</button>
                                }
                                    .into_any()
                            }
                        }}
                    </section>
                }
            })}
        <section class="card">
            <h2>{say("Pupils")}</h2>
            <label for="open-lesson">{say("Open a lesson that your teacher gave you as a file")}</label>
            <input type="file" id="open-lesson" accept=".json" on:change=choose(Stage::Intro) />
            <Scanning room=room />
            <p class="hint">{say("If you have a link, open it: it leads here.")}</p>
        </section>
        {(!pool::files().is_empty())
            .then(|| {
                view! {
                    <section class="card">
                        <h2>{say("Practise")}</h2>
                        <p>{say("Eight statements at a time, with the key at once. What you miss comes again.")}</p>
                        <button type="button" class="quiet" id="practise" on:click=move |_| room.stage.set(Stage::Practice)>
                            {say("Practise by yourself")}
                        </button>
                    </section>
                }
            })}
        <section class="card">
            <h2>{say("Teachers")}</h2>
            <p>
                {say("To make a lesson, open an article on the front page, press “Share or save” and choose “Make a lesson”. To look at what your class handed in, open the lesson here.")}
                {ready::list().map(|_| [" ", say("Or take one that is ready made: they are listed below.")].concat())}
            </p>
            <label for="open-class">{say("Open a lesson to collect hand-ins")}</label>
            <input type="file" id="open-class" accept=".json" on:change=choose(Stage::Class) />
            <label for="open-building">{say("Open a lesson to change it")}</label>
            <input type="file" id="open-building" accept=".json" on:change=choose(Stage::Building) />
        </section>
    }
}
