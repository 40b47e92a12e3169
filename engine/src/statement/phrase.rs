//! Noun phrases that can name a source, read outwards from a verb or a preposition.

use super::apposition;
use super::scene::Scene;
use super::vocabulary::NounKind;
use crate::EntityType;
use crate::text::tag::Tag;
use crate::text::{Traits, is_finite};
use std::ops::Range;

const NUMBER: crate::text::TokenKind = crate::text::TokenKind::Number;

/// Tokens that a phrase has at most.
pub(super) const REACH: usize = 28;

/// The subject that ends before the token `end` (a verb or the first of its auxiliaries), not before `floor`.
pub(super) fn before(scene: &Scene, floor: usize, end: usize) -> Option<Range<usize>> {
    let end =
        (floor..end).rev().find(|at| !scene.is(*at, Traits::ADVERB) && scene.form(*at) != "both").map(|at| at + 1)?;
    let last = end - 1;
    if matches!(scene.form(last), "," | ")" | "–" | "—") {
        return apposition::before(scene, floor, last);
    }
    if scene.is(last, Traits::RELATIVE) || scene.form(last) == "that" {
        return antecedent(scene, floor, last);
    }
    let Some(phrase) = walk_back(scene, floor, end).filter(|range| !range.is_empty()) else {
        // "a lawyer whom nobody knows said"
        let open = |at: &usize| scene.is_word(*at) && !scene.is(*at, Traits::COORDINATOR);
        let from = floor.max(end.saturating_sub(REACH / 2));
        let relative = |at: &usize| matches!(scene.form(*at), "who" | "whom" | "which");
        let relative = (from..end).rev().take_while(open).find(relative)?;
        return walk_back(scene, floor, relative).filter(|range| !range.is_empty());
    };
    if let Some(head) = past_modifier(scene, floor, &phrase) {
        return Some(head);
    }
    // "Ada Blom, of Mill College said"
    let name = (floor..phrase.start).rev().take(4).find(|at| scene.is_mark(*at, b',')).and_then(|at| at.checked_sub(1));
    let hangs = name.filter(|at| scene.is(at + 2, Traits::PREPOSITION) && scene.kind(*at) == Some(EntityType::Person));
    Some(hangs.map_or(phrase, |at| scene.mention_range(at)))
}

/// What a relative pronoun at `at` stands for: the last name before it, else the phrase before it.
fn antecedent(scene: &Scene, floor: usize, at: usize) -> Option<Range<usize>> {
    let end = if at > floor && scene.form(at - 1) == "," { at - 1 } else { at };
    let from = floor.max(end.saturating_sub(REACH / 2));
    if scene.form(at) == "who"
        && let Some(person) = (from..end).rev().find(|at| scene.kind(*at) == Some(EntityType::Person))
    {
        return Some(scene.mention_range(person));
    }
    let whole = walk_back(scene, floor, end).filter(|range| !range.is_empty())?;
    // "getting mail from people who think": the people
    let governs =
        |at: &usize| scene.is(*at, Traits::PREPOSITION) && scene.form(*at) != "of" && scene.mention(*at).is_none();
    let start = whole.clone().rev().skip(1).find(governs).map_or(whole.start, |at| at + 1);
    Some(if scene.form(at) == "who" { start..whole.end } else { whole })
}

/// Reads back from `end` over the words of one noun phrase.
pub(super) fn walk_back(scene: &Scene, floor: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|at| *at >= floor)?;
    if scene.is(last, Traits::PRONOUN.or(Traits::OBJECTIVE)) && !scene.is(last, Traits::NUMBER) {
        return Some(last..end);
    }
    let from = floor.max(end.saturating_sub(REACH));
    let mut start = end;
    for at in (from..end).rev() {
        let name = scene.mention(at).is_some();
        if !name && stops(scene, at, end) {
            // "nobody at the table", "everyone in town"
            if scene.is(at, Traits::PRONOUN) && scene.is(at + 1, Traits::PREPOSITION) && !scene.is(at, Traits::WH) {
                return Some(at..end);
            }
            break;
        }
        start = at;
    }
    // a phrase starts with no coordinator, adverb or mark
    while start < end
        && (scene.is(start, Traits::COORDINATOR.or(Traits::ADVERB).or(Traits::NEGATION)) || !scene.is_word(start))
        && !scene.is(start, Traits::NUMBER)
    {
        if scene.document.tokens[start].kind == crate::text::TokenKind::Number {
            break;
        }
        start += 1;
    }
    let start = past_preposition(scene, start, end);
    Some(start..end)
}

