//! Entities from mentions: equal names, short forms of a fuller name, acronyms.

use super::kind::Evidence;
use super::learned::{elected, is_rejected};
use super::mention::Mention;
use super::tagger::Tagger;
use super::typing::VOTES;
use crate::EntityType;
use crate::order::sort_by_key;
use rustc_hash::FxHashMap;

/// All mentions of one thing.
pub(super) struct Cluster {
    /// What sort of thing it is.
    pub kind: EntityType,
    /// The fullest form of its name, as its first mention in that form stands.
    pub name: String,
    /// Its names in the text, [folded](super::fold::folded), the fullest first.
    pub forms: Vec<String>,
    /// Its mentions in text order.
    pub mentions: Vec<Mention>,
}

impl Cluster {
    /// Takes over the mentions of another cluster that names the same thing.
    pub(super) fn absorb(&mut self, other: Cluster) {
        if self.name.chars().count() < other.name.chars().count() {
            self.name = other.name;
            self.forms.splice(0..0, other.forms);
        } else {
            self.forms.extend(other.forms);
        }
        self.mentions.extend(other.mentions);
        sort_by_key(&mut self.mentions, |mention| (mention.span.start, 0));
    }
}

/// One way of writing a name, with all its mentions.
struct Form {
    name: String,
    words: Vec<String>,
    mentions: Vec<usize>,
    inside: Evidence,
    evidence: Evidence,
    is_weak: bool,
    votes: Option<[i32; VOTES]>,
    fuller: Option<usize>,
}

impl Form {
    /// What it names, as far as its own mentions tell.
    fn kind(&self) -> EntityType {
        self.votes.as_ref().map_or_else(|| self.evidence.best(), elected)
    }
}

/// Adds votes to votes.
fn add(sum: &mut Option<[i32; VOTES]>, votes: Option<[i32; VOTES]>) {
    match (sum, votes) {
        (Some(sum), Some(votes)) => sum.iter_mut().zip(votes).for_each(|(sum, vote)| *sum += vote),
        (sum, Some(votes)) => *sum = Some(votes),
        (_, None) => {}
    }
}

impl Tagger<'_> {
    /// The entities in the order of their first mention.
    pub(super) fn clusters(&self, mentions: &[Mention]) -> Vec<Cluster> {
        let mut forms = self.forms(mentions);
        self.find_fuller(mentions, &mut forms);
        let root = |forms: &[Form], mut index: usize| {
            // A chain is as short as the names are long; the bound only guards against a circle.
            for _ in 0..4 {
                index = forms[index].fuller.unwrap_or(index);
            }
            index
        };
        let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for index in 0..forms.len() {
            members.entry(root(&forms, index)).or_default().push(index);
        }
        let mut out: Vec<Cluster> = Vec::new();
        for index in 0..forms.len() {
            let Some(members) = members.get(&index) else { continue };
            if members.iter().all(|member| forms[*member].is_weak && forms[*member].votes.is_none()) {
                continue;
            }
            let mut evidence = Evidence::default();
            let mut votes = None;
            for member in members {
                evidence.merge(&forms[*member].evidence);
                add(&mut votes, forms[*member].votes);
            }
            let mut all: Vec<usize> = members.iter().flat_map(|member| &forms[*member].mentions).copied().collect();
            sort_by_key(&mut all, |mention| (*mention, 0));
            if votes.as_ref().is_some_and(is_rejected) {
                continue;
            }
            let first = &mentions[forms[index].mentions[0]];
            out.push(Cluster {
                kind: votes.as_ref().map_or_else(|| evidence.best(), elected),
                name: self.display(first),
                forms: std::iter::once(index)
                    .chain(members.iter().copied().filter(|member| *member != index))
                    .map(|member| forms[member].name.clone())
                    .collect(),
                mentions: all.into_iter().map(|mention| mentions[mention].clone()).collect(),
            });
        }
        sort_by_key(&mut out, |cluster| (cluster.mentions[0].span.start, 0));
        out
    }

    /// A name as it stands, with single spaces.
    fn display(&self, mention: &Mention) -> String {
        let mut out = String::new();
        if self.words.span(mention.first, mention.last) != mention.span {
            return self.name_of(mention).into_owned();
        }
        for word in &self.words.list[mention.first..=mention.last] {
            if !out.is_empty() && !word.glued {
                out.push(' ');
            }
            out.push_str(word.text);
        }
        out
    }

    fn forms(&self, mentions: &[Mention]) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
        for (index, mention) in mentions.iter().enumerate() {
            let name = self.name_of(mention);
            let singular = name.strip_suffix('s').filter(|_| self.lexicon.is_demonym(&name));
            let key = singular.unwrap_or(&name).to_lowercase();
            let words = || key.split(' ').map(str::to_owned).collect();
            let at = by_key.get(&key).copied().unwrap_or_else(|| {
                let inside = self.evidence_inside(mention);
                by_key.insert(key.clone(), forms.len());
                forms.push(Form {
                    words: words(),
                    name: name.into_owned(),
                    mentions: Vec::new(),
                    inside,
                    evidence: Evidence::default(),
                    is_weak: true,
                    votes: None,
                    fuller: None,
                });
                forms.len() - 1
            });
            forms[at].mentions.push(index);
            forms[at].is_weak &= mention.is_weak;
            add(&mut forms[at].votes, mention.votes);
            let inside = forms[at].inside;
            forms[at].evidence.merge(&inside);
            forms[at].evidence.merge(&self.evidence_around(mention));
        }
        forms
    }

    fn find_fuller(&self, mentions: &[Mention], forms: &mut [Form]) {
        let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_initials: FxHashMap<String, usize> = FxHashMap::default();
        for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() > 1) {
            for word in &form.words {
                by_word.entry(word.clone()).or_default().push(index);
            }
            for initials in initials(&form.words) {
                by_initials.entry(initials).or_insert(index);
            }
        }
        let mut by_end: FxHashMap<usize, usize> = FxHashMap::default();
        for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() > 1) {
            by_end.extend(form.mentions.iter().map(|mention| (mentions[*mention].last, index)));
        }
        for index in 0..forms.len() {
            let fuller = self
                .acronym_of(&mentions[forms[index].mentions[0]], &forms[index], &by_initials)
                .or_else(|| self.bracketed(&mentions[forms[index].mentions[0]], forms, index, &by_end))
                .or_else(|| short_of(index, forms, by_word.get(&forms[index].words[0])?, self));
            forms[index].fuller = fuller.filter(|fuller| *fuller != index);
        }
    }

    fn is_acronym(&self, first: &Mention, form: &Form) -> bool {
        let word = self.word(first.first);
        form.words.len() == 1 && word.all_caps && word.letters >= 2
    }

    /// The full name that an acronym stands for, by its letters.
    fn acronym_of(&self, first: &Mention, form: &Form, by_initials: &FxHashMap<String, usize>) -> Option<usize> {
        let letters = form.words[0].as_str();
        let found = by_initials.get(letters).or_else(|| by_initials.get(letters.strip_suffix('s')?));
        found.copied().filter(|_| self.is_acronym(first, form))
    }

    /// The full name right before an acronym in brackets, if they start alike.
    fn bracketed(
        &self,
        first: &Mention,
        forms: &[Form],
        index: usize,
        by_end: &FxHashMap<usize, usize>,
    ) -> Option<usize> {
        if !self.is_acronym(first, &forms[index]) || !self.words.before(first.first)?.is("(") {
            return None;
        }
        let full = *by_end.get(&first.first.checked_sub(2)?)?;
        let initial = forms[full].words[0].chars().next()?;
        forms[index].words[0].starts_with(initial).then_some(full)
    }
}

