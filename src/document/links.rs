//! Where the links of a document lead on the site. In the files they lead from file to file, so that they hold in the repository too.

use super::{SOURCES, SOURCES_WAY, guide};

/// Where what is no page of the site can be read.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// Files and folders of the repository that the site has a page for, by its way from the root.
const PAGES: [(&str, &str); 4] =
    [("index.html", ""), ("articles/", "articles/"), ("lessons/", "lessons/"), (guide::FILE, guide::WAY)];

/// What a link in `file` to `target` leads to from the page at `way`.
pub fn from_page(way: &str, file: &str, target: &str) -> String {
    if target.starts_with('#') || target.contains(':') {
        return target.to_owned();
    }
    let (target, place) = target.find('#').map_or((target, ""), |at| target.split_at(at));
    let path = joined(file, target);
    match page(&path) {
        // Within the site links are relative, because where its root will be is not known.
        Some(goal) => {
            let up = "../".repeat(way.matches('/').count());
            let from_here = [&up, &*goal, place].concat();
            if from_here.is_empty() { "./".into() } else { from_here }
        }
        None => format!("{REPOSITORY}/blob/HEAD/{path}{place}"),
    }
}

/// The page that shows a file or folder.
fn page(path: &str) -> Option<String> {
    if SOURCES.contains(&path) {
        return Some(SOURCES_WAY.into());
    }
    let known = PAGES.iter().find(|(own, _)| *own == path).map(|(_, way)| (*way).to_owned());
    known.or_else(|| guide::NAMES.iter().find(|name| guide::file(name) == path).map(|name| guide::way(name)))
}

/// A relative path, from the folder in which `file` stands.
fn joined(file: &str, target: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::{all, markdown::Rendered};
    use super::*;
    use std::cell::RefCell;
    use std::fs;
    use std::path::Path;

    /// A file of the repository.
    fn written(path: &str) -> Option<String> {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
    }

    /// The relative links of a file that lead to nothing: to no file or folder, or to no heading of a document.
    fn broken(file: &str, text: &str) -> Vec<String> {
        let targets = RefCell::new(Vec::new());
        Rendered::default().add(text, |target| {
            targets.borrow_mut().push(target.to_owned());
            String::new()
        });
        let leads = |target: &String| {
            let (path, place) = target.split_once('#').unwrap_or((target, ""));
            let path = if path.is_empty() { file.to_owned() } else { joined(file, path) };
            if place.is_empty() {
                return Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists();
            }
            let text = if path == file { Some(text.to_owned()) } else { written(&path) };
            text.is_some_and(|text| {
                let mut goal = Rendered::default();
                goal.add(&text, str::to_owned);
                goal.html.contains(&format!("id=\"{place}\""))
            })
        };
        let relative = targets.take().into_iter().filter(|target| !target.contains(':'));
        relative.filter(|target| !leads(target)).collect()
    }

    #[test]
    fn every_relative_link_leads_to_a_file_and_a_heading_of_it() {
        for file in all().iter().flat_map(|document| &document.files) {
            let text = written(file).unwrap_or_else(|| panic!("{file} is there"));
            assert_eq!(broken(file, &text), [] as [&str; 0], "{file}");
        }
    }

    #[test]
    fn the_rule_on_links_bites() {
        let right = "## Here\n\n[a](#here) [b](method.md#method) [c](../../engine/) [d](../../index.html) [e](https://a.example#b)";
        assert_eq!(broken("docs/guide/a.md", right), [] as [&str; 0]);
        let wrong = "[a](#there) [b](method.md#no-heading) [c](../engine/) [d](no.md) [e](no.md#a)";
        assert_eq!(broken("docs/guide/a.md", wrong).len(), 5);
    }

    #[test]
    fn links_lead_to_pages_where_there_are_any() {
        let here = |target| from_page("guide/method/", "docs/guide/method.md", target);
        assert_eq!(here("readers.md#keys"), "../../guide/readers/#keys");
        assert_eq!(here("../../lessons/"), "../../lessons/");
        assert_eq!(here("../../index.html"), "../../");
        assert_eq!(here("README.md"), "../../guide/");
        assert_eq!(here("../../engine/data/SOURCES.md"), "../../sources.html");
        assert_eq!(here("../../ENGINE.md#links"), format!("{REPOSITORY}/blob/HEAD/ENGINE.md#links"));
        assert!(REPOSITORY.starts_with("https://"));
        assert_eq!(here("#labels"), "#labels");
        assert_eq!(here("https://example.org/a.md"), "https://example.org/a.md");
        assert_eq!(from_page("sources.html", "docs/sources.md", "../index.html"), "./");
        assert_eq!(from_page("sources.html", "docs/sources.md", "guide/method.md"), "guide/method/");
    }
}
