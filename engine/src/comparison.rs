//! Two articles on the same event: whom both speak of, who is a source in one only, and what both claim.
//!
//! Claims are matched by what they share: names, and words weighted by how rare they are among the statements of both
//! articles.

mod claims;
mod names;

use crate::profile::Profile;
use crate::{Analysis, EntityId};
use claims::claims;
use names::{only, shared};

/// One of the two articles.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// Its text.
    pub text: &'a str,
    /// What is said of it.
    pub analysis: &'a Analysis,
    /// What that adds up to.
    pub profile: &'a Profile,
}

/// A claim that both articles make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// The statement of each, by index.
    pub statements: [usize; 2],
    /// How alike their words are: the cosine, 0 to 1.
    pub likeness: f32,
}

/// What two articles have in common, and what not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Entities that both speak of, in the order of the first.
    pub shared: Vec<[EntityId; 2]>,
    /// Sources of one article that are none of the other, as indices of its [`Profile::sources`].
    pub sources: [Vec<usize>; 2],
    /// Claims that both make, in the order of the first.
    pub claims: Vec<Claim>,
}

impl Comparison {
    /// Compares two articles.
    pub fn new(sides: [Side; 2]) -> Self {
        let shared = shared(sides);
        let backward: Vec<[EntityId; 2]> = shared.iter().map(|pair| [pair[1], pair[0]]).collect();
        let sources = [only(sides[0], sides[1], &shared), only(sides[1], sides[0], &backward)];
        Self { claims: claims(sides, &shared), sources, shared }
    }

    /// What both speak of, each thing once: where they speak of a country, its people are not told by themselves.
    pub fn named_once(&self, sides: [Side; 2]) -> Vec<[EntityId; 2]> {
        names::once(sides, &self.shared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::{Status, analyze};

    struct Article(&'static str, Analysis, Profile);

    fn article(text: &'static str) -> Article {
        let analysis = analyze(text);
        let profile = Profile::new(&Document::plain(text), &analysis);
        Article(text, analysis, profile)
    }

    fn compared<T>(texts: [&'static str; 2], told: impl Fn(&[Article; 2], Comparison) -> T) -> T {
        let articles = texts.map(article);
        let sides =
            [0, 1].map(|at| &articles[at]).map(|Article(text, analysis, profile)| Side { text, analysis, profile });
        let comparison = Comparison::new(sides);
        told(&articles, comparison)
    }

    const ONE: &str = "The harbour ferry of Port Alder could sink within a year, Mayor Ines Duarte said on Monday. \
        Officials confirmed that 240 passengers use the boat each day. Olaf Lind sold his bakery in spring.";
    const OTHER: &str = "Within a year the harbour ferry of Port Alder will sink. Each day 240 passengers use the old boat, officials \
        confirmed. “Nobody inspected it,” the engineer Maria Silva said. Ms Duarte, the mayor, went to North Korea.";

    #[test]
    fn the_same_claim_is_found_with_another_status() {
        compared([ONE, OTHER], |articles, comparison| {
            let told = comparison
                .claims
                .iter()
                .map(|claim| [0, 1].map(|at| articles[at].1.statements[claim.statements[at]].status));
            let told: Vec<_> = told.collect();
            assert_eq!(told[0], [Status::Speculation, Status::Prediction], "{comparison:?}");
            assert_eq!(told.len(), 2, "the bakery and the journey stand in one of them only");
            assert!(comparison.claims.iter().all(|claim| (claims::ALIKE..=1.001).contains(&claim.likeness)));
        });
    }

    #[test]
    fn who_is_quoted_in_one_only_is_told() {
        let names = compared([ONE, OTHER], |articles, comparison| {
            [0, 1].map(|at| {
                let named = |source: &usize| articles[at].2.sources[*source].name.clone().unwrap_or_default();
                comparison.sources[at].iter().map(named).collect::<Vec<_>>()
            })
        });
        assert_eq!(
            names,
            [vec!["Ines Duarte".to_owned()], vec!["Maria Silva".to_owned()]],
            "officials are quoted in both"
        );
    }

    #[test]
    fn two_wordings_of_one_source_are_one() {
        let only = |texts| {
            compared(texts, |articles, comparison| {
                [0, 1].map(|at| {
                    let named = |source: &usize| articles[at].2.sources[*source].name.clone().unwrap_or_default();
                    comparison.sources[at].iter().map(named).collect::<Vec<_>>()
                })
            })
        };
        let texts = [
            "The port is shut, the ministry said. Two ferries sank, police officers said.",
            "The port is shut, the Ministry of Health said. Two ferries sank, Maria Silva said.",
        ];
        let told = only(texts);
        assert!(told[0].iter().all(|name| !name.contains("ministry")), "{told:?}");
        assert_eq!(told[1], ["Maria Silva"], "{told:?}");
        assert!(told[0].iter().any(|name| name.contains("officers")), "{told:?}");
    }

    #[test]
    fn shared_names_are_one_whatever_they_are_called() {
        let shared = compared(
            ["The US and the U.N. met Ines Duarte.", "Ms Duarte met the United States."],
            |articles, comparison| {
                let name = |id: EntityId, at: usize| articles[at].1.entities[id.0].name.clone();
                comparison.shared.iter().map(|pair| [name(pair[0], 0), name(pair[1], 1)]).collect::<Vec<_>>()
            },
        );
        assert_eq!(shared, [["US", "United States"], ["Ines Duarte", "Duarte"]].map(|pair| pair.map(str::to_owned)));
    }

    #[test]
    fn two_of_one_family_are_two() {
        let texts = ["Mr Olaf Lind sold the bakery.", "Mrs Maria Lind bought a boat."];
        assert_eq!(compared(texts, |_, comparison| comparison.shared.len()), 0);
    }

    #[test]
    fn an_article_is_like_itself_and_nothing_like_an_empty_one() {
        compared([ONE, ONE], |articles, comparison| {
            assert_eq!(comparison.claims.len(), articles[0].1.statements.len());
            assert!(comparison.claims.iter().all(|claim| claim.statements[0] == claim.statements[1]));
            assert!(comparison.sources.iter().all(Vec::is_empty));
        });
        compared([ONE, ""], |articles, comparison| {
            assert_eq!((comparison.claims.len(), comparison.shared.len()), (0, 0));
            assert_eq!(comparison.sources[0].len(), articles[0].2.sources.len());
        });
    }
}
