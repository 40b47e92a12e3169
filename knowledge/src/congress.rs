//! Members of the Congress of the United States, its presidents and vice-presidents (unitedstates/congress-legislators, CC0).

use crate::Outcome;
use crate::entry::{Check, Fill, entry};
use crate::written::State;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use whosays_engine::EntityType;
use whosays_engine::entity::KnownEntity;

/// The date of the source: the 119th Congress.
const AS_OF: &str = "2025";

/// How often news speak of a member of Congress, of a senator, and of a president: [`KnownEntity::weight`].
const WEIGHTS: [u8; 3] = [28, 38, 55];

#[derive(Deserialize)]
struct Member {
    id: Ids,
    name: Name,
    #[serde(default)]
    bio: Bio,
    terms: Vec<Term>,
}

#[derive(Deserialize)]
struct Ids {
    bioguide: Option<String>,
    wikipedia: Option<String>,
}

#[derive(Deserialize)]
struct Name {
    first: String,
    last: String,
    nickname: Option<String>,
    official_full: Option<String>,
}

#[derive(Deserialize, Default)]
struct Bio {
    birthday: Option<String>,
}

#[derive(Deserialize)]
struct Term {
    #[serde(rename = "type")]
    kind: String,
    start: String,
    end: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    party: String,
}

/// An office without a break, and its years.
struct Office<'a> {
    kind: &'a str,
    state: &'a str,
    from: &'a str,
    to: &'a str,
}

/// Presidents and vice-presidents, then the members.
pub(crate) fn entries(sources: &Path, states: &[State]) -> Outcome<Vec<KnownEntity>> {
    let mut entries: Vec<KnownEntity> = Vec::new();
    let mut ids = BTreeSet::new();
    for (file, sits) in [("executive.yaml", false), ("legislators-current.yaml", true)] {
        let path = sources.join("congress").join(file);
        let members: Vec<Member> = serde_saphyr::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        for member in &members {
            let entry = office_holder(member, sits, states);
            if ids.insert(entry.id.clone()) {
                entries.push(entry);
            }
        }
    }
    Ok(entries)
}

fn office_holder(member: &Member, sits: bool, states: &[State]) -> KnownEntity {
    let short = format!("{} {}", member.name.nickname.as_ref().unwrap_or(&member.name.first), member.name.last);
    // The title is the name that people know: *Bernie Sanders*, without what tells two of them apart.
    let known = member.id.wikipedia.as_ref().map(|title| title.split(" (").next().unwrap_or(title).to_owned());
    let name = known.unwrap_or_else(|| short.clone());
    let offices = offices(&member.terms);
    let place =
        |office: &Office<'_>| states.iter().find(|state| state.code == office.state).map(|state| state.name.as_str());
    let said = |office: &Office<'_>, last: bool| {
        let years =
            if sits && last { format!("since {}", office.from) } else { format!("{}–{}", office.from, office.to) };
        let what = match office.kind {
            "prez" => "President of the United States".to_owned(),
            "viceprez" => "Vice President of the United States".to_owned(),
            "sen" => format!("Senator for {}", place(office).unwrap_or(office.state)),
            _ => format!("Representative for {}", place(office).unwrap_or(office.state)),
        };
        (what, years)
    };
    let last = offices.last().expect("whoever is listed has an office");
    let (what, years) = said(last, true);
    let description = match last.kind {
        "prez" | "viceprez" => format!("{what} {years}"),
        _ => format!("United States {}{} {years}", what[..1].to_lowercase(), &what[1..]),
    };
    let id = match &member.id.wikipedia {
        Some(title) => slug::slugify(title),
        None => slug::slugify(&name),
    };
    let checked = match (&member.id.wikipedia, &member.id.bioguide) {
        (Some(title), _) => Check::wikipedia(title, AS_OF),
        (None, Some(bioguide)) => Check {
            url: format!("https://bioguide.congress.gov/search/bio/{bioguide}"),
            name: "Biographical Directory of the United States Congress",
            as_of: AS_OF,
        },
        (None, None) => Check::wikipedia(&name, AS_OF),
    };
    let mut entry = entry(id, EntityType::Person, &name, description, checked);
    entry.alias(&short);
    entry.alias(&format!("{} {}", member.name.first, member.name.last));
    entry.alias(member.name.official_full.as_deref().unwrap_or_default());
    entry.fact("Born", member.bio.birthday.as_deref().map_or(String::new(), date));
    for (n, office) in offices.iter().enumerate().rev().take(3) {
        let (what, years) = said(office, n + 1 == offices.len());
        entry.fact("Office", format!("{what}, {years}"));
    }
    let party = &member.terms.last().expect("whoever is listed has a term").party;
    entry.fact("Party", if party == "Democrat" { "Democratic" } else { party });
    entry.fact("Country", "United States");
    entry.country = "USA".into();
    entry.weight = match last.kind {
        "prez" => WEIGHTS[2],
        "rep" => WEIGHTS[0],
        _ => WEIGHTS[1],
    };
    entry
}

/// Terms that follow each other in one office as one.
fn offices(terms: &[Term]) -> Vec<Office<'_>> {
    let mut offices: Vec<Office<'_>> = Vec::new();
    for term in terms {
        let (from, to) = (&term.start[..4], &term.end[..4]);
        match offices.last_mut() {
            Some(office) if office.kind == term.kind && office.state == term.state && office.to == from => {
                office.to = to
            }
            _ => offices.push(Office { kind: &term.kind, state: &term.state, from, to }),
        }
    }
    offices
}

/// *1958-10-13* as *13 October 1958*.
fn date(iso: &str) -> String {
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
    let parts: Vec<usize> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [year, month @ 1..=12, day] => format!("{day} {} {year}", MONTHS[month - 1]),
        _ => String::new(),
    }
}
