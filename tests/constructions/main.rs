//! Constructions and whole passages: invented, labelled, written without sight of the engine; what share it gets right.
//! `cargo test -p whosays-tests --test constructions -- --nocapture` prints the figures.

use std::fs;
use std::path::Path;
use whosays_engine::entity::KnowledgeBase;
use whosays_engine::{Analysis, Source, SourceKind, Span};

/// A labelled statement of a passage.
struct Wanted {
    span: Span,
    status: String,
    kind: String,
    source: String,
}

/// A passage without its labels, and these.
fn parse(passage: &str) -> (String, Vec<Wanted>) {
    let passage = passage.replace("\\n", "\n");
    let (mut text, mut wanted) = (String::new(), Vec::new());
    for part in passage.split('}') {
        let (outside, inside) = part.split_once('{').unwrap_or((part, ""));
        text.push_str(outside);
        let Some((label, words)) = inside.split_once(": ") else { continue };
        let mut label = label.splitn(3, ' ').map(str::to_owned);
        let mut next = || label.next().unwrap_or_default();
        let (status, kind, source) = (next(), next(), next());
        let start = text.len();
        text.push_str(words);
        wanted.push(Wanted { span: Span { start, end: text.len() }, status, kind, source });
    }
    (text, wanted)
}

fn kind(source: Option<Source>) -> &'static str {
    match source.map(|source| source.kind) {
        Some(SourceKind::Named) => "named",
        Some(SourceKind::Vague) => "vague",
        Some(SourceKind::Author) | None => "author",
    }
}

/// How many statements have the status, kind of source and source that are wanted, of how many.
#[derive(Default)]
struct Right([usize; 3], usize);

impl Right {
    fn count(&mut self, text: &str, analysis: &Analysis, wanted: &Wanted) {
        let shared = |span: Span| span.end.min(wanted.span.end).saturating_sub(span.start.max(wanted.span.start));
        let found = analysis.statements.iter().max_by_key(|found| shared(found.span)).filter(|at| shared(at.span) > 0);
        let words = found.and_then(|found| found.source).map_or("", |source| source.span.of(text));
        let named = words.contains(&wanted.source) || !words.is_empty() && wanted.source.contains(words);
        self.0[0] += usize::from(found.is_some_and(|found| found.status.name() == wanted.status));
        self.0[1] += usize::from(found.is_some_and(|found| kind(found.source) == wanted.kind));
        self.0[2] += usize::from(if wanted.source.is_empty() { words.is_empty() } else { named });
        self.1 += 1;
    }

    fn shares(&self) -> [f64; 3] {
        self.0.map(|right| right as f64 / self.1 as f64)
    }
}

/// Fails where a share is below its floor: what was reached when the file was last looked at, less a hundredth.
#[track_caller]
fn check(file: &str, floors: [f64; 3]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("constructions").join(file);
    let table = fs::read_to_string(path).unwrap();
    let mut right = Right::default();
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let (_, passage) = line.split_once('\t').unwrap_or_else(|| panic!("{line:?}"));
        let (text, wanted) = parse(passage);
        let analysis = whosays_engine::analyze_text(&text, KnowledgeBase::core(), Some(whosays_models::models()));
        wanted.iter().for_each(|wanted| right.count(&text, &analysis, wanted));
    }
    let shares = right.shares();
    let told = |name: &str, at: usize| println!("{file} {name}: {:.3} of {}", shares[at], right.1);
    ["status", "kind", "source"].into_iter().enumerate().for_each(|(at, name)| told(name, at));
    assert!(shares.iter().zip(floors).all(|(share, floor)| *share >= floor), "{file}: {shares:.3?}, wanted {floors:?}");
}

#[test]
fn who_says_so() {
    check("sources.tsv", [0.89, 0.90, 0.87]);
}

#[test]
fn judgements_and_reports() {
    check("opinion.tsv", [0.89, 0.96, 0.96]);
}

#[test]
fn futures_and_guesses() {
    check("future.tsv", [0.93, 0.95, 0.95]);
}

#[test]
fn what_news_says_in_passing() {
    check("news.tsv", [0.93, 0.95, 0.96]);
    check("news_again.tsv", [0.90, 0.97, 0.97]);
}

#[test]
fn whole_passages() {
    check("passages.tsv", [0.71, 0.86, 0.86]);
}
