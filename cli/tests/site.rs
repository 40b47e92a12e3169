//! Faults of a folder of articles: which exit code, which words, and nothing written. What a whole site looks like is
//! tested in browsers.

mod run;

use run::{Folder, run};

const TIDES: &str = "---\ntitle: Tides\ndate: 2026-11-02\n---\nThe ferry may sink.\n";

#[test]
fn every_fault_is_one_line_and_nothing_is_written() {
    let folder = Folder::new("site-faults");
    folder.file("tides.md", TIDES);
    folder.bytes("latin.md", b"---\ntitle: caf\xe9\n---\n");
    folder.file("empty.md", "");
    folder.file("dated.md", &TIDES.replace("2026-11-02", "2026-02-30"));
    let out = folder.path("dist");
    let here = folder.path("");
    let done = run(&["site".as_ref(), here.as_os_str(), "--out".as_ref(), out.as_os_str()]);
    let lines: Vec<&str> = done.stderr.lines().collect();
    assert_eq!((done.code, lines.len(), done.stdout.as_str()), (1, 3, ""), "{lines:?}");
    for (line, parts) in lines.iter().zip([
        ["dated.md, line 3", "“2026-02-30” is no date", "YYYY-MM-DD"],
        ["empty.md", "is empty", "begin it with"],
        ["latin.md, line 2", "not UTF-8", "save the file"],
    ]) {
        assert!(parts.iter().all(|part| line.contains(part)), "{parts:?} are in {line}");
    }
    assert!(!out.exists());
}

#[test]
fn a_folder_that_is_not_there_fails() {
    let folder = Folder::new("site-missing");
    let (gone, out) = (folder.path("gone"), folder.path("dist"));
    let done = run(&["site".as_ref(), gone.as_os_str(), "--out".as_ref(), out.as_os_str()]);
    assert_eq!((done.code, done.stderr.lines().count()), (1, 1), "{}", done.stderr);
    assert!(done.stderr.contains("cannot be read") && !out.exists(), "{}", done.stderr);
}

#[test]
fn an_origin_that_is_none_is_wrong_usage() {
    let arguments = ["site", "x", "--out", "y", "--origin", "example.org"];
    let done = run(&arguments.map(AsRef::as_ref));
    assert_eq!(done.code, 2, "{}", done.stderr);
    assert!(done.stderr.contains("“example.org” is no origin"), "{}", done.stderr);
}
