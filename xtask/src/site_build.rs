//! The finished static site.

use crate::{Outcome, places, tools, wasm_module};
use std::path::{Path, PathBuf};
use std::time::Instant;
use xshell::cmd;
use xtask::site_server::normal_base;

/// Sets up what is missing and builds the site into `dist/`, to be served under `base`; returns that folder.
pub fn build(base: &str) -> Outcome<PathBuf> {
    build_at(base, None)
}

/// Like [`build`], where the origin that will serve the site is known too.
pub fn build_at(base: &str, origin: Option<&str>) -> Outcome<PathBuf> {
    let dist = places::dist();
    build_into(base, origin, &dist)?;
    Ok(dist)
}

/// Like [`build`], into a folder of one's choice. Trunk's post_build hook prerenders the pages; see Trunk.toml.
pub fn build_into(base: &str, origin: Option<&str>, dist: &Path) -> Outcome {
    let shell = places::shell()?;
    tools::need_wasm_target(&shell)?;
    tools::install(&shell, &tools::WASM_BINDGEN)?;
    tools::install(&shell, &tools::TRUNK)?;
    // Trunk runs wasm-opt in release mode only, so leaving that out leaves wasm-opt out and nothing else.
    let mode: &[&str] = if tools::install_wasm_opt(&shell)? {
        &["--release=true"]
    } else {
        eprintln!("There is no npm to install wasm-opt with: the site will work, but be a little larger.");
        &["--release=false"]
    };
    let base = normal_base(base);
    eprintln!("Building the site for {base} (minutes when cold, seconds when warm)");
    let started = Instant::now();
    shell.create_dir(places::scratch(""))?;
    cmd!(shell, "trunk build {mode...} --cargo-profile web --public-url {base} --dist {dist}")
        // Its own call stack says nothing to who waits for a page; the compiler's message stands before it.
        .env("RUST_BACKTRACE", "0")
        .env(wasm_module::FLAGS, places::without_folders()?)
        .env("WHOSAYS_ORIGIN", origin.unwrap_or_default())
        .env("WHOSAYS_PARTS", parts())
        .run()?;
    eprintln!("Built in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// The file with all that the site has besides its articles, as the last build left it.
pub fn parts() -> PathBuf {
    places::scratch("site-parts.tar.gz")
}
