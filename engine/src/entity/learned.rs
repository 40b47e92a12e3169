//! Names by trained weights, with what the rules found among their features; and the same features for training.

pub use super::CLASSES;
use super::KnowledgeBase;
use super::cluster::Group;
use super::mention::Mention;
pub use super::sequence::{COARSE, Run, STEPS, step};
use super::sequence::{Scratch, always};
use super::sight::Sight;
use super::spellings::Spellings;
use super::tagger::Tagger;
use super::typing::{TYPES, VOTES, pointed_rows};
use super::word::Words;
use crate::model::{Feature, Names};
use crate::text::Document;
use crate::text::tag::Tagged;
use crate::{EntityType, Span};

/// What training sees of a document.
pub struct Study {
    /// Where each word stands.
    pub words: Vec<Span>,
    /// Words that may belong to names.
    pub runs: Vec<Run>,
    /// The types that the rules give the words of names.
    pub kinds: Vec<Option<EntityType>>,
    /// The names that the rules find, and those asked for, each with the features of its type.
    pub mentions: Vec<(Span, Vec<Feature>)>,
}

/// Reads a document for training: `asked` are the labelled names.
pub fn study(document: &Document, knowledge: &KnowledgeBase, tagged: &Tagged, asked: &[Span]) -> Study {
    let spellings = Spellings::new(document);
    let tagger = Tagger::new(Words::new(document, &spellings), knowledge);
    let mentions = tagger.mentions();
    let groups = tagger.groups(&mentions).1;
    let sight = Sight::new(&tagger, tagged, &mentions, &groups);
    let words: Vec<Span> = tagger.words.list.iter().map(|word| word.span).collect();
    let mut all = mentions.clone();
    for span in asked {
        let first = words.partition_point(|word| word.start < span.start);
        let last = words.partition_point(|word| word.start < span.end).max(1) - 1;
        let same = |mention: &Mention| mention.first == first && mention.last == last;
        let whole = words.get(first).is_some_and(|word| word.start == span.start) && first <= last;
        if whole && !mentions.iter().any(|mention| mention.span == *span || same(mention)) {
            all.push(sight.name_from(first, last));
        }
    }
    let mentions = all.iter().map(|mention| (mention.span, sight.type_features(mention))).collect();
    let kind = |mark: &super::sight::Mark| EntityType::ALL.get(usize::from(mark.kind).wrapping_sub(1)).copied();
    let kinds = sight.marks.iter().map(kind).collect();
    Study { kinds, runs: sight.runs().into_iter().map(|run| sight.read(run)).collect(), mentions, words }
}

/// The mentions of a document by trained weights, with their votes; `found` are those by rule, of which `groups` hold what
/// the rules keep.
#[inline(never)]
pub(super) fn mentions(
    tagger: &Tagger,
    weights: &Names,
    tagged: &Tagged,
    found: Vec<Mention>,
    groups: &[Group],
) -> Vec<Mention> {
    let sight = Sight::new(tagger, tagged, &found, groups);
    let mut names = Vec::new();
    let always = always(weights);
    let mut scratch = Scratch::default();
    for run in sight.runs() {
        sight.decode(run, weights, &always, &mut scratch, &mut names);
    }
    let is_part = |mention: &Mention| sight.marks[mention.first].place == 3;
    let mut out: Vec<Mention> = Vec::with_capacity(names.len() + names.len() / 8);
    let mut found = found.into_iter();
    for (first, last) in names.into_iter().flat_map(|(first, last)| parted(tagger, first, last)).flatten() {
        while found.as_slice().first().is_some_and(|mention| mention.first < first) {
            out.extend(found.next().filter(is_part));
        }
        if found.as_slice().first().is_some_and(|mention| mention.first == first && mention.last == last) {
            out.extend(found.next());
        } else {
            out.push(sight.name_from(first, last));
        }
    }
    out.extend(found.filter(is_part));
    let pointed = pointed_rows(&weights.types);
    for mention in &mut out {
        mention.votes = Some(sight.votes(mention, &weights.types, &pointed));
    }
    out
}

/// A person and what they are of, *Ada Orlo of Ullin*, which are two names, or the one name that it is.
fn parted(tagger: &Tagger, first: usize, last: usize) -> [Option<(usize, usize)>; 2] {
    let of = (first + 2..last).find(|at| tagger.word(*at).text == "of");
    let of = of.filter(|of| tagger.is_personal(first, of - 1) && tagger.known(first, last).is_none());
    let Some(of) = of else { return [Some((first, last)), None] };
    let next = if tagger.word(of + 1).text == "the" { of + 2 } else { of + 1 };
    [Some((first, of - 1)), Some((next, last)).filter(|_| next <= last)]
}

impl Sight<'_, '_> {
    /// A new mention from `first` to `last`.
    #[inline(never)]
    fn name_from(&self, first: usize, last: usize) -> Mention {
        let title = (first.saturating_sub(3)..first).find(|&from| self.tagger.title_at(from) == Some(first - 1));
        let title = title.filter(|&from| self.tagger.word(from).sentence == self.tagger.word(first).sentence);
        self.tagger.mention(first, last, title.map(|from| (from, first - 1)))
    }
}

