//! One statement of a lesson that is built: whether pupils mark it, and what it is held for.

use super::Classroom;
use super::pupil::{candidates, name, one_line};
use crate::quoted::quoted;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::{SourceKind, Span, Status};
use whosays_lessons::{Key, Lesson, Task};
use whosays_texts::say;

/// The row of a statement; `all` are those that the lesson began with, so that one that is left out can come back.
#[component]
pub fn TaskRow(room: Classroom, all: StoredValue<Vec<Task>>, number: usize) -> impl IntoView {
    let task = all.with_value(|all| all[number].clone());
    let span = task.span;
    let quote = room.lesson.with_untracked(|lesson| one_line(span.of(&lesson.article.text)));
    let is_in = move || room.lesson.with(|lesson| lesson.tasks.iter().any(|own| own.span == span));
    let put = move |event: web_sys::Event| {
        let wanted = event_target_checked(&event);
        let task = all.with_value(|all| all[number].clone());
        room.lesson.update(|lesson| {
            let lesson = Arc::make_mut(lesson);
            if wanted {
                lesson.put_task(task.clone());
            } else {
                lesson.take_task(span);
            }
        });
    };
    view! {
        <li>
            <label dir=quoted()>
                <input type="checkbox" prop:checked=is_in on:change=put />
                {quote}
            </label>
            {task.key.map(|key| view! { <KeyForm room=room all=all number=number first=key /> })}
        </li>
    }
}

/// What takes a paragraph in or leaves it out as a whole, before the first of its statements where it has several.
#[component]
pub fn ParagraphRow(room: Classroom, all: StoredValue<Vec<Task>>, number: usize) -> impl IntoView {
    let (is_first, own) = all.with_value(|all| {
        let span = all[number].span;
        let block = room.lesson.with_untracked(|lesson| {
            lesson.article.pieces.iter().find(|piece| piece.span.covers(span)).map_or(span, |piece| piece.span)
        });
        let own: Vec<Task> = all.iter().filter(|task| block.covers(task.span)).cloned().collect();
        (own.first().is_some_and(|first| first.span == span), own)
    });
    let spans: Vec<Span> = own.iter().map(|task| task.span).collect();
    (is_first && own.len() > 1).then(|| {
        let is_in = move |lesson: &Lesson| spans.iter().any(|span| lesson.tasks.iter().any(|task| task.span == *span));
        let pressed = is_in.clone();
        let toggle = move |_| {
            room.lesson.update(|lesson| {
                let lesson = Arc::make_mut(lesson);
                let out = is_in(lesson);
                // Their keys may have been corrected since.
                let now = |task: &Task| all.with_value(|all| all.iter().find(|own| own.span == task.span).cloned());
                for task in own.iter().filter_map(now) {
                    if out { lesson.take_task(task.span) } else { lesson.put_task(task) }
                }
            });
        };
        view! {
            <li class="paragraph">
                <button type="button" class="quiet" on:click=toggle>
                    {move || if room.lesson.with(|lesson| pressed(lesson)) { say("Leave this paragraph out") } else { say("Take this paragraph in") }}
                </button>
            </li>
        }
    })
}

