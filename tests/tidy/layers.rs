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

/// Where the picture of imports stands.
const PICTURE: &str = "ARCHITECTURE.md";

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

/// Our crates as the picture has them, each with those that it imports.
fn drawn(document: &str) -> Vec<(&str, Vec<&str>)> {
    let (_, rest) = document.split_once("```imports\n").expect("the picture of imports is there");
    let (picture, _) = rest.split_once("```").expect("it ends");
    picture
        .lines()
        .map(|line| {
            let (name, imports) = line.split_once('→').unwrap_or((line, ""));
            (name.trim(), imports.split(',').map(str::trim).filter(|name| !name.is_empty()).collect())
        })
        .collect()
}

/// Those of our crates that a manifest's ordinary dependencies name, as the picture calls them.
fn imports(manifest: &str) -> Vec<&str> {
    let mut in_dependencies = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies]") && !line.contains("workspace.") && !line.contains("dev-");
        }
        let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
        if in_dependencies && (name == "xtask" || name.starts_with("whosays")) {
            found.push(name.strip_prefix("whosays-").unwrap_or(name));
        }
    }
    found
}

/// What of the picture is not as a manifest has it, or points upwards.
fn wrong(picture: &[(&str, Vec<&str>)], at: usize, manifest: &str) -> Vec<String> {
    let (name, drawn) = &picture[at];
    let (mut drawn, mut real) = (drawn.clone(), imports(manifest));
    let upward = real.iter().filter(|own| picture[..at].iter().all(|(above, _)| above != *own));
    let mut wrong: Vec<String> = upward.map(|own| format!("{name} may not depend on {own}")).collect();
    drawn.sort_unstable();
    real.sort_unstable();
    if drawn != real {
        wrong.push(format!("{name} is drawn with {drawn:?} and imports {real:?}"));
    }
    wrong
}

#[test]
fn the_engine_knows_its_text_and_nothing_else() {
    check(impurities);
}

#[test]
fn the_picture_of_imports_is_what_the_manifests_say_and_points_one_way() {
    let document = fs::read_to_string(root().join(PICTURE)).unwrap();
    let picture = drawn(&document);
    for (at, (name, _)) in picture.iter().enumerate() {
        let folder = if *name == "whosays" { "." } else { name };
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        assert_eq!(wrong(&picture, at, &manifest), Vec::<String>::new());
    }
}

#[test]
fn every_member_is_in_the_picture_and_takes_the_lints() {
    let document = fs::read_to_string(root().join(PICTURE)).unwrap();
    let picture = drawn(&document);
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = workspace.lines().find_map(|line| line.strip_prefix("members = ")).expect("a line of members");
    for member in members.split('"').skip(1).step_by(2) {
        assert!(picture.iter().any(|(name, _)| *name == member), "{member} is in the picture");
        let manifest = fs::read_to_string(root().join(member).join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member} takes the workspace's lints");
    }
}

#[test]
fn the_rules_on_layers_bite() {
    let impure = "// std::fs in a comment\nuse std::time::Instant;\n#[cfg(test)]\nmod tests { use std::fs; }\n";
    assert_eq!(impurities(&sample("engine/src/x.rs", impure)), ["std::time has no place in the engine"]);
    assert!(impurities(&sample("cli/src/x.rs", impure)).is_empty());
    let picture = drawn("```imports\nengine\njs → engine\ncli → engine, site\n```");
    let manifest = "[dependencies]\nserde = \"1\"\nwhosays-js.workspace = true\n[dev-dependencies]\nxtask = {}\n";
    let told = wrong(&picture, 0, manifest);
    assert_eq!(told, ["engine may not depend on js", "engine is drawn with [] and imports [\"js\"]"]);
    assert_eq!(wrong(&picture, 1, "[dependencies]\nwhosays-engine.workspace = true\n"), Vec::<String>::new());
    assert_eq!(wrong(&picture, 2, "[dependencies]\nwhosays-engine = {}\n").len(), 1, "what is drawn is imported");
}