/// The type with the most votes, the first among equals.
pub(super) fn elected(votes: &[i32; VOTES]) -> EntityType {
    EntityType::ALL
        .into_iter()
        .fold(EntityType::Person, |best, kind| if votes[kind as usize] > votes[best as usize] { kind } else { best })
}

/// Whether the votes say that an entity is none.
pub(super) fn is_rejected(votes: &[i32; VOTES]) -> bool {
    votes[TYPES] > votes[elected(votes) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::entities;
    use crate::entity::sequence::LABELS;
    use crate::model::{Models, Weights};
    use crate::text::tag::{CLASSES as TAGS, tag};

    const TEXT: &str = "Ada Orlo left the Marlow Foundation in Peru. Orlo said so. Then pro-Peruvian crowds cheered.";

    /// The names and types that weights find which say the same of every word.
    fn found(bias: &[i32; CLASSES]) -> Vec<(&'static str, EntityType)> {
        let document = Document::plain(TEXT);
        let mut names = Weights::new(4, CLASSES as u8, 16);
        names.bias = bias.to_vec();
        let tags = Weights::new(4, TAGS as u8, 16);
        let tagged = tag(&document, &tags);
        let models = Models::new([tags, names, Weights::new(4, 1, 16)]);
        let all = entities(&document, KnowledgeBase::core(), Some((&models, &tagged)));
        let mut out: Vec<_> =
            all.iter().flat_map(|entity| entity.mentions.iter().map(|span| (*span, entity.kind))).collect();
        out.sort_by_key(|(span, _)| span.start);
        out.into_iter().map(|(span, kind)| (span.of(TEXT), kind)).collect()
    }

    #[test]
    fn weights_that_say_nothing_leave_the_names_of_the_rules() {
        let all = entities(&Document::plain(TEXT), KnowledgeBase::core(), None);
        let mut rules: Vec<_> = all.iter().flat_map(|entity| entity.mentions.clone()).collect();
        rules.sort_by_key(|span| span.start);
        let rules: Vec<_> = rules.iter().map(|span| span.of(TEXT)).collect();
        let learned: Vec<_> = found(&[0; CLASSES]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(learned, rules);
        assert_eq!(learned, ["Ada Orlo", "Marlow Foundation", "Peru", "Orlo", "Peruvian"]);
    }

    #[test]
    fn weights_decide_where_names_are_and_what_they_name() {
        let mut bias = [0; CLASSES];
        bias[0] = 1000;
        assert_eq!(found(&bias), [("Peruvian", EntityType::Group)], "a part of a word is left to the rules");
        let mut bias = [0; CLASSES];
        bias[LABELS + EntityType::Event as usize] = 1000;
        assert!(found(&bias).iter().all(|(_, kind)| *kind == EntityType::Event), "{:?}", found(&bias));
        let mut bias = [0; CLASSES];
        bias[LABELS + TYPES] = 1000;
        assert!(found(&bias).is_empty(), "what no type is better for than none is dropped");
        let mut bias = [0; CLASSES];
        bias[1] = 1000;
        assert_eq!(found(&bias)[..2].iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Ada", "Orlo"]);
    }

    #[test]
    fn who_is_of_somewhere_is_two_names() {
        let whole = |text: &str| {
            let document = Document::plain(text);
            let spellings = Spellings::new(&document);
            let tagger = Tagger::new(Words::new(&document, &spellings), KnowledgeBase::core());
            let last = tagger.words.list.len() - 1;
            let parts = parted(&tagger, 0, last).into_iter().flatten();
            parts.map(|(first, last)| tagger.words.span(first, last).of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(whole("Ada Orlo of Ullin"), ["Ada Orlo", "Ullin"]);
        assert_eq!(whole("Ada Orlo of the Marlow Foundation"), ["Ada Orlo", "Marlow Foundation"]);
        assert_eq!(whole("Ada of Ullin"), ["Ada of Ullin"]);
        assert_eq!(whole("Orlo Bank of Ullin"), ["Orlo Bank of Ullin"]);
    }

    #[test]
    fn runs_hold_the_labelled_names() {
        let document = Document::plain(TEXT);
        let tagged = tag(&document, &Weights::new(4, TAGS as u8, 16));
        let at = TEXT.find("Marlow").unwrap();
        let asked = Span::new(at, at + "Marlow Foundation".len());
        let study = study(&document, KnowledgeBase::core(), &tagged, &[asked]);
        assert!(study.mentions.iter().any(|(span, _)| *span == asked));
        let inside = |run: &Run| run.words.clone().any(|word| study.words[word].start == asked.start);
        assert!(study.runs.iter().any(inside));
        assert!(study.runs.iter().all(|run| run.words.len() == run.features.len()));
    }
}
