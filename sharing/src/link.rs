//! What a link holds: an article with its structure, what people changed in it and chose for its names. The page
//! compresses it into the part of an address that no server sees.

use crate::Shared;
use crate::shared::json;
use serde::{Deserialize, Serialize};
use whosays_article::Article;
use whosays_engine::layer::{History, PackedChoice};
use whosays_texts::{say, text, told};

/// The version of links that this page makes, and the only one that it opens.
const VERSION: u32 = 1;

/// The most that is opened: an article of half a million words.
const MOST: usize = 4_000_000;

const ALTERED: &str = text(
    "What somebody changed in the article of this link cannot be read: the link was altered, or made by another version of Whosays. Ask for it once more, or for the article as a file.",
);

/// A link's content.
#[derive(Deserialize, Serialize)]
struct Link {
    whosays: u32,
    article: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    layer: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    choices: Vec<PackedChoice>,
}

/// An article that came by a link.
#[derive(Debug, PartialEq)]
pub struct Linked {
    /// The packed article.
    pub article: String,
    /// The lines of its layer; empty for none.
    pub layer: String,
    /// What was chosen for names, as the page keeps it.
    pub choices: String,
}

/// What a link to an article holds.
pub fn of(shared: &Shared) -> String {
    let layer = match shared.edits.is_empty() {
        true => String::new(),
        false => History::new(shared.edits.clone()).to_lines(),
    };
    json(&Link { whosays: VERSION, article: shared.article.packed(), layer, choices: shared.choices.clone() })
}

impl Linked {
    /// Reads what a link holds.
    ///
    /// A stranger may have made it: blocks and markup that are in no order are left out, so that the text is there in any case.
    ///
    /// # Errors
    /// Says why it cannot be opened.
    pub fn read(held: &str) -> Result<Self, String> {
        if held.len() > MOST {
            return Err(say("This link holds more than any article has, so it was not opened.").into());
        }
        let cut = || {
            say("This link did not arrive whole: some programs cut long ones. Copy it once more, or ask for the article as a file.").to_owned()
        };
        let link: Link = serde_json::from_str(held).map_err(|_| cut())?;
        if link.whosays != VERSION {
            return Err(told(
                "This link was made by another Whosays (version {version} of links; this one opens {known}). Open it there, or ask for the article as a file.",
                &[("version", &link.whosays.to_string()), ("known", &VERSION.to_string())],
            ));
        }
        let article = Article::from_packed(&link.article).ok_or_else(cut)?.made_sound();
        let history = History::from_lines(&link.layer);
        if history.is_none() && !link.layer.is_empty() {
            return Err(say(ALTERED).into());
        }
        // Places are bytes of this very text; where that is not it any more they would be wrong.
        let history = history.filter(|_| link.article.ends_with(&article.text));
        if history.as_ref().is_some_and(|history| !history.fits(&article.text)) {
            return Err(say(ALTERED).into());
        }
        let layer = history.map(|history| history.to_lines());
        Ok(Linked { article: article.packed(), layer: layer.unwrap_or_default(), choices: choices(&link.choices) })
    }
}

/// Choices as the page keeps them.
pub fn choices(all: &[PackedChoice]) -> String {
    #[derive(Serialize)]
    struct Kept<'a> {
        choices: &'a [PackedChoice],
    }
    json(&Kept { choices: all })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKED: &str =
        "title\tFerries\nblock\t0\t7\th1\nblock\t9\t24\tp\ninline\t9\t12\tem\t\n\nFerries\n\nIt will be sunk";

    fn held(article: &str, layer: &str) -> String {
        json(&Link { whosays: VERSION, article: article.into(), layer: layer.into(), choices: Vec::new() })
    }

    #[test]
    fn what_a_link_holds_is_read_again() {
        let lines = "whosays-layer\t1\t1\nforget\tFerries";
        let linked = Linked::read(&held(PACKED, lines)).unwrap();
        assert_eq!((linked.article.as_str(), linked.layer.as_str()), (PACKED, lines));
        assert_eq!(linked.choices, r#"{"choices":[]}"#);
    }

    #[test]
    fn links_of_strangers_are_refused_in_words_or_made_sound() {
        let whole = held(PACKED, "");
        for end in [0, 1, 20, whole.len() - 1] {
            assert!(Linked::read(&whole[..end]).unwrap_err().contains("did not arrive whole"));
        }
        let newer = whole.replace("\"whosays\":1", "\"whosays\":2");
        assert!(Linked::read(&newer).unwrap_err().contains("version 2"));
        assert!(Linked::read(&"[".repeat(100_000)).is_err(), "too deep");
        assert!(Linked::read(&" ".repeat(MOST + 1)).unwrap_err().contains("more than any article has"));
        for blocks in
            ["title\tFerries", "block\t9\t24\tp\nblock\t0\t7\th1", "block\t0\t12\tp\nblock\t9\t24\tp", "block\t3\t3\tp"]
        {
            let linked = Linked::read(&held(&format!("{blocks}\n\nFerries\n\nIt will be sunk"), "")).unwrap();
            let article = Article::from_packed(&linked.article).unwrap();
            assert_eq!(article.pieces, Article::from_plain("Ferries\n\nIt will be sunk").pieces, "{blocks}");
        }
        let inline = "inline\t5\t12\tem\t\ninline\t12\t18\tem\t\ninline\t9\t15\tstrong\t\ninline\t10\t11\tcode\t";
        let packed = PACKED.replace("inline\t9\t12\tem\t", inline);
        let article = Article::from_packed(&Linked::read(&held(&packed, "")).unwrap().article).unwrap();
        let spans: Vec<_> = article.inline.iter().map(|inline| (inline.span.start, inline.span.end)).collect();
        assert_eq!(spans, [(9, 15), (10, 11)], "none across blocks or others");
        let linked = Linked::read(&held("\nIt\r\nwill", "whosays-layer\t1\t1\nunname\t0\t2")).unwrap();
        assert_eq!((linked.article.ends_with("It\nwill"), linked.layer.as_str()), (true, ""));
        for spoilt in [
            "spoilt",
            "whosays-layer\t9\t1\nforget\tFerries",
            "whosays-layer\t1\t1\nmark\t0\t9999\t0\t9999\topinion",
            "whosays-layer\t1\t0\nunname\t9\t99",
        ] {
            assert!(Linked::read(&held(PACKED, spoilt)).unwrap_err().contains("cannot be read"));
        }
    }
}
