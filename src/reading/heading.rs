//! What stands above the article: title, standfirst, who wrote it, when and where.

use super::Reading;
use leptos::prelude::*;
use std::sync::Arc;

/// The heading of one reading. The title is left out where the text itself begins with it.
#[component]
pub fn Heading(reading: Arc<Reading>) -> impl IntoView {
    let meta = reading.article.meta.clone();
    let title = match reading.article.leading_title() {
        Some(_) => None,
        None => Some(meta.title.clone().unwrap_or_else(|| "A text without a title".into())),
    };
    let date = meta.date.map(|date| {
        let words = date_in_words(&date).unwrap_or_else(|| date.clone());
        view! { <time datetime=date>{words}</time> }
    });
    let byline =
        [meta.author, meta.publication].into_iter().flatten().map(|part| view! { <span dir="auto">{part}</span> });
    view! {
        {title.map(|title| view! { <h1 dir="auto">{title}</h1> })}
        {meta.subtitle.map(|subtitle| view! { <p class="standfirst" dir="auto">{subtitle}</p> })}
        <p class="byline">{byline.collect::<Vec<_>>()} {date}</p>
        {meta.based_on.map(|work| view! { <p class="based-on">"Based on " <cite dir="auto">{work}</cite></p> })}
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// *2010-09-21* as *21 September 2010*; `None` where it is no such date.
fn date_in_words(date: &str) -> Option<String> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<usize>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let month = MONTHS.get(month.checked_sub(1)?)?;
    (1..=31).contains(&day).then(|| format!("{day} {month} {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_put_in_words() {
        assert_eq!(date_in_words("2010-09-21").as_deref(), Some("21 September 2010"));
        for odd in ["", "2010", "2010-13-01", "2010-00-01", "2010-01-40", "last week"] {
            assert_eq!(date_in_words(odd), None, "{odd}");
        }
    }
}
