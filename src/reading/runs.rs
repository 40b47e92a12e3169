//! The blocks of a long article, in runs that a browser lays out when they come near.
//!
//! Browsers watch each element that `content-visibility` lets wait, with every frame; a long book has a hundred thousand
//! blocks and a few thousand runs.

use super::markup::{Body, Part};

/// Elements at the beginning that stand by themselves: all of most articles.
pub const SINGLE: usize = 60;

/// Bytes of text from which on a run is full: about a screen.
const FULL: usize = 3_000;

/// The class of a run.
pub const RUN: &str = "run";

/// What stands around the blocks of a run.
const OPEN: &str = "<div class=\"run\">";
const CLOSE: &str = "</div>";

/// The parts of a body, those after the first ones joined into runs.
pub struct Runs {
    body: Body,
    /// Whether the next one is drawn without marks, if it is a run.
    pub is_plain: bool,
    /// How many elements are out.
    count: usize,
    /// How far the text is out.
    at: usize,
}

impl Runs {
    /// The runs of a body that nothing was taken of.
    pub fn new(body: Body) -> Self {
        Self { body, is_plain: false, count: 0, at: 0 }
    }

    /// Whether nothing is left.
    pub fn is_at_end(&self) -> bool {
        self.body.is_at_end()
    }
}

impl Iterator for Runs {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let is_run = self.count >= SINGLE;
        self.body.is_plain = self.is_plain && is_run;
        let part = if is_run { run(&mut self.body, self.at + FULL) } else { self.body.next() }?;
        self.count += 1;
        self.at = part.end;
        Some(part)
    }
}

/// The next elements of a body as one, up to the one with byte `full` of the text.
pub fn run(body: &mut Body, full: usize) -> Option<Part> {
    let mut part = body.next()?;
    if part.element.is_empty() {
        return Some(part);
    }
    part.element.insert_str(0, OPEN);
    // White space after the last element stays outside, where it is for any article.
    while part.end < full
        && body.has_element()
        && let Some(next) = body.next()
    {
        body.join(&mut part.element, &next.space);
        part.element.push_str(&next.element);
        part.end = next.end;
    }
    part.element.push_str(CLOSE);
    Some(part)
}

/// What stands in a run.
#[cfg(feature = "csr")]
pub fn inside(run: &str) -> &str {
    run.get(OPEN.len()..run.len() - CLOSE.len()).unwrap_or(run)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::reading::Reading;
    use whosays_article::Article;

    #[test]
    fn runs_hold_what_the_body_holds() {
        let paragraph = "The ferry may sink, the owner said.\n\n";
        for count in [SINGLE, SINGLE + 1, SINGLE + 1000] {
            let reading = Reading::new(Article::from_plain(&paragraph.repeat(count)), None);
            let runs: Vec<Part> = Runs::new(Body::new(reading.clone())).collect();
            let joined: String = runs.iter().map(|part| format!("{}{}", part.space, part.element)).collect();
            let bare = joined.replace("<div class=\"run\">", "").replace("</div>", "");
            assert!(bare == Body::new(reading.clone()).map(|part| part.space + &part.element).collect::<String>());
            assert_eq!(runs.last().map(|part| part.end), Some(reading.article.text.len()));
            // The first elements, the runs, and the white space at the end.
            let most = SINGLE + 1 + (count - SINGLE) * paragraph.len() / FULL + 1;
            assert!(runs.len() <= most && joined.contains(RUN) == (count > SINGLE), "{} of {count}", runs.len());
        }
    }

    #[test]
    fn plain_runs_hold_the_same_words_in_the_same_blocks() {
        let source = "# Head\n\nThe *ferry* may [sink](https://example.org/), Ines Duarte said\u{A0}\n\nIt is old.\n\n- One <b>.\n- Two & three.\n\n> Said she.\n\n";
        let reading = Reading::new(Article::from_markdown(&source.repeat(SINGLE)), None);
        let words = |plain: bool| {
            let mut runs = Runs::new(Body::new(reading.clone()));
            runs.is_plain = plain;
            runs.map(|part| part.space + &part.element).collect::<String>()
        };
        let text = |html: &str| {
            html.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect::<String>()
        };
        let count = |html: &str, tag: &str| html.matches(tag).count();
        let (marked, plain) = (words(false), words(true));
        assert_eq!(text(&plain), text(&marked));
        for tag in ["<p", "<h1", "<li", "<ul", "<blockquote", "<em", "<div class=\"run\">"] {
            assert_eq!(count(&plain, tag), count(&marked, tag), "{tag}");
        }
        let run = plain.split_once("<div class=\"run\">").expect("there are runs").1;
        assert!(["<button", "<a ", "id=", "data-"].iter().all(|part| !run.contains(part)), "{run}");
        assert!(run.contains("\n\n</p>"), "{run}");
    }

    #[test]
    fn a_run_is_drawn_alone_as_among_others() {
        let source = "The ferry may sink, Ines Duarte said. It is old.\n\n- One is here.\n- Two is here.\n\n"
            .repeat(SINGLE * 16);
        let reading = Reading::new(Article::from_markdown(&(source + &"Tides rise, she said. ".repeat(2_000))), None);
        for part in Runs::new(Body::new(reading.clone())).skip(SINGLE).filter(|part| !part.element.is_empty()) {
            let alone =
                run(&mut Body::within(reading.clone(), part.from, part.end, false), part.end).expect("it is there");
            assert_eq!((alone.element, alone.end), (part.element, part.end));
        }
    }
}
