//! Entities from mentions: equal names, short forms of a fuller name, acronyms.

use super::kind::Evidence;
use super::learned::{elected, is_rejected};
use super::mention::Mention;
use super::shape::title_case;
use super::tagger::Tagger;
use super::typing::VOTES;
use crate::EntityType;
use crate::order::sort_by_key;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// All mentions of one thing.
pub(super) struct Cluster<'m> {
    /// What sort of thing it is.
    pub kind: EntityType,
    /// The fullest form of its name, as its first mention in that form stands.
    pub name: String,
    /// Its names in the text, [folded](super::fold::folded), the fullest first.
    pub forms: SmallVec<[&'m str; 2]>,
    /// The indices of its mentions, in text order.
    pub mentions: Indices,
}

impl Cluster<'_> {
    /// Takes over the mentions of another cluster that names the same thing, and its name where that is fuller.
    pub(super) fn absorb(&mut self, other: Self) {
        if self.name.chars().count() < other.name.chars().count() {
            self.name = other.name;
            self.forms.insert_many(0, other.forms);
        } else {
            self.forms.extend(other.forms);
        }
        let mut mentions = std::mem::take(&mut self.mentions).into_vec();
        mentions.extend(other.mentions);
        sort_by_key(&mut mentions, |mention| (*mention, 0));
        self.mentions = mentions.into();
    }
}

/// Mentions of one thing, as indices.
pub(super) struct Group {
    /// What sort of thing it is.
    pub kind: EntityType,
    /// The indices of its mentions, in text order.
    pub mentions: Indices,
    /// The indices of its forms, the fullest first.
    forms: Indices,
}

/// A group before all is known of it.
struct Draft {
    group: Group,
    evidence: Evidence,
    is_weak: bool,
    votes: Option<[i32; VOTES]>,
}

/// Indices of mentions or forms, of which most lists have few.
pub(super) type Indices = SmallVec<[usize; 4]>;

/// One way of writing a name, with all its mentions.
pub(super) struct Form<'m> {
    name: &'m str,
    words: SmallVec<[&'m str; 4]>,
    mentions: Indices,
    inside: Evidence,
    evidence: Evidence,
    is_weak: bool,
    votes: Option<[i32; VOTES]>,
    fuller: Option<usize>,
}

impl Form<'_> {
    /// What it names, as far as its own mentions tell.
    fn kind(&self) -> EntityType {
        self.votes.as_ref().map_or_else(|| self.evidence.best(), elected)
    }
}

