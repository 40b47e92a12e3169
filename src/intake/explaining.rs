//! A text on its way to the page: boot.js has it explained by a worker and tells how far that is; the reader may stop it.

use super::arriving;
use super::bringing;
use super::brought::Text;
use super::dialog;
use super::open::{open_reading, stays_here, tell_kept};
use super::refusal::Refusal;
use super::returning;
use crate::app::{call, element};
use crate::cards::tools;
use crate::correct::making;
use crate::reading::{Names, Reading, panels};
use crate::recent::store;
use crate::session::Session;
use crate::soon::soon;
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;
use whosays_engine::EntityId;
use whosays_texts::say;

/// A text that takes less than this is there before anybody could read of its progress.
const TOLD_AFTER: Duration = Duration::from_millis(400);

/// The share of the time that goes into explaining; the rest is putting it into the page.
const EXPLAINING: f64 = 0.6;

/// A text that is being explained.
pub struct Errand {
    /// Which one it is: what is told of an earlier one comes too late.
    number: u32,
    /// Its title where it has none.
    name: String,
    /// The text, where no file of the reader's holds it: it goes into the field if it does not get to the page.
    pasted: Option<String>,
    /// What goes before what the page says of every opened text.
    remark: Option<String>,
    /// What this device keeps it by, as far as that is known before all of it is here.
    key: Option<String>,
    /// Whether this device keeps it for this errand alone, and no more where that is cancelled.
    is_new: bool,
    /// What was on the page before.
    before: Before,
    /// The latest reading of this text.
    reading: Option<Arc<Reading>>,
    /// The whole article as the worker packed it, once that is here and until it is kept.
    packed: Option<JsValue>,
    /// Whether that reading is of the whole text.
    whole: bool,
    /// Whether the whole text is on the page with its panels. What comes after that comes quietly.
    there: bool,
    /// Whether the tab's history has an entry for it.
    is_entered: bool,
    /// What the worker told and nobody heeded yet, because a reading is arriving that was told before.
    told: VecDeque<Told>,
    arriving: bool,
    /// What the worker calls; kept for as long as it may.
    _tell: Closure<Tell>,
}

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    /// The errand that the reader cancelled last.
    static CANCELLED: Cell<u32> = const { Cell::new(0) };
}

type Tell = dyn FnMut(String, JsValue, JsValue, JsValue, JsValue);

/// A word that the worker tells, and what comes with it; see worker.js.
type Told = (String, [JsValue; 4]);

/// What was on the page, to go back to.
struct Before {
    reading: Arc<Reading>,
    notice: Option<String>,
    scrolled: f64,
}

/// Begins to load what explains texts, before the reader brings one.
pub fn prepare() {
    call("prepare", &[]);
}

/// Has a text explained, in place of one that still is; it is on the page a moment later, or there is a reason why not.
pub fn start(session: Session, text: Text) {
    let is_told = session.progress.get_untracked().is_some();
    leave(session);
    if is_told {
        session.progress.set(Some(0.0));
    }
    let number = NUMBER.replace(NUMBER.get() + 1) + 1;
    let tell = Closure::<Tell>::new(move |kind: String, first, second, third, fourth| {
        // After this call, because what is told may put an end to the errand that holds this closure.
        let told = (kind, [first, second, third, fourth]);
        soon(move || hear(session, number, told));
    });
    let words = Uint8Array::from(text.words.as_bytes()).into();
    let arguments = [words, text.form.name().into(), tell.as_ref().clone(), text.address.into()];
    let before = Before {
        reading: session.reading.get_untracked(),
        notice: session.notice.get_untracked(),
        scrolled: window().scroll_y().unwrap_or(0.0),
    };
    let Text { name, pasted, remark, key, .. } = text;
    let errand = Errand {
        number,
        name,
        pasted,
        remark,
        key,
        is_new: false,
        before,
        reading: None,
        packed: None,
        whole: false,
        there: false,
        is_entered: false,
        told: VecDeque::new(),
        arriving: false,
        _tell: tell,
    };
    session.errand.set_value(Some(errand));
    session.word.set(None);
    call("explain", &arguments);
    tell_later(session);
}

/// Shows how far it is, and the way to stop it, unless it is done by then.
pub fn tell_later(session: Session) {
    set_timeout(
        move || {
            let waits = is_under_way(session) || session.bringing.get_value();
            if waits && session.progress.get_untracked().is_none() {
                session.progress.set(Some(0.0));
                // What tells of it, and stops it, is on the page.
                dialog::close();
            }
        },
        TOLD_AFTER,
    );
}

