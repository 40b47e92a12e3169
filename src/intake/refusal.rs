//! Why a text cannot be opened, in a sentence that says what to do next.

use whosays_texts::{say, told};

/// Bytes of text that are opened at once. More would fill a school laptop's memory.
pub const LONGEST: usize = 12_000_000;

/// Why nothing was opened. What was on the page before stays there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing, or only white space.
    Empty,
    /// More than [`LONGEST`] bytes.
    TooLong(usize),
    /// A file that holds no text.
    NotText(String),
    /// A file that the browser could not read.
    Unread(String),
    /// What an importer says of what it was given: its own sentence.
    Told(String),
    /// No address where one is to be fetched.
    NoAddress,
    /// What reads web pages did not arrive.
    Unfetched,
    /// What explains texts did not arrive, or stopped.
    Unexplained,
}

impl Refusal {
    /// What a reader is told.
    pub fn message(&self) -> String {
        match self {
            Refusal::Empty => say("There are no words in this yet. Paste an article, or choose a file with one.").into(),
            Refusal::TooLong(bytes) => told(
                "This text has {whole}.{tenth} MB, and Whosays explains up to {most} MB at once. Open it in parts, a chapter at a time.",
                &[
                    ("whole", &(bytes / 1_000_000).to_string()),
                    ("tenth", &(bytes / 100_000 % 10).to_string()),
                    ("most", &(LONGEST / 1_000_000).to_string()),
                ],
            ),
            Refusal::NoAddress => say("Write the page’s address first, such as https://example.org/article.").into(),
            Refusal::Unfetched => {
                say("The part of Whosays that reads web pages did not arrive. Check your connection and try again, or copy the page’s \
                 text and paste it.")
                    .into()
            }
            Refusal::Unexplained => {
                say("The part of Whosays that explains texts did not arrive. Copy your text, so that you \
                 keep it, and reload the page; then paste it again.")
                    .into()
            }
            Refusal::NotText(name) => told(
                "“{name}” is not a text file, nor a web page, a Word document, a PDF or an EPUB. From anything else, copy the text and paste it.",
                &[("name", name)],
            ),
            Refusal::Told(sentence) => sentence.clone(),
            Refusal::Unread(name) => told(
                "Your browser could not read “{name}”. It may have been moved or still be downloading: choose it again, or paste its text.",
                &[("name", name)],
            ),
        }
    }
}

/// Whether a text can be opened.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`].
pub fn check(text: &str) -> Result<(), Refusal> {
    let visible = |c: char| !(c.is_whitespace() || c.is_control() || INVISIBLE.contains(&c));
    if text.len() > LONGEST {
        Err(Refusal::TooLong(text.len()))
    } else if text.chars().any(visible) {
        Ok(())
    } else {
        Err(Refusal::Empty)
    }
}

/// Characters without a look of their own: zero-width space, joiners and the byte-order mark.
const INVISIBLE: [char; 5] = ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_without_a_visible_character_are_empty() {
        for text in ["", " \n\t ", "\u{200B}\u{FEFF}\n", "\0\u{1}"] {
            assert_eq!(check(text), Err(Refusal::Empty), "{text:?}");
        }
        assert_eq!(check("。"), Ok(()));
    }

    #[test]
    fn a_text_that_is_too_long_says_how_long_it_is() {
        let refusal = check(&"word ".repeat(2_500_000)).unwrap_err();
        assert_eq!(refusal, Refusal::TooLong(12_500_000));
        assert!(refusal.message().contains("12.5 MB"), "{}", refusal.message());
    }
}
