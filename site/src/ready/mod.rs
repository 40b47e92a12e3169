//! A ready-made lesson about an article of the library: `lessons/SLUG.md`, front matter and sections, read strictly; see LESSONS.md.

mod head;
mod key;
mod place;
mod sections;

use crate::problem::Problem;
use crate::written::{self, Written};
use sections::{Item, Section};
use std::path::{Path, PathBuf};
use whosays_article::{Article, normalised};
use whosays_engine::{Analysis, Span};
use whosays_lessons::{Form, Lesson, Question, Task};

/// The folder beside the articles in which such lessons stand.
pub const FOLDER: &str = "lessons";

/// The sections, by their headings; the first two must be there.
const SECTIONS: [&str; 5] = ["Steps", "Key", "Questions", "Discussion", "Note"];

/// What ends a question that is answered with words of the article.
const OF_ARTICLE: &str = "[words]";

/// A lesson, and what it is about.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Its file.
    pub file: PathBuf,
    /// Its name in addresses.
    pub slug: String,
    /// The name in addresses of its article.
    pub article: String,
    /// The lesson, in which pupils choose who says so from what the key names.
    pub lesson: Lesson,
}

impl Ready {
    /// The lesson, in which pupils also choose from what the engine found in its article.
    pub fn with_names_of(&self, analysis: &Analysis) -> Lesson {
        let found = Lesson::new(self.lesson.article.clone(), analysis).names;
        let mut lesson = self.lesson.clone();
        let own = lesson.names.clone();
        lesson.names.extend(found.into_iter().filter(|found| !own.iter().any(|own| own.overlaps(*found))));
        lesson.names.sort();
        lesson
    }
}

/// Reads a file that `bytes` are of, about one of `articles`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(file: &Path, bytes: &[u8], articles: &[Written]) -> Result<Ready, Vec<Problem>> {
    let source = std::str::from_utf8(bytes)
        .map_err(|_| vec![Problem::of(file, "this is not UTF-8 text; save the file in the encoding UTF-8")])?;
    let source = normalised(source);
    let Some(matter) = written::front_matter(&source) else {
        let sentence = "there is no front matter; begin with a line of ---, then title: … and article: …, one a line, then a line of ---";
        return Err(vec![Problem::at(file, 1, sentence)]);
    };
    let mut problems = Vec::new();
    let slug = written::slug(file).map_err(|sentence| problems.push(Problem::of(file, sentence))).unwrap_or_default();
    let (head, wrong) = head::read(file, matter, articles);
    problems.extend(wrong);
    // Behind the front matter and its two fences.
    let first = matter.lines().count() + 3;
    let body = (1..).zip(source.lines()).skip(first - 1);
    let (sections, wrong) = sections::read(file, body, &SECTIONS);
    problems.extend(wrong);
    for name in &SECTIONS[..2] {
        if !sections.iter().any(|own| own.name == *name) {
            problems.push(Problem::of(file, format!("there is no section “{name}”; begin it with a line ## {name}")));
        }
    }
    let Some(head) = head else { return Err(problems) };
    let article = &articles[head.article];
    let mut lesson = Lesson { title: head.title, about: head.about, rules: head.rules, ..Lesson::default() };
    lesson.article = article.article.clone();
    for section in &sections {
        match section.name {
            "Steps" => lesson.about.steps = words(file, section, &mut problems),
            "Discussion" => lesson.about.discussion = words(file, section, &mut problems),
            "Note" => lesson.about.note = section.paragraphs().map(|own| plain(&own)).collect::<Vec<_>>().join("\n\n"),
            "Questions" => lesson.questions = questions(file, section, &mut problems),
            _ => lesson.tasks = key::read(file, section, article, &mut problems),
        }
    }
    lesson.names = names(&lesson.tasks);
    match problems.is_empty() {
        true => Ok(Ready { file: file.to_owned(), slug, article: article.slug.clone(), lesson }),
        false => Err(problems),
    }
}

/// Who says so, by the key, each where it stands; the longest of those that overlap.
fn names(tasks: &[Task]) -> Vec<Span> {
    let sources = tasks.iter().filter_map(|task| task.key.as_ref()?.source);
    let mut names: Vec<Span> = sources.map(|(span, _)| span).collect();
    names.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    names.dedup_by(|next, before| next.overlaps(*before));
    names
}

/// Markdown as the words that a reader sees.
fn plain(markdown: &str) -> String {
    Article::from_markdown(markdown).text.trim().to_owned()
}

/// The items of a section, none of which has answers.
fn words(file: &Path, section: &Section, problems: &mut Vec<Problem>) -> Vec<String> {
    let items = section.items(file, problems);
    if items.is_empty() {
        problems.push(Problem::at(file, section.line, format!("there is nothing under “{}”", section.name)));
    }
    for (line, ..) in items.iter().flat_map(|item| &item.answers) {
        problems.push(Problem::at(file, *line, "only questions have answers to choose from; take the brackets out"));
    }
    items.iter().map(|item| plain(&item.words)).collect()
}

/// The questions, each with its answers, if there are some to choose from.
fn questions(file: &Path, section: &Section, problems: &mut Vec<Problem>) -> Vec<Question> {
    let items = section.items(file, problems);
    let question = |item: Item| {
        let right: Vec<usize> = (0..).zip(&item.answers).filter(|(_, own)| own.1).map(|(at, _)| at).collect();
        if item.answers.len() == 1 {
            problems.push(Problem::at(file, item.line, "there is only one answer to choose from; write two at least"));
        }
        if right.len() > 1 {
            problems.push(Problem::at(file, item.line, "several answers are marked as right by [x]; keep one of them"));
        }
        let answers: Vec<String> = item.answers.iter().map(|(_, _, words)| plain(words)).collect();
        let of_article = item.words.strip_suffix(OF_ARTICLE);
        let form = match (answers.is_empty(), of_article) {
            (false, _) => Form::Choice(answers, right.first().copied()),
            (true, Some(_)) => Form::Words,
            (true, None) => Form::Text,
        };
        Question { words: plain(of_article.unwrap_or(&item.words)), task: None, form }
    };
    items.into_iter().map(question).collect()
}

#[cfg(test)]
mod tests;
