//! An article as HTML for other people's pages: no script, no style of its own, and every character of the text escaped.

use crate::source::Source;
use whosays::still::{LEVELS, embedded};
use whosays::telling::status;
use whosays_engine::Status;

/// How an article is to look.
pub struct Looks<'a> {
    /// How sure a mark must be to be shown, 0 to 1.
    pub least: f32,
    /// What stands before each id, so that two articles of one page do not meet.
    pub prefix: &'a str,
    /// Whether a key says what the marks mean.
    pub has_key: bool,
}

/// The article with its marks, explanations and cards, as one element. Its words run from left to right, whatever the page around it does:
/// the engine reads English, and a block that does not says so itself. What holds the cards runs as the page does, by which browsers place them.
///
/// # Errors
/// Why not, in a sentence.
pub fn html(source: Source, pack: Option<&str>, looks: &Looks) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !looks.prefix.chars().all(is_plain) || looks.prefix.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(format!("idPrefix is letters, digits, - and _, and begins with no digit: \"{}\"", looks.prefix));
    }
    if !(0.0..=1.0).contains(&looks.least) {
        return Err(format!("least is a share from 0 to 1, not {}", looks.least));
    }
    let (reading, _) = source.read(pack)?;
    let (article, popovers) = embedded(&reading);
    // A level is where the style sheet draws the line; the next one is near.
    let level = LEVELS.iter().position(|level| *level + 0.005 >= looks.least).unwrap_or(LEVELS.len() - 1);
    let key = if looks.has_key { key() } else { String::new() };
    let (article, popovers) = (prefixed(article, looks.prefix), prefixed(popovers, looks.prefix));
    Ok(format!(
        "<div class=\"whosays\">{key}<div class=\"column\" dir=\"ltr\" data-least=\"{level}\"><article>{article}</article></div>\
         <div class=\"cards\" lang=\"en\">{popovers}</div></div>"
    ))
}

/// What each mark means.
fn key() -> String {
    let row = |own: Status| {
        let (name, meaning) = status(own);
        format!(
            "<div><dt><span class=\"sample\" data-status=\"{}\">{name}</span></dt><dd>{meaning}</dd></div>",
            own.name()
        )
    };
    format!("<dl class=\"key\" lang=\"en\" dir=\"ltr\">{}</dl>", Status::ALL.map(row).concat())
}

/// Puts a prefix before each id and whatever names one. A text's own quotation marks are written as references, so what is found here
/// is none of its words.
fn prefixed(html: String, prefix: &str) -> String {
    if prefix.is_empty() {
        return html;
    }
    [" id=\"", " popovertarget=\"", " href=\"#"]
        .into_iter()
        .fold(html, |html, attribute| html.replace(attribute, &[attribute, prefix].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(prefix: &str) -> Looks<'_> {
        Looks { least: 0.0, prefix, has_key: true }
    }

    fn drawn(text: &str, format: &str, looks: &Looks) -> Result<String, String> {
        html(Source::new(text, format)?, None, looks)
    }

    #[test]
    fn marks_and_names_open_what_explains_them() {
        let html = drawn("The ferry may sink in Iran, Ines Duarte said.", "text", &looks("a-")).unwrap();
        for part in [
            "<div class=\"whosays\">",
            "data-status=\"speculation\"",
            "popovertarget=\"a-why-0\"",
            " id=\"a-why-0\"",
            " id=\"a-card-e0\"",
            "href=\"#a-m1-0\"",
            "<dt>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        for part in ["<script", "<link", " style=", " onclick=", " src=", " id=\"why-", "href=\"#m"] {
            assert!(!html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_text_is_never_markup() {
        let text =
            "<img src=x onerror=alert(1)> may sink, \" id=\"why-0\"</div><b>Ines</b> said. [x](javascript:alert(1))";
        for format in ["text", "markdown"] {
            let html = drawn(text, format, &looks("a-")).unwrap();
            for part in ["<img", "<b>", "javascript:alert(1)\""] {
                assert!(!html.contains(part), "{part} in {html}");
            }
        }
        assert!(drawn(text, "text", &looks("a-")).unwrap().contains("&quot; id=&quot;why-0&quot;"));
    }

    #[test]
    fn looks_that_are_none_are_refused() {
        let refusal = |looks: &Looks| drawn("It rains.", "text", looks).err().unwrap_or_default();
        assert!(refusal(&looks("1a")).contains("idPrefix"));
        assert!(refusal(&looks("a\"b")).contains("idPrefix"));
        assert!(refusal(&Looks { least: f32::NAN, ..looks("") }).contains("least"));
        assert!(refusal(&Looks { least: 2.0, ..looks("") }).contains("least"));
        assert_eq!(refusal(&looks("")), "");
    }

    #[test]
    fn how_sure_a_mark_must_be_is_a_level_of_the_style_sheet() {
        let level = |least| {
            let html = drawn("It rains.", "text", &Looks { least, ..looks("") }).unwrap();
            html.split("data-least=\"").nth(1).unwrap().chars().next().unwrap()
        };
        assert_eq!([0.0, 0.5, 0.7, 0.75, 1.0].map(level), ['0', '1', '3', '4', '5']);
    }
}
