//! Any pack is refused, or what it says of a text leaves a sound analysis.

use std::sync::LazyLock;
use whosays_engine::layer::{Edit, Pack, compose};
use whosays_engine::{Analysis, Span};

/// The text that the seeds are packs of.
pub const TEXT: &str =
    "The port is shut, Ines Duarte said. “It may open in May.” Duarte was proud of the town that she led.";

static ANALYSIS: LazyLock<Analysis> = LazyLock::new(|| whosays_engine::analyze(TEXT));

/// The bytes as a pack's JSON: as they are, and with the words of the text, so that it is not refused as another's.
pub fn run(bytes: &[u8]) {
    let Ok(pack) = serde_json::from_slice::<Pack>(bytes) else { return };
    open(&pack);
    open(&Pack { words: Pack::new(TEXT, "", &[], Vec::new()).words, ..pack });
}

fn open(pack: &Pack) {
    let Ok(opened) = pack.open(TEXT) else { return };
    assert_eq!(opened.edits.len() + opened.lost.len(), pack.edits.len());
    composed(&opened.edits);
    let again = Pack::new(TEXT, &pack.title, &opened.edits, pack.choices.clone());
    assert_eq!(again.open(TEXT).map(|found| found.lost), Ok(Vec::new()), "what is placed can be packed");
}

/// Puts edits over the text, whose statements then are words of it and in order.
pub fn composed(edits: &[Edit]) {
    let composed = compose(TEXT, &ANALYSIS, edits);
    let spans: Vec<Span> = composed.analysis.statements.iter().map(|own| own.span).collect();
    assert!(spans.iter().all(|span| TEXT.get(span.start..span.end).is_some()));
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
}
