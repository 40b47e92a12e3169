//! Families of models for names, compared by cross-validation.

use crate::Outcome;
use crate::chain::{self, Chain};
use crate::corpora::{crossner, uner, wikigold};
use crate::cross::{FOLDS, folds};
use crate::labels::Labelled;
use crate::maxent::Maxent;
use crate::mistakes::mistakes;
use crate::names::{Lesson, PERCEPTRON, SPANS, TYPES, joined, of, of_piece, train};
use crate::read::{Read, none};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use whosays_engine::entity::{KnowledgeBase, entities};
use whosays_engine::model::Weights;
use whosays_engine::text::Document;
use whosays_engine::{EntityType, Span};

/// Names right, found and wanted; with and without their types.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    typed: usize,
    spans: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    /// Compares names with those that are wanted.
    pub fn add(&mut self, found: &[(Span, EntityType)], wanted: &[(Span, EntityType)]) {
        let of = |names: &[(Span, EntityType)]| -> BTreeSet<(usize, usize, &str)> {
            names.iter().map(|(span, kind)| (span.start, span.end, kind.name())).collect()
        };
        let spans = |names: &[(Span, EntityType)]| -> BTreeSet<(usize, usize)> {
            names.iter().map(|(span, _)| (span.start, span.end)).collect()
        };
        self.typed += of(found).intersection(&of(wanted)).count();
        self.spans += spans(found).intersection(&spans(wanted)).count();
        self.found += spans(found).len();
        self.wanted += spans(wanted).len();
    }

    /// F1 with types, F1 of spans, precision and recall with types.
    pub fn figures(&self) -> [f64; 4] {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        [
            share(2 * self.typed, self.found + self.wanted),
            share(2 * self.spans, self.found + self.wanted),
            share(self.typed, self.found),
            share(self.typed, self.wanted),
        ]
    }
}

fn print(what: &str, count: Count) {
    let [typed, spans, precision, recall] = count.figures();
    println!(
        "{what:44} typed F1 {typed:.4}  span F1 {spans:.4}  (precision {precision:.3}, recall {recall:.3}, {} names)",
        count.wanted
    );
}

/// The names that the engine finds.
pub fn found(text: &str, tags: &Weights, names: Option<&Weights>) -> Vec<(Span, EntityType)> {
    let Read { entities, .. } = Read::new(text, tags, names.unwrap_or(&none()));
    entities.iter().flat_map(|entity| entity.mentions.iter().map(|span| (*span, entity.kind))).collect()
}

/// What is trained on besides the texts that are measured.
pub fn others(corpora: &Path, tags: &Weights) -> Outcome<Vec<Lesson>> {
    Ok(crossner(corpora)?.iter().map(|piece| of_piece(piece, tags)).collect())
}

/// A way of finding names in a text that it was not trained on.
type Family<'a> = Box<dyn Fn(&Lesson, &str) -> Vec<(Span, EntityType)> + 'a>;

/// The ways compared, trained on `lessons`.
fn families<'a>(lessons: &[&Lesson], tags: &'a Weights, all: bool) -> Vec<(&'static str, Family<'a>)> {
    let engine = |names: Option<Weights>| -> Family { Box::new(move |_, text| found(text, tags, names.as_ref())) };
    let shipped = train(lessons);
    let mut out = vec![("rules alone", engine(None)), ("field of spans, types over entities", engine(Some(shipped)))];
    if all {
        let spans: Vec<_> = lessons.iter().flat_map(|lesson| &lesson.spans).collect();
        let types: Vec<_> = lessons.iter().flat_map(|lesson| &lesson.types).collect();
        let typed: Vec<_> = lessons.iter().flat_map(|lesson| &lesson.typed).collect();
        let ruled: Vec<_> =
            lessons.iter().flat_map(|lesson| lesson.ruled.iter().map(|(_, instance)| instance)).collect();
        let types = Maxent::train(&types, TYPES).weights();
        let perceptron = Chain::perceptron(&spans, PERCEPTRON).weights();
        out.push(("perceptron of spans, types over entities", engine(Some(joined(&perceptron, &types)))));
        let judge = Maxent::train(&ruled, TYPES).weights();
        out.push((
            "rules' spans, types or none over entities",
            Box::new(move |lesson, text| judged(lesson, text, &judge)),
        ));
        let chain = Chain::field(&typed, chain::Settings { labels: 15, ..SPANS });
        out.push(("field of typed spans", Box::new(move |lesson, _| lesson.chained(&chain))));
    }
    out
}