/// The subject whose last words are no part of its name: *an estimate issued in 2003*, *reporters who went to Oslo*.
pub(super) fn past_modifier(scene: &Scene, floor: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    if scene.is(phrase.end - 1, Traits::PRONOUN.or(Traits::OBJECTIVE)) {
        return None;
    }
    let noun = |at: usize| match scene.tag(at) {
        _ if scene.mention(at).is_some() || scene.noun(at).is_some() => true,
        Some(tag) => tag.is_noun(),
        None => scene.is_word(at) && !scene.is(at, Traits::ADVERB.or(Traits::PREPOSITION).or(Traits::SUBORDINATOR)),
    };
    let finite = |at: usize| {
        (is_finite(scene.document, at) || scene.tag(at).is_some_and(Tag::is_finite)) && !scene.is_capital(at)
    };
    let mut verb = phrase.clone().any(finite);
    let from = floor.max(phrase.start.saturating_sub(REACH / 2)) + 1;
    for at in (from..phrase.start).rev() {
        let relative = matches!(scene.form(at), "who" | "which" | "that");
        if relative {
            let head = (verb && noun(at - 1)).then(|| walk_back(scene, floor, at))?;
            return head.filter(|range| !range.is_empty());
        }
        let finite = is_finite(scene.document, at) && !scene.is_capital(at);
        let reports = finite && scene.verb(at).is_some_and(|verb| verb.takes_bare);
        let ends = !scene.is_word(at) && scene.mention(at).is_none() && scene.document.tokens[at].kind != NUMBER;
        let chained = finite && is_finite(scene.document, at + 1);
        if ends || reports || finite && verb && !chained || scene.is(at, Traits::SUBORDINATOR.or(Traits::COORDINATOR)) {
            return None;
        }
        let participle = scene.is(at, Traits::ED) || scene.tag(at) == Some(Tag::Participle);
        if finite && participle && scene.is(at + 1, Traits::PREPOSITION) && noun(at - 1) {
            let head = walk_back(scene, floor, at).filter(|range| !range.is_empty());
            let asked = |head: &Range<usize>| scene.noun(head.end - 1) != Some(NounKind::Document);
            if scene.form(at + 1) == "by" && !head.as_ref().is_some_and(asked) {
                return None; // "a poll conducted by the Herald" is the Herald's, "a lawyer hired by the Herald" speaks
            }
            return head;
        }
        verb |= finite;
    }
    None
}

/// Whether the word at `at` is outside a phrase that goes on to `end`.
fn stops(scene: &Scene, at: usize, end: usize) -> bool {
    let form = scene.form(at);
    if matches!(
        form,
        "," | ";"
            | ":"
            | "."
            | "!"
            | "?"
            | "("
            | ")"
            | "["
            | "]"
            | "“"
            | "”"
            | "\""
            | "«"
            | "»"
            | "—"
            | "–"
            | "-"
            | "…"
            | "that"
            | "as"
            | "than"
    ) {
        return form != "." || !(at > 0 && scene.is_capital(at - 1) && scene.is_capital(at + 1));
    }
    if scene.is(at, Traits::SUBORDINATOR.or(Traits::WH).or(Traits::MODAL)) {
        return true;
    }
    if scene.is(at, Traits::COORDINATOR) {
        let names = scene.is_capital(at + 1) && at > 0 && scene.is_capital(at - 1);
        return form != "and" || !(names || at + 3 >= end && at > 0 && !is_finite(scene.document, at + 1));
    }
    let counts = scene.is(at, Traits::NUMBER) && at + 1 < end && scene.form(at + 1) != "of";
    if scene.is(at, Traits::PRONOUN) && !scene.is(at, Traits::DETERMINER) && !counts {
        return true;
    }
    // "one unnamed official"
    let describes = matches!(scene.tag(at), Some(Tag::Adjective | Tag::Participle))
        && scene.tag(at + 1).is_some_and(Tag::is_noun)
        && at + 1 < end;
    is_finite(scene.document, at) && !scene.is_capital(at) && !describes
}

