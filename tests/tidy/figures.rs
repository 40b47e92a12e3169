//! What the benchmarks hold their figures against stands in `docs/quality.md` too, by the same name and with the same limit.

use crate::tracked::root;
use std::fs;

/// What a budget's row wants, as the table has it: the figure's name and its limit. The parts of the site stand in their own file only.
fn wanted(row: &str) -> Option<(&str, String)> {
    let [part, name, at, limit, _] = row.split('\t').collect::<Vec<_>>()[..] else { return None };
    let sign = if at == "least" { '≥' } else { '≤' };
    (part != "assets" && !row.starts_with('#')).then(|| (name, format!("{sign} {limit}")))
}

/// The budgets that no row of the tables has, in words. A row may name several figures of one limit, parted by semicolons.
fn missing(budgets: &str, tables: &str) -> Vec<String> {
    let rows: Vec<Vec<&str>> = tables
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.split(" | ").map(|cell| cell.trim_matches(['|', ' '])).collect())
        .collect();
    let told = |name: &str, limit: &str| {
        rows.iter()
            .any(|cells| cells.len() > 1 && cells[0].split("; ").any(|figure| figure == name) && cells[1] == limit)
    };
    let budgets = budgets.lines().filter_map(wanted);
    budgets.filter(|(name, limit)| !told(name, limit)).map(|(name, limit)| format!("{name} {limit}")).collect()
}

#[test]
fn quality_names_each_budget_with_its_limit() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let missing = missing(&read("xtask/budgets.tsv"), &read("docs/quality.md"));
    assert!(missing.is_empty(), "docs/quality.md has no row with\n  {}\n", missing.join("\n  "));
}

#[test]
fn the_rule_on_figures_bites() {
    let budgets = "# part\tfigure\tat\tlimit\tmissing it\npage\ta card, ms\tmost\t50\tis told\npage\tscore\tleast\t95\tfails\nassets\tx\tmost\t1\tfails\n";
    assert_eq!(missing(budgets, "| a card, ms; a map, ms | ≤ 50 | x |\n| score | ≥ 95 | x |"), [""; 0]);
    assert_eq!(missing(budgets, "| a card, ms | ≤ 60 | x |\n| score | ≥ 95 | x |"), ["a card, ms ≤ 50"]);
    assert_eq!(missing(budgets, "").len(), 2);
}
