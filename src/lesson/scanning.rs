//! Reads codes of squares by the camera, or from a picture of one.

use super::opening::ask;
use super::{Classroom, arriving};
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use whosays_texts::say;

/// The ways to read a code.
#[component]
pub fn Scanning(room: Classroom) -> impl IntoView {
    let video = NodeRef::<leptos::html::Video>::new();
    let stop: StoredValue<Option<Function>, LocalStorage> = StoredValue::new_local(None);
    let runs = RwSignal::new(false);
    let end = move || {
        if let Some(stop) = stop.try_update_value(Option::take).flatten() {
            stop.call0(&JsValue::NULL).ok();
        }
        runs.try_set(false);
    };
    on_cleanup(end);
    let begin = move |_| {
        if runs.get_untracked() {
            return end();
        }
        let Some(video) = video.get_untracked() else { return };
        runs.set(true);
        let found = Closure::<dyn FnMut(String)>::new(move |words: String| spawn_local(arriving::take(room, words)));
        spawn_local(async move {
            match ask("watch", &[video.into(), found.into_js_value()]).await.and_then(|own| own.dyn_into().ok()) {
                // Somebody may have left before the camera was there.
                Some(own) if runs.try_get_untracked() == Some(true) => stop.set_value(Some(own)),
                Some(own) => _ = own.call0(&JsValue::NULL),
                None => {
                    end();
                    room.told.set(say("There is no camera here, or this page may not use it. Allow it in the browser’s address bar, choose a picture of the code, or use the file.").into());
                }
            }
        });
    };
    let picture = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|own| own.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(files) = field.files() else { return };
        spawn_local(async move {
            for file in (0..files.length()).filter_map(|at| files.get(at)) {
                match ask("read", &[file.into()])
                    .await
                    .and_then(|words| words.as_string())
                    .filter(|words| !words.is_empty())
                {
                    Some(words) => arriving::take(room, words).await,
                    None => room.told.set(
                        say("There is no code in this picture that can be read. Take it from nearer and straight on.")
                            .into(),
                    ),
                }
            }
            field.set_value("");
        });
    };
    view! {
        <div class="scanning">
            <button type="button" class="quiet" id="scan" on:click=begin>
                {move || if runs.get() { say("Stop the camera") } else { say("Scan a code with the camera") }}
            </button>
            <label class="picture">
                {say("or choose a picture of it")} " "
                <input type="file" id="code-picture" accept="image/*" multiple on:change=picture />
            </label>
            <video node_ref=video hidden=move || !runs.get() muted playsinline aria-label=say("What the camera sees")></video>
        </div>
    }
}
