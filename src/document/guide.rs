//! The guide: pages for readers, teachers, publishers and developers, one on method, and one that lists them.

use super::Document;
use std::iter;
use whosays_texts::say;

/// Its pages, in the order in which they are read; each is a file of this name in `docs/guide`.
pub const NAMES: [&str; 5] = ["readers", "teachers", "publishers", "developers", "method"];

/// The way to the page that lists them, from the site's root.
pub const WAY: &str = "guide/";

/// Its file, which stands where code hosts show it with the folder.
pub(super) const FILE: &str = "docs/guide/README.md";

/// The way to a page of it, from the site's root.
pub fn way(name: &str) -> String {
    format!("{WAY}{name}/")
}

/// The file of a page of it.
pub(super) fn file(name: &str) -> String {
    format!("docs/guide/{name}.md")
}

/// What links call a page.
fn label(name: &str) -> &'static str {
    match name {
        "readers" => say("Readers"),
        "teachers" => say("Teachers"),
        "publishers" => say("Publishers"),
        "developers" => say("Developers"),
        _ => say("Method"),
    }
}

/// The pages as documents, the one that lists them first. That one is the list itself, and needs none above it.
pub(super) fn pages() -> impl Iterator<Item = Document> {
    let list = Document { way: WAY.into(), files: vec![FILE.into()], before: String::new(), after: String::new() };
    let pages = (0..NAMES.len()).map(|at| Document {
        way: way(NAMES[at]),
        files: vec![file(NAMES[at])],
        before: contents(at),
        after: neighbours(at),
    });
    iter::once(list).chain(pages)
}

/// The way to the page that lists them, and the list of all pages, on the one of this number.
fn contents(here: usize) -> String {
    let page = |(at, name): (usize, &&str)| {
        let current = if at == here { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"../{name}/\"{current}>{}</a></li>", label(name))
    };
    let pages: String = NAMES.iter().enumerate().map(page).collect();
    let guide = say("Guide");
    format!("<nav class=\"pages\" aria-label=\"{guide}\"><ul><li><a href=\"../\">{guide}</a></li>{pages}</ul></nav>")
}

/// The way to the page before and to the next, where there are any.
fn neighbours(here: usize) -> String {
    let link = |at: Option<usize>, relation: &str, told: &str| {
        let name = at.and_then(|at| NAMES.get(at));
        name.map_or(String::new(), |name| {
            format!("<a rel=\"{relation}\" href=\"../{name}/\"><span>{told}</span> {}</a>", label(name))
        })
    };
    let (before, next) =
        (link(here.checked_sub(1), "prev", say("Before:")), link(Some(here + 1), "next", say("Next:")));
    format!("<nav class=\"neighbours\" aria-label=\"{}\">{before}{next}</nav>", say("Through the guide"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn ways(html: &str) -> Vec<&str> {
        html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn each_page_says_where_it_is_and_what_comes_next() {
        let pages: Vec<_> = pages().skip(1).collect();
        assert!(pages[1].before.contains("<a href=\"../teachers/\" aria-current=\"page\">Teachers</a>"));
        assert_eq!(pages[1].before.matches("aria-current").count(), 1);
        assert_eq!(ways(&pages[1].before)[..2], ["../", "../readers/"]);
        assert_eq!(ways(&pages[1].after), ["../readers/", "../publishers/"]);
        assert_eq!(ways(&pages[0].after), ["../teachers/"]);
        assert_eq!(ways(&pages[4].after), ["../developers/"]);
    }

    #[test]
    fn one_page_lists_all_in_their_order() {
        let list = pages().next().unwrap();
        let files = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name));
        let html = list.page(
            "{{title}}{{description}}{{looks}}{{version}}{{before}}{{content}}{{after}}{{root}}",
            "",
            "",
            files,
        );
        assert_eq!(ways(&html.unwrap()), NAMES.map(|name| format!("../guide/{name}/")));
        assert_eq!(list.file(), "guide/index.html");
    }
}
