//! What the reader is doing: the article at hand, what is open over it, what there is to say.

use crate::cards::Topic;
use crate::reading::Reading;
use leptos::prelude::*;
use std::sync::Arc;

/// How a card or an explanation came to be open, which decides what closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The pointer rests on its mention; leaving closes it.
    Hover,
    /// The keyboard's focus is on its mention; moving on closes it.
    Focus,
    /// A click, a tap or a key: it stays until it is dismissed.
    Choice,
}

/// What is open over the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it is about.
    pub topic: Topic,
    /// How it came to be open.
    pub by: By,
    /// Whether the focus goes into it, for a reader who came by key or from another card.
    pub entered: bool,
}

/// The state that views share. Cheap to copy: each field is a handle.
#[derive(Clone, Copy)]
pub struct Session {
    /// The article at hand.
    pub reading: RwSignal<Arc<Reading>>,
    /// The article that the panels beside it are about: the one at hand, as soon as all of it is on the page.
    pub settled: RwSignal<Arc<Reading>>,
    /// The card or explanation that is open; at most one is.
    pub opened: RwSignal<Option<Opened>>,
    /// Whether it stays when the reader goes elsewhere.
    pub pinned: RwSignal<bool>,
    /// One sentence about the article at hand, shown above it.
    pub notice: RwSignal<Option<String>>,
    /// Why the last text could not be opened, shown where the reader tried.
    pub refusal: RwSignal<Option<String>>,
}

impl Session {
    /// A session with an article.
    pub fn new(reading: Arc<Reading>) -> Self {
        Self {
            reading: RwSignal::new(reading.clone()),
            settled: RwSignal::new(reading),
            opened: RwSignal::new(None),
            pinned: RwSignal::new(false),
            notice: RwSignal::new(None),
            refusal: RwSignal::new(None),
        }
    }

    /// Opens a card or an explanation, in place of what was open.
    pub fn open(self, topic: Topic, by: By) {
        self.opened.set(Some(Opened { topic, by, entered: false }));
    }

    /// Opens what the reader chose, and moves the focus into it.
    pub fn enter(self, topic: Topic) {
        self.opened.set(Some(Opened { topic, by: By::Choice, entered: true }));
    }

    /// Closes what is open, pinned or not.
    pub fn close(self) {
        self.pinned.set(false);
        if self.opened.with_untracked(Option::is_some) {
            self.opened.set(None);
        }
    }
}
