//! The pupil hands in, sees what is in it, and compares.

use super::comparing::Comparing;
use super::focus::focus;
use super::pupil::{SURE, name, one_line};
use super::worded;
use super::{Classroom, Stage, arriving, codes, opening};
use crate::quoted::{Quoted, quoted};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use whosays_engine::Span;
use whosays_lessons::{Answers, Lesson, Naming, Reply, Shown, Step};
use whosays_texts::{counted, say, told};

/// What is handed in, the ways to do so, and the comparison where the lesson shows one.
#[component]
pub fn HandedIn(room: Classroom) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let rules = lesson.rules;
    let answers = Memo::new(move |_| room.progress.with(|progress| progress.answers()));
    let saved = RwSignal::new(false);
    let save = {
        let lesson = lesson.clone();
        move |_| {
            let hand_in = room.progress.with_untracked(|progress| progress.hand_in());
            let who = file_name(&hand_in.answers.name);
            let name = format!(
                "{}-{}.hand-in.json",
                file_name(&lesson.title),
                if who.is_empty() { &hand_in.pupil } else { &who }
            );
            opening::save(&hand_in.to_json(&lesson), &name, "application/json");
            saved.set(true);
            room.told.set(told("Saved as “{name}”. Give this file to your teacher.", &[("name", &name)]));
        }
    };
    let shown = codes::Shown::default();
    let link = RwSignal::new(String::new());
    let way = move |lesson: &Arc<Lesson>, act: fn(Classroom, &str, codes::Shown, RwSignal<String>)| {
        let json = room.progress.with_untracked(|progress| progress.hand_in()).to_json(lesson);
        saved.set(true);
        spawn_local(async move {
            match arriving::held_hand_in(json).await {
                Some(held) => act(room, &held, shown, link),
                None => room.told.set(say("That did not work here. Save the file instead.").into()),
            }
        });
    };
    // What was made of answers that are others now would be handed in by mistake.
    let handed = Memo::new(move |_| {
        let answers = answers.get();
        (answers.name, answers.marks, answers.replies, answers.contested)
    });
    Effect::new(move |before: Option<()>| {
        handed.track();
        if before.is_some() {
            link.set(String::new());
            shown.set(Vec::new());
        }
    });
    let [for_code, for_link] = [lesson.clone(), lesson.clone()];
    let show_code = move |_| way(&for_code, |room, held, shown, _| codes::show(room, shown, held));
    let make_link =
        move |_| {
            way(&for_link, |room, held, _, link| {
                link.set([&opening::page(), "#", held].concat());
                room.told.set(
                say("The link is below. Send it to your teacher: what you hand in travels in it and goes to no server.")
                    .into(),
            );
            });
        };
    let unmarked = lesson.tasks.len().saturating_sub(answers.with_untracked(|answers| answers.marks.len()));
    let what = move || {
        answers.with(|answers| {
            let mut parts = Vec::new();
            if !answers.marks.is_empty() || answers.replies.is_empty() {
                parts.push(match answers.marks.len() {
                    0 => say("no marks").to_owned(),
                    n => counted(n, "{n} mark|{n} marks"),
                });
            }
            if !answers.replies.is_empty() {
                parts.push(counted(answers.replies.len(), "{n} answer|{n} answers"));
            }
            if !answers.contested.is_empty() {
                parts.push(counted(
                    answers.contested.len(),
                    "{n} mark that you see otherwise|{n} marks that you see otherwise",
                ));
            }
            let (what, name) = (parts.join(say(", ")), answers.name.trim());
            let given: &[(&str, &str)] = &[("what", &what), ("name", name)];
            match (rules.name, name) {
                (Naming::Nobody, _) => told("In it: {what}, and no name. No word of the article is in it.", given),
                (_, "") => told("In it: {what}, and no name: you gave none. No word of the article is in it.", given),
                _ => told("In it: {what}, and the name “{name}”. No word of the article is in it.", given),
            }
        })
    };
    let inside = {
        let lesson = lesson.clone();
        move || answers.with(|answers| listed(room, &lesson, answers))
    };
    let compare = Memo::new(move |_| answers.with(|answers| answers.compared));
    view! {
        <h1 class="lesson-title" dir=worded::quoted()>{lesson.title.clone()}</h1>
        <section class="card">
            <h2>{say("Hand in")}</h2>
            {(unmarked > 0)
                .then(|| {
                    view! { <p>{counted(unmarked, "{n} statement is not marked yet. You can go back.|{n} statements are not marked yet. You can go back.")}</p> }
                })}
            <p>{what}</p>
            <details id="in-it">
                <summary>{say("See all of it")}</summary>
                <ul class="rows">{inside}</ul>
            </details>
            <div class="actions">
                <button type="button" class="main" id="save-hand-in" on:click=save>{say("Save the file to hand in")}</button>
                <button type="button" class="quiet" id="code-hand-in" on:click=show_code>{say("Show it as a code")}</button>
                <button type="button" class="quiet" id="link-hand-in" on:click=make_link>{say("Make a link")}</button>
                <button type="button" class="quiet" id="back-to-marking" on:click=move |_| room.stage.set(Stage::Marking)>{say("Back to the article")}</button>
            </div>
            <p class="field" hidden=move || link.with(String::is_empty)>
                <label for="hand-in-link">{say("The link")}</label>
                <input id="hand-in-link" type="text" readonly prop:value=link />
            </p>
            <codes::Codes shown=shown />
        </section>
        {(rules.key != Shown::Never)
            .then(|| {
                view! {
                    <Show
                        when=move || compare.get()
                        fallback=move || {
                            view! {
                                <section class="card">
                                    <h2>{say("Compare")}</h2>
                                    <p>{say("When you have handed in, look at how your marks and the key agree. From then on your marks stay as they are.")}</p>
                                    <button
                                        type="button"
                                        class="main"
                                        id="show-key"
                                        disabled=move || !saved.get()
                                        on:click=move |_| {
                                            room.step(Step::Compare);
                                            focus("#comparing h2");
                                        }
                                    >
                                        {say("Compare with the key")}
                                    </button>
                                </section>
                            }
                        }
                    >
                        <Comparing room=room />
                    </Show>
                }
            })}
    }
}