/// The words of a name between single spaces.
fn words_of(name: &str) -> SmallVec<[&str; 4]> {
    let mut words = SmallVec::new();
    let mut rest = name;
    // names are short: looking at one byte after another is quicker than to prepare a search
    while let Some(space) = rest.bytes().position(|byte| byte == b' ') {
        words.push(&rest[..space]);
        rest = &rest[space + 1..];
    }
    words.push(rest);
    words
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
    #[inline(never)]
    pub(super) fn clusters<'m>(&'m self, mentions: &'m [Mention]) -> Vec<Cluster<'m>> {
        let (forms, groups) = self.groups(mentions);
        let named = |group: Group| {
            let first = &mentions[forms[group.forms[0]].mentions[0]];
            let names = group.forms.iter().map(|form| forms[*form].name).collect();
            Cluster { kind: group.kind, name: self.display(first), forms: names, mentions: group.mentions }
        };
        groups.into_iter().map(named).collect()
    }

    /// Which mentions name one thing, in the order of their first, and the ways of writing all names.
    #[inline(never)]
    pub(super) fn groups<'m>(&'m self, mentions: &'m [Mention]) -> (Vec<Form<'m>>, Vec<Group>) {
        let (mut forms, form_of) = self.forms(mentions);
        self.find_fuller(mentions, &mut forms);
        // A chain is as short as the names are long; the bound only guards against a circle.
        let step = |form: usize| forms[form].fuller.unwrap_or(form);
        let roots: Vec<usize> = (0..forms.len()).map(|form| step(step(step(step(form))))).collect();
        let bears = |form: usize| {
            let root = roots[form];
            root != form
                && forms[root].kind() == EntityType::Person
                && self.is_place_too(&mentions[forms[form].mentions[0]])
        };
        // persons who are called by a name that is a place's too
        let bearers: SmallVec<[usize; 4]> = (0..forms.len()).filter(|form| bears(*form)).collect();
        let mut drafts: Vec<Draft> = Vec::with_capacity(forms.len());
        let mut draft_of: Vec<Option<usize>> = vec![None; forms.len()];
        for (mention, form) in form_of.into_iter().enumerate() {
            let borne = bearers.contains(&form);
            let root = match roots[form] {
                full if borne && !self.is_bearer(mention, &forms[full], mentions) => form,
                full => full,
            };
            let at = *draft_of[root].get_or_insert_with(|| {
                let group =
                    Group { kind: EntityType::Other, mentions: Indices::new(), forms: SmallVec::from_elem(root, 1) };
                drafts.push(Draft { group, evidence: Evidence::default(), is_weak: true, votes: None });
                drafts.len() - 1
            });
            let draft = &mut drafts[at];
            draft.group.mentions.push(mention);
            if borne {
                // as a place's name it says nothing of the person
                let told = &mentions[mention];
                draft.evidence.merge(&self.evidence_around(told));
                if root == form {
                    draft.evidence.merge(&forms[form].inside);
                    draft.is_weak &= told.is_weak && told.votes.is_none();
                    add(&mut draft.votes, told.votes);
                }
            }
        }
        for (index, (form, root)) in forms.iter().zip(roots).enumerate() {
            let Some(draft) = draft_of[root].map(|at| &mut drafts[at]) else { continue };
            if bearers.contains(&index) {
                draft.group.forms.push(index);
                continue;
            }
            draft.evidence.merge(&form.evidence);
            draft.is_weak &= form.is_weak && form.votes.is_none();
            add(&mut draft.votes, form.votes);
            // the fullest stands first already; in a circle of names it is none of them
            if index != root {
                draft.group.forms.push(index);
            }
        }
        let kept = |draft: Draft| {
            let Draft { group, evidence, is_weak, votes } = draft;
            let dropped = is_weak || votes.as_ref().is_some_and(is_rejected);
            let kind = votes.as_ref().map_or_else(|| evidence.best(), elected);
            (!dropped).then_some(Group { kind, ..group })
        };
        let groups = drafts.into_iter().filter_map(kept).collect();
        (forms, groups)
    }

    /// A name as it stands, with single spaces.
    #[inline(never)]
    fn display(&self, mention: &Mention) -> String {
        if self.words.span(mention.first, mention.last) != mention.span {
            return self.name_of(mention).to_owned();
        }
        self.words.written(mention.first, mention.last)
    }

    /// The ways of writing names, and which one each mention has.
    #[inline(never)]
    fn forms<'m>(&'m self, mentions: &'m [Mention]) -> (Vec<Form<'m>>, Vec<usize>) {
        let mut forms: Vec<Form> = Vec::with_capacity(mentions.len());
        let mut form_of = Vec::with_capacity(mentions.len());
        let mut by_key: FxHashMap<&str, usize> = FxHashMap::default();
        by_key.reserve(mentions.len() / 2);
        for (index, mention) in mentions.iter().enumerate() {
            let key = self.key_of(mention);
            let at = *by_key.entry(key).or_insert_with(|| {
                forms.push(Form {
                    words: words_of(key),
                    name: self.name_of(mention),
                    mentions: Indices::new(),
                    inside: self.evidence_inside(mention),
                    evidence: Evidence::default(),
                    is_weak: true,
                    votes: None,
                    fuller: None,
                });
                forms.len() - 1
            });
            form_of.push(at);
            let form = &mut forms[at];
            form.mentions.push(index);
            form.is_weak &= mention.is_weak;
            add(&mut form.votes, mention.votes);
            form.evidence.merge(&form.inside);
            form.evidence.merge(&self.evidence_around(mention));
        }
        (forms, form_of)
    }

    #[inline(never)]
    fn find_fuller(&self, mentions: &[Mention], forms: &mut [Form]) {
        let mut by_word: FxHashMap<&str, Indices> = FxHashMap::default();
        let mut by_initials: FxHashMap<String, usize> = FxHashMap::default();
        let mut by_end: FxHashMap<usize, usize> = FxHashMap::default();
        by_word.reserve(forms.len());
        let acronyms = forms.iter().filter(|form| self.is_acronym(&mentions[form.mentions[0]], form));
        let letters = acronyms.flat_map(|form| [Some(form.words[0]), form.words[0].strip_suffix('s')]);
        let letters: FxHashSet<&str> = letters.flatten().collect();
        let head = |first: char| 1u64 << (u32::from(first) % 64);
        let heads = letters.iter().filter_map(|word| word.chars().next()).fold(0, |all, first| all | head(first));
        let mut buffer = String::new();
        for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.words.len() > 1) {
            for word in &form.words {
                by_word.entry(word).or_default().push(index);
            }
            if letters.is_empty() {
                continue;
            }
            for small in [false, true] {
                if initials(&form.words, small).next().is_some_and(|first| heads & head(first) == 0) {
                    continue;
                }
                buffer.clear();
                buffer.extend(initials(&form.words, small));
                if letters.contains(&*buffer) && !by_initials.contains_key(&buffer) {
                    by_initials.insert(buffer.clone(), index);
                }
            }
            by_end.extend(form.mentions.iter().map(|mention| (mentions[*mention].last, index)));
        }
        for index in 0..forms.len() {
            let first = &mentions[forms[index].mentions[0]];
            let fuller = self
                .acronym_of(first, &forms[index], &by_initials)
                .or_else(|| self.bracketed(first, forms, index, &by_end))
                .or_else(|| short_of(index, mentions, forms, by_word.get(forms[index].words[0])?, self));
            forms[index].fuller = fuller.filter(|fuller| *fuller != index);
        }
    }

    /// Whether a name is a place's, also where it is shouted: *UTOPIA (AP) –*.
    fn is_place_too(&self, mention: &Mention) -> bool {
        let shouted = || self.word(mention.first).all_caps.then(|| self.known_name(&title_case(self.name_of(mention))));
        let known = self.known_as(mention).or_else(|| shouted().flatten());
        mention.first == mention.last && known == Some(EntityType::Place)
    }

    /// Whether a mention by a name that is a place's too may be of a person of that last name: it comes after the full name,
    /// is not shouted, and nothing at it speaks of a place.
    fn is_bearer(&self, mention: usize, full: &Form, mentions: &[Mention]) -> bool {
        let told = &mentions[mention];
        let around = self.evidence_around(told);
        let placed = around.of(EntityType::Place) >= PLACED && around.of(EntityType::Person) <= 0;
        full.mentions[0] < mention && !self.word(told.first).all_caps && !placed
    }

    fn is_acronym(&self, first: &Mention, form: &Form) -> bool {
        let word = self.word(first.first);
        form.words.len() == 1 && word.all_caps && word.letters >= 2
    }

    /// The full name that an acronym stands for, by its letters.
    #[inline(never)]
    fn acronym_of(&self, first: &Mention, form: &Form, by_initials: &FxHashMap<String, usize>) -> Option<usize> {
        if by_initials.is_empty() || !self.is_acronym(first, form) {
            return None;
        }
        let letters = form.words[0];
        by_initials.get(letters).or_else(|| by_initials.get(letters.strip_suffix('s')?)).copied()
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

/// Points for a place around a mention that make it one: *in Utopia*.
const PLACED: i32 = 3;

/// The initials of a name, with or without those of its small words.
fn initials<'a>(words: &'a [&str], small: bool) -> impl Iterator<Item = char> + 'a {
    let is_small = |word: &str| matches!(word, "of" | "the" | "for" | "and" | "on" | "de" | "to" | "in" | "&");
    words.iter().filter(move |word| small || !is_small(word)).filter_map(|word| word.chars().next())
}

