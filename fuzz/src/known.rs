//! Any file in the place of the knowledge base's directory or of one of its shards is refused, or linking with it is sound.

use std::sync::LazyLock;
use whosays_engine::Analysis;
use whosays_engine::entity::directory::Directory;
use whosays_engine::entity::{HEADER, KnowledgeBase, compare, excerpt, link, write_table};

/// Made up, with the names of the seeds: a city in a state, a plural, a person with a description, a body.
const TEXT: &str = "Osla Brekke, a captain born in 1950, sailed from Georgia to Lima, Ohio. The Afghans told \
    the United Nations of Utopia. Georgia may help, Brekke said in Oslo in 2004.";

static ANALYSIS: LazyLock<Analysis> = LazyLock::new(|| whosays_engine::analyze(TEXT));

/// What stands before the checksum of a directory: magic and version.
static HEAD: LazyLock<Vec<u8>> = LazyLock::new(|| Directory::default().write()[..5].to_vec());

/// The bytes as a directory: as they are, and as the payload of a file that is otherwise right, since no random bytes have
/// the right checksum.
pub fn directory(bytes: &[u8]) {
    read(bytes);
    let mut file = HEAD.clone();
    file.extend(adler2::adler32_slice(bytes).to_le_bytes());
    file.extend(bytes);
    read(&file);
}

fn read(file: &[u8]) {
    let Ok(directory) = Directory::read(file) else { return };
    let wanted = directory.wanted(TEXT, &ANALYSIS);
    let files: Vec<(usize, &str)> = wanted.iter().map(|shard| (*shard, HEADER)).collect();
    wanted.iter().for_each(|shard| drop(directory.file(*shard)));
    directory.gathered(TEXT, &ANALYSIS, &files);
    assert_eq!(Directory::read(&directory.write()), Ok(directory), "what is written is read");
}

/// The bytes as a shard's table: as they are, and as rows under the header.
pub fn shard(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    learn(&text);
    learn(&format!("{HEADER}\n{text}"));
}

/// Links a text by a table, and makes the table of what a page needs of it.
fn learn(table: &str) {
    let mut knowledge = KnowledgeBase::core().clone();
    if knowledge.add(table).is_err() {
        return;
    }
    let mut analysis = ANALYSIS.clone();
    link(TEXT, &mut analysis.entities, &knowledge);
    let entries = excerpt(&knowledge, TEXT, &analysis);
    let known = KnowledgeBase::from_tsv(&write_table(entries.iter().copied())).expect("what is written is read");
    assert!(known.entries().iter().eq(entries), "and is the same");
    for entity in &analysis.entities {
        if let Some(entry) = entity.link.as_deref().and_then(|id| known.get(id)) {
            for difference in compare(TEXT, entity, entry, &known) {
                assert!(!difference.said.of(TEXT).is_empty());
            }
        }
    }
}
