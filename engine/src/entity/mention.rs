//! Mentions: every stretch of text that names something.

use super::kind::Evidence;
use super::lexicon::Why;
use super::spelling::{Spelling, Start};
use super::tagger::Tagger;
use super::typing::VOTES;
use crate::order::sort_by_key;
use crate::text::TokenKind;
use crate::{EntityType, Span};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;

/// One mention by name.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its first word.
    pub first: usize,
    /// Its last word.
    pub last: usize,
    /// Its words.
    pub span: Span,
    /// The first and last word of the title before it.
    pub title: Option<(usize, usize)>,
    /// It is the title of a work, by its quotation marks or by the words before it.
    pub is_work: bool,
    /// It counts only where a fuller form explains it: *the Court* after *the Supreme Court*.
    pub is_weak: bool,
    /// Points for each type by trained weights, which then say that it is a name.
    pub votes: Option<[i32; VOTES]>,
    /// What was asked of it before.
    pub told: Told,
}

/// What is found out about a mention once: rules ask for it, weights do, and rules again with what these say.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Its name, where that is not a word.
    pub name: OnceCell<String>,
    /// The same in lower case, a people in the singular: what is one way of writing a name; likewise.
    pub key: OnceCell<String>,
    /// The type of its name by the tables.
    pub known: OnceCell<Option<EntityType>>,
    /// What its own words say of its type.
    pub inside: OnceCell<Evidence>,
    /// What the words around it say.
    pub around: OnceCell<Evidence>,
}

impl Mention {
    /// A name that is a part of the word at `index`.
    fn part(index: usize, span: Span) -> Self {
        Self::new(index, index, span)
    }

    /// A name by itself.
    pub(super) fn new(first: usize, last: usize, span: Span) -> Self {
        let told = Told::default();
        Self { first, last, span, title: None, is_work: false, is_weak: false, votes: None, told }
    }
}

