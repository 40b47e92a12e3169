//! A page on the web: its address, where its site lets itself be asked; and the bookmark for where it does not.

use super::bringing::{Plain, bring};
use super::dialog::refuse;
use super::refusal::Refusal;
use super::returning;
use crate::app::call;
use crate::session::Session;
use js_sys::Promise;
use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use whosays_texts::{around, say};

/// What the address of ours begins with, behind its #, where the bookmark hands a page over; the same stands in
/// importers/src/bookmarklet.js.
const HANDED: &str = "#page=";

/// Where a link brings an article along; the same stands in sharing.js.
const LINKED: &str = "#article=";

/// And where the system's share menu opened the installed app; the same stands in service-worker.js.
const SHARED: &str = "#shared";

/// Opens what a link, the bookmark or the system's share menu handed over; a link also where the page is open already.
pub fn listen(session: Session) {
    if !take_handed(session) {
        returning::begin(session);
    }
    // Bookmark and menu open a page of their own.
    window_event_listener(ev::hashchange, move |_| {
        if !(window().location().hash().is_ok_and(|hash| hash.starts_with(LINKED)) && take_handed(session)) {
            // Whoever follows a link within the page stays with its text.
            returning::stay(session);
        }
    });
}

/// Opens what the address holds; whether it holds anything.
fn take_handed(session: Session) -> bool {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    let handed = hash.strip_prefix(HANDED).map(|words| ("openHanded", words));
    let handed = handed.or_else(|| hash.strip_prefix(LINKED).map(|words| ("openLinked", words)));
    if handed.is_none() && hash != SHARED {
        return false;
    }
    // Out of the address, which would be long to look at and is none to send on; the article is kept like any other.
    let address = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
    let history = window().history();
    history.and_then(|history| history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address))).ok();
    match handed {
        Some((way, words)) => bring(session, way, &[words.into()], Plain::Nothing),
        None => bring(session, "openShared", &[], Plain::Nothing),
    }
    true
}

/// Whether words are nothing but an address on the web.
pub fn is_one(words: &str) -> bool {
    let words = words.trim();
    ["http://", "https://"].iter().any(|begin| words.starts_with(begin)) && !words.contains(char::is_whitespace)
}

/// Has what is at an address opened.
pub fn ask(session: Session, address: &str) {
    let address = address.trim();
    // A link of ours has its article in itself.
    let (way, held) = address.split_once(LINKED).map_or(("openAddress", address), |(_, held)| ("openLinked", held));
    bring(session, way, &[held.into()], Plain::Nothing);
}

/// The field for an address, with what to do where that is not answered.
#[component]
pub fn Address(session: Session) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let fetch = move || {
        let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        match words.trim() {
            "" => refuse(session, &Refusal::NoAddress),
            words => {
                session.refusal.set(None);
                ask(session, words);
            }
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            // The form's own button explains what is in the other field.
            event.prevent_default();
            fetch();
        }
    };
    view! {
        <div class="or">
            <label for="intake-address">{say("or its web address")}</label>
            <span class="address">
                <input
                    id="intake-address"
                    node_ref=field
                    type="text"
                    inputmode="url"
                    autocapitalize="off"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="https://"
                    on:keydown=key
                />
                <button type="button" class="quiet" on:click=move |_| fetch()>{say("Fetch it")}</button>
            </span>
        </div>
        <Bookmark />
    }
}

/// The bookmark *Explain this page*, which is made when somebody looks for it.
#[component]
fn Bookmark() -> impl IntoView {
    let link = NodeRef::<html::A>::new();
    let told = RwSignal::new("");
    let come = move |_| {
        let Some(asked) = call("bookmark", &[]) else { return };
        spawn_local(async move {
            let made = JsFuture::from(asked.unchecked_into::<Promise>()).await.ok();
            match (link.get_untracked(), made.and_then(|made| made.as_string())) {
                (Some(link), Some(script)) => link.set_href(&script),
                _ => told.set(say(
                    "The bookmark did not arrive. Check your connection, then close and open this once more.",
                )),
            }
        });
    };
    // Here it would be chosen on our own page.
    let press = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        told.set(say("It works on other pages: drag it to your bookmarks bar first."));
    };
    let (before, after) = around(
        "Most sites let no other page read them. Drag this to your bookmarks; then choose it on any page, or on what you \
         selected there: {bookmark}",
        "bookmark",
    );
    view! {
        <details class="bookmark" on:toggle=come>
            <summary>{say("Where a site does not let itself be fetched")}</summary>
            <p>
                {before} <a node_ref=link href="#open" on:click=press>{say("Explain this page")}</a> {after}
            </p>
            <p role="status">{move || told.get()}</p>
            <p>
                {say(
                    "On a phone, share or copy the page’s text and paste it above. A page that you saved opens as a file. Whosays \
                     runs in your browser: what the bookmark takes along goes to a new tab, and to no server.",
                )}
            </p>
        </details>
    }
}