/// Which text is on its way that is not wholly on the page, if one is.
pub fn under_way(session: Session) -> Option<u32> {
    session.errand.with_value(|errand| errand.as_ref().filter(|errand| !errand.there).map(|errand| errand.number))
}

fn is_under_way(session: Session) -> bool {
    under_way(session).is_some()
}

/// What this device keeps the text by that is on its way or was brought last, as far as that is known before all of it is here.
pub fn key(session: Session) -> Option<String> {
    session.errand.with_value(|errand| errand.as_ref()?.key.clone())
}

/// Hears that the text of an errand is kept by this key already, since then where that `is_new`.
pub fn note_early(session: Session, number: u32, key: &str, is_new: bool) {
    let note = |errand: &mut Errand| (errand.key, errand.is_new) = (Some(key.to_owned()), is_new);
    if with_errand(session, number, note).is_some() {
        returning::note(session);
        tell_kept(session);
    } else if is_new && CANCELLED.get() == number {
        store::forget_cancelled(key.to_owned());
    }
}

/// Puts a reading in the place of the one that the errand brought, of the same text: what comes later for that goes on with
/// this.
pub fn replace(session: Session, before: &Arc<Reading>, by: &Arc<Reading>) {
    session.errand.update_value(|errand| {
        let mine = |errand: &Errand| errand.reading.as_ref().is_some_and(|reading| Arc::ptr_eq(reading, before));
        if let Some(errand) = errand.as_mut().filter(|errand| mine(errand)) {
            errand.reading = Some(by.clone());
        }
    });
}

/// Does not keep what the errand brought, because the reader mended its details: as it is now it is kept at once.
pub fn keep_no_more(session: Session) {
    session.errand.update_value(|errand| {
        if let Some(errand) = errand {
            errand.packed = None;
        }
    });
}

/// Stops reading or explaining and goes back to what was on the page; whether there was anything to stop.
pub fn stop(session: Session) -> bool {
    if bringing::stop(session) {
        session.word.set(Some(say("Cancelled.").into()));
        return true;
    }
    if !is_under_way(session) {
        return false;
    }
    let errand =
        session.errand.with_value(|errand| errand.as_ref().map(|e| (e.number, e.key.clone().filter(|_| e.is_new))));
    let kept = give_up(session);
    if let Some((number, key)) = errand {
        CANCELLED.set(number);
        key.into_iter().for_each(store::forget_cancelled);
    }
    session
        .word
        .set(Some(if kept { say("Cancelled. Your text is still in the field.") } else { say("Cancelled.") }.into()));
    true
}

/// Forgets the errand, whatever its state: the reader has gone elsewhere.
pub fn leave(session: Session) {
    call("cancel", &[]);
    session.bringing.set_value(false);
    session.errand.set_value(None);
    session.progress.set(None);
}

/// Puts back what was on the page before; whether the text is in the field now.
pub fn give_up(session: Session) -> bool {
    let errand = session.errand.try_update_value(Option::take).flatten();
    leave(session);
    let Some(errand) = errand else { return false };
    if errand.reading.is_some() {
        let before = errand.before;
        open_reading(session, before.reading, before.notice);
        scroll_to(before.scrolled);
        returning::go_back(session, errand.is_entered);
    }
    let field: HtmlTextAreaElement = element("intake-text").unchecked_into();
    match errand.pasted {
        Some(text) => field.set_value(&text),
        None => return false,
    }
    true
}

