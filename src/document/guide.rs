//! The guide: pages for readers, teachers, publishers and developers, and one on method.

use super::Document;
use whosays_texts::say;

/// Its pages, in the order in which they are read; each is a file of this name in `docs/guide`.
pub const NAMES: [&str; 5] = ["readers", "teachers", "publishers", "developers", "method"];

/// The way to a page of it, from the site's root.
pub fn way(name: &str) -> String {
    format!("guide/{name}/")
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

/// The pages as documents.
pub(super) fn pages() -> impl Iterator<Item = Document> {
    (0..NAMES.len()).map(|at| Document {
        way: way(NAMES[at]),
        files: vec![file(NAMES[at])],
        before: contents(at),
        after: neighbours(at),
    })
}

/// The list of all pages, on the one of this number.
fn contents(here: usize) -> String {
    let page = |(at, name): (usize, &&str)| {
        let current = if at == here { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"../{name}/\"{current}>{}</a></li>", label(name))
    };
    let pages: String = NAMES.iter().enumerate().map(page).collect();
    format!("<nav class=\"pages\" aria-label=\"{}\"><ul>{pages}</ul></nav>", say("Guide"))
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

    fn ways(html: &str) -> Vec<&str> {
        html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn each_page_says_where_it_is_and_what_comes_next() {
        let pages: Vec<_> = pages().collect();
        assert!(pages[1].before.contains("<a href=\"../teachers/\" aria-current=\"page\">Teachers</a>"));
        assert_eq!(pages[1].before.matches("aria-current").count(), 1);
        assert_eq!(ways(&pages[1].after), ["../readers/", "../publishers/"]);
        assert_eq!(ways(&pages[0].after), ["../teachers/"]);
        assert_eq!(ways(&pages[4].after), ["../developers/"]);
    }
}
