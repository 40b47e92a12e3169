//! Why a file that somebody opens over an article is not opened, in words.

use serde_json::error::Category;
use whosays_texts::say;

/// Why JSON cannot be read.
pub fn json(error: &serde_json::Error) -> String {
    let told = match error.classify() {
        Category::Eof => say("This file is cut short. Copy or download it once more."),
        _ if error.to_string().contains("recursion limit") => {
            say("This file is nested deeper than any pack, so it was not opened.")
        }
        Category::Data => say("This file is damaged, or was made by a program that Whosays does not know."),
        _ => say("This file is no JSON, as packs and annotations are. Copy or download it once more."),
    };
    told.into()
}