/// Leaves out a fronted adverbial: *In December a Turkish official* → *a Turkish official*.
fn past_preposition(scene: &Scene, start: usize, end: usize) -> usize {
    let fronted = scene.is(start, Traits::PREPOSITION)
        || matches!(scene.form(start), "last" | "yesterday" | "today" | "earlier" | "every" | "each");
    if !fronted {
        return start;
    }
    let determiner = Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::NUMBER);
    let opens = |at: &usize| scene.is(*at, determiner) && !scene.is(at - 1, Traits::PREPOSITION.or(determiner));
    if let Some(at) = (start + 1..end).rev().find(opens) {
        return at;
    }
    let name = (start + 1..end).rev().take_while(|at| scene.is_capital(*at) || scene.form(*at) == ".").last();
    name.unwrap_or(end - 1)
}

/// What *according to* introduces at `start`: a person named before the next comma or just after it, else the phrase.
pub(super) fn introduced(scene: &Scene, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + REACH);
    let plain = after(scene, start, limit)?;
    // "according to a report issued by the Herald": the paper
    let made = matches!(
        scene.form(plain.end),
        "issued"
            | "published"
            | "prepared"
            | "released"
            | "written"
            | "conducted"
            | "compiled"
            | "commissioned"
            | "made"
    );
    if made && scene.form(plain.end + 1) == "by" {
        let by = after(scene, plain.end + 2, limit)?;
        let named = by.clone().any(|at| scene.is_capital(at));
        return Some(if named { by } else { plain.start..by.end });
    }
    let person = |at: &usize| scene.kind(*at) == Some(EntityType::Person);
    let titled = plain.clone().any(|at| scene.noun(at).is_some_and(NounKind::is_person));
    if person(&(plain.end - 1)) || !titled {
        return Some(plain);
    }
    let stops = |at: &usize| matches!(scene.form(*at), "," | "." | ";" | ":") && scene.mention(*at).is_none();
    let comma = (start..limit).find(stops).unwrap_or(limit);
    let inside = (start..comma).take_while(|at| !is_finite(scene.document, *at)).find(person);
    // "according to the chief, Colonel Ada Blom"
    let titles = (comma + 1..limit.min(comma + 4)).take_while(|at| scene.is_capital(*at));
    // "according to her lawyer, Blom never signed" tells of Blom
    let ends = |at: &usize| !scene.is_word(scene.mention_range(*at).end);
    let beside = titles.into_iter().find(person).filter(ends);
    Some(inside.or(beside).map_or(plain, |at| scene.mention_range(at)))
}

