//! An article as one HTML file.

mod run;

use run::{Folder, run};

#[test]
fn a_file_explains_itself_and_no_markup_of_the_text_is_its_own() {
    let folder = Folder::new("html");
    let story = folder.file("story.md", "# Ferries\n\nThe port may <b>close</b>, Ines Duarte said. &lt;script&gt;\n");
    let out = folder.path("out");
    let done = run(&[
        "analyze".as_ref(),
        story.as_os_str(),
        "--format".as_ref(),
        "html".as_ref(),
        "--out".as_ref(),
        out.as_os_str(),
    ]);
    assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (0, "", ""));
    let page = std::fs::read_to_string(out.join("story.html")).unwrap();
    for part in
        ["<title>Ferries</title>", "id=\"why-0\"", "data-status=\"speculation\"", "default-src 'none'", "&lt;script"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script"));
}
