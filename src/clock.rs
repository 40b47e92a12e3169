//! What day it is, and how long ago another was. The engine knows no clock; the page has the reader's.

use whosays_article::Date;
use whosays_texts::{counted, say, text, told};

/// Today, where the reader is.
#[cfg(feature = "csr")]
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::read(&format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date()))
}

/// Nobody knows on what day a page will be read.
#[cfg(not(feature = "csr"))]
pub fn today() -> Option<Date> {
    None
}

/// How long before `today` a day was, in words: *5 months ago*, *2 years and 1 month ago*; `None` for a day to come.
pub fn ago(day: Date, today: Date) -> Option<String> {
    let months = today.months_since(day)?;
    Some(match (months / 12, months % 12) {
        (0, 0) if day == today => say("today").into(),
        (0, 0) => say("less than a month ago").into(),
        (0, months) => counted(months as usize, "{n} month ago|{n} months ago"),
        // Of something that long ago nobody counts months.
        (years @ 10.., _) | (years, 0) => counted(years as usize, "{n} year ago|{n} years ago"),
        (years, months) => {
            let years = counted(years as usize, "{n} year|{n} years");
            let months = counted(months as usize, "{n} month|{n} months");
            told("{years} and {months} ago", &[("years", &years), ("months", &months)])
        }
    })
}

/// A day as it is read: *21 September 2010*. languages.js puts days of the page into words in the same way.
pub fn day(date: Date) -> String {
    let english = date.words();
    let mut parts = english.split(' ');
    let mut part = || parts.next().unwrap_or_default();
    let (day, month, year) = (part(), part(), part());
    let month = MONTHS.into_iter().find(|own| *own == month).map_or(month, |own| say(own));
    let pattern = if day == "1" { FIRST } else { OTHER };
    told(pattern, &[("day", day), ("month", month), ("year", year)])
}

/// A day, a month or a year, as *2025-01-31* and its beginnings name them, as it is read.
pub fn as_read(date: &str) -> String {
    if let Some(date) = Date::read(date) {
        return day(date);
    }
    let month = date.split_once('-').and_then(|(year, month)| {
        let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
        Some(told("{month} {year}", &[("month", say(month)), ("year", year)]))
    });
    month.unwrap_or_else(|| date.to_owned())
}

/// The first day of a month, which some languages count otherwise than the others.
const FIRST: &str = text("1 {month} {year}");
const OTHER: &str = text("{day} {month} {year}");

const MONTHS: [&str; 12] = [
    text("January"),
    text("February"),
    text("March"),
    text("April"),
    text("May"),
    text("June"),
    text("July"),
    text("August"),
    text("September"),
    text("October"),
    text("November"),
    text("December"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_less_exactly_is_read_so() {
        let read = ["2025-01-31", "2025-01", "2025", "2025-13", "in spring"].map(as_read);
        assert_eq!(read, ["31 January 2025", "January 2025", "2025", "2025-13", "in spring"]);
    }

    #[test]
    fn days_are_read_as_their_own_words() {
        for (number, month) in MONTHS.iter().enumerate() {
            for first in [1, 21] {
                let date = Date::read(&format!("2010-{:02}-{first:02}", number + 1)).unwrap();
                let words = format!("{first} {month} 2010");
                assert_eq!((day(date), date.words()), (words.clone(), words));
            }
        }
    }

    #[test]
    fn time_that_has_passed_is_put_in_words() {
        let date = |written| Date::read(written).unwrap();
        for (day, words) in [
            ("2026-11-28", Some("today")),
            ("2026-11-02", Some("less than a month ago")),
            ("2026-10-28", Some("1 month ago")),
            ("2026-01-01", Some("10 months ago")),
            ("2025-11-28", Some("1 year ago")),
            ("2024-10-20", Some("2 years and 1 month ago")),
            ("2010-09-21", Some("16 years ago")),
            ("2026-11-29", None),
        ] {
            assert_eq!(ago(date(day), date("2026-11-28")).as_deref(), words, "{day}");
        }
    }
}
