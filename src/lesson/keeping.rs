//! What the browser keeps of lessons: the lesson at hand and the pupil's steps, after each.

use super::{Classroom, store};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Storage;
use whosays_lessons::practice::Practice;
use whosays_lessons::{Lesson, Progress};
use whosays_texts::{say, text};

/// Under which name the lesson that was opened last is kept.
const LAST: &str = "whosays-lesson";

/// What the names of all steps begin with; the lesson's id follows.
const STEPS: &str = "whosays-lesson-";

/// What is said where the browser keeps nothing.
pub const REFUSED: &str = text(
    "This browser keeps nothing from this page, as in a private window, or has no room left. Leave this page open until you have handed in.",
);

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The lesson that was opened last in this tab, else on this device.
pub fn last() -> Option<Lesson> {
    let own = || window().session_storage().ok()??.get_item(LAST).ok()?;
    let json = own().or_else(|| storage()?.get_item(LAST).ok()?)?;
    Lesson::from_json(&json).ok()
}

/// The same from where a full or forbidden storage does not matter.
pub async fn last_durable() -> Option<Lesson> {
    Lesson::from_json(&store::kept(store::STEPS, LAST).await?).ok()
}

/// Keeps the lesson at hand; where the browser refuses, says so.
pub fn keep_lesson(room: Classroom, lesson: &Lesson) {
    let json = lesson.to_json();
    let both = [window().session_storage().ok().flatten(), storage()].into_iter().flatten();
    let kept = both.filter(|storage| storage.set_item(LAST, &json).is_ok()).count() > 0;
    spawn_local(async move {
        if !store::follow(store::STEPS, LAST, &json).await && !kept {
            room.told.set(say(REFUSED).into());
        }
    });
}

/// Under which names it is kept whose the lesson at hand is, and where in it this tab is.
const TEACHER: &str = "whosays-lesson-teacher";
const AT: &str = "whosays-lesson-at";

/// Whether who opened the lesson at hand did so to teach it.
pub fn is_teacher() -> bool {
    storage().is_some_and(|storage| storage.get_item(TEACHER).ok().flatten().is_some())
}

/// Keeps that.
pub fn keep_role(teaches: bool) {
    let Some(storage) = storage() else { return };
    let _ = if teaches { storage.set_item(TEACHER, "1") } else { storage.remove_item(TEACHER) };
}

/// The statement that this tab was at in the lesson with this id.
pub fn at(id: &str) -> Option<usize> {
    let kept = window().session_storage().ok()??.get_item(AT).ok()??;
    kept.strip_prefix(id)?.trim().parse().ok()
}

/// Keeps that.
pub fn keep_at(id: &str, at: usize) {
    if let Ok(Some(storage)) = window().session_storage() {
        storage.set_item(AT, &format!("{id} {at}")).ok();
    }
}

/// Hears of steps that are made in another tab, so that the two do not overwrite each other.
pub fn listen(room: Classroom) {
    let heard = window_event_listener(leptos::ev::storage, move |event| {
        let id = room.id.get_value();
        if event.key() == Some([STEPS, &id].concat()) {
            let kept = steps(&id);
            if room.progress.with_untracked(|own| own.pupil == kept.pupil && own.steps < kept.steps) {
                room.progress.set(kept);
            }
        }
    });
    // As long as the page.
    std::mem::forget(heard);
}

/// The steps that were made before in the lesson with this id. Who begins anew is kept at once, so that a second tab is the same pupil.
pub fn steps(id: &str) -> Progress {
    let kept = || Progress::from_json(&storage()?.get_item(&[STEPS, id].concat()).ok()??);
    kept().unwrap_or_else(|| {
        let new = Progress { pupil: by_chance(), ..Progress::default() };
        if let Some(storage) = storage() {
            storage.set_item(&[STEPS, id].concat(), &new.to_json()).ok();
        }
        new
    })
}

