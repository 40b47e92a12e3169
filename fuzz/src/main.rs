//! Fuzzing with libFuzzer: `cargo xtask fuzz` builds this program with coverage counters, which stable Rust can do
//! (`-C passes=sancov-module`), and runs it on one target after another, from the seeds in `seeds/`.
//!
//! One program holds all targets, so that it is compiled and linked once; `WHOSAYS_FUZZ` names the target.
#![no_main]

mod article;
mod known;
mod lesson;
mod model;
mod pack;
mod shared;
mod table;
mod text;

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use whosays_engine::model::Stage;

/// What the bytes are taken for.
static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("WHOSAYS_FUZZ").unwrap_or_default();
    match name.as_str() {
        "text" => Target::Text,
        "article" => Target::Article,
        "tables" => Target::Tables,
        "directory" => Target::Directory,
        "shard" => Target::Shard,
        "pack" => Target::Pack,
        "link" => Target::Link,
        "annotations" => Target::Annotations,
        "lesson" => Target::Lesson,
        "hand-in" => Target::HandIn,
        "progress" => Target::Progress,
        _ => match Stage::ALL.into_iter().find(|stage| stage.name() == name) {
            Some(stage) => Target::Model(stage),
            None => panic!("WHOSAYS_FUZZ names no target: “{name}”"),
        },
    }
});

enum Target {
    Text,
    Article,
    Tables,
    Directory,
    Shard,
    Pack,
    Link,
    Annotations,
    Lesson,
    HandIn,
    Progress,
    Model(Stage),
}

fuzz_target!(|bytes: &[u8]| match &*TARGET {
    Target::Text => text::run(bytes),
    Target::Article => article::run(bytes),
    Target::Tables => table::run(bytes),
    Target::Directory => known::directory(bytes),
    Target::Shard => known::shard(bytes),
    Target::Pack => pack::run(bytes),
    Target::Link => shared::link(bytes),
    Target::Annotations => shared::annotations(bytes),
    Target::Lesson => lesson::lesson(bytes),
    Target::HandIn => lesson::hand_in(bytes),
    Target::Progress => lesson::progress(bytes),
    Target::Model(stage) => model::run(*stage, bytes),
});
