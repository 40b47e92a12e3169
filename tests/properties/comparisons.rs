//! Any two texts can be compared, and what is told of one is told of the other.

use super::TEXTS;
use whosays_engine::comparison::{Comparison, Side};
use whosays_engine::profile::Profile;
use whosays_engine::text::Document;
use whosays_engine::{Analysis, analyze};

struct Article(&'static str, Analysis, Profile);

fn side(Article(text, analysis, profile): &Article) -> Side<'_> {
    Side { text, analysis, profile }
}

#[test]
fn any_two_texts_are_compared_and_either_way_round_alike() {
    let article = |text: &&'static str| {
        let analysis = analyze(text);
        let profile = Profile::new(&Document::plain(text), &analysis);
        Article(text, analysis, profile)
    };
    let articles: Vec<Article> = TEXTS.iter().map(article).collect();
    for first in &articles {
        for second in &articles {
            let (forth, back) =
                (Comparison::new([side(first), side(second)]), Comparison::new([side(second), side(first)]));
            let counts = [first.1.statements.len(), second.1.statements.len()];
            for claim in &forth.claims {
                assert!((0..2).all(|at| claim.statements[at] < counts[at]) && (0.0..=1.001).contains(&claim.likeness));
            }
            for at in 0..2 {
                let mut once: Vec<usize> = forth.claims.iter().map(|claim| claim.statements[at]).collect();
                once.sort_unstable();
                assert!(once.windows(2).all(|pair| pair[0] < pair[1]), "each statement is in one claim");
            }
            assert_eq!(forth.claims.len(), back.claims.len());
            let entities = [first.1.entities.len(), second.1.entities.len()];
            assert!(forth.shared.iter().all(|pair| (0..2).all(|at| pair[at].0 < entities[at])));
            let sources = [first.2.sources.len(), second.2.sources.len()];
            assert!((0..2).all(|at| forth.sources[at].iter().all(|source| *source < sources[at])));
        }
    }
}