/// Keeps the pupil's steps; where the browser refuses, says so.
pub fn keep_steps(room: Classroom) {
    let id = room.id.get_value();
    let json = room.progress.with_untracked(Progress::to_json);
    let kept = storage().is_some_and(|storage| storage.set_item(&[STEPS, &id].concat(), &json).is_ok());
    spawn_local(async move {
        if !store::follow(store::STEPS, &id, &json).await && !kept {
            room.told.set(say(REFUSED).into());
        }
    });
}

/// Keeps a lesson where a flat battery loses nothing, and brings steps back from there that localStorage has lost: it reaches the disk
/// seconds later. A lesson over another edition of its article has the teacher's id, and must not stand in the place of that.
pub async fn keep_durably(room: Classroom, id: String, lesson: Arc<Lesson>) {
    if lesson.origin.is_none() {
        store::keep(store::LESSONS, &id, &lesson.to_json()).await;
    }
    let Some(kept) = store::kept(store::STEPS, &id).await.and_then(|json| Progress::from_json(&json)) else { return };
    let is_newer = |own: &Progress| own.steps < kept.steps && (own.steps == 0 || own.pupil == kept.pupil);
    if room.id.try_get_value() == Some(id) && room.progress.with_untracked(is_newer) {
        room.progress.set(kept);
        keep_steps(room);
    }
}

/// Keeps the lesson at hand as it is handed out, and brings back what was handed in for it.
pub async fn bring_back_hand_ins(room: Classroom) {
    let lesson = room.lesson.get_untracked();
    let id = lesson.id();
    if room.id.get_value() != id {
        room.id.set_value(id.clone());
        room.handed_in.set(Vec::new());
    }
    store::keep(store::LESSONS, &id, &lesson.to_json()).await;
    let kept = store::taken(&id).await;
    if room.id.get_value() == id && room.handed_in.with_untracked(|own| own.len() < kept.len()) {
        room.handed_in.set(kept);
    }
}

/// Forgets what was done in the lesson with this id.
pub fn forget(id: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&[STEPS, id].concat()).ok();
    }
    let id = id.to_owned();
    spawn_local(async move { store::forget(store::STEPS, &id).await });
}

/// Sixteen digits that nobody else has.
fn by_chance() -> String {
    (0..4).map(|_| format!("{:04x}", (js_sys::Math::random() * 65536.0) as u16)).collect()
}

/// Under which name what was practised is kept.
const PRACTICE: &str = "whosays-practice";

/// What was practised on this device.
pub async fn practice() -> Practice {
    let own = storage().and_then(|storage| storage.get_item(PRACTICE).ok()?);
    let kept = match own {
        Some(own) => Some(own),
        None => store::kept(store::STEPS, PRACTICE).await,
    };
    kept.map(|json| Practice::from_json(&json)).unwrap_or_default()
}

/// Keeps what was practised; where the browser refuses, says so.
pub fn keep_practice(room: Classroom, practice: &Practice) {
    let json = practice.to_json();
    let kept = storage().is_some_and(|storage| storage.set_item(PRACTICE, &json).is_ok());
    spawn_local(async move {
        if !store::follow(store::STEPS, PRACTICE, &json).await && !kept {
            room.told.set(say("This browser keeps nothing from this page, so the next visit begins anew.").into());
        }
    });
}

/// Under which name it is kept that names are hidden.
const NAMELESS: &str = "whosays-nameless";

/// Whether names were hidden when the page was left.
pub fn is_nameless() -> bool {
    storage().is_some_and(|storage| storage.get_item(NAMELESS).ok().flatten().is_some())
}

/// Keeps whether names are hidden: a reload before the class must not show them.
pub fn keep_nameless(hidden: bool) {
    let Some(storage) = storage() else { return };
    let _ = if hidden { storage.set_item(NAMELESS, "1") } else { storage.remove_item(NAMELESS) };
}
