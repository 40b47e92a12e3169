//! Who and what a text names: mentions, coreference of short names, the knowledge base, linking.

mod chunk;
mod cluster;
mod compare;
mod context;
mod describe;
mod fold;
mod kind;
mod knowledge;
pub mod learned;
mod lexicon;
mod link;
mod mention;
mod row;
mod sequence;
mod shape;
mod sight;
mod spelling;
mod split;
mod tagger;
#[cfg(test)]
mod tests;
mod typing;
mod word;
mod word_use;
mod works;

pub(crate) use lexicon::{is_common, rows_used};
pub(crate) use sequence::LABELS;

pub use compare::{Aspect, Difference, compare};
pub use knowledge::{Coordinates, Fact, KnowledgeBase, KnownEntity};
pub use row::HEADER;

use crate::text::Document;
use crate::text::tag::Tagged;
use crate::{Entity, Models};
use tagger::Tagger;
use word::{Spellings, Words};

/// The classes of the model of names: labels of words, then types of names, then no name at all.
pub const CLASSES: usize = LABELS + typing::VOTES;

/// The entities of a document in the order of their first mention.
///
/// Rules over tokens find the mentions; equal names, short forms and acronyms make one entity; the knowledge base
/// explains it where its name is sure enough, else the text's own words do. Trained weights, where given, decide
/// where names begin and end and what they name, with what the rules found among their features.
pub fn entities(document: &Document, knowledge: &KnowledgeBase, models: Option<(&Models, &Tagged)>) -> Vec<Entity> {
    let spellings = Spellings::new(document);
    let tagger = Tagger::new(Words::new(document, &spellings), knowledge);
    let found = tagger.mentions();
    let mentions = match models.and_then(|(models, tagged)| Some((models.names()?, tagged))) {
        Some((weights, tagged)) => {
            let (_, groups) = tagger.groups(&found);
            learned::mentions(&tagger, weights, tagged, found, &groups)
        }
        None => found,
    };
    let (clusters, links) = tagger.linked(tagger.clusters(&mentions));
    let entity = |(cluster, link): (cluster::Cluster, Option<&KnownEntity>)| {
        let described = tagger.described(&cluster, &mentions);
        let link = link.filter(|entry| link::fits(entry, document.text, &described));
        Entity {
            kind: cluster.kind,
            name: cluster.name,
            link: link.map(|entry| entry.id.clone()),
            description: link
                .map(|entry| entry.description.clone())
                .or_else(|| describe::in_own_words(document.text, &described))
                .unwrap_or_default(),
            described,
            mentions: cluster.mentions.iter().map(|mention| mentions[*mention].span).collect(),
        }
    };
    clusters.into_iter().zip(links).map(entity).collect()
}
