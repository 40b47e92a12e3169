//! Links into the knowledge base. A wrong link misleads more than a missing one, so doubt means NIL.

use super::cluster::Cluster;
use super::fold::folded;
use super::knowledge::KnownEntity;
use super::lexicon::Use;
use super::tagger::Tagger;
use crate::{Description, DescriptionKind, EntityType};
use rustc_hash::{FxHashMap, FxHashSet};

impl Tagger<'_> {
    /// The entry that each cluster names, in the order of `clusters`.
    #[inline(never)]
    pub(super) fn links(&self, clusters: &[Cluster]) -> Vec<Option<&KnownEntity>> {
        let named: FxHashSet<&str> = clusters.iter().flat_map(|cluster| &cluster.forms).map(String::as_str).collect();
        clusters.iter().map(|cluster| self.link(cluster, &named)).collect()
    }

    /// Makes one cluster of those that name the same entry in the same way: *US* and *America*.
    #[inline(never)]
    pub(super) fn merge_linked(&self, clusters: Vec<Cluster>) -> Vec<Cluster> {
        let links: Vec<Option<String>> =
            self.links(&clusters).into_iter().map(|link| link.map(|entry| entry.id.clone())).collect();
        let mut first_of: FxHashMap<(String, EntityType), usize> = FxHashMap::default();
        let mut out: Vec<Cluster> = Vec::with_capacity(clusters.len());
        for (cluster, link) in clusters.into_iter().zip(links) {
            let known = link.map(|id| (id, cluster.kind));
            match known.as_ref().and_then(|key| first_of.get(key)) {
                Some(&index) => out[index].absorb(cluster),
                None => {
                    if let Some(key) = known {
                        first_of.insert(key, out.len());
                    }
                    out.push(cluster);
                }
            }
        }
        out
    }

    /// The entry that the fullest form names. A short form proves nothing: *FrontPage* of *FrontPage Chile*.
    fn link(&self, cluster: &Cluster, named: &FxHashSet<&str>) -> Option<&KnownEntity> {
        let form = cluster.forms.first()?;
        let mut fitting: Vec<_> = self.knowledge.named(form).filter(|entry| agrees(entry, cluster, form)).collect();
        if fitting.len() > 1 || self.is_ambiguous(form) {
            fitting.retain(|entry| supported(entry, form, named));
        }
        match fitting[..] {
            [entry] => Some(entry),
            _ => None,
        }
    }

    /// Whether a name is that of more things than the knowledge base tells apart.
    fn is_ambiguous(&self, form: &str) -> bool {
        self.lexicon.has(Use::SharedName, form)
            || (!form.contains(' ') && self.lexicon.is_given(form) && !self.lexicon.is_demonym(form))
    }
}

/// Whether an entry may be what a cluster calls `form`.
fn agrees(entry: &KnownEntity, cluster: &Cluster, form: &str) -> bool {
    let is_demonym = entry.demonyms.iter().any(|demonym| is_form_of(demonym, form));
    if cluster.kind == EntityType::Group {
        return is_demonym || entry.kind == EntityType::Group;
    }
    let compatible = match (entry.kind, cluster.kind) {
        (a, b) if a == b => true,
        (EntityType::Organisation, EntityType::Other | EntityType::Work) => true,
        (EntityType::Other | EntityType::Work, EntityType::Organisation | EntityType::Other | EntityType::Work) => true,
        (EntityType::Event, EntityType::Other) => true,
        _ => false,
    };
    // A bare surname says too little about who it is, even where the table lists it.
    let full = entry.kind != EntityType::Person || form.contains(' ') || !entry.name.contains(' ');
    compatible && full && !is_demonym
}

/// Whether `form` is a demonym, singular or plural.
fn is_form_of(demonym: &str, form: &str) -> bool {
    let demonym = folded(demonym);
    form == demonym || form.strip_suffix('s') == Some(demonym.as_ref())
}

/// Whether what the text says of a person fits an entry: *David Kay, a plumber from Leeds* is another one than the
/// weapons inspector. A text that says nothing contradicts nothing.
#[inline(never)]
pub(super) fn fits(entry: &KnownEntity, text: &str, described: &[Description]) -> bool {
    let told: Vec<&str> = described
        .iter()
        .filter(|description| description.kind != DescriptionKind::Title)
        .flat_map(|description| telling(description.span.of(text)))
        .collect();
    let known = || {
        let facts = entry.facts.iter().flat_map(|fact| telling(&fact.label).chain(telling(&fact.value)));
        telling(&entry.description).chain(facts)
    };
    let alike = |a: &str, b: &str| {
        let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
        same >= STEM.min(a.len().max(b.len()))
    };
    entry.kind != EntityType::Person
        || told.is_empty()
        || told.iter().any(|word| known().any(|other| alike(word, other)))
}

/// Bytes of a word that its forms have in common: *inspector, inspection*.
const STEM: usize = 5;

/// The words of a phrase that are long enough to tell anything.
fn telling(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3)
}

/// Whether another name of the text speaks for an entry: its capital, its people, another name of its own.
fn supported(entry: &KnownEntity, form: &str, named: &FxHashSet<&str>) -> bool {
    let own = entry.aliases.iter().chain(&entry.demonyms).chain(std::iter::once(&entry.name));
    let facts = entry.facts.iter().map(|fact| &fact.value);
    own.chain(facts).any(|name| {
        let name = folded(name);
        name != form && (named.contains(name.as_ref()) || named.contains([&name, "s"].concat().as_str()))
    })
}
