//! Golden files: whole analyses, written so that a person can read and judge them. A change of the engine that moves
//! one of them is seen in review.

mod difference;
mod picture;

use difference::difference;
use std::fs;
use std::path::Path;
use whosays_article::Article;

/// Set to `1`, it rewrites the golden files instead of comparing with them.
const REWRITE: &str = "WHOSAYS_REWRITE_GOLDEN";

/// Compares the pictures of an article's analysis by rules alone and with weights with those in `tests/golden/expected`:
/// `rules/NAME.txt` and `NAME.txt`, which show side by side what the weights change.
#[track_caller]
fn check(name: &str, article: &Article) {
    let knowledge = whosays_engine::entity::KnowledgeBase::core();
    for (name, models) in [(format!("rules/{name}"), None), (name.to_owned(), Some(whosays_models::models()))] {
        let analysis = whosays_engine::analyze_document(&article.document(), knowledge, models);
        compare(&name, &picture::picture(&article.text, &analysis));
    }
}

/// Compares a picture with the golden file of this name.
#[track_caller]
fn compare(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/expected").join(name).with_extension("txt");
    if std::env::var(REWRITE).is_ok_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
        return;
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        wanted == found,
        "\nthe analysis of {name} is not that of tests/golden/expected/{name}.txt (- wanted, + found):\n{}\n\
         If the new one is right, `{REWRITE}=1 cargo test -p whosays-tests --test golden` rewrites the files.\n",
        difference(&wanted, found)
    );
}

/// A text of `tests/golden/texts`, all of which are invented.
#[track_caller]
fn check_text(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/texts").join(name).with_extension("txt");
    check(name, &Article::from_plain(&fs::read_to_string(path).unwrap()));
}

#[test]
fn our_own_article() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../articles/north-korea-black-market.md");
    check("north-korea-black-market", &Article::from_markdown(&fs::read_to_string(path).unwrap()));
}

#[test]
fn a_news_report() {
    check_text("news-report");
}

#[test]
fn an_opinion_piece() {
    check_text("opinion-piece");
}

#[test]
fn an_interview() {
    check_text("interview");
}
