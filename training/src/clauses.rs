//! Where clauses end, measured on labelled texts: a statement can change only where one clause gives way to the next.

use crate::labels::{Labelled, Statement};
use crate::read::Read;
use crate::status::labelled;
use whosays_engine::model::Weights;
use whosays_engine::statement::instances;
use whosays_engine::text::Document;
use whosays_engine::{Span, Status};

/// Bytes of context on each side of a place.
const CONTEXT: usize = 70;

/// Words between a change of statement and the next clause, up to which the place counts as nearly found.
const NEAR: usize = 2;

/// Words of statements, by the status that the labels give them and the one that is looked at.
#[derive(Default)]
struct Words([[usize; Status::ALL.len()]; Status::ALL.len()]);

impl Words {
    /// Counts the words of `label` with the statuses that `given` has for each place.
    fn count(&mut self, label: &Labelled, given: impl Fn(usize) -> Option<Status>) {
        for statement in &label.statements {
            for at in words(&label.text, statement.span) {
                // what no clause holds is put as so, and nobody's
                let status = given(at).unwrap_or(Status::Unsourced);
                self.0[statement.status as usize][status as usize] += 1;
            }
        }
    }

    /// F1 of those statuses, taken as one.
    fn f1(&self, of: &[Status]) -> f64 {
        let is = |status: usize| of.iter().any(|other| *other as usize == status);
        let (mut both, mut either) = (0, 0);
        for (wanted, row) in self.0.iter().enumerate() {
            for (given, count) in row.iter().enumerate() {
                both += if is(wanted) && is(given) { 2 * count } else { 0 };
                either += (usize::from(is(wanted)) + usize::from(is(given))) * count;
            }
        }
        both as f64 / (either as f64).max(1.0)
    }

    /// The mean F1 of the five statuses, and F1 of speculation and prediction against the rest.
    fn scores(&self) -> (f64, f64) {
        let mean = Status::ALL.iter().map(|status| self.f1(&[*status])).sum::<f64>() / Status::ALL.len() as f64;
        (mean, self.f1(&[Status::Speculation, Status::Prediction]))
    }
}

/// Where the words of a span start.
fn words(text: &str, span: Span) -> impl Iterator<Item = usize> {
    let own = span.of(text);
    let starts = own.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    starts.map(move |word| span.start + (word.as_ptr() as usize - own.as_ptr() as usize))
}

/// Places within a sentence where one statement gives way to another of a different status or source.
fn changes(label: &Labelled, document: &Document) -> Vec<usize> {
    let sentence = |at: usize| document.sentences.partition_point(|sentence| sentence.end <= at);
    let source = |statement: &Statement| statement.source.map(|span| span.of(&label.text));
    let pairs = label.statements.windows(2).filter(|pair| {
        let together = sentence(pair[0].span.end.saturating_sub(1)) == sentence(pair[1].span.start);
        together && (pair[0].status != pair[1].status || source(&pair[0]) != source(&pair[1]))
    });
    pairs.map(|pair| pair[1].span.start).collect()
}

/// Prints how many changes of statement clauses leave room for, what perfect decisions over clauses and over sentences
/// would score, and each change that no clause starts at.
pub fn measure(labels: &[Labelled], tags: &Weights, names: &[Weights]) {
    let folds = crate::cross::folds(labels);
    let (mut all, mut exact, mut near, mut starts) = (0, 0, 0, 0);
    let [mut by_clause, mut by_sentence] = [(); 2].map(|()| Words::default());
    for (label, fold) in labels.iter().zip(folds) {
        let Read { document, tagged, entities } = Read::new(&label.text, tags, &names[fold]);
        let clauses: Vec<Span> = instances(&document, &entities, &tagged).iter().map(|found| found.span).collect();
        starts += clauses.iter().filter(|span| document.sentences.iter().all(|own| own.start != span.start)).count();
        for (spans, words) in [(&clauses, &mut by_clause), (&document.sentences, &mut by_sentence)] {
            let statuses: Vec<_> = spans.iter().map(|span| Some(labelled(label, *span)?.status)).collect();
            words.count(label, |at| spans.iter().position(|span| span.holds(at)).and_then(|n| statuses[n]));
        }
        for at in changes(label, &document) {
            let away = |span: &Span| words(&label.text, Span::new(span.start.min(at), span.start.max(at))).count();
            let nearest = clauses.iter().map(away).min().unwrap_or(usize::MAX);
            all += 1;
            exact += usize::from(nearest == 0);
            near += usize::from(nearest <= NEAR);
            if nearest > NEAR {
                println!("{}: {}", label.id, around(&label.text, at));
            }
        }
    }
    println!(
        "changes of statement within a sentence: {all}; a clause starts there: {exact}, at most {NEAR} words away: {near}"
    );
    println!("clauses that start within a sentence: {starts}");
    for (what, words) in [("clause", by_clause), ("sentence", by_sentence)] {
        let (mean, marked) = words.scores();
        println!("the label of most of each {what}: status macro F1 {mean:.3}, marked F1 {marked:.3}");
    }
}

/// The text around a place, on one line.
fn around(text: &str, at: usize) -> String {
    let (from, to) = (text.floor_char_boundary(at.saturating_sub(CONTEXT)), text.ceil_char_boundary(at + CONTEXT));
    format!("…{}|{}…", &text[from..at], &text[at..to]).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use whosays_engine::SourceKind;

    fn label(text: &str, statements: &[(&str, Status)]) -> Labelled {
        let of = |(words, status): &(&str, Status)| {
            let at = text.find(words).unwrap_or_default();
            Statement { span: Span::new(at, at + words.len()), status: *status, source: None, kind: SourceKind::Author }
        };
        let (id, group) = ("one".to_owned(), "one".to_owned());
        Labelled {
            id,
            group,
            text: text.to_owned(),
            statements: statements.iter().map(of).collect(),
            names: Vec::new(),
        }
    }

    #[test]
    fn a_change_is_one_of_status_within_a_sentence() {
        let text = "It sank, and it may rise. It rains, it pours.";
        let statements = [
            ("It sank,", Status::Unsourced),
            ("and it may rise.", Status::Speculation),
            ("It rains,", Status::Unsourced),
            ("it pours.", Status::Unsourced),
        ];
        let label = label(text, &statements);
        assert_eq!(changes(&label, &Document::plain(text)), [text.find("and").unwrap_or_default()]);
    }

    #[test]
    fn words_are_scored_by_what_their_stretch_is_given() {
        let label = label(
            "It sank, and it may rise.",
            &[("It sank,", Status::Unsourced), ("and it may rise.", Status::Speculation)],
        );
        let mut apart = Words::default();
        apart.count(&label, |at| label.statements.iter().find(|own| own.span.holds(at)).map(|own| own.status));
        assert_eq!(apart.f1(&[Status::Speculation]), 1.0);
        let mut whole = Words::default();
        whole.count(&label, |_| Some(Status::Speculation));
        assert_eq!(whole.f1(&[Status::Speculation]), 0.8, "four words of six are right, two too many");
        assert_eq!(whole.f1(&[Status::Unsourced]), 0.0);
    }
}
