//! Where a lesson comes from: a file, the page of an article, or what this device keeps; see arriving.rs for links and codes.

use super::worded;
use super::{Classroom, Stage, arriving, bringing, keeping, ready};
use crate::app::call;
use crate::reading::Reading;
use js_sys::{Array, Promise};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use whosays_article::Article;
use whosays_engine::entity::write_table;
use whosays_lessons::{Lesson, Opened};
use whosays_texts::{say, told};

/// What stands in an address where an article's page handed it over, in this tab, to make a lesson of it.
const HANDED: &str = "#new";

/// Under which name it did so.
const HANDED_AS: &str = "whosays-new-lesson";

/// Opens what the address asks for.
pub fn begin(room: Classroom) {
    let hash = window().location().hash().unwrap_or_default();
    if ready::begin(room, &hash) {
        return;
    }
    if arriving::is_known(&hash) {
        spawn_local(arriving::take(room, hash));
    } else if hash == HANDED {
        match handed() {
            // Reloading goes on with what was built by then, not with the article as it came.
            Some(lesson) => {
                show(room, lesson, Stage::Building);
                window().location().replace(Stage::Building.hash()).ok();
            }
            None => room
                .told
                .set(say("The article did not come along. Go back to it and make the lesson once more.").into()),
        }
    } else if let Some(stage) = Stage::of(&hash).filter(|stage| !stage.needs_lesson()) {
        room.stage.set(stage);
    } else if let Some(stage) = Stage::of(&hash) {
        match keeping::last() {
            Some(lesson) => show(room, lesson, stage),
            None => spawn_local(async move {
                match keeping::last_durable().await {
                    Some(lesson) => show(room, lesson, stage),
                    None => {
                        room.told.set(
                            say("This browser kept no lesson. Open it once more, from its link or its file.").into(),
                        );
                    }
                }
            }),
        }
    }
}

/// Puts a stage into the address.
pub fn tell_address(stage: Stage) {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    if hash != stage.hash() && !(stage == Stage::Intro && arriving::is_known(&hash)) {
        location.set_hash(stage.hash()).ok();
    }
}

/// Follows the browser's way back and on.
pub fn listen(room: Classroom) {
    window_event_listener_untyped("hashchange", move |_| {
        let hash = window().location().hash().unwrap_or_default();
        match Stage::of(&hash) {
            Some(stage)
                if !stage.needs_lesson() || room.lesson.with_untracked(|lesson| !lesson.article.text.is_empty()) =>
            {
                if room.stage.get_untracked() != stage {
                    room.stage.set(stage);
                }
            }
            _ if hash.is_empty() => room.stage.set(Stage::Start),
            _ => begin(room),
        }
    });
}

/// The article that its page handed over, with what is said of it, as a lesson; it is handed over once.
fn handed() -> Option<Lesson> {
    let storage = window().session_storage().ok()??;
    let handed = storage.get_item(HANDED_AS).ok()??;
    storage.remove_item(HANDED_AS).ok();
    let (said, article) = handed.split_once('\n')?;
    // atob makes a character of each byte.
    let said: Vec<u8> = window().atob(said).ok()?.chars().map(|c| c as u8).collect();
    let reading = Reading::unpacked(Article::from_packed(article)?, &said, &write_table([]))?;
    Some(Lesson::new((*reading.article).clone(), &reading.analysis))
}

/// Opens a lesson from its JSON, or says why not.
pub fn open(room: Classroom, json: &str, stage: Stage) {
    match Opened::from_json(json) {
        Ok(Opened::Lesson(lesson)) if stage == Stage::Intro && lesson.tasks.is_empty() => {
            room.told.set(say("This lesson has no statements to mark. Tell your teacher.").into());
        }
        Ok(Opened::Lesson(lesson)) => {
            keeping::keep_role(stage != Stage::Intro);
            show(room, *lesson, stage);
        }
        Ok(Opened::Closed(_)) if stage == Stage::Intro => {
            keeping::keep_role(false);
            bringing::wait(room, json);
        }
        Ok(Opened::Closed(closed)) => room.told.set(told(
            "This file of “{title}” is the one for pupils: it has not the article. Open the one that you saved with it.",
            &[("title", closed.title())],
        )),
        Err(why) => room.told.set(why),
    }
}

/// Opens a lesson.
pub fn show(room: Classroom, mut lesson: Lesson, stage: Stage) {
    if stage != Stage::Building && lesson.title.trim().is_empty() {
        lesson.title = say("A lesson").into();
    }
    worded::follow(&lesson);
    let id = lesson.id();
    room.told.set(String::new());
    room.replaced.set(None);
    keeping::keep_lesson(room, &lesson);
    room.progress.set(keeping::steps(&id));
    room.id.set_value(id.clone());
    room.at.set(0);
    room.handed_in.set(Vec::new());
    let lesson = Arc::new(lesson);
    spawn_local(keeping::keep_durably(room, id, lesson.clone()));
    room.lesson.set(lesson);
    room.stage.set(stage);
}

/// Calls a function of lesson.js; `None` where it did not work.
pub async fn ask(name: &str, given: &[JsValue]) -> Option<JsValue> {
    JsFuture::from(call(name, given)?.dyn_into::<Promise>().ok()?).await.ok()
}

/// What is in the files of a field: name and text of each.
pub async fn contents(files: &web_sys::FileList) -> Vec<(String, String)> {
    ask("contents", &[files.into()]).await.map(pairs).unwrap_or_default()
}

/// Pairs of words from an array of them.
pub fn pairs(rows: JsValue) -> Vec<(String, String)> {
    let row = |row: JsValue| {
        let row: Array = row.unchecked_into();
        (row.get(0).as_string().unwrap_or_default(), row.get(1).as_string().unwrap_or_default())
    };
    rows.unchecked_into::<Array>().iter().map(row).collect()
}

/// Saves a file.
pub fn save(words: &str, name: &str, kind: &str) {
    call("save", &[words.into(), name.into(), kind.into()]);
}

/// The address of the page of lessons; nothing behind its # goes to a server.
pub fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
