//! The article and what stands beside it: marks, legend, strip, sources.

#[cfg(feature = "still")]
pub mod bar;
pub mod batches;
pub(crate) mod block;
#[cfg(feature = "csr")]
pub mod book;
pub(crate) mod direction;
pub mod escape;
pub mod heading;
mod layered;
pub mod legend;
#[cfg(feature = "still")]
pub mod list;
pub mod markup;
#[cfg(feature = "csr")]
pub mod panels;
#[cfg(feature = "csr")]
pub mod pouring;
mod runs;
#[cfg(feature = "csr")]
mod selecting;
pub mod sources;
#[cfg(feature = "csr")]
mod standing;
pub mod strip;
pub mod sureness;

pub use layered::Layered;
#[cfg(feature = "csr")]
pub use standing::Standing;

#[cfg(feature = "still")]
use crate::cards::choice::Choices;
use std::sync::Arc;
use whosays_article::Article;
use whosays_engine::entity::KnowledgeBase;
#[cfg(feature = "still")]
use whosays_engine::layer::Edit;
use whosays_engine::packed::unpack;
use whosays_engine::profile::Profile;
use whosays_engine::{Analysis, Entity, Status};
use whosays_texts::say;

/// How much of what is to be known of an article's names has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Some of it is on its way.
    Awaited,
    /// All of it is here.
    Here,
    /// Some of it could not be loaded.
    Missing,
}

/// An article with everything that is said about it: what all views read and none changes.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// What the engine says about it.
    pub analysis: Arc<Analysis>,
    /// What that adds up to.
    pub profile: Arc<Profile>,
    /// What is known of its names: the entries that they may mean, and those that these speak of.
    pub knowledge: Arc<KnowledgeBase>,
    /// How much of that has arrived.
    pub names: Names,
    /// What the reader changed in what is said about it, if anything.
    pub layered: Option<Layered>,
    /// Whether it came with the page.
    pub is_own: bool,
    /// Whether it is in English, as far as that can be told.
    pub is_english: bool,
    /// Whether this is the whole article, and not a beginning that is shown until all of it is explained.
    pub is_whole: bool,
}

impl Reading {
    /// Explains an article by what the engine itself knows.
    #[cfg(feature = "ssr")]
    pub fn new(article: Article, models: Option<&whosays_engine::Models>) -> Arc<Self> {
        Self::knowing(article, models, KnowledgeBase::core())
    }

    /// Explains an article by a knowledge base.
    #[cfg(feature = "ssr")]
    pub fn knowing(article: Article, models: Option<&whosays_engine::Models>, knowledge: &KnowledgeBase) -> Arc<Self> {
        Self::layered(article, models, knowledge, &[], &Choices::default())
    }

    /// Explains an article by a knowledge base, and puts over that what people say of it.
    #[cfg(feature = "ssr")]
    pub fn layered(
        article: Article,
        models: Option<&whosays_engine::Models>,
        knowledge: &KnowledgeBase,
        edits: &[Edit],
        choices: &Choices,
    ) -> Arc<Self> {
        let analysis = whosays_engine::analyze_document(&article.document(), knowledge, models);
        Self::over(article, analysis, knowledge, edits, choices)
    }

    /// Puts over what was said of an article by a knowledge base what people say of it.
    #[cfg(feature = "still")]
    pub fn over(
        article: Article,
        analysis: Analysis,
        knowledge: &KnowledgeBase,
        edits: &[Edit],
        choices: &Choices,
    ) -> Arc<Self> {
        use whosays_engine::entity::{excerpt, write_table};
        use whosays_engine::layer::compose;
        let mut analysis = if edits.is_empty() { analysis } else { compose(&article.text, &analysis, edits).analysis };
        choices.put_into(&mut analysis.entities, &article.text, knowledge);
        let profile = Profile::new(&article.document(), &analysis);
        let table = write_table(excerpt(knowledge, &article.text, &analysis));
        let knowledge = KnowledgeBase::from_tsv(&table).expect("what is written is read");
        Self::own(article, analysis, profile, knowledge)
    }

