//! The page of lessons: a pupil marks an article and compares, a teacher builds a lesson and looks at what a class handed in.

mod about_form;
mod arriving;
mod asking;
mod bringing;
mod building;
mod class;
mod codes;
mod comparing;
mod figures;
mod focus;
mod handing;
mod intro;
mod keeping;
mod key_form;
mod marking;
mod named;
mod opening;
mod panel;
mod part;
mod pool;
mod practising;
mod pupil;
mod questions;
mod ready;
mod scanning;
mod selection;
mod sheet;
mod start;
mod store;
mod text;
mod time;
mod verdict;
mod worded;

use crate::app::{element, speak};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::Span;
use whosays_lessons::{Lesson, Progress};
use whosays_texts::say;

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Which lesson?
    #[default]
    Start,
    /// What it is about, and how it goes.
    Intro,
    /// The pupil marks.
    Marking,
    /// The pupil hands in, and compares.
    HandedIn,
    /// The teacher looks at what was handed in.
    Class,
    /// The teacher builds.
    Building,
    /// Somebody practises.
    Practice,
    /// A lesson waits for its article.
    Bringing,
}

impl Stage {
    /// All but the first, with what stands in the address there: reloading comes back to it, and so does the browser's way back.
    const NAMED: [(Stage, &str); 7] = [
        (Stage::Intro, "#intro"),
        (Stage::Marking, "#marking"),
        (Stage::HandedIn, "#handed-in"),
        (Stage::Class, "#class"),
        (Stage::Building, "#building"),
        (Stage::Practice, "#practice"),
        (Stage::Bringing, "#article"),
    ];

    /// Whether it needs a lesson that is open.
    fn needs_lesson(self) -> bool {
        !matches!(self, Stage::Start | Stage::Practice | Stage::Bringing)
    }

    /// The stage of an address.
    fn of(hash: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(_, name)| *name == hash).map(|(stage, _)| *stage)
    }

    /// What stands in the address.
    fn hash(self) -> &'static str {
        Self::NAMED.iter().find(|(stage, _)| *stage == self).map_or("", |(_, name)| name)
    }
}

/// The lesson at hand, and what is done in it.
#[derive(Clone, Copy)]
pub struct Classroom {
    /// What the page shows.
    pub stage: RwSignal<Stage>,
    /// The lesson; one without a text where there is none yet.
    pub lesson: RwSignal<Arc<Lesson>>,
    /// The id of the lesson whose steps are kept, made once: it is a hash of all that the lesson asks.
    pub id: StoredValue<String>,
    /// The pupil's steps.
    pub progress: RwSignal<Progress>,
    /// The statement that is being marked, by number.
    pub at: RwSignal<usize>,
    /// Words of that statement which the pupil has selected, to mark those instead of all of it.
    pub words: RwSignal<Option<Span>>,
    /// What was handed in for the lesson, each a name and a text.
    pub handed_in: RwSignal<Vec<(String, String)>>,
    /// The ready-made lesson of which the lesson at hand is a copy that was changed, where it was asked for once more.
    pub replaced: RwSignal<Option<Arc<Lesson>>>,
    /// Whether names are hidden, as for a projector.
    pub nameless: RwSignal<bool>,
    /// A sentence about what just happened.
    pub told: RwSignal<String>,
}

/// Puts the page's content into it.
pub fn start() {
    console_error_panic_hook::set_once();
    speak();
    let place = element("lesson");
    let ready = ready::list();
    place.set_inner_html("");
    let put_list = || ready.as_ref().and_then(|ready| place.append_child(ready).ok());
    // The app looks for the list, and then stands before it.
    put_list();
    mount_to(place.clone(), || view! { <App /> }).forget();
    put_list();
}

#[component]
fn App() -> impl IntoView {
    let room = Classroom {
        stage: RwSignal::default(),
        lesson: RwSignal::default(),
        id: StoredValue::default(),
        progress: RwSignal::default(),
        at: RwSignal::new(0),
        words: RwSignal::default(),
        handed_in: RwSignal::default(),
        replaced: RwSignal::default(),
        nameless: RwSignal::new(keeping::is_nameless()),
        told: RwSignal::default(),
    };
    opening::begin(room);
    opening::listen(room);
    keeping::listen(room);
    named::follow(room);
    // Another view is another page: it is read from its top, and announced by its heading.
    Effect::new(move |before: Option<Stage>| {
        let stage = room.stage.get();
        ready::show_list(stage == Stage::Start);
        if before.is_some_and(|before| before != stage) {
            opening::tell_address(stage);
            crate::app::focus_quietly(&element("lesson"));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        stage
    });
    let before = focus::Before::default();
    let put_away = move |_| {
        room.told.set(String::new());
        before.give_back();
    };
    view! {
        {move || match room.stage.get() {
            Stage::Start => view! { <start::Start room=room /> }.into_any(),
            Stage::Intro => view! { <intro::Intro room=room /> }.into_any(),
            Stage::Marking => view! { <marking::Marking room=room /> }.into_any(),
            Stage::HandedIn => view! { <handing::HandedIn room=room /> }.into_any(),
            Stage::Class => view! { <class::Collecting room=room /> }.into_any(),
            Stage::Building => view! { <building::Building room=room /> }.into_any(),
            Stage::Bringing => view! { <bringing::Bringing room=room /> }.into_any(),
            Stage::Practice => view! { <practising::Practising room=room /> }.into_any(),
        }}
        <div class="told">
            <p role="status">{room.told}</p>
            <button type="button" class="quiet" aria-label=say("Put away") on:focus=move |event| before.note(&event) on:click=put_away>"×"</button>
        </div>
    }
}
