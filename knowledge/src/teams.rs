//! National football teams, which reports call by their countries' names.

use crate::Outcome;
use crate::entry::{Check, Fill, entry};
use crate::written::rows;
use std::collections::BTreeMap;
use std::path::Path;
use whosays_engine::EntityType;
use whosays_engine::entity::KnownEntity;

/// When the list of FIFA's members was looked at.
const AS_OF: &str = "2025";

/// Less than any country: without a word of football, a country's name means the country.
const TEAM: u8 = 20;

/// Both teams of a country: how its id ends, the fact that tells what it is, what stands in its name.
const TEAMS: [(&str, &str, &str); 2] = [
    ("mens-football-team", "Men's national football team", "national football"),
    ("womens-football-team", "Women's national football team", "women's national football"),
];

/// Whose team an id is of: *germany* for *germany-mens-football-team*.
pub(crate) fn country_of(id: &str) -> Option<&str> {
    TEAMS.iter().find_map(|(end, ..)| id.strip_suffix(end)?.strip_suffix('-'))
}

/// The teams of these countries that belong to FIFA, as far as `football-teams.tsv` in `written` does not say otherwise.
pub(crate) fn entries<'e>(
    countries: impl Iterator<Item = &'e KnownEntity>,
    written: &Path,
) -> Outcome<Vec<KnownEntity>> {
    let table = rows(&written.join("football-teams.tsv"), "country\tcalled\tmen\twomen\talso")?;
    let mut exceptions: BTreeMap<String, Vec<String>> = table.into_iter().map(|row| (row[0].clone(), row)).collect();
    let mut all = Vec::new();
    for country in countries {
        let exception = exceptions.remove(&country.id);
        let is_member = country.facts.iter().any(|fact| fact.label == "United Nations");
        let [called, men, women, also] = match &exception {
            Some(row) => [1, 2, 3, 4].map(|column| row[column].as_str()),
            None if is_member => [country.name.as_str(), "", "", ""],
            None => continue,
        };
        if called.is_empty() {
            continue;
        }
        for ((end, kind, usual), own) in TEAMS.into_iter().zip([men, women]) {
            let name = format!("{called} {} team", if own.is_empty() { usual } else { own });
            let checked = Check::wikipedia(&name, AS_OF);
            let mut team = entry(
                format!("{}-{end}", country.id),
                EntityType::Organisation,
                &name,
                format!("{kind} of {called}"),
                checked,
            );
            let also = also.split('|');
            [called, &country.name].into_iter().chain(also).for_each(|name| team.alias(name));
            team.fact("Kind", kind);
            team.country = country.country.clone();
            team.weight = TEAM;
            all.push(team);
        }
    }
    match exceptions.into_keys().next() {
        Some(id) => Err(format!("football-teams.tsv: there is no country {id}").into()),
        None => Ok(all),
    }
}
