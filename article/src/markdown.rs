//! CommonMark, with footnotes and tables, into plain text with standoff markup.

use crate::html::{self, Look, Part};
use crate::{Article, Form, Inline, InlineKind, Item, Piece, Sign};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use whosays_engine::Span;

/// Reads a Markdown body. Images become their alternative text; of raw HTML the words stay; the numbers of footnotes go.
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
    /// The HTML of the block at hand, which comes line by line.
    html: String,
    /// Whether an element that holds no words is open in the block at hand.
    is_silent: bool,
    /// Whether a table is open, whose rows are lines.
    in_table: bool,
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
            Event::Html(words) => self.html.push_str(&words),
            Event::InlineHtml(words) => self.inline_html(&words),
            Event::Text(_) | Event::Code(_) if self.is_silent => {}
            Event::Text(words) => self.push_on(&words),
            Event::Code(words) => {
                let start = self.position();
                self.push(&words);
                let span = Span::new(start, self.article.text.len());
                self.article.inline.push(Inline { span, kind: InlineKind::Code });
            }
            Event::SoftBreak => self.push_on(" "),
            Event::HardBreak => self.push("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph if self.block.is_none() => self.open_block(self.running_form()),
            Tag::Heading { level, .. } => self.open_block(Form::Heading(level as u8)),
            Tag::CodeBlock(_) => self.open_block(Form::Verbatim),
            Tag::HtmlBlock => self.open_block(self.running_form()),
            Tag::Table(_) => self.in_table = true,
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
            Tag::TableCell if self.is_begun() => self.push(" | "),
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
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => {
                self.close_block()
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.html_block(&html);
                self.close_block();
            }
            TagEnd::Table => self.in_table = false,
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

    /// Reads a tag or a comment between words.
    fn inline_html(&mut self, html: &str) {
        let tag = html::Tag::at(html).map(|(tag, _)| tag);
        if let Some(tag) = tag.filter(html::Tag::is_silent) {
            self.is_silent = !tag.is_end;
        }
        if self.is_silent {
            return;
        }
        for part in html::parts(html) {
            match part {
                Part::Break => self.break_line(),
                Part::Block(_) => self.push_on(" "),
                Part::Words(_) => {}
            }
        }
    }

    /// Reads a block of HTML.
    fn html_block(&mut self, html: &str) {
        for part in html::parts(html) {
            match part {
                Part::Break => self.break_line(),
                Part::Block(Look::Heading(level)) => self.open_block(Form::Heading(level)),
                Part::Block(Look::Verbatim) => self.open_block(Form::Verbatim),
                Part::Block(Look::Running) => self.open_block(self.running_form()),
                Part::Words(words) if matches!(self.block, Some((_, Form::Verbatim))) => self.push(&words),
                Part::Words(words) => {
                    let gap = |is_there: bool| if is_there { " " } else { "" };
                    let (before, after) =
                        (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
                    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    self.push_on(&[gap(before && !words.is_empty()), &words, gap(after)].concat());
                }
            }
        }
    }

    /// Whether words of the open block are out.
    fn is_begun(&self) -> bool {
        self.block.is_some_and(|(start, _)| start != usize::MAX)
    }

    /// Whether the open block has no words yet, though marks may be open in it.
    fn is_empty(&self) -> bool {
        self.block.is_none_or(|(start, _)| start >= self.article.text.len())
    }

    /// Ends a line within a block; two of them end a paragraph.
    fn break_line(&mut self) {
        if self.is_empty() {
            return;
        }
        if self.in_table {
            self.push_on(" ");
        } else if !self.article.text.ends_with('\n') {
            self.push("\n");
        } else if self.open.is_empty() && !matches!(self.block, Some((_, Form::Heading(_)))) {
            self.open_block(self.running_form());
        }
    }

    /// Words that go on where others stopped: no space follows a space, a line's end or a block's beginning.
    fn push_on(&mut self, words: &str) {
        let is_verbatim = matches!(self.block, Some((_, Form::Verbatim)));
        let follows = !is_verbatim && (self.is_empty() || self.article.text.ends_with([' ', '\n']));
        let words = if follows { words.trim_start_matches(' ') } else { words };
        if !words.is_empty() {
            self.push(words);
        }
    }

    fn open_block(&mut self, form: Form) {
        self.close_block();
        self.block = Some((usize::MAX, form));
    }

    /// Ends the open block; one without words leaves no trace.
    fn close_block(&mut self) {
        self.is_silent = false;
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
    fn of_raw_html_the_words_stay() {
        let p = |words: &str| (Form::Paragraph, words.to_owned());
        for (source, blocks) in [
            ("<script>alert(1)</script>\n\nA <b>c</b>.", vec![p("A c.")]),
            ("A <!-- secret --> b<br>\nc<br/>d.\n\n<br>\n\n<!-- x\n\ny -->", vec![p("A b\nc\nd.")]),
            ("One.<br><br>Two.", vec![p("One."), p("Two.")]),
            ("<details><summary>More</summary>\n\nInner *words*.\n\n</details>", vec![p("More"), p("Inner words.")]),
            (
                "<div align=center>\n  <h2>Tides</h2>\n  One <i>two</i>,\n  three &amp; four.\n</div>",
                vec![(Form::Heading(2), "Tides".into()), p("One two, three & four.")],
            ),
            ("<pre>\na\n  b\n</pre>", vec![(Form::Verbatim, "a\n  b".into())]),
            ("- a<br>b\n- <p>c</p>", vec![(item(0, Sign::Bullet), "a\nb".into()), (item(0, Sign::Bullet), "c".into())]),
            ("| a<br>b | c |\n|---|---|\n", vec![p("a b | c")]),
            ("A <style>b *c* <i>`d`</style> e", vec![p("A e")]),
            ("*<br>a* b", vec![p("a b")]),
            ("<table><tr><td>\n <a\nhref='>'>a</a> b\n<td>c</table>", vec![p("a b"), p("c")]),
            ("`<b>` and \\<i> 5 < 6\n\n    <br>\n", vec![p("<b> and <i> 5 < 6"), (Form::Verbatim, "<br>".into())]),
        ] {
            assert_eq!(shown(source), blocks, "{source}");
        }
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
