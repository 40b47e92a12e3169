//! An article with its marks and cards as one HTML file that explains itself without a network and without a script: the
//! views of the web app, as a module that the page loads when such a file is saved.

use wasm_bindgen::prelude::*;
use whosays::still::{self, Choices, escaped, fill};
use whosays_article::Article;
use whosays_texts::{is_right_to_left, language, say};

/// The file around the views. Its policy lets nothing be loaded and nothing be run.
const TEMPLATE: &str = include_str!("page.html");

/// The page's own looks. Nothing in them asks for another file.
const STYLES: [&str; 9] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/page.css"),
    include_str!("../../style/marks.css"),
    include_str!("../../style/panels.css"),
    include_str!("../../style/index.css"),
    include_str!("../../style/cards.css"),
    include_str!("../../style/print.css"),
    include_str!("page.css"),
    include_str!("../../style/mirrored.css"),
];

/// The file of a packed article; `said` is its packed analysis, below all changes, `known` the table of what is known of its names, `layer` the
/// lines of the changes, `choices` what was chosen for names, each followed by its entry's id, empty for none. `held` is what a link to
/// the article would hold, by which Whosays opens the file again as what it was; `is_english` is whether the article is in English, which whoever
/// explained it knows. `None` where these are of another text.
#[wasm_bindgen]
pub fn page(
    article: &str,
    said: &[u8],
    known: &str,
    layer: &str,
    choices: Vec<String>,
    held: &str,
    is_english: bool,
) -> Option<String> {
    let article = Article::from_packed(article)?;
    let title = match article.leading_title().or(article.meta.title.as_deref()) {
        None => say("An article, explained"),
        Some(still::UNTITLED) => say(still::UNTITLED),
        Some(title) => title,
    };
    let title = escaped(title);
    let mut chosen = Choices::default();
    for pair in choices.chunks_exact(2) {
        chosen.choose(&pair[0], Some(pair[1].clone()).filter(|id| !id.is_empty()));
    }
    let mut slots = vec![("title", title), ("style", STYLES.concat()), ("held", escaped(held))];
    let (parts, notes) = still::unpacked(article, said, known, layer, &chosen, is_english)?;
    slots.extend(parts.map(|(name, html)| (name, if name == "article" { numbered(&html) } else { html })));
    slots.push(("notes", notes));
    slots.extend(spoken());
    slots.extend(chrome().map(|(name, words)| (name, escaped(words))));
    fill(TEMPLATE, &slots).ok()
}

