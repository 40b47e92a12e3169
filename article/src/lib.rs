//! Articles as files: front matter and Markdown, or plain text, decoded into one plain text with standoff markup.
//!
//! Every offset is a byte offset into [`Article::text`]. Markup in the source never becomes HTML here: of a raw tag nothing is
//! left in Markdown, it is text anywhere else, and the view escapes all of that.

mod byline;
mod bytes;
pub mod csv;
mod date;
mod front_matter;
#[cfg(feature = "markdown")]
mod html;
mod item;
#[cfg(feature = "markdown")]
mod markdown;
mod packed;
mod sound;

pub use bytes::{Encoding, encoding};
pub use date::Date;
pub use front_matter::Meta;
#[cfg(feature = "markdown")]
pub use front_matter::unquoted;
pub use item::{Item, Sign};

use whosays_engine::Span;
use whosays_engine::text::{Block, BlockKind, Document, plain_blocks};

/// What stands in Markdown that Whosays saves before what it says of an article, which is none of that.
pub const SAID: &str =
    "\n---\n\nMarked by Whosays: it tells how this article presents things, and never that a statement is true.\n\n";

/// A comment in the front matter of such a file whose heading is the title, which does not stand in the article.
pub const HEADED: &str = "# The heading below is the title: it stands above the article, not in it.\n";

/// What a block of an article looks like on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A heading; 1 is the article's title.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list, or a further paragraph of it.
    ListItem(Item),
    /// A paragraph inside a block quotation.
    Quote,
    /// Code, or another text whose line breaks count.
    Verbatim,
}

impl Form {
    /// What a block of this look is for the engine, where nothing else is known of it.
    pub fn kind(self) -> BlockKind {
        match self {
            Form::Heading(_) => BlockKind::Heading,
            Form::Paragraph => BlockKind::Paragraph,
            Form::ListItem(_) => BlockKind::ListItem,
            Form::Quote => BlockKind::Quote,
            Form::Verbatim => BlockKind::Other,
        }
    }
}

/// A block and its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub span: Span,
    /// Its look.
    pub form: Form,
    /// What it is for the engine.
    pub kind: BlockKind,
}

/// Markup inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The words that it covers.
    pub span: Span,
    /// What it does to them.
    pub kind: InlineKind,
}

/// What inline markup does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Stress.
    Emphasis,
    /// Strong importance.
    Strong,
    /// Code.
    Code,
    /// A link to an `http:`, `https:` or `mailto:` address; other schemes are dropped while reading.
    Link(String),
}

/// An article: its text, what the source says about it, and how it is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What the source says about the article.
    pub meta: Meta,
    /// The article's text; everything else points into it.
    pub text: String,
    /// Blocks in text order.
    pub pieces: Vec<Piece>,
    /// Inline markup, outer before inner.
    pub inline: Vec<Inline>,
}

impl Article {
    /// Reads Markdown, with or without front matter.
    #[cfg(feature = "markdown")]
    pub fn from_markdown(source: &str) -> Self {
        let source = normalised(source);
        let (meta, mut body) = front_matter::split(&source);
        if source[..source.len() - body.len()].contains(HEADED) {
            let heading = body.trim_start();
            body =
                heading.strip_prefix("# ").and_then(|heading| heading.split_once('\n')).map_or(body, |(_, rest)| rest);
        }
        Self { meta, ..markdown::read(body) }
    }

    /// Reads plain text; line breaks are normalised and NUL becomes U+FFFD, nothing else changes.
    pub fn from_plain(source: &str) -> Self {
        Self::from_text(normalised(source))
    }

    /// Takes plain text as it is, so that offsets into it hold.
    pub fn from_text(text: String) -> Self {
        let blocks = plain_blocks(&text);
        let first = blocks.first().map(|block| block.span);
        let form = |block: &Block| match block.kind {
            BlockKind::Heading if Some(block.span) == first => Form::Heading(1),
            BlockKind::Heading => Form::Heading(2),
            // Its sign is among its words.
            BlockKind::ListItem => Form::ListItem(Item::new(0, Sign::Nothing)),
            BlockKind::Quote => Form::Quote,
            BlockKind::Paragraph | BlockKind::Other => Form::Paragraph,
        };
        let pieces = blocks.iter().map(|b| Piece { span: b.span, form: form(b), kind: b.kind }).collect();
        let mut article = Self { text, pieces, ..Self::default() };
        article.meta.title = article.leading_title().map(str::to_owned);
        article
    }

