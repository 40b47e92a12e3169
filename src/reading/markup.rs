//! The article's body as HTML: blocks, statements, mentions, inline markup.
//!
//! What stands in the elements is the article's text, nothing dropped and nothing added: chips carry their words in
//! attributes, and white space between blocks stays between their elements.

use super::Reading;
use super::escape::escape;
use std::fmt::Display;
use std::sync::Arc;
use whosays_article::{Form, Inline, InlineKind, Piece};
use whosays_engine::layer::{Segment, mentions, segments};
use whosays_engine::{EntityId, Span};

type Mentions = Vec<(Span, EntityId, usize)>;

/// A top-level element of the body.
pub struct Part {
    /// The white space before it, as HTML.
    pub space: String,
    /// The element; empty for the white space after the last.
    pub element: String,
    /// The byte of the text at which it ends.
    pub end: usize,
}

/// The body's HTML, one part a top-level element, in text order, each made when it is asked for. Together they hold the
/// whole text.
pub struct Body {
    reading: Arc<Reading>,
    mentions: Mentions,
    /// The next piece, or `None` when the text's end is out too.
    piece: Option<usize>,
    /// How far the text is out.
    at: usize,
}

impl Body {
    /// The body of an article, from its beginning.
    pub fn new(reading: Arc<Reading>) -> Self {
        Self { mentions: mentions(&reading.analysis), reading, piece: Some(0), at: 0 }
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
        let items =
            |pieces: &[Piece]| pieces.iter().rev().take_while(|piece| piece.form == Form::ListItem(true)).count();
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
}

impl Iterator for Body {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let reading = self.reading.clone();
        let number = self.piece?;
        let pieces = &reading.article.pieces[number..];
        let (mut space, mut html) = (String::new(), String::new());
        let Some(first) = pieces.first() else {
            self.piece = None;
            self.space(reading.article.text.len(), &mut space);
            return Some(Part { space, element: html, end: self.at });
        };
        if let Some(cut) = self.cut(first) {
            self.space(first.span.start, &mut space);
            let part = Piece { span: Span::new(self.at, cut), ..*first };
            block(&reading, &part, &self.mentions, &mut html);
            self.at = cut;
            return Some(Part { space, element: html, end: self.at });
        }
        let alike =
            pieces[1..].iter().take(MOST_JOINED - 1).take_while(|piece| joins(first.form, piece.form)).count() + 1;
        let (open, close) = wrapper(first.form);
        self.space(first.span.start, &mut space);
        html.push_str(&open.replace("<ol>", &self.numbered(number)));
        for piece in &pieces[..alike] {
            self.space(piece.span.start, &mut html);
            // Where a part of it is out, the rest.
            let rest = Piece { span: Span::new(self.at.max(piece.span.start), piece.span.end), ..*piece };
            block(&reading, &rest, &self.mentions, &mut html);
            self.at = piece.span.end;
        }
        html.push_str(close);
        self.piece = self.piece.map(|piece| piece + alike);
        Some(Part { space, element: html, end: self.at })
    }
}

/// The whole body.
#[cfg(feature = "ssr")]
pub fn html(reading: &Arc<Reading>) -> String {
    Body::new(reading.clone()).map(|part| part.space + &part.element).collect()
}

/// Bytes of a paragraph that are drawn as one: a text without line breaks is one paragraph of any length, and no browser
/// lays out a megabyte of text in one.
const LONGEST_BLOCK: usize = 6_000;

/// Blocks that go into one list or quotation, for the same reason.
const MOST_JOINED: usize = 40;

/// `text` as HTML.
#[cfg(feature = "ssr")]
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

/// Whether a block of form `next` goes into the same list or quotation as the one of form `first` before it.
fn joins(first: Form, next: Form) -> bool {
    first == next && matches!(first, Form::ListItem(_) | Form::Quote)
}

/// What stands around a run of blocks of one form.
fn wrapper(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::ListItem(true) => ("<ol>", "</ol>"),
        Form::ListItem(false) => ("<ul>", "</ul>"),
        Form::Quote => ("<blockquote>", "</blockquote>"),
        Form::Heading(_) | Form::Paragraph | Form::Verbatim => ("", ""),
    }
}

