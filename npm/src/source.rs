//! What comes in: a text in one of several forms, and what a pack says of it.

use std::sync::Arc;
use whosays::still::{Choices, Reading, laid_over};
use whosays_article::{Article, Date};
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::layer::{History, PackedChoice};
use whosays_engine::wire::{Offsets, Unit};
use whosays_engine::{Analysis, analyze_blocks};
use whosays_sharing::{Found, open};

/// An article that is to be explained.
pub struct Source {
    article: Article,
}

/// A change of a pack at which somebody should look.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Left {
    /// What is the matter with it, in a sentence.
    pub told: String,
    /// Where it stands, in UTF-16 code units; null where it has no place.
    pub start: Option<usize>,
    /// One past its last unit.
    pub end: Option<usize>,
}

/// What became of a pack.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Laid {
    /// In words.
    pub told: String,
    /// What found no place, or a changed one.
    pub left: Vec<Left>,
}

/// What a pack's choices are written as.
#[derive(serde::Deserialize)]
struct Kept {
    choices: Vec<PackedChoice>,
}

impl Source {
    /// A text of the form `text`, `markdown`, or `packed`, as importers hand over what they read.
    pub fn new(text: &str, format: &str) -> Result<Self, String> {
        let article = match format {
            // As it is, so that offsets are those of the string that somebody has.
            "text" => Article::from_text(text.to_owned()),
            "markdown" => Article::from_markdown(text),
            "packed" => Article::from_packed(text).ok_or("this is no packed article")?.made_sound(),
            other => return Err(format!("format is \"text\" or \"markdown\", not \"{other}\"")),
        };
        Ok(Self { article })
    }

    /// The same, written on that day.
    pub fn dated(mut self, date: Option<String>) -> Result<Self, String> {
        if let Some(date) = date {
            let read = Date::read(&date).ok_or_else(|| format!("date is a day such as 2026-11-30, not \"{date}\""))?;
            self.article.meta.date = Some(read.iso());
        }
        Ok(self)
    }

    /// Explains it, under a pack where there is one; a pack of another text, or one that cannot be read, is refused.
    pub fn read(self, pack: Option<&str>) -> Result<(Arc<Reading>, Option<Laid>), String> {
        let knowledge = KnowledgeBase::core();
        let Article { text, .. } = &self.article;
        let analysis = analyze_blocks(text, self.article.blocks(), knowledge, Some(whosays_models::models()));
        let (edits, choices, laid) = match pack {
            None => (Vec::new(), Choices::default(), None),
            Some(pack) => {
                let (history, choices, laid) = opened(pack, text, &analysis)?;
                (history.standing().to_vec(), choices, Some(laid))
            }
        };
        Ok((laid_over(self.article, analysis, knowledge, &edits, &choices), laid))
    }
}

fn opened(pack: &str, text: &str, analysis: &Analysis) -> Result<(History, Choices, Laid), String> {
    match open(pack, text, &analysis.statements) {
        Found::Other(told) | Found::Refused(told) => Err(told),
        Found::Placed { layer, choices, told, list, .. } => {
            let unreadable = "what this pack says cannot be read";
            let history = History::from_lines(&layer).ok_or(unreadable)?;
            let kept: Kept = serde_json::from_str(&choices).map_err(|_| unreadable)?;
            let mut choices = Choices::default();
            kept.choices.into_iter().for_each(|choice| choices.choose(&choice.name, choice.link));
            let offsets = Offsets::new(text, Unit::Utf16);
            let left = list.into_iter().map(|left| Left {
                told: left.told,
                start: left.at.map(|at| offsets.of(at.start)),
                end: left.at.map(|at| offsets.of(at.end)),
            });
            Ok((history, choices, Laid { told, left: left.collect() }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_source_is_refused_in_words() {
        let refusal = |text, format, date: Option<&str>| {
            Source::new(text, format).and_then(|source| source.dated(date.map(str::to_owned))).err().unwrap_or_default()
        };
        assert!(refusal("It rains.", "pdf", None).contains("pdf"));
        assert!(refusal("no head", "packed", None).contains("packed"));
        assert!(refusal("It rains.", "text", Some("tomorrow")).contains("tomorrow"));
        assert_eq!(refusal("It rains.", "markdown", Some("2026-11-30")), "");
    }

    #[test]
    fn a_pack_of_nothing_or_of_another_text_is_refused() {
        let refusal = |pack| Source::new("It may rain, Ada Blom said.", "text").unwrap().read(Some(pack)).err();
        assert!(refusal("{").is_some());
        let other = crate::changes::pack("The ferry sank off Oslo on Monday.", "Ferries", "[]").unwrap();
        assert!(refusal(&crate::json(&other)).is_some_and(|told| told.contains("Ferries")));
    }
}
