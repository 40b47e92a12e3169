//! All changes of the reader's, with the way back; and what marks words that have no mark.

use super::changes::{Change, told};
use super::sources::find;
use super::{making, selection};
use crate::cards::{Topic, surface};
use crate::session::Session;
use crate::words;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use whosays_engine::layer::{Edit, Mark};
use whosays_engine::{EntityId, EntityType, Span, Status};

/// The button that opens it, and the panel.
#[component]
pub fn Panel(session: Session) -> impl IntoView {
    let layer = session.layer;
    let count = Memo::new(move |_| layer.history.with(|history| history.standing().len()));
    let label = move || match count.get() {
        0 => "Correct marks".to_owned(),
        n => format!("Corrections ({n})"),
    };
    let is_hidden = move || !session.reading.with(|reading| reading.is_whole);
    view! {
        <button
            type="button"
            id="correct"
            class="tool"
            aria-expanded=move || layer.panel.get().to_string()
            aria-controls="corrections"
            hidden=is_hidden
            on:click=move |_| layer.panel.update(|open| *open = !*open)
        >
            {label}
        </button>
        <section id="corrections" aria-label="Corrections" hidden=move || !layer.panel.get() || is_hidden()>
            <p class="hint">
                "Open a mark or a card and choose “Correct”. To mark other words, select them in the article. What you change stays in \
                this browser, over the marks of Whosays, and can be taken back."
            </p>
            <Seek session=session />
            <Changes session=session />
        </section>
        {move || {
            let span = layer.selected.get().filter(|_| layer.panel.get() && !is_hidden());
            span.map(|span| view! { <Selected session=session span=span /> })
        }}
    }
}

/// Words to mark, for who cannot select any.
#[component]
fn Seek(session: Session) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new("");
    let seek = move |event: SubmitEvent| {
        event.prevent_default();
        let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        let found = session.reading.with_untracked(|reading| find(&reading.article.text, &words, 0));
        wrong.set(match found {
            Some(_) => "",
            None => "These words do not stand in the article. Write them as they stand there.",
        });
        if let Some(span) = found {
            session.layer.selected.set(Some(span));
            // The buttons are there a moment later.
            leptos::leptos_dom::helpers::queue_microtask(|| {
                if let Ok(Some(first)) = document().query_selector("#selected-words button") {
                    crate::app::focus_quietly(wasm_bindgen::JsCast::unchecked_ref(&first));
                }
            });
        }
    };
    view! {
        <form on:submit=seek>
            <label for="words-to-mark">"or write them as they stand there"</label>
            <span class="line">
                <input id="words-to-mark" node_ref=field type="text" dir="auto" autocomplete="off" spellcheck="false" />
                <button type="submit" class="quiet">"Find"</button>
            </span>
            <p class="refusal" role="alert">{move || wrong.get()}</p>
        </form>
    }
}

#[component]
fn Changes(session: Session) -> impl IntoView {
    let history = session.layer.history;
    let none = Memo::new(move |_| history.with(|history| history.standing().is_empty()));
    let none_back = Memo::new(move |_| history.with(|history| history.undone().is_empty()));
    let rows = move || {
        let reading = session.reading.get();
        let rows = reading.edits().iter().enumerate().rev().map(|(number, edit)| {
            let Change { does, quote, at } = told(edit, &reading.article.text);
            let here = |span: Span| reading.analysis.statements.iter().position(|own| own.span.overlaps(span));
            let link = at.and_then(here).map(|index| {
                view! { " " <a href=format!("#s{index}") aria-label=format!("Show change {}", number + 1)>"Show"</a> }
            });
            view! { <li value=(number + 1).to_string()>{does} " " <q dir="auto">{quote}</q> {link}</li> }
        });
        rows.collect::<Vec<_>>()
    };
    // A button that is off by `disabled` would lose the focus to nowhere when it has done all that it can.
    let button = move |id: &'static str, words: &'static str, off: Memo<bool>, act: fn(Session) -> bool| {
        let press = move |_| {
            act(session);
        };
        view! {
            <button type="button" class="quiet" id=id aria-disabled=move || off.get().to_string() on:click=press>{words}</button>
        }
    };
    view! {
        <div class="actions">
            {button("undo", "Undo", none, making::undo)}
            {button("redo", "Redo", none_back, making::redo)}
            {button("undo-all", "Take all back", none, making::undo_all)}
        </div>
        <ol reversed class="changes">{rows}</ol>
    }
}

/// What can be done with words that were selected.
#[component]
fn Selected(session: Session, span: Span) -> impl IntoView {
    let layer = session.layer;
    let reading = session.reading.get_untracked();
    let words = told(&Edit::Unname { span }, &reading.article.text).quote;
    let statement = reading.analysis.statements.iter().find(|own| own.span.overlaps(span));
    let source = statement.and_then(|own| own.source).map(|source| (source.span, source.kind));
    let statuses = Status::ALL.map(|status| {
        let mark = super::sources::with_status(Mark { span, status, source }, status);
        let pick = move |_| {
            selection::clear(layer.selected);
            layer.unfolded.set(true);
            making::make(session, Edit::Mark { over: span, mark: Some(mark) });
            making::open_mark(session, span);
        };
        view! {
            <button type="button" class="pick" data-status=status.name() on:click=pick>
                <span class="sample">{words::status(status).name}</span>
            </button>
        }
    });
    let kind = NodeRef::<html::Select>::new();
    let kinds = EntityType::ALL.map(|kind| view! { <option value=kind.name()>{words::entity_type(kind)}</option> });
    let name = move |_| {
        let kind = kind.get_untracked().map(|kind| kind.value()).unwrap_or_default();
        let kind = EntityType::from_name(&kind).unwrap_or(EntityType::Other);
        let name = session.reading.with_untracked(|reading| span.of(&reading.article.text).to_owned());
        selection::clear(layer.selected);
        layer.unfolded.set(true);
        making::make(session, Edit::Name { span, name, kind });
        if let Some(topic) = named(session, span).filter(|topic| surface::is_there(session, *topic)) {
            session.enter(topic);
        }
    };
    view! {
        <div id="selected-words" role="group" aria-label="The words that you selected">
            <p><q dir="auto">{words}</q></p>
            <div class="picks">{statuses}</div>
            <span class="line">
                <label for="name-kind">"or a name:"</label>
                <select id="name-kind" node_ref=kind>{kinds}</select>
                <button type="button" class="quiet" id="name-words" on:click=name>"Make a card"</button>
            </span>
            <button type="button" class="close" aria-label="Leave them" on:click=move |_| selection::clear(layer.selected)>"×"</button>
        </div>
    }
}

/// The mention that stands in a stretch.
fn named(session: Session, span: Span) -> Option<Topic> {
    session.reading.with_untracked(|reading| {
        reading.analysis.entities.iter().enumerate().find_map(|(number, entity)| {
            let mention = entity.mentions.iter().position(|mention| *mention == span)?;
            Some(Topic::Entity(EntityId(number), mention))
        })
    })
}
