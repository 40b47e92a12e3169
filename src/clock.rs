//! What day it is, and how long ago another was. The engine knows no clock; the page has the reader's.

use whosays_article::Date;

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
    let counted = |number: u32, unit: &str| format!("{number} {unit}{}", if number == 1 { "" } else { "s" });
    Some(match (months / 12, months % 12) {
        (0, 0) if day == today => "today".into(),
        (0, 0) => "less than a month ago".into(),
        (0, months) => format!("{} ago", counted(months, "month")),
        // Of something that long ago nobody counts months.
        (years @ 10.., _) | (years, 0) => format!("{} ago", counted(years, "year")),
        (years, months) => format!("{} and {} ago", counted(years, "year"), counted(months, "month")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
