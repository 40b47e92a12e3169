//! Outlets and companies that share their name with something else: a people, a person. What stands directly beside the
//! name tells; where it does not, the entry by the same name is none that may be linked.

use super::beside::{word_before, word_behind};
use super::fold::folded;
use super::knowledge::KnownEntity;
use super::meant::PARTING;
use super::rank::Linker;
use crate::{Entity, EntityType, Span};

/// What stands behind an outlet that reports, or is quoted.
const REPORTING: [&str; 7] = ["reported", "reports", "quoted", "cited", "newspaper", "reporter", "correspondent"];

/// What stands behind an outlet whose article is a part of its name, and behind others with that name too.
const SAYING: [&str; 2] = ["said", "wrote"];

/// What stands behind a company's name.
const OF_COMPANIES: [&str; 7] = ["shares", "stock", "Co", "Company", "Corp", "Inc", "Ltd"];

impl<'k> Linker<'_, 'k> {
    /// The entries of an outlet whose name but for its article is a people's, *The Hindu*, where every mention is that; none
    /// where some is the people's. `None` where nothing tells of an outlet.
    pub(super) fn articled(&self, entity: &Entity, form: &str) -> Option<Vec<&'k KnownEntity>> {
        if entity.kind != EntityType::Group {
            return None;
        }
        let named = |span: &Span| self.text[..span.start].ends_with("The ");
        if !entity.mentions.iter().any(named) {
            return None;
        }
        let whole = ["The ", form].concat();
        let outlets: Vec<_> =
            self.knowledge.named(&whole).filter(|entry| entry.kind == EntityType::Organisation).collect();
        let speaks = |span: &Span| {
            let article = Span::new(span.start - "The ".len(), span.end);
            stands_as_outlet(self.text, article)
                || SAYING.contains(&word_behind(&self.text[span.end..]))
                || is_within_sentence(&self.text[..article.start])
        };
        if outlets.is_empty() || !entity.mentions.iter().any(|span| named(span) && speaks(span)) {
            return None;
        }
        // *The Hindu temple* opens a sentence with the people's name
        let free = |span: &Span| !word_behind(&self.text[span.end..]).starts_with(char::is_lowercase);
        let all = entity.mentions.iter().all(|span| named(span) && (speaks(span) || free(span)));
        Some(if all { outlets } else { Vec::new() })
    }

    /// Whether an entry goes by a name that is also a person's, *Bloomberg* for *Bloomberg News*, and nothing in the text tells that
    /// the outlet is meant, or it names such a person.
    pub(super) fn is_doubtful_outlet(&self, entity: &Entity, form: &str, entry: &KnownEntity) -> bool {
        let short = entry.name.strip_suffix(" News").is_some_and(|short| folded(short) == form);
        let shouted = || form.chars().all(char::is_uppercase);
        let person = |other: &Entity| {
            other.kind == EntityType::Person && other.name.rsplit_once(' ').is_some_and(|(_, last)| last == form)
        };
        short
            && !shouted()
            && (!entity.mentions.iter().any(|span| stands_as_outlet(self.text, *span))
                || self.entities.iter().any(person))
    }

    /// The companies that bear a person's name, *Walt Disney*, where the text tells that it means one: among other companies, by
    /// the word behind it, or as an *it*.
    pub(super) fn companies(&self, entity: &Entity, form: &str) -> Vec<&'k KnownEntity> {
        if entity.kind != EntityType::Person {
            return Vec::new();
        }
        let mut all: Vec<_> = self.knowledge.named(form).collect();
        all.retain(|entry| entry.kind == EntityType::Organisation);
        let tells = |span: &Span| {
            let behind = &self.text[span.end..];
            OF_COMPANIES.contains(&word_behind(behind)) || is_it(behind) || self.is_among_companies(*span)
        };
        // of almost all persons no company has the name: what stands around them is not even looked at
        if all.is_empty() || !entity.mentions.iter().any(tells) {
            all.clear();
        }
        all
    }

    /// Whether a name stands in a list beside one that is a company's and no person's.
    fn is_among_companies(&self, span: Span) -> bool {
        let company = |other: &Entity| {
            let mut all = self.knowledge.named(&other.name).peekable();
            all.peek().is_some() && all.all(|entry| entry.kind == EntityType::Organisation)
        };
        let before = PARTING.iter().find(|parting| self.text[..span.start].ends_with(**parting));
        let before = before.and_then(|parting| self.ending(span.start - parting.len()));
        let after = PARTING.iter().find(|parting| self.text[span.end..].starts_with(**parting));
        let after = after.and_then(|parting| self.beginning(span.end + parting.len()));
        before.into_iter().chain(after).any(company)
    }
}

/// Whether a name stands where an outlet's does: behind *told*, before *reported*.
fn stands_as_outlet(text: &str, span: Span) -> bool {
    word_before(&text[..span.start]) == "told" || REPORTING.contains(&word_behind(&text[span.end..]))
}

/// Whether a text goes on in the middle of a sentence: a capital there belongs to a name.
fn is_within_sentence(before: &str) -> bool {
    let word = before.strip_suffix(' ').unwrap_or_default();
    word.ends_with(|c: char| c.is_lowercase() || c == ',')
}

/// Bytes behind a name within which a pronoun that follows is taken for it.
const NEAR: usize = 60;

/// Whether what follows a name in its sentence calls it *it*, and nobody *he* or *she* before that.
fn is_it(behind: &str) -> bool {
    let end = behind.char_indices().find(|(at, c)| *at >= NEAR || matches!(c, '.' | '!' | '?' | '\n' | '"' | '“'));
    let mut words = behind[..end.map_or(behind.len(), |(at, _)| at)].split(|c: char| !c.is_alphanumeric());
    words
        .find(|word| ["it", "its", "he", "his", "she", "her", "who"].contains(word))
        .is_some_and(|word| word.starts_with("it"))
}
