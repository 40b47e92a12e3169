//! What both articles claim: cosine of tf-idf vectors (Salton and Buckley 1988, *Term-weighting approaches in automatic text
//! retrieval*), where a name that both speak of is a term like a word.

use super::{Claim, Side};
use crate::{EntityId, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// From this cosine on two statements are taken to make the same claim. Read off one pair of articles, our own on North Korea
/// and the one that it follows, where 27 of the 28 pairs above it are the same claim; in nine pairs of articles on different
/// events it finds none but lines of licence.
pub(super) const ALIKE: f32 = 0.3;

/// Rare words or names that two statements must share besides: one alone is a common topic.
const SHARED: usize = 3;

/// A word or name that stands in more statements than these says what the articles are about, and not what one statement is.
const COMMON: f32 = 60.0;

/// How much more a name tells than another word.
const NAME: f32 = 1.3;

/// What a statement is about: its words and names by number, in that order, and how often each stands there.
type Terms = Vec<(u32, f32)>;

/// Claims that both make: the most alike first taken, each statement once.
pub(super) fn claims(sides: [Side; 2], shared: &[[EntityId; 2]]) -> Vec<Claim> {
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let terms: [Vec<Terms>; 2] = [0, 1].map(|which| {
        let name = |id: EntityId| shared.iter().position(|pair| pair[which] == id);
        terms(sides[which], &name, &mut numbers)
    });
    let all = terms.iter().flatten().count() as f32;
    let mut frequency = vec![0.0_f32; numbers.len()];
    for (term, _) in terms.iter().flatten().flatten() {
        frequency[*term as usize] += 1.0;
    }
    let names: FxHashSet<u32> = numbers.iter().filter(|(word, _)| word.starts_with('\0')).map(|(_, n)| *n).collect();
    let weight = |term: u32| {
        let frequency = frequency[term as usize];
        let rarity = if frequency > COMMON { 0.0 } else { (1.0 + all / frequency).ln() };
        if names.contains(&term) { rarity * NAME } else { rarity }
    };
    let norm = |terms: &Terms| terms.iter().map(|(term, times)| (times * weight(*term)).powi(2)).sum::<f32>().sqrt();
    // The statements of the second article by term, so that only those are looked at which share one.
    let mut holders: Vec<Vec<(usize, f32)>> = vec![Vec::new(); numbers.len()];
    for (at, terms) in terms[1].iter().enumerate() {
        for (term, times) in terms.iter().filter(|(term, _)| frequency[*term as usize] <= COMMON) {
            holders[*term as usize].push((at, *times));
        }
    }
    let norms: Vec<f32> = terms[1].iter().map(norm).collect();
    let mut pairs: Vec<Claim> = Vec::new();
    for (at, own) in terms[0].iter().enumerate() {
        let mut products: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for (term, times) in own {
            for (other, theirs) in &holders[*term as usize] {
                let product = products.entry(*other).or_default();
                product.0 += times * theirs * weight(*term).powi(2);
                product.1 += 1;
            }
        }
        let own = norm(own);
        let alike = products.into_iter().filter(|(_, (_, count))| *count >= SHARED);
        let alike = alike
            .map(|(other, (product, _))| Claim { statements: [at, other], likeness: product / (own * norms[other]) });
        pairs.extend(alike.filter(|claim| claim.likeness >= ALIKE));
    }
    pairs.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.statements.cmp(&b.statements)));
    let mut taken = [FxHashSet::default(), FxHashSet::default()];
    pairs.retain(|claim| {
        let free = (0..2).all(|which| !taken[which].contains(&claim.statements[which]));
        free && (0..2).all(|which| taken[which].insert(claim.statements[which]))
    });
    pairs.sort_by_key(|claim| claim.statements);
    pairs
}

/// The terms of each statement. A name that both articles speak of is one, whatever it is called.
fn terms(side: Side, name: &dyn Fn(EntityId) -> Option<usize>, numbers: &mut FxHashMap<String, u32>) -> Vec<Terms> {
    let mut mentions: Vec<(Span, usize)> = Vec::new();
    for (at, entity) in side.analysis.entities.iter().enumerate() {
        let pair = name(EntityId(at));
        mentions.extend(pair.into_iter().flat_map(|pair| entity.mentions.iter().map(move |mention| (*mention, pair))));
    }
    mentions.sort_unstable();
    let mut number = |word: String| {
        let next = numbers.len() as u32;
        *numbers.entry(word).or_insert(next)
    };
    let statements = side.analysis.statements.iter().map(|statement| {
        let mut terms: BTreeMap<u32, f32> = BTreeMap::new();
        let from = mentions.partition_point(|(mention, _)| mention.end <= statement.span.start);
        let here = mentions[from..].iter().take_while(|(mention, _)| mention.start < statement.span.end);
        let mut at = statement.span.start;
        let mut add = |words: &str| {
            for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| tells(word)) {
                *terms.entry(number(stem(word))).or_default() += 1.0;
            }
        };
        let here: Vec<_> = here.collect();
        for (mention, _) in &here {
            add(side.text.get(at..mention.start).unwrap_or_default());
            at = at.max(mention.end);
        }
        add(side.text.get(at..statement.span.end).unwrap_or_default());
        for (_, pair) in here {
            terms.insert(number(format!("\0{pair}")), 1.0);
        }
        terms.into_iter().collect()
    });
    statements.collect()
}

/// Whether a word may tell what a statement is about: short ones hold sentences together.
fn tells(word: &str) -> bool {
    word.chars().count() > 3 || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// A word without its endings, as far as telling words apart wants it: *sold* stays, *networks* and *network* are one.
fn stem(word: &str) -> String {
    let mut word = word.to_lowercase();
    for (ending, by) in [("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")] {
        if word.len() > ending.len() + 3 && word.ends_with(ending) && !word.ends_with("ss") {
            word.truncate(word.len() - ending.len());
            word.push_str(by);
            break;
        }
    }
    if word.len() > 4 && word.ends_with('e') {
        word.pop();
    }
    word
}
