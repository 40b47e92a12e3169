//! The page that tells where everything came from that is not this project's own: the files that say so in the
//! repository, one after the other.

use crate::prerender::fill;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A file that tells of sources, in Markdown with tables: its name in addresses and its text.
pub type Source<'a> = (&'a str, &'a str);

/// Fills the `{{slots}}` of `template`: with what makes `built`, the site's first page, look as it does; with the files;
/// and with the `version` of what is loaded. The slot `{{root}}` stays, because where the site will stand is not known yet.
///
/// # Errors
/// Names the slot that the template lacks or the library does not know.
pub fn page(template: &str, built: &str, version: &str, files: &[Source]) -> Result<String, String> {
    let content = files.iter().map(|(name, text)| section(name, text)).collect();
    let root = "{{root}}".to_owned();
    fill(template, &[("looks", looks(built)), ("version", version.to_owned()), ("content", content), ("root", root)])
}

/// What a page takes over from the head of the site's first page, by whatever names the build gave the files.
const TAKEN: [&str; 3] = ["rel=\"stylesheet\"", "rel=\"icon\"", "name=\"theme-color\""];

/// Those elements of `built`, as HTML.
pub fn looks(built: &str) -> String {
    let tags = built.split('<').filter_map(|rest| rest.split('>').next());
    let taken = tags.filter(|tag| TAKEN.iter().any(|part| tag.contains(part)));
    taken.map(|tag| format!("<{tag}>")).collect::<Vec<_>>().join("\n    ")
}

/// One file. The page has a heading of its own, so that those of the file are a step lower.
fn section(name: &str, text: &str) -> String {
    let lower = |level: HeadingLevel| HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6);
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        // A file of ours has none; should it get some, it is shown and not obeyed.
        Event::Html(words) | Event::InlineHtml(words) => Event::Text(words),
        other => other,
    });
    let mut section = format!("<section id=\"{name}\">\n");
    html::push_html(&mut section, events);
    section + "</section>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_become_sections_with_tables() {
        let built = "<head><link rel=\"preload\" href=\"i.js\"><link rel=\"stylesheet\" href=\"/a-1.css\"/><p>";
        let text = "# Tides\n\n| a | b |\n| --- | --- |\n| moon | <b>x</b> |\n\n- one\n";
        let html = page("{{looks}}|{{version}}|{{content}}{{root}}", built, "7", &[("tides", text)]).unwrap();
        let wanted = "<link rel=\"stylesheet\" href=\"/a-1.css\"/>|7|<section id=\"tides\">\n<h2>Tides</h2>";
        assert!(html.starts_with(wanted), "{html}");
        for part in ["<th>a</th>", "<td>&lt;b&gt;x&lt;/b&gt;</td>", "<li>one</li>"] {
            assert!(html.contains(part), "{part} is in {html}");
        }
        assert!(page("{{content}}", built, "7", &[]).is_err());
    }
}
