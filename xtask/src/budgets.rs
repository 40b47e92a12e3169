//! What figures may be: the rows of `xtask/budgets.tsv`, one place for all that the site may cost.

use crate::Outcome;
use crate::table::{Figure, Wanted};

const FILE: &str = include_str!("../budgets.tsv");

/// What was measured, with its unit, and how much it is.
pub type Measured = (String, f64);

/// The part of which each figure must have a budget, so that nothing comes to the site unseen.
const COMPLETE: &str = "assets";

/// One row.
struct Budget {
    part: &'static str,
    name: &'static str,
    wanted: Wanted,
    hard: bool,
}

/// The figures of a part, each with what is wanted of it.
///
/// # Errors
/// Names a budget of the part that nothing was measured for: a figure that nobody measures keeps nothing. Of the parts of the site, names
/// those that have no budget.
pub fn figures(part: &str, measured: Vec<Measured>) -> Outcome<Vec<Figure>> {
    let budgets: Vec<Budget> = read(FILE)?.into_iter().filter(|budget| budget.part == part).collect();
    if let Some(budget) = budgets.iter().find(|budget| measured.iter().all(|(name, _)| name != budget.name)) {
        return Err(format!("nothing was measured for the budget of “{}”", budget.name).into());
    }
    if part == COMPLETE {
        let known = |name: &str| budgets.iter().any(|budget| budget.name == name);
        let unseen: Vec<String> = measured
            .iter()
            .filter(|(name, _)| !known(name))
            .map(|(name, value)| format!("“{name}” ({value:.1})"))
            .collect();
        if !unseen.is_empty() {
            return Err(format!("xtask/budgets.tsv has no budget for {}", unseen.join(", ")).into());
        }
    }
    let figure = |(name, value): Measured| {
        let budget = budgets.iter().find(|budget| budget.name == name);
        let (wanted, hard) = budget.map_or((Wanted::Any, false), |budget| (budget.wanted, budget.hard));
        Figure { name, value, wanted, hard }
    };
    Ok(measured.into_iter().map(figure).collect())
}

fn read(file: &'static str) -> Outcome<Vec<Budget>> {
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    let budget = |line: &'static str| {
        let wrong =
            || format!("budgets.tsv has no part, figure, most or least, limit and what missing it does: {line}");
        let [part, name, at, limit, missing] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(wrong().into());
        };
        let limit: f64 = limit.parse().map_err(|_| wrong())?;
        let wanted = match at {
            "most" => Wanted::AtMost(limit),
            "least" => Wanted::AtLeast(limit),
            _ => return Err(wrong().into()),
        };
        match missing {
            "fails" | "is told" => Ok(Budget { part, name, wanted, hard: missing == "fails" }),
            _ => Err(wrong().into()),
        }
    };
    rows.map(budget).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_names_each_figure_once() {
        let budgets = read(FILE).unwrap();
        assert!(budgets.len() > 30);
        for (at, budget) in budgets.iter().enumerate() {
            let again = budgets[..at].iter().any(|other| (other.part, other.name) == (budget.part, budget.name));
            assert!(!again, "{}", budget.name);
        }
        for wrong in
            ["size\ta\tmost\t3", "size\ta\tabout\t3\tfails", "size\ta\tmost\tfew\tfails", "size\ta\tmost\t3\thurts"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_figure_gets_its_budget_and_a_budget_wants_its_figure() {
        let measured = || vec![("200 articles: seconds".to_owned(), 61.0), ("something else".to_owned(), 1.0)];
        let missing = figures("library", measured()).map(drop).unwrap_err().to_string();
        assert!(missing.contains("second 100"), "{missing}");
        let unseen = figures(
            COMPLETE,
            read(FILE)
                .unwrap()
                .into_iter()
                .filter(|own| own.part == COMPLETE)
                .map(|own| (own.name.to_owned(), 1.0))
                .chain([("new.js, KB gzip".to_owned(), 1.0)])
                .collect(),
        )
        .map(drop)
        .unwrap_err()
        .to_string();
        assert!(unseen.contains("new.js"), "{unseen}");
        let mut all = measured();
        all.push(("second 100 ÷ 2 × second 50 articles, time".to_owned(), 1.0));
        let figures = figures("library", all).unwrap();
        assert_eq!(
            figures.iter().map(|own| (own.holds(), own.hard)).collect::<Vec<_>>(),
            [(false, true), (true, false), (true, false)]
        );
    }
}
