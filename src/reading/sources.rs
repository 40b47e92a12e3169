//! "Who says so?": the article's sources, each with its statements.

use super::Reading;
use super::batches::{batches, largest_first};
use super::escape::escaped;
use crate::quoted::{Quoted, quoted};
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::profile::SourceGroup;
use whosays_engine::{SourceKind, Status};
use whosays_texts::{counted, say, text};

/// Statements that a source shows at once; the rest unfold.
const SHOWN: usize = 4;

/// Sources that are listed at once, and statements of an unfolded list.
const MOST_SOURCES: usize = 40;
const MOST_STATEMENTS: usize = 60;

/// Statements of a text whose folded lists are made at once.
const MOST_UNSEEN: usize = 400;

/// The sources of one reading, those with most statements first.
#[component]
pub fn Sources(reading: Arc<Reading>) -> impl IntoView {
    let sources = &reading.profile.sources;
    let lengths: Vec<usize> = sources.iter().map(|group| group.statements.len()).collect();
    let unsourced = reading.profile.count(Status::Unsourced).statements;
    let named = sources.iter().filter(|group| group.name.is_some()).count();
    let groups: Arc<[SourceGroup]> = largest_first(&lengths).into_iter().map(|place| sources[place].clone()).collect();
    let all = groups.len();
    let more = text("Show {more} more of {n} sources|Show {more} more of {n} sources");
    let rows = batches(all, MOST_SOURCES, more, move |index| {
        view! { <Source reading=reading.clone() group=groups[index].clone() /> }.into_any()
    });
    let hints = counted(named, "The text names or hints at {n} source.|The text names or hints at {n} sources.");
    let nobody = counted(
        unsourced,
        "{n} statement has nobody but the writer to answer for it.|{n} statements have nobody but the writer to answer for them.",
    );
    // That there is none of something is told by not speaking of it.
    let told = match (named, unsourced) {
        (0, 0) => say("Nobody named").to_owned(),
        (0, _) => nobody,
        (_, 0) => hints,
        _ => hints + " " + &nobody,
    };
    view! {
        <h2>{say("Who says so?")}</h2>
        <p>{told}</p>
        <ul class="source-list">{rows}</ul>
    }
}

/// One source with its statements.
#[component]
fn Source(reading: Arc<Reading>, group: SourceGroup) -> impl IntoView {
    let count = group.statements.len();
    let (kind, about) = match group.kind {
        SourceKind::Named => ("named", counted(count, "named, {n} statement|named, {n} statements")),
        SourceKind::Vague | SourceKind::Author => {
            ("vague", counted(count, "vague, {n} statement|vague, {n} statements"))
        }
    };
    let (shown, folded) = group.statements.split_at(group.statements.len().min(SHOWN));
    let (shown, folded) = (shown.to_vec(), folded.to_vec());
    let more = (!folded.is_empty()).then(|| {
        let rest = counted(folded.len(), "{n} more statement|{n} more statements");
        // A list out of sight is made when it unfolds, where there are many. Without scripts nothing could do that.
        let few = reading.analysis.statements.len() < MOST_UNSEEN;
        let unfolded = RwSignal::new(cfg!(feature = "still") || few);
        let reading = reading.clone();
        let list = move || {
            let (reading, indices) = (reading.clone(), folded.clone());
            unfolded.get().then(|| view! { <StatementList reading=reading indices=indices /> })
        };
        view! { <details on:toggle=move |_| _ = unfolded.try_set(true)><summary>{rest}</summary>{list}</details> }
    });
    let (name, dir) = match group.name.clone() {
        Some(name) => (name, quoted()),
        None => (say("Nobody in particular").to_owned(), Quoted(None)),
    };
    view! {
        <li>
            <h3 dir=dir>{name}</h3>
            <p class="source-kind" data-source-kind=kind>{about}</p>
            <StatementList reading=reading indices=shown />
            {more}
        </li>
    }
}

/// Statements as jumps into the text, with their status.
#[component]
pub fn StatementList(reading: Arc<Reading>, indices: Vec<usize>) -> impl IntoView {
    let more = text("Show {more} more of {n} statements|Show {more} more of {n} statements");
    let rows = batches(indices.len(), MOST_STATEMENTS, more, move |place| {
        let index = indices[place];
        let status = reading.analysis.statements[index].status;
        let row = [
            "<a href=\"#s",
            &index.to_string(),
            "\"><span class=\"sample\" data-status=\"",
            status.name(),
            "\">",
            words::status(status).name,
            "</span> <span",
            quoted().html(),
            ">",
            &escaped(&shortened(reading.statement_text(index))),
            "</span></a>",
        ];
        view! { <li inner_html=row.concat()></li> }.into_any()
    });
    view! { <ul class="statement-list">{rows}</ul> }
}

/// Characters of a statement that a list shows.
const LONGEST: usize = 90;

/// A statement's beginning, cut between words.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = words.char_indices().nth(LONGEST) else { return words };
    let end = words[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &words[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "ssr")]
    #[test]
    fn only_what_is_there_is_counted() {
        let counts = |words: &str| {
            let reading = Reading::new(whosays_article::Article::from_plain(words), None);
            let html = Owner::new().with(|| view! { <Sources reading=reading /> }.to_html());
            let (_, rest) = html.split_once("<p>").unwrap();
            rest.split("</p>").next().unwrap().to_owned()
        };
        let (said, unsaid) = ("The ferry sank, Ines Duarte said. ", "The council of Port Alder met. ");
        let nobody = "1 statement has nobody but the writer to answer for it.";
        assert_eq!(counts(said), "The text names or hints at 1 source.");
        assert_eq!(counts(unsaid), nobody);
        assert_eq!(counts(&[said, unsaid].concat()), format!("The text names or hints at 1 source. {nobody}"));
        assert_eq!(counts("1234"), "Nobody named");
    }

    #[test]
    fn long_statements_are_cut_between_words() {
        assert_eq!(shortened("Tides \n rise."), "Tides rise.");
        let cut = shortened(&"tide ".repeat(40));
        assert!(cut.ends_with("tide …") && cut.chars().count() <= LONGEST + 2, "{cut}");
    }
}
