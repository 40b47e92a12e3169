//! The browsers that the page is tested in, and how WebDriver is asked for each.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

/// A browser engine, by the names that `cargo xtask test` uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit, as GTK's MiniBrowser on a virtual screen.
    WebKit,
}

/// What kind of session a behaviour is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A browser as it comes.
    Plain,
    /// One that runs no scripts of the page's.
    Scriptless,
    /// One that is a phone, where the engine can act as one; elsewhere a browser as it comes, which is then touched.
    Phone,
}

impl Engine {
    /// All three.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The program that drives it.
    pub fn driver(self) -> &'static str {
        match self {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::WebKit => "WebKitWebDriver",
        }
    }

    /// What a new session is asked for.
    pub fn capabilities(self, kind: Kind) -> Capabilities {
        let capabilities = match self {
            Engine::Chromium => chromium(kind),
            Engine::Firefox => firefox(kind),
            Engine::WebKit => webkit(kind),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("capabilities are an object"),
        }
    }
}

/// How Chromium is started.
pub const CHROMIUM: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

fn chromium(kind: Kind) -> Value {
    let mut arguments = CHROMIUM.to_vec();
    if kind == Kind::Scriptless {
        arguments.push("--blink-settings=scriptEnabled=false");
    }
    let mut options = json!({"args": arguments});
    if kind == Kind::Phone {
        let metrics = json!({"width": 390, "height": 700, "pixelRatio": 2.0, "touch": true});
        options["mobileEmulation"] = json!({"deviceMetrics": metrics});
    }
    if let Some(program) = env::var_os("CHROME_PATH") {
        options["binary"] = json!(program.to_string_lossy());
    }
    json!({"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}})
}

fn firefox(kind: Kind) -> Value {
    let scripts = kind != Kind::Scriptless;
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {"args": ["-headless"], "prefs": {"javascript.enabled": scripts}},
    })
}

fn webkit(kind: Kind) -> Value {
    let mut arguments = vec!["--automation"];
    if kind == Kind::Scriptless {
        arguments.push("--enable-javascript=false");
    }
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": {"binary": mini_browser().expect("GTK's MiniBrowser"), "args": arguments},
    })
}

/// GTK's small browser comes with its driver, in a folder that names the architecture.
fn mini_browser() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    libraries.map(|dir| dir.join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file())
}

/// Where Chromium is.
pub fn chromium_program() -> Option<PathBuf> {
    let chosen = env::var_os("CHROME_PATH").map(PathBuf::from);
    chosen.or_else(|| ["chromium", "google-chrome", "chromium-browser"].iter().find_map(|name| on_path(name)))
}

/// Where a program is: on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|dir| dir.join(OsStr::new(program))).find(|path| path.is_file())
}
