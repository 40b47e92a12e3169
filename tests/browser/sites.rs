//! The built sites, served in every way that a behaviour needs.

use crate::encyclopedia::Encyclopedia;
use crate::fork;
use crate::hosts::Hosts;
use crate::renewal::Renewal;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use xtask::site_server::{Fault, SiteServer};

/// The base path that the second site was built for.
pub const BASE: &str = "/some/repo/";

/// How long the worker waits for what is known of names, as worker.js has it, and for how long in a site whose server
/// keeps silent: nobody waits ten seconds for a test.
const PATIENCE: &str = "var PATIENCE = 1e4;";
const HASTE: &str = "var PATIENCE = 700;";

/// When what comes late comes: after the first marks.
const LATE: Duration = Duration::from_millis(2500);

/// Longer than anybody waits.
pub const NEVER: Duration = Duration::from_secs(60);

/// What keeps a site on the reader's device. Sites of which something is wrong are served without: it would have the file from before.
const WORKER: &str = "service-worker.js";

/// Nothing of a site is kept on the device, or nothing would be asked for twice.
pub const UNKEPT: (&str, Fault) = (WORKER, Fault::Missing);

/// How the service worker asks whether its reader saves data.
const SAVES: &str = "navigator.connection?.saveData";

/// One server for each.
pub struct Sites {
    /// The site as it is.
    pub whole: SiteServer,
    /// The site built for [`BASE`], under it.
    pub under_base: SiteServer,
    /// The site without its WebAssembly.
    pub without_wasm: SiteServer,
    /// The site whose start-up script never arrives.
    pub without_start: SiteServer,
    /// The site without the reader of Markdown, which is loaded late.
    pub without_markdown: SiteServer,
    /// The site without what reads pages, documents, books and PDFs.
    pub without_importers: SiteServer,
    /// The site without what keeps the marks of books.
    pub without_book: SiteServer,
    /// The site without a file of the engine's weights.
    pub without_weights: SiteServer,
    /// The site with a file of weights that is cut short.
    pub with_damaged_weights: SiteServer,
    /// The site without the shards of the knowledge base.
    pub without_shards: SiteServer,
    /// The site whose shards are cut short.
    pub with_damaged_shards: SiteServer,
    /// The site without the directory of the shards.
    pub without_directory: SiteServer,
    /// The site whose shards are never answered for, and which waits for them as long as [`HASTE`].
    pub with_silent_shards: SiteServer,
    /// The site whose directory is never answered for, and which waits for it as long as [`HASTE`].
    pub with_silent_directory: SiteServer,
    /// The site whose shards and weights come [`LATE`].
    pub slow: SiteServer,
    /// The site whose server answers nothing any more once [`Sites::gone`] is true; nothing keeps it on the device.
    pub going: SiteServer,
    /// The site, and the same under [`BASE`], whose server is not there any more once [`Sites::gone`] is true.
    pub leaving: [SiteServer; 2],
    /// The site as it is to somebody who saves data, which no driver can say of a browser.
    pub sparing: SiteServer,
    /// The site, of which a newer version comes out.
    pub renewing: Renewal,
    /// Whether it has gone.
    pub gone: Arc<AtomicBool>,
    /// The site without the map of the world.
    pub without_map: SiteServer,
    /// The site that asks our own encyclopedia in place of Wikipedia.
    pub with_encyclopedia: SiteServer,
    /// That encyclopedia.
    pub encyclopedia: Encyclopedia,
    /// A fork with an article more, where the program that makes it is at hand.
    pub fork: Option<SiteServer>,
    /// The site without the engine's module.
    pub without_explainer: SiteServer,
    /// Other people's pages with our element, where the npm package is at hand.
    pub hosts: Option<Hosts>,
}