/// What a statement is held for, who says so, what it may be held for as well, and why.
#[component]
fn KeyForm(room: Classroom, all: StoredValue<Vec<Task>>, number: usize, first: Key) -> impl IntoView {
    let span = all.with_value(|all| all[number].span);
    // What the key says is changed in the lesson and in the statement that may come back.
    let change = move |change: &dyn Fn(&mut Key)| {
        all.update_value(|all| _ = all[number].key.as_mut().map(change));
        room.lesson.update(|lesson| {
            let task = Arc::make_mut(lesson).tasks.iter_mut().find(|own| own.span == span);
            _ = task.and_then(|task| task.key.as_mut()).map(change);
        });
    };
    // Whoever changes it has looked at it.
    let mend = move |write: &dyn Fn(&mut Key)| {
        change(&|key| {
            write(key);
            key.by_teacher = true;
        });
    };
    let checked = move || {
        let of = |task: &Task| (task.span == span).then(|| task.key.as_ref().is_some_and(|key| key.by_teacher));
        room.lesson.with(|lesson| lesson.tasks.iter().find_map(of)).unwrap_or(false)
    };
    let set_status = move |event: web_sys::Event| {
        if let Some(status) = Status::from_name(&event_target_value(&event)) {
            mend(&|key| {
                key.status = status;
                key.also.retain(|also| *also != status);
                // They told why it was held for the other one.
                key.cues.clear();
            });
            let of = |task: &Task| task.span == span && task.key.as_ref().is_some_and(|key| !key.why.is_empty());
            if room.lesson.with_untracked(|lesson| lesson.tasks.iter().any(of)) {
                room.told
                    .set(say("The reason below was given for the key as it was. Look whether it still fits.").into());
            }
        }
    };
    let set_also = move |event: web_sys::Event| {
        let also = Status::from_name(&event_target_value(&event));
        mend(&|key| key.also = also.filter(|also| *also != key.status).into_iter().collect());
    };
    let names = room.lesson.with_untracked(|lesson| {
        let span_of = |name: usize| (lesson.names[name], one_line(lesson.names[name].of(&lesson.article.text)));
        candidates(lesson, span).into_iter().map(span_of).collect::<Vec<_>>()
    });
    let first_source = first.source;
    // The key's own source may stand in another paragraph.
    let own =
        first.source.map(|(own, _)| (own, room.lesson.with_untracked(|lesson| one_line(own.of(&lesson.article.text)))));
    let sources: Vec<_> = own
        .clone()
        .into_iter()
        .chain(names.into_iter().filter(|(_, words)| own.as_ref().is_none_or(|own| own.1 != *words)))
        .collect();
    let set_source = {
        let sources = sources.clone();
        move |event: web_sys::Event| {
            let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| sources.get(at));
            // Whether it could be looked up is known of the one that the key began with; names are names.
            let kind =
                |span: Span| first_source.filter(|(own, _)| *own == span).map_or(SourceKind::Named, |(_, kind)| kind);
            mend(&|key| key.source = chosen.map(|(span, _)| (*span, kind(*span))));
        }
    };
    let statuses = move |held: Option<Status>| {
        Status::ALL
            .map(|status| view! { <option value=status.name() selected=held == Some(status)>{name(status)}</option> })
            .collect_view()
    };
    view! {
        <p class="key">
            <span class="choice">
                <label for=format!("key-{number}")>{say("Key")}</label>
                <select id=format!("key-{number}") on:change=set_status>{statuses(Some(first.status))}</select>
            </span>
            <span class="choice">
                <label for=format!("also-{number}")>{say("or as well")}</label>
                <select id=format!("also-{number}") on:change=set_also>
                    <option value="">{say("nothing else")}</option>
                    {statuses(first.also.first().copied())}
                </select>
            </span>
            <span class="choice">
                <label for=format!("source-{number}")>{say("Who says so")}</label>
                <select id=format!("source-{number}") on:change=set_source>
                    <option value="">{say("the article itself")}</option>
                    {sources
                        .into_iter()
                        .enumerate()
                        .map(|(at, (_, words))| {
                            let selected = at == 0 && own.is_some();
                            view! { <option value=at.to_string() selected=selected dir=quoted()>{words}</option> }
                        })
                        .collect_view()}
                </select>
            </span>
            <label>
                <input type="checkbox" prop:checked=checked on:change=move |event| {
                    let checked = event_target_checked(&event);
                    change(&|key| key.by_teacher = checked);
                } />
                {say("checked by me")}
            </label>
            <span class="choice reason">
                <label for=format!("why-{number}")>{say("Why")}</label>
                <textarea id=format!("why-{number}") rows="2" dir="auto" maxlength="300" prop:value=first.why on:input=move |event| {
                    let why = event_target_value(&event);
                    mend(&|key| key.why = why.clone());
                }></textarea>
            </span>
        </p>
    }
}
