//! What a reader's hands do: pointer, finger, keys.

use crate::page::{OFTEN, Page, SOON};
use fantoccini::actions::{
    ActionSequence, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long a hand takes from one place to another.
const TRAVEL: Duration = Duration::from_millis(60);

/// Scrolls an element to a place in the viewport.
const SCROLL: &str =
    "document.querySelector(arguments[0]).scrollIntoView({ block: arguments[1], behavior: 'instant' })";

/// Where the middle of an element's first line is.
const MIDDLE: &str = "const box = document.querySelector(arguments[0]).getClientRects()[0];
    return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];";

/// Whether the middle of an element's first line is where a click would reach it, well inside of the viewport.
const IN_REACH: &str = "const element = document.querySelector(arguments[0]);
    const box = element.getClientRects()[0];
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const found = document.elementFromPoint(x, y);
    return box.top > 20 && box.bottom < innerHeight - 20 && (element.contains(found) || found?.contains(element) === true)";

/// An element that was in one place so many times has arrived, and was drawn there.
const SETTLED: usize = 3;

/// A point of the viewport, the middle first, where nothing answers to a click, nor as near as a finger is wide.
const NOWHERE: &str = "
    const answers = ':popover-open, .statement, a, button, input, label, summary, #strip';
    const root = document.documentElement;
    const free = (x, y) => !document.elementFromPoint(x, y)?.closest(answers);
    for (const y of [0.5, 0.3, 0.7, 0.1, 0.9, 0.03, 0.97]) {
        for (const x of [0.5, 0.7, 0.3, 0.9, 0.1, 0.97, 0.03]) {
            const point = [Math.round(root.clientWidth * x), Math.round(innerHeight * y)];
            const near = [-24, -12, 0, 12, 24].flatMap((by) => [[by, 0], [0, by]]);
            if (near.every(([right, down]) => free(point[0] + right, point[1] + down))) return point;
        }
    }";

impl Page {
    async fn act(&self, what: &str, actions: impl Into<ActionSequence>) {
        let done = self.client.perform_actions(actions.into()).await;
        done.unwrap_or_else(|error| panic!("{what}: {error}"));
    }

    /// Moves the mouse to a point in the viewport.
    pub async fn point_at(&self, (x, y): (f64, f64)) {
        let travel = PointerAction::MoveTo { duration: Some(TRAVEL), x: x.round(), y: y.round() };
        self.act("the mouse moves", MouseActions::new("mouse".into()).then(travel)).await;
    }

    /// Brings an element into view and moves the mouse over its first line.
    pub async fn hover(&self, selector: &str) {
        let middle = self.bring(selector, "center").await;
        self.point_at(middle).await;
    }

    /// Scrolls an element to the viewport's `start`, `center` or `end`, and says where its first line's middle is.
    pub async fn bring(&self, selector: &str, block: &str) -> (f64, f64) {
        self.ask(SCROLL, &[json!(selector), json!(block)]).await;
        let middle = self.settled(selector, MIDDLE, &[json!(selector)]).await;
        (middle[0].as_f64().unwrap_or_default(), middle[1].as_f64().unwrap_or_default())
    }

    /// A script's answer, when it has been the same a few times. Frames are not counted in the page, because one
    /// without scripts counts none.
    async fn settled(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let started = Instant::now();
        let (mut last, mut times) = (Value::Null, 0);
        while times < SETTLED {
            assert!(started.elapsed() < SOON, "waited {SOON:?} until {what} comes to rest");
            let now = self.ask(script, arguments).await;
            times = if now == last { times + 1 } else { 1 };
            last = now;
            tokio::time::sleep(OFTEN).await;
        }
        last
    }

    /// Moves the mouse to the page's corner, where nothing is.
    pub async fn away(&self) {
        self.point_at((1.0, 1.0)).await;
    }

    /// Clicks a point in the viewport.
    pub async fn click_at(&self, (x, y): (f64, f64)) {
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: x.round(), y: y.round() })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act("the mouse clicks", mouse).await;
    }

    /// Brings an element into view and clicks the middle of its first line. What can be reached as it is, such as a link
    /// in an open card, is left where it is: scrolling moves the page behind the card, and the card with it.
    pub async fn click(&self, selector: &str) {
        let middle = self.within_reach(selector).await;
        self.click_at(middle).await;
    }

    /// Where an element can be clicked, when it rests there.
    async fn within_reach(&self, selector: &str) -> (f64, f64) {
        let started = Instant::now();
        loop {
            if self.ask(IN_REACH, &[json!(selector)]).await != true {
                self.ask(SCROLL, &[json!(selector), json!("center")]).await;
            }
            let middle = self.settled(selector, MIDDLE, &[json!(selector)]).await;
            let reached = self.ask(IN_REACH, &[json!(selector)]).await == true;
            // where nothing can bring it into reach, the click shows what is in its way
            if reached || started.elapsed() > SOON / 4 {
                return (middle[0].as_f64().unwrap_or_default(), middle[1].as_f64().unwrap_or_default());
            }
        }
    }

    /// A point where nothing answers to a click.
    pub async fn nowhere(&self) -> (f64, f64) {
        let point = self.ask(NOWHERE, &[]).await;
        let side = |at: usize| point[at].as_f64().expect("there is a free place on the screen");
        (side(0), side(1))
    }

    /// Clicks where nothing is.
    pub async fn click_nowhere(&self) {
        self.click_at(self.nowhere().await).await;
    }

    /// Presses the mouse in one place and lets go in another.
    pub async fn drag(&self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: x.round(), y: y.round() })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::MoveTo { duration: Some(TRAVEL), x: to_x.round(), y: to_y.round() })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act("the mouse drags", mouse).await;
    }

    /// Taps a point in the viewport with a finger.
    pub async fn tap_at(&self, (x, y): (f64, f64)) {
        let finger = TouchActions::new("finger".into())
            .then(PointerAction::MoveTo { duration: None, x: x.round(), y: y.round() })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act("a finger taps", finger).await;
    }

    /// Brings an element into view and taps the middle of its first line.
    pub async fn tap(&self, selector: &str) {
        let middle = self.bring(selector, "center").await;
        self.tap_at(middle).await;
    }

    /// Presses a key.
    pub async fn press(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keys".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.act("a key is pressed", keys).await;
    }

    /// Presses a letter while Control is held.
    pub async fn press_with_control(&self, letter: char) {
        let control = char::from(Key::Control);
        let keys = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: letter })
            .then(KeyAction::Up { value: letter })
            .then(KeyAction::Up { value: control });
        self.act("keys are pressed", keys).await;
    }

    /// Types a text where the focus is.
    pub async fn type_text(&self, text: &str) {
        let focused =
            self.client.active_element().await.unwrap_or_else(|error| panic!("something has the focus: {error}"));
        focused.send_keys(text).await.unwrap_or_else(|error| panic!("the focused element takes a text: {error}"));
    }
}
