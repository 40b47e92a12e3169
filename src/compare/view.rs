//! Two articles side by side: profiles, claims with another status, sources of one only, names of both.

use crate::reading::Reading;
use crate::reading::bar::ProfileBar;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_engine::SourceKind;
use whosays_engine::comparison::{Claim, Comparison, Side};
use whosays_engine::profile::SourceGroup;

/// An article's title in quotation marks.
pub fn title(reading: &Reading) -> String {
    let title =
        reading.article.leading_title().or(reading.article.meta.title.as_deref()).unwrap_or("the other article");
    ["“", title, "”"].concat()
}

fn side(reading: &Reading) -> Side<'_> {
    Side { text: &reading.article.text, analysis: &reading.analysis, profile: &reading.profile }
}

/// The comparison of two articles, the second of which is on the page. `swap` puts the first there, at one of its statements if any; `end`
/// ends it.
#[component]
pub fn Compared(
    pair: [Arc<Reading>; 2],
    swap: impl Fn(Option<usize>) + Copy + 'static,
    end: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let [first, second] = &pair;
    let comparison = Comparison::new([side(first), side(second)]);
    let status = |claim: &Claim| [0, 1].map(|at| pair[at].analysis.statements[claim.statements[at]].status);
    let (other, alike): (Vec<Claim>, Vec<Claim>) = comparison.claims.iter().partition(|claim| {
        let [one, two] = status(claim);
        one != two
    });
    let rows = |claims: &[Claim]| {
        let row = |claim: &Claim| view! { <Row pair=pair.clone() claim=*claim swap=swap /> };
        claims.iter().map(row).collect::<Vec<_>>()
    };
    let put = words::counted(other.len(), "claim is put in another way", "claims are put in another way");
    let same = words::counted(alike.len(), "claim is put in the same way", "claims are put in the same way");
    let only = [0, 1].map(|at| sources(&pair[at], &comparison.sources[at]));
    let shared: Vec<_> = comparison
        .shared
        .iter()
        .map(|[_, entity]| {
            let name = second.analysis.entities[entity.0].name.clone();
            view! { <li><a href=format!("#m{}-0", entity.0) dir="auto">{name}</a></li> }
        })
        .collect();
    let none = comparison.claims.is_empty().then(|| {
        view! { <p>"Whosays found no claim that both make. They may be about different events."</p> }
    });
    let heads = [0, 1].map(|at| {
        let total = pair[at].profile.total();
        let count = words::counted(total.statements, "statement", "statements");
        view! {
            <div>
                <p class="title" dir="auto">{title(&pair[at])}</p>
                <p class="count">{count}{(at == 1).then_some(", shown below")}</p>
                <ProfileBar profile=(*pair[at].profile).clone() />
            </div>
        }
    });
    view! {
        <h2 id="comparison-title">"Two articles compared"</h2>
        <div class="pair">{heads}</div>
        {none}
        <h3>{put}</h3>
        <ol class="claims">{rows(&other)}</ol>
        <details>
            <summary>{same}</summary>
            <ol class="claims">{rows(&alike)}</ol>
        </details>
        <h3>"Sources of one only"</h3>
        <div class="pair">{only}</div>
        <h3>"Names in both"</h3>
        <ul class="shared">{shared}</ul>
        <p class="hint">
            "Claims are matched by the names and words that they share, so a pair may be about different things: read both. What \
            one article leaves out is not therefore untrue."
        </p>
        <div class="actions">
            <button type="button" class="quiet" id="swap" on:click=move |_| swap(None)>"Show the other article"</button>
            <button type="button" class="quiet" id="end-comparison" on:click=move |_| end()>"End the comparison"</button>
        </div>
    }
}

/// One claim as each article puts it.
#[component]
fn Row(pair: [Arc<Reading>; 2], claim: Claim, swap: impl Fn(Option<usize>) + Copy + 'static) -> impl IntoView {
    let cells = [0, 1].map(|at| {
        let (reading, index) = (&pair[at], claim.statements[at]);
        let status = reading.analysis.statements[index].status;
        let way = match at {
            1 => view! { <a href=format!("#s{index}")>"Show"</a> }.into_any(),
            _ => view! {
                <button type="button" class="link" on:click=move |_| swap(Some(index))>"Show"</button>
            }
            .into_any(),
        };
        view! {
            <div>
                <p class="how">
                    <span class="sample" data-status=status.name()>{words::status(status).name}</span>
                    " · " <span dir="auto">{reading.chip(index).to_owned()}</span>
                </p>
                <p dir="auto"><q>{reading.statement_text(index).to_owned()}</q> " " {way}</p>
            </div>
        }
    });
    view! { <li class="pair">{cells}</li> }
}

/// The sources of an article that are none of the other.
fn sources(reading: &Reading, only: &[usize]) -> impl IntoView + use<> {
    let row = |source: &usize| {
        let SourceGroup { name, kind, statements, .. } = &reading.profile.sources[*source];
        let name = name.clone().unwrap_or_else(|| "Nobody named".into());
        let vague = (*kind == SourceKind::Vague).then_some(" (vague)");
        let count = words::counted(statements.len(), "statement", "statements");
        view! { <li><span dir="auto">{name}</span>{vague}", "{count}</li> }
    };
    match only {
        [] => view! { <p class="count">"None."</p> }.into_any(),
        only => view! { <ul>{only.iter().map(row).collect::<Vec<_>>()}</ul> }.into_any(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use whosays_article::Article;

    #[test]
    fn both_articles_are_told_and_nothing_of_them_is_markup() {
        let first =
            "The harbour ferry <b>of Port Alder</b> could sink within a year, Mayor Ines Duarte said on Monday.";
        let second =
            "Within a year the harbour ferry <b>of Port Alder</b> will sink. “Nobody inspected it,” Maria Silva said.";
        let pair = [first, second].map(|text| Reading::new(Article::from_plain(text), None));
        let html = view! { <Compared pair=pair swap=|_| () end=|| () /> }.to_html();
        assert!(html.contains("1 claim is put in another way"), "{html}");
        assert!(html.contains("Ines Duarte") && html.contains("Maria Silva"), "{html}");
        assert!(!html.contains("<b>"), "{html}");
    }
}
