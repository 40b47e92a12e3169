//! Any file is read as an article or refused: which encoding, front matter, Markdown, plain text, the packed form.

use whosays_article::{Article, encoding};
use whosays_engine::Span;

/// Reads the bytes in every way in which a file can be opened.
pub fn run(bytes: &[u8]) {
    encoding(bytes);
    let source = String::from_utf8_lossy(bytes);
    let written = Article::from_markdown(&source);
    check(&written);
    check(&Article::from_plain(&source));
    assert!(Article::from_packed(written.packed()).is_some_and(|again| again.text == written.text));
    if let Some(article) = Article::from_packed(&*source) {
        article.packed();
    }
}

/// Markup lies on the text's characters, block after block, and the engine takes it.
fn check(article: &Article) {
    let holds = |span: Span| article.text.get(span.start..span.end).is_some();
    assert!(article.pieces.iter().all(|piece| holds(piece.span)), "{article:?}");
    assert!(article.pieces.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{article:?}");
    assert!(article.inline.iter().all(|inline| holds(inline.span)), "{article:?}");
    assert_eq!(article.document().text, article.text);
    article.leading_title();
}
