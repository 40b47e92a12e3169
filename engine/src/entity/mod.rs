//! Who and what a text names: mentions, coreference of short names, the knowledge base, linking.

mod beside;
mod chunk;
mod cluster;
mod common;
mod compare;
mod context;
mod describe;
pub mod directory;
mod excerpt;
mod field;
mod fold;
mod gender;
mod kind;
mod knowledge;
pub mod learned;
mod lexicon;
mod link;
mod meant;
mod mention;
mod outlet;
mod rank;
mod row;
mod sequence;
mod shape;
mod sight;
mod spelling;
mod spellings;
mod split;
mod tagger;
#[cfg(test)]
mod tests;
mod told;
mod typing;
mod variants;
mod word;
mod word_use;
mod works;
mod write;

pub(crate) use gender::Gender;
pub(crate) use lexicon::{is_common, rows_used};
pub(crate) use sequence::LABELS;

pub use compare::{Aspect, Difference, compare};
pub use describe::introductions;
pub use excerpt::{excerpt, link_and_excerpt};
pub use knowledge::{Coordinates, Fact, KnowledgeBase, KnownEntity};
pub use row::HEADER;
pub use write::write_table;

use crate::text::Document;
use crate::text::tag::Tagged;
use crate::{DescriptionKind, Entity, EntityType, Models, Span};
use rank::Linker;
use spellings::Spellings;
use tagger::Tagger;
use word::Words;

/// The classes of the model of names: labels of words, then types of names, then no name at all.
pub const CLASSES: usize = LABELS + typing::VOTES;

/// The entities of a document in the order of their first mention.
///
/// Rules over tokens find the mentions; equal names, short forms and acronyms make one entity; the knowledge base
/// explains it where its name is sure enough, else the text's own words do. Trained weights, where given, decide
/// where names begin and end and what they name, with what the rules found among their features.
pub fn entities(document: &Document, knowledge: &KnowledgeBase, models: Option<(&Models, &Tagged)>) -> Vec<Entity> {
    let spellings = Spellings::new(document);
    // names are found by the core alone: no mention moves when more of the knowledge base comes
    let tagger = Tagger::new(Words::new(document, &spellings), KnowledgeBase::core());
    let found = tagger.mentions();
    let mentions = match models.and_then(|(models, tagged)| Some((models.names()?, tagged))) {
        Some((weights, tagged)) => {
            let (_, groups) = tagger.groups(&found);
            learned::mentions(&tagger, weights, tagged, found, &groups)
        }
        None => found,
    };
    // what somebody says of somebody is not the writer's description
    let quoted = |span: Span| {
        let behind = document.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        behind > 0 && span.end <= document.quotations[behind - 1].span.end
    };
    let described = |cluster: &cluster::Cluster| {
        let mut described = tagger.described(cluster, &mentions);
        described.retain(|description| description.kind != DescriptionKind::Copula || !quoted(description.span));
        described
    };
    let entity = |cluster: cluster::Cluster| Entity {
        kind: cluster.kind,
        described: described(&cluster),
        name: cluster.name,
        link: None,
        description: String::new(),
        mentions: cluster.mentions.iter().map(|mention| mentions[*mention].span).collect(),
    };
    let mut entities: Vec<Entity> = tagger.joined(tagger.clusters(&mentions)).into_iter().map(entity).collect();
    part_off(document.text, &mut entities);
    link(document.text, &mut entities, knowledge);
    entities
}

/// Makes those mentions entities of their own that name another thing than most of their entity: parts of longer names,
/// *Spanish Utopia* or *Explorer 6*, and a people's name that says of which language a word is, *(Utopian: orlo)*. What the
/// text says beside them shows it, so that links come to neither by what is said of the other.
#[inline(never)]
fn part_off(text: &str, entities: &mut Vec<Entity>) {
    let mut parts = Vec::new();
    for entity in entities.iter_mut().filter(|entity| entity.mentions.len() > 1) {
        let is_other = match entity.kind {
            EntityType::Place => meant::is_part,
            EntityType::Group => beside::names_language,
            EntityType::Other | EntityType::Work => beside::is_numbered,
            _ => continue,
        };
        let (mut off, mut whole): (Vec<Span>, Vec<Span>) =
            entity.mentions.iter().partition(|span| is_other(text, **span));
        // a part or number that most mentions have may be left out at some; a language and its people are two things
        if entity.kind == EntityType::Group && off.len() > whole.len() {
            std::mem::swap(&mut off, &mut whole);
        }
        if off.is_empty() || off.len() > whole.len() {
            continue;
        }
        entity.mentions = whole;
        let described = Vec::new();
        parts.push(Entity { mentions: off, described, link: None, description: String::new(), ..entity.clone() });
    }
    if !parts.is_empty() {
        entities.append(&mut parts);
        entities.sort_by_key(|entity| entity.mentions.first().map(|span| span.start));
    }
}

/// The entries that the entity with the number `at` may be, the best first: what a reader chooses from who finds the
/// link wrong or missing. Panics beyond the last entity.
pub fn candidates<'k>(
    text: &str,
    entities: &[Entity],
    at: usize,
    knowledge: &'k KnowledgeBase,
) -> Vec<&'k KnownEntity> {
    Linker::new(text, entities, knowledge).candidates(at)
}

/// Links a text's entities into a knowledge base, and says what each is: in its words, else in the text's own; its type is then
/// its entry's. Nothing else of an entity changes, so more of the knowledge base can come when an analysis is there already.
pub fn link(text: &str, entities: &mut [Entity], knowledge: &KnowledgeBase) {
    let links = Linker::new(text, entities, knowledge).links();
    tell(text, entities, &links);
}

/// Says of each entity which entry it is, and what that is.
fn tell(text: &str, entities: &mut [Entity], links: &[Option<&KnownEntity>]) {
    let names = describe::Names::of(entities);
    for (entity, link) in entities.iter_mut().zip(links) {
        entity.link = link.map(|entry| entry.id.clone());
        if let Some(entry) = link.filter(|entry| tells_type(entry, entity.kind)) {
            entity.kind = entry.kind;
        }
        let own = || describe::in_own_words(text, &entity.described, &names);
        entity.description = link.map(|entry| entry.description.clone()).or_else(own).unwrap_or_default();
    }
}

/// Whether what an entry is, is what a text names that takes it for a `kind`: not where the text speaks of its people or its
/// members, the Utopians.
fn tells_type(entry: &KnownEntity, kind: EntityType) -> bool {
    kind != EntityType::Group || field::is_side(entry)
}
