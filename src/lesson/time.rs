//! How much of a lesson's time is left, by the minutes that its page was looked at: a clock that is changed changes nothing.

use super::Classroom;
use leptos::prelude::*;
use std::time::Duration;
use whosays_texts::{counted, say};

/// How often the time is taken, and how many of these are a minute.
const STEP: Duration = Duration::from_secs(10);
const STEPS: u32 = 6;

/// Under which name the steps are kept; the lesson's id follows.
const KEPT: &str = "whosays-lesson-time-";

/// The time left, where the lesson has one. Nothing ends with it: the class ends a lesson, not a clock.
#[component]
pub fn Time(room: Classroom) -> impl IntoView {
    let minutes = u32::from(room.lesson.with_untracked(|lesson| lesson.about.minutes));
    (minutes > 0).then(|| {
        let name = [KEPT, &room.id.get_value()].concat();
        let storage = || window().local_storage().ok().flatten();
        let before = storage().and_then(|storage| storage.get_item(&name).ok()?).and_then(|steps| steps.parse().ok());
        let steps: RwSignal<u32> = RwSignal::new(before.unwrap_or(0));
        let clock = set_interval_with_handle(
            move || {
                if !document().hidden() {
                    steps.update(|steps| *steps += 1);
                    if let Some(storage) = storage() {
                        storage.set_item(&name, &steps.get_untracked().to_string()).ok();
                    }
                }
            },
            STEP,
        );
        on_cleanup(move || _ = clock.map(|clock| clock.clear()));
        let left = Memo::new(move |_| minutes.saturating_sub(steps.get() / STEPS));
        let said = move || match left.get() {
            0 => say("The time is over. Finish your thought, then finish.").to_owned(),
            left => counted(left as usize, "About {n} minute left|About {n} minutes left"),
        };
        view! { <p class="hint" role="timer" id="time">{said}</p> }
    })
}
