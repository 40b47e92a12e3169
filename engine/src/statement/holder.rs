//! Who is called by a common noun: *the mayor* after *Ada Blom, mayor of Oslo*, *the committee* after *the Harbour
//! Committee*. Without such a sign it is anybody, and so nobody.

use crate::{Entity, EntityId, EntityType};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Entities that are looked at.
const MOST: usize = 400;

/// Descriptions of an entity that are.
const MOST_DESCRIPTIONS: usize = 8;

/// The first person and the first body whose name or description holds each word.
pub(super) struct Holders(FxHashMap<Word, [Option<EntityId>; 2]>);

/// The bytes of a word: most words are short enough to be kept in the map itself.
type Word = SmallVec<[u8; 16]>;

impl Holders {
    pub fn of(text: &str, entities: &[Entity]) -> Self {
        let mut holders = FxHashMap::<Word, [Option<EntityId>; 2]>::default();
        holders.reserve(2 * entities.len().min(MOST));
        for (id, entity) in entities.iter().enumerate().take(MOST) {
            let kind = match entity.kind {
                EntityType::Person => 0,
                EntityType::Organisation => 1,
                _ => continue,
            };
            let described = entity.described.iter().take(MOST_DESCRIPTIONS).map(|words| words.span.of(text));
            let words = std::iter::once(&*entity.name).chain(described);
            for word in words.flat_map(|words| words.split(|c: char| !c.is_alphanumeric())) {
                let word = word.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
                holders.entry(word).or_default()[kind].get_or_insert(EntityId(id));
            }
        }
        Self(holders)
    }

    /// The person whom a noun in its plain form calls.
    pub fn person(&self, noun: &str) -> Option<EntityId> {
        self.0.get(noun.as_bytes())?[0]
    }

    /// The body that it calls.
    pub fn body(&self, noun: &str) -> Option<EntityId> {
        self.0.get(noun.as_bytes())?[1]
    }
}