/// A copy of the site in which some files are other than they were.
fn changed(site: &Path, name: &str, files: &[String], change: impl Fn(&[u8]) -> Vec<u8>) -> Result<PathBuf, String> {
    let told = |error: std::io::Error| format!("the site cannot be copied: {error}");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    copy(site, &target).map_err(told)?;
    for file in files {
        let bytes = fs::read(target.join(file)).map_err(told)?;
        fs::write(target.join(file), change(&bytes)).map_err(told)?;
    }
    Ok(target)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

impl Sites {
    /// Serves the sites in `WHOSAYS_SITE` (else `dist/`) and `WHOSAYS_SITE_UNDER_BASE`.
    ///
    /// # Errors
    /// Says which site is not built.
    pub fn start() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is a folder of the repository");
        let site = env::var_os("WHOSAYS_SITE").map_or_else(|| root.join("dist"), PathBuf::from);
        let under_base = env::var_os("WHOSAYS_SITE_UNDER_BASE").map(PathBuf::from).unwrap_or_default();
        for (what, dir) in [("the site", &site), ("the site under a base path", &under_base)] {
            if !dir.join("index.html").is_file() {
                return Err(format!("{what} is not built; `cargo xtask test browsers` builds it and runs this"));
            }
        }
        let cut_short = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
        let damaged = changed(&site, "damaged-site", &["models/status.model".into()], cut_short)?;
        let known = fs::read_dir(site.join("knowledge")).map_err(|error| error.to_string())?.flatten();
        let known: Vec<String> = known.map(|file| format!("knowledge/{}", file.file_name().display())).collect();
        let shards: Vec<String> = known.iter().filter(|file| file.ends_with(".txt")).cloned().collect();
        let map = known.iter().find(|file| file.contains("/map-")).ok_or("the site has no map")?;
        let cut = changed(&site, "cut-site", &shards, cut_short)?;
        let hasty = changed(&site, "hasty-site", &["worker.js".into()], |script| {
            let script = String::from_utf8_lossy(script);
            assert!(script.contains(PATIENCE), "worker.js tells how long it waits");
            script.replace(PATIENCE, HASTE).into_bytes()
        })?;
        let unkept = |path: &str| if path == WORKER { Fault::Missing } else { Fault::None };
        let silent = |end: &'static str| {
            SiteServer::start_faulty(&hasty, "/", move |path| match path.ends_with(end) {
                true => Fault::Late(NEVER),
                false => unkept(path),
            })
        };
        let is_late = |path: &str| path.ends_with(".txt") || path.ends_with(".model");
        let gone = Arc::new(AtomicBool::new(false));
        let is_gone = Arc::clone(&gone);
        let going = SiteServer::start_faulty(&site, "/", move |path| match is_gone.load(Ordering::Relaxed) {
            true => Fault::Late(NEVER),
            false => unkept(path),
        });
        let leaving = [(&site, "/"), (&under_base, BASE)].map(|(site, base)| {
            let is_gone = Arc::clone(&gone);
            SiteServer::start_faulty(site, base, move |_| match is_gone.load(Ordering::Relaxed) {
                true => Fault::Gone,
                false => Fault::None,
            })
        });
        let sparing = changed(&site, "sparing-site", &[WORKER.into()], |script| {
            let script = String::from_utf8_lossy(script);
            assert!(script.contains(SAVES), "the service worker asks whether data are saved");
            script.replace(SAVES, "true").into_bytes()
        })?;
        let encyclopedia = Encyclopedia::start();
        let asking = changed(&site, "asking-site", &["index.html".into()], |page| encyclopedia.named_in(page))?;
        Ok(Self {
            whole: SiteServer::start(&site, "/"),
            under_base: SiteServer::start(&under_base, BASE),
            without_wasm: SiteServer::start_with(&site, "/", &[".wasm", WORKER]),
            without_start: SiteServer::start_with(&site, "/", &["boot.js", WORKER]),
            without_markdown: SiteServer::start_with(&site, "/", &["whosays-markdown.js", WORKER]),
            without_importers: SiteServer::start_with(&site, "/", &["importing.js", WORKER]),
            without_book: SiteServer::start_with(&site, "/", &["book.js", WORKER]),
            without_weights: SiteServer::start_with(&site, "/", &["names.model", WORKER]),
            with_damaged_weights: SiteServer::start_with(&damaged, "/", &[WORKER]),
            without_shards: SiteServer::start_with(&site, "/", &[".txt", WORKER]),
            with_damaged_shards: SiteServer::start_with(&cut, "/", &[WORKER]),
            without_directory: SiteServer::start_with(&site, "/", &["directory.bin", WORKER]),
            without_map: SiteServer::start_with(&site, "/", &[map, WORKER]),
            going,
            leaving,
            sparing: SiteServer::start(&sparing, "/"),
            renewing: Renewal::start(&site)?,
            gone,
            with_silent_shards: silent(".txt"),
            with_silent_directory: silent("directory.bin"),
            slow: SiteServer::start_faulty(&site, "/", move |path| match is_late(path) {
                true => Fault::Late(LATE),
                false => unkept(path),
            }),
            with_encyclopedia: SiteServer::start_with(&asking, "/", &[WORKER]),
            encyclopedia,
            hosts: Hosts::start()?,
            fork: fork::site()?.map(|site| SiteServer::start(&site, fork::BASE)),
            without_explainer: SiteServer::start_with(&site, "/", &["whosays-explainer_bg.wasm", WORKER]),
        })
    }
}
