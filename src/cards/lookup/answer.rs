//! What came of a question to an encyclopedia.

use super::encyclopedia::{Encyclopedia, Picture};
use whosays_texts::{say, told};

/// Characters of a summary that a card shows: more than any summary that is one has.
const LONGEST: usize = 1200;

/// What is asked: one title, in the reader's language and then, where that has none, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The title.
    pub title: String,
    /// The languages by their codes, in the order in which they are asked.
    pub languages: Vec<String>,
}

/// An answer, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A page, and how it begins.
    Found(Summary),
    /// There is no such page.
    Missing,
    /// Several things have this name; a page lists them.
    Several(Page),
    /// There is no answer; what to tell the reader of that.
    Failed(String),
}

/// A page of the encyclopedia.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// Its language's code.
    pub language: String,
}

/// How a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The page.
    pub page: Page,
    /// Its first words. Text, whatever it looks like.
    pub text: String,
    /// Its picture, if it has one that may be shown.
    pub picture: Option<Picture>,
}

impl Answer {
    /// What lookup.js found out: what came of it, which of the languages answered, then what that word brings along.
    pub fn read(told: &[String], question: &Question, encyclopedia: &Encyclopedia) -> Self {
        let part = |at: usize| told.get(at).map_or("", String::as_str);
        let language = part(1).parse().ok().and_then(|which: usize| question.languages.get(which));
        let language = language.map_or("en", String::as_str);
        let page = || {
            let (title, language) = (part(2).to_owned(), language.to_owned());
            Page { address: encyclopedia.page(&language, &title), title, language }
        };
        match part(0) {
            "found" => Answer::Found(Summary {
                page: page(),
                text: shortened(part(3)),
                picture: encyclopedia.picture(language, part(4)),
            }),
            "several" => Answer::Several(page()),
            "missing" => Answer::Missing,
            failed => Answer::Failed(why(failed, &encyclopedia.host(language), part(2))),
        }
    }

    /// Whether asking again could bring another answer.
    pub fn is_final(&self) -> bool {
        !matches!(self, Answer::Failed(_))
    }
}

/// Why `host` gave no answer.
fn why(failed: &str, host: &str, status: &str) -> String {
    let given = &[("host", host), ("status", status)];
    match failed {
        "slow" => told("{host} did not answer within five seconds.", given),
        "offline" => say("Your browser is offline, so nobody could be asked.").into(),
        "broken" => told("{host} sent something that Whosays cannot read.", given),
        "status" => told("{host} answers that something is wrong there ({status}).", given),
        _ => told("{host} could not be reached.", given),
    }
}

/// The first characters of a text, cut between words.
fn shortened(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let end = text[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    format!("{} …", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::super::encyclopedia::tests::wikipedia;
    use super::*;

    fn read(told: &[&str]) -> Answer {
        let told: Vec<String> = told.iter().map(|part| (*part).to_owned()).collect();
        let question = Question { title: "Kay".into(), languages: vec!["de".into(), "en".into()] };
        Answer::read(&told, &question, &wikipedia())
    }

    #[test]
    fn an_answer_is_of_the_language_that_gave_it() {
        let picture = "https://upload.wikimedia.org/wikipedia/commons/a/a8/Kay.jpg";
        let Answer::Found(found) = read(&["found", "1", "David Kay", "An American.", picture]) else { panic!() };
        assert_eq!((found.page.language.as_str(), found.page.title.as_str()), ("en", "David Kay"));
        assert_eq!(found.page.address, "https://en.wikipedia.org/wiki/David_Kay");
        assert_eq!(found.picture.unwrap().page, "https://en.wikipedia.org/wiki/File:Kay.jpg");
        let Answer::Several(page) = read(&["several", "0", "Kay"]) else { panic!() };
        assert_eq!(page.address, "https://de.wikipedia.org/wiki/Kay");
    }

    #[test]
    fn nothing_that_is_told_makes_more_of_itself() {
        let Answer::Found(found) = read(&["found", "7", "<b>", "<script>alert(1)</script>", "javascript:x"]) else {
            panic!()
        };
        assert_eq!((found.page.address.as_str(), &found.picture), ("https://en.wikipedia.org/wiki/%3Cb%3E", &None));
        assert_eq!(found.text, "<script>alert(1)</script>");
        let Answer::Found(found) = read(&["found", "0", "Kay", &"long ".repeat(9999), ""]) else { panic!() };
        assert!(found.text.ends_with("long …") && found.text.chars().count() <= LONGEST + 2);
        for told in [&[][..], &["what"], &["found"]] {
            assert_ne!(read(told), Answer::Missing);
        }
    }

    #[test]
    fn failures_are_told_apart_and_may_be_tried_again() {
        for (told, word) in [
            (&["slow"][..], "five seconds"),
            (&["offline"], "offline"),
            (&["broken"], "cannot read"),
            (&["unreachable"], "reached"),
            (&["status", "0", "503"], "(503)"),
        ] {
            let answer = read(told);
            let Answer::Failed(why) = &answer else { panic!("{answer:?}") };
            assert!(why.contains(word), "{why}");
            assert!(!answer.is_final());
        }
        assert!(read(&["missing"]).is_final());
    }
}
