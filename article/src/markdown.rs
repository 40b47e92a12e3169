//! CommonMark, with footnotes and tables, into plain text with standoff markup.

use crate::{Article, Form, Inline, InlineKind, Item, Piece, Sign};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use whosays_engine::Span;

/// Reads a Markdown body. Images become their alternative text; raw HTML stays as the characters that it is; the numbers of footnotes go.
pub fn read(body: &str) -> Article {
    let mut reader = Reader::default();
    // The notes are read as well, or their numbers would be words.
    let end = body.rfind(crate::SAID).unwrap_or(body.len());
    for (event, place) in Parser::new_ext(body, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES).into_offset_iter() {
        if place.start < end {
            reader.event(event);
        }
    }
    reader.close_block();
    reader.article
}

#[derive(Default)]
struct Reader {
    article: Article,
    /// Where the open block began in the text, and its look.
    block: Option<(usize, Form)>,
    /// Open inline markup: where it began, and what it is.
    open: Vec<(usize, Option<InlineKind>)>,
    quotes: usize,
    /// The open lists, outer before inner.
    lists: Vec<List>,
}

/// An open list.
struct List {
    /// The number of the item at hand, where it is numbered.
    number: Option<u64>,
    /// Whether words of that item are out: what follows them is a further paragraph.
    is_begun: bool,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => self.push(&words),
            Event::Code(words) => {
                let start = self.position();
                self.push(&words);
                let span = Span::new(start, self.article.text.len());
                self.article.inline.push(Inline { span, kind: InlineKind::Code });
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph if self.block.is_none() => self.open_block(self.running_form()),
            Tag::Heading { level, .. } => self.open_block(Form::Heading(level as u8)),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.open_block(Form::Verbatim),
            Tag::BlockQuote(_) => {
                self.close_block();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close_block();
                self.lists.push(List { number: first, is_begun: false });
            }
            Tag::Item | Tag::TableHead | Tag::TableRow => self.open_block(self.running_form()),
            // A row is a line of its own, so that figures stay beside what they are figures of; as importers/src/walk.js has it.
            Tag::TableCell if self.block.is_some_and(|(start, _)| start != usize::MAX) => self.push(" | "),
            Tag::Emphasis => self.open_inline(Some(InlineKind::Emphasis)),
            Tag::Strong => self.open_inline(Some(InlineKind::Strong)),
            Tag::Link { dest_url, .. } => {
                let web = dest_url.starts_with("https://") || dest_url.starts_with("http://");
                self.open_inline(web.then(|| InlineKind::Link(dest_url.to_string())));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close_block(),
            TagEnd::Item => {
                self.close_block();
                if let Some(list) = self.lists.last_mut() {
                    *list = List { number: list.number.map(|number| number + 1), is_begun: false };
                }
            }
            TagEnd::BlockQuote(_) => {
                self.close_block();
                self.quotes -= 1;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                // Around it is an item whose words stood before it.
                if let Some(list) = self.lists.last_mut() {
                    list.is_begun = true;
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.close_inline(),
            _ => {}
        }
    }

    /// The look of running text here: list items win over quotations, which win over paragraphs.
    fn running_form(&self) -> Form {
        match self.lists.last() {
            Some(List { number, is_begun }) => {
                let sign = match number {
                    _ if *is_begun => Sign::Nothing,
                    Some(number) => Sign::Number(u32::try_from(*number).ok()),
                    None => Sign::Bullet,
                };
                Form::ListItem(Item::new(self.lists.len() - 1, sign))
            }
            None if self.quotes > 0 => Form::Quote,
            None => Form::Paragraph,
        }
    }

    fn open_block(&mut self, form: Form) {
        self.close_block();
        self.block = Some((usize::MAX, form));
    }

    /// Ends the open block; one without words leaves no trace.
    fn close_block(&mut self) {
        let Some((start, form)) = self.block.take() else { return };
        if start == usize::MAX {
            return;
        }
        let span = Span::new(start, self.article.text.len()).trimmed(&self.article.text);
        if span.is_empty() {
            return;
        }
        self.article.pieces.push(Piece { span, form, kind: form.kind() });
        if let Some(list) = self.lists.last_mut() {
            list.is_begun = true;
        }
    }

    /// Where the next words will stand.
    fn position(&mut self) -> usize {
        let fallback = self.running_form();
        let (start, _) = self.block.get_or_insert((usize::MAX, fallback));
        if *start == usize::MAX {
            if !self.article.text.is_empty() {
                let breaks = self.article.text.bytes().rev().take_while(|b| *b == b'\n').count();
                self.article.text.push_str(&"\n\n"[breaks.min(2)..]);
            }
            *start = self.article.text.len();
        }
        self.article.text.len()
    }

    fn push(&mut self, words: &str) {
        self.position();
        self.article.text.push_str(words);
    }

    fn open_inline(&mut self, kind: Option<InlineKind>) {
        let start = self.position();
        self.open.push((start, kind));
    }

    fn close_inline(&mut self) {
        let Some((start, Some(kind))) = self.open.pop() else { return };
        let span = Span::new(start, self.article.text.len());
        // Inner markup closes first; outer markup goes before it.
        let at = self.article.inline.partition_point(|other| other.span.start < start);
        self.article.inline.insert(at, Inline { span, kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<(Form, String)> {
        let article = read(source);
        article.pieces.iter().map(|p| (p.form, p.span.of(&article.text).to_owned())).collect()
    }

    #[test]
    fn blocks_keep_their_form_and_words() {
        let source = "# Tides\n\nOne *two*\nthree.\n\n- a\n- b\n\n1. c\n\n> Said he.\n";
        assert_eq!(
            shown(source),
            [
                (Form::Heading(1), "Tides".into()),
                (Form::Paragraph, "One two three.".into()),
                (item(0, Sign::Bullet), "a".into()),
                (item(0, Sign::Bullet), "b".into()),
                (item(0, Sign::Number(Some(1))), "c".into()),
                (Form::Quote, "Said he.".into()),
            ]
        );
    }

    fn item(depth: usize, sign: Sign) -> Form {
        Form::ListItem(Item::new(depth, sign))
    }

    #[test]
    fn items_keep_their_numbers_their_depth_and_their_paragraphs() {
        let source = "4. a\n   - b\n     - c\n\n   d\n5. e\n\n   f\n";
        assert_eq!(
            shown(source),
            [
                (item(0, Sign::Number(Some(4))), "a".into()),
                (item(1, Sign::Bullet), "b".into()),
                (item(2, Sign::Bullet), "c".into()),
                (item(0, Sign::Nothing), "d".into()),
                (item(0, Sign::Number(Some(5))), "e".into()),
                (item(0, Sign::Nothing), "f".into()),
            ]
        );
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        let source = "| Year | Guests |\n|---|---|\n| 1964 | *90* |\n";
        assert_eq!(shown(source), [(Form::Paragraph, "Year | Guests".into()), (Form::Paragraph, "1964 | 90".into())]);
    }

    #[test]
    fn raw_html_is_text() {
        assert_eq!(
            shown("<script>alert(1)</script>\n\nA <b>c</b>."),
            [(Form::Verbatim, "<script>alert(1)</script>".into()), (Form::Paragraph, "A <b>c</b>.".into())]
        );
    }

    #[test]
    fn inline_markup_points_at_its_words() {
        let article = read("See **the *new* tide** and [this](https://example.org) or [that](javascript:x).");
        let inline: Vec<_> = article.inline.iter().map(|i| (&i.kind, i.span.of(&article.text))).collect();
        assert_eq!(
            inline,
            [
                (&InlineKind::Strong, "the new tide"),
                (&InlineKind::Emphasis, "new"),
                (&InlineKind::Link("https://example.org".into()), "this"),
            ]
        );
    }
}