/// The phrase that starts at `start`, not beyond `limit`.
pub(super) fn after(scene: &Scene, start: usize, limit: usize) -> Option<Range<usize>> {
    if start >= limit || !(scene.is_word(start) || scene.document.tokens[start].kind == crate::text::TokenKind::Number)
    {
        return None;
    }
    if scene.is(start, Traits::PERSON.or(Traits::OBJECTIVE)) && !scene.is(start, Traits::POSSESSIVE) {
        return Some(start..start + 1);
    }
    if scene.mention(start).is_some() && scene.kind(start) == Some(EntityType::Person) {
        return Some(start..scene.mention_range(start).end.min(limit));
    }
    let mut end = start;
    for at in start..limit.min(start + REACH) {
        let name = scene.mention(at).is_some();
        let verb = is_finite(scene.document, at) && at > start && !scene.is_capital(at);
        let restart = at > start + 1
            && scene.is(at, Traits::DETERMINER.or(Traits::POSSESSIVE))
            && !scene.is(at - 1, Traits::PREPOSITION.or(Traits::DETERMINER))
            && scene.form(at - 1) != "and";
        // "the Atlas Professor Blom reads": one name ends where the next one, or its title, begins
        let after_name = at > start && scene.mention(at - 1).is_some() && scene.mention(at) != scene.mention(at - 1);
        let group = at > start && scene.kind(at - 1) == Some(EntityType::Group);
        // "Oslo Mayor Ada Blom"
        let office = at > start
            && scene.kind(at - 1) == Some(EntityType::Place)
            && scene.noun(at).is_some_and(NounKind::is_person);
        let apart = after_name && !group && !office && (name || scene.is_capital(at));
        if apart || !name && (verb || restart || closes(scene, at, start)) {
            break;
        }
        end = at + 1;
    }
    while end > start && scene.is(end - 1, Traits::PREPOSITION.or(Traits::COORDINATOR).or(Traits::DETERMINER)) {
        end -= 1;
    }
    (end > start).then_some(start..end)
}

fn closes(scene: &Scene, at: usize, start: usize) -> bool {
    let form = scene.form(at);
    if form == "." {
        return !(at > start && scene.is_capital(at - 1) && scene.is_capital(at + 1) && scene.form(at - 1).len() < 4);
    }
    matches!(
        form,
        "," | ";"
            | ":"
            | "!"
            | "?"
            | "("
            | ")"
            | "“"
            | "”"
            | "\""
            | "«"
            | "—"
            | "–"
            | "that"
            | "than"
            | "in"
            | "on"
            | "at"
            | "to"
            | "during"
            | "as"
            | "after"
            | "before"
            | "for"
            | "with"
            | "when"
    ) && !(matches!(form, "in" | "for" | "on" | "at")
        && scene.is_capital(at + 1)
        && at > start
        && scene.is_capital(at - 1)
        && scene.mention(at).is_some())
        || scene.is(at, Traits::SUBORDINATOR.or(Traits::WH).or(Traits::MODAL))
        || scene.is(at, Traits::PERSON)
        || (form == "and" && !(scene.is_capital(at + 1) && scene.is_capital(at - 1)))
        || form == "but"
}

/// The part of a noun phrase that names: a person without office, a body without what hangs on it.
pub(super) fn shortest(scene: &Scene, phrase: Range<usize>) -> Range<usize> {
    let last = phrase.end - 1;
    let inside = |range: Range<usize>| range.start.max(phrase.start)..range.end.min(phrase.end);
    if scene.kind(last) == Some(EntityType::Person) {
        return inside(scene.mention_range(last));
    }
    if scene.kind(phrase.start) == Some(EntityType::Person) && scene.form(scene.mention_range(phrase.start).end) != "'s"
    {
        return inside(scene.mention_range(phrase.start));
    }
    if let Some(name) = name_after_role(scene, &phrase) {
        return name;
    }
    let head = phrase
        .clone()
        .find(|at| *at > phrase.start && scene.is(*at, Traits::PREPOSITION) && scene.mention(*at).is_none());
    match head {
        Some(at) if scene.form(at) != "of" && !is_vague(scene, at - 1) => phrase.start..at,
        _ => phrase,
    }
}

fn is_vague(scene: &Scene, at: usize) -> bool {
    scene.noun(at) == Some(NounKind::Vague)
}

/// The name at the end of *spokeswoman Ada Blom*, where the tagger knows no person.
fn name_after_role(scene: &Scene, phrase: &Range<usize>) -> Option<Range<usize>> {
    let capital = |at: &usize| {
        (scene.is_capital(*at) || (scene.form(*at) == "." && scene.is_capital(at - 1)))
            && !scene.is(*at, Traits::DETERMINER)
    };
    let start = phrase.clone().rev().take_while(capital).last()?;
    let role = (phrase.start..phrase.end).rev().find(|at| scene.noun(*at).is_some_and(NounKind::is_person))?;
    let name = role + 1..phrase.end;
    (name.start >= start && (1..5).contains(&name.len())).then_some(name)
}
