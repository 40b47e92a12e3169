//! What the text itself says of a name: titles, roles, appositions, *is a …*.

use super::cluster::Cluster;
use super::lexicon::Use;
use super::mention::Mention;
use super::tagger::Tagger;
use super::word::Word;
use crate::order::sort_by_key;
use crate::text::{TokenKind, Traits};
use crate::{Description, DescriptionKind, Entity, EntityType, Span};

/// The longest description, in words and marks.
const LONGEST: usize = 24;

/// Words before a title without which it would say too much, in lower case: *former President*.
const QUALIFYING: [&str; 7] = ["former", "acting", "outgoing", "incoming", "interim", "caretaker", "deputy"];

/// Where the names of peoples, bodies and places end in a text, in order, each with where it begins.
pub(super) struct Names(Vec<(usize, usize)>);

impl Names {
    pub fn of(entities: &[Entity]) -> Self {
        let told = entities
            .iter()
            .filter(|entity| matches!(entity.kind, EntityType::Group | EntityType::Organisation | EntityType::Place));
        let mut all: Vec<_> = told.flat_map(|entity| &entity.mentions).map(|span| (span.end, span.start)).collect();
        sort_by_key(&mut all, |place| *place);
        Self(all)
    }

    /// A description as it is shown: a title with what stands directly before it and says of what, and that it is over:
    /// *European Council President*, *former President*.
    fn whole(&self, text: &str, description: &Description) -> Span {
        let mut span = description.span;
        if description.kind != DescriptionKind::Title {
            return span;
        }
        loop {
            let before = text[..span.start].trim_end_matches(' ');
            let name = self.0.binary_search_by_key(&before.len(), |(end, _)| *end);
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            span.start = match name {
                Ok(at) => self.0[at].1,
                _ if QUALIFYING.contains(&&*word.to_lowercase()) => before.len() - word.len(),
                _ => return span,
            };
        }
    }
}

/// A text's own words about one of its entities, in text order, each once.
pub fn introductions<'t>(text: &'t str, entities: &[Entity], of: &Entity) -> Vec<&'t str> {
    let names = Names::of(entities);
    let mut phrases: Vec<&str> = Vec::new();
    for description in &of.described {
        let words = names.whole(text, description).of(text);
        if !phrases.contains(&words) {
            phrases.push(words);
        }
    }
    phrases
}

