//! The blocks of a long article, in runs that a browser lays out when they come near.
//!
//! Browsers watch each element that `content-visibility` lets wait, with every frame; a long book has a hundred thousand
//! blocks and a few thousand runs.

use super::markup::{Body, Part};
use std::iter::Peekable;

/// Elements at the beginning that stand by themselves: all of most articles.
const SINGLE: usize = 60;

/// Bytes of text from which on a run is full: about a screen.
const FULL: usize = 3_000;

/// The class of a run.
pub const RUN: &str = "run";

/// The parts of a body, those after the first ones joined into runs.
pub struct Runs {
    body: Peekable<Body>,
    /// How many elements are out.
    count: usize,
    /// How far the text is out.
    at: usize,
}

impl Runs {
    /// The runs of a body that nothing was taken of.
    pub fn new(body: Body) -> Self {
        Self { body: body.peekable(), count: 0, at: 0 }
    }

    /// Whether nothing is left.
    pub fn is_at_end(&mut self) -> bool {
        self.body.peek().is_none()
    }
}

impl Iterator for Runs {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let mut part = self.body.next()?;
        if self.count >= SINGLE && !part.element.is_empty() {
            part.element.insert_str(0, &format!("<div class=\"{RUN}\">"));
            // White space after the last element stays outside, where it is for any article.
            while part.end < self.at + FULL
                && let Some(next) = self.body.next_if(|next| !next.element.is_empty())
            {
                part.element.push_str(&next.space);
                part.element.push_str(&next.element);
                part.end = next.end;
            }
            part.element.push_str("</div>");
        }
        self.count += 1;
        self.at = part.end;
        Some(part)
    }
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
}
