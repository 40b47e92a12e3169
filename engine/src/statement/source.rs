//! From the words that name a source to the source: what kind it is, and which entity it refers to.

use super::gender::{self, clash};
use super::phrase::shortest;
use super::scene::Scene;
use super::vocabulary::NounKind;
use crate::entity::Gender;
use crate::text::tag::Tag;
use crate::text::{Traits, is_finite};
use crate::{EntityId, EntityType, Source, SourceKind};
use smallvec::SmallVec;
use std::ops::Range;

/// Persons that a reader keeps in mind.
const MOST_PEOPLE: usize = 6;

/// What a reader of the text remembers of the sources so far, to understand *he*, *they* and *the report*.
#[derive(Default)]
pub(super) struct Memory {
    /// The persons named last, the likeliest to be meant at the end.
    people: Vec<EntityId>,
    /// Of whom pronouns told what nothing else does.
    told: Vec<(EntityId, Gender)>,
    body: Option<EntityId>,
    /// The last source, for pronouns and for quotations that name none.
    pub last: Option<Source>,
    /// The last source that is no pronoun.
    last_named: Option<Source>,
}

pub(super) fn is_pronoun(words: &str) -> bool {
    words.len() < 5 && ["he", "she", "they", "it", "him", "her"].iter().any(|form| words.eq_ignore_ascii_case(form))
}

impl Memory {
    /// Takes note of the names among `tokens`; the first of each type is the likeliest subject, one who only owns
    /// something the least.
    #[inline(never)]
    pub fn read(&mut self, scene: &Scene, tokens: Range<usize>) {
        self.learn(scene, tokens.start);
        let (mut body, mut last) = (false, usize::MAX);
        let (mut persons, mut owners) = (SmallVec::<[EntityId; 8]>::new(), SmallVec::<[EntityId; 4]>::new());
        for (at, id) in scene.named(tokens) {
            match scene.entities[id.0].kind {
                EntityType::Person => {
                    let goes_on = last.wrapping_add(1) == at && persons.last() == Some(&id);
                    last = at;
                    if !goes_on {
                        persons.push(id);
                    }
                    if matches!(scene.form(at + 1), "'s" | "’s" | "'" | "’")
                        && !persons[..persons.len() - 1].contains(&id)
                    {
                        owners.push(id);
                    }
                }
                EntityType::Organisation if !body => {
                    self.body = Some(id);
                    body = true;
                }
                _ => {}
            }
        }
        persons.truncate(MOST_PEOPLE);
        let others = persons.iter().rev().filter(|id| !owners.contains(id));
        for id in owners.iter().rev().filter(|id| persons.contains(id)).chain(others) {
            self.people.retain(|other| other != id);
            self.people.push(*id);
        }
        self.people.drain(..self.people.len().saturating_sub(MOST_PEOPLE));
    }

    /// Learns from a pronoun that opens a sentence who is a woman or a man, where nobody else can be meant.
    fn learn(&mut self, scene: &Scene, at: usize) {
        let Some(gender) = Gender::of_pronoun(scene.form(at)) else { return };
        let mut fitting = self.people.iter().copied().filter(|id| self.fits(scene, *id, Some(gender)));
        if let (Some(id), None) = (fitting.next(), fitting.next())
            && scene.gender(id).is_none()
            && self.told.iter().all(|(told, _)| *told != id)
        {
            self.told.push((id, gender));
        }
    }

    /// Whether a person can be meant by a pronoun.
    fn fits(&self, scene: &Scene, id: EntityId, gender: Option<Gender>) -> bool {
        let told = || self.told.iter().find(|(told, _)| *told == id).map(|(_, gender)| *gender);
        !clash(scene.gender(id).or_else(told), gender)
    }

