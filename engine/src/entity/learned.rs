//! Names by trained weights, with what the rules found among their features; and the same features for training.

use super::KnowledgeBase;
use super::cluster::Cluster;
use super::mention::Mention;
use super::sequence::LABELS;
pub use super::sequence::{COARSE, Run, STEPS, step};
use super::sight::Sight;
use super::tagger::Tagger;
use super::typing::TYPES;
use super::word::Words;
use crate::model::{Feature, Models, Stage, Weights};
use crate::order::sort_by_key;
use crate::text::Document;
use crate::text::tag::Tagged;
use crate::{EntityType, Span};

/// The types in the order of their classes.
pub const KINDS: [EntityType; TYPES] = [
    EntityType::Person,
    EntityType::Organisation,
    EntityType::Place,
    EntityType::Work,
    EntityType::Event,
    EntityType::Group,
    EntityType::Other,
];

/// The classes of the weights: where names begin and end, then their types.
pub const CLASSES: usize = LABELS + TYPES;

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
    let tagger = Tagger::new(Words::new(document), knowledge);
    let mentions = tagger.mentions();
    let clusters = tagger.clusters(&mentions);
    let sight = Sight::new(document, &tagger, tagged, &mentions, &clusters);
    let words: Vec<Span> = tagger.words.list.iter().map(|word| word.span).collect();
    let mut all = mentions.clone();
    for span in asked {
        let first = words.partition_point(|word| word.start < span.start);
        let last = words.partition_point(|word| word.start < span.end).max(1) - 1;
        let same = |mention: &Mention| mention.first == first && mention.last == last;
        let whole = words.get(first).is_some_and(|word| word.start == span.start) && first <= last;
        if whole && !mentions.iter().any(|mention| mention.span == *span || same(mention)) {
            all.push(sight.name_from(first, last, &mentions));
        }
    }
    let mentions = all.iter().map(|mention| (mention.span, sight.type_features(mention))).collect();
    let kind = |mark: &super::sight::Mark| KINDS.get(usize::from(mark.kind).wrapping_sub(1)).copied();
    let kinds = sight.marks.iter().map(kind).collect();
    Study { kinds, runs: sight.runs().into_iter().map(|run| sight.read(run)).collect(), mentions, words }
}

/// The mentions of a document by trained weights, with their votes; `None` without any.
pub(super) fn mentions(
    document: &Document,
    tagger: &Tagger,
    (models, tagged): (&Models, &Tagged),
    found: &[Mention],
    clusters: &[Cluster],
) -> Option<Vec<Mention>> {
    let weights = models.weights(Stage::Names);
    if usize::from(weights.classes) != CLASSES {
        return None;
    }
    let sight = Sight::new(document, tagger, tagged, found, clusters);
    let mut names = Vec::new();
    for run in sight.runs() {
        sight.decode(&sight.read(run), weights, &mut names);
    }
    let mut out: Vec<Mention> = names.iter().map(|(first, last)| sight.name_from(*first, *last, found)).collect();
    out.extend(found.iter().filter(|mention| sight.marks[mention.first].place == 3).cloned());
    sort_by_key(&mut out, |mention| (mention.span.start, 0));
    for mention in &mut out {
        mention.votes = Some(votes(&sight, mention, weights));
    }
    Some(out)
}

fn votes(sight: &Sight, mention: &Mention, weights: &Weights) -> [i32; TYPES] {
    sight.votes(mention, weights)
}

impl Sight<'_, '_> {
    /// The mention from `first` to `last`: as the rules found it, or a new one.
    fn name_from(&self, first: usize, last: usize, found: &[Mention]) -> Mention {
        let start = self.tagger.word(first).span.start;
        let at = found.partition_point(|mention| mention.span.start < start);
        if let Some(mention) = found.get(at)
            && mention.first == first
            && mention.last == last
        {
            return mention.clone();
        }
        let title = (first.saturating_sub(3)..first).find(|&from| self.tagger.title_at(from) == Some(first - 1));
        let title = title.filter(|&from| self.tagger.word(from).sentence == self.tagger.word(first).sentence);
        self.tagger.mention(first, last, title.map(|from| (from, first - 1)))
    }
}

/// The type with the most votes, the first among equals.
pub(super) fn elected(votes: &[i32; TYPES]) -> EntityType {
    KINDS
        .into_iter()
        .fold(EntityType::Person, |best, kind| if votes[kind as usize] > votes[best as usize] { kind } else { best })
}
