//! Every file that a first visit or a text asks for, in turn missing, cut short, late or another: the page stays readable, and what does
//! not work is said.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use crate::sites::UNKEPT;
use crate::waking::article_text;
use serde_json::json;
use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::site_server::Fault;

behaviours!(Plain:
    // What browsers make of what does not arrive is alike; this takes minutes.
    whatever_is_missing_the_page_reads in Chromium,
    whatever_is_cut_short_the_page_reads in Chromium,
    whatever_is_another_file_the_page_reads in Chromium,
    whatever_is_late_all_of_it_works in Chromium,
);

/// How late a late file is: later than all that comes in time.
const LATE: Duration = Duration::from_millis(1200);

/// The page's own start. Without it nothing can say so, and nothing that needs it is offered.
const START: &str = "boot.js";

/// Files without which the page has fewer comforts or looks plainer, which is not spoken of: the reader's place in a text they come
/// back to, what waits to be laid over a text, the list of texts before, the site without a network, who sees that the worker lives.
const COMFORTS: [&str; 6] = ["places.js", "packs.js", "recent.js", "selecting.js", "offline.js", "watching.js"];

/// What the page is: its state, whether it shows the report, or holds it in the field that it was brought by, how many statements are
/// marked, and what it tells.
const SEEN: &str = "const told = [...document.querySelectorAll('#word, #notice, #failed, dialog[open] [role=alert]')]
        .filter((part) => part.checkVisibility()).map((part) => part.innerText.trim()).filter(Boolean).join(' ');
    const article = document.querySelector('#article');
    const isReport = article.textContent === arguments[0];
    const isHeld = document.querySelector('dialog[open] textarea')?.value === arguments[0];
    const seen = { state: document.documentElement.dataset.state, isReport, isHere: isReport || isHeld,
        marks: article.querySelectorAll('.statement').length, told };";

impl Page {
    /// The files that a first visit and a short text ask for.
    async fn asked_for(&self) -> BTreeSet<String> {
        let renewing = &self.sites.renewing;
        self.forget_site(renewing.address()).await;
        renewing.serve(false, &[UNKEPT]);
        self.open_asleep(renewing.address()).await;
        self.until_awake().await;
        self.drop_text(REPORT).await;
        self.until_seen("it is marked", "seen.isReport && seen.marks > 3").await;
        self.until(
            "what comes late has come",
            "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/offline.js'))",
            &[],
        )
        .await;
        let pages = ["", UNKEPT.0, "favicon.ico", "site.webmanifest"];
        let asked: BTreeSet<String> =
            renewing.asked().into_iter().filter(|path| !pages.contains(&path.as_str())).collect();
        assert!(asked.len() > 12 && asked.contains("worker.js") && asked.contains(START), "{asked:?}");
        asked
    }

    async fn until_seen(&self, what: &str, condition: &str) {
        self.until(what, &format!("{SEEN} return ({condition}) || JSON.stringify(seen)"), &[json!(REPORT)]).await;
    }

    /// Opens the site and a text in it while one file has a fault.
    async fn try_fault(&self, path: &str, fault: &Fault) {
        let renewing = &self.sites.renewing;
        renewing.serve(false, &[UNKEPT, (path, fault.clone())]);
        self.open_asleep(renewing.address()).await;
        let is_late = matches!(fault, Fault::Late(_));
        let label = |what: &str| format!("{what}, with {path} {fault:?}");
        let same = "return document.querySelector('#article')?.textContent === arguments[0]";
        self.until(&label("the article reads"), same, &[json!(article_text())]).await;
        if path == START && !is_late {
            self.remains(&label("nothing starts"), "return document.documentElement.dataset.state === 'static'", &[])
                .await;
            return self.opens_natively().await;
        }
        self.until_seen(
            &label("it starts or says that it does not"),
            "seen.state === 'ready' || seen.state === 'failed' && seen.told !== ''",
        )
        .await;
        let state = self.ask("return document.documentElement.dataset.state", &[]).await;
        if state == "failed" {
            assert!(!is_late && path.starts_with("whosays-web"), "{}", label("it does not start"));
            return self.opens_natively().await;
        }
        self.drop_text(REPORT).await;
        self.until_seen(&label("the text reads, or is refused with a reason"), "seen.isReport || seen.told !== ''")
            .await;
        let works = is_late || COMFORTS.contains(&path) || path.ends_with(".css") || path.ends_with(".svg");
        let wanted = if works { "seen.isReport && seen.marks > 3" } else { "seen.isHere && seen.told !== ''" };
        self.until_seen(&label(if works { "it is marked" } else { "what does not work is said" }), wanted).await;
    }

    async fn try_each(&self, fault: impl Fn(&str) -> Fault) {
        for path in self.asked_for().await {
            self.try_fault(&path, &fault(&path)).await;
        }
        self.sites.renewing.serve(false, &[]);
    }
}

async fn whatever_is_missing_the_page_reads(page: Page) {
    page.try_each(|_| Fault::Missing).await;
}

async fn whatever_is_cut_short_the_page_reads(page: Page) {
    page.try_each(|_| Fault::CutShort).await;
}

async fn whatever_is_late_all_of_it_works(page: Page) {
    page.try_each(|_| Fault::Late(LATE)).await;
}

/// As where a server has another build, or a host answers with a page whatever it is asked for; a script is then none.
async fn whatever_is_another_file_the_page_reads(page: Page) {
    let site = env::var_os("WHOSAYS_SITE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"), PathBuf::from);
    page.try_each(|path| {
        let other = match path.rsplit('.').next() {
            Some("wasm") => "whosays-markdown_bg.wasm",
            Some("css") => "library.css",
            Some("model") if path.contains("tags") => "models/names.model",
            Some("model") => "models/tags.model",
            _ => "index.html",
        };
        Fault::Instead(site.join(other))
    })
    .await;
}
