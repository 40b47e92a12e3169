//! Any file in the place of a model is refused with a sentence, or analysing with it does not panic.

use std::sync::LazyLock;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::model::{Stage, Weights, write};
use whosays_engine::text::Document;
use whosays_engine::{Models, analyze_document};
use whosays_models::models;

/// Bytes before the checksum: magic, version, stage and set.
const HEAD: usize = 10;

/// The set that the files of this run belong to.
const SET: u32 = 7;

/// Files of all stages without a weight: read at once, where those that ship would take most of the time.
static EMPTY: LazyLock<[Vec<u8>; Stage::ALL.len()]> =
    LazyLock::new(|| Stage::ALL.map(|stage| write(stage, &Weights::new(1, models().weights(stage).classes, 1), SET)));

/// Made up, with a quotation, names, a pronoun, a question and each status.
const TEXT: &str = "Osla Brekke, who runs the ferry, said on Monday that “the pier is unsafe”. She may close it. \
    Critics say the council will never pay! That would be a disgrace. Was it built in 1904?\n\nBrekke: No.";

/// Puts the bytes in the place of one stage's file: as they are, and as the payload of a file that is otherwise right,
/// since no random bytes have the right checksum.
pub fn run(stage: Stage, bytes: &[u8]) {
    analyse(stage, bytes);
    let mut file = EMPTY[stage as usize][..HEAD].to_vec();
    file.extend(adler2::adler32_slice(bytes).to_le_bytes());
    file.extend(bytes);
    analyse(stage, &file);
}

fn analyse(stage: Stage, file: &[u8]) {
    let mut files = EMPTY.each_ref().map(Vec::as_slice);
    files[stage as usize] = file;
    match Models::read(files) {
        Ok(read) => {
            let mixed = Stage::ALL.map(|own| if own == stage { &read } else { models() }.weights(own).clone());
            analyze_document(&Document::plain(TEXT), KnowledgeBase::core(), Some(&Models::new(mixed)));
        }
        Err(error) => assert!(error.to_string().contains(stage.name()), "{error}"),
    }
}
