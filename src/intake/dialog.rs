//! The dialog behind `#open`: paste a text or choose a file.

use super::address::Address;
use super::file::{files_in, open_files};
use super::open::{go_back, open_structured, open_text};
use super::refusal::{LONGEST, Refusal};
use super::{explaining, returning};
use crate::app::element;
use crate::compare::choosing;
use crate::reading::Reading;
use crate::recent::list::Recent;
use crate::session::Session;
use crate::soon::after_painting;
use leptos::ev;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use whosays_texts::{say, text};

/// Puts the closed dialog into the page and gives `#open` its purpose. `own` is the article that came with the page.
pub fn mount(session: Session, own: Arc<Reading>) {
    returning::listen(session, own.clone());
    mount_to(element("intake-place"), move || view! { <Intake session=session own=own /> }).forget();
    let button = element("open");
    button.remove_attribute("disabled").ok();
    window_event_listener(ev::click, move |event| {
        if crate::app::closest(event.target(), "#open").is_some() {
            show(session);
        }
    });
    // Whoever reaches for the button is about to bring a text. Who presses it in the same moment sees the dialog first.
    for reaching in ["pointerenter", "focus"] {
        let prepare = Closure::<dyn FnMut()>::new(|| after_painting(explaining::prepare)).into_js_value();
        button.add_event_listener_with_callback(reaching, prepare.unchecked_ref()).ok();
    }
    // An address that ends in #open goes straight to the dialog.
    if window().location().hash().is_ok_and(|hash| hash == "#open") {
        show(session);
    }
}

/// Whether a dialog is open, this one or another.
pub fn is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Opens the dialog, whatever else is open.
pub fn show(session: Session) {
    let dialog: HtmlDialogElement = element("intake").unchecked_into();
    if !dialog.open() {
        returning::give_way(session);
        dialog.show_modal().ok();
        session.shelf.look_afresh();
        // A slow processor shows the dialog first.
        after_painting(explaining::prepare);
    }
}

/// Says why a text was not opened, where the reader can try another.
pub fn refuse(session: Session, refusal: &Refusal) {
    session.refusal.set(Some(refusal.message()));
    show(session);
}

/// Closes the dialog, if it is open. What stands on the page then gets its style anew, so this waits until that is little.
pub fn close() {
    element("intake").unchecked_into::<HtmlDialogElement>().close();
}

/// What a browser offers to choose; what a file is, its content decides.
const FILES: &str = ".txt,.md,.markdown,.html,.htm,.xhtml,.docx,.docm,.pdf,.epub,.json,.jsonld,text/plain,text/markdown,text/html,\
    application/pdf,application/epub+zip,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What is said of a page's text that is pasted to words that stand in the field, in which there are words only.
const BESIDE: &str = text(
    "Beside other words, only the words of what you pasted are kept. Empty the field and paste it alone to keep its headings, lists and links.",
);

#[component]
fn Intake(session: Session, own: Arc<Reading>) -> impl IntoView {
    let text = NodeRef::<html::Textarea>::new();
    let value = move || text.get_untracked().map(|area| area.value()).unwrap_or_default();
    let explain = move || {
        if let Err(refusal) = open_text(session, &value()) {
            refuse(session, &refusal);
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        // Submitting would close the dialog, which stays open where the text is refused.
        event.prevent_default();
        explain();
    };
    // A text pasted into the empty field is explained at once; into one with words, it is an edit like any other.
    // It is taken from the clipboard, because megabytes in a field would keep the browser busy for half a minute.
    let paste = move |event: web_sys::ClipboardEvent| {
        let data = event.clipboard_data();
        // With a file comes its name, which is no text; drop.rs opens it wherever it is pasted.
        if data.as_ref().is_some_and(|pasted| files_in(pasted).is_some()) {
            return;
        }
        let held = |form: &str| data.as_ref().and_then(|data| data.get_data(form).ok()).unwrap_or_default();
        let (pasted, html) = (held("text/plain"), held("text/html"));
        let empty = value().trim().is_empty();
        if empty && pasted.is_empty() {
            // A browser that hands no data over still puts the text into the field.
            set_timeout(
                move || {
                    if !value().trim().is_empty() {
                        explain()
                    }
                },
                Duration::ZERO,
            );
        } else if empty && !pasted.trim().is_empty() || pasted.len() > LONGEST {
            event.prevent_default();
            if !html.is_empty() && html.len() <= LONGEST && empty {
                return open_structured(session, &html, pasted);
            }
            if let Err(refusal) = open_text(session, &pasted) {
                refuse(session, &refusal);
            }
        } else if !html.is_empty() {
            session.refusal.set(Some(say(BESIDE).into()));
        }
    };
    let choose = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(files) = input.files() {
            open_files(session, &files);
        }
        // The same file chosen again, after it was mended, must count as a change.
        input.set_value("");
    };
    // Until the first marks are there a text is on its way behind the open dialog, and leaving this leaves that.
    let cancel = move || {
        explaining::stop(session);
        choosing::give_up(session);
        close();
    };
    let other = move || session.reading.with(|reading| !reading.is_own);
    view! {
        <dialog
            id="intake"
            aria-labelledby="intake-title"
            on:cancel=move |_: web_sys::Event| {
                explaining::stop(session);
                choosing::give_up(session);
            }
            on:close=move |_| {
                // This is told a moment after closing, when a refusal may have opened it again.
                if !is_open() {
                    session.refusal.set(None);
                    returning::go_on(session);
                }
            }
        >
            <form method="dialog" on:submit=submit>
                <h2 id="intake-title">{say("Explain another article")}</h2>
                {move || choosing::waiting(session).map(|words| view! { <p class="hint" id="to-compare">{words}</p> })}
                <label for="intake-text">{say("Paste its text")}</label>
                <textarea
                    id="intake-text"
                    node_ref=text
                    rows="6"
                    dir="auto"
                    spellcheck="false"
                    on:paste=paste
                ></textarea>
                <p class="or"><label for="intake-file">{say("or choose files")}</label>
                    <input id="intake-file" type="file" multiple accept=FILES on:change=choose />
                </p>
                <Address session=session />
                <p class="hint">
                    {say(
                        "A saved web page, a Word document, a PDF, an EPUB, Markdown or plain text; or a pack or annotations for the \
                         article on the page. You can also drop it anywhere on the page. Your text stays in your browser.",
                    )}
                </p>
                <p class="refusal" role="alert">{move || session.refusal.get()}</p>
                <div class="actions">
                    <button type="button" class="quiet" on:click=move |_| cancel()>{say("Cancel")}</button>
                    {move || {
                        let own = own.clone();
                        other().then(|| view! {
                            <button type="button" class="quiet" on:click=move |_| go_back(session, own.clone())>{say("Back to our article")}</button>
                        })
                    }}
                    <button type="submit" id="explain" class="main">{say("Explain this text")}</button>
                </div>
            </form>
            <Recent session=session />
        </dialog>
    }
}
