//! Ready-made lessons: their list on the page of lessons, and a page each with the note to teachers.

use leptos::prelude::*;
use whosays_lessons::Lesson;
use whosays_texts::{counted_with, say, text};

/// For whom a lesson is, and what it is about; see the library's `MINUTES`.
const ABOUT: &str = text(
    "From age {age} · {minutes} minutes · {n} statement · about|From age {age} · {minutes} minutes · {n} statements · about",
);

/// A lesson in the list.
pub struct ReadyMade<'a> {
    /// What the lesson is.
    pub lesson: &'a Lesson,
    /// Its name in addresses.
    pub slug: &'a str,
    /// Its file, from the page of lessons.
    pub file: &'a str,
    /// The title of its article.
    pub article: &'a str,
    /// The way to its article.
    pub href: String,
}

/// The list of lessons, as HTML; nothing where there are none.
pub fn list(lessons: &[ReadyMade]) -> String {
    if lessons.is_empty() {
        return String::new();
    }
    let owner = Owner::new();
    owner.with(|| {
        let rows = lessons.iter().map(row).collect::<Vec<_>>();
        view! {
            <section id="ready-made">
                <h2>{say("Ready-made lessons")}</h2>
                <p class="hint">
                    {say("Each has a key with reasons, questions, and a note to teachers on one page. “Teach it” opens your own copy, to be changed, saved and handed out. “Try it” opens what pupils get; as long as you change nothing, its address is a link for your class.")}
                </p>
                <ol class="rows">{rows}</ol>
                <p class="hint"><a href="../guide/teachers/">{say("How to teach with this")}</a></p>
            </section>
        }
        .to_html()
    })
}

fn row(own: &ReadyMade) -> impl IntoView + use<> {
    let title = own.lesson.title.clone();
    let unseen = |words: &'static str| view! { {words}<span class="unseen">": " <span dir="auto">{own.lesson.title.clone()}</span></span> };
    view! {
        <li data-lesson=own.slug.to_owned() data-file=own.file.to_owned()>
            <h3><a href=format!("{}/", own.slug) dir="auto">{title}</a></h3>
            {about(own)}
            <p dir="auto">{own.lesson.about.aim.clone()}</p>
            <p class="actions">
                <a class="needs-script main" href=format!("#teach={}", own.slug)>{unseen(say("Teach it"))}</a>
                <a class="needs-script" href=format!("#try={}", own.slug)>{unseen(say("Try it"))}</a>
                <a href=format!("{}/", own.slug)>{unseen(say("Note to teachers"))}</a>
            </p>
        </li>
    }
}

/// For whom a lesson is, how long it takes, and about what.
fn about(own: &ReadyMade) -> impl IntoView + use<> {
    let about = &own.lesson.about;
    let (age, minutes, count) = (about.age.to_string(), about.minutes.to_string(), own.lesson.tasks.len());
    let told = counted_with(count, ABOUT, &[("age", &age), ("minutes", &minutes)]);
    let (href, title) = (own.href.clone(), own.article.to_owned());
    view! {
        <p class="hint">
            <span data-say=ABOUT data-n=count data-age=age data-minutes=minutes>{told}</span>
            // Browsers know the quotation marks of the page's language.
            " "<q><a href=href dir="auto">{title}</a></q>
        </p>
    }
}

/// The note to teachers, as HTML.
pub fn note(own: &ReadyMade) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let lesson = own.lesson;
        let lines = |lines: &[String]| lines.iter().map(|own| view! { <li>{own.clone()}</li> }).collect::<Vec<_>>();
        let paragraphs = lesson.about.note.split("\n\n").filter(|own| !own.is_empty());
        let note = paragraphs.map(|own| view! { <p dir="auto">{own.to_owned()}</p> }).collect::<Vec<_>>();
        let talk = (!lesson.about.discussion.is_empty())
            .then(|| view! { <h2>{say("To talk about")}</h2><ul dir="auto">{lines(&lesson.about.discussion)}</ul> });
        view! {
            <h1 dir="auto">{lesson.title.clone()}</h1>
            <p class="intro" dir="auto">{lesson.about.aim.clone()}</p>
            {about(own)}
            <p class="actions">
                <a class="main" href=format!("../#teach={}", own.slug)>{say("Teach it")}</a>
                <a href=format!("../#try={}", own.slug)>{say("Try it")}</a>
            </p>
            <h2>{say("Steps")}</h2>
            // Of the list, so that its numbers stand where its words begin.
            <ol dir="auto">{lines(&lesson.about.steps)}</ol>
            {(!note.is_empty()).then(|| view! { <h2>{say("For teachers")}</h2>{note} })}
            {talk}
        }
        .to_html()
    })
}

/// The links from an article to its lessons, as HTML.
pub fn links<'a>(lessons: impl Iterator<Item = (&'a str, String)>) -> String {
    let link = |(title, href): (&str, String)| {
        let title = title.to_owned();
        view! { <p class="own-lesson">{say("A lesson on this article:")}" "<a href=href dir="auto">{title}</a></p> }
            .to_html()
    };
    let owner = Owner::new();
    owner.with(|| lessons.map(link).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosays_lessons::About;

    #[test]
    fn a_list_and_a_note_tell_what_the_lesson_is_and_escape_its_words() {
        let about = About {
            aim: "You tell <guesses> from reports.".into(),
            age: 11,
            minutes: 40,
            steps: vec!["Read & mark.".into()],
            discussion: vec!["Who could know?".into()],
            note: "Take your time.\n\nBe kind.".into(),
        };
        let lesson = Lesson { title: "Guess <or> report?".into(), about, ..Lesson::default() };
        let (slug, file, href) = ("guess", "guess.lesson.json?v=1", "/my/articles/ferries/".to_owned());
        let own = ReadyMade { lesson: &lesson, slug, file, article: "Ferries & co", href };
        let note = note(&own);
        let list = list(&[own]);
        for part in [
            "Guess &lt;or",
            "From age 11 · 40 minutes",
            "tell &lt;guesses",
            "/my/articles/ferries/",
            "Ferries &amp; co",
        ] {
            assert!(list.contains(part) && note.contains(part), "{part} is in {list} and in {note}");
        }
        for part in ["data-file=\"guess.lesson.json?v=1\"", "#teach=guess", "#try=guess", "href=\"guess/\""] {
            assert!(list.contains(part), "{part} is in {list}");
        }
        for part in ["Read &amp; mark.", "<p dir=\"auto\">Be kind.</p>", "Who could know?", "../#teach=guess"] {
            assert!(note.contains(part), "{part} is in {note}");
        }
        assert_eq!(super::list(&[]), "", "no heading over nothing");
        assert!(
            links([("A & B", "/lessons/a/".to_owned())].into_iter())
                .contains("<a href=\"/lessons/a/\" dir=\"auto\">A &amp; B")
        );
    }
}