/// The description to show, of those that a text gives; `None` where it gives none.
pub(super) fn in_own_words(text: &str, described: &[Description], names: &Names) -> Option<String> {
    use DescriptionKind::*;
    let rank = |kind| [Apposition, Copula, Role, Title].iter().position(|k| *k == kind);
    let best = described.iter().min_by_key(|description| (rank(description.kind), description.span.start))?;
    Some(names.whole(text, best).of(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Tagger<'_> {
    /// The text's own words about an entity with some of these mentions, in text order.
    #[inline(never)]
    pub(super) fn described(&self, cluster: &Cluster, mentions: &[Mention]) -> Vec<Description> {
        let mut out: Vec<Description> = Vec::new();
        for mention in cluster.mentions.iter().map(|mention| &mentions[*mention]) {
            let found = [
                self.title(mention),
                self.role_before(mention, cluster.kind),
                self.apposition_before(mention, cluster.kind),
                self.naming(mention),
                self.apposition_after(mention, cluster.kind),
                self.copula(mention, cluster.kind),
            ];
            out.extend(found.into_iter().flatten());
        }
        out.retain(|description| !description.span.is_empty());
        sort_by_key(&mut out, |description| (description.span.start, description.span.end));
        out.dedup_by_key(|description| description.span);
        out
    }

    fn describe(&self, first: usize, last: usize, kind: DescriptionKind) -> Option<Description> {
        (first <= last).then(|| Description { span: self.words.span(first, last), kind })
    }

    /// *Prime Minister* Orlo, with the country before it.
    fn title(&self, mention: &Mention) -> Option<Description> {
        let (first, last) = mention.title?;
        if self.word(first).folded_has(Use::Honorific) {
            return None;
        }
        let people =
            |at: usize| self.words.before(at).is_some() && self.known(at - 1, at - 1) == Some(EntityType::Group);
        self.describe(if people(first) { first - 1 } else { first }, last, DescriptionKind::Title)
    }

    /// The *spokesman* Ada Orlo, *South Korean think tank* Orlo.
    #[inline(never)]
    fn role_before(&self, mention: &Mention, kind: EntityType) -> Option<Description> {
        let end = mention.first.checked_sub(1)?;
        let noun = self.words.before(mention.first)?;
        if mention.title.is_some() || noun.role() != Some(kind) || noun.capital && !noun.opens {
            return None;
        }
        let mut first = end;
        while end - first < 4 && self.words.before(first).is_some_and(|word| self.modifies(word)) {
            first -= 1;
        }
        self.describe(first, end, DescriptionKind::Role)
    }

    /// Ada Orlo, *an expert on bridges*, said.
    #[inline(never)]
    fn apposition_after(&self, mention: &Mention, kind: EntityType) -> Option<Description> {
        let comma = self.words.after(mention.last)?;
        if !matches!(comma.text, "," | "(" | "–" | "—") {
            return None;
        }
        let first = mention.last + 2;
        let start = self.words.after(mention.last + 1)?;
        let age = start.kind == TokenKind::Number;
        let opens = is_article(start) || start.role().is_some() || is_owner(start) || start.is("former");
        if age || !opens {
            return None;
        }
        let last = self.phrase_end(first)?;
        // of a person, whatever stands after *a* says who it is: *Ada Orlo, a baker from Ullin,*
        let anything = kind == EntityType::Person && matches!(&*start.lower, "a" | "an") && last > first;
        (self.closes_apposition(last)
            && !self.holds_verb(first, last)
            && (anything || self.says_what(first, last, kind)))
        .then(|| self.describe(first, last, DescriptionKind::Apposition))?
    }

    /// Whether what stands after `last` may follow an apposition: a mark, a relative clause, no verb and no *and*.
    fn closes_apposition(&self, last: usize) -> bool {
        let verb = Traits::FINITE.or(Traits::MODAL).or(Traits::ED);
        self.words.after(last).is_none_or(|word| {
            let traits = word.traits();
            !matches!(word.text, "and" | "or") && (!traits.any(verb) || traits.any(Traits::RELATIVE))
        })
    }

    /// Whether the words from `first` to `last` are a clause of their own: *a new report concludes*, *a bomb killed two*.
    fn holds_verb(&self, first: usize, last: usize) -> bool {
        let object = Traits::DETERMINER.or(Traits::POSSESSIVE).or(Traits::NUMBER).or(Traits::OBJECTIVE);
        (first + 1..=last).any(|at| {
            let word = self.word(at);
            let traits = word.traits();
            let transitive = || self.words.after(at).is_some_and(|next| next.traits().any(object));
            // a noun in -s goes on from another one only as its head: *arms dealer*, not *dealer arms*
            let third = at == last && word.lower.ends_with('s') && self.word(at - 1).role().is_some();
            !word.capital
                && (traits.any(Traits::FINITE) && !traits.any(Traits::PRESENT)
                    || traits.any(Traits::ED) && (at == last || transitive())
                    || word.has(Use::Speaking)
                    || third && word.role().is_none())
        })
    }

    /// *The chief engineer*, Ada Orlo, said.
    #[inline(never)]
    fn apposition_before(&self, mention: &Mention, kind: EntityType) -> Option<Description> {
        let comma = self.words.before(mention.first).filter(|word| word.is(","))?;
        let after = self.words.after(mention.last)?;
        if !matches!(after.text, "," | "." | ";") || comma.opens {
            return None;
        }
        let last = mention.first.checked_sub(2)?;
        let mut first = last;
        while last - first < 10
            && !is_article(self.word(first))
            && self.words.before(first).is_some_and(|word| word.kind == TokenKind::Word && !ends_phrase(word))
        {
            first -= 1;
        }
        while self.words.before(first).is_some_and(|word| word.lower == "of")
            && first >= 2
            && last - first < 10
            && self.word(first - 2).kind == TokenKind::Word
        {
            first -= 2;
            while last - first < 10
                && !is_article(self.word(first))
                && self.words.before(first).is_some_and(|w| self.modifies(w) || is_article(w))
            {
                first -= 1;
            }
        }
        let starts = is_article(self.word(first)) || is_owner(self.word(first));
        (starts && self.says_what(first, last, kind))
            .then(|| self.describe(first, last, DescriptionKind::Apposition))?
    }

    /// *A section* called Bureau 39.
    #[inline(never)]
    fn naming(&self, mention: &Mention) -> Option<Description> {
        let named = self.words.before(mention.first)?;
        if !named.has(Use::Naming) {
            return None;
        }
        let last = mention.first.checked_sub(2)?;
        let noun = self.words.before(mention.first - 1)?;
        if noun.kind != TokenKind::Word || noun.is_small() {
            return None;
        }
        let mut first = last;
        while last - first < 5
            && !is_article(self.word(first))
            && self.words.before(first).is_some_and(|w| self.modifies(w) || is_article(w))
        {
            first -= 1;
        }
        self.describe(first, last, DescriptionKind::Copula)
    }

    /// Ada Orlo is *the head of the bank*.
    #[inline(never)]
    fn copula(&self, mention: &Mention, kind: EntityType) -> Option<Description> {
        let verb = self.words.after(mention.last)?;
        let first = mention.last + 2;
        if !matches!(verb.text, "is" | "was" | "became" | "remains") || !is_article(self.words.after(mention.last + 1)?)
        {
            return None;
        }
        let last = self.phrase_end(first)?;
        (self.says_what(first, last, kind)).then(|| self.describe(first, last, DescriptionKind::Copula))?
    }

    /// Where the noun phrase that starts at `first` ends, up to a mark, a relative clause or a verb.
    fn phrase_end(&self, first: usize) -> Option<usize> {
        let sentence = self.words.get(first)?.sentence;
        let end = (first + LONGEST).min(self.words.list.len());
        let stop = (first..end).find(|&at| {
            let word = self.word(at);
            let inside_name = word.is(":") && self.words.get(at + 1).is_some_and(|next| next.capital);
            word.sentence != sentence || !inside_name && ends_phrase(word)
        });
        match stop {
            Some(stop) => stop.checked_sub(1).filter(|last| *last >= first),
            None if end == self.words.list.len() => end.checked_sub(1),
            None => None,
        }
    }

    /// Whether the words from `first` to `last` hold a noun that says what a thing of this type is.
    fn says_what(&self, first: usize, last: usize, kind: EntityType) -> bool {
        // what persons and places are is not said by nouns for anything else; bodies, works and events shade over
        let is_plain = |kind| matches!(kind, EntityType::Person | EntityType::Place);
        last > first
            && self.words.list[first..=last]
                .iter()
                .take_while(|word| !matches!(word.text, "of" | "for" | "in" | "to" | "on" | "at"))
                .filter(|word| !word.capital || word.opens)
                .filter_map(|word| word.role())
                .last()
                .is_some_and(|role| role == kind || !(is_plain(role) || is_plain(kind)))
    }

    /// Whether a word may stand before the noun of a role.
    fn modifies(&self, word: &Word) -> bool {
        let verb = !word.capital && (is_verb_like(&word.lower) || word.traits().any(Traits::FINITE));
        word.kind == TokenKind::Word && !word.is_small() && !word.is_possessive() && !verb
    }
}

fn is_article(word: &Word) -> bool {
    matches!(&*word.lower, "a" | "an" | "the")
}

fn is_owner(word: &Word) -> bool {
    matches!(&*word.lower, "his" | "her" | "its" | "their" | "whose" | "one")
}

fn is_verb_like(lower: &str) -> bool {
    let past = lower.ends_with("ed") && lower.len() > 4;
    past || lower.ends_with("ly") && lower.len() > 4
}

/// Whether a noun phrase ends before this word.
fn ends_phrase(word: &Word) -> bool {
    word.kind == TokenKind::Mark && !matches!(word.text, "-" | "&" | "/" | "%" | "$" | "£" | "€")
        || word.has(Use::PhraseEnd)
}
