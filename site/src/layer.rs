//! The layer of an article: `SLUG.layer.json` beside it, a pack of what people say of its text.

use crate::problem::Problem;
use std::path::Path;
use whosays::prerender::Choices;
use whosays_article::Article;
use whosays_engine::layer::{Edit, Pack};

/// How the names of layers end, behind the name that their article has in addresses.
pub const ENDING: &str = ".layer.json";

/// What people say of an article.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The changes to its marks and cards, the oldest first.
    pub edits: Vec<Edit>,
    /// What its names were said to be.
    pub choices: Choices,
}

/// Reads the pack that `bytes` are of.
///
/// # Errors
/// Says why it is none, or none of this article's, or how many of its changes have no place in the article any more.
pub fn read(file: &Path, bytes: &[u8], article: &Article) -> Result<Layer, Problem> {
    let refused = |sentence: String| Problem::of(file, sentence.trim_end_matches('.'));
    let pack: Pack = serde_json::from_slice(bytes).map_err(|error| {
        refused(format!("this is no pack of marks that Whosays can read ({error}); make it anew, or delete it"))
    })?;
    let opened = pack.open(&article.text).map_err(|refusal| refused(refusal.to_string()))?;
    if !opened.lost.is_empty() {
        let (lost, all) = (opened.lost.len(), pack.edits.len());
        return Err(refused(format!(
            "{lost} of its {all} changes have no place in the article, which was rewritten since; make the pack anew"
        )));
    }
    let mut choices = Choices::default();
    for choice in pack.choices {
        choices.choose(&choice.name, choice.link);
    }
    Ok(Layer { edits: opened.edits, choices })
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosays_engine::layer::{Mark, PackedChoice};
    use whosays_engine::{Span, Status};

    const TEXT: &str = "The ferry may sink, Ines Duarte said. It is old.";

    fn pack() -> Pack {
        let span = Span::new(38, TEXT.len());
        let mark = Some(Mark { span, status: Status::Opinion, source: None });
        let choices = vec![PackedChoice { name: "Duarte".into(), link: None }];
        Pack::new(TEXT, "Ferries", &[Edit::Mark { over: span, mark }], choices)
    }

    fn read_as(pack: &[u8], text: &str) -> Result<Layer, String> {
        read(Path::new("ferries.layer.json"), pack, &Article::from_plain(text)).map_err(|problem| problem.to_string())
    }

    #[test]
    fn a_layer_is_a_pack_of_its_article() {
        let json = serde_json::to_vec(&pack()).unwrap();
        let layer = read_as(&json, TEXT).unwrap();
        assert_eq!((layer.edits.len(), layer.choices.is_empty()), (1, false));
        let told = |pack: &[u8], text: &str| read_as(pack, text).unwrap_err();
        assert!(told(b"{}", TEXT).starts_with("ferries.layer.json: this is no pack of marks that Whosays can read"));
        assert!(told(&json, "Quite another text about the tides.").ends_with("belongs to another article: “Ferries”"));
        let rewritten = told(&json, &TEXT.replace("It is old", "Nobody knows"));
        assert!(rewritten.contains("1 of its 1 changes have no place"), "{rewritten}");
    }
}
