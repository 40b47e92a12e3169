//! The article's body as HTML, in parts.
//!
//! What stands in the elements is the article's text, nothing dropped and nothing added: chips carry their words in
//! attributes, and white space between blocks stays between their elements.

use super::Reading;
use super::block::{Mentions, block, wrapper};
use super::escape::escape;
#[cfg(feature = "still")]
use super::runs::Runs;
use std::sync::Arc;
use whosays_article::{Form, Item, Piece, Sign};
use whosays_engine::Span;
use whosays_engine::layer::mentions;

/// A top-level element of the body.
pub struct Part {
    /// The white space before it, as HTML.
    pub space: String,
    /// The element; empty for the white space after the last.
    pub element: String,
    /// Where it begins.
    pub from: Place,
    /// The byte of the text at which it ends.
    pub end: usize,
}

/// Where an element of the body begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The number of its first piece, of which a part may stand in the element before.
    piece: usize,
    /// The byte of the text.
    pub start: usize,
}

/// The body's HTML, one part a top-level element, in text order, each made when it is asked for. Together they hold the
/// whole text.
pub struct Body {
    reading: Arc<Reading>,
    /// The mentions with words between what is out and byte `looked`, which lies at most at `until`.
    mentions: Mentions,
    looked: usize,
    until: usize,
    /// Whether it is drawn without marks, in as few elements and texts as show the same words.
    pub is_plain: bool,
    /// The next piece, or `None` when the text's end is out too.
    piece: Option<usize>,
    /// How far the text is out.
    at: usize,
}

impl Body {
    /// The body of an article, from its beginning.
    pub fn new(reading: Arc<Reading>) -> Self {
        let until = reading.article.text.len();
        Self { mentions: Mentions::new(), looked: 0, until, is_plain: false, reading, piece: Some(0), at: 0 }
    }

    /// The body from the beginning of one of its elements, for what ends at `end`.
    #[cfg(any(feature = "csr", test))]
    pub fn within(reading: Arc<Reading>, from: Place, end: usize, is_plain: bool) -> Self {
        Self { until: end, is_plain, piece: Some(from.piece), at: from.start, ..Self::new(reading) }
    }

    /// Whether everything is out.
    pub fn is_at_end(&self) -> bool {
        self.piece.is_none()
    }

    /// Whether another element comes.
    pub fn has_element(&self) -> bool {
        self.piece.is_some_and(|piece| piece < self.reading.article.pieces.len())
    }

    /// Where a paragraph is cut that is too long to be drawn at once: between two statements, else between two words.
    fn cut(&self, piece: &Piece) -> Option<usize> {
        let from = self.at.max(piece.span.start);
        if piece.form != Form::Paragraph || piece.span.end - from <= LONGEST_BLOCK {
            return None;
        }
        let statements = &self.reading.analysis.statements;
        let after = statements.partition_point(|statement| statement.span.start <= from + LONGEST_BLOCK);
        let start = after.checked_sub(1).map(|last| statements[last].span.start).filter(|start| *start > from);
        let words = &self.reading.article.text[from..piece.span.end];
        let space = || words.char_indices().find(|(at, c)| *at > LONGEST_BLOCK && c.is_whitespace());
        start.or_else(|| space().map(|(at, _)| from + at))
    }

    /// How a numbered list begins whose first item is piece `number`: it may go on with the list before it.
    fn numbered(&self, number: usize) -> String {
        let goes_on = Form::ListItem(Item::new(0, Sign::Number(None)));
        let items = |pieces: &[Piece]| pieces.iter().rev().take_while(|piece| piece.form == goes_on).count();
        match items(&self.reading.article.pieces[..number]) {
            0 => "<ol>".to_owned(),
            before => format!("<ol start=\"{}\">", before + 1),
        }
    }

    /// The text from where it is out to `to`, which no block holds: white space.
    fn space(&mut self, to: usize, html: &mut String) {
        let white = &self.reading.article.text[self.at..to.max(self.at)];
        // A no-break space or the like would be a line of its own between two blocks.
        let solid = white.contains(|c: char| !c.is_ascii_whitespace());
        html.push_str(if solid { "<span hidden>" } else { "" });
        escape(white, html);
        html.push_str(if solid { "</span>" } else { "" });
        self.at = to.max(self.at);
    }

    /// The mentions of a block, with others.
    fn marks(&mut self, block: Span) -> Option<&Mentions> {
        if self.is_plain {
            return None;
        }
        if self.looked < block.end {
            self.looked = block.end.max(self.until.min(block.start + AHEAD));
            self.mentions = mentions(&self.reading.analysis, Span::new(block.start, self.looked));
        }
        Some(&self.mentions)
    }

    /// Puts the white space behind an element, in a plain body into a paragraph: it is as invisible there, and one text less.
    pub fn join(&self, html: &mut String, space: &str) {
        let end = if self.is_plain && !space.starts_with('<') && html.ends_with("</p>") { 4 } else { 0 };
        html.insert_str(html.len() - end, space);
    }
}

