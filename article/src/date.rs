//! Days of the calendar, as articles are dated.

/// A day of the Gregorian calendar. Earlier days are less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [(&str, u8); 12] = [
    ("January", 31),
    ("February", 29),
    ("March", 31),
    ("April", 30),
    ("May", 31),
    ("June", 30),
    ("July", 31),
    ("August", 31),
    ("September", 30),
    ("October", 31),
    ("November", 30),
    ("December", 31),
];

impl Date {
    /// Reads `YYYY-MM-DD`, alone or with a time of day after it (ISO 8601), which is not kept; `None` for any other
    /// string and for a day that no calendar has.
    pub fn read(written: &str) -> Option<Self> {
        let (day, rest) = written.trim().split_at_checked("YYYY-MM-DD".len())?;
        if !rest.is_empty() && !rest.starts_with(['T', 't', ' ']) {
            return None;
        }
        let [year, month, day] = [day.get(..4)?, day.get(5..7)?, day.get(8..)?].map(number);
        let dashes =
            written.trim().bytes().take(8).enumerate().filter(|(at, byte)| matches!(at, 4 | 7) && *byte == b'-');
        let (date, dashes) = (Self { year: year?, month: month? as u8, day: day? as u8 }, dashes.count());
        let (_, longest) = MONTHS.get(usize::from(date.month).checked_sub(1)?)?;
        let is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        let longest = if date.month == 2 && !is_leap { 28 } else { *longest };
        (dashes == 2 && (1..=longest).contains(&date.day)).then_some(date)
    }

    /// Reads a day in three words: *3 May 2021*, *May 3, 2021*, *Sept. 21 2010*; `None` for other words and for a day that no
    /// calendar has.
    pub fn read_words(words: &[&str]) -> Option<Self> {
        let [first, second, year] = words else { return None };
        let (day, month) =
            if first.starts_with(|c: char| c.is_ascii_digit()) { (first, second) } else { (second, first) };
        let day = day.trim_end_matches(|c: char| c == ',' || c.is_ascii_alphabetic());
        let name = month.trim_end_matches(['.', ',']).to_lowercase();
        let is_month = |(month, _): &(&str, u8)| 3 <= name.len() && month.to_lowercase().starts_with(&name);
        let month = 1 + MONTHS.iter().position(is_month)?;
        Self::read(&format!("{:0>4}-{month:02}-{day:0>2}", year.trim_end_matches(['.', ','])))
    }

    /// Whole months from an earlier day to this one; `None` where that day is later.
    pub fn months_since(self, earlier: Date) -> Option<u32> {
        let months = |date: Date| u32::from(date.year) * 12 + u32::from(date.month);
        let begun = u32::from(self.day < earlier.day);
        (earlier <= self).then(|| months(self) - months(earlier) - begun)
    }

    /// *21 September 2010*
    pub fn words(self) -> String {
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month) - 1].0, self.year)
    }

    /// *2010-09-21*
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Digits and nothing else, where `parse` would take a sign.
fn number(digits: &str) -> Option<u16> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_put_in_words() {
        for written in ["2010-09-21", " 2010-09-21 ", "2010-09-21T08:15:00+01:00", "2010-09-21 08:15"] {
            let date = Date::read(written).unwrap();
            assert_eq!((date.words(), date.iso()), ("21 September 2010".into(), "2010-09-21".into()), "{written}");
        }
        assert_eq!(Date::read("2024-02-29").map(Date::words).as_deref(), Some("29 February 2024"));
        assert!(Date::read("1954-05-06") < Date::read("1954-05-07"));
    }

    #[test]
    fn days_in_words_are_read() {
        let read = |words: &str| Date::read_words(&words.split(' ').collect::<Vec<_>>()).map(Date::iso);
        for written in ["3 May 2021", "May 3, 2021", "03 MAY, 2021", "3rd May 2021", "May 3 2021."] {
            assert_eq!(read(written).as_deref(), Some("2021-05-03"), "{written}");
        }
        assert_eq!(read("Sept. 21 2010").as_deref(), Some("2010-09-21"));
        for written in ["31 February 2021", "3 Ma 2021", "May 2021", "3 May 21 AD", "May May 2021", "3 3 2021"] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn months_are_whole() {
        let date = |written| Date::read(written).unwrap();
        for (earlier, later, months) in [
            ("2021-05-03", "2021-05-03", Some(0)),
            ("2021-05-03", "2021-06-02", Some(0)),
            ("2021-05-03", "2021-06-03", Some(1)),
            ("2021-12-31", "2022-01-30", Some(0)),
            ("2010-09-21", "2026-11-28", Some(194)),
            ("2021-05-04", "2021-05-03", None),
        ] {
            assert_eq!(date(later).months_since(date(earlier)), months, "{earlier} {later}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        let odd = [
            "",
            "2010",
            "2010-9-21",
            "2010-13-01",
            "2010-00-01",
            "2010-01-40",
            "2010-02-29",
            "1900-02-29",
            "2010-04-31",
            "2010/09/21",
            "2010-09-211",
            "+010-09-21",
            "21 September 2010",
            "last week",
            "２０10-09-2",
        ];
        for odd in odd {
            assert_eq!(Date::read(odd), None, "{odd}");
        }
    }
}