/// The names of rules, each entity with the class that its mentions have together; without those that are none.
fn judged(lesson: &Lesson, text: &str, judge: &Weights) -> Vec<(Span, EntityType)> {
    let mut out = Vec::new();
    for entity in entities(&Document::plain(text), KnowledgeBase::core(), None) {
        let mut sums = [0; 8];
        for (_, instance) in lesson.ruled.iter().filter(|(span, _)| entity.mentions.contains(span)) {
            sums.iter_mut().zip(judge.scores(&instance.features)).for_each(|(sum, score)| *sum += score);
        }
        let best = (0..8).fold(0, |best, class| if sums[class] > sums[best] { class } else { best });
        if let Some(kind) = EntityType::ALL.get(best) {
            out.extend(entity.mentions.iter().map(|span| (*span, *kind)));
        }
    }
    out
}

/// What is measured apart.
const MEASURED: [&str; 4] = ["labels", "labels that no rule was fitted to", "wikigold", "UNER English-EWT dev"];

/// A text with its lesson, and where it is measured.
struct Held {
    text: String,
    lesson: Lesson,
    fold: usize,
    measured: Vec<usize>,
}

/// Texts that are measured by cross-validation, those of one document in one fold.
fn held(labels: &[Labelled], tags: &Weights, shared: &Path) -> Outcome<Vec<Held>> {
    let mut out = Vec::new();
    for (label, fold) in labels.iter().zip(folds(labels)) {
        let fitted = shared.join(format!("labels/{}.json", label.id)).exists();
        let measured = if fitted { vec![0] } else { vec![0, 1] };
        out.push(Held { text: label.text.clone(), lesson: of(label, tags), fold, measured });
    }
    let own = out.len();
    for (n, piece) in uner(&shared.join("corpora"))?.into_iter().enumerate() {
        let twin =
            out[..own].iter().find(|held| piece.text.lines().any(|line| line.len() > 40 && held.text.contains(line)));
        let fold = twin.map_or(n % FOLDS, |twin| twin.fold);
        let lesson = of_piece(&piece, tags);
        out.push(Held { text: piece.text, lesson, fold, measured: vec![3] });
    }
    for (n, piece) in wikigold(&shared.join("corpora"))?.into_iter().enumerate() {
        let lesson = of_piece(&piece, tags);
        out.push(Held { text: piece.text, lesson, fold: n % FOLDS, measured: vec![2] });
    }
    Ok(out)
}

/// What is printed.
#[derive(Clone, Copy, PartialEq)]
pub enum What {
    /// The figures of rules and of what ships.
    Names,
    /// Those of every family.
    Families,
    /// Those of [`What::Names`], and each mistake in the labels of our own.
    Mistakes,
}

/// Cross-validation by document; prints a table.
pub fn compare(labels: &[Labelled], tags: &Weights, shared: &Path, what: What) -> Outcome {
    let held = held(labels, tags, shared)?;
    let others = others(&shared.join("corpora"), tags)?;
    let mut counts: BTreeMap<(usize, usize, &str), Count> = BTreeMap::new();
    for fold in 0..FOLDS {
        let seen = held.iter().filter(|held| held.fold != fold && !held.lesson.kept_back).map(|held| &held.lesson);
        let families = families(&seen.chain(&others).collect::<Vec<_>>(), tags, what == What::Families);
        for held in held.iter().filter(|held| held.fold == fold) {
            for (at, (name, family)) in families.iter().enumerate() {
                let mut names = family(&held.lesson, &held.text);
                if held.measured[0] > 1 {
                    names.retain(|(_, kind)| told_by_all(*kind));
                }
                if what == What::Mistakes && at == 1 && held.measured[0] == 0 {
                    mistakes(&held.text, &names, &held.lesson.names).iter().for_each(|line| println!("{line}"));
                }
                for place in &held.measured {
                    let wanted: Vec<_> = held
                        .lesson
                        .names
                        .iter()
                        .filter(|(_, kind)| *place < 2 || told_by_all(*kind))
                        .copied()
                        .collect();
                    counts.entry((*place, at, name)).or_default().add(&names, &wanted);
                }
            }
        }
    }
    for ((place, _, name), count) in counts {
        print(&format!("{}: {name}", MEASURED[place]), count);
    }
    Ok(())
}

/// Weights of names.
pub struct Names {
    /// Those that ship: learned from all texts.
    pub shipped: Weights,
    /// For each fold, learned without its texts.
    pub without: Vec<Weights>,
}

/// Learns the weights that ship, and those that later stages are trained and measured with.
pub fn names(labels: &[Labelled], tags: &Weights, shared: &Path) -> Outcome<Names> {
    let held = held(labels, tags, shared)?;
    let others = others(&shared.join("corpora"), tags)?;
    let learned = |without: Option<usize>| {
        let seen = held.iter().filter(|held| Some(held.fold) != without && !held.lesson.kept_back);
        train(&seen.map(|held| &held.lesson).chain(&others).collect::<Vec<_>>())
    };
    Ok(Names { shipped: learned(None), without: (0..FOLDS).map(|fold| learned(Some(fold))).collect() })
}

/// Whether all corpora tell this type.
fn told_by_all(kind: EntityType) -> bool {
    matches!(kind, EntityType::Person | EntityType::Organisation | EntityType::Place)
}