    /// A pronoun's source by the name that stands closest before it.
    ///
    /// After a quotation (*“…,” he said*) the pronoun is only a reminder of that name.
    #[inline(never)]
    pub fn named(&self, scene: &Scene, source: Source) -> Source {
        if !is_pronoun(source.span.of(scene.document.text)) {
            return source;
        }
        let Some(id) = source.entity else {
            let gender = Gender::of_pronoun(&source.span.of(scene.document.text).to_lowercase());
            let fits = |last: &Source| !clash(gender::of_source(scene, *last), gender);
            return self.last_named.filter(fits).unwrap_or(source);
        };
        let mentions = &scene.entities[id.0].mentions;
        let before = mentions.partition_point(|mention| mention.end <= source.span.start);
        match before.checked_sub(1) {
            Some(at) => Source { span: mentions[at], ..source },
            None => source,
        }
    }

    /// Takes note of a sentence's last source.
    #[inline(never)]
    pub fn spoken(&mut self, scene: &Scene, source: Source) {
        self.last = Some(source);
        if !is_pronoun(source.span.of(scene.document.text)) {
            self.last_named = Some(source);
        }
    }

    /// The source that a phrase names; `None` for the author's own *I* and *we*, and for phrases that cannot speak.
    pub fn source(&self, scene: &Scene, phrase: Range<usize>) -> Option<Source> {
        if phrase.is_empty() {
            return None;
        }
        let last = phrase.end - 1;
        if phrase.len() == 1 && scene.is(last, Traits::PRONOUN.or(Traits::OBJECTIVE).or(Traits::POSSESSIVE)) {
            return self.pronoun(scene, phrase);
        }
        if matches!(scene.form(phrase.start), "nobody" | "none" | "nothing" | "neither") {
            return None;
        }
        let words = shortest(scene, phrase.clone());
        if is_deed(scene, &words) {
            return None;
        }
        let span = scene.document.span_of(words.clone());
        let head = self.head(scene, &words);
        let named = words.clone().find_map(|at| scene.mention(at));
        let (kind, entity) = if scene.mention(head).is_some() {
            let group = scene.kind(head) == Some(EntityType::Group);
            (if group { SourceKind::Vague } else { SourceKind::Named }, scene.mention(head))
        } else {
            self.common(scene, &words, head, named)
        };
        Some(Source { span, kind, entity })
    }

    /// The word that a phrase is about: the last before a preposition.
    fn head(&self, scene: &Scene, words: &Range<usize>) -> usize {
        let cut = words
            .clone()
            .find(|at| *at > words.start && scene.is(*at, Traits::PREPOSITION) && scene.mention(*at).is_none());
        let last = cut.unwrap_or(words.end) - 1;
        // "people familiar with it"
        let noun = || scene.noun(last).is_none() && scene.mention(last).is_none() && last > words.start;
        let adjective = scene.tag(last) == Some(Tag::Adjective) && noun() && scene.noun(last - 1).is_some();
        last - usize::from(adjective)
    }

