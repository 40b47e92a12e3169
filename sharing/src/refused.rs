//! Why a file that somebody opens over an article is not opened, in words.

use serde_json::error::Category;
use whosays_engine::layer::{PACK_VERSION, Refusal};
use whosays_texts::{say, told};

/// Why a pack is not opened.
pub fn pack(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Version(version) if *version > PACK_VERSION => told(
            "This pack was made by a newer Whosays (version {version} of packs; this one reads {known}). Reload this page to get the newest.",
            &[("version", &version.to_string()), ("known", &PACK_VERSION.to_string())],
        ),
        Refusal::Version(version) => told(
            "Packs of version {version} are not known. Ask for it once more, saved anew.",
            &[("version", &version.to_string())],
        ),
        Refusal::TooLarge => say("This pack is larger than any article needs, so it is not opened.").into(),
        Refusal::OtherArticle(title) if title.is_empty() => say("This pack belongs to another article.").into(),
        Refusal::OtherArticle(title) => told("This pack belongs to another article: “{title}”.", &[("title", title)]),
    }
}

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
