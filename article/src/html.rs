//! HTML in Markdown: its words stay, in lines and blocks where it has them; everything else of it goes.

/// What a stretch of HTML comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words, with characters for their entities.
    Words(String),
    /// A line's end.
    Break,
    /// A block begins or ends; what follows is running text, or what this says.
    Block(Look),
}

/// The look of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As text runs where the HTML stands.
    Running,
    /// A heading of this level.
    Heading(u8),
    /// Text whose line breaks count.
    Verbatim,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its element's name, in lower case.
    pub name: String,
    /// Whether it ends the element.
    pub is_end: bool,
}

impl Tag {
    /// The tag at the beginning of `html` and what follows it; `None` where there is none.
    pub fn at(html: &str) -> Option<(Self, &str)> {
        let inner = html.strip_prefix('<')?;
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
        let (name, mut rest) = inner.split_at(length);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        // A value between quotation marks may hold what ends a tag.
        loop {
            let at = rest.find(['>', '"', '\'', '<'])?;
            let mark = rest[at..].chars().next()?;
            rest = &rest[at + 1..];
            match mark {
                '>' => return Some((Self { name: name.to_ascii_lowercase(), is_end }, rest)),
                '<' => return None,
                _ => rest = &rest[rest.find(mark)? + 1..],
            }
        }
    }

    /// Whether what stands in its element is no words.
    pub fn is_silent(&self) -> bool {
        matches!(self.name.as_str(), "script" | "style")
    }

    /// Where its element is a block, the look of what follows the tag.
    fn look(&self) -> Option<Look> {
        let level =
            self.name.strip_prefix('h').and_then(|level| level.parse().ok()).filter(|level| (1..=6).contains(level));
        match (self.name.as_str(), level) {
            (_, Some(level)) => Some(if self.is_end { Look::Running } else { Look::Heading(level) }),
            ("pre", _) => Some(if self.is_end { Look::Running } else { Look::Verbatim }),
            (name, _) => BLOCKS.contains(&name).then_some(Look::Running),
        }
    }
}

/// Elements that stand by themselves, beside headings, as far as people write them in Markdown.
const BLOCKS: [&str; 25] = [
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hr",
    "li",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// The parts of some HTML.
pub fn parts(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(after) = skipped(rest) {
            rest = after;
        } else if let Some((tag, after)) = Tag::at(rest) {
            rest = after;
            if tag.is_silent() && !tag.is_end {
                rest = silence(rest, &tag.name);
            } else if tag.name == "br" {
                parts.push(Part::Break);
            } else if let Some(look) = tag.look() {
                parts.push(Part::Block(look));
            }
        } else {
            // A mark that begins no tag is one of the words.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |at| first + at);
            parts.push(Part::Words(plain(&rest[..end])));
            rest = &rest[end..];
        }
    }
    parts
}

/// What follows a comment or a declaration at the beginning of `html`.
fn skipped(html: &str) -> Option<&str> {
    let end = ["<!--", "<!", "<?"].into_iter().zip(["-->", ">", ">"]).find(|(begin, _)| html.starts_with(begin))?.1;
    Some(html.find(end).map_or("", |at| &html[at + end.len()..]))
}

/// What follows an element that holds no words.
fn silence<'a>(html: &'a str, name: &str) -> &'a str {
    let end = format!("</{name}");
    let ends = |at: &usize| html[*at..].get(..end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&end));
    let at = html.match_indices('<').map(|(at, _)| at).find(ends);
    at.and_then(|at| Tag::at(&html[at..])).map_or("", |(_, rest)| rest)
}

/// Words with the characters for the entities that are written most.
fn plain(words: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    ENTITIES.into_iter().fold(words.to_owned(), |words, (entity, character)| words.replace(entity, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_breaks_and_blocks_are_told() {
        let words = |words: &str| Part::Words(words.into());
        let running = Part::Block(Look::Running);
        for (html, told) in [
            ("a<br>b<BR />c", vec![words("a"), Part::Break, words("b"), Part::Break, words("c")]),
            ("<b title='>'>a &amp;lt; b</b>", vec![words("a &lt; b")]),
            ("<!-- a > b -->c<?php d ?>", vec![words("c")]),
            ("<!-- never closed", vec![]),
            ("<script>if (a < b) c</SCRIPT >d<style>e", vec![words("d")]),
            ("5 < 6 <7> <é <", vec![words("5 "), words("< 6 "), words("<7> "), words("<é "), words("<")]),
            ("<h2 id=x>a</h2>", vec![Part::Block(Look::Heading(2)), words("a"), running.clone()]),
            ("<h7>a<x-h1>b", vec![words("a"), words("b")]),
            ("<p>a<div", vec![running, words("a"), words("<div")]),
        ] {
            assert_eq!(parts(html), told, "{html}");
        }
    }
}
