//! Workers that fall silent without an error: the reader gets marks in another way, or a sentence and their text back.

use crate::behaviour::behaviours;
use crate::opening::REPORT;
use crate::page::Page;
use crate::sites::UNKEPT;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use xtask::site_server::Fault;

behaviours!(Plain:
    a_worker_that_never_answers_is_replaced_by_the_page,
    where_another_script_came_that_is_said_and_the_text_is_kept,
    a_worker_that_is_ended_between_two_words_is_replaced,
    a_worker_that_is_ended_before_the_text_is_replaced,
    without_locks_a_worker_that_is_ended_is_replaced,
    a_worker_that_comes_late_is_waited_for,
);

/// How long watching.js waits, as it has it, and here: nobody waits a minute for a test.
const TICK: &str = "const TICK = 1000;";
const HASTE: &str = "const TICK = 60;";

/// Later than a worker that has come may be silent in haste, which is 16 ticks.
const LATE: Duration = Duration::from_millis(2500);

/// What a worker does with a text before it has told anything of it, and after its first words.
const FIRST: &str = "const module = await engine;\n  latest?.free();";
const MIDDLE: &str = "await Promise.race([isShown, pause(PATIENCE)]);";

/// Counts the workers that the page ends.
const COUNT: &str = "window.ended = 0;
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function () { window.ended += 1; terminate.call(this); };";

/// A file of the site in which some words are others.
fn changed(name: &str, to: &str, before: &str, after: &str) -> PathBuf {
    let site = env::var_os("WHOSAYS_SITE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"), PathBuf::from);
    let script = fs::read_to_string(site.join(name)).expect("the site has it");
    assert!(script.contains(before), "{name} has {before:?}");
    written(to, &script.replace(before, after))
}

/// A file with these words.
fn written(name: &str, words: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("silent");
    fs::create_dir_all(&folder).expect("a folder for files to serve");
    let file = folder.join(name);
    fs::write(&file, words).expect("a file to serve");
    file
}

/// The worker, which ends itself, as a browser ends one that wants too much memory, where it comes to these words.
fn ending(name: &str, at: &str) -> Fault {
    let end = "if (typeof WorkerGlobalScope === 'function') { close(); await new Promise(() => {}); }";
    Fault::Instead(changed("worker.js", name, at, &format!("{end}\n  {at}")))
}

impl Page {
    /// Opens the site, with another worker.js or none, and waits until it is awake; whatever watches over workers is in a hurry.
    async fn open_in_haste(&self, worker: Option<Fault>) {
        let hasty = changed("watching.js", "watching.js", TICK, HASTE);
        let mut faults = vec![UNKEPT, ("watching.js", Fault::Instead(hasty))];
        faults.extend(worker.map(|fault| ("worker.js", fault)));
        let renewing = &self.sites.renewing;
        self.forget_site(renewing.address()).await;
        renewing.serve(false, &faults);
        self.resize(1280, 800).await;
        self.open_asleep(renewing.address()).await;
        self.until_awake().await;
        self.ask(COUNT, &[]).await;
    }

    /// Checks that [`REPORT`] comes to be marked to its end, with nothing said about how.
    async fn report_is_done(&self) {
        self.until_article_is(REPORT).await;
        let done = "return document.querySelectorAll('#article .statement').length > 4
            && !document.querySelector('#how-far')?.checkVisibility()";
        self.until("it is marked", done, &[]).await;
        self.remains("nothing is said of it", "return document.querySelector('#word p') === null", &[]).await;
    }

    /// Checks how many workers the page has ended, once it has.
    async fn has_ended(&self, workers: u32) {
        let ended = format!("return window.ended === {workers} || window.ended");
        self.until("as many workers were ended", &ended, &[]).await;
    }

    async fn leave_haste(&self) {
        self.sites.renewing.serve(false, &[]);
    }
}

async fn a_worker_that_never_answers_is_replaced_by_the_page(page: Page) {
    page.open_in_haste(None).await;
    page.ask("Worker.prototype.postMessage = () => {};", &[]).await;
    page.drop_text(REPORT).await;
    page.has_ended(1).await;
    page.report_is_done().await;
    page.leave_haste().await;
}

async fn where_another_script_came_that_is_said_and_the_text_is_kept(page: Page) {
    let other = written("other.js", "export const other = 'a valid script';\n");
    page.open_in_haste(Some(Fault::Instead(other))).await;
    page.drop_text(REPORT).await;
    page.refusal("did not arrive").await;
    let held = page.text("return document.querySelector('dialog[open] textarea').value", &[]).await;
    assert_eq!(held, REPORT, "the text is in the field");
    page.leave_haste().await;
}

async fn a_worker_that_is_ended_between_two_words_is_replaced(page: Page) {
    page.open_in_haste(Some(ending("middle.js", MIDDLE))).await;
    page.drop_text(REPORT).await;
    page.has_ended(1).await;
    page.report_is_done().await;
    page.leave_haste().await;
}

async fn a_worker_that_is_ended_before_the_text_is_replaced(page: Page) {
    page.open_in_haste(Some(ending("first.js", FIRST))).await;
    page.drop_text(REPORT).await;
    page.has_ended(1).await;
    page.report_is_done().await;
    page.leave_haste().await;
}

/// As where the site is served by a school's own machine, without TLS.
async fn without_locks_a_worker_that_is_ended_is_replaced(page: Page) {
    page.open_in_haste(Some(ending("first.js", FIRST))).await;
    page.ask("Object.defineProperty(navigator, 'locks', { value: undefined });", &[]).await;
    page.drop_text(REPORT).await;
    page.has_ended(1).await;
    page.report_is_done().await;
    page.leave_haste().await;
}

async fn a_worker_that_comes_late_is_waited_for(page: Page) {
    page.open_in_haste(Some(Fault::Late(LATE))).await;
    page.drop_text(REPORT).await;
    page.report_is_done().await;
    assert_eq!(page.ask("return window.ended", &[]).await, 0, "no worker was ended");
    page.leave_haste().await;
}
