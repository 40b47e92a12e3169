//! The pupil's marks beside the key, statement by statement.

use super::Classroom;
use super::pupil::{answer, name, one_line};
use super::text::lit;
use super::verdict::{Held, verdict};
use super::worded;
use crate::quoted::{Quoted, quoted};
use crate::words;
use leptos::prelude::*;
use whosays_lessons::{Answer, Class, Form, HandIn, Key, Lesson, Reply, Source, Step};
use whosays_texts::{counted_with, say, told};

/// Of fewer statements κ says nothing that a pupil should hear: one mark more or less turns it around.
const FEWEST: usize = 5;

/// A figure to the second place after the point: *-0.04*.
pub fn hundredths(figure: f64) -> String {
    format!("{figure:.2}").replace('.', say("."))
}

/// What κ says, in a sentence that a pupil can read.
fn kappa(kappa: Option<f64>) -> String {
    let Some(kappa) = kappa else {
        let none = say("Cohen’s κ says nothing here: there is too little to tell agreement with the key from chance.");
        return none.to_owned();
    };
    let figure = hundredths(kappa);
    let given: &[(&str, &str)] = &[("kappa", &figure)];
    match kappa {
        k if k >= 0.995 => told(
            "Cohen’s κ is {kappa}: you agree everywhere. 1 is full agreement, 0 is what chance alone would bring for marks as frequent as these.",
            given,
        ),
        k if k > 0.0 => told(
            "Cohen’s κ is {kappa}: you agree more often than two people who mark by chance would. 1 is full agreement, 0 is what chance alone would bring for marks as frequent as these.",
            given,
        ),
        _ => told(
            "Cohen’s κ is {kappa}: two people who mark by chance would agree as often. 1 is full agreement, 0 is what chance alone would bring for marks as frequent as these.",
            given,
        ),
    }
}

/// Whether a pupil names the key's source, by its words; `None` where they name none.
fn same_source(lesson: &Lesson, own: &Answer, key: &Key) -> Option<bool> {
    let words = |span: whosays_engine::Span| one_line(span.of(&lesson.article.text)).to_lowercase();
    match (own.source, key.source) {
        (Source::Untold, _) => None,
        (Source::Article, key) => Some(key.is_none()),
        (Source::Words(_), None) => Some(false),
        (Source::Words(own), Some((key, _))) => Some(own.overlaps(key) || words(own) == words(key)),
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
        say("The key is your teacher’s marks. It tells how the article puts things, never what is true.")
    } else {
        say(
            "The key is Whosays’s marks, which a program made and nobody may have checked. It tells how the article puts things, never what is true.",
        )
    };
    let rows = (0..lesson.tasks.len()).map(|at| {
        let task = &lesson.tasks[at];
        let own = answer(&lesson, &hand_in.answers, at);
        let key = task.key.clone();
        let cues = key.as_ref().map(|key| key.cues.clone()).unwrap_or_default();
        let quote = lit(&lesson.article.text, task.span, &cues);
        let agreed = own.as_ref().zip(key.as_ref()).is_some_and(|(own, key)| key.allows(own.status));
        let verdict = verdict(own.as_ref().map(|own| own.status), key.as_ref());
        let who = own.as_ref().zip(key.as_ref()).filter(|_| lesson.rules.source).and_then(|(own, key)| same_source(&lesson, own, key));
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
                <h3 class="hint">{told("Statement {n}", &[("n", &(at + 1).to_string())])}</h3>
                <p dir=quoted() inner_html=quote></p>
                <dl>
                    <div>
                        <dt>{say("You")}</dt>
                        <dd>
                            {own
                                .as_ref()
                                .map_or_else(
                                    || view! { {say("not marked")} }.into_any(),
                                    |own| {
                                        view! {
                                            <span class="sample" data-status=own.status.name()>{name(own.status)}</span>
                                            {room.source(own.source).map(|(who, dir)| view! { " · " <bdi dir=dir>{who}</bdi> })}
                                        }
                                            .into_any()
                                    },
                                )}
                        </dd>
                    </div>
                    <div>
                        <dt>{if key.as_ref().is_some_and(|key| key.by_teacher) { say("Teacher") } else { "Whosays" }}</dt>
                        <dd>
                            {key
                                .as_ref()
                                .map_or_else(
                                    || view! { {say("no key")} }.into_any(),
                                    |key| {
                                        let who = match key.source {
                                            Some((span, _)) => (span.of(&lesson.article.text).to_owned(), quoted()),
                                            None => (say("the article itself").to_owned(), Quoted(None)),
                                        };
                                        view! {
                                            <Held key=key.clone() />
                                            " · "
                                            <bdi dir=who.1>{who.0}</bdi>
                                        }
                                            .into_any()
                                    },
                                )}
                        </dd>
                    </div>
                </dl>
                <p class="hint">
                    <strong>{verdict}</strong>
                    {who.map(|same| [" ", if same { say("You name the same source.") } else { say("You name another source.") }].concat())}
                    " "
                    {key.as_ref().map(|key| words::status(key.status).here)}
                    {key.as_ref().filter(|key| !key.why.is_empty()).map(|key| view! { " " <bdi dir=worded::quoted()>{key.why.clone()}</bdi> })}
                </p>
                {key
                    .is_some()
                    .then(|| {
                        view! {
                            <details open=is_contested>
                                <summary>{say("I see it otherwise")}</summary>
                                <p class="field">
                                    <label for=format!("contest-{at}")>{say("Why? Then hand in once more, above, so that your teacher sees it.")}</label>
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
            <h2 tabindex="-1">{say("Compared with the key")}</h2>
            <p>
                {(pupil.keyed > 0).then(|| counted_with(
                    pupil.keyed,
                    "You agree on {agreed} of {n} statements that you marked.|You agree on {agreed} of {n} statements that you marked.",
                    &[("agreed", &pupil.agreed.to_string()), ("n", &pupil.keyed.to_string())],
                ))}
                " "
                {whose}
            </p>
            <p class="hint">{kappa(pupil.kappa.filter(|_| pupil.keyed >= FEWEST))}</p>
            <ol class="rows">{rows.collect_view()}</ol>
            {questions(&lesson, &hand_in)}
        </section>
    }
}

/// The questions that have a right answer, with it.
fn questions(lesson: &Lesson, hand_in: &HandIn) -> impl IntoView + use<> {
    let rows = lesson.questions.iter().enumerate().filter_map(|(at, question)| {
        let Form::Choice(options, Some(right)) = &question.form else { return None };
        let own = hand_in.answers.replies.get(&at);
        let (said, chosen) = match own {
            Some(own) if *own == Reply::Choice(*right) => (say("The same as the key."), String::new()),
            Some(own) => (say("You chose “{answer}”."), lesson.replied(at, own).unwrap_or_default()),
            None => (say("You did not answer it."), String::new()),
        };
        let within = |sentence, words| worded::around(sentence, "{answer}", words, worded::quoted());
        let (said, key) = (within(said, chosen), within(say("The key: “{answer}”."), options.get(*right)?.clone()));
        Some(
            view! { <li><p dir=worded::quoted()>{question.words.clone()}</p><p class="hint">{said} " " {key}</p></li> },
        )
    });
    view! { <ol class="rows" id="right-answers">{rows.collect_view()}</ol> }
}