    /// The document that the engine analyses.
    pub fn document(&self) -> Document<'_> {
        Document::with_blocks(&self.text, self.blocks())
    }

    /// The blocks of the document.
    pub fn blocks(&self) -> Vec<Block> {
        self.pieces.iter().map(|piece| Block { span: piece.span, kind: piece.kind }).collect()
    }

    /// The article's first blocks, as many as begin within `bytes`, with the text to the end of the last: a part that
    /// looks as it does in the whole.
    pub fn beginning(&self, bytes: usize) -> Self {
        let count = self.pieces.partition_point(|piece| piece.span.start < bytes);
        let pieces = self.pieces[..count].to_vec();
        let end = pieces.last().map_or(0, |piece| piece.span.end);
        let inline = self.inline.iter().take_while(|inline| inline.span.start < end).cloned().collect();
        Self { meta: self.meta.clone(), text: self.text[..end].to_owned(), pieces, inline }
    }

    /// Lets the text begin with its title where that is the title of the article; where the article has another one, the
    /// text's first heading becomes one of several.
    pub fn settle_title(&mut self) {
        let Some(title) = &self.meta.title else {
            self.meta.title = self.leading_title().map(str::to_owned);
            return;
        };
        let Some(first) = self.pieces.first_mut() else { return };
        let is_title = first.span.of(&self.text) == title;
        first.form = match first.form {
            Form::Heading(1) if !is_title => Form::Heading(2),
            Form::Heading(2) if is_title => Form::Heading(1),
            form => form,
        };
    }

    /// The title, where the text itself begins with one.
    pub fn leading_title(&self) -> Option<&str> {
        self.pieces.first().filter(|piece| piece.form == Form::Heading(1)).map(|piece| piece.span.of(&self.text))
    }
}

/// A source with line breaks as `\n`; NUL, which no HTML can hold, as U+FFFD; no byte-order mark.
pub fn normalised(source: &str) -> String {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    source.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_title_makes_the_first_heading_one_of_several() {
        let mut article = Article::from_plain("The last ferry\n\nThe ferry sank, she said.");
        let before = article.clone();
        assert_eq!(article.leading_title(), Some("The last ferry"));
        article.meta.title = Some("What sank".into());
        article.settle_title();
        assert_eq!((article.leading_title(), article.pieces[0].form), (None, Form::Heading(2)));
        article.meta.title = Some("The last ferry".into());
        article.settle_title();
        assert_eq!(article, before);
        article.meta.title = None;
        article.settle_title();
        assert_eq!(article, before, "a text that begins with its title has that");
    }

    #[test]
    fn plain_text_keeps_every_character() {
        let source = "A title\n\nFirst line of it.\n  Second line of it.\n";
        let article = Article::from_plain(source);
        assert_eq!(article.text, source);
        assert_eq!(article.meta.title.as_deref(), Some("A title"));
    }

    #[test]
    fn the_beginning_ends_with_a_block() {
        let article = Article::from_plain("A title\n\nFirst line of it.\n\n\nSecond line of it.\n\nThird.\n");
        let beginning = article.beginning(10);
        assert_eq!(beginning.text, "A title\n\nFirst line of it.");
        assert_eq!(beginning.pieces, article.pieces[..2]);
        assert_eq!(article.beginning(1000).pieces, article.pieces);
        assert_eq!(Article::default().beginning(10), Article::default());
    }

    #[test]
    fn breaks_and_nul_are_normalised() {
        assert_eq!(Article::from_plain("\u{FEFF}a\r\nb\rc\0").text, "a\nb\nc\u{FFFD}");
    }
}
