//! What a reader's hands do: pointer, finger, keys.

use crate::page::{OFTEN, Page, SOON};
use fantoccini::actions::{
    ActionSequence, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The page's corner, where nothing is.
pub const CORNER: (f64, f64) = (1.0, 1.0);

/// How long a hand takes from one place to another.
const TRAVEL: Duration = Duration::from_millis(60);

/// Scrolls an element to a place in the viewport.
const SCROLL: &str =
    "document.querySelector(arguments[0]).scrollIntoView({ block: arguments[1], behavior: 'instant' })";

/// Where the middle of an element's first line is, and whether a click there reaches the element; null without one.
/// Scrolls to it again, when told where to, if it has left the screen because things around it took their size.
const MIDDLE: &str = "
    const [selector, block] = arguments;
    const element = document.querySelector(selector);
    const middle = () => {
        const box = element?.getClientRects()[0];
        return box && [Math.round((box.left + box.right) / 2), Math.round((box.top + box.bottom) / 2)];
    };
    let point = middle();
    if (!point) return null;
    if (block && !document.elementFromPoint(...point)) {
        element.scrollIntoView({ block, behavior: 'instant' });
        point = middle();
    }
    const [x, y] = point;
    const hit = document.elementFromPoint(x, y);
    return element.contains(hit) ? { x, y, free: true } : { x, y, free: false, hit: hit?.outerHTML.slice(0, 120) };";

/// What was in one place so many times, with two frames drawn before each, has arrived there.
const SETTLED: usize = 3;

/// Waits until the page has done what it does once a frame, such as moving a card along with the text. A window that
/// nobody draws has no frames.
const DRAWN: &str = "
    const frame = () => new Promise((drawn) => { requestAnimationFrame(drawn); setTimeout(drawn, 500); });
    await frame();
    await frame();";

/// A point of the viewport, the middle first, where nothing answers to a click, nor as near as a finger is wide.
const NOWHERE: &str = "
    const answers = ':popover-open, .statement, a, button, input, label, summary, #strip, .sureness';
    const root = document.documentElement;
    const free = (x, y) => !document.elementFromPoint(x, y)?.closest(answers);
    for (const y of [0.5, 0.3, 0.7, 0.1, 0.9, 0.03, 0.97]) {
        for (const x of [0.5, 0.7, 0.3, 0.9, 0.1, 0.97, 0.03]) {
            const point = [Math.round(root.clientWidth * x), Math.round(innerHeight * y)];
            const near = [-24, -12, 0, 12, 24].flatMap((by) => [[by, 0], [0, by]]);
            if (!near.every(([right, down]) => free(point[0] + right, point[1] + down))) continue;
            return { x: point[0], y: point[1], free: true };
        }
    }";

impl Page {
    async fn act(&self, what: &str, actions: impl Into<ActionSequence>) {
        let done = self.client.perform_actions(actions.into()).await;
        done.unwrap_or_else(|error| panic!("{what}: {error}"));
    }

    /// Moves the mouse to some points in the viewport, one after the other in one movement.
    pub async fn wander(&self, points: &[(f64, f64)]) {
        let travel = |mouse: MouseActions, (x, y): &(f64, f64)| {
            mouse.then(PointerAction::MoveTo { duration: Some(TRAVEL), x: x.round(), y: y.round() })
        };
        self.act("the mouse moves", points.iter().fold(MouseActions::new("mouse".into()), travel)).await;
    }

    /// Moves the mouse to a point in the viewport.
    pub async fn point_at(&self, point: (f64, f64)) {
        self.wander(&[point]).await;
    }

    /// Brings an element into view and moves the mouse over its first line.
    pub async fn hover(&self, selector: &str) {
        let middle = self.bring(selector, "center").await;
        self.point_at(middle).await;
    }

    /// Scrolls an element to the viewport's `start`, `center` or `end`, and says where its first line's middle is.
    pub async fn bring(&self, selector: &str, block: &str) -> (f64, f64) {
        let arguments = [json!(selector), json!(block)];
        self.ask(SCROLL, &arguments).await;
        point_of(&self.settled(selector, MIDDLE, &arguments).await)
    }

    /// The answer of a script that says where something is, when it has been the same a few times and a click there
    /// would reach it.
    pub async fn settled(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let started = Instant::now();
        let (mut last, mut times) = (Value::Null, 0);
        while times < SETTLED {
            assert!(started.elapsed() < SOON, "waited {SOON:?} until {what} is at rest and free to be clicked: {last}");
            self.drawn().await;
            let now = self.ask(script, arguments).await;
            times = match now["free"] == true {
                true if now == last => times + 1,
                true => 1,
                false => 0,
            };
            if now["free"] == false {
                // What opened under the resting mouse when the page was scrolled closes again.
                self.away().await;
            }
            last = now;
        }
        last
    }

    /// Lets a page that is awake draw what it was about to draw. One without scripts moves nothing later.
    async fn drawn(&self) {
        let awake = "return document.documentElement.dataset.state === 'ready'";
        match self.ask(awake, &[]).await == true {
            true => drop(self.ask_later(DRAWN, &[]).await),
            false => tokio::time::sleep(OFTEN).await,
        }
    }

    /// Moves the mouse to the page's corner, where nothing is.
    pub async fn away(&self) {
        self.point_at(CORNER).await;
    }

    /// Clicks a point in the viewport.
    pub async fn click_at(&self, point: (f64, f64)) {
        self.act("the mouse clicks", press(mouse_at(point))).await;
    }

    /// Brings an element into view and clicks the middle of its first line.
    pub async fn click(&self, selector: &str) {
        let arguments = [json!(selector), json!("center")];
        self.ask(SCROLL, &arguments).await;
        self.click_found(selector, MIDDLE, &arguments).await;
    }

    /// Clicks the middle of an element's first line, wherever it is in view.
    pub async fn click_in_place(&self, selector: &str) {
        self.click_found(selector, MIDDLE, &[json!(selector)]).await;
    }

    /// Clicks what a script finds, and gives the script's answer. The mouse goes there first, as a hand does: what
    /// moves or opens on the way is then seen before the click.
    pub async fn click_found(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let (place, at) = self.reach(what, script, arguments).await;
        self.click_at(at).await;
        place
    }

    /// Brings an element into view and clicks it twice at once.
    pub async fn double_click(&self, selector: &str) {
        self.ask(SCROLL, &[json!(selector), json!("center")]).await;
        let (_, at) = self.reach(selector, MIDDLE, &[json!(selector)]).await;
        self.act("the mouse clicks twice", press(press(mouse_at(at)))).await;
    }

    /// Moves the mouse to what a script finds, until it is there to stay.
    async fn reach(&self, what: &str, script: &str, arguments: &[Value]) -> (Value, (f64, f64)) {
        let started = Instant::now();
        loop {
            let place = self.settled(what, script, arguments).await;
            let at = point_of(&place);
            self.act("the mouse moves", mouse_at(at)).await;
            self.drawn().await;
            if self.ask(script, arguments).await == place {
                return (place, at);
            }
            assert!(started.elapsed() < SOON, "waited {SOON:?} until {what} stays where it was: {place}");
            self.away().await;
        }
    }

    /// A point where nothing answers to a click.
    pub async fn nowhere(&self) -> (f64, f64) {
        point_of(&self.settled("a place where nothing is", NOWHERE, &[]).await)
    }

    /// Clicks where nothing is.
    pub async fn click_nowhere(&self) {
        self.click_at(self.nowhere().await).await;
    }

    /// Presses the mouse in one place and lets go in another.
    pub async fn drag(&self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        let mouse = mouse_at((x, y))
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
        self.press_in_a_row(key, 1).await;
    }

    /// Presses a key some times as fast as the browser takes it.
    pub async fn press_in_a_row(&self, key: Key, times: u64) {
        let value = char::from(key);
        let press = |keys: KeyActions, _| keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.act("a key is pressed", (0..times).fold(KeyActions::new("keys".into()), press)).await;
    }

    /// Presses Tab some times while Shift is held, which goes back.
    pub async fn press_back(&self, times: u64) {
        let (shift, value) = (char::from(Key::Shift), char::from(Key::Tab));
        let press = |keys: KeyActions, _| keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        let keys = KeyActions::new("keys".into()).then(KeyAction::Down { value: shift });
        self.act("keys are pressed", (0..times).fold(keys, press).then(KeyAction::Up { value: shift })).await;
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

/// The point in a script's answer.
fn point_of(answer: &Value) -> (f64, f64) {
    let side = |name: &str| answer[name].as_f64().unwrap_or_else(|| panic!("a point, not {answer}"));
    (side("x"), side("y"))
}

/// A mouse that goes to a point at once.
fn mouse_at((x, y): (f64, f64)) -> MouseActions {
    let there = PointerAction::MoveTo { duration: None, x: x.round(), y: y.round() };
    MouseActions::new("mouse".into()).then(there)
}

/// And then clicks.
fn press(mouse: MouseActions) -> MouseActions {
    let button = MOUSE_BUTTON_LEFT;
    mouse.then(PointerAction::Down { button }).then(PointerAction::Up { button })
}
