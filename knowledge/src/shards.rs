//! The knowledge base cut into shards: small tables of which a text loads those that it may need.

use crate::teams;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use whosays_engine::EntityType;
use whosays_engine::entity::directory::Directory;
use whosays_engine::entity::{Coordinates, HEADER, KnowledgeBase, KnownEntity, write_table};

/// Entities of this weight and more are met in texts about anything: they go together.
const EVERYWHERE: u8 = 55;

/// Bytes of a shard: 12 KB in gzip, on the average.
const SHARD: usize = 57_000;

/// A file that a site serves.
pub struct File {
    /// Its name, which is a hash of what it holds, but for the directory's.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The name of the directory's file.
pub const DIRECTORY: &str = "directory.bin";

/// The files of a knowledge base: its directory, then the shards. What is often met comes together, then what belongs to
/// one country, countries beside their neighbours: texts are about parts of the world.
pub fn shards(mut entries: Vec<KnownEntity>) -> Vec<File> {
    let areas = areas(&entries);
    let weights: BTreeMap<String, u8> = entries.iter().map(|entry| (entry.id.clone(), entry.weight)).collect();
    entries.sort_by_cached_key(|entry| {
        // a team goes with the country by whose name it is called; without one here, that country is the core's
        let (id, weight, kind) = match teams::country_of(&entry.id) {
            Some(country) => (country, weights.get(country).copied().unwrap_or(u8::MAX), EntityType::Place),
            None => (entry.id.as_str(), entry.weight, entry.kind),
        };
        let (area, country) = if weight >= EVERYWHERE {
            (0, "")
        } else {
            (areas.get(&entry.country).map_or(u32::MAX, |area| area + 1), entry.country.as_str())
        };
        (area, country.to_owned(), Reverse(weight), kind, id.to_owned(), entry.id.clone())
    });
    let mut tables: Vec<Vec<KnownEntity>> = Vec::new();
    let mut size = SHARD;
    for entry in entries {
        let own = write_table([&entry]).len() - HEADER.len();
        if size + own > SHARD {
            tables.push(Vec::new());
            size = 0;
        }
        size += own;
        tables.last_mut().expect("the first entry begins a table").push(entry);
    }
    let based = |entries: &Vec<KnownEntity>| {
        let table = write_table(entries);
        let base = KnowledgeBase::from_tsv(&table).expect("what is written is read");
        (table, base)
    };
    let shards: Vec<_> = tables.iter().map(based).collect();
    let directory = Directory::of(&shards);
    let mut files = vec![File { name: DIRECTORY.into(), bytes: directory.write() }];
    let named = shards.into_iter().enumerate();
    files.extend(named.map(|(shard, (table, _))| File { name: directory.file(shard), bytes: table.into_bytes() }));
    files
}

/// Where each country lies, by its letters, as a number that neighbours have nearly alike: the bits of latitude and
/// longitude in turn (Morton, G. M. (1966), A computer oriented geodetic data base, IBM).
fn areas(entries: &[KnownEntity]) -> BTreeMap<String, u32> {
    let mut heaviest: BTreeMap<&str, (u8, Coordinates)> = BTreeMap::new();
    for entry in entries {
        let Some(place) = entry.place.filter(|_| !entry.country.is_empty()) else { continue };
        let found = heaviest.entry(&entry.country).or_insert((entry.weight, place));
        if entry.weight > found.0 {
            *found = (entry.weight, place);
        }
    }
    heaviest.into_iter().map(|(country, (_, place))| (country.to_owned(), morton(place))).collect()
}

fn morton(place: Coordinates) -> u32 {
    let (north, east) = ((i32::from(place.latitude) + 9000) as u32, (i32::from(place.longitude) + 18000) as u32);
    (0..15).map(|bit| (north >> bit & 1) << (2 * bit + 1) | (east >> bit & 1) << (2 * bit)).sum::<u32>()
        | (east >> 15 & 1) << 30
}
