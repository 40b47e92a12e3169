//! The page of lessons, and a file and a page for each that is ready made.

use super::{Shared, write};
use crate::address::{self, LESSONS};
use crate::parts;
use std::path::Path;
use whosays::library::lessons::{self, ReadyMade};
use whosays::prerender::{escaped, fill};
use whosays_engine::Analysis;
use xxhash_rust::xxh64::xxh64;

/// A lesson, made: its number in the folder, and its file's content.
pub type Made = (usize, String);

/// The lessons about one article, which was explained.
pub fn made(shared: &Shared, article: &str, analysis: &Analysis) -> Vec<Made> {
    let own = shared.folder.lessons.iter().enumerate().filter(|(_, own)| own.article == article);
    own.map(|(number, own)| (number, own.with_names_of(analysis).to_json())).collect()
}

/// The links from an article to its lessons.
pub fn links(shared: &Shared, article: &str) -> String {
    let own = shared.folder.lessons.iter().filter(|own| own.article == article);
    lessons::links(own.map(|own| (own.lesson.title.as_str(), shared.place.path(&address::lesson(&own.slug)))))
}

/// Writes them; `frame` fills the slots that every page has.
///
/// # Errors
/// Says which file cannot be written.
pub fn pages(shared: &Shared, mut made: Vec<Made>, frame: &[(&'static str, String)], out: &Path) -> Result<(), String> {
    let Shared { folder, parts, place, .. } = shared;
    made.sort();
    // What a lesson holds is part of its address, so that no browser shows the one of another build.
    let files: Vec<String> = made
        .iter()
        .map(|(number, json)| {
            format!("{}.lesson.json?v={:016x}", folder.lessons[*number].slug, xxh64(json.as_bytes(), 0))
        })
        .collect();
    let mut rows = Vec::new();
    for ((number, json), file) in made.iter().zip(&files) {
        let own = &folder.lessons[*number];
        write(out, &format!("{LESSONS}{}.lesson.json", own.slug), json)?;
        let article = folder.articles.iter().find(|article| article.slug == own.article);
        rows.push(ReadyMade {
            lesson: &own.lesson,
            slug: &own.slug,
            file,
            article: article.map_or("", |article| article.title()),
            href: place.path(&address::article(&own.article)),
        });
    }
    for row in &rows {
        let (title, about) = (escaped(&row.lesson.title), escaped(&row.lesson.about.aim));
        let own = [("title", title), ("description", about), ("note", lessons::note(row))];
        let slots: Vec<_> = frame.iter().cloned().chain(own).collect();
        let page = fill(parts.template(parts::NOTE), &slots)?;
        write(out, &format!("{}index.html", address::lesson(row.slug)), &page)?;
    }
    let slots: Vec<_> = frame.iter().cloned().chain([("lessons", lessons::list(&rows))]).collect();
    write(out, &format!("{LESSONS}index.html"), &fill(parts.template(parts::LESSONS), &slots)?)
}
