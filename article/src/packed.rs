//! An article as one string: how the build hands it to the page, and the Markdown module to the app.
//!
//! Lines of tab-separated cells (`title`, `block`, `inline` …), an empty line, then the article's text as it is. The
//! page can so do without a Markdown reader until a Markdown file is opened.

use crate::{Article, Form, Inline, InlineKind, Item, Piece};
use std::borrow::Cow;
use std::fmt::Write;
use whosays_engine::Span;
use whosays_engine::text::BlockKind;

const FORMS: [(&str, Form); 9] = [
    ("h1", Form::Heading(1)),
    ("h2", Form::Heading(2)),
    ("h3", Form::Heading(3)),
    ("h4", Form::Heading(4)),
    ("h5", Form::Heading(5)),
    ("h6", Form::Heading(6)),
    ("p", Form::Paragraph),
    ("quote", Form::Quote),
    ("verbatim", Form::Verbatim),
];

/// What stands behind the form of a block that is no part of what the article says.
const ASIDE: &str = "\taside";

/// Whether a link may lead there: to the web, or to a mail program. Who made the string should know; this is the last who can tell.
fn is_safe(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

impl Article {
    /// The article as one string.
    pub fn packed(&self) -> String {
        let mut out = String::new();
        for (key, value) in self.meta.fields() {
            if let Some(value) = value {
                let _ = writeln!(out, "{key}\t{}", value.replace(['\t', '\n', '\r'], " "));
            }
        }
        for piece in &self.pieces {
            let form = match piece.form {
                Form::ListItem(item) => Cow::Owned(item.name()),
                form => Cow::Borrowed(FORMS.iter().find(|(_, own)| *own == form).map_or("p", |(name, _)| name)),
            };
            // A byline or a credit of a plain text is a paragraph that says nothing.
            let aside = if piece.kind == piece.form.kind() { "" } else { ASIDE };
            let _ = writeln!(out, "block\t{}\t{}\t{form}{aside}", piece.span.start, piece.span.end);
        }
        for inline in &self.inline {
            let (kind, address) = match &inline.kind {
                InlineKind::Emphasis => ("em", ""),
                InlineKind::Strong => ("strong", ""),
                InlineKind::Code => ("code", ""),
                InlineKind::Link(address) => ("link", address.as_str()),
            };
            let _ = writeln!(out, "inline\t{}\t{}\t{kind}\t{}", inline.span.start, inline.span.end, address.trim());
        }
        out.push('\n');
        out.push_str(&self.text);
        out
    }

    /// The article that [`packed`](Self::packed) made a string of; `None` for any other string. A string that is given away holds
    /// the article's text from then on, so that a book is not there twice.
    pub fn from_packed(packed: impl Into<String>) -> Option<Self> {
        Self::unpacked(packed.into())
    }

    fn unpacked(mut packed: String) -> Option<Self> {
        let (end, begin) =
            if packed.starts_with('\n') { (0, 1) } else { packed.find("\n\n").map(|end| (end, end + 2))? };
        let (head, text) = (&packed[..end], &packed[begin..]);
        let mut article = Article::default();
        for line in head.lines() {
            let (key, rest) = line.split_once('\t')?;
            match key {
                "block" => article.pieces.push(block(text, rest)?),
                "inline" => article.inline.push(inline(text, rest)?),
                _ => article.meta.set(key, rest),
            }
        }
        article.pieces.shrink_to_fit();
        article.inline.shrink_to_fit();
        packed.drain(..begin);
        packed.shrink_to_fit();
        article.text = packed;
        Some(article)
    }
}

fn span(text: &str, start: Option<&str>, end: Option<&str>) -> Option<Span> {
    let (start, end) = (start?.parse().ok()?, end?.parse().ok()?);
    text.get(start..end).map(|_| Span::new(start, end))
}

fn block(text: &str, cells: &str) -> Option<Piece> {
    let mut cells = cells.split('\t');
    let span = span(text, cells.next(), cells.next())?;
    let name = cells.next()?;
    let known = FORMS.iter().find(|(known, _)| *known == name).map(|(_, form)| *form);
    let form = known.or_else(|| Item::from_name(name).map(Form::ListItem))?;
    let is_aside = cells.next() == Some(ASIDE.trim_start());
    Some(Piece { span, form, kind: if is_aside { BlockKind::Other } else { form.kind() } })
}

fn inline(text: &str, cells: &str) -> Option<Inline> {
    let mut cells = cells.split('\t');
    let span = span(text, cells.next(), cells.next())?;
    let kind = match (cells.next()?, cells.next()?) {
        ("em", _) => InlineKind::Emphasis,
        ("strong", _) => InlineKind::Strong,
        ("code", _) => InlineKind::Code,
        ("link", address) if is_safe(address) => InlineKind::Link(address.to_owned()),
        _ => return None,
    };
    Some(Inline { span, kind })
}

#[cfg(all(test, feature = "markdown"))]
mod tests {
    use super::*;

    #[test]
    fn an_article_comes_back_as_it_was() {
        let source = "---\ntitle: Tides\naddress: https://e.org/t\nlanguage: en\nkind: report\nbased_on: \"A\", B\n---\n# One\n\nTwo *three* [four](https://e.org/a).\n\n- five\n\n4. more\n   - deep\n\n\
                      > six\n\n```\nseven\n\neight\n```\n";
        for source in [source, "", "Only text.", "\n\n"] {
            let article = Article::from_markdown(source);
            assert_eq!(Article::from_packed(article.packed()).as_ref(), Some(&article), "{source}");
        }
        let plain =
            Article::from_plain("Storm shuts the harbour\n\nBy Ada Blom\n\nThe harbour stayed shut on Tuesday.\n");
        assert_eq!(plain.pieces[1].kind, BlockKind::Other, "{plain:?}");
        assert_eq!(Article::from_packed(plain.packed()), Some(plain), "a byline is no statement afterwards either");
    }

    #[test]
    fn what_is_given_away_becomes_the_text_and_has_no_room_to_spare() {
        let packed = Article::from_markdown(&"# One\n\nTwo *three*.\n\n".repeat(99)).packed();
        let place = packed.as_ptr();
        let article = Article::from_packed(packed).unwrap();
        assert_eq!((article.text.capacity(), article.pieces.capacity()), (article.text.len(), article.pieces.len()));
        assert!(article.text.as_ptr() == place, "a copy");
    }

    #[test]
    fn a_carriage_return_in_a_detail_is_a_space() {
        let article = Article::from_packed("title\ta\rb\r\r\n\nc").unwrap();
        assert_eq!(article.packed(), "title\ta b  \n\nc");
        assert_eq!(Article::from_packed(article.packed()).map(|again| again.packed()), Some(article.packed()));
    }

    #[test]
    fn other_strings_are_refused() {
        for odd in [
            "",
            "block\t0\t99\tp\n\nshort",
            "block\t0\t1\tp\n\né",
            "block\tx\t2\tp\n\nabc",
            "title",
            "inline\t0\t1\tlink\tjavascript:x\n\nabc",
        ] {
            assert_eq!(Article::from_packed(odd).map(|a| a.pieces), None, "{odd:?}");
        }
    }
}
