//! The teacher drops what was handed in, and sees what the class made of the article.

use super::figures::Figures;
use super::focus::focus;
use super::keeping::{bring_back_hand_ins, keep_role};
use super::opening::contents;
use super::scanning::Scanning;
use super::sheet::paragraphs;
use super::worded;
use super::{Classroom, arriving, store};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, FileList, HtmlInputElement};
use whosays_lessons::{Lesson, Pile};
use whosays_texts::{counted, say};

/// Takes hand-ins and shows the figures of the class.
#[component]
pub fn Collecting(room: Classroom) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    // A pile is made anew of every file that came, so that the later of two by one pupil counts whenever it comes.
    let files = room.handed_in;
    keep_role(true);
    spawn_local(bring_back_hand_ins(room));
    let pile = {
        let lesson = lesson.clone();
        Memo::new(move |_| {
            files.with(|files| Pile::new(&lesson, files.iter().map(|(name, json)| (name.as_str(), json.as_str()))))
        })
    };
    let take = move |list: FileList, field: Option<HtmlInputElement>| {
        spawn_local(async move {
            arriving::collect(room, contents(&list).await).await;
            // The next choice is not added to this one, and the same file can be chosen once more.
            if let Some(field) = field {
                field.set_value("");
            }
        });
    };
    let chosen = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|own| own.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(list) = field.files() {
            take(list, Some(field));
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
            take(list, None);
        }
    };
    let forget = move |_| {
        files.set(Vec::new());
        room.told.set(say("What was handed in is forgotten here.").into());
        focus("#hand-ins");
        spawn_local(async move { store::clear(&room.id.get_value()).await });
    };
    view! {
        <h1 class="lesson-title" dir=worded::quoted()>{lesson.title.clone()}</h1>
        <section class="card drop" on:dragover=|event: DragEvent| event.prevent_default() on:drop=dropped>
            <h2>{say("What was handed in")}</h2>
            <label for="hand-ins">{say("Drop the files here, or choose them. They stay on this device and go nowhere.")}</label>
            <input type="file" id="hand-ins" multiple accept=".json" on:change=chosen />
            <Scanning room=room />
            <p id="pile" role="status">
                {move || pile.with(|pile| match pile.hand_ins.len() {
                    0 => say("Nothing is here yet.").to_owned(),
                    count => counted(count, "{n} hand-in from this lesson.|{n} hand-ins from this lesson."),
                })}
            </p>
            <div aria-live="polite">
            {move || {
                let aside = pile.with(|pile| pile.aside.clone());
                (!aside.is_empty())
                    .then(|| {
                        let rows = aside
                            .into_iter()
                            .map(|(file, why)| match room.nameless.get() {
                                true => view! { <li>{say("A file; names are hidden.")}</li> }.into_any(),
                                false => view! { <li><b dir="auto">{file}</b> ": " {why.to_string()}</li> }.into_any(),
                            });
                        view! {
                            <details id="aside">
                                <summary>{counted(rows.len(), "{n} file was set aside|{n} files were set aside")}</summary>
                                <ul>{rows.collect_view()}</ul>
                            </details>
                        }
                    })
            }}
            </div>
            {move || {
                let incomplete = pile.with(|pile| pile.incomplete.clone());
                let rows = incomplete.into_iter().map(|(file, count)| {
                    let file = if room.nameless.get() { say("A file").to_owned() } else { file };
                    let told = counted(
                        count,
                        "{file} counts without {n} answer in it that have no place in this lesson. It was changed by hand, or is damaged: ask for it once more if that matters.|{file} counts without {n} answers in it that have no place in this lesson. It was changed by hand, or is damaged: ask for it once more if that matters.",
                    );
                    let (before, after) = told.split_once("{file}").unwrap_or_default();
                    view! { <p class="incomplete">{before.to_owned()} <b dir="auto">{file}</b> {after.to_owned()}</p> }
                });
                rows.collect_view()
            }}
            <details id="forget" hidden=move || files.with(Vec::is_empty)>
                <summary>{say("Forget what was handed in …")}</summary>
                <p>{say("This device keeps it until you forget it. Save the CSV first if you need the figures.")}</p>
                <button type="button" class="quiet" on:click=forget>{say("Forget it")}</button>
            </details>
        </section>
        {notes(&lesson)}
        {move || {
            pile.with(|pile| (!pile.hand_ins.is_empty()).then(|| view! { <Figures room=room hand_ins=pile.hand_ins.clone() /> }))
        }}
    }
}

/// The teacher's note, and what is talked about afterwards.
fn notes(lesson: &Lesson) -> Option<impl IntoView + use<>> {
    let (note, discussion) = (lesson.about.note.clone(), lesson.about.discussion.clone());
    (!note.is_empty() || !discussion.is_empty()).then(|| {
        let discussion =
            discussion.into_iter().map(|line| view! { <li dir=worded::quoted()>{line}</li> }).collect_view();
        view! {
            <details id="notes">
                <summary>{say("For teachers: a note, and what to talk about")}</summary>
                {paragraphs(&note)}
                <ul>{discussion}</ul>
            </details>
        }
    })
}
