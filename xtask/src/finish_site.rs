//! What Trunk's post_build hook does: adds the modules that the page loads by need, then has the page rendered.

use crate::wasm_module::{self, WasmModule};
use crate::{Outcome, places, texts, tools};
use std::env;
use std::path::Path;
use xshell::cmd;

/// The engine, which a text that is opened needs.
const EXPLAINER: WasmModule = WasmModule {
    package: "whosays-explainer",
    target: &["--lib"],
    file: "whosays_explainer.wasm",
    loader: &["--target", "web", "--no-typescript"],
    profile: "js",
};

/// The Markdown reader, which few texts need.
const MARKDOWN: WasmModule =
    WasmModule { package: "whosays-markdown", file: "whosays_markdown.wasm", profile: "web", ..EXPLAINER };

/// What makes links, packs and files of an article and opens them, and what makes one HTML file of it.
const SHARING: WasmModule =
    WasmModule { package: "whosays-sharing", file: "whosays_sharing.wasm", profile: "web", ..EXPLAINER };
const STANDALONE: WasmModule =
    WasmModule { package: "whosays-standalone", file: "whosays_standalone.wasm", profile: "web", ..EXPLAINER };

/// The page of lessons, which nobody else's page needs.
const LESSON: WasmModule = WasmModule {
    package: "whosays",
    target: &["--bin", "whosays-lesson", "--features", "csr"],
    file: "whosays-lesson.wasm",
    profile: "web",
    ..EXPLAINER
};

/// Finishes the site that Trunk is building; Trunk's hook calls this.
pub fn finish() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").ok_or("trunk build runs this; run `cargo xtask build`")?;
    let shell = places::shell()?;
    let small = [&MARKDOWN, &SHARING, &STANDALONE].map(|module| (module, wasm_module::SMALLEST));
    for (module, how) in [(&EXPLAINER, wasm_module::FASTEST)].into_iter().chain(small) {
        let bound = wasm_module::build(&shell, module, Path::new(&staging), module.package)?;
        wasm_module::optimise(&shell, &bound, how)?;
    }
    let lesson = wasm_module::build(&shell, &LESSON, Path::new(&staging), "whosays-lesson")?;
    wasm_module::optimise(&shell, &lesson, wasm_module::SMALLEST)?;
    for (language, ..) in texts::LANGUAGES {
        let file = Path::new(&staging).join(format!("languages/{language}.tsv"));
        shell.write_file(file, texts::table(&places::root().join(format!("texts/{language}.po")), language)?)?;
    }
    shell.create_dir(Path::new(&staging).join("importers"))?;
    if tools::install_importers(&shell)? {
        let _dir = shell.push_dir(tools::importers());
        cmd!(shell, "node build.mjs {staging}").run()?;
    } else {
        eprintln!(
            "There is no npm to fetch what reads pages, documents and PDFs with: the site will open texts and Markdown."
        );
    }
    Ok(cmd!(shell, "cargo run --quiet --package whosays-site --bin prerender").run()?)
}