impl Tagger<'_> {
    /// All mentions, in text order, disjoint.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        // one word in ten or so belongs to a name
        let mut found = Vec::with_capacity(self.words.list.len() / 10);
        self.works(&mut found);
        let mut taken = vec![false; self.words.list.len()];
        for work in &found {
            taken[work.first..=work.last].fill(true);
        }
        let mut from = 0;
        for index in self.words.starts.iter().map(|index| *index as usize) {
            if index >= from && !taken[index] {
                from = self.scan(index, &taken, &mut found);
            }
        }
        sort_by_key(&mut found, |mention| (mention.span.start, 0));
        found.retain(|mention| !self.is_own_title(mention));
        self.small_letters(&mut found);
        found
    }

    /// Whether a mention is a heading as a whole and names a work: a text does not mention itself by its headline.
    fn is_own_title(&self, mention: &Mention) -> bool {
        self.word(mention.first).flat
            && self.words.before(mention.first).is_none()
            && self.words.after(mention.last).is_none()
            && self.known(mention.first, mention.last) == Some(EntityType::Work)
    }

    /// Adds the mentions that start at `index`, if any do; returns where to look next.
    fn scan(&self, index: usize, taken: &[bool], found: &mut Vec<Mention>) -> usize {
        let word = self.word(index);
        if word.start == Start::PARTICLE && !self.words.get(index + 1).is_some_and(|next| next.capital) {
            return index + 1;
        }
        if self.particle_starts(index) {
            let last = self.free(index + 1, self.reach(index + 1), taken);
            found.push(self.mention(index, last, None));
            return last + 1;
        }
        if let Some(next) = self.part_of_word(index, found) {
            return next;
        }
        if let Some(end) = self.title_at(index)
            && self.longest_known(index, end - index + 2).is_none()
        {
            return self.after_title(index, end, taken, found);
        }
        if !self.starts(index) {
            return index + 1;
        }
        let last = self.free(index, self.reach(index), taken);
        self.split(index, last, None, found);
        last + 1
    }

    /// `last`, or the word before the first one that another mention has.
    fn free(&self, first: usize, last: usize, taken: &[bool]) -> usize {
        (first..=last).find(|&index| taken[index]).map_or(last, |index| index.max(first + 1) - 1)
    }

    /// A title stands from `index` to `end`: the name after it, or a name that only looks like a title.
    #[inline(never)]
    fn after_title(&self, index: usize, end: usize, taken: &[bool], found: &mut Vec<Mention>) -> usize {
        let end = self.titles_end(index, end);
        let next = end + 1;
        let dotted = self.word(end).is(".");
        let follows = self.words.after(end).is_some() && !taken[next];
        if follows
            && (self.continues(next) && self.word(next).not_name() != Some(Why::Generic) || self.particle_starts(next))
        {
            let start = if self.continues(next) { next } else { next + 1 };
            let last = self.free(start, self.reach(start), taken);
            let common = last > next && (next..=last).all(|at| self.word(at).is_common());
            let personal = self.is_personal(next, last) || start != next;
            let body = !dotted && !personal && (self.heads(next, last).is_some() || common);
            if body && self.starts(index) {
                found.push(self.mention(index, last, None));
            } else if body {
                self.split(next, last, None, found);
            } else {
                self.split(next, last, Some((index, end)), found);
            }
            return last + 1;
        }
        let names_body = self.starts(index) && self.reach(index) > end;
        if names_body {
            let last = self.free(index, self.reach(index), taken);
            if self.heads(index, last).is_some() {
                found.push(self.mention(index, last, None));
                return last + 1;
            }
        }
        if let Some(last) = self.longest_known(index, 1).filter(|_| follows || dotted || index == end)
            && !self.word(index).opens
            && self.known(index, last) != Some(EntityType::Organisation)
            && !self.word(index).is_common()
        {
            found.push(self.mention(index, last, None));
            return last + 1;
        }
        next
    }

    /// The end of all titles in a row, with their full stops: *Lt. Col.*
    #[inline(never)]
    fn titles_end(&self, index: usize, mut end: usize) -> usize {
        for _ in 0..MOST_TITLES {
            let next = end + 1;
            match self.words.get(next) {
                Some(word) if word.is(".") && word.glued && !self.word(end).is(".") => end = next,
                Some(word) if word.sentence == self.word(index).sentence => match self.title_at(next) {
                    Some(last) => end = last,
                    None => break,
                },
                _ => break,
            }
        }
        end
    }

    /// The mention from `first` to `last`.
    pub(super) fn mention(&self, first: usize, last: usize, title: Option<(usize, usize)>) -> Mention {
        let is_weak = first == last && title.is_none() && {
            let word = self.word(first);
            let uses = word.uses.get();
            let usual = word.is_common() && uses.lower >= uses.capital && uses.lower > 0;
            let head = word.head().is_some();
            let role = word.role().is_some();
            let determined = self.words.before(first).is_some_and(|word| {
                matches!(&*word.lower, "the" | "a" | "an" | "this" | "our" | "that" | "its" | "their")
            });
            self.known(first, first).is_none()
                && (usual || word.is_common() && (head || role && (determined || word.opens)))
        };
        Mention { title, is_weak, ..Mention::new(first, last, self.words.span(first, last)) }
    }

    /// *US-led, pro-Iranian*: the name inside a word with a hyphen.
    #[inline(never)]
    fn part_of_word(&self, index: usize, found: &mut Vec<Mention>) -> Option<usize> {
        let word = self.word(index);
        if word.kind != TokenKind::Word || word.address || !word.has_hyphen() {
            return None;
        }
        let (before, after) = word.text.split_once('-')?;
        let known = |part: &str| {
            if self.words.uses(&part.to_lowercase()).capital > 0 && !self.lexicon.is_common(&part.to_lowercase()) {
                return true;
            }
            let folded = super::fold::folded(part);
            matches!(self.known_name(&folded), Some(EntityType::Place | EntityType::Group | EntityType::Organisation))
        };
        let party = before.len() == 1 && after.starts_with(char::is_uppercase) && known(after);
        let in_use =
            |part: &str| part.starts_with(char::is_uppercase) && self.words.uses(&part.to_lowercase()).capital > 0;
        if in_use(before) && in_use(after) && self.known(index, index).is_none() {
            let cut = word.span.start + before.len();
            for span in [Span::new(word.span.start, cut), Span::new(cut + 1, word.span.end)] {
                found.push(Mention::part(index, span));
            }
            return Some(index + 1);
        }
        let span = if after.starts_with(char::is_lowercase) && before.starts_with(char::is_uppercase) && known(before) {
            Span::new(word.span.start, word.span.start + before.len())
        } else if party
            || before.starts_with(char::is_lowercase)
                && after.starts_with(char::is_uppercase)
                && known(after)
                && !word.capital
        {
            Span::new(word.span.end - after.len(), word.span.end)
        } else {
            return None;
        };
        found.push(Mention::part(index, span));
        Some(index + 1)
    }

    /// Adds names that a careless text writes in small letters after it has written them with a capital.
    #[inline(never)]
    fn small_letters(&self, found: &mut Vec<Mention>) {
        // most names never stand in small letters
        let careless = |own: &Spelling| {
            let uses = own.uses.get();
            uses.capital > 0 && uses.lower > 0 && uses.lower * 2 <= uses.capital.max(2)
        };
        let names: FxHashSet<&str> = found
            .iter()
            .filter(|mention| mention.first == mention.last && !mention.is_weak)
            .map(|mention| self.word(mention.first))
            .filter(|word| careless(word) && !word.is_common() && word.letters > 3 && word.role().is_none())
            .map(|word| &*word.lower)
            .collect();
        if names.is_empty() {
            return;
        }
        // uses are those of all spellings that are the same in lower case, so they tell before a name is looked for
        let mut is_small_name = vec![false; self.words.spellings.len()];
        for at in self.words.both_ways.iter().map(|at| *at as usize) {
            let own = &self.words.spellings[at];
            is_small_name[at] = !own.head.capital && careless(own) && names.contains(&*own.lower);
        }
        if !is_small_name.contains(&true) {
            return;
        }
        let mut more = Vec::new();
        for index in self.words.of_spellings(&is_small_name) {
            let behind = found.partition_point(|mention| mention.last < index);
            let inside = found.get(behind).is_some_and(|mention| mention.first <= index);
            let word = self.word(index);
            if !inside && !word.capital && !word.address && word.kind == TokenKind::Word {
                more.push(self.mention(index, index, None));
            }
        }
        // both are in text order; mentions are long, so they are moved many at once
        let mut tails = Vec::new();
        for mention in more.into_iter().rev() {
            let behind = found.partition_point(|other| other.span.start <= mention.span.start);
            tails.push(found.split_off(behind));
            tails.push(vec![mention]);
        }
        tails.iter_mut().rev().for_each(|tail| found.append(tail));
    }
}

/// The most titles and full stops in a row that belong together.
const MOST_TITLES: usize = 6;
