//! A folder of articles.

use crate::layer;
use crate::problem::Problem;
use crate::ready::{self, Ready};
use crate::settings::{self, Settings};
use crate::written::{self, Written};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How a folder without articles comes to have one.
const ADD_ONE: &str = "put Markdown files (.md) with front matter into it";

/// What stands in a folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// What the site is called and where it stands.
    pub settings: Settings,
    /// Its articles, the newest first; at least one.
    pub articles: Vec<Written>,
    /// Which of them the site opens with.
    pub front: usize,
    /// Lessons about them, for the youngest first.
    pub lessons: Vec<Ready>,
    /// Files that are neither, and folders with articles or anything else, which are left out.
    pub others: Vec<PathBuf>,
}

/// Reads a folder.
///
/// # Errors
/// Everything that is wrong with it, by file.
pub fn read(folder: &Path) -> Result<Folder, Vec<Problem>> {
    let entries = fs::read_dir(folder).map_err(|error| {
        vec![Problem::of(folder, format!("the folder cannot be read ({error}); give the one that holds the articles"))]
    })?;
    let mut all: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    all.sort();
    let (files, mut others): (Vec<PathBuf>, Vec<PathBuf>) = all.into_iter().partition(|path| path.is_file());
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    others.retain(|path| path.is_dir() && name_of(path) != ready::FOLDER && !name_of(path).starts_with('.'));
    let (mut settings, mut articles, mut layers, mut problems) =
        (Settings::default(), Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let name = name_of(&file);
        if let Some(slug) = name.strip_suffix(layer::ENDING) {
            layers.push((slug.to_owned(), file));
            continue;
        }
        let is_article = ["md", "markdown"].iter().any(|end| file.extension().is_some_and(|own| own == *end));
        if !is_article && name != settings::FILE {
            others.extend((!name.starts_with('.')).then_some(file));
            continue;
        }
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                problems.push(Problem::of(&file, format!("the file cannot be read: {error}")));
                continue;
            }
        };
        if is_article {
            written::read(&file, &bytes).map_or_else(|wrong| problems.extend(wrong), |article| articles.push(article));
        } else {
            settings::read(&file, &bytes).map_or_else(|wrong| problems.extend(wrong), |read| settings = read);
        }
    }
    problems.extend(namesakes(&articles));
    for (slug, file) in layers {
        problems.extend(lay(&mut articles, &slug, &file, problems.is_empty()).err());
    }
    if articles.is_empty() && problems.is_empty() {
        problems.push(Problem::of(folder, format!("there is no article in this folder; {ADD_ONE}")));
    }
    // The newest first; of one day, in the order of their names.
    articles.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.slug.cmp(&other.slug)));
    let mut lessons = Vec::new();
    // Where an article could not be read, its lesson would be blamed for that.
    if problems.is_empty() {
        match lessons_of(folder, &articles) {
            Ok(own) => lessons = own,
            Err(wrong) => problems = wrong,
        }
    }
    let front = match &settings.front {
        None => Some(0),
        Some((name, _)) => articles.iter().position(|article| article.slug == *name),
    };
    match (front, &settings.front) {
        (Some(front), _) if problems.is_empty() => Ok(Folder { settings, articles, front, lessons, others }),
        (None, Some((name, line))) if problems.is_empty() => {
            let sentence = format!("there is no article “{name}” for the front page; give a file’s name without .md");
            Err(vec![Problem::at(&folder.join(settings::FILE), *line, sentence)])
        }
        _ => Err(problems),
    }
}

/// The lessons in the folder beside the articles, if there is one.
fn lessons_of(folder: &Path, articles: &[Written]) -> Result<Vec<Ready>, Vec<Problem>> {
    let Ok(entries) = fs::read_dir(folder.join(ready::FOLDER)) else { return Ok(Vec::new()) };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|own| own == "md"));
    files.sort();
    let (mut lessons, mut problems) = (Vec::<Ready>::new(), Vec::new());
    for file in files {
        let bytes =
            fs::read(&file).map_err(|error| vec![Problem::of(&file, format!("the file cannot be read: {error}"))]);
        match bytes.and_then(|bytes| ready::read(&file, &bytes, articles)) {
            Err(wrong) => problems.extend(wrong),
            Ok(own) if lessons.iter().any(|other| other.slug == own.slug) => {
                let sentence =
                    format!("another lesson has the address lessons/{}/ already; rename one of them", own.slug);
                problems.push(Problem::of(&file, sentence));
            }
            Ok(own) => lessons.push(own),
        }
    }
    lessons.sort_by(|one, other| (one.lesson.about.age, &one.slug).cmp(&(other.lesson.about.age, &other.slug)));
    if problems.is_empty() { Ok(lessons) } else { Err(problems) }
}

/// Gives an article its layer; one that has no article is a problem where all articles could be read.
fn lay(articles: &mut [Written], slug: &str, file: &Path, all_read: bool) -> Result<(), Problem> {
    let is_its =
        |article: &&mut Written| article.slug == slug || article.file.file_stem().is_some_and(|own| own == slug);
    let Some(article) = articles.iter_mut().find(is_its) else {
        let sentence =
            "there is no article for this layer; call it as its article’s file, with .layer.json in the place of .md";
        return if all_read { Err(Problem::of(file, sentence)) } else { Ok(()) };
    };
    let bytes = fs::read(file).map_err(|error| Problem::of(file, format!("the file cannot be read: {error}")))?;
    article.layer = layer::read(file, &bytes, &article.article)?;
    Ok(())
}

/// Articles whose addresses would be the same.
fn namesakes(articles: &[Written]) -> Vec<Problem> {
    let mut first: BTreeMap<&str, &Written> = BTreeMap::new();
    let mut problems = Vec::new();
    for article in articles {
        if let Some(before) = first.insert(&article.slug, article) {
            let other = before.file.file_name().unwrap_or_default().to_string_lossy();
            let sentence =
                format!("its address would be that of {other}, articles/{}/; rename one of them", article.slug);
            problems.push(Problem::of(&article.file, sentence));
        }
    }
    problems
}
