//! Correcting a mark: how the article puts it, who says so, where it begins and ends.

use super::forms::focus_on;
use super::limits::{Limit, moved};
use super::making;
use super::sources::{Candidate, candidates, find, with_source, with_status};
use crate::reading::Reading;
use crate::session::Session;
use crate::words;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::layer::{Edit, Mark};
use whosays_engine::{SourceKind, Span, Status};

/// Puts another mark in the place of one; the focus comes back to `part`.
fn put(session: Session, before: Mark, after: Mark, part: &str) {
    focus_on(session, part);
    let over = Span::new(before.span.start.min(after.span.start), before.span.end.max(after.span.end));
    making::make(session, Edit::Mark { over, mark: Some(after) });
}

/// The form for statement `index` of the reading at hand.
#[component]
pub fn MarkForm(session: Session, index: usize) -> impl IntoView {
    let reading = session.reading.get_untracked();
    let Some(statement) = reading.analysis.statements.get(index) else { return ().into_any() };
    let source = statement.source.map(|source| (source.span, source.kind));
    let mark = Mark { span: statement.span, status: statement.status, source };
    let statuses = Status::ALL.map(|status| {
        let part = format!(".pick[data-status={}]", status.name());
        let pick = move |_| put(session, mark, with_status(mark, status), &part);
        view! {
            <button
                type="button"
                class="pick"
                data-status=status.name()
                aria-pressed=(status == mark.status).to_string()
                on:click=pick
            >
                <span class="sample">{words::status(status).name}</span>
            </button>
        }
    });
    let nobody = mark.status == Status::Sourced && mark.source.is_none();
    let by_reader = reading.set_by(index).is_some();
    let back = reading
        .below(index)
        .map(|own| own.span)
        .fold(mark.span, |all, own| Span::new(all.start.min(own.start), all.end.max(own.end)));
    view! {
        <fieldset class="picks">
            <legend>"How does the article put it?"</legend>
            {statuses}
        </fieldset>
        {nobody.then(|| view! { <p class="hint">"Sourced means that somebody is named for it: say who."</p> })}
        <Source session=session reading=reading.clone() mark=mark />
        <Limits session=session reading=reading mark=mark />
        <div class="actions">
            <button
                type="button"
                class="quiet"
                id="remove-mark"
                on:click=move |_| {
                    making::make(session, Edit::Mark { over: mark.span, mark: None });
                    session.word.set(Some("The mark was removed. Undo brings it back.".into()));
                }
            >
                "Remove this mark"
            </button>
            {by_reader.then(|| view! {
                <button
                    type="button"
                    class="quiet"
                    id="restore-mark"
                    on:click=move |_| {
                        focus_on(session, ".correct summary");
                        making::make(session, Edit::Restore { over: back });
                    }
                >
                    "Give it back to Whosays"
                </button>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Source(session: Session, reading: Arc<Reading>, mark: Mark) -> impl IntoView {
    let offered = candidates(&reading, &mark);
    let chosen = mark.source.is_some();
    let options = offered.iter().enumerate().map(|(at, Candidate { label, .. })| {
        view! { <option value=at.to_string() selected=chosen && at == 0 dir="auto">{label.clone()}</option> }
    });
    let options = options.collect::<Vec<_>>();
    let choose = move |event| {
        let found = event_target_value(&event).parse().ok().and_then(|at: usize| offered.get(at));
        put(session, mark, with_source(mark, found.map(|found| (found.span, found.kind))), "#who-says");
    };
    let kinds = mark.source.map(|(span, kind)| {
        let button = |of: SourceKind, words: &'static str| {
            let part = format!("#source-{}", of.name());
            let id = format!("source-{}", of.name());
            let set = move |_| put(session, mark, Mark { source: Some((span, of)), ..mark }, &part);
            view! { <button type="button" class="pick" id=id aria-pressed=(of == kind).to_string() on:click=set>{words}</button> }
        };
        view! {
            <fieldset class="picks">
                <legend>"Could you look that source up?"</legend>
                {button(SourceKind::Named, "Yes, it is named")}
                {button(SourceKind::Vague, "No, it is vague")}
            </fieldset>
        }
    });
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new("");
    let take = move || {
        let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let text = session.reading.with_untracked(|reading| find(&reading.article.text, &words, mark.span.start));
        match text {
            Some(span) => {
                let kind = mark.source.map_or(SourceKind::Named, |(_, kind)| kind);
                put(session, mark, with_source(mark, Some((span, kind))), "#source-words");
            }
            None => wrong.set("These words do not stand in the article. Write them as they stand there."),
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            take();
        }
    };
    let selected = session.layer.selected;
    let use_selected = move |_| {
        if let Some(span) = selected.get_untracked() {
            let kind = mark.source.map_or(SourceKind::Named, |(_, kind)| kind);
            put(session, mark, with_source(mark, Some((span, kind))), "#who-says");
        }
    };
    view! {
        <label for="who-says">"Who says so?"</label>
        <select id="who-says" on:change=choose>
            <option value="" selected=!chosen>"The writer; nobody else is named"</option>
            {options}
        </select>
        <label for="source-words">"or the words that name them"</label>
        <span class="line">
            <input id="source-words" node_ref=field type="text" dir="auto" autocomplete="off" spellcheck="false" on:keydown=key />
            <button type="button" class="quiet" on:click=move |_| take()>"Take"</button>
        </span>
        <p class="refusal" role="alert">{move || wrong.get()}</p>
        {move || selected.get().map(|_| view! {
            <button type="button" class="quiet" id="selected-source" on:click=use_selected>"Take the words that I selected"</button>
        })}
        {kinds}
    }
}

#[component]
fn Limits(session: Session, reading: Arc<Reading>, mark: Mark) -> impl IntoView {
    let text = &reading.article.text;
    let piece = reading.article.pieces.iter().find(|piece| piece.span.covers(mark.span));
    let within = piece.map_or(mark.span, |piece| piece.span);
    let step = |limit: Limit, onward: bool, id: &'static str, sign: &'static str, words: &'static str| {
        let goal = moved(text, within, mark.span, limit, onward);
        let part = format!("#{id}");
        let go = move |_| {
            if let Some(span) = goal {
                put(session, mark, Mark { span, ..mark }, &part);
            }
        };
        view! {
            <button type="button" class="quiet step" id=id aria-label=words title=words disabled=goal.is_none() on:click=go>
                {sign}
            </button>
        }
    };
    let steps = (
        step(Limit::Start, false, "start-back", "‹", "Begin a word earlier"),
        step(Limit::Start, true, "start-on", "›", "Begin a word later"),
        step(Limit::End, false, "end-back", "‹", "End a word earlier"),
        step(Limit::End, true, "end-on", "›", "End a word later"),
    );
    let selected = session.layer.selected;
    let use_selected = move |_| {
        if let Some(span) = selected.get_untracked() {
            put(session, mark, Mark { span, ..mark }, ".correct summary");
        }
    };
    view! {
        <fieldset class="limits">
            <legend>"Which words?"</legend>
            <span>"Begin " {steps.0} {steps.1}</span>
            <span>"End " {steps.2} {steps.3}</span>
            {move || selected.get().map(|_| view! {
                <button type="button" class="quiet" id="selected-limits" on:click=use_selected>"The words that I selected"</button>
            })}
        </fieldset>
    }
}
