//! The legend: what each status means, how much of the article it is, and a switch to hide its marks.
//!
//! The switches are check boxes that the style sheet reads (`:has(:checked)`), so they work without scripts too.

use super::Reading;
use super::sureness;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::Status;
use whosays_texts::{counted, number, say, told};

/// The legend of a reading. `least` is the level that a mark must reach to be shown.
///
/// Another reading changes words in it and no element: where one comes or goes, a browser asks anew for the whole page
/// what `:has` finds here.
#[component]
pub fn Legend(reading: Signal<Arc<Reading>>, least: RwSignal<usize>) -> impl IntoView {
    let rows = Status::ALL.map(|status| {
        let count = move || reading.with(|reading| reading.profile.count(status));
        let words = words::status(status);
        let length = move || match count().words {
            // The count beside it says so.
            0 => String::new(),
            n => counted(n, "{n} word|{n} words"),
        };
        let id = format!("show-{}", status.name());
        view! {
            <li>
                <label data-status=status.name()>
                    <input type="checkbox" role="switch" checked id=id />
                    <span class="name">{words.name}</span>
                    <span class="count">{move || number(count().statements)}</span>
                    <span class="words">{length}</span>
                </label>
                <p class="meaning">{words.meaning}</p>
            </li>
        }
    });
    // On narrow screens the sentences fold away, so that the article stays near the top.
    let meanings =
        Status::ALL.map(words::status).map(|words| view! { <div><dt>{words.name}</dt><dd>{words.meaning}</dd></div> });
    let total = move || {
        let total = reading.with(|reading| reading.profile.total());
        if total.statements == 0 {
            return say("There is no statement in this text.").to_owned();
        }
        let statements = counted(total.statements, "{n} statement|{n} statements");
        let words = counted(total.words, "{n} word|{n} words");
        told(
            "{statements}, {words}. Whosays reports how the text puts things, not whether they are true.",
            &[("statements", &statements), ("words", &words)],
        )
    };
    view! {
        <div class="legend-head">
            <h2>{say("How sure are they?")}</h2>
            <label class="all-marks"><input type="checkbox" role="switch" checked id="show-marks" />{say("Marks")}</label>
        </div>
        <p class="total">{total}</p>
        <ul>{rows}</ul>
        <Slider reading=reading least=least />
        <details class="meanings">
            <summary>{say("What do the marks mean?")}</summary>
            <dl>{meanings}</dl>
        </details>
        <p class="to-index"><a href="#index">{say("All names in this text")}</a></p>
    }
}

/// How sure a mark must be. The style sheet hides what is less sure, so that nothing in the article is touched.
#[component]
fn Slider(reading: Signal<Arc<Reading>>, least: RwSignal<usize>) -> impl IntoView {
    let choose = move |event| {
        if let Ok(level) = event_target_value(&event).parse() {
            least.set(level);
        }
    };
    let hidden = move || match reading.with(|reading| sureness::hidden(reading, least.get())) {
        0 => say("No mark hidden.").to_owned(),
        n => counted(n, "{n} mark hidden.|{n} marks hidden."),
    };
    view! {
        <div class="sureness">
            <label for="sure">{say("How sure must a mark be?")}</label>
            <input
                id="sure"
                type="range"
                min="0"
                max=sureness::LEVELS.len() - 1
                step="1"
                prop:value=move || least.get().to_string()
                value=least.get_untracked().to_string()
                aria-valuetext=move || sureness::words(least.get())
                on:input=choose
            />
            <p aria-hidden="true">{move || sureness::words(least.get())}</p>
            <output for="sure" aria-live="polite">{hidden}</output>
        </div>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    #[test]
    fn no_words_are_counted_where_there_are_none() {
        let html = |words: &str| {
            let reading = Reading::new(Article::from_plain(words), None);
            Owner::new().with(|| view! { <Legend reading=Signal::stored(reading) least=RwSignal::new(0) /> }.to_html())
        };
        let one = html("The ferry sank, Ines Duarte said.");
        assert!(one.contains(">1 statement, 6 words. ") && !one.contains("0 words"), "{one}");
        let none = html("1234");
        assert!(none.contains(">There is no statement in this text.<") && !none.contains("0 words"), "{none}");
    }
}
