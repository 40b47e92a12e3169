//! Trusted Types: no string becomes a script, a script's address elsewhere, or markup that acts, whoever hands it to the browser.

use crate::behaviour::behaviours;
use crate::driver::Driver;
use crate::engine::{Engine, Kind};
use crate::intake::file;
use crate::page::Page;
use crate::sites::UNKEPT;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::site_server::Fault;

behaviours!(Plain:
    strings_become_no_scripts,
    markup_that_acts_is_refused_and_ours_is_not,
    nobody_makes_another_policy,
    // All three browsers know of Trusted Types; this one can be told not to.
    a_browser_without_them_shows_and_explains in Firefox,
);

/// What the policies of pages say of strings.
const TRUST: &str = "; require-trusted-types-for 'script'; trusted-types default chosen";

/// Puts `arguments[1]` where browsers would run it or load what it names; gives the ways in which that was not refused.
const SINKS: &str = "
    const [other, script] = arguments;
    const ways = {
        'src of a script': () => { document.createElement('script').src = other; },
        'setAttribute of a script': () => document.createElement('script').setAttribute('src', other),
        'text of a script': () => { document.createElement('script').text = script; },
        'textContent of a script': () => { document.createElement('script').textContent = script; },
        'a worker': () => new Worker(other),
        'a shared worker': () => new SharedWorker(other),
        'eval': () => window.eval(script),
        'Function': () => new window.Function(script),
        'setTimeout': () => setTimeout(script),
        'srcdoc': () => { document.createElement('iframe').srcdoc = `<script>${script}</script>`; },
        'document.write': () => document.write(`<script>${script}</script>`),
        'DOMParser': () => new DOMParser().parseFromString(`<script>${script}</script>`, 'text/html'),
        'createContextualFragment': () => document.createRange().createContextualFragment(`<script>${script}</script>`),
        'insertAdjacentHTML': () => document.body.insertAdjacentHTML('beforeend', `<img src=none onerror='${script}'>`),
        'outerHTML': () => { document.body.appendChild(document.createElement('p')).outerHTML = `<p onclick='${script}'>`; },
    };
    const let_through = [];
    // What a driver has run may use eval; what follows later may not.
    await new Promise((next) => setTimeout(next));
    for (const [name, act] of Object.entries(ways)) {
        try { act(); let_through.push(name); } catch {}
    }
    await new Promise((next) => setTimeout(next, 50));
    return [let_through, window.ran ?? false];";

/// Puts markup into an element that is in no page; gives what of it was let through.
const MARKUP: &str = "return arguments[0].filter((html) => {
        try { document.createElement('template').innerHTML = html; return true; } catch { return false; }
    })";

/// Markup that would act.
const ACTS: [&str; 19] = [
    "<script>ran = 1</script>",
    "<SCRIPT src=\"x.js\"></SCRIPT>",
    "<svg><script href=\"x.js\"></script></svg>",
    "<img src=\"none\" onerror=\"ran = 1\">",
    "<img/src=none/onerror=ran=1>",
    "<p title=\">\" onclick=\"ran = 1\">x</p>",
    "<p title='\"' onclick=\"ran = 1\">x</p>",
    "<p title=\"x\"onclick=\"ran = 1\">x</p>",
    "<svg\nonload=\"ran = 1\"></svg>",
    "<a href=\"javascript:ran = 1\">x</a>",
    "<a href=\" JavaScript:ran = 1\">x</a>",
    "<a href=\"java\tscript:ran = 1\">x</a>",
    "<a href=\"&#106;avascript:ran = 1\">x</a>",
    "<a href=\"javascript&colon;ran = 1\">x</a>",
    "<svg><a xlink:href=\"javascript:ran = 1\">x</a></svg>",
    "<form action=\"javascript:ran = 1\"></form>",
    "<button formaction=\"javascript:ran = 1\">x</button>",
    "<iframe srcdoc=\"x\"></iframe>",
    "<meta http-equiv=\"refresh\" content=\"0;url=none\">",
];

