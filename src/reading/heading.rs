//! What stands above the article: title, standfirst, who wrote it, when and where.

use super::Reading;
use super::escape::escaped;
use crate::clock::day;
use crate::quoted::{Quoted, quoted};
use crate::words::UNTITLED;
use leptos::prelude::*;
use std::sync::Arc;
use whosays_article::Date;
use whosays_texts::{say, told};

/// The heading of one reading. The title is left out where the text itself begins with it.
#[component]
pub fn Heading(reading: Arc<Reading>) -> impl IntoView {
    let meta = reading.article.meta.clone();
    let title = reading.article.leading_title().is_none().then(|| match meta.title.as_deref() {
        None => (say("A text without a title").to_owned(), Quoted(None)),
        Some(UNTITLED) => (say(UNTITLED).to_owned(), Quoted(None)),
        Some(title) => (title.to_owned(), quoted()),
    });
    let date = meta.date.map(|date| {
        let words = Date::read(&date).map_or_else(|| date.clone(), day);
        view! { <time datetime=date>{words}</time> }
    });
    let byline =
        [meta.author, meta.publication].into_iter().flatten().map(|part| view! { <span dir=quoted()>{part}</span> });
    let address = meta.address.filter(|address| address.starts_with("https://") || address.starts_with("http://"));
    let address = address.map(|address| {
        let host = address.split('/').nth(2).unwrap_or_default().trim_start_matches("www.").to_owned();
        view! { <a href=address rel="noopener noreferrer">{host}</a> }
    });
    let based_on = meta.based_on.map(|work| {
        told("Based on {work}", &[("work", &["<cite", quoted().html(), ">", &escaped(&work), "</cite>"].concat())])
    });
    view! {
        {title.map(|(title, dir)| view! { <h1 dir=dir>{title}</h1> })}
        {meta.subtitle.map(|subtitle| view! { <p class="standfirst" dir=quoted()>{subtitle}</p> })}
        <p class="byline">{byline.collect::<Vec<_>>()} {date} {address}</p>
        {based_on.map(|sentence| view! { <p class="based-on" inner_html=sentence></p> })}
    }
}