/// In which language the file speaks, and in which the article is, with what style sheets say.
fn spoken() -> [(&'static str, String); 2] {
    let written = still::language();
    if language() == "en" {
        let other = if written == "en" { "" } else { " lang=\"\"" };
        return [("spoken", "lang=\"en\"".into()), ("written", other.into())];
    }
    let direction = if is_right_to_left() { "rtl" } else { "ltr" };
    let person = say("set by a person");
    let spoken = format!("lang=\"{}\" dir=\"{direction}\" style=\"--said-person:&quot;{person}&quot;\"", language());
    [("spoken", spoken), ("written", format!(" lang=\"{written}\" dir=\"ltr\""))]
}

/// What the file says around the views.
fn chrome() -> [(&'static str, &'static str); 6] {
    [
        ("skip", say("Skip to the article")),
        (
            "notice",
            say(
                "Every mark and every name of this article explains itself: press the small label beside a mark, or a name. \
                 This file needs no network and holds no script.",
            ),
        ),
        ("label-of-legend", say("Legend")),
        ("label-of-sources", say("Sources")),
        ("names", say("Names")),
        (
            "end",
            say(
                "Saved from Whosays, which reports how a text presents things; it never says that a statement is true. It \
                 errs: the explanation of each mark says how sure it is, or that a person set it.",
            ),
        ),
    ]
}

/// The article with the number of its note for each name: on paper the cards are endnotes. A text's own quotation marks are
/// written as references, so what is found here is none of its words.
fn numbered(html: &str) -> String {
    let attribute = " data-entity=\"e";
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut from = 0;
    for (at, attribute) in html.match_indices(attribute) {
        let digits = &html[at + attribute.len()..];
        let digits = &digits[..digits.find('"').unwrap_or(0)];
        if let Ok(entity) = digits.parse::<usize>() {
            out.push_str(&html[from..at]);
            out.push_str(&format!(" data-note=\"{}\"", entity + 1));
            from = at;
        }
    }
    out + &html[from..]
}

/// The statements of a packed article as a list in words, as HTML; `said`, `layer` and `is_english` are as for [`page`]. `None` where these are
/// of another text.
#[wasm_bindgen]
pub fn list(article: &str, said: &[u8], layer: &str, is_english: bool) -> Option<String> {
    still::listed(Article::from_packed(article)?, said, layer, is_english)
}

/// Says everything in a language from now on, see [`whosays_texts::speak`].
#[wasm_bindgen]
pub fn speak(table: String) {
    whosays_texts::speak(table);
}

/// Two articles side by side, as HTML; each is a packed article and its packed analysis, and `is_english` whether both are in English. `None`
/// where these are of another text.
#[wasm_bindgen]
pub fn compare(first: &str, first_said: &[u8], second: &str, second_said: &[u8], is_english: bool) -> Option<String> {
    let pair = [(Article::from_packed(first)?, first_said), (Article::from_packed(second)?, second_said)];
    still::compared(pair, is_english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosays_engine::entity::{KnowledgeBase, excerpt, write_table};
    use whosays_engine::layer::{Edit, History};
    use whosays_engine::profile::Profile;
    use whosays_engine::{analyze_document, packed};

    const HELD: &str = "{\"whosays\":1,\"article\":\"'<b>\"}";

    fn file(article: &Article, choices: &[&str]) -> String {
        changed(article, &[], choices)
    }

    fn changed(article: &Article, edits: &[Edit], choices: &[&str]) -> String {
        let document = article.document();
        let analysis = analyze_document(&document, KnowledgeBase::core(), None);
        let words = Profile::new(&document, &analysis).words;
        let known = write_table(excerpt(KnowledgeBase::core(), &article.text, &analysis));
        let choices = choices.iter().map(|own| own.to_string()).collect();
        let layer = History::new(edits.to_vec()).to_lines();
        page(&article.packed(), &packed::pack(&analysis, &words), &known, &layer, choices, HELD, true)
            .expect("it is of this text")
    }

    #[test]
    fn the_file_has_all_and_needs_nothing() {
        let file =
            file(&Article::from_plain("Ferries\n\nThe ferry may sink in Iran, Ines Duarte said. It is old.\n"), &[]);
        for part in
            ["id=\"why-0\"", "id=\"card-e0\"", "popovertarget=\"why-0\"", "Content-Security-Policy", "Speculation"]
        {
            assert!(file.contains(part), "{part}");
        }
        for part in ["<script", "<link", "<iframe", " src=", "url(", "@import", "{{", " style=", " onclick="] {
            assert!(!file.contains(part), "{part} in {file}");
        }
    }

    #[test]
    fn names_and_their_cards_have_numbers_from_one_on() {
        let file = file(
            &Article::from_plain("It may sink in Iran, “ data-entity=\"e0\"” or Ines Duarte said. Duarte slept.\n"),
            &[],
        );
        let count = |part: &str| file.matches(part).count();
        assert_eq!(count("data-note=\"0\""), 0);
        assert_eq!(count("<div class=\"content\" data-note=\"1\">"), 1, "{file}");
        let mentions = count("class=\"mention\"");
        assert_eq!(count(" data-note=\""), mentions + count("data-card="));
        assert!(mentions >= 3 && count(" data-note=\"2\" data-entity=\"e1\"") >= 1);
    }

    #[test]
    fn the_file_has_what_a_link_would_hold() {
        let file = file(&Article::from_plain("It may sink in Iran.\n"), &[]);
        assert!(file.contains("<meta name=\"whosays\" content=\"{&quot;whosays&quot;:1,&quot;article&quot;:&quot;&#39;&lt;b&gt;&quot;}\" />"));
    }

    #[test]
    fn no_markup_of_a_text_or_its_title_is_the_files() {
        let mut article =
            Article::from_plain("<img src=x onerror=alert(1)> may sink, </article><b>Ines</b> said. {{style}}\n");
        article.meta.title = Some("</title><script>alert(1)</script>".into());
        let file = file(&article, &[]);
        assert!(!file.contains("<img") && !file.contains("<script") && !file.contains("<b>Ines"), "{file}");
        assert!(file.contains("<title>&lt;/title>") || file.contains("<title>&lt;/title&gt;"), "{file:.900}");
        assert!(file.contains("{{style}}"), "the text's own words");
    }

    #[test]
    fn what_was_chosen_for_names_is_on_their_cards() {
        let article = Article::from_plain("The ferry may sink in Iran, Ines Duarte said.\n");
        let known = "country in";
        let before = file(&article, &[]);
        let after = file(&article, &["Iran", ""]);
        assert!(before.contains(known) || before.len() > after.len(), "the card of the country tells of it");
        assert!(before.len() > after.len(), "and of none where the reader chose none");
    }

    #[test]
    fn what_a_person_wrote_on_a_card_is_told_from_what_the_text_says() {
        let article = Article::from_plain("The ferry may sink, Ines Duarte said.\n");
        let describe = |words: &str| Edit::Describe { name: "Ines Duarte".into(), words: words.into() };
        let made = "Made from this text alone";
        let (before, after) = (file(&article, &[]), changed(&article, &[describe("the mayor of Port Alder")], &[]));
        assert!(before.contains("Whosays has no entry of this name") && !before.contains("Written by hand."));
        assert!(after.contains("the mayor of Port Alder") && after.contains("Written by hand."), "{after}");
        assert!(!after.contains(made) && !after.contains("Whosays has no entry of this name"), "{after}");
    }
}
