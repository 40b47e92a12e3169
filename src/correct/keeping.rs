//! The reader's changes as they are kept, by a hash of their text.

use crate::lasting;
use whosays_engine::layer::History;

/// What the names of all that is kept here begin with; the text's hash follows.
const LAYERS: &str = "whosays-layer-";

/// What was changed before in `text`, which has this hash. What does not fit it was kept by an older page or written by somebody else.
pub fn kept(fingerprint: &str, text: &str) -> History {
    let kept = lasting::kept(&key(fingerprint)).and_then(|lines| History::from_lines(&lines));
    kept.filter(|kept| kept.fits(text)).unwrap_or_default()
}

/// Has that brought back which the copy has.
pub fn bring_back(fingerprint: &str) {
    lasting::bring_back(&key(fingerprint));
}

/// Keeps all changes of a text; whether the browser takes them.
pub fn keep(fingerprint: &str, history: &History) -> bool {
    lasting::keep(key(fingerprint), Some(history.to_lines()))
}

/// Whether what is kept by this name are changes of the text with this hash, or of any text.
pub fn is_of(key: &str, fingerprint: Option<&str>) -> bool {
    key.strip_prefix(LAYERS).is_some_and(|of| fingerprint.is_none_or(|fingerprint| of == fingerprint))
}

fn key(fingerprint: &str) -> String {
    [LAYERS, fingerprint].concat()
}
