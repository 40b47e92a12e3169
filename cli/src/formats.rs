//! What can be made of a text.

use crate::html;
use clap::ValueEnum;
use std::path::Path;
use whosays_article::{Article, normalised};
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::wire::{Unit, WireAnalysis};
use whosays_engine::{analyze_document, analyze_text};
use whosays_models::models;
use whosays_sharing::Shared;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The whole analysis as JSON, on a line; schema/analysis.schema.json says what stands where
    Json,
    /// The article with its marks and cards, as one HTML file that needs nothing else
    Html,
    /// The article in Markdown, with a footnote for each mark
    Md,
    /// A table of the statements, comma-separated
    Csv,
    /// A table of the sources, comma-separated
    Sources,
    /// The statements as W3C Web Annotations (JSON-LD), on a line
    Annotations,
}

impl Format {
    /// How the names of its files end, behind that of the text: the endings that the page gives them.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Json => ".json",
            Format::Html => ".html",
            Format::Md => ".md",
            Format::Csv => "-statements.csv",
            Format::Sources => "-sources.csv",
            Format::Annotations => ".jsonld",
        }
    }

    /// Whether it is one line a text, so that several can stand below one another.
    pub fn is_one_line(self) -> bool {
        matches!(self, Format::Json | Format::Annotations)
    }

    /// Makes it of a text; `name` is that of its file.
    ///
    /// # Errors
    /// Says why it cannot be made.
    pub fn of(self, text: &str, name: &Path) -> Result<String, String> {
        let shared = || explained(article(text, name));
        match self {
            Format::Json => json(text),
            Format::Html => html::page(&shared()),
            Format::Md => Ok(shared().markdown()),
            Format::Csv => Ok(shared().statements()),
            Format::Sources => Ok(shared().sources()),
            Format::Annotations => Ok(shared().annotations() + "\n"),
        }
    }
}

/// A byte order mark is part of the text here: without it, every offset would shift.
fn json(text: &str) -> Result<String, String> {
    let analysis = analyze_text(text, KnowledgeBase::core(), Some(models()));
    let wire = WireAnalysis::new(text, &analysis, Unit::CodePoint);
    let json = serde_json::to_string(&wire);
    json.map(|json| json + "\n").map_err(|error| format!("its analysis cannot be written as JSON: {error}"))
}

/// The article in a file, as the page opens it.
fn article(text: &str, name: &Path) -> Article {
    let ending = name.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match matches!(ending.as_str(), "md" | "markdown") || has_front_matter(text) {
        true => Article::from_markdown(text),
        false => Article::from_plain(text),
    }
}

/// Whether a text says of itself, between two fences, what is Markdown's way: as a text that is piped in may, which has no name.
fn has_front_matter(text: &str) -> bool {
    let text = normalised(text);
    ["---", "+++"].iter().any(|fence| {
        let mut lines = text.lines().map(str::trim_end);
        lines.next() == Some(fence)
            && lines.next().is_some_and(|line| line.contains([':', '=']))
            && lines.any(|line| line == *fence)
    })
}

fn explained(article: Article) -> Shared {
    let analysis = analyze_document(&article.document(), KnowledgeBase::core(), Some(models()));
    Shared::explained(article, analysis)
}
