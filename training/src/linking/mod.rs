//! Links into the knowledge base, measured on GUM's: of links made, how many are right; of mentions by name whose entity
//! we hold, how many are linked.

mod gold;
mod titles;

use crate::Outcome;
use gold::Linked;
use std::collections::BTreeMap;
use std::path::Path;
use titles::Titles;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::{Analysis, Models, Span, analyze_text};

/// What is counted, of all or of one type.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
    /// Links on what GUM does not link.
    untold: usize,
    /// Mentions by name whose entity we hold.
    held: usize,
    /// Those of them that have the right link.
    linked: usize,
    /// Those of them that are no mention of ours.
    unseen: usize,
    /// Mentions within a longer name that is one of ours, *Boston* in *Boston Red Sox*: held, but not counted as such.
    within: usize,
}

impl Count {
    fn line(&self) -> String {
        let share = |part: usize, whole: usize| if whole == 0 { f64::NAN } else { part as f64 / whole as f64 };
        format!(
            "right {:.3} of {:>4}  linked {:.3} of {:>4} ({} not found as names, {} more within longer names)  on what is not linked there {}",
            share(self.right, self.right + self.wrong),
            self.right + self.wrong,
            share(self.linked, self.held),
            self.held,
            self.unseen,
            self.within,
            self.untold
        )
    }
}

/// The sets of documents: two halves of the genres of news, lives and places, and both together; two halves of other genres.
/// What is chosen is chosen on the first half of either, whose mistakes are read; of the others only figures are looked at.
const SETS: [&str; 5] = ["development", "held-out", "both halves", "development 2", "unread"];
const BOTH: usize = 2;
const SECOND: usize = 3;
const UNREAD: usize = 4;

/// The sets whose mistakes are told.
const TOLD: [usize; 2] = [0, SECOND];

/// Measures on the documents in `shared`, with the core and all of `knowledge`, and prints a table; with `all` every
/// mistake of the two development halves, every link that cannot be judged, and titles that might be ours.
pub fn measure(shared: &Path, knowledge: &Path, models: &Models, all: bool) -> Outcome {
    let mut base = KnowledgeBase::core().clone();
    base.add(&whosays_engine::entity::write_table(&whosays_knowledge::beside_core(knowledge)?))?;
    let titles = Titles::of(&base)?;
    let mut counts: BTreeMap<(usize, &'static str), Count> = BTreeMap::new();
    let mut measure = |document: &Linked, sets: &[usize]| {
        let analysis = analyze_text(&document.gum.text, &base, Some(models));
        let judge = Judge { document, titles: &titles, base: &base, sets, tells: all && TOLD.contains(&sets[0]) };
        judge.count(&analysis, &mut counts);
    };
    let corpora = shared.join("corpora");
    for (n, document) in gold::documents(&corpora, gold::READ)?.iter().enumerate() {
        // by id in turn, so that each half has as much of each genre
        measure(document, &[n % BOTH, BOTH]);
    }
    let mut others = gold::documents(&corpora, gold::OTHERS)?;
    // some were read for other ends
    others.retain(|document| {
        let id = document.gum.id.trim_start_matches("GUM_");
        !shared.join("articles").join(id).with_extension("txt").exists()
    });
    for (n, document) in others.iter().enumerate() {
        measure(document, &[SECOND + n % 2]);
    }
    for ((set, kind), count) in counts.iter().filter(|((set, kind), _)| *set != UNREAD || *kind == ALL) {
        println!("{:<13} {kind:<13} {}", SETS[*set], count.line());
    }
    Ok(())
}

/// Compares the links of one document.
struct Judge<'d> {
    document: &'d Linked,
    titles: &'d Titles<'d>,
    base: &'d KnowledgeBase,
    sets: &'d [usize],
    tells: bool,
}

/// What stands in the table for all types together.
const ALL: &str = "all";

impl Judge<'_> {
    fn count(&self, analysis: &Analysis, counts: &mut BTreeMap<(usize, &'static str), Count>) {
        let mut links: BTreeMap<usize, Option<&str>> = BTreeMap::new();
        let mut add = |kind: &'static str, what: &dyn Fn(&mut Count)| {
            for set in self.sets {
                what(counts.entry((*set, ALL)).or_default());
                what(counts.entry((*set, kind)).or_default());
            }
        };
        for entity in &analysis.entities {
            let link = entity.link.as_deref();
            for span in &entity.mentions {
                let at = self.document.at(*span);
                links.extend(at.map(|at| (at, link)));
                let Some(id) = link else { continue };
                let kind = self.base.get(id).map_or(ALL, |known| known.kind.name());
                let title = at.and_then(|at| self.document.mentions[at].title.as_deref());
                match title {
                    None => {
                        add(kind, &|count| count.untold += 1);
                        self.tell("untold", *span, id, "");
                    }
                    Some(title) if self.titles.entity(title).is_some_and(|known| known.id == id) => {
                        add(kind, &|count| count.right += 1);
                    }
                    Some(title) => {
                        add(kind, &|count| count.wrong += 1);
                        self.tell("wrong", *span, id, title);
                    }
                }
            }
        }
        for (at, mention) in self.document.mentions.iter().enumerate().filter(|(_, mention)| mention.is_named) {
            let Some(title) = &mention.title else { continue };
            let span = self.document.span(mention);
            let Some(known) = self.titles.entity(title) else {
                self.tell("not held", span, "", title);
                continue;
            };
            let link = links.get(&at);
            let around = |other: &Span| other.start <= span.start && span.end <= other.end && other.len() > span.len();
            if link.is_none() && analysis.entities.iter().flat_map(|entity| &entity.mentions).any(around) {
                add(known.kind.name(), &|count| count.within += 1);
                continue;
            }
            add(known.kind.name(), &|count| {
                count.held += 1;
                count.linked += usize::from(link == Some(&Some(&known.id)));
                count.unseen += usize::from(link.is_none());
            });
            match link {
                None => self.tell("unseen", span, &known.id, title),
                Some(None) => {
                    let entity = analysis
                        .entities
                        .iter()
                        .find(|entity| entity.mentions.iter().any(|span| self.document.at(*span) == Some(at)));
                    let ours = entity.map_or(String::new(), |entity| {
                        format!("{} {:?} / {}", entity.kind.name(), entity.name, title)
                    });
                    self.tell("not linked", span, &known.id, &ours);
                }
                Some(Some(_)) => {}
            }
        }
    }

    fn tell(&self, what: &str, span: Span, id: &str, title: &str) {
        if self.tells {
            let text = &self.document.gum.text;
            let near = |at: usize, by: isize| {
                let mut at = at.saturating_add_signed(by).min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (before, after) = (&text[near(span.start, -40)..span.start], &text[span.end..near(span.end, 40)]);
            let shown = format!("{before}[{}]{after}", span.of(text)).replace('\n', " ");
            println!("{what}\t{}\t{shown}\t{id}\t{title}", self.document.gum.id);
        }
    }
}
