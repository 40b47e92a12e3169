//! The pages of a site, from its parts and a folder of articles.

mod lessons;

use crate::address::{self, Place};
use crate::feed;
use crate::folder::Folder;
use crate::head::{self, Subject};
use crate::layer::Layer;
use crate::list_head;
use crate::parts::{self, Parts};
use crate::precache;
use lessons::Made;
use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use whosays::document::looks;
use whosays::library::{self, Listed};
use whosays::prerender::{self, Around, Explained, escaped, fill};
use whosays_engine::entity::KnowledgeBase;

/// What all pages of one site share.
struct Shared<'a> {
    folder: &'a Folder,
    parts: &'a Parts,
    place: &'a Place,
    knowledge: KnowledgeBase,
    version: String,
    map: String,
}

/// Writes all pages of a site into a folder that has its parts, or gets them: the front page, one page an article, the list,
/// the documents, and the files for programs.
///
/// # Errors
/// Says which file cannot be written, or what of the parts is damaged.
pub fn pages(folder: &Folder, parts: &Parts, place: &Place, out: &Path) -> Result<(), String> {
    let map = parts.map().ok_or("the site's parts have no map of the world")?.to_owned();
    let shared = Shared { folder, parts, place, knowledge: parts.knowledge()?, version: parts.version(), map };
    let (listed, lessons): (Vec<_>, Vec<_>) = articles(&shared, out)?.into_iter().unzip();
    let root = place.base.as_str();
    let (name, about) = (escaped(&folder.settings.name), escaped(&folder.settings.description));
    let list = [
        ("name", name),
        ("description", about),
        ("head", list_head::html(folder, place)),
        ("looks", looks(parts.template(parts::ARTICLE)).replace("{{root}}", root)),
        ("version", shared.version.clone()),
        ("list", library::list(listed)),
        ("root", root.to_owned()),
    ];
    write(out, &format!("{}index.html", address::LIST), &fill(parts.template(parts::LIST), &list)?)?;
    for (file, html) in parts.documents() {
        write(out, file, &fill(html, &[("root", root.to_owned())])?)?;
    }
    let frame = ["name", "looks", "version", "root"]
        .map(|slot| list.iter().find(|(name, _)| *name == slot).cloned().unwrap_or((slot, String::new())));
    lessons::pages(&shared, lessons.into_iter().flatten().collect(), &frame, out)?;
    write(out, parts::OFFLINE, &fill(parts.template(parts::OFFLINE), &frame)?)?;
    let older = folder.articles.iter().skip(precache::MOST_ARTICLES).map(|older| address::article(&older.slug));
    precache::tell(out, root, &shared.version, &older.collect())?;
    // Those are for programs, which keep nothing.
    for (name, text) in feed::files(folder, place) {
        write(out, name, &text)?;
    }
    Ok(())
}

/// Explains every article and writes its page, on as many threads as the machine has use for; gives the rows of the list, each with
/// the article's lessons.
fn articles(shared: &Shared, out: &Path) -> Result<Vec<(Listed, Vec<Made>)>, String> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let (next, done) = (Mutex::new(0..shared.folder.articles.len()), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.lock().expect("no thread panics while it takes a number").next();
                    let Some(index) = index else { return };
                    let row = article(shared, index, out).map(|row| (index, row));
                    done.lock().expect("no thread panics while it adds a row").push(row);
                }
            });
        }
    });
    let done = done.into_inner().expect("no thread panicked while it added a row");
    let mut rows = done.into_iter().collect::<Result<Vec<_>, _>>()?;
    rows.sort_by_key(|(index, _)| *index);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// Explains one article and writes its page, and the front page where it stands there too.
fn article(shared: &Shared, index: usize, out: &Path) -> Result<(Listed, Vec<Made>), String> {
    let Shared { folder, parts, place, knowledge, version, map } = shared;
    let written = &folder.articles[index];
    let Layer { edits, choices } = &written.layer;
    if let Some((name, id)) = choices.chosen().find(|(_, id)| knowledge.get(id).is_none()) {
        return Err(format!("{}: its layer says that “{name}” is “{id}”, of which nothing is known", written.slug));
    }
    let explained = Explained::new(written.article.clone(), knowledge, edits, choices);
    let way = address::article(&written.slug);
    let head = head::html(&Subject { article: written, way: &way, settings: &folder.settings, place });
    // After the oldest comes the newest, so that a reader gets to all of them.
    let next = Some(&folder.articles[(index + 1) % folder.articles.len()]).filter(|_| folder.articles.len() > 1);
    let next = next.map(|next| (place.path(&address::article(&next.slug)), next.title()));
    let list = place.path(address::LIST);
    let lessons = lessons::links(shared, &written.slug);
    let onward = library::onward(next.as_ref().map(|(href, title)| (href.as_str(), *title)), &lessons, &list);
    let around = Around { name: &folder.settings.name, root: &place.base, version, map, head: &head, onward: &onward };
    let html = prerender::page(parts.template(parts::ARTICLE), &explained, &around)?;
    write(out, &format!("{way}index.html"), &html)?;
    if index == folder.front {
        write(out, parts::ARTICLE, &html)?;
    }
    let meta = &written.article.meta;
    let listed = Listed {
        title: written.title().to_owned(),
        href: place.path(&way),
        standfirst: meta.subtitle.clone().or_else(|| meta.description.clone()),
        kind: meta.kind.clone(),
        author: meta.author.clone(),
        date: Some(written.date),
        minutes: library::minutes(written.article.text.split_whitespace().count()),
        profile: explained.profile().clone(),
    };
    Ok((listed, lessons::made(shared, &written.slug, explained.analysis())))
}

fn write(out: &Path, name: &str, text: &str) -> Result<(), String> {
    let file = out.join(name);
    let made = file.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(&file, text)).map_err(|error| format!("{} cannot be written: {error}", file.display()))
}