    #[inline(never)]
    fn common(
        &self,
        scene: &Scene,
        words: &Range<usize>,
        head: usize,
        named: Option<EntityId>,
    ) -> (SourceKind, Option<EntityId>) {
        let form = scene.form(head);
        let first = scene.form(words.start);
        let indefinite = matches!(
            first,
            "a" | "an"
                | "one"
                | "some"
                | "many"
                | "several"
                | "few"
                | "most"
                | "other"
                | "another"
                | "two"
                | "three"
                | "all"
                | "every"
                | "any"
        );
        let names = |at: usize| match scene.kind(at) {
            Some(kind) => kind != EntityType::Group,
            None => scene.is_capital(at),
        };
        let capital = (words.start + usize::from(words.len() > 1)..words.end).any(names);
        // "Rescuers said so": what a sentence opens with has a capital anyway
        let agents = ["ers", "ors", "ists", "ians", "ants", "ees", "men"].iter().any(|end| form.ends_with(end));
        let opens = agents && scene.opens_sentence(head);
        if scene.is_capital(head) && head > words.start
            || (words.len() == 1
                && scene.is_capital(head)
                && scene.noun(head).is_none()
                && !scene.is(head, Traits::PRONOUN)
                && !opens)
        {
            return (SourceKind::Named, named);
        }
        match scene.noun(head) {
            // "one study", "some reports"
            Some(NounKind::Document)
                if matches!(first, "one" | "some" | "many" | "several" | "most" | "other") && !capital =>
            {
                (SourceKind::Vague, None)
            }
            Some(NounKind::Vague) => (SourceKind::Vague, None),
            Some(kind) if kind.is_person() && indefinite => (SourceKind::Vague, None),
            Some(kind @ (NounKind::Office | NounKind::Role)) => {
                // "his deputy" is somebody else than whoever holds such an office in the text
                let owned = words.clone().any(|at| scene.is(at, Traits::POSSESSIVE) || scene.form(at) == "'s");
                let holder = scene.holders().person(form).filter(|_| !owned);
                // the mayor can be looked up, the driver cannot, unless the text has named one
                let found = kind == NounKind::Office || holder.is_some();
                (if found { SourceKind::Named } else { SourceKind::Vague }, holder)
            }
            Some(NounKind::Body) if indefinite && !capital => (SourceKind::Vague, None),
            // "a 2004 report" can be looked up, "a newspaper" cannot
            Some(NounKind::Document) if indefinite && !capital && is_medium(form) => (SourceKind::Vague, None),
            // a report of somebody is not that body itself
            Some(NounKind::Document) => (SourceKind::Named, None),
            Some(NounKind::Body) => {
                (SourceKind::Named, named.or_else(|| scene.holders().body(form).filter(|_| first == "the")))
            }
            None if indefinite => (SourceKind::Vague, None),
            None if form.ends_with('s') && !form.ends_with("ss") && (opens || !scene.is_capital(head)) => {
                (SourceKind::Vague, None)
            }
            // "my watch says so"
            None if scene.is(words.start, Traits::POSSESSIVE) && scene.is(words.start, Traits::FIRST) => {
                (SourceKind::Vague, None)
            }
            None => (SourceKind::Named, named),
        }
    }

    #[inline(never)]
    fn pronoun(&self, scene: &Scene, phrase: Range<usize>) -> Option<Source> {
        let span = scene.document.span_of(phrase.clone());
        let before = self.last.map_or(SourceKind::Named, |last| last.kind);
        let (kind, entity) = match scene.form(phrase.start) {
            "he" | "she" | "him" | "her" | "his" | "himself" | "herself" | "who" => {
                let gender = Gender::of_pronoun(scene.form(phrase.start));
                let fits = |id: &EntityId| self.fits(scene, *id, gender);
                let person = subject_before(scene, phrase.start, &fits);
                let person = person.or_else(|| self.people.iter().rev().copied().find(fits));
                let fitting = self.last_named.filter(|last| !clash(gender::of_source(scene, *last), gender));
                if fitting.is_some_and(|last| is_nobody(scene, last, person, phrase.start)) {
                    return Some(Source { span, kind: SourceKind::Vague, entity: None });
                }
                let entity = person.or(self.last.and_then(|last| last.entity).filter(fits));
                // where everybody named is of the other gender, it is somebody whom nobody names
                let nobody = entity.is_none() && !self.people.is_empty();
                let words = fitting.filter(|last| last.entity.is_none()).map_or(SourceKind::Vague, |last| last.kind);
                (if nobody { words } else { SourceKind::Named }, entity)
            }
            form @ ("they" | "them" | "their" | "its" | "it" | "these" | "those") => {
                let one = matches!(form, "it" | "its");
                match self.last.filter(|last| !one || is_thing(scene, *last)) {
                    Some(last) => (before, last.entity),
                    None if self.body.is_some() => (SourceKind::Named, self.body),
                    None if one && tells_of_one(scene, phrase.start) => (SourceKind::Named, None),
                    None => (SourceKind::Vague, None),
                }
            }
            "this" | "that" | "which" => return None,
            "i" | "we" | "you" | "me" | "us" | "my" | "our" | "your" | "there" | "nobody" | "none" => return None,
            _ => (SourceKind::Vague, None),
        };
        Some(Source { span, kind, entity })
    }
}

