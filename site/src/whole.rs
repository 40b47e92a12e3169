//! A whole site in a folder of its own: all of it, or nothing.

use crate::address::Place;
use crate::folder::Folder;
use crate::parts::Parts;
use crate::publish::pages;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

/// What tells that a folder is one of ours, and may be replaced.
const MARKER: &str = "made-by-whosays.txt";

/// What it says.
const MARK: &str = "This folder was made by `whosays-cli site`. Making the site anew replaces everything in it.\n";

/// Makes the site in the folder `out`, which is new, empty, or was made by this before; then its content is replaced at
/// the end, at once. Where that fails, `out` is as it was.
///
/// # Errors
/// A sentence about what is in the way and what to do.
pub fn whole(folder: &Folder, parts: &Parts, place: &Place, out: &Path) -> Result<(), String> {
    let told = |error: io::Error| format!("{} cannot be written: {error}", out.display());
    check(out)?;
    let [unfinished, old] = ["unfinished", "old"].map(|end| beside(out, end));
    fs::create_dir_all(&unfinished).map_err(told)?;
    let made = parts.write(&unfinished).map_err(told).and_then(|()| pages(folder, parts, place, &unfinished));
    let made = made.and_then(|()| {
        fs::write(unfinished.join(MARKER), MARK).map_err(told)?;
        if out.exists() {
            fs::rename(out, &old).map_err(told)?;
        }
        fs::rename(&unfinished, out).map_err(|error| {
            // What was there before comes back.
            let _ = fs::rename(&old, out);
            told(error)
        })
    });
    for left in [unfinished, old] {
        let _ = fs::remove_dir_all(left);
    }
    made
}

/// Refuses a folder that holds anything that is not ours.
fn check(out: &Path) -> Result<(), String> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("{} is no folder that can be used: {error}", out.display())),
    };
    if entries.next().is_some() && !out.join(MARKER).exists() {
        return Err(format!("{} holds other files, which would be lost; give a new or an empty folder", out.display()));
    }
    Ok(())
}

