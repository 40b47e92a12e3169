//! What each step of `cargo xtask test` does.

use crate::test_command::Options;
use crate::tools::Browser;
use crate::{
    Outcome, command_line, evaluate as evaluation, fuzz as fuzzing, javascript as js, npm, page_checks, places,
    site_build, texts, tools,
};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;
use xshell::cmd;

/// The base path of the second build, as a project's page on GitHub has one.
const BASE: &str = "/some/repo/";

/// The origin that the second build is told, though nobody serves it there.
const ORIGIN: &str = "https://example.org";

/// The test of the page, which needs browsers and a built site, and has a step of its own.
const BROWSER_TESTS: &str = "browser";

/// Every member but the web app, which has one set of features for the browser and another for prerendering.
const NATIVE: [&str; 4] = ["--workspace", "--exclude", "whosays", "--all-targets"];

/// Programs beyond Rust's that the steps start, with Debian's packages of them.
const PROGRAMS: [(&str, &str); 5] =
    [("c++", "g++"), ("git", "git"), ("node", "nodejs"), ("npm", "npm"), ("python3", "python3")];

pub fn setup(options: &Options) -> Outcome {
    let shell = places::shell()?;
    tools::need_components(&shell)?;
    tools::need_wasm_target(&shell)?;
    tools::need_programs(&shell, &PROGRAMS, options.install)?;
    tools::need_browsers(&shell, &options.browsers(), options.install)?;
    tools::install(&shell, &tools::WASM_BINDGEN)?;
    tools::install(&shell, &tools::TRUNK)?;
    tools::install_wasm_opt(&shell)?;
    tools::install_page_tools(&shell)
}

pub fn format(_: &Options) -> Outcome {
    let shell = places::shell()?;
    tools::need_components(&shell)?;
    Ok(cmd!(shell, "cargo fmt --all --check").run()?)
}

pub fn lint(_: &Options) -> Outcome {
    let shell = places::shell()?;
    tools::need_components(&shell)?;
    tools::need_wasm_target(&shell)?;
    let deny = ["--", "-D", "warnings"];
    cmd!(shell, "cargo clippy --quiet {NATIVE...} {deny...}").run()?;
    cmd!(shell, "cargo clippy --quiet -p whosays --all-targets --features ssr {deny...}").run()?;
    cmd!(shell, "cargo clippy --quiet -p whosays-cli --all-targets --features site {deny...}").run()?;
    let wasm = ["--target", "wasm32-unknown-unknown"];
    cmd!(shell, "cargo clippy --quiet -p whosays --features csr {wasm...} {deny...}").run()?;
    let modules = ["-p", "whosays-js", "-p", "whosays-npm"];
    cmd!(shell, "cargo clippy --quiet {modules...} --all-targets {wasm...} {deny...}").run()?;
    texts::run(true)
}

pub fn unit(_: &Options) -> Outcome {
    let shell = places::shell()?;
    cmd!(shell, "cargo test --quiet --workspace --exclude whosays --exclude whosays-tests").run()?;
    cmd!(shell, "cargo test --quiet -p whosays-cli --features site --test site --test html").run()?;
    Ok(cmd!(shell, "cargo test --quiet -p whosays --features ssr").run()?)
}

pub fn whole(_: &Options) -> Outcome {
    let shell = places::shell()?;
    let metadata = cmd!(shell, "cargo metadata --format-version 1 --no-deps").quiet().read()?;
    let targets = test_targets(&serde_json::from_str(&metadata)?);
    let targets = targets.iter().filter(|name| *name != BROWSER_TESTS).flat_map(|name| ["--test", name]);
    Ok(cmd!(shell, "cargo test --quiet -p whosays-tests --lib {targets...}").run()?)
}

/// The names of the tests in the tests' own package.
fn test_targets(metadata: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages = list(&metadata["packages"]).into_iter().filter(|package| package["name"] == "whosays-tests");
    let targets = packages.flat_map(|package| list(&package["targets"])).filter(|target| target["kind"][0] == "test");
    targets.filter_map(|target| target["name"].as_str().map(str::to_owned)).collect()
}

pub fn fuzz() -> Outcome {
    fuzzing::fuzz(&[], Duration::from_secs(2))
}

pub fn evaluate() -> Outcome {
    evaluation::evaluate(evaluation::Labels::Gold)
}

/// Trains the weights anew and compares them with those that ship.
pub fn training() -> Outcome {
    let Some(shared) = places::shared() else {
        eprintln!("SKIPPED: there is no ../shared with corpora to train on.");
        return Ok(());
    };
    let shell = places::shell()?;
    Ok(cmd!(shell, "cargo run --quiet --release -p whosays-training -- check {shared}").run()?)
}

/// Builds the knowledge base's tables, or with `check` compares them with those that stand in the repository.
pub fn knowledge(arguments: &[&str]) -> Outcome {
    let Some(shared) = places::shared() else {
        eprintln!("SKIPPED: there is no ../shared with sources to build the knowledge base from.");
        return Ok(());
    };
    let (shell, sources) = (places::shell()?, shared.join("kb"));
    Ok(cmd!(shell, "cargo run --quiet --release -p whosays-knowledge -- {arguments...} {sources}").run()?)
}

/// Builds both sites, once a run: the steps that need them call it again when they run alone.
pub fn site() -> Outcome {
    static BUILT: OnceLock<()> = OnceLock::new();
    if BUILT.get().is_none() {
        site_build::build_into(BASE, Some(ORIGIN), &under_base())?;
        site_build::build("/")?;
        BUILT.get_or_init(|| ());
    }
    Ok(())
}

pub fn javascript() -> Outcome {
    js::build()?;
    js::test()
}

pub fn package(options: &Options) -> Outcome {
    npm::test(!options.without.contains(&Browser::Chromium))
}

pub fn browsers(options: &Options) -> Outcome {
    let shell = places::shell()?;
    let browsers = options.browsers();
    if browsers.is_empty() {
        return Err("no browser is left to test in".into());
    }
    tools::need_browsers(&shell, &browsers, options.install)?;
    site()?;
    let program = command_line::with_parts("dev")?;
    npm::build()?;
    let names: Vec<&str> = browsers.iter().map(|browser| browser.name()).collect();
    Ok(cmd!(shell, "cargo test -p whosays-tests --test {BROWSER_TESTS}")
        .env("WHOSAYS_BROWSERS", names.join(","))
        .env("WHOSAYS_SITE", places::dist())
        .env("WHOSAYS_SITE_UNDER_BASE", under_base())
        .env("WHOSAYS_CLI", program)
        .env("WHOSAYS_PACKAGE", npm::folder())
        .run()?)
}

pub fn page(options: &Options) -> Outcome {
    if options.without.contains(&Browser::Chromium) {
        eprintln!("SKIPPED: Lighthouse and axe-core need Chromium, which the command line says to go without.");
        return Ok(());
    }
    let shell = places::shell()?;
    tools::need_browsers(&shell, &[Browser::Chromium], options.install)?;
    site()?;
    page_checks::check()
}

/// The site as built for [`BASE`].
fn under_base() -> PathBuf {
    places::scratch("site-under-base")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_targets_are_those_of_the_tests_package() {
        let metadata = serde_json::json!({"packages": [
            {"name": "whosays-tests", "targets": [
                {"name": "whosays_tests", "kind": ["lib"]},
                {"name": "tidy", "kind": ["test"]},
                {"name": "browser", "kind": ["test"]},
            ]},
            {"name": "xtask", "targets": [{"name": "site_server", "kind": ["test"]}]},
        ]});
        assert_eq!(test_targets(&metadata), ["tidy", "browser"]);
    }
}
