//! Who and what a text names: mentions, coreference of short names, the knowledge base, linking.

mod chunk;
mod cluster;
mod context;
mod describe;
mod fold;
mod kind;
mod knowledge;
mod lexicon;
mod link;
mod mention;
mod shape;
mod split;
mod tagger;
#[cfg(test)]
mod tests;
mod word;
mod word_use;
mod works;

pub(crate) use lexicon::rows_used;

pub use knowledge::{Fact, KnowledgeBase, KnownEntity};

use crate::Entity;
use crate::text::Document;
use tagger::Tagger;
use word::Words;

/// The entities of a document in the order of their first mention.
///
/// Rules over tokens find the mentions; equal names, short forms and acronyms make one entity; the knowledge base
/// explains it where its name is sure enough, else the text's own words do.
pub fn entities(document: &Document, knowledge: &KnowledgeBase) -> Vec<Entity> {
    let tagger = Tagger::new(Words::new(document), knowledge);
    let mentions = tagger.mentions();
    let clusters = tagger.merge_linked(tagger.clusters(&mentions));
    let links = tagger.links(&clusters);
    let entity = |(cluster, link): (&cluster::Cluster, Option<&KnownEntity>)| {
        let described = tagger.described(cluster);
        let link = link.filter(|entry| link::fits(entry, document.text, &described));
        Entity {
            kind: cluster.kind,
            name: cluster.name.clone(),
            link: link.map(|entry| entry.id.clone()),
            description: link
                .map(|entry| entry.description.clone())
                .or_else(|| describe::in_own_words(document.text, &described))
                .unwrap_or_default(),
            described,
            mentions: cluster.mentions.iter().map(|mention| mention.span).collect(),
        }
    };
    clusters.iter().zip(links).map(entity).collect()
}