/// Markup that does not, with words that look as if.
const PLAIN: [&str; 5] = [
    "<p class=\"block\" dir=\"auto\" hidden>2 &lt; 3 &amp; onclick=\"1\" javascript:x</p>",
    "<button data-words=\"on line: onload=1 a < b javascript:x\" type=\"button\">x</button>",
    "<a href=\"https://example.org/a:b?c=d&amp;e#f\" rel=\"noopener\">x</a><a href=\"#e1\">y</a><a href=\"mailto:a@b.example\">z</a>",
    "<svg viewBox=\"0 0 1 1\" aria-label=\"a: b\"><path d=\"M0 0h1\"/><g><title>x</title></g></svg>",
    "<!----><h2 id=\"a\">x</h2><br><hr />",
];

impl Page {
    /// Opens the site as it would be if strings were trusted, which is how older browsers have it.
    pub async fn open_trusting_strings(&self) {
        let site = env::var_os("WHOSAYS_SITE")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"), PathBuf::from);
        let html = fs::read_to_string(site.join("index.html")).expect("the site has a page");
        assert!(html.contains(TRUST), "its policy speaks of strings");
        let trusting = file("trusting.html", html.replacen(TRUST, "", 1).as_bytes());
        let renewing = &self.sites.renewing;
        self.forget_site(renewing.address()).await;
        renewing.serve(false, &[UNKEPT, ("", Fault::Instead(trusting))]);
        self.open_asleep(renewing.address()).await;
        self.until_awake().await;
    }
}

async fn strings_become_no_scripts(page: Page) {
    let other = json!(format!("{}boot.js", page.sites.under_base.address()));
    let script = json!("window.ran = true");
    for way in ["", "lessons/"] {
        page.open_asleep(&format!("{}{way}", page.sites.whole.address())).await;
        page.until_awake().await;
        let told = page.ask_later(SINKS, &[other.clone(), script.clone()]).await;
        assert_eq!(told, json!([[], false]), "{way}");
    }
}

async fn markup_that_acts_is_refused_and_ours_is_not(page: Page) {
    page.open().await;
    assert_eq!(page.ask(MARKUP, &[json!(ACTS)]).await, json!([]), "what acts");
    assert_eq!(page.ask(MARKUP, &[json!(PLAIN)]).await, json!(PLAIN), "what does not");
}

/// As a script would that got in by another way.
async fn nobody_makes_another_policy(page: Page) {
    let make = "return ['default', 'chosen', 'other'].filter((name) => {
        try { trustedTypes.createPolicy(name, { createHTML: (html) => html }); return true; } catch { return false; }
    })";
    for way in ["", "lessons/", "articles/", "fetching.html"] {
        page.open_asleep(&format!("{}{way}", page.sites.whole.address())).await;
        page.until("it is here", "return document.readyState === 'complete'", &[]).await;
        if ["", "lessons/"].contains(&way) {
            page.until_awake().await;
        }
        let made: Value = page.ask(make, &[]).await;
        assert_eq!(made, json!([]), "{way}");
    }
}

async fn a_browser_without_them_shows_and_explains(page: Page) {
    let mut capabilities = Engine::Firefox.capabilities(Kind::Plain);
    capabilities["moz:firefoxOptions"]["prefs"]["dom.security.trusted_types.enabled"] = json!(false);
    let driver = Driver::start_with(Engine::Firefox, capabilities).await.expect("Firefox starts once more");
    let without = Page::new(driver.client.clone(), Engine::Firefox, page.sites.clone());
    without.open().await;
    assert_eq!(without.ask("return 'trustedTypes' in window", &[]).await, false);
    let text = "The ferry may sink, Mayor Ines Duarte told the Harbour Times.";
    without.explain(text).await;
    without.until_article_is(text).await;
    without.click("#article .mention").await;
    without.until_card_is_open().await;
    driver.stop().await;
}
