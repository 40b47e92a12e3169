//! The part of a card that asks, says first what it would send, and shows what came back: as HTML, in which what is not
//! ours is escaped. What is pressed in it says in `data-do` what to do.

use super::LookUps;
use super::answer::{Answer, Page, Question, Summary};
use super::encyclopedia::Encyclopedia;
use super::look_ups::Step;
use crate::quoted::quoted;
use crate::reading::escape::escaped;
use whosays_texts::{say, told};

/// Opens another site, which is told nothing of this page.
const AWAY: &str = " rel=\"noopener noreferrer external\"";

/// The part for one question.
pub fn html(question: &Question, encyclopedia: &Encyclopedia, look_ups: &LookUps) -> String {
    let host = escaped(&encyclopedia.host(&question.languages[0]));
    match look_ups.of(&question.title) {
        (Some(answer), _) | (None, Some(Step::Failed(answer))) => answered(answer, question),
        (None, Some(Step::Offered)) => offer(question, encyclopedia, &host),
        (None, Some(Step::Asked)) => {
            ["<p class=\"asked\">", &told("Asking {host} …", &[("host", &host)]), "</p>"].concat()
        }
        (None, None) if look_ups.agreed => {
            let title = escaped(&question.title);
            button("ask", "quiet", &told("Look up “{title}” on {host}", &[("title", &title), ("host", &host)]))
        }
        (None, None) => button("offer", "quiet", say("Look it up")),
    }
}

/// What would be sent, and where.
fn offer(question: &Question, encyclopedia: &Encyclopedia, host: &str) -> String {
    let other = question.languages.get(1).map(|language| encyclopedia.host(language));
    let title = ["<em", quoted().html(), ">", &escaped(&question.title), "</em>"].concat();
    let (host, title) = (("host", host), ("title", title.as_str()));
    let asks = match other {
        Some(other) => told(
            "Whosays asks {host}, and where that has nothing, {other}, for {title}.",
            &[host, ("other", &escaped(&other)), title],
        ),
        None => told("Whosays asks {host} for {title}.", &[host, title]),
    };
    let parts = [
        "<p class=\"offer\">",
        &asks,
        " ",
        say("Nothing else of your text is sent; like every site, Wikipedia sees your internet address."),
        " ",
        &told("A picture comes from {host}.", &[("host", &escaped(encyclopedia.picture_host()))]),
        " ",
        say("This is asked once; later names are sent when you press their button."),
        "</p><div class=\"actions\">",
        &button("decline", "quiet", say("Not now")),
        &button("ask", "main", say("Ask")),
        "</div>",
    ];
    parts.concat()
}

fn answered(answer: &Answer, question: &Question) -> String {
    let said = match answer {
        Answer::Found(summary) => return found(summary),
        Answer::Missing => told("Wikipedia has no page called “{title}”.", &[("title", &escaped(&question.title))]),
        Answer::Several(page) => {
            let several = told("“{title}” names several things.", &[("title", &escaped(&page.title))]);
            [&several, " ", &link(page, say("Open the page that lists them"))].concat()
        }
        Answer::Failed(why) => [&escaped(why), " ", &button("ask", "quiet", say("Try again"))].concat(),
    };
    ["<p class=\"answer\">", &said, "</p>"].concat()
}

/// How a page begins, with where it is from and under which licence.
fn found(Summary { page, text, picture }: &Summary) -> String {
    let (mut shown, mut licence) = (String::new(), String::new());
    if let Some(picture) = picture {
        let (address, file) = (escaped(&picture.address), escaped(&picture.page));
        // Without cookies, and without saying from which page.
        let how = "\" alt=\"\" crossorigin=\"anonymous\" referrerpolicy=\"no-referrer\" decoding=\"async\">";
        shown = ["<img src=\"", &address, how].concat();
        let its = ["<a href=\"", &file, "\"", AWAY, ">", say("its page"), "</a>"].concat();
        licence = [" ", &told("Picture: {page} states its licence.", &[("page", &its)])].concat();
    }
    let source = link(page, &told("Wikipedia: {title}", &[("title", &escaped(&page.title))]));
    let parts = [
        "<div class=\"answer found\">",
        &shown,
        "<p lang=\"",
        &escaped(&page.language),
        "\" dir=\"auto\">",
        &escaped(text),
        "</p><p class=\"origin\">",
        &source,
        ", <a href=\"https://creativecommons.org/licenses/by-sa/4.0/\"",
        AWAY,
        ">CC BY-SA 4.0</a>.",
        &licence,
        "</p></div>",
    ];
    parts.concat()
}

fn link(page: &Page, html: &str) -> String {
    ["<a href=\"", &escaped(&page.address), "\"", AWAY, ">", html, "</a>"].concat()
}

fn button(act: &str, class: &str, html: &str) -> String {
    ["<button type=\"button\" class=\"", class, "\" data-do=\"", act, "\">", html, "</button>"].concat()
}

#[cfg(test)]
mod tests {
    use super::super::encyclopedia::tests::wikipedia;
    use super::*;

    fn kay() -> Question {
        Question { title: "<Kay>".into(), languages: vec!["de".into(), "en".into()] }
    }

    #[test]
    fn what_is_sent_is_said_before() {
        let mut look_ups = LookUps::default();
        assert!(html(&kay(), &wikipedia(), &look_ups).contains(">Look it up<"));
        look_ups.offer("<Kay>".into());
        let offer = html(&kay(), &wikipedia(), &look_ups);
        for words in ["de.wikipedia.org, and", "en.wikipedia.org, for", "&lt;Kay&gt;", "from upload.wikimedia.org."] {
            assert!(offer.contains(words), "{words}: {offer}");
        }
        look_ups.begin("Another".into());
        assert!(html(&kay(), &wikipedia(), &look_ups).contains("Look up “&lt;Kay&gt;” on de.wikipedia.org"));
    }

    #[test]
    fn nothing_of_an_answer_is_markup() {
        let mut look_ups = LookUps::default();
        let number = look_ups.begin("<Kay>".into());
        let told = ["found", "0", "<b>\"'&", "<script>x</script>", "https://upload.wikimedia.org/a/a8/'b'.jpg"];
        let answer = Answer::read(&told.map(str::to_owned), &kay(), &wikipedia());
        look_ups.answer(number, "<Kay>".into(), answer);
        let html = html(&kay(), &wikipedia(), &look_ups);
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("'b'"), "{html}");
        assert!(html.contains("&lt;script&gt;x&lt;/script&gt;") && html.contains("referrerpolicy"), "{html}");
    }
}
