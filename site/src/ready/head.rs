//! The front matter of a lesson's file.

use crate::lines;
use crate::problem::Problem;
use crate::written::Written;
use std::path::Path;
use std::str::FromStr;
use whosays_article::unquoted;
use whosays_lessons::{About, Naming, Rules, Shown};

/// Its keys; the first five must be there.
const KEYS: [&str; 9] = ["title", "article", "aim", "age", "minutes", "name", "source", "sure", "key"];

/// What the front matter says.
pub struct Head {
    /// What the lesson is called.
    pub title: String,
    /// Which of the articles it is about.
    pub article: usize,
    /// Aim, age and minutes.
    pub about: About,
    /// What pupils are asked for and shown.
    pub rules: Rules,
}

/// Reads it, and says what is wrong with it; `None` where it is not known which article it is about.
pub fn read(file: &Path, matter: &str, articles: &[Written]) -> (Option<Head>, Vec<Problem>) {
    let (lines, mut problems) = lines::read(file, matter, 2, &KEYS);
    let mut head = Head { title: String::new(), article: 0, about: About::default(), rules: Rules::default() };
    for key in &KEYS[..5] {
        if !lines.iter().any(|(_, own, value)| own == key && !value.is_empty()) {
            let sentence = format!("there is no {key}; add a line {key}: … to the front matter");
            problems.push(Problem::at(file, 1, sentence));
        }
    }
    let mut article = None;
    for (line, key, value) in lines.into_iter().filter(|(_, _, value)| !value.is_empty()) {
        let value = unquoted(value);
        let told = match key {
            "title" => put(&mut head.title, value.to_owned()),
            "aim" => put(&mut head.about.aim, value.to_owned()),
            "age" => number(value).map(|age| head.about.age = age),
            "minutes" => number(value).map(|minutes| head.about.minutes = minutes),
            "name" => one_of(value, &[("nobody", Naming::Nobody), ("code", Naming::Code), ("name", Naming::Name)])
                .map(|name| head.rules.name = name),
            "key" => one_of(value, &[("after", Shown::After), ("never", Shown::Never), ("at-once", Shown::AtOnce)])
                .map(|key| head.rules.key = key),
            "source" => one_of(value, &[("yes", true), ("no", false)]).map(|on| head.rules.source = on),
            "sure" => one_of(value, &[("yes", true), ("no", false)]).map(|on| head.rules.sure = on),
            _ => {
                article = articles.iter().position(|own| own.slug == value);
                article.map(|_| ()).ok_or_else(|| {
                    let slugs: Vec<&str> = articles.iter().map(|own| own.slug.as_str()).collect();
                    format!("{}; give an article’s file name without .md", lines::unknown("article", value, &slugs))
                })
            }
        };
        problems.extend(told.err().map(|sentence| Problem::at(file, line, sentence)));
    }
    (article.map(|article| Head { article, ..head }), problems)
}

fn put(field: &mut String, value: String) -> Result<(), String> {
    *field = value;
    Ok(())
}

fn number<T: FromStr>(value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("“{value}” is no number; write one in digits"))
}

fn one_of<T: Copy>(value: &str, known: &[(&str, T)]) -> Result<T, String> {
    let found = known.iter().find(|(name, _)| *name == value).map(|(_, meant)| *meant);
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    found.ok_or_else(|| format!("“{value}” is not known here; write one of {}", names.join(", ")))
}