/// Every mark and answer, in words.
fn listed(room: Classroom, lesson: &Lesson, answers: &Answers) -> impl IntoView + use<> {
    let text = &lesson.article.text;
    let quote = |span: Span| text.get(span.start..span.end).map(one_line).unwrap_or_default();
    let marks = answers.marks.iter().map(|mark| {
        let sure = usize::from(mark.sure).checked_sub(1).and_then(|sure| SURE.get(sure)).map(|own| say(own).to_owned());
        let why = Some(mark.why.clone()).filter(|why| !why.is_empty());
        let own = |words| (words, Quoted(None));
        let said = [Some(own(name(mark.status).to_owned())), room.source(mark.source), sure.map(own), why.map(own)];
        (quote(mark.span), quoted(), said.into_iter().flatten().collect())
    });
    let replies = answers.replies.iter().filter_map(|(at, reply)| {
        let dir = if matches!(reply, Reply::Words(_)) { quoted() } else { Quoted(None) };
        Some((
            lesson.questions.get(*at)?.words.clone(),
            worded::quoted(),
            vec![(one_line(&lesson.replied(*at, reply)?), dir)],
        ))
    });
    let contested = answers.contested.iter().filter_map(|(at, why)| {
        let said = told("You see the key otherwise: {why}", &[("why", why)]);
        Some((quote(lesson.tasks.get(*at)?.span), quoted(), vec![(said, Quoted(None))]))
    });
    let row = |(about, dir, said): (String, Quoted, Vec<(String, Quoted)>)| {
        let said = said.into_iter().enumerate().map(|(number, (words, dir))| {
            view! { {if number > 0 { " · " } else { "" }} <bdi dir=dir>{words}</bdi> }
        });
        view! { <li><q dir=dir>{about}</q><p>{said.collect_view()}</p></li> }
    };
    marks.chain(replies).chain(contested).map(row).collect_view()
}

/// A title as a part of a file's name.
pub fn file_name(title: &str) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join("-").chars().take(60).collect()
}
