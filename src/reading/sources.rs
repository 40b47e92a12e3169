//! "Who says so?": the article's sources, each with its statements.

use super::Reading;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::{SourceKind, Status};

/// Statements that a source shows at once; the rest unfold.
const SHOWN: usize = 4;

/// The sources of one reading, those with most statements first.
#[component]
pub fn Sources(reading: Arc<Reading>) -> impl IntoView {
    let mut groups: Vec<_> = reading.profile.sources.iter().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.statements.len()));
    let unsourced = reading.profile.count(Status::Unsourced).statements;
    let named = groups.iter().filter(|group| group.name.is_some()).count();
    let rows: Vec<_> = groups
        .iter()
        .map(|group| {
            let kind = match group.kind {
                SourceKind::Named => "named",
                SourceKind::Vague | SourceKind::Author => "vague",
            };
            let (shown, folded) = group.statements.split_at(group.statements.len().min(SHOWN));
            let more = (!folded.is_empty()).then(|| {
                let rest = words::counted(folded.len(), "more statement", "more statements");
                view! { <details><summary>{rest}</summary><StatementList reading=reading.clone() indices=folded.to_vec() /></details> }
            });
            view! {
                <li>
                    <h3 dir="auto">{group.name.clone().unwrap_or_else(|| "Nobody in particular".into())}</h3>
                    <p class="source-kind" data-source-kind=kind>
                        {kind} ", " {words::counted(group.statements.len(), "statement", "statements")}
                    </p>
                    <StatementList reading=reading.clone() indices=shown.to_vec() />
                    {more}
                </li>
            }
        })
        .collect();
    let nobody = words::counted(unsourced, "statement has", "statements have");
    view! {
        <h2>"Who says so?"</h2>
        <p>{format!("The text names or hints at {}. ", words::counted(named, "source", "sources"))}
            {format!("{nobody} nobody to answer for it but the writer.")}</p>
        <ul class="source-list">{rows}</ul>
    }
}

/// Statements as jumps into the text, with their status.
#[component]
pub fn StatementList(reading: Arc<Reading>, indices: Vec<usize>) -> impl IntoView {
    let rows: Vec<_> = indices
        .into_iter()
        .map(|index| {
            let status = reading.analysis.statements[index].status;
            view! {
                <li>
                    <a href=format!("#s{index}") dir="auto">
                        <span class="sample" data-status=status.name()>{words::status(status).name}</span>
                        " "
                        {shortened(reading.statement_text(index))}
                    </a>
                </li>
            }
        })
        .collect();
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

    #[test]
    fn long_statements_are_cut_between_words() {
        assert_eq!(shortened("Tides \n rise."), "Tides rise.");
        let cut = shortened(&"tide ".repeat(40));
        assert!(cut.ends_with("tide …") && cut.chars().count() <= LONGEST + 2, "{cut}");
    }
}
