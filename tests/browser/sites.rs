//! The built sites, served in every way that a behaviour needs.

use std::env;
use std::path::{Path, PathBuf};
use xtask::site_server::SiteServer;

/// The base path that the second site was built for.
pub const BASE: &str = "/some/repo/";

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
        Ok(Self {
            whole: SiteServer::start(&site, "/"),
            under_base: SiteServer::start(&under_base, BASE),
            without_wasm: SiteServer::start_with(&site, "/", &[".wasm"]),
            without_start: SiteServer::start_with(&site, "/", &["boot.js"]),
            without_markdown: SiteServer::start_with(&site, "/", &["whosays-markdown.js"]),
        })
    }
}
