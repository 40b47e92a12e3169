//! The article of a lesson as HTML: each statement with a button before it, each name that may be a source marked as such.
//!
//! What the reader does changes attributes only; the text stays the article's text.

use crate::reading::block::{item, put, styled, wrapper};
use crate::reading::direction::is_right_to_left;
use crate::reading::escape::escape;
use whosays_article::{Form, Inline, Piece};
use whosays_engine::Span;
use whosays_lessons::Lesson;
use whosays_texts::language;

/// The body of a lesson's article.
pub fn html(lesson: &Lesson) -> String {
    let (mut html, mut around) = (String::new(), ("", ""));
    for piece in &lesson.article.pieces {
        let own = if matches!(piece.form, Form::ListItem(_)) { wrapper(piece.form) } else { ("", "") };
        if own != around {
            put(&mut html, &[around.1, own.0]);
            around = own;
        }
        block(lesson, piece, &mut html);
    }
    html + around.1
}

fn block(lesson: &Lesson, piece: &Piece, html: &mut String) {
    let text = &lesson.article.text;
    // The page has a first heading of its own, under which the article's come step by step.
    let is_titled = lesson.article.pieces.iter().any(|piece| piece.form == Form::Heading(1));
    let tag = match piece.form {
        Form::Heading(1) => "h2",
        Form::Heading(2) if !is_titled => "h2",
        Form::Heading(_) => "h3",
        Form::Paragraph => "p",
        Form::Quote => "blockquote",
        Form::ListItem(_) => "li",
        Form::Verbatim => "pre",
    };
    let direction = if is_right_to_left(piece.span.of(text)) { " dir=\"rtl\">" } else { ">" };
    // Where it begins in the text, so that what is selected in it has a place.
    put(html, &["<", tag, " data-at=\"", &piece.span.start.to_string(), "\""]);
    item(piece.form, html);
    html.push_str(direction);
    let inline: Vec<&Inline> = lesson.article.inline.iter().filter(|own| own.span.overlaps(piece.span)).collect();
    let mut at = piece.span.start;
    for (number, task) in lesson.tasks.iter().enumerate() {
        // A statement that goes on in the next block is marked where it begins.
        if !piece.span.holds(task.span.start) {
            continue;
        }
        let end = task.span.end.min(piece.span.end);
        named(lesson, Span::new(at, task.span.start), &inline, html);
        let n = &number.to_string();
        put(html, &["<span class=\"statement task\" id=\"t", n, "\" data-task=\"", n, "\">"]);
        put(
            html,
            &[
                "<button type=\"button\" lang=\"",
                language(),
                "\" class=\"chip\" data-task=\"",
                n,
                "\" data-label=\"",
                &(number + 1).to_string(),
                "\"></button>",
            ],
        );
        named(lesson, Span::new(task.span.start, end), &inline, html);
        html.push_str("</span>");
        at = end;
    }
    named(lesson, Span::new(at, piece.span.end), &inline, html);
    put(html, &["</", tag, ">\n"]);
}

/// Words with the names in them.
fn named(lesson: &Lesson, words: Span, inline: &[&Inline], html: &mut String) {
    let text = &lesson.article.text;
    let mut at = words.start;
    for (number, name) in lesson.names.iter().enumerate().filter(|(_, name)| words.covers(**name)) {
        styled(text, Span::new(at, name.start), inline, true, html);
        put(html, &["<span class=\"name\" data-name=\"", &number.to_string(), "\">"]);
        styled(text, *name, inline, true, html);
        html.push_str("</span>");
        at = name.end;
    }
    styled(text, Span::new(at, words.end), inline, true, html);
}

/// Words with some of them lit up, as HTML.
pub fn lit(text: &str, words: Span, lights: &[Span]) -> String {
    let (mut html, mut at) = (String::new(), words.start);
    for light in lights.iter().filter(|light| words.covers(**light)) {
        if light.start < at {
            continue;
        }
        escape(&text[at..light.start], &mut html);
        html.push_str("<mark>");
        escape(light.of(text), &mut html);
        html.push_str("</mark>");
        at = light.end;
    }
    escape(&text[at..words.end], &mut html);
    html
}