impl Iterator for Body {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let reading = self.reading.clone();
        let number = self.piece?;
        let pieces = &reading.article.pieces[number..];
        let (mut space, mut html) = (String::new(), String::new());
        let from = |at| Place { piece: number, start: at };
        let Some(first) = pieces.first() else {
            self.piece = None;
            self.space(reading.article.text.len(), &mut space);
            return Some(Part { space, element: html, from: from(self.at), end: self.at });
        };
        let cut = self.cut(first);
        self.space(first.span.start, &mut space);
        let from = from(self.at);
        if let Some(cut) = cut {
            let part = Piece { span: Span::new(self.at, cut), ..*first };
            block(&reading, &part, self.marks(part.span), &mut html);
            self.at = cut;
            return Some(Part { space, element: html, from, end: self.at });
        }
        let alike =
            pieces[1..].iter().take(MOST_JOINED - 1).take_while(|piece| joins(first.form, piece.form)).count() + 1;
        let (open, close) = wrapper(first.form);
        html.push_str(&open.replace("<ol>", &self.numbered(number)));
        for piece in &pieces[..alike] {
            self.space(piece.span.start, &mut html);
            // Where a part of it is out, the rest.
            let rest = Piece { span: Span::new(self.at.max(piece.span.start), piece.span.end), ..*piece };
            block(&reading, &rest, self.marks(rest.span), &mut html);
            self.at = piece.span.end;
        }
        html.push_str(close);
        self.piece = self.piece.map(|piece| piece + alike);
        Some(Part { space, element: html, from, end: self.at })
    }
}

/// The whole body.
#[cfg(feature = "still")]
pub fn html(reading: &Arc<Reading>) -> String {
    Runs::new(Body::new(reading.clone())).map(|part| part.space + &part.element).collect()
}

/// Bytes of a paragraph that are drawn as one: a text without line breaks is one paragraph of any length, and no browser
/// lays out a megabyte of text in one.
const LONGEST_BLOCK: usize = 6_000;

/// Bytes of text of which the mentions are put in order at once: for all of a book that takes as much memory as half its text.
const AHEAD: usize = 64_000;

/// Blocks that go into one list or quotation, for the same reason.
const MOST_JOINED: usize = 40;

/// Whether a block of form `next` goes into the same list or quotation as the one of form `first` before it.
fn joins(first: Form, next: Form) -> bool {
    match (first, next) {
        (Form::ListItem(first), Form::ListItem(next)) => first.joins(next),
        (first, next) => first == next && first == Form::Quote,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    /// The text of HTML: tags dropped, references resolved.
    fn text_of(html: &str) -> String {
        let mut text = String::new();
        for part in html.split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
        text.replace("&amp;", "&")
    }

    #[test]
    fn the_text_of_the_body_is_the_article() {
        let plain =
            "Harbour news\u{A0}\n\n“The bank may close,” Ann Lee said & left.\n\n  It’s in <b>Iran</b>, she said.\n";
        for article in [Article::from_plain(plain), Article::from_markdown(plain), Article::default()] {
            let reading = Reading::new(article, None);
            assert_eq!(text_of(&html(&reading)), reading.article.text);
        }
    }

    #[test]
    fn markup_in_a_text_is_escaped() {
        let reading =
            Reading::new(Article::from_plain("<img src=x onerror=alert(1)> said \"it\" is <script>.\n"), None);
        let html = html(&reading);
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
    }

    #[test]
    fn what_is_too_long_is_drawn_in_parts() {
        let sentence = "The ferry may sink, the owner of the old harbour said. ";
        let list = (1..=MOST_JOINED + 5).map(|n| format!("{n}. Item {n} is here.\n")).collect::<String>();
        for source in [sentence.repeat(400), "word".repeat(5_000), "word ".repeat(5_000), list] {
            let reading = Reading::new(Article::from_markdown(&source), None);
            let parts: Vec<Part> = Body::new(reading.clone()).collect();
            assert_eq!(text_of(&html(&reading)), reading.article.text);
            assert!(parts.len() > 2 || !source.contains(' '), "{} parts", parts.len());
            assert_eq!(html(&reading).matches(" id=\"s").count(), reading.analysis.statements.len());
            assert_eq!(html(&reading).contains("<ol><li value=\"41\">"), source.starts_with("1."));
        }
    }

    #[test]
    fn list_items_share_one_list() {
        let reading = Reading::new(Article::from_markdown("- One is here.\n- Two is here.\n\nThree is here.\n"), None);
        let html = html(&reading);
        assert_eq!(html.matches("<ul>").count(), 1, "{html}");
        assert_eq!(html.matches("<li>").count(), 2, "{html}");
    }

    #[test]
    fn items_say_their_number_and_how_deep_they_stand() {
        let draw = |article| html(&Reading::new(article, None));
        let drawn = draw(Article::from_markdown("4. One is here.\n   - Two is here.\n"));
        assert!(drawn.contains("<ol><li value=\"4\">") && drawn.contains("<ul><li aria-level=\"2\">"), "{drawn}");
        // A list that was packed before items had numbers.
        let drawn = draw(Article::from_packed("block\t0\t1\tol\nblock\t2\t3\tol\n\na\nb").unwrap());
        assert_eq!((drawn.matches("<ol><li>").count(), drawn.matches("<li>").count()), (1, 2), "{drawn}");
    }
}
