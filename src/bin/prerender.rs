//! Puts the article into the page that Trunk has just built, so that it reads before and without WebAssembly.
//!
//! Trunk runs this as its post_build hook, with the folder of the unfinished site in `TRUNK_STAGING_DIR`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| io::Error::other("run this through `trunk build`"))?;
    let source = newest(Path::new("articles"))?;
    let page = Path::new(&staging).join("index.html");
    let html = whosays::prerender::page(&fs::read_to_string(&page)?, &source).map_err(io::Error::other)?;
    fs::write(page, html)
}

/// The source of the article with the latest date; of two of one day, the one whose file name comes last.
fn newest(folder: &Path) -> io::Result<String> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "md") {
            let source = fs::read_to_string(&path)?;
            sources.push((whosays::prerender::date(&source), path, source));
        }
    }
    let newest = sources.into_iter().max().ok_or_else(|| io::Error::other("there is no article in articles/"))?;
    Ok(newest.2)
}
