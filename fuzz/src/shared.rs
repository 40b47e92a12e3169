//! What strangers send, links and annotations, is refused in words, or what it says of a text leaves a sound analysis.

use crate::pack::{TEXT, composed};
use serde_json::json;
use whosays_article::{Article, normalised};
use whosays_engine::layer::History;
use whosays_engine::{analyze, layer::compose};
use whosays_sharing::{Found, Linked, open, refusal};

/// The bytes as what a link holds: as they are, and as the article and, behind a NUL, the layer of a link that is otherwise right.
pub fn link(bytes: &[u8]) {
    let held = String::from_utf8_lossy(bytes);
    read(&held);
    let (article, layer) = held.split_once('\0').unwrap_or((&held, ""));
    read(&json!({ "whosays": 1, "article": article, "layer": layer }).to_string());
}

fn read(held: &str) {
    let linked = match Linked::read(held) {
        Ok(linked) => linked,
        Err(told) => return assert!(told.ends_with('.'), "{told}"),
    };
    let article = Article::from_packed(&linked.article).expect("what is handed on is an article");
    assert_eq!(normalised(&article.text), article.text);
    assert!(article.pieces.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(article.inline.iter().all(|own| !own.span.of(&article.text).is_empty()));
    let again = Linked::read(&json!({ "whosays": 1, "article": linked.article, "layer": linked.layer }).to_string());
    assert_eq!(again.as_ref().map(|own| (&own.article, &own.layer)), Ok((&linked.article, &linked.layer)));
    if let Some(history) = History::from_lines(&linked.layer) {
        let composed = compose(&article.text, &analyze(&article.text), history.standing()).analysis;
        assert!(composed.statements.iter().all(|own| article.text.get(own.span.start..own.span.end).is_some()));
    }
}

/// The bytes as a file of annotations, the W3C's or Hypothesis's.
pub fn annotations(bytes: &[u8]) {
    let file = String::from_utf8_lossy(bytes);
    match open(&file, TEXT, &[]) {
        Found::Placed { layer, count, list, .. } => {
            let history = History::from_lines(&layer).expect("a layer is lines");
            assert_eq!(history.standing().len(), count);
            for own in &list {
                assert!(own.told.ends_with('.') && !own.told.contains(['\n', '\t']), "{own:?}");
                assert!(own.at.is_none_or(|at| TEXT.get(at.start..at.end).is_some()), "{own:?}");
            }
            composed(history.standing());
        }
        Found::Other(told) => assert!(refusal(&file).is_none() && told.ends_with('.'), "{told}"),
        Found::Refused(told) => assert!(told.ends_with('.'), "{told}"),
    }
}