fn block(reading: &Reading, piece: &Piece, mentions: &Mentions, html: &mut String) {
    let tag = match piece.form {
        Form::Heading(1) => "h1",
        Form::Heading(2) => "h2",
        Form::Heading(_) => "h3",
        Form::Paragraph | Form::Quote => "p",
        Form::ListItem(_) => "li",
        Form::Verbatim => "pre",
    };
    html.push('<');
    html.push_str(tag);
    html.push_str(" dir=\"auto\">");
    let first = reading.article.inline.partition_point(|inline| inline.span.end <= piece.span.start);
    let inline: Vec<&Inline> =
        reading.article.inline[first..].iter().take_while(|inline| inline.span.start < piece.span.end).collect();
    let mut open = None;
    let mut chip = String::new();
    let segments = segments(piece.span, &reading.analysis, mentions);
    for (n, segment) in segments.iter().enumerate() {
        if open != segment.statement {
            close_statement(open, html);
            if let Some(index) = segment.statement {
                chip = open_statement(reading, index, piece.span, html);
            }
            open = segment.statement;
        }
        draw(reading, &segments, n, &std::mem::take(&mut chip), &inline, html);
    }
    close_statement(open, html);
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}

/// Begins a piece of a statement. Only the first piece is a jump's goal, and has the chip that this returns.
fn open_statement(reading: &Reading, index: usize, block: Span, html: &mut String) -> String {
    let statement = &reading.analysis.statements[index];
    let (status, kind) = (statement.status.name(), statement.source_kind().name());
    let unsure = if statement.confidence < UNSURE { " unsure" } else { "" };
    let first = block.holds(statement.span.start);
    let id = if first { format!(" id=\"s{index}\"") } else { String::new() };
    html.push_str(&format!(
        "<span class=\"statement{unsure}\"{id} data-statement=\"{index}\" data-status=\"{status}\" \
         data-source-kind=\"{kind}\" data-sure=\"{}\">",
        super::sureness::level(statement.confidence)
    ));
    if !first {
        return String::new();
    }
    let mut label = String::new();
    escape(reading.chip(index), &mut label);
    let status = crate::words::status(statement.status).name;
    let doubt = if unsure.is_empty() { "" } else { ", not sure" };
    format!(
        "<button{} class=\"chip\" aria-haspopup=\"dialog\" data-label=\"{label}\" \
         aria-label=\"{status}{doubt}: {label}\"></button>",
        popover("why-", index)
    )
}

/// Below this confidence a mark looks unsure: one in three of its kind was wrong, or more.
pub const UNSURE: f32 = 0.65;

fn close_statement(open: Option<usize>, html: &mut String) {
    if open.is_some() {
        html.push_str("</span>");
    }
}

/// One segment, the first of a statement with its chip. Chips and mentions are boxes of their own, before and after
/// which a line may break; the marks that touch a mention are therefore glued to it, so that no comma begins a line,
/// and a chip to the word after it.
fn draw(reading: &Reading, all: &[Segment], n: usize, chip: &str, inline: &[&Inline], html: &mut String) {
    let text = &reading.article.text;
    let span = all[n].span;
    let Some((entity, mention)) = all[n].mention else {
        let (start, end) = lent(text, all, n);
        let words = Span::new(span.start + start, span.end - end);
        let first = if chip.is_empty() { 0 } else { head(words.of(text), MOST_FIRST).len() };
        if first > 0 {
            html.push_str("<span class=\"glue\">");
        }
        html.push_str(chip);
        styled(text, Span::new(words.start, words.start + first), inline, true, html);
        if first > 0 {
            html.push_str("</span>");
        }
        return styled(text, Span::new(words.start + first, words.end), inline, true, html);
    };
    let before = if n > 0 && touches(all, n - 1, n) { lent(text, all, n - 1).1 } else { 0 };
    let after = if touches(all, n + 1, n) { lent(text, all, n + 1).0 } else { 0 };
    let glue = before + after + chip.len() > 0;
    if glue {
        html.push_str("<span class=\"glue\">");
    }
    html.push_str(chip);
    styled(text, Span::new(span.start - before, span.start), inline, true, html);
    button(reading, span, entity, mention, inline, html);
    styled(text, Span::new(span.end, span.end + after), inline, true, html);
    if glue {
        html.push_str("</span>");
    }
}

/// Whether segment `n` is plain text in the same statement as the mention `of`.
fn touches(all: &[Segment], n: usize, of: usize) -> bool {
    all.get(n).is_some_and(|segment| segment.mention.is_none() && segment.statement == all[of].statement)
}

