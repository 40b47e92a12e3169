//! The command line as the contract has it: what is written where, and which exit code says what.

mod run;

use run::{Folder, run};
use serde_json::Value;

const STORY: &str = "The port may close, the mayor said.\n";

fn spans<'a>(text: &str, values: &'a Value) -> Vec<(String, &'a Value)> {
    let of = |value: &Value| {
        let at = |key: &str| value[key].as_u64().unwrap() as usize;
        text.chars().skip(at("start")).take(at("end") - at("start")).collect()
    };
    values.as_array().unwrap().iter().map(|value| (of(value), value)).collect()
}

#[test]
fn one_file_is_analysed_to_standard_output() {
    let folder = Folder::new("one");
    let story = folder.file("story.txt", STORY);
    let done = run(&["analyze".as_ref(), story.as_os_str()]);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    let analysis: Value = serde_json::from_str(&done.stdout).unwrap();
    let statements = spans(STORY, &analysis["statements"]);
    assert_eq!(statements[0].0, STORY.trim());
    assert_eq!(statements[0].1["status"], "speculation");
    assert_eq!(statements[0].1["source_kind"], "named");
}

#[test]
fn each_file_gets_its_own_analysis_in_the_folder() {
    let folder = Folder::new("out");
    let (a, b) = (folder.file("a.txt", STORY), folder.file("b.md", ""));
    let out = folder.path("deep/out");
    let done = run(&["analyze".as_ref(), a.as_os_str(), b.as_os_str(), "--out".as_ref(), out.as_os_str()]);
    assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (0, "", ""));
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    assert!(read("a.json").contains("\"speculation\""));
    assert!(read("b.json").contains("\"statements\":[]"));
}

#[test]
fn offsets_are_code_points_of_the_text_as_given() {
    let folder = Folder::new("offsets");
    let text = "\u{FEFF}“Ça\u{200B} 🎣 ira,” Ada Blom said. The port may close.";
    let file = folder.file("bom.txt", text);
    let done = run(&["analyze".as_ref(), file.as_os_str()]);
    let analysis: Value = serde_json::from_str(&done.stdout).unwrap();
    let statements = spans(text, &analysis["statements"]);
    assert_eq!(statements.last().unwrap().0, "The port may close.");
}

#[test]
fn a_bad_file_is_named_in_one_line_and_the_others_are_written() {
    let folder = Folder::new("bad");
    let (good, latin) = (folder.file("good.txt", STORY), folder.bytes("latin.txt", b"caf\xe9 ferm\xe9"));
    let missing = folder.path("missing.txt");
    let out = folder.path("out");
    let arguments = [
        "analyze".as_ref(),
        latin.as_os_str(),
        missing.as_os_str(),
        good.as_os_str(),
        "--out".as_ref(),
        out.as_os_str(),
    ];
    let done = run(&arguments);
    assert_eq!(done.code, 1);
    let lines: Vec<&str> = done.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("latin.txt") && lines[0].contains("not UTF-8") && lines[0].contains("byte 3"));
    assert!(lines[1].contains("missing.txt") && lines[1].contains("cannot be read"));
    assert!(out.join("good.json").exists() && !out.join("latin.json").exists());
}

#[test]
fn a_folder_that_cannot_be_made_fails() {
    let folder = Folder::new("blocked");
    let story = folder.file("story.txt", STORY);
    let done = run(&["analyze".as_ref(), story.as_os_str(), "--out".as_ref(), story.as_os_str()]);
    assert_eq!((done.code, done.stderr.lines().count()), (1, 1), "{}", done.stderr);
}

#[test]
fn wrong_usage_is_told_from_failure() {
    let folder = Folder::new("usage");
    let story = folder.file("story.txt", STORY);
    let story = story.as_os_str();
    let cases: [&[&std::ffi::OsStr]; 18] = [
        &["analyze".as_ref()],
        &["analyse".as_ref(), story],
        &["analyze".as_ref(), story, "--out".as_ref()],
        &["analyze".as_ref(), story, "--verbose".as_ref()],
        &["analyze".as_ref(), "--out".as_ref(), "x".as_ref()],
        &["analyze".as_ref(), story, "--out".as_ref(), "x".as_ref(), "--out".as_ref(), "y".as_ref()],
        &["analyze".as_ref(), story, story, "--out".as_ref(), "x".as_ref()],
        &["analyze".as_ref(), story, "--base".as_ref(), "/x/".as_ref()],
        &["analyze".as_ref(), story, "--format".as_ref(), "xml".as_ref()],
        &["analyze".as_ref(), story, story, "--format".as_ref(), "md".as_ref()],
        &["analyze".as_ref(), "-".as_ref(), "-".as_ref()],
        &["completions".as_ref()],
        &["completions".as_ref(), "sh1".as_ref()],
        &["man".as_ref(), "analyse".as_ref()],
        &["site".as_ref(), "--out".as_ref(), "x".as_ref()],
        &["site".as_ref(), "articles".as_ref()],
        &["site".as_ref(), "a".as_ref(), "b".as_ref(), "--out".as_ref(), "x".as_ref()],
        &["site".as_ref(), "articles".as_ref(), "--out".as_ref(), "x".as_ref(), "--base".as_ref()],
    ];
    for arguments in cases {
        let done = run(arguments);
        assert_eq!(done.code, 2, "{arguments:?}: {}", done.stderr);
        assert!(done.stdout.is_empty() && done.stderr.starts_with("error: "), "{arguments:?}");
    }
    let nothing = run(&[]);
    assert!(nothing.code == 2 && nothing.stdout.is_empty() && nothing.stderr.contains("Usage:"), "{}", nothing.stderr);
    assert_eq!(run(&["--help".as_ref()]).code, 0);
}
