//! An article with all that is said of it, and what goes out of it.

use crate::{csv, hypothesis, link, markdown};
use serde::Deserialize;
use whosays_article::Article;
use whosays_engine::layer::{Edit, History, Pack, PackedChoice, settled, w3c};
use whosays_engine::packed::unpack;
use whosays_engine::profile::Profile;
use whosays_engine::{Analysis, Statement};

/// What was chosen for names, as the page keeps it.
#[derive(Default, Deserialize)]
struct Kept {
    choices: Vec<PackedChoice>,
}

/// An article with all that is said of it.
#[derive(Debug)]
pub struct Shared {
    /// The article.
    pub article: Article,
    /// What is said of it, with what people changed.
    pub analysis: Analysis,
    /// What that adds up to.
    pub profile: Profile,
    /// What people changed, the oldest first.
    pub edits: Vec<Edit>,
    /// What was chosen for names.
    pub choices: Vec<PackedChoice>,
}

impl Shared {
    /// Reads what the page hands over: the packed article, its packed analysis, the lines of the layer that is in that, and the
    /// choices as the page keeps them; empty strings for no layer and no choices. `None` where these are none.
    pub fn read(article: &str, said: &[u8], layer: &str, choices: &str) -> Option<Self> {
        let article = titled(Article::from_packed(article)?);
        let (analysis, words) = unpack(said, &article.text)?;
        let profile = Profile::with_words(&article.text, &analysis, words);
        let history = if layer.is_empty() { History::default() } else { History::from_lines(layer)? };
        if !history.fits(&article.text) {
            return None;
        }
        let kept: Kept = if choices.is_empty() { Kept::default() } else { serde_json::from_str(choices).ok()? };
        Some(Shared { article, analysis, profile, edits: history.standing().to_vec(), choices: kept.choices })
    }

    /// An article with what the engine says of it, and nothing that people changed.
    pub fn explained(article: Article, analysis: Analysis) -> Self {
        let article = titled(article);
        let profile = Profile::new(&article.document(), &analysis);
        Shared { article, analysis, profile, edits: Vec::new(), choices: Vec::new() }
    }

    /// The same with what stands of the changes: who is given them has no use for the trials on the way. `below` is the packed analysis that
    /// they lie over; where it is none, all of them stay.
    pub fn settled(mut self, below: &[u8]) -> Self {
        if let Some((below, _)) = unpack(below, &self.article.text).filter(|_| !self.edits.is_empty()) {
            self.edits = settled(&self.article.text, &below, &self.edits);
        }
        self
    }

    /// What people changed and chose, without the text, as JSON.
    pub fn pack(&self) -> String {
        let title = self.article.meta.title.as_deref().unwrap_or_default();
        json(&Pack::new(&self.article.text, title, &self.edits, self.choices.clone()))
    }

    /// The statements, and what people said of cards, as W3C Web Annotations, which quote the text.
    pub fn annotations(&self) -> String {
        json(&w3c::annotations(&self.article.text, &self.analysis, &self.edits, self.web_address()))
    }

    /// The statements as Hypothesis imports them, which quote the text.
    pub fn hypothesis(&self) -> String {
        hypothesis::of(self)
    }

    fn web_address(&self) -> Option<&str> {
        let web = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
        self.article.meta.address.as_deref().filter(web)
    }

    /// Where the article stands, else a name for its text.
    pub(crate) fn address(&self) -> String {
        self.web_address().map_or_else(|| w3c::name(&self.article.text), str::to_owned)
    }

    /// The statements as a table.
    pub fn statements(&self) -> String {
        csv::statements(self)
    }

    /// The sources as a table.
    pub fn sources(&self) -> String {
        csv::sources(self)
    }

    /// The article in Markdown, with a footnote for each mark.
    pub fn markdown(&self) -> String {
        markdown::footnoted(self)
    }

    /// What a link holds, as JSON.
    pub fn link(&self) -> String {
        link::of(self)
    }

    /// The name of a statement's source, else its words.
    pub(crate) fn source_name(&self, statement: &Statement) -> Option<&str> {
        let source = statement.source?;
        let entity = source.entity.and_then(|id| self.analysis.entities.get(id.0));
        Some(entity.map_or_else(|| source.span.of(&self.article.text), |entity| &entity.name))
    }
}

/// An article with the title that every list has: a file may have another name than the article that it begins with.
fn titled(mut article: Article) -> Article {
    if let Some(title) = article.leading_title() {
        article.meta.title = Some(title.to_owned());
    }
    article
}

/// Anything of ours as JSON.
pub(crate) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers are JSON")
}
