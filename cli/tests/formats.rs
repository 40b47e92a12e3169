//! What can be made of a file besides its analysis as JSON, and from where texts come.

mod run;

use run::{Folder, run, run_with};
use serde_json::Value;

const STORY: &str =
    "---\ntitle: Ferries\n---\n\n# Ferries\n\nThe port **may** close, Ines Duarte said.\n\nIt is old.\n";

fn made(format: &str) -> String {
    let folder = Folder::new(format);
    let story = folder.file("story.md", STORY);
    let done = run(&["analyze".as_ref(), story.as_os_str(), "--format".as_ref(), format.as_ref()]);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    done.stdout
}

#[test]
fn a_table_has_a_row_for_each_statement() {
    let table = made("csv");
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[0].starts_with("number,status,statement,source,"), "{table}");
    assert!(
        rows[1].starts_with("1,speculation,\"The port may close, Ines Duarte said.\",Ines Duarte,named,"),
        "{table}"
    );
    let sources = made("sources");
    assert!(sources.lines().nth(1).unwrap().starts_with("Ines Duarte,named,Ines Duarte,1,"), "{sources}");
}

#[test]
fn markdown_keeps_what_it_was_and_says_who_says_so() {
    let markdown = made("md");
    assert!(markdown.starts_with("---\ntitle: \"Ferries\"\n---\n\n# Ferries\n\nThe port **may** close"), "{markdown}");
    assert!(markdown.contains("[^1]: **Speculation**; source: Ines Duarte; "), "{markdown}");
}

#[test]
fn annotations_are_a_page_of_json_ld_on_a_line() {
    let line = made("annotations");
    assert_eq!(line.lines().count(), 1);
    let page: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(page["type"], "AnnotationPage");
    let words = &page["items"][0]["target"]["selector"][0]["exact"];
    assert_eq!(words, "The port may close, Ines Duarte said.");
}

#[test]
fn standard_input_is_a_text_like_any_other() {
    let folder = Folder::new("stdin");
    let story = folder.file("story.txt", STORY);
    let file = run(&["analyze".as_ref(), story.as_os_str()]);
    let piped = run_with(STORY.as_bytes(), &["analyze".as_ref(), "-".as_ref()]);
    assert_eq!((piped.code, &piped.stdout), (0, &file.stdout));
    let out = folder.path("out");
    let arguments =
        ["analyze".as_ref(), "-".as_ref(), "--format".as_ref(), "md".as_ref(), "--out".as_ref(), out.as_os_str()];
    assert_eq!(run_with(STORY.as_bytes(), &arguments).code, 0);
    let written = std::fs::read_to_string(out.join("stdin.md")).unwrap();
    assert_eq!(written, made("md"), "front matter says that it is Markdown");
    let latin = run_with(b"caf\xe9", &["analyze".as_ref(), "-".as_ref()]);
    assert_eq!((latin.code, latin.stdout.as_str()), (1, ""));
    assert!(latin.stderr.contains("standard input: is not UTF-8 text: byte 3"), "{}", latin.stderr);
}

#[test]
fn no_text_is_written_over() {
    let folder = Folder::new("over");
    let story = folder.file("story.md", STORY);
    let here = folder.path("");
    let arguments =
        ["analyze".as_ref(), story.as_os_str(), "--format".as_ref(), "md".as_ref(), "--out".as_ref(), here.as_os_str()];
    let done = run(&arguments);
    assert_eq!((done.code, done.stderr.lines().count()), (1, 1), "{}", done.stderr);
    assert!(done.stderr.contains("would be written over"), "{}", done.stderr);
    assert_eq!(std::fs::read_to_string(&story).unwrap(), STORY);
}

#[test]
fn a_text_of_no_words_has_every_format() {
    for format in ["json", "md", "csv", "sources", "annotations"] {
        let done = run_with(b"", &["analyze".as_ref(), "-".as_ref(), "--format".as_ref(), format.as_ref()]);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{format}");
    }
}

#[test]
fn shells_and_manuals_are_told_every_command_and_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions".as_ref(), shell.as_ref()]).stdout;
        assert!(["analyze", "completions", "format"].iter().all(|word| script.contains(word)), "{shell}: {script}");
    }
    let bash = run(&["completions".as_ref(), "bash".as_ref()]).stdout;
    for (typed, offered) in
        [("", "analyze"), ("analyze --form", "--format"), ("analyze --format m", "md"), ("completions b", "bash")]
    {
        assert!(completed(&bash, typed).contains(&offered.to_owned()), "{typed}: {:?}", completed(&bash, typed));
    }
    let (all, one) = (run(&["man".as_ref()]).stdout, run(&["man".as_ref(), "analyze".as_ref()]).stdout);
    assert!(all.contains(".TH whosays-cli 1") && all.contains("whosays\\-cli\\-analyze(1)"), "{all}");
    assert!(one.contains(".TH whosays-cli-analyze 1") && one.contains("annotations"), "{one}");
}

/// What Bash offers behind `whosays-cli` and what was typed, by a script of completions.
fn completed(script: &str, typed: &str) -> Vec<String> {
    let words: Vec<&str> = std::iter::once("whosays-cli").chain(typed.split(' ')).collect();
    let (last, before) = (words[words.len() - 1], words[words.len() - 2]);
    let asked = format!(
        "{script}\nCOMP_WORDS=({} '{last}'); COMP_CWORD={}; _whosays__cli whosays-cli '{last}' '{before}'; printf '%s\n' \"${{COMPREPLY[@]}}\"",
        words[..words.len() - 1].join(" "),
        words.len() - 1
    );
    let told = std::process::Command::new("bash").args(["-c", &asked]).output().expect("Bash is there");
    String::from_utf8_lossy(&told.stdout).lines().map(str::to_owned).collect()
}
