//! What search engines and link previews are told of the list of all articles.

use crate::address::{self, LIST, Place};
use crate::folder::Folder;
use crate::head::{feed_link, script};
use serde_json::{Value, json};
use whosays::prerender::escaped;

/// The elements of its head, as HTML. What needs a whole address is left out where the origin is not known.
pub fn html(folder: &Folder, place: &Place) -> String {
    let settings = &folder.settings;
    let title = format!("All articles – {}", settings.name);
    let told = [
        ("og:type", "website"),
        ("og:title", &title),
        ("og:description", &settings.description),
        ("og:site_name", &settings.name),
    ];
    let mut tags: Vec<_> = told
        .iter()
        .map(|(name, content)| format!("<meta property=\"{name}\" content=\"{}\" />", escaped(content)))
        .collect();
    if let Some(whole) = place.whole(LIST) {
        let whole = escaped(&whole);
        tags.push(format!("<meta property=\"og:url\" content=\"{whole}\" />"));
        tags.push(format!("<link rel=\"canonical\" href=\"{whole}\" />"));
        tags.push(feed_link(settings, place));
    }
    tags.push(script(&structured(folder, place, &title)));
    tags.join("\n    ")
}

/// The list in the words of schema.org.
fn structured(folder: &Folder, place: &Place, title: &str) -> Value {
    let settings = &folder.settings;
    let articles = folder.articles.iter().enumerate().map(|(index, article)| {
        let mut item = json!({"@type": "ListItem", "position": index + 1, "name": article.title()});
        if let Some(whole) = place.whole(&address::article(&article.slug)) {
            item["url"] = json!(whole);
        }
        item
    });
    let articles: Vec<_> = articles.collect();
    let mut page = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "description": settings.description,
        "inLanguage": settings.language,
        "isPartOf": {"@type": "WebSite", "name": settings.name},
        "mainEntity": {"@type": "ItemList", "numberOfItems": articles.len(), "itemListElement": articles},
    });
    if let Some(whole) = place.whole(LIST) {
        page["url"] = json!(whole);
    }
    page
}
