//! A fork of the site, as a publisher has one: the articles of the repository and a file more, made into a site by the
//! command line, in a folder that is no checkout.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use whosays_article::Article;
use whosays_engine::layer::{Edit, Mark, Pack};
use whosays_engine::{Span, Status};

/// The path under which the fork stands.
pub const BASE: &str = "/my/fork/";

/// The origin that it is told, though nobody serves it there.
pub const ORIGIN: &str = "https://reader.example.org";

/// The file that is added, by its name in addresses: none that the README or a publisher would choose, so that all are there.
pub const ADDED: &str = "a-bridge-that-a-test-added";

/// Its title.
pub const TITLE: &str = "The New Bridge, at Last";

/// What stands in it, all invented.
pub const SOURCE: &str = "---
title: The New Bridge, at Last
subtitle: A harbour town argues about a crossing
author: Ines Duarte
date: 2031-04-02
kind: report
---

The bridge of Port Selwyn will open in May, Mayor Ada Blom said on Monday. It might be late again.

The old ferry sank in 2029. Germany and France paid for [the plans](https://example.org/plans), according to the council.

It is an ugly bridge.
";

/// The statement of it that somebody marked by hand.
pub const MARKED: &str = "It is an ugly bridge.";

/// The layer beside it: a pack with that mark.
fn layer() -> serde_json::Result<Vec<u8>> {
    let text = Article::from_markdown(SOURCE).text;
    let start = text.find(MARKED).unwrap_or_default();
    let span = Span::new(start, start + MARKED.len());
    let mark = Some(Mark { span, status: Status::Opinion, source: None });
    serde_json::to_vec(&Pack::new(&text, TITLE, &[Edit::Mark { over: span, mark }], Vec::new()))
}

/// Makes the site with the program that `WHOSAYS_CLI` names, and gives its folder; `None` where none is named.
///
/// # Errors
/// Says what the program says.
pub fn site() -> Result<Option<PathBuf>, String> {
    let Some(program) = env::var_os("WHOSAYS_CLI") else { return Ok(None) };
    let told = |error: std::io::Error| format!("the fork cannot be made: {error}");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fork");
    let _ = fs::remove_dir_all(&home);
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../articles");
    for folder in ["", "lessons"] {
        fs::create_dir_all(home.join("articles").join(folder)).map_err(told)?;
        for entry in fs::read_dir(articles.join(folder)).map_err(told)? {
            let path = entry.map_err(told)?.path();
            if let (true, Some(name)) = (path.is_file(), path.file_name()) {
                fs::copy(&path, home.join("articles").join(folder).join(name)).map_err(told)?;
            }
        }
    }
    fs::write(home.join("articles").join(format!("{ADDED}.md")), SOURCE).map_err(told)?;
    let layer = layer().map_err(|error| format!("the fork cannot be made: {error}"))?;
    fs::write(home.join("articles").join(format!("{ADDED}.layer.json")), layer).map_err(told)?;
    let arguments = ["site", "articles", "--out", "dist", "--base", BASE, "--origin", ORIGIN];
    let done = Command::new(program).args(arguments).current_dir(&home).output().map_err(told)?;
    if !done.status.success() {
        return Err(format!("the fork cannot be made: {}", String::from_utf8_lossy(&done.stderr)));
    }
    Ok(Some(home.join("dist")))
}
