//! One block as HTML: its statements with their chips, its names, its inline markup.

use super::direction::is_right_to_left;
use super::escape::escape;
use super::{Reading, sureness};
use crate::words;
use whosays_article::{Form, Inline, InlineKind, Item, Piece, Sign};
use whosays_engine::layer::{Segment, segments};
use whosays_engine::{EntityId, Span};
use whosays_texts::{language, text, told};

/// Mentions in text order, each with its entity and which of its mentions it is.
pub type Mentions = Vec<(Span, EntityId, usize)>;

/// Draws `piece`, which may be a part of a block; without `mentions` as plain words, in which there is nothing to press.
pub fn block(reading: &Reading, piece: &Piece, mentions: Option<&Mentions>, html: &mut String) {
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
    item(piece.form, html);
    html.push_str(if is_right_to_left(piece.span.of(&reading.article.text)) { " dir=\"rtl\">" } else { ">" });
    let first = reading.article.inline.partition_point(|inline| inline.span.end <= piece.span.start);
    let inline: Vec<&Inline> =
        reading.article.inline[first..].iter().take_while(|inline| inline.span.start < piece.span.end).collect();
    match mentions {
        Some(mentions) => marked(reading, piece.span, mentions, &inline, html),
        None => styled(&reading.article.text, piece.span, &inline, false, html),
    }
    put(html, &["</", tag, ">"]);
}

/// The attributes of an item of a list: its number, and how deep it stands.
pub(crate) fn item(form: Form, html: &mut String) {
    let Form::ListItem(Item { depth, sign }) = form else { return };
    if let Sign::Number(Some(number)) = sign {
        put(html, &[" value=\"", &number.to_string(), "\""]);
    }
    if depth > 0 {
        put(html, &[" aria-level=\"", &(depth + 1).to_string(), "\""]);
    }
}

/// What stands around blocks of one form.
pub(crate) fn wrapper(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::ListItem(Item { sign: Sign::Number(_), .. }) => ("<ol>", "</ol>"),
        Form::ListItem(Item { sign: Sign::Bullet, .. }) => ("<ul>", "</ul>"),
        Form::ListItem(Item { sign: Sign::Nothing, .. }) => ("<ul class=\"unsigned\">", "</ul>"),
        Form::Quote => ("<blockquote>", "</blockquote>"),
        Form::Heading(_) | Form::Paragraph | Form::Verbatim => ("", ""),
    }
}

/// The words of a block with their marks and names.
fn marked(reading: &Reading, block: Span, mentions: &Mentions, inline: &[&Inline], html: &mut String) {
    let mut open = None;
    let mut chip = String::new();
    let segments = segments(block, &reading.analysis, mentions);
    for (n, segment) in segments.iter().enumerate() {
        if open != segment.statement {
            close_statement(open, html);
            if let Some(index) = segment.statement {
                chip = open_statement(reading, index, block, html);
            }
            open = segment.statement;
        }
        draw(reading, &segments, n, &std::mem::take(&mut chip), inline, html);
    }
    close_statement(open, html);
}

/// Begins a piece of a statement. Only the first piece is a jump's goal, and has the chip that this returns.
fn open_statement(reading: &Reading, index: usize, block: Span, html: &mut String) -> String {
    let statement = &reading.analysis.statements[index];
    let (status, kind) = (statement.status.name(), statement.source_kind().name());
    let is_unsure = statement.confidence < sureness::UNSURE;
    let first = block.holds(statement.span.start);
    let number = &index.to_string();
    let sure = &sureness::level(statement.confidence).to_string();
    put(html, &["<span class=\"statement", if is_unsure { " unsure" } else { "" }, "\""]);
    if first {
        put(html, &[" id=\"s", number, "\""]);
    }
    put(html, &[" data-statement=\"", number, "\" data-status=\"", status, "\" data-source-kind=\"", kind]);
    let by = if statement.is_by_hand() { "\" data-by=\"person" } else { "" };
    put(html, &["\" data-sure=\"", sure, by, "\">"]);
    let mut chip = String::new();
    if first {
        let source = reading.chip(index);
        let status = words::status(statement.status).name;
        chip.push_str("<button");
        popover("why-", number, &mut chip);
        if language() != "en" {
            put(&mut chip, &[" lang=\"", language(), "\""]);
        }
        chip.push_str(" class=\"chip\" aria-haspopup=\"dialog\" data-label=\"");
        escape(source, &mut chip);
        chip.push_str("\" aria-label=\"");
        let how = match (statement.is_by_hand(), is_unsure) {
            (true, _) => text("{status}, set by hand. Source: {source}."),
            (false, true) => text("{status}, not sure. Source: {source}."),
            (false, false) => text("{status}. Source: {source}."),
        };
        escape(&told(how, &[("status", status), ("source", source)]), &mut chip);
        chip.push_str("\"></button>");
    }
    chip
}

/// Parts of HTML, one after the other: a long text has ten thousand statements and names, too many for `format!`.
pub(crate) fn put(html: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| html.push_str(part));
}

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
    let number = &mention.to_string();
    html.push_str("<button");
    popover("card-", &id, html);
    html.push_str(" class=\"mention\"");
    if whole {
        put(html, &[" id=\"m", &entity.0.to_string(), "-", number, "\""]);
    }
    put(
        html,
        &[
            " aria-haspopup=\"dialog\" data-entity=\"",
            &id,
            "\" data-type=\"",
            kind,
            "\" data-mention=\"",
            number,
            "\">",
        ],
    );
    styled(&reading.article.text, span, inline, false, html);
    html.push_str("</button>");
}

/// What opens a popover where no script runs; a text that a script opened needs none.
fn popover(kind: &str, id: &str, html: &mut String) {
    if cfg!(feature = "still") {
        put(html, &[" type=\"button\" popovertarget=\"", kind, id, "\""]);
    }
}

/// The words of `span` in their inline markup. No link goes into a mention, which is a control itself.
pub(crate) fn styled(text: &str, span: Span, inline: &[&Inline], links: bool, html: &mut String) {
    if inline.is_empty() {
        return escape(span.of(text), html);
    }
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
