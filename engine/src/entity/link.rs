//! Links into the knowledge base. A wrong link misleads more than a missing one, so doubt means NIL.

use super::cluster::Cluster;
use super::field::{goes_by_place, is_language_entry};
use super::fold::folded;
use super::knowledge::KnownEntity;
use super::lexicon::{self, Use};
use super::tagger::Tagger;
use crate::{Description, DescriptionKind, EntityType};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// All names of a text, which few links ask for.
struct Names<'c, 'm> {
    clusters: &'c [Cluster<'m>],
    all: OnceCell<FxHashSet<&'m str>>,
}

impl<'c, 'm> Names<'c, 'm> {
    fn of(clusters: &'c [Cluster<'m>]) -> Self {
        Self { clusters, all: OnceCell::new() }
    }

    fn hold(&self, name: &str) -> bool {
        let all = || self.clusters.iter().flat_map(|cluster| cluster.forms.iter().copied()).collect();
        self.all.get_or_init(all).contains(name)
    }
}

impl Tagger<'_> {
    /// One cluster for each thing, also where it is named in several ways, *US* and *America*, by the entries of the core.
    #[inline(never)]
    pub(super) fn joined<'m>(&self, clusters: Vec<Cluster<'m>>) -> Vec<Cluster<'m>> {
        let found: Vec<_> = {
            let named = Names::of(&clusters);
            clusters.iter().map(|cluster| self.link(cluster, &named)).collect()
        };
        let mut first_of: FxHashMap<(&str, EntityType), usize> = FxHashMap::default();
        let mut out = Vec::with_capacity(clusters.len());
        for (cluster, link) in clusters.into_iter().zip(found) {
            let first = link.map_or(out.len(), |entry| *first_of.entry((&entry.id, cluster.kind)).or_insert(out.len()));
            if first == out.len() {
                out.push(cluster);
            } else {
                Cluster::absorb(&mut out[first], cluster);
            }
        }
        out
    }

    /// The entry that the fullest form names. A short form proves nothing: *FrontPage* of *FrontPage Chile*.
    fn link(&self, cluster: &Cluster, named: &Names) -> Option<&KnownEntity> {
        let form = cluster.forms.first()?;
        let mut fitting: Vec<_> =
            self.knowledge.named(form).filter(|entry| agrees(entry, cluster.kind, form)).collect();
        if fitting.len() > 1 || !fitting.is_empty() && self.is_ambiguous(form) {
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

/// Whether an entry may be what a text calls `form` and takes for a `kind`.
pub(super) fn agrees(entry: &KnownEntity, kind: EntityType, form: &str) -> bool {
    // *New Zealand* is an adjective too, and *the Vatican* a name
    let is_name = || entry.aliases.iter().chain([&entry.name]).any(|name| folded(name) == form);
    let is_demonym = entry.demonyms.iter().any(|demonym| is_form_of(demonym, form)) && !is_name();
    if kind == EntityType::Group {
        let body = matches!(entry.kind, EntityType::Group | EntityType::Organisation);
        return is_demonym || body || is_language_entry(entry);
    }
    let compatible = match (entry.kind, kind) {
        (a, b) if a == b => true,
        (EntityType::Organisation, EntityType::Other | EntityType::Work) => true,
        (EntityType::Other | EntityType::Work, EntityType::Organisation | EntityType::Other | EntityType::Work) => true,
        (EntityType::Event, EntityType::Other) => true,
        (EntityType::Organisation, EntityType::Place) => goes_by_place(entry),
        (EntityType::Group, EntityType::Organisation | EntityType::Other) => true,
        _ => false,
    };
    // A bare surname says who it is only of those whom the table lists by it: *Shakespeare*.
    let listed = || entry.aliases.iter().any(|alias| folded(alias) == form);
    let full = entry.kind != EntityType::Person || form.contains(' ') || !entry.name.contains(' ') || listed();
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
    let alike = |a: &str, b: &str| alike(a, b) || calling(a).is_some_and(|of_a| calling(b) == Some(of_a));
    entry.kind != EntityType::Person
        || told.is_empty()
        || told.iter().any(|word| known().any(|other| alike(word, other)))
}

/// Whether two words begin alike: *inspector, inspection*.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    same >= STEM.min(a.len().max(b.len()))
}

/// Callings by words that tell them.
static CALLINGS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| lexicon::rows(table!("callings.tsv")).collect());

/// What somebody does whom a word describes, as the table calls it.
fn calling(word: &str) -> Option<&'static str> {
    // an office has a capital in what entries say
    let word = word.to_ascii_lowercase();
    CALLINGS.get(word.as_str()).or_else(|| CALLINGS.get(word.strip_suffix('s')?)).copied()
}

/// Bytes of a word that its forms have in common.
const STEM: usize = 5;

/// The words of a phrase that are long enough to tell anything.
fn telling(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3)
}

/// Whether another name of the text speaks for an entry: its capital, its people, another name of its own.
fn supported(entry: &KnownEntity, form: &str, named: &Names) -> bool {
    let own = entry.aliases.iter().chain(&entry.demonyms).chain(std::iter::once(&entry.name));
    let facts = entry.facts.iter().map(|fact| &fact.value);
    own.chain(facts).any(|name| {
        let name = folded(name);
        name != form && (named.hold(&name) || named.hold(&[&name, "s"].concat()))
    })
}
