//! Ready-made lessons: the page is served with their list, which stands below the first view and nowhere else.

use super::{Classroom, Stage, keeping, opening};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use whosays_lessons::Lesson;
use whosays_texts::say;

/// What stands in an address before the name of such a lesson, and as what it is opened.
const OPENED: [(&str, Stage); 2] = [("#teach=", Stage::Building), ("#try=", Stage::Intro)];

/// The list, if the site has such lessons.
pub fn list() -> Option<HtmlElement> {
    document().get_element_by_id("ready-made")?.dyn_into().ok()
}

/// Shows the list, or hides it.
pub fn show_list(shown: bool) {
    if let Some(list) = list() {
        list.set_hidden(!shown);
    }
}

/// Opens the lesson that an address names; whether it names one.
pub fn begin(room: Classroom, hash: &str) -> bool {
    let Some((name, stage)) = OPENED.iter().find_map(|(own, stage)| Some((hash.strip_prefix(own)?, *stage))) else {
        return false;
    };
    let Some(file) = file(name) else {
        room.stage.set(Stage::Start);
        room.told.set(say("There is no such lesson here any more. Choose one of those below.").into());
        return true;
    };
    spawn_local(async move {
        let Some(json) = opening::ask("fetched", &[file.into()]).await.and_then(|json| json.as_string()) else {
            return room.told.set(say("The lesson did not arrive. Check your connection and reload this page.").into());
        };
        let copy = Some(stage).filter(|stage| *stage == Stage::Building).and_then(|_| own_copy(&json));
        match copy {
            Some((ready, own)) => {
                opening::show(room, own, stage);
                room.replaced.set(Some(Arc::new(ready)));
            }
            None => opening::open(room, &json, stage),
        }
        if room.stage.get_untracked() == stage {
            // Reloading goes on with what was done by then, and the way back leads to the list.
            window().location().replace(stage.hash()).ok();
        }
        if stage == Stage::Building && room.told.with_untracked(String::is_empty) {
            room.told.set(say("This is your own copy. Change what you like, then save it. Unchanged, “Try it” in the list is a link for your class.").into());
        }
    });
    true
}

/// A ready-made lesson and the teacher's own copy of it, where that is the lesson at hand and was changed: it is not lost by taking the
/// ready-made one again.
fn own_copy(json: &str) -> Option<(Lesson, Lesson)> {
    let (ready, own) = (Lesson::from_json(json).ok()?, keeping::last().filter(|_| keeping::is_teacher())?);
    (own.article.text == ready.article.text && own != ready).then_some((ready, own))
}

/// The file of a lesson, by its name.
fn file(name: &str) -> Option<String> {
    let rows = list()?.query_selector_all("[data-lesson]").ok()?;
    let rows = (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<HtmlElement>().ok());
    rows.filter(|row| row.dataset().get("lesson").as_deref() == Some(name)).find_map(|row| row.dataset().get("file"))
}
