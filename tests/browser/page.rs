//! The page as a reader meets it: opening it, asking it, waiting for it.

use crate::engine::Engine;
use crate::sites::Sites;
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the page may take for what it does at once. Generous, for machines under load.
pub const SOON: Duration = Duration::from_secs(20);

/// How often it is asked meanwhile.
pub const OFTEN: Duration = Duration::from_millis(15);

/// How long a window may take to have the size that it was given, before it is asked for again.
const RESIZED: Duration = Duration::from_millis(600);

/// How long something that must not happen is waited for: longer than every delay of the page's own.
const WHILE: Duration = Duration::from_millis(650);

/// A page in a browser. Steps panic, with what was expected, where the page does otherwise.
#[derive(Clone)]
pub struct Page {
    /// The session.
    pub client: Client,
    /// The browser that it runs in.
    pub engine: Engine,
    /// Where the sites are.
    pub sites: Arc<Sites>,
}

/// A rectangle in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Rect {
    /// A rectangle as a script reports it.
    pub fn of(value: &Value) -> Self {
        let side = |name: &str| value[name].as_f64().unwrap_or_else(|| panic!("a rectangle, not {value}"));
        Self { left: side("left"), top: side("top"), right: side("right"), bottom: side("bottom") }
    }

    /// The point in the middle.
    pub fn middle(self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether `other` lies inside this one.
    pub fn holds(self, other: Rect) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }
}

impl Page {
    /// A page that is still to be opened.
    pub fn new(client: Client, engine: Engine, sites: Arc<Sites>) -> Self {
        Self { client, engine, sites }
    }

    /// Opens the site in a window of a laptop's size, and waits until it is awake.
    pub async fn open(&self) {
        self.resize(1280, 800).await;
        self.open_asleep(self.sites.whole.address()).await;
        self.until_awake().await;
    }

