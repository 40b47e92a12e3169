//! A lesson on paper: the worksheet for pupils, or the key with the teacher's notes.

use super::Classroom;
use super::pupil::{name, one_line};
use super::questions::Asked;
use super::{text, worded};
use crate::quoted::{Quoted, quoted};
use crate::soon::after_painting;
use crate::{words, written};
use leptos::prelude::*;
use whosays_engine::Status;
use whosays_lessons::Form;
use whosays_texts::{say, told};

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The article with its statements numbered, and room for answers.
    Worksheet,
    /// The same with the key.
    Key,
}

/// Prints one of the two.
pub fn print(printed: RwSignal<Option<Paper>>, paper: Paper) {
    printed.set(Some(paper));
    after_painting(|| _ = window().print());
}

/// What stands on the paper, while it is printed.
#[component]
pub fn Sheet(room: Classroom, printed: RwSignal<Option<Paper>>) -> impl IntoView {
    // Not every browser waits in `print` until it is done.
    let done = window_event_listener_untyped("afterprint", move |_| printed.set(None));
    on_cleanup(move || done.remove());
    move || printed.get().map(|paper| view! { <Page room=room is_key=paper == Paper::Key /> })
}

#[component]
fn Page(room: Classroom, is_key: bool) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let (about, rules) = (lesson.about.clone(), lesson.rules);
    let list = |heading: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| view! { <li dir=worded::quoted()>{line}</li> }).collect_view();
            view! { <h2>{heading}</h2><ol>{lines}</ol> }
        })
    };
    let rows = lesson.tasks.iter().enumerate().map(|(at, task)| {
        let key = task.key.as_ref().filter(|_| is_key);
        let status = match key {
            Some(key) => key.held().map(name).collect::<Vec<_>>().join(&[" ", say("or"), " "].concat()),
            None => String::new(),
        };
        let source = key.map(|key| match key.source {
            None => (say("the article itself").to_owned(), Quoted(None)),
            Some((span, _)) => (one_line(span.of(&lesson.article.text)), quoted()),
        });
        let why = key.map(|key| {
            let cues =
                key.cues.iter().map(|cue| told("“{words}”", &[("words", &one_line(cue.of(&lesson.article.text)))]));
            cues.chain([key.why.clone()]).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
        });
        let (source, dir) = source.unwrap_or((String::new(), Quoted(None)));
        let source = (is_key || rules.source).then(|| view! { <td dir=dir>{source}</td> });
        let sure = (!is_key && rules.sure).then(|| view! { <td></td> });
        view! { <tr><th scope="row">{at + 1}</th><td>{status}</td>{source}<td dir=worded::quoted()>{why}</td>{sure}</tr> }
    });
    let rows = rows.collect_view();
    let questions = lesson.questions.iter().map(|question| {
        let options = match &question.form {
            Form::Choice(options, right) => {
                let tick = |at| if is_key && *right == Some(at) { "☒ " } else { "☐ " };
                let option =
                    |(at, own): (usize, &String)| view! { <li dir=worded::quoted()>{tick(at)} {own.clone()}</li> };
                options.iter().enumerate().map(option).collect_view()
            }
            _ => Vec::new(),
        };
        // Room to write, where there is nothing to tick.
        let lines = (options.is_empty() && !is_key).then(|| view! { <p class="blank"></p><p class="blank"></p> });
        view! { <li><Asked question=question.clone() /> <ul class="options">{options}</ul> {lines}</li> }
    });
    let questions = questions.collect_view();
    view! {
        <section class="sheet">
            <h1 dir=worded::quoted()>{lesson.title.clone()}</h1>
            <p dir=worded::quoted()>{about.aim}</p>
            {(!is_key).then(|| view! { <p class="blank">{say("Name:")} " "</p> })}
            <dl class="five">
                {Status::ALL
                    .map(|status| {
                        let own = words::status(status);
                        view! { <div><dt>{own.name}</dt><dd>{own.meaning}</dd></div> }
                    })
                    .collect_view()}
            </dl>
            <article lang=written::language() dir="ltr" inner_html=text::html(&lesson)></article>
            <table>
                <thead>
                    <tr><th scope="col">{say("No.")}</th><th scope="col" class="put">{say("How is it put?")}</th>{(is_key || rules.source).then(|| view! { <th scope="col" class="who">{say("Who says so?")}</th> })}<th scope="col">{if is_key { say("Why") } else { say("Which words tell?") }}</th>{(!is_key && rules.sure).then(|| view! { <th scope="col" class="sure">{say("How sure?")}</th> })}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(!questions.is_empty()).then(|| view! { <h2>{say("Questions")}</h2><ol>{questions}</ol> })}
            {list(say("To talk about"), if is_key { about.discussion } else { Vec::new() })}
            {(is_key && !about.note.is_empty()).then(|| view! { <h2>{say("For teachers")}</h2>{paragraphs(&about.note)} })}
        </section>
    }
}

/// A text, parted by empty lines.
pub fn paragraphs(text: &str) -> impl IntoView + use<> {
    let parts = text.split("\n\n").map(|own| view! { <p dir=worded::quoted()>{own.to_owned()}</p> });
    parts.collect_view()
}
