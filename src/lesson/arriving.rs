//! What comes by links and codes, which say the same: a lesson, a hand-in, or a part of either. Nothing of an address behind its # goes
//! to a server.

use super::opening::{ask, open};
use super::{Classroom, Stage, keeping, store};
use leptos::prelude::*;
use whosays_lessons::HandIn;
use whosays_lessons::parts::{Joined, PART, Parts};
use whosays_texts::{counted_with, say};

/// What stands before a lesson, and before what is handed in.
const LESSON: &str = "lesson=";
const HAND_IN: &str = "hand-in=";

/// Under which name the parts of something are kept that did not come in one piece.
const PARTS: &str = "whosays-lesson-parts";

/// Whether what stands in an address from the # on is for here.
pub fn is_known(hash: &str) -> bool {
    let held = hash.trim_start_matches('#');
    [LESSON, HAND_IN, PART].iter().any(|kind| held.starts_with(kind))
}

/// Opens what a link or a code says: a lesson, a hand-in, or a part of either.
pub async fn take(room: Classroom, words: String) {
    let held = words.rsplit_once('#').map_or(words.as_str(), |(_, held)| held);
    let whole = if held.starts_with(PART) {
        match join(held) {
            Joined::Whole(whole) => whole,
            Joined::Some(have, of) => {
                return room.told.set(counted_with(
                    of,
                    "{have} of {n} codes are here. Scan the others, in any order.|{have} of {n} codes are here. Scan the others, in any order.",
                    &[("have", &have.to_string())],
                ));
            }
            Joined::No => return room.told.set(say("This code was not read whole. Scan it once more.").into()),
        }
    } else {
        held.to_owned()
    };
    let letters = [LESSON, HAND_IN].into_iter().find_map(|kind| Some((kind, whole.strip_prefix(kind)?)));
    let Some((kind, letters)) = letters else {
        return room
            .told
            .set(say("This code is of something else: it holds no lesson and nothing that was handed in.").into());
    };
    match ask("unpacked", &[letters.into()]).await.and_then(|json| json.as_string()) {
        Some(json) if kind == LESSON => open(room, &json, Stage::Intro),
        Some(json) => take_hand_in(room, json).await,
        None => room.told.set(
            say("This link did not arrive whole: some programs cut long ones. Copy it once more, or ask for the file.")
                .into(),
        ),
    }
}

/// Joins a part with those that came before, in this tab or another: a phone’s camera opens a tab for each.
fn join(part: &str) -> Joined {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.as_ref().and_then(|storage| storage.get_item(PARTS).ok()?).unwrap_or_default();
    let mut parts = Parts::from_lines(&kept);
    let joined = parts.take(part);
    if let Some(storage) = storage {
        storage.set_item(PARTS, &parts.to_lines()).ok();
    }
    joined
}

/// Puts a hand-in to those of its lesson, which is opened where this device has it.
async fn take_hand_in(room: Classroom, json: String) {
    let Some(id) = HandIn::lesson_of(&json) else {
        return room.told.set(say("This is no hand-in that can be read. Ask for it once more.").into());
    };
    let file = (say("a code or link").to_owned(), json);
    let is_here = room.stage.get_untracked() == Stage::Class && room.id.get_value() == id;
    if is_here {
        return collect(room, vec![file]).await;
    }
    let kept = store::take(&id, &[file]).await;
    match store::kept(store::LESSONS, &id).await {
        Some(lesson) if kept => open(room, &lesson, Stage::Class),
        _ if kept => room.told.set(say("This was handed in for a lesson that this device has not. It is kept: open the lesson’s file here to see it.").into()),
        _ => room.told.set(say(keeping::REFUSED).into()),
    }
}

/// Takes what was handed in for the lesson at hand, and keeps it.
pub async fn collect(room: Classroom, came: Vec<(String, String)>) {
    let kept = store::take(&room.id.get_value(), &came).await;
    room.handed_in.update(|files| files.extend(came));
    if !kept {
        room.told.set(say("This browser keeps nothing from this page, as in a private window, or has no room left. Leave this page open, and keep the files.").into());
    }
}

/// What stands behind the # of an address that opens a lesson, from its JSON.
pub async fn held_lesson(json: String) -> Option<String> {
    held(LESSON, json).await
}

/// What stands behind the # of an address that hands in.
pub async fn held_hand_in(json: String) -> Option<String> {
    held(HAND_IN, json).await
}

async fn held(kind: &str, json: String) -> Option<String> {
    Some([kind, &ask("packed", &[json.into()]).await?.as_string()?].concat())
}
