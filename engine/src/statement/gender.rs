//! Whether the persons of a text are women or men, so that *she* is nobody who is known to be a man. Without a clue a
//! person can be either.

use super::scene::Scene;
use super::word_sets::{Set, is_in};
use crate::entity::Gender;
use crate::text::Traits;
use crate::{Entity, EntityId, EntityType, Source, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// Mentions of a person that are looked at.
const MOST: usize = 16;

/// What is known of each entity, once a rule has asked for it.
pub(super) struct Genders(Vec<OnceCell<Option<Gender>>>);

impl Genders {
    /// Room for what is found out of so many entities.
    pub fn of(entities: usize) -> Self {
        Self(vec![OnceCell::new(); entities])
    }

    /// What is known of an entity of the scene.
    pub fn get(&self, scene: &Scene, id: EntityId) -> Option<Gender> {
        let found = || {
            let entity = scene.entities.get(id.0)?;
            if entity.kind == EntityType::Person { of_person(scene, entity) } else { None }
        };
        *self.0.get(id.0)?.get_or_init(found)
    }
}

/// A title decides; what else is said of a person must agree with the given name.
fn of_person(scene: &Scene, entity: &Entity) -> Option<Gender> {
    let mentions = || entity.mentions.iter().take(MOST).map(|span| scene.document.token_range(*span));
    let titles = mentions().filter_map(|mention| of_title(scene, mention));
    match agreed(titles) {
        Agreed::Nothing => {}
        told => return told.gender(),
    }
    let described = entity.described.iter().filter_map(|own| of_words(scene, own.span));
    // a single word may be a family name: *Taylor* after *Paul Taylor*
    let full = mentions().any(|mention| mention.len() > 1);
    let given = mentions().filter(|mention| !full || mention.len() > 1).filter_map(|mention| {
        let name = scene.document.tokens.get(mention.start)?.span.of(scene.document.text);
        Gender::of_given_name(name)
    });
    agreed(described.chain(given)).gender()
}

/// *Mrs Orlo*; not *Mr and Mrs Orlo*.
fn of_title(scene: &Scene, mention: Range<usize>) -> Option<Gender> {
    let title = |at: usize| scene.is_capital(at).then(|| of_word(scene.form(at))).flatten();
    if mention.len() > 1
        && let Some(own) = title(mention.start)
    {
        return Some(own);
    }
    let stop = |at: usize| usize::from(at > 0 && scene.is_mark(at, b'.'));
    let before = mention.start.checked_sub(1)?;
    let before = before - stop(before);
    let pair =
        before >= 2 && matches!(scene.form(before - 1), "and" | "&") && title(before - 2 - stop(before - 2)).is_some();
    title(before).filter(|_| !pair)
}

/// What a title or a noun in lower case says of whom it names.
fn of_word(form: &str) -> Option<Gender> {
    let form = form.strip_suffix('.').unwrap_or(form);
    if is_in(form, Set::Woman) { Some(Gender::Woman) } else { is_in(form, Set::Man).then_some(Gender::Man) }
}

/// What the noun says that describing words are about: *the king's sister*, *spokeswoman for the king*.
pub(super) fn of_words(scene: &Scene, words: Span) -> Option<Gender> {
    let tokens = scene.document.token_range(words);
    let ends = |at: &usize| {
        *at > tokens.start && (scene.is(*at, Traits::PREPOSITION.or(Traits::RELATIVE)) || scene.form(*at) == ",")
    };
    let head = tokens.clone().take_while(|at| !ends(at));
    let owner = |at: usize| matches!(scene.form(at + 1), "'s" | "’s" | "'" | "’");
    head.filter_map(|at| of_word(scene.form(at)).filter(|_| !owner(at))).last()
}

/// What is known of a source, by whom it refers to or by its own words.
pub(super) fn of_source(scene: &Scene, source: Source) -> Option<Gender> {
    source.entity.and_then(|id| scene.gender(id)).or_else(|| of_words(scene, source.span))
}

/// Whether two cannot be one.
pub(super) fn clash(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// What several clues say together.
enum Agreed {
    Nothing,
    One(Gender),
    Both,
}

impl Agreed {
    fn gender(self) -> Option<Gender> {
        match self {
            Agreed::One(gender) => Some(gender),
            Agreed::Nothing | Agreed::Both => None,
        }
    }
}

fn agreed(mut clues: impl Iterator<Item = Gender>) -> Agreed {
    let Some(first) = clues.next() else { return Agreed::Nothing };
    if clues.all(|clue| clue == first) { Agreed::One(first) } else { Agreed::Both }
}
