//! Where things are: the repository, what is built, the texts and labels beside it, the cache.

use crate::Outcome;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::Shell;

/// The repository's root.
pub fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&manifest).parent().expect("xtask is a folder of the repository").to_path_buf()
}

/// What tells the compiler to leave the folders of this machine out of the places that a panic names: half a kilobyte of a first visit, and
/// nobody's business.
pub fn without_folders() -> Outcome<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.ok_or("there is no home folder")?.join("registry").join("src");
    let registries = fs::read_dir(sources).into_iter().flatten().flatten().map(|entry| entry.path());
    let flags = registries.chain([root()]).map(|folder| format!("--remap-path-prefix={}/=", folder.display()));
    Ok(flags.collect::<Vec<_>>().join(" "))
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Scratch files of these commands.
pub fn scratch(name: &str) -> PathBuf {
    target().join("xtask").join(name)
}

/// The folder of texts and labels beside the repository, where there is one.
pub fn shared() -> Option<PathBuf> {
    let dir = root().parent()?.join("shared");
    dir.join("gold").is_dir().then_some(dir)
}

/// Where tools are installed, each in a folder NAME-VERSION.
pub fn tool_cache() -> Outcome<PathBuf> {
    if let Some(dir) = env::var_os("WHOSAYS_TOOLS") {
        return Ok(dir.into());
    }
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
    let cache = if cfg!(windows) {
        env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Caches"))
    } else {
        env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| home.map(|home| home.join(".cache")))
    };
    let cache = cache.ok_or("there is no home folder to keep tools in; set WHOSAYS_TOOLS to a folder")?;
    Ok(cache.join("whosays").join("tools"))
}

/// A shell in the repository's root.
pub fn shell() -> Outcome<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    // Trunk 0.21 reads NO_COLOR=1 as a wrong value of its own option and stops.
    if env::var_os("NO_COLOR").is_some() {
        shell.set_var("NO_COLOR", "true");
    }
    Ok(shell)
}