/// Whether the words are what somebody does, not who does it: *getting ten letters*, *means selling*, *launched*.
fn is_deed(scene: &Scene, words: &Range<usize>) -> bool {
    let first = words.start;
    let verb =
        scene.tag(first).is_some_and(Tag::is_verb) && scene.mention(first).is_none() && scene.noun(first).is_none();
    let capital = scene.is_capital(first) && !scene.opens_sentence(first);
    let object = Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::PREPOSITION).or(Traits::NUMBER);
    let takes = words.len() == 1 || scene.is(first + 1, object) || scene.tag(first + 1) == Some(Tag::Gerund);
    verb && !capital && takes
}

fn is_medium(noun: &str) -> bool {
    matches!(
        noun,
        "newspaper"
            | "magazine"
            | "website"
            | "site"
            | "blog"
            | "agency"
            | "broadcaster"
            | "email"
            | "e-mail"
            | "message"
    )
}

/// Whether *he* is somebody without a name: *a driver* spoke last, and nobody has been named since.
fn is_nobody(scene: &Scene, last: Source, person: Option<EntityId>, at: usize) -> bool {
    let words = last.span.of(scene.document.text);
    let one = ["a ", "an ", "one "].iter().any(|start| words.len() > 4 && words.to_lowercase().starts_with(start));
    let at = scene.document.tokens[at].span.start;
    let since = |id: EntityId| {
        let mentions = &scene.entities[id.0].mentions;
        let before = mentions.partition_point(|mention| mention.end <= at);
        before > 0 && mentions[before - 1].start > last.span.start
    };
    last.kind == SourceKind::Vague && last.entity.is_none() && one && !person.is_some_and(since)
}

/// The first person that `fits` among those whom the sentence names before a token, the likeliest subject; one that only owns something
/// (*Ada Blom's plan*) is none.
fn subject_before(scene: &Scene, at: usize, fits: &dyn Fn(&EntityId) -> bool) -> Option<EntityId> {
    let start = scene.document.tokens.get(at)?.span.start;
    let sentence = scene.document.sentences.partition_point(|sentence| sentence.end <= start);
    let from = scene.document.token_range(*scene.document.sentences.get(sentence)?).start;
    let mut tokens = (from..at).filter_map(|at| Some((at, scene.mention(at)?)));
    tokens.find_map(|(at, id)| {
        let last = (at..).take_while(|at| scene.mention(*at) == Some(id)).last()?;
        let owner = matches!(scene.form(last + 1), "'s" | "'");
        (scene.entities[id.0].kind == EntityType::Person && !owner && fits(&id)).then_some(id)
    })
}

/// Whether *it* can mean a source: a body or document, no person and no group of them.
fn is_thing(scene: &Scene, source: Source) -> bool {
    let words = source.span.of(scene.document.text);
    let person = source.entity.is_some_and(|id| scene.entities[id.0].kind == EntityType::Person);
    let many = source.entity.is_none() && source.kind == SourceKind::Vague && words.ends_with('s') && words.len() > 3;
    !person && !many
}

/// Whether the sentence of `at`, or else the one before it, begins with a body or document, which *it* can mean: *The report
/// is out. It says …*
fn tells_of_one(scene: &Scene, at: usize) -> bool {
    let start = scene.document.tokens[at].span.start;
    let own = scene.document.sentences.partition_point(|sentence| sentence.end <= start);
    let about = |tokens: Range<usize>| {
        let mut subject = tokens.take_while(|at| !is_finite(scene.document, *at));
        subject.any(|at| matches!(scene.noun(at), Some(NounKind::Body | NounKind::Document)))
    };
    about(scene.sentence(own).start..at) || own.checked_sub(1).is_some_and(|before| about(scene.sentence(before)))
}
