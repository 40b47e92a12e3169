//! Pages that are documents: files of the repository in Markdown, in a frame that all of them share.

pub mod guide;
mod links;
mod markdown;

use crate::prerender::{escaped, fill};
use markdown::Rendered;
use std::io;

/// The files that tell where everything came from that is not this project's own; the first says what the page is.
const SOURCES: [&str; 4] = ["docs/sources.md", "data/SOURCES.md", "engine/data/SOURCES.md", "training/SOURCES.md"];

/// The page of sources, from the site's root.
const SOURCES_WAY: &str = "sources.html";

/// A page that is a document.
pub struct Document {
    /// The way to it from the site's root: `sources.html`, or a folder with a slash behind it.
    pub way: String,
    /// Its files, by their paths in the repository. The first one's heading is the page's title, its first paragraph what the page is about.
    files: Vec<String>,
    /// What stands above its text, as HTML.
    before: String,
    /// What stands below it.
    after: String,
}

/// All documents of a site.
pub fn all() -> Vec<Document> {
    let sources = Document {
        way: SOURCES_WAY.into(),
        files: SOURCES.map(Into::into).into(),
        before: String::new(),
        after: String::new(),
    };
    guide::pages().chain([sources]).collect()
}

impl Document {
    /// The page's file, from the site's root.
    pub fn file(&self) -> String {
        if self.way.ends_with('/') { format!("{}index.html", self.way) } else { self.way.clone() }
    }

    /// Fills the `{{slots}}` of `template`: with what makes `built`, the site's first page, look as it does; with the document's
    /// files, which `read` gives by their paths; and with the `version` of what is loaded. The slot `{{root}}` stays, because where
    /// the site will stand is not known yet.
    ///
    /// # Errors
    /// Names the file that cannot be read or has no title, or the slot that the template lacks or this does not know.
    pub fn page(
        &self,
        template: &str,
        built: &str,
        version: &str,
        read: impl Fn(&str) -> io::Result<String>,
    ) -> Result<String, String> {
        let mut content = Rendered::default();
        for file in &self.files {
            let text = read(file).map_err(|error| format!("{file} cannot be read: {error}"))?;
            content.add(&text, |target| links::from_page(&self.way, file, target));
        }
        let title = content.title.ok_or_else(|| format!("{} begins with no heading", self.files[0]))?;
        let slots = [
            ("title", escaped(&title)),
            ("description", escaped(&content.about.unwrap_or_default())),
            ("looks", looks(built)),
            ("version", version.to_owned()),
            ("before", self.before.clone()),
            ("content", content.html),
            ("after", self.after.clone()),
            ("root", "{{root}}".to_owned()),
        ];
        fill(template, &slots)
    }
}

/// What a page takes over from the head of the site's first page, by whatever names the build gave the files.
const TAKEN: [&str; 3] = ["rel=\"stylesheet\"", "rel=\"icon\"", "name=\"theme-color\""];

/// Those elements of `built`, as HTML.
pub fn looks(built: &str) -> String {
    let tags = built.split('<').filter_map(|rest| rest.split('>').next());
    let taken = tags.filter(|tag| TAKEN.iter().any(|part| tag.contains(part)));
    taken.map(|tag| format!("<{tag}>")).collect::<Vec<_>>().join("\n    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_become_one_page_with_the_looks_of_the_first() {
        let built = "<head><link rel=\"preload\" href=\"i.js\"><link rel=\"stylesheet\" href=\"/a-1.css\"/><p>";
        let template =
            "{{title}}|{{description}}|{{looks}}|{{version}}|{{before}}{{content}}{{after}}<a href=\"{{root}}\">";
        let sources = all().pop().unwrap();
        let text = |file: &str| Ok(format!("# {file}\n\nOf the *moon*\n& <b>tides</b>.\n\n## More\n"));
        let html = sources.page(template, built, "7", text).unwrap();
        let wanted = "docs/sources.md|Of the moon &amp; &lt;b&gt;tides&lt;/b&gt;.|<link rel=\"stylesheet\" href=\"/a-1.css\"/>|7|";
        assert!(html.starts_with(wanted), "{html}");
        assert!(html.ends_with("<a href=\"{{root}}\">"), "{html}");
        for part in [">docs/sources.md</h1>", ">More</h2>", ">training/SOURCES.md</h2>", ">More</h3>"] {
            assert!(html.contains(part), "{part} is in {html}");
        }
        assert!(sources.page("{{content}}", built, "7", text).is_err(), "a slot is missing");
        assert!(sources.page(template, built, "7", |_| Ok("No heading.".into())).is_err());
        assert!(sources.page(template, built, "7", |_| Err(io::ErrorKind::NotFound.into())).is_err());
    }
}
