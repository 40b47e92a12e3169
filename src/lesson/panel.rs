//! What a pupil says of one statement: how the article puts it, who says so, how sure they are, and why.

use super::Classroom;
use super::focus::focus;
use super::part::Part;
use super::pupil::{SURE, answer, candidates, one_line};
use super::text::lit;
use super::verdict::Verdict;
use crate::app::element;
use crate::quoted::quoted;
use crate::soon::{after_painting, soon};
use crate::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use whosays_engine::{Span, Status};
use whosays_lessons::{Answer, Answers, Shown, Source, Step};
use whosays_texts::{say, told};

/// What is said of one statement.
#[component]
pub fn Panel(room: Classroom, task: usize, answers: Memo<Answers>, selected: RwSignal<Option<Span>>) -> impl IntoView {
    let lesson = room.lesson.get_untracked();
    let Some(own) = lesson.tasks.get(task) else {
        return view! { <p>{say("This lesson has no statements.")}</p> }.into_any();
    };
    let (span, count, rules) = (own.span, lesson.tasks.len(), lesson.rules);
    let quote = {
        let lesson = lesson.clone();
        move || {
            let own = answers.with(|answers| answer(&lesson, answers, task));
            let part = room.words.get().or_else(|| own.map(|own| own.span)).filter(|part| *part != span);
            lit(&lesson.article.text, span, &part.into_iter().collect::<Vec<_>>())
        }
    };
    let now = {
        let lesson = lesson.clone();
        Memo::new(move |_| answers.with(|answers| answer(&lesson, answers, task)))
    };
    let names = candidates(&lesson, span);
    let change = move |change: &dyn Fn(&mut Answer)| {
        if let Some(mut own) = now.get_untracked() {
            change(&mut own);
            room.step(Step::Mark(own));
        }
    };
    let take_away = move |_| {
        if let Some(own) = now.get_untracked() {
            room.step(Step::Unmark(own.span));
            focus("#panel button.pick");
        }
    };
    let is_seen = Memo::new(move |_| answers.with(|answers| answers.seen.contains(&span)));
    let off = move || is_seen.get() || now.with(Option::is_none);
    let key = own.key.clone().filter(|_| rules.key == Shown::AtOnce);
    let can_see = key.is_some();
    let verdict = {
        let lesson = lesson.clone();
        move || {
            let (own, key) = (now.get()?, key.clone().filter(|_| is_seen.get())?);
            let text = lesson.article.text.clone();
            Some(view! { <Verdict text=text span=span key=key held=own.status /> })
        }
    };
    let see = move |_| {
        room.step(Step::See(span));
        soon(|| at_top("#next"));
    };
    let typing = StoredValue::new(false);
    let why = move |event: web_sys::Event| {
        let Some(own) = now.get_untracked() else { return };
        let step = Step::Mark(Answer { why: event_target_value(&event), ..own });
        match typing.get_value() {
            true => room.amend(step),
            false => room.step(step),
        }
        typing.set_value(true);
    };
    let take_source = move |source: Source| move |_| change(&|own| own.source = source);
    let is_source =
        move |source: Source| move || now.with(|own| own.as_ref().is_some_and(|own| own.source == source)).to_string();
    after_painting(begin_quote);
    view! {
        <div class="steps">
            <button type="button" class="quiet" id="previous" on:click=move |_| step_to(room, false) disabled=task == 0>{say("← Before")}</button>
            <h2 tabindex="-1">{told("Statement {n} of {count}", &[("n", &(task + 1).to_string()), ("count", &count.to_string())])}</h2>
            <button type="button" class="quiet" id="next" on:click=move |_| step_to(room, true) disabled=task + 1 == count>{say("Next →")}</button>
        </div>
        <blockquote dir=quoted() inner_html=quote></blockquote>
        {verdict}
        <fieldset class="picks" disabled=is_seen>
            <legend>{say("How does the article put it?")}</legend>
            {Status::ALL
                .into_iter()
                .enumerate()
                .map(|(number, status)| {
                    let pressed = move || now.with(|own| own.as_ref().is_some_and(|own| own.status == status)).to_string();
                    view! {
                        <button
                            type="button"
                            class="pick"
                            data-status=status.name()
                            aria-pressed=pressed
                            title=words::status(status).meaning
                            on:click=move |_| room.mark(status)
                        >
                            <kbd aria-hidden="true">{number + 1}</kbd>
                            {words::status(status).name}
                        </button>
                    }
                })
                .collect_view()}
        </fieldset>
        {rules
            .source
            .then(|| {
                view! {
                    <fieldset class="picks" disabled=off>
                        <legend>{say("Who says so?")}</legend>
                        <button type="button" class="quiet" aria-pressed=is_source(Source::Article) on:click=take_source(Source::Article)>
                            {say("The article itself")}
                        </button>
                        {names
                            .into_iter()
                            .map(|name| {
                                let span = lesson.names[name];
                                let words = one_line(span.of(&lesson.article.text));
                                let source = Source::Words(span);
                                view! {
                                    <button type="button" class="quiet" dir=quoted() aria-pressed=is_source(source) on:click=take_source(source)>
                                        {words}
                                    </button>
                                }
                            })
                            .collect_view()}
                        <p class="hint">{say("Or tap a name in the article.")}</p>
                    </fieldset>
                }
            })}
        {rules
            .sure
            .then(|| {
                view! {
                    <fieldset class="picks" disabled=off>
                        <legend>{say("How sure are you?")}</legend>
                        {SURE
                            .into_iter()
                            .zip(1u8..)
                            .map(|(words, sure)| {
                                let pressed = move || now.with(|own| own.as_ref().is_some_and(|own| own.sure == sure)).to_string();
                                view! {
                                    <button
                                        type="button"
                                        class="quiet"
                                        aria-pressed=pressed
                                        on:click=move |_| change(&|own| own.sure = sure)
                                    >
                                        {say(words)}
                                    </button>
                                }
                            })
                            .collect_view()}
                    </fieldset>
                }
            })}
        <p class="field">
            <label for="why">{say("Why? (if you like)")}</label>
            <input
                id="why"
                type="text"
                dir="auto"
                autocomplete="off"
                maxlength="500"
                disabled=off
                prop:value=move || now.with(|own| own.as_ref().map(|own| own.why.clone()).unwrap_or_default())
                on:input=why
            />
        </p>
        <Part room=room span=span selected=selected />
        <div class="actions">
            {can_see
                .then(|| {
                    view! {
                        <button type="button" class="main" id="see-key" hidden=is_seen disabled=off on:click=see>{say("Show the key")}</button>
                    }
                })}
            <button type="button" class="quiet" id="unmark" disabled=off on:click=take_away>{say("Take my mark away")}</button>
        </div>
    }
    .into_any()
}

/// Goes to the next statement or the one before, by a button or a key. The panel is drawn anew: its heading has the focus then, says where
/// one is, and leads on to the marks.
pub fn step_to(room: Classroom, onward: bool) {
    let last = room.lesson.with_untracked(|lesson| lesson.tasks.len().saturating_sub(1));
    let at = room.at.get_untracked();
    room.look_at(if onward { (at + 1).min(last) } else { at.saturating_sub(1) });
    soon(|| at_top("h2"));
}

/// The quote of another statement is read from its top. Safari gives a box that scrolls no stop of the Tab key by itself; one that does not
/// scroll needs none.
fn begin_quote() {
    let Ok(Some(quote)) = document().query_selector("#panel blockquote") else { return };
    quote.set_scroll_top(0);
    match quote.scroll_height() > quote.client_height() {
        true => quote.set_attribute("tabindex", "0").ok(),
        false => quote.remove_attribute("tabindex").ok(),
    };
}

/// Shows the panel's top, and gives the focus to something there.
fn at_top(place: &str) {
    if let Ok(Some(place)) = element("panel").query_selector(place) {
        crate::app::focus_quietly(place.unchecked_ref());
    }
    element("panel").set_scroll_top(0);
}