/// The initials of a name, with and without its small words.
fn initials(words: &[String]) -> [String; 2] {
    let small =
        |word: &&String| !matches!(word.as_str(), "of" | "the" | "for" | "and" | "on" | "de" | "to" | "in" | "&");
    let letters = |words: Vec<&String>| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    [letters(words.iter().filter(small).collect()), letters(words.iter().collect())]
}

/// The most fuller names that are compared with one short form: keeps a long list of names linear.
const MOST_CANDIDATES: usize = 64;

/// The fuller name that a form is short for, among `candidates` that hold its first word.
fn short_of(index: usize, forms: &[Form], candidates: &[usize], tagger: &Tagger) -> Option<usize> {
    let form = &forms[index];
    let known = tagger.known_name(&form.name);
    let mut best: Option<(bool, bool, usize, usize)> = None;
    for &candidate in candidates.iter().take(MOST_CANDIDATES) {
        let full = &forms[candidate];
        if candidate == index || full.words.len() <= form.words.len() {
            continue;
        }
        let kind = full.kind();
        let ends = full.words.ends_with(&form.words);
        let begins = full.words.starts_with(&form.words);
        let before = full.mentions[0] < form.mentions[0];
        let fits = match kind {
            EntityType::Person => {
                let named_so = (ends || begins) && full.inside.of(EntityType::Place) <= 0;
                let same_sort = match known {
                    None | Some(EntityType::Person) => true,
                    Some(_) => ends && before && form.evidence.of(EntityType::Person) >= 0,
                };
                let titled = form.kind();
                named_so && same_sort && (form.is_weak || known.is_some() || titled != EntityType::Group)
            }
            EntityType::Organisation | EntityType::Work | EntityType::Event if known.is_none() => {
                let head = form.is_weak && before && form.words.len() == 1 && holds_head(full, &form.words[0], tagger);
                let part = begins && before && form.kind() == kind && !form.is_weak;
                let storm = kind == EntityType::Event && !tagger.lexicon.is_common(&form.words[0]);
                head || part || (ends && before && (form.words.len() > 1 || storm))
            }
            _ => false,
        };
        if fits {
            let usual = ends || tagger.lexicon.is_given(&form.name);
            let sure = kind != EntityType::Person || full.inside.of(kind) >= 5;
            let rank = (
                sure && usual,
                before,
                if before { full.mentions[0] } else { usize::MAX - full.mentions[0] },
                candidate,
            );
            best = best.max(Some(rank));
        }
    }
    best.map(|(_, _, _, candidate)| candidate)
}

/// Whether `word` is the noun that a full name is built on.
fn holds_head(full: &Form, word: &str, tagger: &Tagger) -> bool {
    let is_last = full.words.last().is_some_and(|last| last == word);
    let before_of = full.words.iter().zip(full.words.iter().skip(1)).any(|(head, of)| head == word && of == "of");
    (is_last || before_of) && tagger.lexicon.head(word).is_some()
}
