//! What the reader is doing: the article at hand, what is open over it, what there is to say.

use crate::cards::tools::Reader;
use crate::cards::{Topic, keeping};
use crate::correct::Layer;
use crate::intake::Errand;
use crate::reading::panels::kept_least;
use crate::reading::{Reading, Standing};
use crate::recent::list::Shelf;
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
    /// What stands in the article's element.
    pub standing: StoredValue<Standing, LocalStorage>,
    /// The level of confidence that a mark must reach to be shown: the legend's slider.
    pub least: RwSignal<usize>,
    /// The share of the article at hand that is on the page, 0 to 1.
    pub poured: RwSignal<f64>,
    /// Whether something is being read that is no plain text.
    pub bringing: StoredValue<bool>,
    /// The text that is being explained, if one is.
    pub errand: StoredValue<Option<Errand>, LocalStorage>,
    /// How far that is, 0 to 1, where it takes so long that the reader is told.
    pub progress: RwSignal<Option<f64>>,
    /// One sentence about what just happened, shown at the window's edge until it is put away.
    pub word: RwSignal<Option<String>>,
    /// What was already said once.
    said: StoredValue<Vec<String>>,
    /// The card or explanation that is open; at most one is.
    pub opened: RwSignal<Option<Opened>>,
    /// Whether it stays when the reader goes elsewhere.
    pub pinned: RwSignal<bool>,
    /// What the reader did with cards.
    pub reader: StoredValue<Reader, LocalStorage>,
    /// One sentence about the article at hand, shown above it.
    pub notice: RwSignal<Option<String>>,
    /// The article that the next one, or the one at hand, is compared with.
    pub compared: RwSignal<Option<Arc<Reading>>>,
    /// What the reader changed in the text at hand.
    pub layer: Layer,
    /// The articles that this device keeps, as the dialog shows them.
    pub shelf: Shelf,
    /// Why the last text could not be opened, shown where the reader tried.
    pub refusal: RwSignal<Option<String>>,
}

impl Session {
    /// A session with an article.
    pub fn new(reading: Arc<Reading>) -> Self {
        let reader = Reader { choices: keeping::kept(&reading), ..Reader::default() };
        Self {
            reading: RwSignal::new(reading.clone()),
            settled: RwSignal::new(reading),
            standing: StoredValue::new_local(Standing::default()),
            least: RwSignal::new(kept_least()),
            poured: RwSignal::new(1.0),
            bringing: StoredValue::new(false),
            errand: StoredValue::new_local(None),
            progress: RwSignal::new(None),
            word: RwSignal::new(None),
            said: StoredValue::new(Vec::new()),
            opened: RwSignal::new(None),
            pinned: RwSignal::new(false),
            reader: StoredValue::new_local(reader),
            notice: RwSignal::new(None),
            compared: RwSignal::new(None),
            layer: Layer::new(),
            shelf: Shelf::new(),
            refusal: RwSignal::new(None),
        }
    }

    /// Opens a card or an explanation, in place of what was open.
    pub fn open(self, topic: Topic, by: By) {
        self.leave_trail();
        self.opened.set(Some(Opened { topic, by, entered: false }));
    }

    /// Opens what the reader chose, and moves the focus into it.
    pub fn enter(self, topic: Topic) {
        self.leave_trail();
        self.opened.set(Some(Opened { topic, by: By::Choice, entered: true }));
    }

    /// What is open stays until it is dismissed: the reader did something in it.
    pub fn stay(self) {
        // Nothing in it changes, so nothing is drawn anew.
        self.opened.update_untracked(|opened| {
            if let Some(opened) = opened {
                opened.by = By::Choice;
            }
        });
    }

    fn leave_trail(self) {
        self.reader.update_value(|reader| {
            reader.trail.clear();
            reader.side = None;
        });
    }

    /// Says something at the window's edge that need be said only once.
    pub fn say_once(self, word: String) {
        if !self.said.with_value(|said| said.contains(&word)) {
            self.said.update_value(|said| said.push(word.clone()));
            self.word.set(Some(word));
        }
    }

    /// Whether no text is on its way to the page.
    pub fn is_free(self) -> bool {
        self.errand.with_value(Option::is_none) && !self.bringing.get_value()
    }

    /// Closes what is open, pinned or not.
    pub fn close(self) {
        self.pinned.set(false);
        self.leave_trail();
        if self.opened.with_untracked(Option::is_some) {
            self.opened.set(None);
        }
    }
}