/// The most fuller names that are compared with one short form: keeps a long list of names linear.
const MOST_CANDIDATES: usize = 64;

/// The fuller name that a form is short for, among `candidates` that hold its first word.
#[inline(never)]
fn short_of(
    index: usize,
    mentions: &[Mention],
    forms: &[Form],
    candidates: &[usize],
    tagger: &Tagger,
) -> Option<usize> {
    let form = &forms[index];
    let first = &mentions[form.mentions[0]];
    let known = tagger.known_as(first);
    let is_place_too = tagger.is_place_too(first);
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
                    _ if is_place_too => {
                        ends && form.mentions.iter().any(|mention| tagger.is_bearer(*mention, full, mentions))
                    }
                    None | Some(EntityType::Person) => true,
                    Some(_) => ends && before && form.evidence.of(EntityType::Person) >= 0,
                };
                let titled = form.kind();
                named_so && same_sort && (form.is_weak || known.is_some() || titled != EntityType::Group)
            }
            EntityType::Organisation | EntityType::Work | EntityType::Event if known.is_none() => {
                let head = form.is_weak && before && form.words.len() == 1 && holds_head(full, form.words[0], tagger);
                let part = begins && before && form.kind() == kind && !form.is_weak;
                let storm = kind == EntityType::Event && !tagger.lexicon.is_common(form.words[0]);
                head || part || (ends && before && (form.words.len() > 1 || storm))
            }
            _ => false,
        };
        if fits {
            let usual = ends || tagger.lexicon.is_given(form.name);
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
    let is_last = full.words.last() == Some(&word);
    let before_of = full.words.iter().zip(full.words.iter().skip(1)).any(|(head, of)| *head == word && *of == "of");
    (is_last || before_of) && tagger.lexicon.parts(word).head.is_some()
}
