//! Other ways to write a name, tried where a knowledge base does not hold it as it stands in a text.

use super::fold::folded;
use super::knowledge::{KnowledgeBase, KnownEntity};
use super::link::{agrees, alike};
use super::shape::title_case;
use crate::{DescriptionKind, Entity, EntityType, Span};

/// The ways in which a name of this type may be written otherwise: *General Assembly of the United Nations* as *United
/// Nations General Assembly*, *Austen, Jane* as *Jane Austen*, *Guinea Bissau* with a hyphen, *Al Mukalla* without its
/// article, *2018 Senate* without the year, *TBILISI* in a dateline.
pub(super) fn variants(name: &str, kind: EntityType) -> impl Iterator<Item = String> {
    let whole = match kind {
        EntityType::Person => parted(name, ", ").map(|(last, first)| [first, " ", last].concat()),
        EntityType::Place => None,
        _ => parted(name, " of ").map(|(head, of)| [of.strip_prefix("the ").unwrap_or(of), " ", head].concat()),
    };
    let is_place = kind == EntityType::Place;
    let hyphen = match parted(name, " - ") {
        Some((before, after)) => Some([before, "-", after].concat()),
        None if is_place && name.contains(' ') => Some(name.replace(' ', "-")),
        None if is_place && name.contains('-') => Some(name.replace('-', " ")),
        None => None,
    };
    let article = || ["Al ", "Al-", "El ", "El-"].iter().find_map(|article| name.strip_prefix(article));
    let article = if is_place || kind == EntityType::Person { article() } else { None };
    let year = name.split_once(' ').filter(|(year, _)| year.bytes().all(|b| b.is_ascii_digit())).map(|(_, rest)| rest);
    let shouted = name.len() >= SHOUTED && !name.contains(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let shouted = shouted.then(|| title_case(name));
    whole.into_iter().chain(hyphen).chain(article.or(year).map(str::to_owned)).chain(shouted)
}

/// The parts of a name around `parting`. Names are short: looking at one byte after another is quicker than to prepare a search.
pub(super) fn parted<'n>(name: &'n str, parting: &str) -> Option<(&'n str, &'n str)> {
    let at = (0..name.len()).find(|at| name.as_bytes()[*at..].starts_with(parting.as_bytes()))?;
    name.get(..at).zip(name.get(at + parting.len()..))
}

/// Bytes of a name in capitals that may be one without them; shorter ones are acronyms.
const SHOUTED: usize = 4;

/// A person's name behind each of its titles: *King Abdullah*, as entries hold those who go by one.
pub(super) fn titled_names<'t>(text: &'t str, entity: &'t Entity) -> impl Iterator<Item = String> + 't {
    let titles = entity.described.iter().filter(|told| told.kind == DescriptionKind::Title);
    let titles = titles.filter(|_| entity.kind == EntityType::Person).map(|title| title.span.of(text));
    titles.map(|title| [title, " ", &entity.name].concat())
}

/// The last name by which a text calls somebody whom it does not introduce: one word at its first mention.
pub(super) fn lone_surname<'t>(text: &'t str, entity: &Entity) -> Option<&'t str> {
    let word = |span: &Span| Some(span.of(text)).filter(|name| !name.contains(' '));
    let one = entity.kind == EntityType::Person && !entity.name.contains(' ');
    entity.mentions.first().filter(|_| one).and_then(word)
}

/// The key by which a knowledge base holds who has an office by their last name: *Harris* behind *Vice President*.
pub(super) fn surname_key(surname: &str) -> String {
    ["*", surname].concat()
}

/// The last word of a person's name, if that is a surname: not the *Jr.* of a name, nor a king's number.
pub(super) fn surname(name: &str) -> Option<&str> {
    let (_, last) = name.rsplit_once(' ')?;
    let number = last.chars().all(|c| "IVX".contains(c));
    (!number && last.len() > 2 && !last.ends_with('.')).then_some(last)
}

/// Who has the last name of an entity, and an office that its title in the text tells: *Vice President Harris*.
#[inline(never)]
pub(super) fn office_holders<'k>(text: &str, entity: &Entity, knowledge: &'k KnowledgeBase) -> Vec<&'k KnownEntity> {
    let Some(surname) = lone_surname(text, entity) else { return Vec::new() };
    let titles = || entity.described.iter().filter(|told| told.kind == DescriptionKind::Title);
    let holds = |entry: &&KnownEntity| {
        let offices = || entry.facts.iter().filter(|fact| fact.label == OFFICE).map(|fact| fact.value.as_str());
        titles().any(|title| {
            let mut words = title.span.of(text).split_whitespace();
            words.next_back().is_some_and(|head| offices().any(|office| begins(office, head)))
                && words.all(|word| offices().any(|office| office.contains(word)))
        })
    };
    named_so(surname, knowledge).into_iter().filter(holds).collect()
}

/// Who has or had an office, by a last name.
fn named_so<'k>(surname: &str, knowledge: &'k KnowledgeBase) -> Vec<&'k KnownEntity> {
    knowledge.named(&surname_key(&folded(surname))).collect()
}

/// Whom a text may mean by a last name alone, without a title or a word of who it is: *Bush*.
pub(super) fn namesakes<'k>(text: &str, entity: &Entity, knowledge: &'k KnowledgeBase) -> Vec<&'k KnownEntity> {
    let surname = lone_surname(text, entity).filter(|_| entity.described.is_empty());
    surname.into_iter().flat_map(|surname| named_so(surname, knowledge)).collect()
}

/// The fact whose values are offices.
pub(super) const OFFICE: &str = "Office";

/// Whether the office itself, before what it is an office of, is what a title's last word says: *Congresswoman* for a
/// *Representative for Utopia*.
fn begins(office: &str, head: &str) -> bool {
    let own = office.split([',', ';']).next().unwrap_or(office);
    let own = own.split(" of ").next().unwrap_or(own).split(" for ").next().unwrap_or(own);
    let head = match head {
        "Congressman" | "Congresswoman" | "Rep." => "Representative",
        "Sen." => "Senator",
        "Gov." => "Governor",
        "Justice" => return own.ends_with("Justice") || own.contains("judge"),
        other => other,
    };
    own.split(' ').any(|word| alike(word, head))
}

/// The entries that a name means when it is written otherwise, if it means none as it stands.
#[inline(never)]
pub(super) fn written_otherwise<'k>(
    form: &str,
    kind: EntityType,
    knowledge: &'k KnowledgeBase,
) -> Vec<&'k KnownEntity> {
    let named = |name: String| {
        let fitting = knowledge.named(&name).filter(|entry| agrees(entry, kind, &name));
        fitting.collect::<Vec<_>>()
    };
    variants(form, kind).map(named).find(|entries| !entries.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_otherwise() {
        let of = |name, kind| variants(name, kind).collect::<Vec<_>>();
        assert_eq!(of("Assembly of the Utopian Union", EntityType::Organisation), ["Utopian Union Assembly"]);
        assert_eq!(of("Blom, Anna", EntityType::Person), ["Anna Blom"]);
        assert_eq!(of("Orlo Bissau", EntityType::Place), ["Orlo-Bissau"]);
        assert_eq!(of("Al-Orlo", EntityType::Place), ["Al Orlo", "Orlo"]);
        assert_eq!(of("2018 Senate", EntityType::Organisation), ["Senate"]);
        assert!(of("Orlo", EntityType::Place).is_empty());
        assert_eq!([surname("Anna Blom"), surname("Anna III"), surname("Anna")], [Some("Blom"), None, None]);
    }
}
