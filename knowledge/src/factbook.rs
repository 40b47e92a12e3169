//! The CIA World Factbook (public domain): what it says of a country in short and checkable fields.

use crate::Outcome;
use crate::name::in_small_letters;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The countries of the Factbook, found by their names.
pub(crate) struct Factbook(BTreeMap<String, Value>);

impl Factbook {
    /// Reads the folder, a file a country, in folders a region.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut countries = BTreeMap::new();
        for region in fs::read_dir(folder)? {
            for file in fs::read_dir(region?.path())? {
                let path = file?.path();
                let country: Value = serde_json::from_slice(&fs::read(&path)?)
                    .map_err(|error| format!("{}: {error}", path.display()))?;
                for form in ["conventional short form", "conventional long form"] {
                    let name = text(&country["Government"]["Country name"][form]);
                    if !name.is_empty() && name != "none" {
                        countries.insert(key(&name), country.clone());
                    }
                }
            }
        }
        Ok(Self(countries))
    }

    /// What it says of the country with one of these names.
    pub fn find<'a>(&self, names: impl Iterator<Item = &'a str>) -> Option<Country<'_>> {
        let mut found = names.filter_map(|name| self.0.get(&key(name)));
        found.next().map(Country)
    }
}

/// A name without what sources write differently.
fn key(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default();
    let words = slug::slugify(name);
    words.split('-').filter(|word| !matches!(*word, "the" | "and" | "of")).collect()
}

/// What a field says, without markup.
fn text(field: &Value) -> String {
    let raw = field["text"].as_str().unwrap_or_default();
    let mut plain = String::new();
    let mut inside = false;
    for letter in html_escape::decode_html_entities(raw).chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            '\u{a0}' if !inside => plain.push(' '),
            _ if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

/// One country of the Factbook.
pub(crate) struct Country<'a>(&'a Value);

impl Country<'_> {
    /// *68.5 million (2025, estimate of the CIA World Factbook)*.
    pub fn population(&self) -> String {
        let said = text(&self.0["People and Society"]["Population"]["total"]);
        let (number, year) = said.split_once(" (").unwrap_or((&said, ""));
        let Ok(number) = number.replace(',', "").trim().parse::<f64>() else { return String::new() };
        let year = year.split(' ').next().filter(|year| year.len() == 4).unwrap_or("2025");
        format!("{} ({year}, estimate of the CIA World Factbook)", people(number))
    }

    /// Who heads the state and the government, as *President Emmanuel Macron, since 14 May 2017*; one or both.
    pub fn heads(&self) -> Vec<(&'static str, String)> {
        let said = |field: &str| person(&text(&self.0["Government"]["Executive branch"][field]));
        let (state, government) = (said("chief of state"), said("head of government"));
        match (state, government) {
            (Some(state), Some(government)) if state == government => vec![("Head of state and government", state)],
            (state, government) => {
                let heads = [("Head of state", state), ("Head of government", government)];
                heads.into_iter().filter_map(|(label, head)| Some((label, head?))).collect()
            }
        }
    }

    /// The words for its people: *Afghan*, *Afghans*.
    pub fn demonyms(&self) -> Vec<String> {
        let field = |name: &str| text(&self.0["People and Society"]["Nationality"][name]);
        let mut words = Vec::new();
        for said in [field("adjective"), field("noun")] {
            for word in said.split([',', ';', '/']).flat_map(|part| part.split(" or ")) {
                let word = word.trim();
                let (one, ending) =
                    word.split_once('(').map_or((word, None), |(one, rest)| (one, rest.strip_suffix(')')));
                let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''));
                let one = one.trim();
                if !one.starts_with(char::is_uppercase) || !plain(one) {
                    continue;
                }
                words.push(one.to_owned());
                match ending {
                    Some("s" | "es") => words.push(format!("{one}{}", ending.unwrap_or_default())),
                    Some("men") => words.push(format!("{}men", one.trim_end_matches("man"))),
                    _ => {}
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        words.retain(|word| seen.insert(word.clone()));
        words
    }
}

/// A number of people in the words of a card.
pub(crate) fn people(number: f64) -> String {
    if number >= 999_500_000.0 {
        let thousands = (number / 1e6).round() as u64;
        format!("{},{:03} million", thousands / 1000, thousands % 1000)
    } else if number >= 999_500.0 {
        format!("{:.1} million", number / 1e6)
    } else {
        let number = number as u64;
        if number >= 1000 { format!("{},{:03}", number / 1000, number % 1000) } else { number.to_string() }
    }
}

/// *President Emmanuel MACRON (since 14 May 2017)* as a card writes it; nothing where it says more than that.
fn person(said: &str) -> Option<String> {
    let (who, rest) = said.split_once(" (since ")?;
    let (since, _) = rest.split_once(')')?;
    let plain = who.chars().all(|letter| letter.is_alphabetic() || " .-'’,".contains(letter)) && who.len() < 70;
    let date = since.len() <= 20 && since.chars().any(|letter| letter.is_ascii_digit());
    (plain && date).then(|| format!("{}, since {since}", in_small_letters(who)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_where_the_field_is_plain() {
        let said = person("President Emmanuel MACRON (since 14 May 2017)");
        assert_eq!(said.as_deref(), Some("President Emmanuel Macron, since 14 May 2017"));
        assert_eq!(person("vacant; the council acts for the president"), None);
    }

    #[test]
    fn numbers_of_people_are_readable() {
        assert_eq!(people(1_407_000_000.0), "1,407 million");
        assert_eq!(people(68_512_806.0), "68.5 million");
        assert_eq!(people(49_710.0), "49,710");
    }
}
