//! What importers/src/lesson-store.js keeps on this device: lessons, steps, and what a class handed in.

use super::opening::{ask, pairs};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// Where lessons are kept, by their ids.
pub const LESSONS: &str = "lessons";

/// Where a pupil's steps are kept, by the lesson's id.
pub const STEPS: &str = "steps";

async fn within(way: &str, given: &[&str]) -> Option<JsValue> {
    let given: Vec<JsValue> = [&[way], given].concat().into_iter().map(JsValue::from).collect();
    ask("store", &given).await.filter(|came| !came.is_null())
}

/// Keeps words under a key; whether the browser takes them.
pub async fn keep(part: &str, key: &str, words: &str) -> bool {
    within("keep", &[part, key, words]).await.is_some()
}

/// Keeps words under a key that change faster than a disk writes; the newest are kept. Whether the browser takes them.
pub async fn follow(part: &str, key: &str, words: &str) -> bool {
    within("follow", &[part, key, words]).await.is_some()
}

/// The words under a key.
pub async fn kept(part: &str, key: &str) -> Option<String> {
    within("kept", &[part, key]).await?.as_string().filter(|words| !words.is_empty())
}

/// Forgets what is under a key.
pub async fn forget(part: &str, key: &str) {
    within("forget", &[part, key]).await;
}

/// Keeps files that were handed in for a lesson, each a name and a text; whether the browser takes them.
pub async fn take(lesson: &str, files: &[(String, String)]) -> bool {
    let rows: Array = files.iter().map(|(name, json)| Array::of2(&name.into(), &json.into())).collect();
    ask("store", &["take".into(), lesson.into(), rows.into()]).await.is_some_and(|came| !came.is_null())
}

/// The files that were handed in for a lesson, in the order in which they came.
pub async fn taken(lesson: &str) -> Vec<(String, String)> {
    within("taken", &[lesson]).await.map(pairs).unwrap_or_default()
}

/// Forgets what was handed in for a lesson.
pub async fn clear(lesson: &str) {
    within("clear", &[lesson]).await;
}
