//! Who wrote a text and when, where its first lines say so and nothing else does.

use crate::{Article, Date, Form};
use whosays_engine::text::{BlockKind, is_aside};

/// Blocks at the beginning in which a byline or a date is looked for.
const BLOCKS: usize = 6;

/// Letters of a line that is a byline or a date line; longer ones are text.
const LONGEST: usize = 160;

/// Words of an author's name, or of several authors'.
const NAME: std::ops::RangeInclusive<usize> = 1..=12;

impl Article {
    /// Takes author and date from the article's first lines, *By Ines Duarte, 3 May 2021*, or from what stands before the
    /// dash in *LISBON, 3 May 2021 — The ferry …*, where the source says neither. The text stays as it is.
    pub fn read_byline(&mut self) {
        let mut lines = Vec::new();
        for piece in self.pieces.iter().take(BLOCKS).filter(|piece| piece.form != Form::Heading(1)) {
            let words = piece.span.of(&self.text);
            let dateline = words.split(['—', '–']).next().filter(|start| start.len() < words.len());
            lines.extend(words.lines().filter(|line| line.chars().count() <= LONGEST).map(|line| (line, true)));
            lines.extend(dateline.filter(|start| start.chars().count() <= LONGEST).map(|start| (start, false)));
        }
        let author = lines.iter().filter(|(_, whole)| *whole).find_map(|(line, _)| author(line));
        let date = lines.iter().find_map(|(line, whole)| date(line, *whole));
        self.meta.author = self.meta.author.take().or(author);
        self.meta.date = self.meta.date.take().or(date);
    }
}

impl Article {
    /// Keeps apart what is no part of what the article says, as [`Article::from_plain`] does: bylines, dates and credits that a page or
    /// a document has as paragraphs, and its author's name in a line of its own above the text.
    pub fn set_aside(&mut self) {
        for (index, piece) in self.pieces.iter_mut().enumerate() {
            let words = piece.span.of(&self.text);
            let is_author = || index < BLOCKS && self.meta.author.as_deref() == Some(words.trim());
            if piece.kind == BlockKind::Paragraph && (is_aside(words, index) || is_author()) {
                piece.kind = BlockKind::Other;
            }
        }
    }
}

/// The name in *By Ines Duarte and Olaf Lind | 3 May 2021*.
fn author(line: &str) -> Option<String> {
    let (by, rest) = line.trim().split_at_checked(3)?;
    let name = rest.split([',', '|', '·', '•', '—', '–', '(']).next()?.trim().trim_end_matches('.');
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word);
    let whole =
        !name.is_empty() && name.split_whitespace().all(is_name) && !name.contains(|c: char| c.is_ascii_digit());
    let begins = by.eq_ignore_ascii_case("by ") && name.starts_with(char::is_uppercase);
    (begins && whole && NAME.contains(&name.split_whitespace().count())).then(|| name.to_owned())
}

/// Words in a line of names that are written small.
const PARTICLES: [&str; 12] = ["and", "de", "del", "den", "der", "di", "du", "la", "le", "van", "von", "y"];

/// The day that a line of nothing but names, numbers and little words tells; `whole` is whether it is one, and not the
/// beginning of one.
fn date(line: &str, whole: bool) -> Option<String> {
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || ",|·•()".contains(c)).filter(|w| !w.is_empty()).collect();
    // *On 3 May 2021 the ferry sank.* is a sentence.
    let is_line = |word: &&str| !word.starts_with(char::is_lowercase) || SMALL.contains(word);
    if !words.iter().all(is_line) || whole && line.trim_end().ends_with(['.', '!', '?']) {
        return None;
    }
    (0..words.len()).find_map(|at| {
        let day = Date::read(words[at]).or_else(|| Date::read_words(words.get(at..at + 3)?))?;
        Some(day.iso())
    })
}

/// Words that a date line may have beside names and numbers.
const SMALL: [&str; 14] =
    ["published", "updated", "posted", "on", "at", "by", "and", "am", "pm", "a.m.", "p.m.", "de", "der", "van"];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Option<String>, Option<String>) {
        let mut article = Article::from_plain(text);
        article.read_byline();
        assert_eq!(article.text, text, "the text stays");
        (article.meta.author, article.meta.date)
    }

    fn both(author: &str, date: &str) -> (Option<String>, Option<String>) {
        let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        (some(author), some(date))
    }

    #[test]
    fn bylines_and_date_lines_are_read() {
        for (text, author, date) in [
            ("The last ferry\n\nBy Ines Duarte\n\n3 May 2021\n\nThe ferry sank.", "Ines Duarte", "2021-05-03"),
            (
                "The last ferry\n\nBy Ines Duarte and Olaf van der Lind, May 3, 2021\n\nIt sank.",
                "Ines Duarte and Olaf van der Lind",
                "2021-05-03",
            ),
            ("The last ferry\n\nPublished on 2021-05-03\nBY INES DUARTE\n\nIt sank.", "INES DUARTE", "2021-05-03"),
            ("LISBON, 3 May 2021 — The ferry sank, she said.", "", "2021-05-03"),
        ] {
            assert_eq!(told(text), both(author, date), "{text}");
        }
    }

    #[test]
    fn a_paragraph_of_a_page_is_kept_apart_as_a_line_of_a_text_is() {
        let text = "The last ferry\n\nBy Ines Duarte\n\nPublished 3 May 2021\n\nThe ferry sank.\n\nPhoto: Olaf Lind";
        let plain = Article::from_plain(text);
        let mut page = plain.clone();
        page.pieces.iter_mut().for_each(|piece| piece.kind = piece.form.kind());
        assert_ne!(page, plain);
        page.set_aside();
        assert_eq!(page, plain);
    }

    #[test]
    fn a_line_of_nothing_but_the_author_s_name_is_kept_apart() {
        let mut article = Article::from_plain("The last ferry\n\nAda Blom\n\nIt sank.");
        article.meta.author = Some("Ada Blom".into());
        article.pieces.iter_mut().for_each(|piece| piece.kind = BlockKind::Paragraph);
        article.set_aside();
        let kept: Vec<&str> = article
            .pieces
            .iter()
            .filter(|own| own.kind == BlockKind::Paragraph)
            .map(|own| own.span.of(&article.text))
            .collect();
        assert_eq!(kept, ["The last ferry", "It sank."]);
    }

    #[test]
    fn sentences_are_neither() {
        for text in [
            "By Monday the ferry had sunk, and nobody knew why.\n\nOn 3 May 2021 it sailed.",
            "By Lisbon’s harbour it sank.",
            "The crew of 3 May 2021 — all of them — survived.",
            "3 May 2021 was a Monday.",
            "Title\n\n31 February 2021\n\nText follows here.",
            "",
        ] {
            assert_eq!(told(text), both("", ""), "{text}");
        }
    }

    #[test]
    fn what_the_source_says_goes_before() {
        let mut article = Article::from_plain("By Ines Duarte, 3 May 2021\n\nThe ferry sank.");
        (article.meta.author, article.meta.date) = (Some("Olaf Lind".into()), Some("2020-01-01".into()));
        let before = article.clone();
        article.read_byline();
        assert_eq!(article, before);
    }
}