    /// Opens an address without waiting for more than the document.
    pub async fn open_asleep(&self, address: &str) {
        self.away().await;
        // To browsers, an address that is open already is loaded again, which would bring back what was opened there.
        // The same with a reading list that a behaviour before has left in this tab.
        let anew = "history.replaceState(null, ''); sessionStorage.removeItem('whosays-reading-list')";
        let _ = self.client.execute(anew, Vec::new()).await;
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address} opens: {error}"));
    }

    /// Opens the site in a viewport of this size, smaller than some browsers' windows can be, and waits until it is
    /// awake.
    pub async fn open_in_frame(&self, width: u32, height: u32) {
        self.open_in_frame_asleep(self.sites.whole.address(), width, height).await;
        self.until_awake().await;
    }

    /// Opens an address in a frame of this size.
    pub async fn open_in_frame_asleep(&self, address: &str, width: u32, height: u32) {
        self.resize(1280, 800).await;
        self.open_beside_site().await;
        let make = "const frame = document.createElement('iframe');
            frame.style = `position: fixed; inset: 0; border: 0; width: ${arguments[1]}px; height: ${arguments[2]}px`;
            frame.src = arguments[0];
            const loaded = new Promise((loaded) => frame.addEventListener('load', loaded));
            document.body.append(frame);
            await loaded;";
        self.ask_later(make, &[json!(address), json!(width), json!(height)]).await;
        let frame = self.element("iframe").await;
        frame.enter_frame().await.unwrap_or_else(|error| panic!("the frame can be entered: {error}"));
        assert_eq!(self.ask("return [innerWidth, innerHeight]", &[]).await, json!([width, height]));
    }

    /// Opens a page of the same origin that is none of the site's, so that a script may watch the site from there.
    pub async fn open_beside_site(&self) {
        self.open_asleep(&format!("{}nothing-is-here", self.sites.whole.address())).await;
    }

    /// Waits until the page answers to the reader.
    pub async fn until_awake(&self) {
        self.until("the page is ready", "return document.documentElement?.dataset.state === 'ready'", &[]).await;
    }

    /// Has the browser forget everything that the site keeps in it for longer than a visit.
    pub async fn forget_all(&self) {
        let forget = "localStorage.clear();
            await new Promise((done, fail) => {
              const forgetting = indexedDB.deleteDatabase('whosays');
              [forgetting.onsuccess, forgetting.onerror] = [done, fail];
            });
            return true";
        assert_eq!(self.ask_later(forget, &[]).await, true);
    }

    /// Opens the page with nothing kept.
    pub async fn open_with_nothing_kept(&self) {
        self.open().await;
        self.forget_all().await;
    }

    /// Gives the viewport this size, as far as the browser's smallest window allows.
    pub async fn resize(&self, width: u32, height: u32) {
        // A behaviour before may have ended in a frame, which has a size of its own.
        self.client.clone().enter_parent_frame().await.unwrap_or_else(|error| panic!("a frame can be left: {error}"));
        for _ in 0..3 {
            // What the browser keeps for itself comes on top.
            let sizes = self.ask("return [innerWidth, innerHeight, outerWidth, outerHeight]", &[]).await;
            let side = |at: usize| sizes[at].as_u64().unwrap_or_default() as u32;
            let outer = [0, 1].map(|at| [width, height][at] + side(at + 2).saturating_sub(side(at)));
            if [side(0), side(1)] == [width, height] {
                return;
            }
            let set = self.client.set_window_rect(0, 0, outer[0], outer[1]).await;
            set.unwrap_or_else(|error| panic!("the window can be resized: {error}"));
            let started = Instant::now();
            while started.elapsed() < RESIZED {
                if self.ask("return [innerWidth, innerHeight]", &[]).await == json!([width, height]) {
                    return;
                }
                tokio::time::sleep(OFTEN).await;
            }
        }
    }

    /// Runs a function's body in the page and returns its value.
    pub async fn ask(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.client.execute(script, arguments.to_vec()).await;
        answer.unwrap_or_else(|error| panic!("a script fails: {error}\n{script}"))
    }

    /// Like [`Page::ask`], for a body that awaits.
    pub async fn ask_later(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async function () {{ {script} }}).apply(null, arguments).then(done, (error) => done(`failed: ${{error}}`));"
        );
        let answer = self.client.execute_async(&script, arguments.to_vec()).await;
        answer.unwrap_or_else(|error| panic!("a script fails: {error}\n{script}"))
    }

    /// A script's answer as text; empty for null.
    pub async fn text(&self, script: &str, arguments: &[Value]) -> String {
        self.ask(script, arguments).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a script's answer is true.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) {
        let started = Instant::now();
        loop {
            let answer = self.client.execute(script, arguments.to_vec()).await;
            match answer {
                Ok(Value::Bool(true)) => return,
                answer if started.elapsed() > SOON => {
                    panic!("waited {SOON:?} until {what}; the last answer: {answer:?}")
                }
                _ => tokio::time::sleep(OFTEN).await,
            }
        }
    }

    /// Watches that a script's answer stays true for longer than the page delays anything.
    pub async fn remains(&self, what: &str, script: &str, arguments: &[Value]) {
        let started = Instant::now();
        while started.elapsed() < WHILE {
            let answer = self.ask(script, arguments).await;
            assert_eq!(answer, true, "for a while, {what}; after {:?} no more", started.elapsed());
            tokio::time::sleep(OFTEN).await;
        }
    }

    /// The first element that a selector finds.
    pub async fn element(&self, selector: &str) -> Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector} is on the page: {error}"))
    }

    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> usize {
        let found = self.client.find_all(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector} can be looked for: {error}")).len()
    }

    /// The box of the first element that a selector finds, or of its first line where it has several.
    pub async fn rect(&self, selector: &str) -> Rect {
        let script = "const box = document.querySelector(arguments[0]).getClientRects()[0];
            return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };";
        Rect::of(&self.ask(script, &[json!(selector)]).await)
    }

    /// The text of `#article`, marks and cards aside.
    pub async fn article(&self) -> String {
        self.text("return document.querySelector('#article').textContent", &[]).await
    }

    /// What the page looks like at a failure: its state in words, and where the picture of it is.
    pub async fn describe(&self, name: &str) -> String {
        let script = "const active = document.activeElement;
            const open = document.querySelector('[data-card]:popover-open, [popover]:popover-open');
            return `state ${document.documentElement.dataset.state}, focus on ${active?.tagName}#${active?.id}.${active
                ?.className}, open: ${open?.outerHTML.slice(0, 80)}`;";
        let state = match self.client.execute(script, Vec::new()).await {
            Ok(state) => state.to_string(),
            Err(error) => format!("it gives no answer: {error}"),
        };
        let Ok(picture) = self.client.screenshot().await else { return state };
        let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}.png", self.engine.name()));
        match fs::write(&file, picture) {
            Ok(()) => format!("{state}, see {}", file.display()),
            Err(_) => state,
        }
    }
}