/// A folder beside `out`, on the same disk, so that it can take its place.
fn beside(out: &Path, end: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}-{end}-{}", process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder;
    use crate::parts::{ARTICLE, LESSONS, LIST, NOTE, OFFLINE};
    use std::env;
    use whosays_engine::layer::{Edit, Mark, Pack};
    use whosays_engine::{Span, Status};
    use whosays_lessons::Lesson;

    /// Parts like those of a build: Trunk puts the version beside the app's own script.
    fn parts() -> Parts {
        let mut parts = Parts::default();
        parts.add_template(ARTICLE, concat!(include_str!("../../index.html"), "{{version}}"));
        parts.add_template(LIST, include_str!("../../library.html"));
        parts.add_document("guide/readers/index.html".to_owned(), "{{root}}".to_owned());
        parts.add_template(OFFLINE, include_str!("../../offline.html"));
        parts.add_template(LESSONS, include_str!("../../lessons.html"));
        parts.add_template(NOTE, include_str!("../../lesson-note.html"));
        parts.add_file("knowledge/map-1.bin", Vec::new());
        parts.add_file("boot.js", b"boot".to_vec());
        parts.add_file("service-worker.js", include_bytes!("../../service-worker.js").to_vec());
        parts
    }

    fn scratch(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("whosays-site-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in")).unwrap();
        folder
    }

    fn article(folder: &Path, name: &str, title: &str, date: &str) {
        let text = format!("---\ntitle: {title}\ndate: {date}\n---\nThe ferry may sink, Mayor Ines Duarte said.\n");
        fs::write(folder.join("in").join(name), text).unwrap();
    }

    /// A layer that calls the newest article of a folder an opinion.
    fn opinion(folder: &folder::Folder) -> Vec<u8> {
        let text = &folder.articles[0].article.text;
        let span = Span::new(0, text.len()).trimmed(text);
        let mark = Some(Mark { span, status: Status::Opinion, source: None });
        serde_json::to_vec(&Pack::new(text, "Harbour", &[Edit::Mark { over: span, mark }], Vec::new())).unwrap()
    }

    #[test]
    fn a_folder_of_articles_becomes_a_site_and_is_replaced_by_the_next() {
        let scratch = scratch("whole");
        article(&scratch, "tides.md", "Tides", "2026-11-02");
        article(&scratch, "Harbour News.md", "Harbour", "2026-11-03");
        fs::write(scratch.join("in/site.yaml"), "front: tides\nname: Tides & Times\n").unwrap();
        let (out, place) = (scratch.join("deep/dist"), Place::new("/repo/", Some("https://example.org".into())));
        let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
        let layer = scratch.join("in/Harbour News.layer.json");
        fs::write(&layer, opinion(&folder::read(&scratch.join("in")).unwrap())).unwrap();
        whole(&folder::read(&scratch.join("in")).unwrap(), &parts(), &place, &out).unwrap();
        let page = read("articles/tides/index.html");
        assert!(!page.contains("set it by hand"));
        let layered = read("articles/harbour-news/index.html");
        assert!(layered.contains("data-status=\"opinion\"") && layered.contains("set it by hand"), "{layered}");
        assert_eq!(read("index.html"), page, "the front page is the article that site.yaml names");
        assert!(
            page.contains("<title>Tides – Tides &amp; Times</title>") && page.contains("data-status=\"speculation\""),
            "{page}"
        );
        assert!(page.contains("href=\"/repo/articles/harbour-news/\""), "the next article: {page}");
        assert!(!page.contains("{{"), "{page}");
        let list = read("articles/index.html");
        let places = ["/repo/articles/harbour-news/", "/repo/articles/tides/"].map(|way| list.find(way).expect(way));
        assert!(places[0] < places[1], "the newest comes first");
        let data = list.split_once("ld+json\">").unwrap().1.split("</script>").next().unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["@type"], "CollectionPage");
        assert_eq!(data["mainEntity"]["numberOfItems"], 2);
        let first = &data["mainEntity"]["itemListElement"][0];
        let way = "https://example.org/repo/articles/harbour-news/";
        assert_eq!((&first["url"], &first["name"]), (&way.into(), &"Harbour".into()));
        for part in [
            "og:title\" content=\"All articles – Tides &amp; Times",
            "og:url\" content=\"https://example.org/repo/articles/\"",
        ] {
            assert!(list.contains(part), "{list}");
        }
        assert_eq!(read("boot.js"), "boot");
        for name in ["feed.xml", "sitemap.xml", "robots.txt"] {
            assert!(read(name).contains(if name == "robots.txt" { "sitemap.xml" } else { "/repo/articles/tides/" }));
        }

        fs::remove_file(scratch.join("in/Harbour News.md")).unwrap();
        fs::remove_file(layer).unwrap();
        whole(&folder::read(&scratch.join("in")).unwrap(), &parts(), &Place::new("/", None), &out).unwrap();
        assert!(!out.join("articles/harbour-news").exists() && !out.join("feed.xml").exists());
        assert!(!read("index.html").contains("Next article"));
        let beside = fs::read_dir(scratch.join("deep")).unwrap().count();
        assert_eq!(beside, 1, "nothing unfinished is left");
        fs::remove_dir_all(scratch).unwrap();
    }

    #[test]
    fn lessons_beside_the_articles_become_files_and_pages() {
        let scratch = scratch("lessons");
        article(&scratch, "tides.md", "Tides", "2026-11-02");
        let (out, place) = (scratch.join("dist"), Place::new("/repo/", None));
        let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
        whole(&folder::read(&scratch.join("in")).unwrap(), &parts(), &place, &out).unwrap();
        assert!(!read("lessons/index.html").contains("ready-made"), "no heading over nothing");
        assert!(!read("index.html").contains("A lesson on this article"));
        fs::create_dir(scratch.join("in/lessons")).unwrap();
        let head = "---\ntitle: Guess & check\narticle: tides\naim: You guess.\nage: 11\nminutes: 40\n---\n\n## Steps\n\n- Mark.\n\n";
        let key =
            "## Key\n\n> The ferry may sink, Mayor Ines Duarte said.\n\n- status: speculation\n- source: Ines Duarte\n";
        let file = scratch.join("in/lessons/guess.md");
        fs::write(&file, [head, key].concat()).unwrap();
        whole(&folder::read(&scratch.join("in")).unwrap(), &parts(), &place, &out).unwrap();
        let lesson = Lesson::from_json(&read("lessons/guess.lesson.json")).unwrap();
        assert_eq!((lesson.title.as_str(), lesson.tasks.len(), lesson.names.len()), ("Guess & check", 1, 1));
        let (list, note) = (read("lessons/index.html"), read("lessons/guess/index.html"));
        assert!(list.contains("data-file=\"guess.lesson.json?v=") && list.contains("Guess &amp; check"), "{list}");
        assert!(note.contains("/repo/articles/tides/") && !note.contains("{{") && !list.contains("{{"), "{note}");
        assert!(read("articles/tides/index.html").contains("/repo/lessons/guess/"));
        fs::write(&file, head).unwrap();
        let told = folder::read(&scratch.join("in")).map(|_| ()).unwrap_err();
        assert!(
            told.len() == 1 && told[0].to_string().ends_with("there is no section “Key”; begin it with a line ## Key")
        );
        fs::remove_dir_all(scratch).unwrap();
    }

    #[test]
    fn nothing_of_somebody_else_is_touched_and_nothing_is_half_written() {
        let scratch = scratch("refused");
        article(&scratch, "tides.md", "Tides", "2026-11-02");
        let (read, place) = (folder::read(&scratch.join("in")).unwrap(), Place::new("/", None));
        let told = whole(&read, &parts(), &place, &scratch.join("in")).unwrap_err();
        assert!(told.contains("holds other files") && told.contains("give a new or an empty folder"), "{told}");
        let told = whole(&read, &parts(), &place, &scratch.join("in/tides.md")).unwrap_err();
        assert!(told.contains("is no folder"), "{told}");
        let out = scratch.join("dist");
        let told = whole(&read, &Parts::default(), &place, &out).unwrap_err();
        assert!(told.contains("no map") && !out.exists(), "{told}");
        assert_eq!(fs::read_dir(&scratch).unwrap().count(), 1, "only the articles are there");
        fs::remove_dir_all(scratch).unwrap();
    }

    #[test]
    fn faults_of_a_folder_are_told_with_their_files() {
        let scratch = scratch("faults");
        let told = || -> Vec<String> {
            let problems = folder::read(&scratch.join("in")).map(|_| ()).unwrap_err();
            let own = scratch.join("in").display().to_string();
            problems.iter().map(|problem| problem.to_string().replace(&own, "in").replace('\\', "/")).collect()
        };
        assert_eq!(
            told(),
            ["in: there is no article in this folder; put Markdown files (.md) with front matter into it"]
        );
        article(&scratch, "tides.md", "Tides", "2026-11-02");
        article(&scratch, "Tides.markdown", "Tides again", "2026-11-02");
        article(&scratch, "ferry.md", "Ferry", "soon");
        assert_eq!(
            told(),
            [
                "in/ferry.md, line 3: “soon” is no date; write the day as YYYY-MM-DD, for example 2026-11-28",
                "in/tides.md: its address would be that of Tides.markdown, articles/tides/; rename one of them",
            ]
        );
        fs::remove_file(scratch.join("in/Tides.markdown")).unwrap();
        article(&scratch, "ferry.md", "Ferry", "2026-11-02");
        fs::write(scratch.join("in/notes.txt"), "").unwrap();
        fs::write(scratch.join("in/site.yaml"), "name: A\nfront: tide\n").unwrap();
        assert_eq!(
            told(),
            ["in/site.yaml, line 2: there is no article “tide” for the front page; give a file’s name without .md"]
        );
        fs::write(scratch.join("in/site.yaml"), "front: tides\nname: Tides & Times\n").unwrap();
        let layer = scratch.join("in/quay.layer.json");
        fs::write(&layer, "{}").unwrap();
        assert_eq!(
            told(),
            [
                "in/quay.layer.json: there is no article for this layer; call it as its article’s file, with .layer.json in the place of .md"
            ]
        );
        fs::rename(&layer, scratch.join("in/ferry.layer.json")).unwrap();
        assert!(told()[0].starts_with("in/ferry.layer.json: this is no pack of marks that Whosays can read"));
        fs::remove_file(scratch.join("in/ferry.layer.json")).unwrap();
        let read = folder::read(&scratch.join("in")).unwrap();
        assert_eq!((read.articles.len(), read.front, read.others.len()), (2, 1, 1));
        fs::remove_dir_all(scratch).unwrap();
    }
}
