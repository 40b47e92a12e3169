//! What programs read of a site: its feed (Atom, RFC 4287), its sitemap (sitemaps.org) and `robots.txt`.

use crate::address::{self, FEED, LESSONS, LIST, Place};
use crate::folder::Folder;
use crate::head::body;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;
use whosays::document::guide;
use whosays::library::description;
use whosays_article::Date;

/// Articles that a feed holds: those who look more seldom find the rest in the list.
const MOST_ENTRIES: usize = 50;

/// The sitemap's name.
const SITEMAP: &str = "sitemap.xml";

/// Files by name, from the site's root. The feed and the sitemap consist of whole addresses, so without an origin there
/// is neither.
pub fn files(folder: &Folder, place: &Place) -> Vec<(&'static str, String)> {
    let robots = "User-agent: *\nAllow: /\n";
    let Some(origin) = &place.origin else { return vec![("robots.txt", robots.to_owned())] };
    let whole = |way: &str| format!("{origin}{}", place.path(way));
    let [feed, sitemap] = [atom(folder, &whole), urls(folder, &whole)].map(|xml| xml.expect("a string takes any XML"));
    let robots = format!("{robots}\nSitemap: {}\n", whole(SITEMAP));
    vec![(FEED, feed), (SITEMAP, sitemap), ("robots.txt", robots)]
}

/// A day as Atom has it; articles tell no time of day.
fn instant(date: Date) -> String {
    format!("{}T00:00:00Z", date.iso())
}

/// What XML 1.0 can hold of a text: no control characters but tab and line break.
fn allowed(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

type Xml = Writer<Vec<u8>>;

fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    write(&mut xml)?;
    let mut text = String::from_utf8(xml.into_inner()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(text))).map(drop)
}

fn link(xml: &mut Xml, relation: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", relation), ("href", href)]).write_empty().map(drop)
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| element(xml, "name", name)).map(drop)
}

fn atom(folder: &Folder, whole: &impl Fn(&str) -> String) -> io::Result<String> {
    let Folder { settings, articles, .. } = folder;
    document(|xml| {
        let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", settings.language.as_str())];
        let feed = xml.create_element("feed").with_attributes(attributes);
        feed.write_inner_content(|xml| {
            element(xml, "id", &whole(LIST))?;
            element(xml, "title", &settings.name)?;
            element(xml, "subtitle", &settings.description)?;
            // The newest comes first.
            element(xml, "updated", &articles.first().map(|article| instant(article.date)).unwrap_or_default())?;
            link(xml, "self", &whole(FEED))?;
            link(xml, "alternate", &whole(LIST))?;
            author(xml, &settings.name)?;
            for article in articles.iter().take(MOST_ENTRIES) {
                let meta = &article.article.meta;
                let page = whole(&address::article(&article.slug));
                xml.create_element("entry").write_inner_content(|xml| {
                    element(xml, "id", &page)?;
                    element(xml, "title", article.title())?;
                    link(xml, "alternate", &page)?;
                    element(xml, "published", &instant(article.date))?;
                    element(xml, "updated", &instant(article.date))?;
                    if let Some(name) = &meta.author {
                        author(xml, name)?;
                    }
                    if let Some(kind) = &meta.kind {
                        xml.create_element("category")
                            .with_attribute(("term", allowed(kind).as_str()))
                            .write_empty()?;
                    }
                    element(xml, "summary", &description(meta, body(article)))
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn urls(folder: &Folder, whole: &impl Fn(&str) -> String) -> io::Result<String> {
    document(|xml| {
        let set = xml.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
        // The front page shows an article that has a page of its own, which is the one to find it by.
        set.write_inner_content(|xml| {
            let newest = folder.articles.first().map(|article| article.date.iso());
            let pages = folder.articles.iter().map(|a| (address::article(&a.slug), Some(a.date.iso())));
            // The page of lessons is there without any that is ready made; what is found is the notes to those that are.
            let notes = folder.lessons.iter().map(|ready| (address::lesson(&ready.slug), None));
            let lists = [(LIST.to_owned(), newest), (LESSONS.to_owned(), None)];
            let guide = guide::NAMES.map(|name| (guide::way(name), None));
            let guide = [(guide::WAY.to_owned(), None)].into_iter().chain(guide);
            for (way, date) in lists.into_iter().chain(pages).chain(notes).chain(guide) {
                xml.create_element("url").write_inner_content(|xml| {
                    element(xml, "loc", &whole(&way))?;
                    date.map_or(Ok(()), |date| element(xml, "lastmod", &date))
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ready::Ready;
    use crate::settings::Settings;
    use crate::written;
    use quick_xml::Reader;
    use std::path::Path;

    fn folder() -> Folder {
        let source = "---\ntitle: Tides & \u{7}<ferries>\ndate: 2026-11-02\nauthor: Ines Duarte\nkind: report\n---\nThey rise.\n";
        let article = written::read(Path::new("tides.md"), source.as_bytes()).unwrap();
        Folder {
            settings: Settings::default(),
            articles: vec![article],
            front: 0,
            lessons: vec![Ready {
                file: "guess.md".into(),
                slug: "guess".into(),
                article: "tides".into(),
                lesson: Default::default(),
            }],
            others: Vec::new(),
        }
    }

    #[test]
    fn feed_and_sitemap_are_xml_with_whole_addresses() {
        let files = files(&folder(), &Place::new("/repo/", Some("https://example.org".into())));
        assert_eq!(files.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["feed.xml", "sitemap.xml", "robots.txt"]);
        for (name, text) in &files[..2] {
            let mut reader = Reader::from_str(text);
            reader.config_mut().check_end_names = true;
            while reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) != Event::Eof {}
            assert!(text.contains(">https://example.org/repo/articles/tides/<"), "{text}");
        }
        assert!(files[1].1.contains(">https://example.org/repo/lessons/guess/<"), "{}", files[1].1);
        for way in ["guide/", "guide/method/"] {
            assert!(files[1].1.contains(&format!(">https://example.org/repo/{way}<")), "{}", files[1].1);
        }
        assert!(files[0].1.contains("<title>Tides &amp; &lt;ferries&gt;</title>"), "{}", files[0].1);
        assert!(files[0].1.contains("<published>2026-11-02T00:00:00Z</published>"), "{}", files[0].1);
        assert!(files[1].1.contains("<lastmod>2026-11-02</lastmod>"), "{}", files[1].1);
        assert!(files[2].1.ends_with("\nSitemap: https://example.org/repo/sitemap.xml\n"), "{}", files[2].1);
    }

    #[test]
    fn without_an_origin_there_is_neither() {
        let files = files(&folder(), &Place::new("/repo/", None));
        assert_eq!(files, [("robots.txt", "User-agent: *\nAllow: /\n".to_owned())]);
    }
}
