//! The pupil's marks beside the key, statement by statement.

use super::Classroom;
use super::pupil::{answer, name};
use super::text::lit;
use super::verdict::verdict;
use crate::reading::escape::escaped;
use crate::words;
use leptos::prelude::*;
use whosays_lessons::{Class, HandIn, Step};

/// What κ says, in a sentence that a pupil can read.
pub fn kappa(kappa: Option<f64>, whom: &str) -> String {
    match kappa {
        None => format!("Cohen’s κ says nothing here: there is too little to tell agreement with {whom} from chance."),
        Some(kappa) => {
            let told = match kappa {
                k if k >= 0.995 => "you agree everywhere",
                k if k > 0.0 => "you agree more often than two people who mark by chance would",
                _ => "two people who mark by chance would agree as often",
            };
            format!(
                "Cohen’s κ is {kappa:.2}: {told}. 1 is full agreement, 0 is what chance alone would bring for marks as frequent as these."
            )
        }
    }
}

/// The comparison with the key.
#[component]
pub fn Comparing(room: Classroom) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let hand_in: HandIn = room.progress.with_untracked(|progress| progress.hand_in());
    let class = Class::new(&lesson, std::slice::from_ref(&hand_in));
    let pupil = class.pupils[0];
    let checked = lesson.tasks.iter().filter_map(|task| task.key.as_ref()).all(|key| key.by_teacher);
    let whose = if checked {
        "your teacher’s marks"
    } else {
        "Whosays’s marks, which a program made and nobody may have checked"
    };
    let rows = (0..lesson.tasks.len()).map(|at| {
        let task = &lesson.tasks[at];
        let own = answer(&lesson, &hand_in.answers, at);
        let key = task.key.clone();
        let cues = key.as_ref().map(|key| key.cues.clone()).unwrap_or_default();
        let quote = lit(&lesson.article.text, task.span, &cues);
        let agreed = own.as_ref().zip(key.as_ref()).is_some_and(|(own, key)| key.allows(own.status));
        let verdict = verdict(own.as_ref().map(|own| own.status), key.as_ref());
        let source = |span: whosays_engine::Span| escaped(span.of(&lesson.article.text));
        let contested = hand_in.answers.contested.get(&at).cloned().unwrap_or_default();
        let is_contested = !contested.is_empty();
        let typing = StoredValue::new(false);
        let contest = move |event: web_sys::Event| {
            let step = Step::Contest(at, event_target_value(&event));
            match typing.get_value() {
                true => room.amend(step),
                false => room.step(step),
            }
            typing.set_value(true);
        };
        view! {
            <li class="compared" data-agreed=agreed.to_string()>
                <p dir="auto" inner_html=quote></p>
                <dl>
                    <div>
                        <dt>"You"</dt>
                        <dd>
                            {own
                                .as_ref()
                                .map_or_else(
                                    || view! { "not marked" }.into_any(),
                                    |own| {
                                        view! {
                                            <span class="sample" data-status=own.status.name()>{name(own.status)}</span>
                                            {room.source(own.source).map(|who| format!(" · {who}"))}
                                        }
                                            .into_any()
                                    },
                                )}
                        </dd>
                    </div>
                    <div>
                        <dt>{if key.as_ref().is_some_and(|key| key.by_teacher) { "Teacher" } else { "Whosays" }}</dt>
                        <dd>
                            {key
                                .as_ref()
                                .map_or_else(
                                    || view! { "no key" }.into_any(),
                                    |key| {
                                        let who = key.source.map(|(span, _)| source(span));
                                        view! {
                                            <span class="sample" data-status=key.status.name()>{name(key.status)}</span>
                                            " · "
                                            <span inner_html=who.unwrap_or_else(|| "the article itself".into())></span>
                                        }
                                            .into_any()
                                    },
                                )}
                        </dd>
                    </div>
                </dl>
                <p class="hint">
                    <strong>{verdict}</strong>
                    " "
                    {key.as_ref().map(|key| words::status(key.status).here)}
                    {key.as_ref().filter(|key| !key.why.is_empty()).map(|key| format!(" {}", key.why))}
                </p>
                {key
                    .is_some()
                    .then(|| {
                        view! {
                            <details open=is_contested>
                                <summary>"I see it otherwise"</summary>
                                <p class="field">
                                    <label for=format!("contest-{at}")>"Why? Save the file to hand in once more, so that your teacher sees it."</label>
                                    <input
                                        id=format!("contest-{at}")
                                        type="text"
                                        dir="auto"
                                        autocomplete="off"
                                        maxlength="500"
                                        prop:value=contested
                                        on:input=contest
                                    />
                                </p>
                            </details>
                        }
                    })}
            </li>
        }
    });
    view! {
        <section id="comparing">
            <h2>"Compared with the key"</h2>
            <p>
                {format!("You agree on {} of {} statements that you marked. ", pupil.agreed, pupil.keyed)}
                {format!("The key is {whose}. It tells how the article puts things, never what is true.")}
            </p>
            <p class="hint">{kappa(pupil.kappa, "the key")}</p>
            <ol class="rows">{rows.collect_view()}</ol>
        </section>
    }
}
