//! What the window is called: the lesson, what is done with it, and the site, so that tabs, bookmarks and the way back tell steps apart.

use super::{Classroom, Stage, bringing};
use leptos::prelude::*;
use whosays_texts::say;

/// Names the window from now on. Where nothing is open it is called as the page was served.
pub fn follow(room: Classroom) {
    let served = document().title();
    Effect::new(move |_| {
        let stage = room.stage.get();
        let step = match stage {
            Stage::Start | Stage::Intro | Stage::Bringing => None,
            Stage::Marking => Some(say("Marks")),
            Stage::HandedIn => Some(say("Hand in")),
            Stage::Class => Some(say("What was handed in")),
            Stage::Building => Some(say("Build a lesson")),
            Stage::Practice => Some(say("Practice")),
        };
        let lesson = match stage {
            Stage::Bringing => bringing::title(),
            _ if stage.needs_lesson() => room.lesson.with(|lesson| lesson.title.trim().to_owned()),
            _ => String::new(),
        };
        let (lessons, site) = served.split_once(" – ").unwrap_or((&served, ""));
        let parts = [&lesson, step.unwrap_or(lessons), site];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        document().set_title(&parts.join(" – "));
    });
}