    /// A whole article that came with the page.
    fn own(article: Article, analysis: Analysis, profile: Profile, knowledge: KnowledgeBase) -> Arc<Self> {
        Arc::new(Self {
            article: article.into(),
            analysis: analysis.into(),
            profile: profile.into(),
            knowledge: knowledge.into(),
            names: Names::Here,
            layered: None,
            is_own: true,
            is_english: true,
            is_whole: true,
        })
    }

    /// An article that was explained elsewhere; `packed` is what [`pack`](whosays_engine::packed::pack) made of it, and
    /// `known` the table of what is known of its names. `None` where it is about another text.
    pub fn unpacked(article: Article, packed: &[u8], known: &str) -> Option<Arc<Self>> {
        let (analysis, words) = unpack(packed, &article.text)?;
        let profile = Profile::with_words(&article.text, &analysis, words);
        let knowledge = KnowledgeBase::from_tsv(known).ok()?;
        Some(Self::own(article, analysis, profile, knowledge))
    }

    /// Whether this is of the same text as another reading, with the same marks and mentions: whatever is known of its
    /// names, the article's element then holds the same.
    pub fn marks_like(&self, other: &Reading) -> bool {
        let Analysis { sentences, statements, entities } = &*self.analysis;
        let like = |one: &Entity, other: &Entity| {
            (one.kind, &one.name, &one.mentions) == (other.kind, &other.name, &other.mentions)
        };
        (Arc::ptr_eq(&self.article, &other.article)
            || self.article.text == other.article.text && self.article.pieces == other.article.pieces)
            && *sentences == other.analysis.sentences
            && (Arc::ptr_eq(statements, &other.analysis.statements) || *statements == other.analysis.statements)
            && entities.len() == other.analysis.entities.len()
            && entities.iter().zip(&other.analysis.entities).all(|(one, other)| like(one, other))
    }

    /// The words of a statement.
    pub fn statement_text(&self, index: usize) -> &str {
        self.analysis.statements[index].span.of(&self.article.text)
    }

    /// Who says a statement, in the shortest form: the entity's name, else the source's words.
    pub fn source_name(&self, index: usize) -> Option<&str> {
        let source = self.analysis.statements[index].source?;
        let entity = source.entity.and_then(|id| self.analysis.entities.get(id.0));
        Some(entity.map_or_else(|| source.span.of(&self.article.text), |entity| &entity.name))
    }

    /// The label of a statement's chip: its source, or in a word that it has none.
    pub fn chip(&self, index: usize) -> &str {
        self.source_name(index).unwrap_or_else(|| match self.analysis.statements[index].status {
            Status::Sourced | Status::Unsourced => say("no source"),
            Status::Speculation | Status::Prediction | Status::Opinion => say("the writer"),
        })
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn changed(reading: &mut Reading) -> &mut Analysis {
        Arc::get_mut(&mut reading.analysis).expect("nobody else reads it")
    }

    #[test]
    fn what_is_known_of_names_changes_no_mark_and_what_is_said_does() {
        let reading = |text: &str| {
            let reading = Reading::new(Article::from_plain(text), None);
            Arc::into_inner(reading).expect("nobody else reads it")
        };
        let text = "The ferry may sink, Ines Duarte said in North Korea.";
        let (one, mut other) = (reading(text), reading(text));
        let at = other.analysis.entities.iter().position(|entity| entity.link.is_some()).unwrap();
        changed(&mut other).entities[at].link = None;
        changed(&mut other).entities[at].description = "A ship".into();
        other.names = Names::Missing;
        assert!(one.marks_like(&other));
        changed(&mut other).entities[at].name = "Korea".into();
        assert!(!one.marks_like(&other));
        let mut other = reading(text);
        Arc::make_mut(&mut changed(&mut other).statements)[0].confidence = 0.1;
        assert!(!one.marks_like(&other));
        assert!(!one.marks_like(&reading("The ferry may sink, Ines Duarte said in South Korea.")));
    }
}
