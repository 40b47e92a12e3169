//! Other people's pages with `<who-says>` in them: a folder with the npm package, its examples, and a page that each behaviour writes anew.

use crate::page::Page;
use crate::sites::copy;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::site_server::{Fault, SiteServer};

/// The page that is written.
const PAGE: &str = "host.html";

/// A policy that lets no module of WebAssembly be compiled, neither on a page nor in a worker.
const WITHOUT_WASM: &str = "default-src 'self'; style-src 'unsafe-inline'";

/// An article with a heading, names, a link, a list and a picture of the page's own.
pub const ARTICLE: &str = "<h1>The ferry that may not sail again</h1>
    <p>The ferry to Porto Alto may never sail again, <a href='https://example.org/harbour'>the harbour office</a> said on Monday. Ines Duarte,
    the mayor, told reporters that the hull was older than the quay. It is a shame.</p>
    <figure><figcaption>The quay.</figcaption><hr></figure>
    <ul><li>The hull is forty years old, according to the register.</li><li>Critics say the repair will cost too much.</li></ul>";

/// The element in a page, and the tree in its shadow.
pub const WITHIN: &str = "const host = document.querySelector('who-says'); const root = host.shadowRoot; ";

/// Somebody's page.
pub struct Host<'a> {
    /// What stands in its policy; none where it is empty.
    pub policy: &'a str,
    /// Its style sheet.
    pub style: &'a str,
    /// Attributes of its `html`.
    pub attributes: &'a str,
    /// What stands before its element.
    pub before: &'a str,
    /// Whether the element is loaded by the page, or by whoever asks for it later.
    pub loads: bool,
}

impl Default for Host<'_> {
    fn default() -> Self {
        Self { policy: "", style: "", attributes: "lang=en", before: "", loads: true }
    }
}

impl Host<'_> {
    fn html(&self) -> String {
        let Self { policy, style, attributes, before, loads } = self;
        let policy = match *policy {
            "" => String::new(),
            policy => format!("<meta http-equiv=content-security-policy content=\"{policy}\">"),
        };
        let load = if *loads { "<script type=module src=node_modules/whosays/element.js></script>" } else { "" };
        format!(
            "<!doctype html><html {attributes}><head><meta charset=utf-8>{policy}<title>A host</title><style>{style}</style>{load}</head>
            <body>{before}<main><who-says key date=2026-11-30>{ARTICLE}</who-says></main></body></html>"
        )
    }
}

/// The folder, and what serves it.
pub struct Hosts {
    folder: PathBuf,
    server: SiteServer,
    without_wasm: SiteServer,
}

impl Hosts {
    /// Serves pages with the package that `WHOSAYS_PACKAGE` names; `None` where none is named.
    ///
    /// # Errors
    /// When it cannot be copied.
    pub fn start() -> Result<Option<Self>, String> {
        let Some(package) = env::var_os("WHOSAYS_PACKAGE") else { return Ok(None) };
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts");
        let _ = fs::remove_dir_all(&folder);
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../npm/examples");
        copy(Path::new(&package), &folder.join("node_modules").join("whosays"))
            .and_then(|()| copy(&examples, &folder.join("examples")))
            .map_err(|error| format!("the npm package cannot be copied: {error}"))?;
        let server = SiteServer::start(&folder, "/");
        let without_wasm = SiteServer::start_faulty(&folder, "/", |_| Fault::Under(WITHOUT_WASM));
        Ok(Some(Self { folder, server, without_wasm }))
    }
}

impl Page {
    fn hosts(&self) -> &Hosts {
        let hosts = self.sites.hosts.as_ref();
        hosts.expect("WHOSAYS_PACKAGE names the npm package; `cargo xtask test browsers` builds it")
    }

    /// Opens an example of the package, and waits until it is marked.
    pub async fn open_example(&self, name: &str) {
        self.resize(1280, 800).await;
        self.open_asleep(&format!("{}examples/{name}.html", self.hosts().server.address())).await;
        self.until_host_is_marked().await;
    }

    /// Opens somebody's page without waiting for the element.
    pub async fn open_host_unmarked(&self, host: &Host<'_>) {
        self.write_host(host);
        self.resize(1280, 800).await;
        self.open_asleep(&format!("{}{PAGE}", self.hosts().server.address())).await;
    }

    /// Opens somebody's page, and waits until it is marked.
    pub async fn open_host(&self, host: &Host<'_>) {
        self.open_host_unmarked(host).await;
        self.until_host_is_marked().await;
    }

    /// Opens a page whose server sends a policy without WebAssembly with every file.
    pub async fn open_host_without_wasm(&self) {
        self.write_host(&Host::default());
        self.open_asleep(&format!("{}{PAGE}", self.hosts().without_wasm.address())).await;
    }

    fn write_host(&self, host: &Host) {
        fs::write(self.hosts().folder.join(PAGE), host.html()).expect("the page can be written");
    }

    /// Waits until the element shows marks.
    pub async fn until_host_is_marked(&self) {
        let marked =
            "return (document.querySelector('who-says')?.shadowRoot?.querySelectorAll('.statement').length ?? 0) > 3";
        self.until("the element is marked", marked, &[]).await;
    }

    /// Has the element begin anew, and gives what it says of its failure; the page's own article is shown then.
    pub async fn host_refusal(&self) -> String {
        self.until("the element is defined", "return customElements.get('who-says') !== undefined", &[]).await;
        let told = self
            .ask_later(
                "const host = document.querySelector('who-says');
                const failed = new Promise((done) => host.addEventListener('whosays-failed', ({ detail }) => done(detail.error.message)));
                host.pack = null;
                const told = await failed;
                const seen = host.querySelector('p').getBoundingClientRect();
                return seen.height > 0 ? told : `the article is not shown, and ${told}`;",
                &[],
            )
            .await;
        told.as_str().unwrap_or_default().to_owned()
    }

    /// What a function's body says of the element, `host`, and the tree in its shadow, `root`.
    pub async fn within(&self, script: &str) -> Value {
        self.ask(&format!("{WITHIN}{script}"), &[]).await
    }

    /// Waits until a body says true of them.
    pub async fn until_within(&self, what: &str, script: &str) {
        self.until(what, &format!("{WITHIN}{script}"), &[json!(null)]).await;
    }
}
