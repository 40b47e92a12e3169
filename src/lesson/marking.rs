//! The pupil marks: the article, and beside it what is said of the statement at hand.

use super::focus::focus;
use super::panel::{Panel, step_to};
use super::pupil::{self, answer, one_line};
use super::questions::Questions;
use super::time::Time;
use super::worded;
use super::{Classroom, Stage, keeping, selection, text};
use crate::app::{closest, element};
use crate::written;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};
use whosays_engine::{Span, Status};
use whosays_lessons::{Answer, Answers, Source, Step};
use whosays_texts::{is_right_to_left, say, told};

/// The article with the panel.
#[component]
pub fn Marking(room: Classroom) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let count = lesson.tasks.len();
    let body = text::html(&lesson);
    let answers = Memo::new(move |_| room.progress.with(|progress| progress.answers()));
    let marked = move || {
        let lesson = room.lesson.get();
        answers.with(|answers| (0..count).filter(|task| answer(&lesson, answers, *task).is_some()).count())
    };
    // What was marked before is not asked for again.
    let first = answers.with_untracked(|answers| (0..count).find(|task| answer(&lesson, answers, *task).is_none()));
    room.look_at(keeping::at(&room.id.get_value()).filter(|at| *at < count).or(first).unwrap_or(0));
    let selected = selection::follow(room);
    Effect::new(move |_| answers.with(|answers| show(room, answers)));
    Effect::new(move |before: Option<usize>| {
        let at = room.at.get();
        keeping::keep_at(&room.id.get_value(), at);
        for (number, is_at) in before.map(|before| (before, false)).into_iter().chain([(at, true)]) {
            if let Some(task) = document().get_element_by_id(&format!("t{number}")) {
                task.class_list().toggle_with_force("at", is_at).ok();
            }
        }
        // The panel of another statement is read from its top, which a phone shows little more of.
        if before.is_some_and(|before| before != at) {
            element("panel").set_scroll_top(0);
        }
        let place = document().get_element_by_id(&format!("t{at}"));
        if let Some(place) = place.filter(|_| before.is_some_and(|before| before != at)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            place.scroll_into_view_with_scroll_into_view_options(&options);
        }
        at
    });
    let pressed = move |event: MouseEvent| {
        if let Some(link) = closest(event.target(), "a") {
            // Nobody leaves a lesson by a link; one that is a name is tapped to say who says so.
            link.set_attribute("target", "_blank").ok();
            if closest(event.target(), ".name").is_some() {
                event.prevent_default();
            }
        }
        if let Some(name) = closest(event.target(), ".name").and_then(|own| own.get_attribute("data-name")) {
            return take_name(room, answers.get_untracked(), name.parse().unwrap_or(usize::MAX), event.target());
        }
        if let Some(task) =
            closest(event.target(), ".task").and_then(|own| own.get_attribute("data-task")?.parse().ok())
        {
            choose(room, task, closest(event.target(), ".chip").is_some());
        }
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| key(room, &event, selected));
    on_cleanup(move || keys.remove());
    view! {
        <h1 class="lesson-title" dir=worded::quoted()>{lesson.title.clone()}</h1>
        <div class="desk">
            <article id="lesson-text" lang=written::language() dir="ltr" on:click=pressed inner_html=body></article>
            <aside id="panel" aria-label=say("Your mark")>
                <p class="progress" aria-live="polite">
                    <progress max=count prop:value=marked aria-hidden="true"></progress>
                    {move || told("{marked} of {count} marked", &[("marked", &marked().to_string()), ("count", &count.to_string())])}
                </p>
                {move || view! { <Panel room=room task=room.at.get() answers=answers selected=selected /> }}
                <Time room=room />
                <div class="actions">
                    <button type="button" class="quiet" id="undo" on:click=move |_| room.back(false)>{say("Undo")}</button>
                    <button type="button" class="quiet" id="redo" on:click=move |_| room.back(true)>{say("Redo")}</button>
                    <button type="button" class="main" id="finish" on:click=move |_| room.stage.set(Stage::HandedIn)>
                        {say("Finish …")}
                    </button>
                </div>
                <p class="hint keys">{say("Keys: 1 to 5 mark, ← and → go on.")}</p>
            </aside>
        </div>
        <Questions room=room selected=selected />
    }
}

/// Shows a statement in the panel; from its button the focus goes there too.
fn choose(room: Classroom, task: usize, from_button: bool) {
    if room.at.get_untracked() != task {
        room.look_at(task);
    }
    if from_button {
        focus("#panel button.pick");
    }
}

/// A name that is tapped says so, where the statement at hand is marked; else the statement that it stands in is chosen.
fn take_name(room: Classroom, answers: Answers, name: usize, target: Option<web_sys::EventTarget>) {
    let lesson = room.lesson.get_untracked();
    let (at, Some(span)) = (room.at.get_untracked(), lesson.names.get(name)) else { return };
    match answer(&lesson, &answers, at).filter(|_| lesson.rules.source) {
        Some(own) => {
            let step = Step::Mark(Answer { source: Source::Words(*span), ..own });
            let is_settled = answers.is_settled(&step);
            room.step(step);
            if !is_settled {
                room.told.set(told("Who says so: {name}.", &[("name", &one_line(span.of(&lesson.article.text)))]));
            }
        }
        None => {
            if let Some(task) = closest(target, ".task").and_then(|own| own.get_attribute("data-task")?.parse().ok()) {
                choose(room, task, false);
            }
        }
    }
}

fn key(room: Classroom, event: &KeyboardEvent, selected: RwSignal<Option<Span>>) {
    let in_field = closest(event.target(), "input, textarea, select").is_some();
    let held = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        _ if in_field || event.alt_key() => return,
        "z" if held && !event.shift_key() => room.back(false),
        "y" | "Z" | "z" if held => room.back(true),
        _ if held => return,
        "ArrowRight" => step_to(room, !is_right_to_left()),
        "ArrowLeft" => step_to(room, is_right_to_left()),
        digit => match digit.parse::<usize>() {
            Ok(number @ 1..=5) => {
                if room.take_selected(selected) {
                    room.mark(Status::ALL[number - 1]);
                }
            }
            _ => return,
        },
    }
    event.prevent_default();
}

/// What the article's elements tell of the answers.
fn show(room: Classroom, answers: &Answers) {
    let lesson = room.lesson.get_untracked();
    let count = lesson.tasks.len();
    for task in 0..count {
        let Some(place) = document().get_element_by_id(&format!("t{task}")) else { continue };
        let Ok(Some(chip)) = place.query_selector(".chip") else { continue };
        let number = (task + 1).to_string();
        let (label, status) = match answer(&lesson, answers, task) {
            None => (number.clone(), None),
            Some(own) => {
                let mark = [&number, " ", pupil::name(own.status)].concat();
                let label = match room.source(own.source) {
                    Some((who, _)) => told("{mark}, {who}", &[("mark", &mark), ("who", &who)]),
                    None => mark,
                };
                (label, Some(own.status))
            }
        };
        let given: &[(&str, &str)] = &[("n", &number), ("count", &count.to_string()), ("label", &label)];
        let heard = match status {
            Some(_) => told("Statement {n} of {count}. Your mark: {label}.", given),
            None => told("Statement {n} of {count}. Not marked yet: {label}.", given),
        };
        chip.set_attribute("aria-label", &heard).ok();
        chip.set_attribute("data-label", &label).ok();
        match status {
            Some(status) => place.set_attribute("data-status", status.name()).ok(),
            None => place.remove_attribute("data-status").ok(),
        };
    }
}