fn scroll_to(top: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(top);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Does something with errand `number`, unless another has taken its place.
fn with_errand<T>(session: Session, number: u32, act: impl FnOnce(&mut Errand) -> T) -> Option<T> {
    let mine = |errand: &Errand| errand.number == number;
    session.errand.try_update_value(|errand| errand.as_mut().filter(|errand| mine(errand)).map(act)).flatten()
}

fn hear(session: Session, number: u32, told: Told) {
    with_errand(session, number, |errand| errand.told.push_back(told));
    heed(session, number);
}

/// Does what follows from what was told, in its order.
fn heed(session: Session, number: u32) {
    let next = |errand: &mut Errand| if errand.arriving { None } else { errand.told.pop_front() };
    while let Some((kind, [first, second, third, fourth])) = with_errand(session, number, next).flatten() {
        match kind.as_str() {
            "remark" => drop(with_errand(session, number, |errand| errand.remark = first.as_string())),
            "early" => {
                // What it is called in the list is found when all of it is here.
                let title = session.reading.with_untracked(|reading| reading.article.meta.title.clone());
                store::keep_early(session, number, title, [first, second, third]);
            }
            "further" => tools::wait_for(session, EntityId(first.as_f64().unwrap_or_default() as usize)),
            "progress" => advance(session, first.as_f64().unwrap_or(0.0) * EXPLAINING),
            "begun" | "whole" => {
                let whole = kind == "whole";
                let begin = |errand: &mut Errand| {
                    errand.arriving = true;
                    errand.packed = whole.then(|| first.clone());
                    errand.name.clone()
                };
                if let Some(name) = with_errand(session, number, begin) {
                    let not_english = third.as_string();
                    let extent = arriving::Extent { is_whole: whole, names: Names::Awaited };
                    arriving::read(&first, &second, &fourth, name, extent, move |reading| {
                        arrive(session, number, reading, whole, not_english)
                    });
                }
            }
            "again" | "linked" => {
                // Unless the reader has left it for another.
                let at_hand = session.reading.get_untracked();
                let is_mine = |errand: &mut Errand| {
                    errand.arriving = errand.reading.as_ref().is_some_and(|reading| Arc::ptr_eq(reading, &at_hand));
                    errand.arriving
                };
                if with_errand(session, number, is_mine) == Some(true) {
                    let not_english = second.as_string();
                    let names = if fourth.is_truthy() { Names::Here } else { Names::Missing };
                    let extent = arriving::Extent { is_whole: true, names };
                    let names_only = kind == "linked";
                    arriving::again(&at_hand, &first, &third, names_only, extent, move |reading| {
                        arrive(session, number, reading, true, not_english)
                    });
                }
            }
            // The last that is told: the worker or its module is gone.
            _ if second.as_string().is_some() => lose(session),
            _ => {
                if let Some(word) = first.as_string() {
                    session.say_once(word);
                }
            }
        }
    }
}

/// Puts a reading of errand `number` into the page, and goes on with what was told meanwhile.
fn arrive(session: Session, number: u32, reading: Option<Reading>, whole: bool, not_english: Option<String>) {
    // Taken out while the page changes, because what follows from that asks for it.
    let mine = |errand: &Option<Errand>| errand.as_ref().is_some_and(|errand| errand.number == number);
    if !session.errand.with_value(mine) {
        return;
    }
    let Some(mut errand) = session.errand.try_update_value(Option::take).flatten() else { return };
    errand.arriving = false;
    errand.whole |= whole;
    let show = |reading| {
        let reading = Reading { is_english: not_english.is_none(), ..reading };
        errand.show(session, reading.into(), not_english.as_deref());
    };
    let read = reading.map(show).is_some();
    session.errand.set_value(Some(errand));
    if read { heed(session, number) } else { lose(session) }
}

/// The text cannot be explained: what was on the page before comes back, and the reader is told.
fn lose(session: Session) {
    give_up(session);
    // After what puts the page back, which closes the dialog.
    soon(move || dialog::refuse(session, &Refusal::Unexplained));
}

impl Errand {
    /// Puts a reading into the page: from its beginning, or over the one of the same text that is there.
    fn show(&mut self, session: Session, reading: Arc<Reading>, not_english: Option<&str>) {
        let reading = making::take_up(session, &reading);
        let notice = stays_here(&reading, not_english, self.key.is_some());
        let notice = [self.remark.as_deref(), Some(&notice)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if self.reading.replace(reading.clone()).is_none() {
            open_reading(session, reading, Some(notice));
            self.is_entered = returning::enter(session, self.key.clone());
        } else {
            panels::tell_language(&reading);
            panels::show_again(session, reading);
            session.notice.set(Some(notice));
        }
    }
}

/// Shows how far it is, once that is shown at all.
pub fn advance(session: Session, share: f64) {
    if session.progress.get_untracked().is_some() {
        session.progress.set(Some(share));
    }
}

/// Follows what gets into the page: the last part of the way.
pub fn follow(session: Session) {
    Effect::new(move |_| {
        let poured = session.poured.get();
        let whole = session.errand.with_value(|errand| errand.as_ref().is_some_and(|errand| errand.whole));
        if whole {
            advance(session, EXPLAINING + (1.0 - EXPLAINING) * poured);
        }
    });
    Effect::new(move |_| {
        let settled = session.settled.get();
        let there = |errand: &Errand| errand.whole && errand.reading.as_ref().is_some_and(|r| Arc::ptr_eq(r, &settled));
        session.errand.update_value(|errand| {
            if let Some(errand) = errand.as_mut().filter(|errand| there(errand)) {
                errand.there = true;
                session.progress.set(None);
                call("shown", &[]);
                if let Some(packed) = errand.packed.take() {
                    let title = settled.article.meta.title.as_ref();
                    let has_title = errand.pasted.is_none() || title != Some(&errand.name);
                    store::keep(session, &settled, packed, has_title, false);
                }
            }
        });
    });
}
