//! What search engines and link previews are told of an article: its page's head.

use crate::address::{FEED, Place};
use crate::settings::Settings;
use crate::written::Written;
use serde_json::{Map, Value, json};
use whosays::library::{description, minutes};
use whosays::prerender::escaped;
use whosays_article::InlineKind;

/// The page at hand, as its head has to tell it.
pub struct Subject<'a> {
    /// The article.
    pub article: &'a Written,
    /// The way to its own page, which is the one to find it by, also where it stands on the front page.
    pub way: &'a str,
    /// What the site is called.
    pub settings: &'a Settings,
    /// Where it stands.
    pub place: &'a Place,
}

/// The elements of the head, as HTML. What needs a whole address is left out where the origin is not known.
pub fn html(subject: &Subject) -> String {
    let Subject { article, way, settings, place } = subject;
    let meta = &article.article.meta;
    let mut tags = Vec::new();
    let mut meta_tag = |attribute: &str, name: &str, content: &str| {
        tags.push(format!("<meta {attribute}=\"{name}\" content=\"{}\" />", escaped(content)));
    };
    let description = description(meta, body(article));
    meta_tag("name", "description", &description);
    if let Some(author) = &meta.author {
        meta_tag("name", "author", author);
    }
    meta_tag("property", "og:type", "article");
    meta_tag("property", "og:title", article.title());
    meta_tag("property", "og:description", &description);
    meta_tag("property", "og:site_name", &settings.name);
    meta_tag("property", "article:published_time", &article.date.iso());
    if let Some(kind) = &meta.kind {
        meta_tag("property", "article:section", kind);
    }
    if let Some(whole) = place.whole(way) {
        meta_tag("property", "og:url", &whole);
        tags.push(format!("<link rel=\"canonical\" href=\"{}\" />", escaped(&whole)));
        tags.push(feed_link(settings, place));
    }
    tags.push(script(&structured(subject, &description)));
    tags.join("\n    ")
}

/// Structured data as an element of a head.
pub fn script(data: &Value) -> String {
    // Inside a script nothing may look like its end; the rest is as JSON has it.
    format!("<script type=\"application/ld+json\">{}</script>", data.to_string().replace('<', "\\u003c"))
}

/// The link by which readers of feeds find the site's.
pub fn feed_link(settings: &Settings, place: &Place) -> String {
    let (path, name) = (escaped(&place.path(FEED)), escaped(&settings.name));
    format!("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{path}\" title=\"{name}\" />")
}

/// The article's words without the title that may stand before them.
pub fn body(article: &Written) -> &str {
    let text = &article.article.text;
    article.article.leading_title().map_or(text, |title| &text[text.find(title).unwrap_or(0) + title.len()..])
}

/// The article in the words of schema.org.
fn structured(subject: &Subject, description: &str) -> Value {
    let Subject { article, way, settings, place } = subject;
    let meta = &article.article.meta;
    let words = article.article.text.split_whitespace().count();
    let mut data = Map::new();
    let mut add = |key: &str, value: Value| data.insert(key.to_owned(), value);
    add("@context", json!("https://schema.org"));
    add("@type", json!("Article"));
    add("headline", json!(article.title()));
    if let Some(subtitle) = &meta.subtitle {
        add("alternativeHeadline", json!(subtitle));
    }
    add("description", json!(description));
    add("datePublished", json!(article.date.iso()));
    if let Some(author) = &meta.author {
        add("author", json!({"@type": author_type(author, settings), "name": author}));
    }
    let publisher = meta.publication.as_ref().unwrap_or(&settings.name);
    add("publisher", json!({"@type": "Organization", "name": publisher}));
    add("inLanguage", json!(meta.language.as_ref().unwrap_or(&settings.language)));
    if let Some(kind) = &meta.kind {
        add("articleSection", json!(kind));
    }
    if let Some(licence) = &meta.licence {
        add("license", json!({"@type": "CreativeWork", "name": licence}));
    }
    if let Some(work) = &meta.based_on {
        add("isBasedOn", json!({"@type": "CreativeWork", "name": work}));
    }
    if let Some(address) = &meta.address {
        add("sameAs", json!(address));
    }
    let mut cited: Vec<&str> = Vec::new();
    for inline in &article.article.inline {
        if let InlineKind::Link(address) = &inline.kind
            && !cited.contains(&address.as_str())
        {
            cited.push(address);
        }
    }
    if !cited.is_empty() {
        add("citation", json!(cited));
    }
    add("wordCount", json!(words));
    add("timeRequired", json!(format!("PT{}M", minutes(words))));
    if let Some(whole) = place.whole(way) {
        add("mainEntityOfPage", json!(whole));
        add("url", json!(whole));
    }
    Value::Object(data)
}

/// What an author is: whoever has the site's name in theirs is no person.
fn author_type(author: &str, settings: &Settings) -> &'static str {
    if author.contains(&settings.name) { "Organization" } else { "Person" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written;
    use std::path::Path;

    fn head(origin: Option<&str>) -> String {
        let source = "---\ntitle: Tides </script> & \"so\"\ndate: 2026-11-02\nauthor: Ines Duarte\nkind: report\n---\n\
                      They rise, a [report](https://e.org/a) and [it](https://e.org/a) say.\n";
        let article = written::read(Path::new("tides.md"), source.as_bytes()).unwrap();
        let place = Place::new("/repo/", origin.map(str::to_owned));
        let settings = Settings::default();
        html(&Subject { article: &article, way: "articles/tides/", settings: &settings, place: &place })
    }

    #[test]
    fn a_head_tells_what_the_article_is_and_where() {
        let head = head(Some("https://example.org"));
        for part in [
            "<link rel=\"canonical\" href=\"https://example.org/repo/articles/tides/\" />",
            "<meta property=\"og:url\" content=\"https://example.org/repo/articles/tides/\" />",
            "<meta property=\"og:title\" content=\"Tides &lt;/script&gt; &amp; &quot;so&quot;\" />",
            "<meta name=\"description\" content=\"They rise, a report and it say.\" />",
            "href=\"/repo/feed.xml\"",
        ] {
            assert!(head.contains(part), "{part} is in {head}");
        }
        assert_eq!(head.matches("</script>").count(), 1, "{head}");
        let data = head.split_once("ld+json\">").unwrap().1.split("</script>").next().unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["headline"], "Tides </script> & \"so\"");
        assert_eq!(data["author"], json!({"@type": "Person", "name": "Ines Duarte"}));
        assert_eq!(data["citation"], json!(["https://e.org/a"]));
        assert_eq!(data["url"], "https://example.org/repo/articles/tides/");
        assert_eq!(author_type("Whosays editors", &Settings::default()), "Organization");
    }

    #[test]
    fn without_an_origin_nothing_names_one() {
        let head = head(None);
        for part in ["canonical", "og:url", "feed.xml", "\"url\""] {
            assert!(!head.contains(part), "{part} is not in {head}");
        }
    }
}
