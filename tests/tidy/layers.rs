//! What may know of what. The engine is a function from text to analysis, so nothing in it may reach for files, the
//! clock, chance or the page; and of our own crates, each may depend on those below it only.

use crate::tracked::{TextFile, check, root, sample};
use std::fs;

/// Parts of paths that would make the engine depend on more than its text.
const IMPURE: [&str; 14] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "std::io",
    "SystemTime",
    "Instant::now",
    "RandomState",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "rand::",
];

/// Our crates by folder, each with those of ours that it may depend on.
const MAY_DEPEND_ON: [(&str, &[&str]); 18] = [
    ("engine", &[]),
    ("article", &["whosays-engine"]),
    ("models", &["whosays-engine"]),
    ("training", &["whosays-engine", "whosays-article", "whosays-knowledge"]),
    ("knowledge", &["whosays-engine"]),
    (
        "cli",
        &[
            "whosays-engine",
            "whosays-article",
            "whosays-models",
            "whosays-sharing",
            "whosays-site",
            "whosays-standalone",
        ],
    ),
    ("js", &["whosays-engine", "whosays-models"]),
    ("markdown", &["whosays-engine", "whosays-article"]),
    ("sharing", &["whosays-engine", "whosays-article"]),
    ("lessons", &["whosays-engine", "whosays-article"]),
    ("standalone", &["whosays", "whosays-engine", "whosays-article"]),
    ("npm", &["whosays", "whosays-engine", "whosays-article", "whosays-models", "whosays-sharing"]),
    ("explainer", &["whosays-engine", "whosays-article", "whosays-js"]),
    ("xtask", &["whosays-engine", "whosays-article"]),
    (".", &["whosays-engine", "whosays-article", "whosays-models", "whosays-lessons"]),
    (
        "site",
        &["whosays", "whosays-engine", "whosays-article", "whosays-knowledge", "whosays-lessons", "whosays-models"],
    ),
    (
        "tests",
        &[
            "whosays",
            "whosays-engine",
            "whosays-article",
            "whosays-cli",
            "whosays-js",
            "whosays-lessons",
            "whosays-models",
            "whosays-sharing",
            "xtask",
        ],
    ),
    (
        "fuzz",
        &["whosays-engine", "whosays-models", "whosays-article", "whosays-lessons", "whosays-sharing", "whosays-tests"],
    ),
];

/// Lines of the engine's code, tests and comments left out, that name something impure.
fn impurities(file: &TextFile) -> Vec<String> {
    if !file.name.starts_with("engine/src/") || !file.ends_with(&[".rs"]) {
        return Vec::new();
    }
    let code = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| IMPURE.iter().filter(move |part| line.contains(*part)))
        .map(|part| format!("{part} has no place in the engine"))
        .collect()
}

/// Those of our crates that a manifest's ordinary dependencies name and its folder may not depend on.
fn upward_dependencies(folder: &str, manifest: &str) -> Vec<String> {
    let allowed = MAY_DEPEND_ON.iter().find(|(name, _)| *name == folder).map_or(&[][..], |(_, allowed)| *allowed);
    let mut in_dependencies = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies]") && !line.contains("workspace.") && !line.contains("dev-");
        }
        let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
        let ours = name == "xtask" || name.starts_with("whosays");
        if in_dependencies && ours && !allowed.contains(&name) {
            found.push(format!("{folder} may not depend on {name}"));
        }
    }
    found
}

#[test]
fn the_engine_knows_its_text_and_nothing_else() {
    check(impurities);
}

#[test]
fn every_crate_depends_on_those_below_it_only() {
    for (folder, _) in MAY_DEPEND_ON {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        assert_eq!(upward_dependencies(folder, &manifest), Vec::<String>::new());
    }
}

#[test]
fn every_member_has_a_place_among_the_layers_and_takes_the_lints() {
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = workspace.lines().find_map(|line| line.strip_prefix("members = ")).expect("a line of members");
    for member in members.split('"').skip(1).step_by(2) {
        assert!(MAY_DEPEND_ON.iter().any(|(name, _)| *name == member), "{member} is among the layers");
        let manifest = fs::read_to_string(root().join(member).join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member} takes the workspace's lints");
    }
}

#[test]
fn the_rules_on_layers_bite() {
    let impure = "// std::fs in a comment\nuse std::time::Instant;\n#[cfg(test)]\nmod tests { use std::fs; }\n";
    assert_eq!(impurities(&sample("engine/src/x.rs", impure)), ["std::time has no place in the engine"]);
    assert!(impurities(&sample("cli/src/x.rs", impure)).is_empty());
    let manifest = "[dependencies]\nserde = \"1\"\nwhosays-js.workspace = true\n[dev-dependencies]\nxtask = {}\n";
    assert_eq!(upward_dependencies("engine", manifest), ["engine may not depend on whosays-js"]);
}
