//! The three browsers that the page is tested in, and what drives them.

use super::{cargo_tools, debian, on_path};
use crate::Outcome;
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;
use xshell::Shell;

/// A browser engine that the tests drive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit, as GTK's MiniBrowser on a virtual screen.
    WebKit,
}

impl Browser {
    /// All three.
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::WebKit => "webkit",
        }
    }

    /// Debian's packages of it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &["chromium", "chromium-driver"],
            Browser::Firefox => &["firefox-esr"],
            Browser::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    fn is_there(self) -> bool {
        match self {
            Browser::Chromium => chromium().is_some() && on_path("chromedriver").is_some(),
            Browser::Firefox => on_path("firefox-esr").or_else(|| on_path("firefox")).is_some(),
            Browser::WebKit => {
                ["WebKitWebDriver", "xvfb-run", "xauth"].iter().all(|program| on_path(program).is_some())
                    && mini_browser().is_some()
            }
        }
    }
}

impl FromStr for Browser {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let browser = Browser::ALL.into_iter().find(|browser| browser.name() == name);
        browser.ok_or_else(|| format!("there is no browser {name}; it is chromium, firefox or webkit"))
    }
}

/// Chromium's program: `$CHROME_PATH`, or what is on PATH.
pub fn chromium() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROME_PATH").map(PathBuf::from).filter(|path| path.is_file());
    chosen.or_else(|| ["chromium", "google-chrome", "chromium-browser"].iter().find_map(|name| on_path(name)))
}

/// GTK's small browser comes with its driver, in a folder that names the architecture.
fn mini_browser() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    libraries.map(|dir| dir.join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file())
}

/// Makes sure that these browsers and their drivers are there; an error names those that are not.
pub fn need_browsers(shell: &Shell, browsers: &[Browser], may_install: bool) -> Outcome {
    let missing: Vec<Browser> = browsers.iter().copied().filter(|browser| !browser.is_there()).collect();
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|browser| browser.name()).collect();
        let names = names.join(", ");
        eprintln!("Browsers not found: {names}");
        let packages: Vec<&str> = missing.iter().flat_map(|browser| browser.packages()).copied().collect();
        debian::install(shell, &packages, may_install).map_err(|error| {
            format!("{names}: {error}\nTo go on without one, say so: cargo xtask test --without-browser NAME")
        })?;
        if let Some(browser) = missing.iter().find(|browser| !browser.is_there()) {
            return Err(format!("{} is still not found after installing its packages", browser.name()).into());
        }
    }
    if browsers.contains(&Browser::Firefox) {
        cargo_tools::install(shell, &cargo_tools::GECKODRIVER)?;
    }
    Ok(())
}