/// Bytes at the start and at the end of plain segment `n` that are drawn with the mentions before and after it.
fn lent(text: &str, all: &[Segment], n: usize) -> (usize, usize) {
    let words = all[n].span.of(text);
    let mention = |other: usize| all.get(other).is_some_and(|o| o.mention.is_some() && o.statement == all[n].statement);
    let start = if n > 0 && mention(n - 1) { head(words, MOST_GLUE).len() } else { 0 };
    let end = if mention(n + 1) { tail(&words[start..]).len() } else { 0 };
    (start, end)
}

/// The first characters of `words` up to a place where a line may break, if they are `most` bytes or fewer.
fn head(words: &str, most: usize) -> &str {
    let end = words.find(|c: char| c.is_whitespace() || c == '—').unwrap_or(words.len());
    if end > most { "" } else { &words[..end] }
}

/// The last characters of `words` from a place where a line may break.
fn tail(words: &str) -> &str {
    let space = words.char_indices().rev().find(|(_, c)| c.is_whitespace() || *c == '—');
    let start = space.map_or(0, |(at, c)| at + c.len_utf8());
    if words.len() - start > MOST_GLUE { "" } else { &words[start..] }
}

/// Bytes that may be glued to a mention: closing marks and a possessive; whole words would make lines ragged.
const MOST_GLUE: usize = 8;

/// Bytes of a first word that may be glued to the chip before it.
const MOST_FIRST: usize = 16;

fn button(reading: &Reading, span: Span, entity: EntityId, mention: usize, inline: &[&Inline], html: &mut String) {
    let id = entity.name();
    let kind = reading.analysis.entities[entity.0].kind.name();
    // A mention cut by the end of a statement keeps its id on the first part.
    let whole = reading.analysis.entities[entity.0].mentions[mention].start == span.start;
    let anchor = if whole { format!(" id=\"m{}-{mention}\"", entity.0) } else { String::new() };
    html.push_str(&format!(
        "<button{} class=\"mention\"{anchor} aria-haspopup=\"dialog\" data-entity=\"{id}\" data-type=\"{kind}\" \
         data-mention=\"{mention}\">",
        popover("card-", &id)
    ));
    styled(&reading.article.text, span, inline, false, html);
    html.push_str("</button>");
}

/// What opens a popover where no script runs; a text that a script opened needs none.
fn popover(kind: &str, id: impl Display) -> String {
    if cfg!(feature = "ssr") { format!(" type=\"button\" popovertarget=\"{kind}{id}\"") } else { String::new() }
}

/// The words of `span` in their inline markup. No link goes into a mention, which is a control itself.
fn styled(text: &str, span: Span, inline: &[&Inline], links: bool, html: &mut String) {
    let mut at = span.start;
    while at < span.end {
        let around: Vec<_> = inline.iter().filter(|i| i.span.holds(at)).collect();
        let edges = inline.iter().flat_map(|i| [i.span.start, i.span.end]).filter(|edge| *edge > at);
        let end = edges.min().unwrap_or(span.end).min(span.end);
        let tags: Vec<_> = around.iter().filter(|i| links || !matches!(i.kind, InlineKind::Link(_))).collect();
        for inline in &tags {
            match &inline.kind {
                InlineKind::Emphasis => html.push_str("<em>"),
                InlineKind::Strong => html.push_str("<strong>"),
                InlineKind::Code => html.push_str("<code>"),
                InlineKind::Link(address) => {
                    html.push_str("<a rel=\"noopener noreferrer\" href=\"");
                    escape(address, html);
                    html.push_str("\">");
                }
            }
        }
        escape(&text[at..end], html);
        for inline in tags.iter().rev() {
            html.push_str(match inline.kind {
                InlineKind::Emphasis => "</em>",
                InlineKind::Strong => "</strong>",
                InlineKind::Code => "</code>",
                InlineKind::Link(_) => "</a>",
            });
        }
        at = end;
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
            assert_eq!(html(&reading).contains("<ol start=\"41\">"), source.starts_with("1."));
        }
    }

    #[test]
    fn list_items_share_one_list() {
        let reading = Reading::new(Article::from_markdown("- One is here.\n- Two is here.\n\nThree is here.\n"), None);
        let html = html(&reading);
        assert_eq!(html.matches("<ul>").count(), 1, "{html}");
        assert_eq!(html.matches("<li ").count(), 2, "{html}");
    }
}
