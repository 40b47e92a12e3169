//! The library: all articles of a site, listed, and the way from one to the next.

pub mod lessons;

use crate::reading::bar;
use leptos::prelude::*;
use whosays_article::{Date, Meta};
use whosays_engine::profile::Profile;
use whosays_texts::{counted, say, text};

/// Words that are read in a minute: silent reading of English non-fiction, on the average of adults (Brysbaert, M. (2019),
/// How many words do we read per minute?, doi:10.1016/j.jml.2019.104047).
const WORDS_A_MINUTE: usize = 238;

/// Characters of a description that is made of an article's first words.
const LONGEST_DESCRIPTION: usize = 160;

/// How long an article takes. What is put together stands in the page with what it is made of, so that languages.js can say it too.
const MINUTES: &str = text("{n} min|{n} min");

/// An article in the list.
pub struct Listed {
    /// Its title.
    pub title: String,
    /// The way to its page.
    pub href: String,
    /// What stands under the title: its standfirst, else its description.
    pub standfirst: Option<String>,
    /// report, opinion …
    pub kind: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// How many minutes it takes to read.
    pub minutes: usize,
    /// What is said about it, added up.
    pub profile: Profile,
}

/// How many minutes a text of so many words takes to read; one at least.
pub fn minutes(words: usize) -> usize {
    (words + WORDS_A_MINUTE / 2).div_euclid(WORDS_A_MINUTE).max(1)
}

/// One sentence or two about an article: its description, else its standfirst, else its first words.
pub fn description(meta: &Meta, body: &str) -> String {
    if let Some(written) = meta.description.as_ref().or(meta.subtitle.as_ref()) {
        return written.clone();
    }
    let words = body.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = words.char_indices().nth(LONGEST_DESCRIPTION) else { return words };
    let end = words[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &words[..end])
}

/// The list of all articles, as HTML.
pub fn list(articles: Vec<Listed>) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let rows = articles.into_iter().map(|article| view! { <Row article=article /> }).collect::<Vec<_>>();
        view! { <ol class="library">{rows}</ol> }.to_html()
    })
}

#[component]
fn Row(article: Listed) -> impl IntoView {
    let parts = [article.kind.as_deref().map(capitalised), article.author];
    let parts = parts.into_iter().flatten().map(|part| view! { <span dir="auto">{part}</span> }).collect::<Vec<_>>();
    let date = article.date.map(|date| view! { <time datetime=date.iso()>{date.words()}</time> });
    let minutes = view! { <span data-say=MINUTES data-n=article.minutes>{counted(article.minutes, MINUTES)}</span> };
    view! {
        <li>
            <article>
                <h2><a href=article.href dir="auto">{article.title}</a></h2>
                {article.standfirst.map(|words| view! { <p class="standfirst" dir="auto">{words}</p> })}
                <p class="byline">{parts}{date}<span>{minutes}<span class="unseen">" "{say("to read")}</span></span></p>
                <div inner_html=bar::html(&article.profile)></div>
            </article>
        </li>
    }
}

/// Where to read on from an article, as HTML: the `next` one, by its way and its title, its `lessons`, and the list of all.
pub fn onward(next: Option<(&str, &str)>, lessons: &str, list: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let next = next.map(|(href, title)| {
            let (href, title) = (href.to_owned(), title.to_owned());
            view! { <p class="next-article">{say("Next article:")}" "<a href=href dir="auto">{title}</a></p> }
        });
        let list = view! { <p><a href=list.to_owned()>{say("All articles")}</a></p> }.to_html();
        [next.to_html(), lessons.to_owned(), list].concat()
    })
}

/// A word with a capital.
fn capitalised(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::choice::Choices;
    use crate::prerender::Explained;
    use whosays_article::Article;
    use whosays_engine::entity::KnowledgeBase;

    #[test]
    fn an_article_is_described_by_its_own_words() {
        let mut meta = Meta::default();
        assert_eq!(description(&meta, "Tides\nrise."), "Tides rise.");
        let cut = description(&meta, &"tide ".repeat(80));
        assert!(cut.ends_with("tide …") && cut.chars().count() <= LONGEST_DESCRIPTION + 2, "{cut}");
        meta.subtitle = Some("A standfirst".into());
        assert_eq!(description(&meta, "Tides rise."), "A standfirst");
        meta.description = Some("A description".into());
        assert_eq!(description(&meta, "Tides rise."), "A description");
    }

    #[test]
    fn reading_takes_a_minute_at_least() {
        assert_eq!([0, 1, 238, 300, 800, 2380].map(minutes), [1, 1, 1, 1, 3, 10]);
    }

    #[test]
    fn a_row_tells_what_the_article_is_like_and_escapes_its_words() {
        let article = Article::from_markdown("The ferry may sink. The port closed on Monday, the mayor said.\n");
        let profile = Explained::new(article, KnowledgeBase::core(), &[], &Choices::default()).profile().clone();
        let html = list(vec![Listed {
            title: "Tides & <ferries>".into(),
            href: "/articles/tides/".into(),
            standfirst: None,
            kind: Some("report".into()),
            author: Some("Ines Duarte".into()),
            date: Date::read("2026-11-02"),
            minutes: 3,
            profile,
        }]);
        for part in ["Tides &amp; &lt;ferries", "/articles/tides/", "Report", "Ines Duarte", "2 November 2026", "3 min"]
        {
            assert!(html.contains(part), "{part} is in {html}");
        }
        for status in ["speculation", "sourced"] {
            assert!(html.contains(&format!("data-status=\"{status}\"")), "{status} is in {html}");
        }
        assert!(!html.contains("data-status=\"opinion\""), "{html}");
    }

    #[test]
    fn the_last_article_of_all_has_no_next_one() {
        assert!(onward(Some(("/articles/b/", "B")), "", "/articles/").contains("Next article"));
        assert!(!onward(None, "", "/articles/").contains("Next article"));
    }
}
