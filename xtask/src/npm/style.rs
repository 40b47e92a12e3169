//! The package's style sheet, made of the page's own: the same marks and cards under one class, with colours that another page sets.

use crate::{Outcome, places};
use std::fs;

/// The class under which everything stands.
const CLASS: &str = ".whosays";

/// Rules of the panels beside an article that its explanations and cards need too, by what their selectors begin with.
const OF_PANELS: [&str; 2] = [".sample", ".statement-list"];

/// And rules for paper, where marks are drawn as on the site's own.
const ON_PAPER: [&str; 3] = [".statement", ".chip", ".mention"];

/// The sheet; `own` is what only the package has.
pub fn sheet(own: &str) -> Outcome<String> {
    let page = |name: &str| fs::read_to_string(places::root().join("style").join(name));
    let mut css =
        String::from("/* The looks of what whosays marks; see README.md for the properties that a page may set. */\n");
    css += &format!("{CLASS} {{\n");
    css += &tokens(&page("tokens.css")?)?;
    css += &marks(&page("marks.css")?)?;
    css += &layer(&page("cards.css")?, "cards")?.concat();
    let panels = layer(&page("panels.css")?, "panels")?;
    let needed = panels.into_iter().filter(|rule| OF_PANELS.iter().any(|start| rule.trim_start().starts_with(start)));
    css += &needed.collect::<String>();
    css += &printed(&page("print.css")?)?;
    css += own;
    Ok(sized(&css) + "  --rem: 1rem;\n}\n")
}

/// The sheet as a module, for a shadow tree.
pub fn module(sheet: &str) -> String {
    let host = ":host { display: block; }\n:host([hidden]) { display: none; }\n";
    let json = serde_json::Value::from([host, sheet].concat());
    format!("// Made of the page's style sheets and own.css.\nexport default {json};\n")
}

/// The rules of a sheet's layer, comments left out.
fn layer(css: &str, name: &str) -> Outcome<Vec<String>> {
    let css = without_comments(css);
    let head = format!("@layer {name} {{");
    let body = css.split_once(&head).ok_or_else(|| format!("a style sheet has no {head}"))?.1;
    rules(body).ok_or_else(|| format!("the layer {name} of a style sheet does not end").into())
}

/// The rules up to the brace that ends the block in which they stand; `None` where none does.
fn rules(body: &str) -> Option<Vec<String>> {
    let (mut rules, mut rule, mut depth) = (Vec::new(), String::new(), 0);
    for c in body.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(rules),
            '}' => depth -= 1,
            _ => {}
        }
        rule.push(c);
        if c == '}' && depth == 0 {
            rules.push(std::mem::take(&mut rule));
        }
    }
    None
}

/// In place of the page's rem, which many pages make ten pixels, one of our own: what the reader's letters measure where the element can tell
/// (package/element/showing.js). Conditions know no properties: those on the element are in pixels, those on the window in the reader's letters anyway.
fn sized(css: &str) -> String {
    let pixels = |number: &str| format!("{}px", number.parse::<f64>().unwrap_or_default() * 16.0);
    let own = |number: &str| format!("calc({number} * var(--rem))");
    let line = |line: &str| match line.trim_start() {
        start if start.starts_with("@container") => without_rem(line, pixels),
        start if start.starts_with('@') => line.to_owned(),
        _ => without_rem(line, own),
    };
    css.split_inclusive('\n').map(line).collect()
}

/// A line in which each number of rem is `put` in another way.
fn without_rem(line: &str, put: impl Fn(&str) -> String) -> String {
    let mut parts = line.split("rem");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, after| {
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
        match &before[rest.len()..] {
            "" => format!("{before}rem{after}"),
            number => format!("{rest}{}{after}", put(number)),
        }
    })
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, after)| after))
}

/// Design tokens as properties that a page may set, each with our prefix: `--whosays-opinion`. Light or dark is as the page is.
fn tokens(css: &str) -> Outcome<String> {
    let mut out = String::new();
    for rule in layer(css, "tokens")? {
        let Some(declarations) = rule.trim_start().strip_prefix(":root") else {
            out += &rule;
            continue;
        };
        let lines = declarations.trim_start_matches([' ', '{']).trim_end_matches('}').split(';');
        for (name, value) in lines.filter_map(|line| line.trim().split_once(':')) {
            if let Some(own) = name.strip_prefix("--") {
                out += &format!("  {name}: var(--whosays-{own}, {});\n", value.trim());
            }
        }
    }
    Ok(out)
}

/// The marks, without the switches of a legend, which is not there; chips stand in the margin where the article's own box is wide.
fn marks(css: &str) -> Outcome<String> {
    Ok(without_legend(&layer(css, "marks")?.concat())
        .replace("#article", "article")
        .replace("@media (min-width: 60rem)", "@container (min-width: 60rem)")
        .replace("@media (max-width: 59.99rem)", "@container (max-width: 59.99rem)"))
}

/// How marks are drawn on paper.
fn printed(css: &str) -> Outcome<String> {
    let media = layer(css, "print")?.into_iter().find_map(|rule| {
        let inside = rule.trim_start().strip_prefix("@media print {")?;
        rules(inside)
    });
    let of_marks = media.ok_or("print.css has no rules for paper")?.into_iter();
    let of_marks = of_marks.filter(|rule| ON_PAPER.iter().any(|start| rule.trim_start().starts_with(start)));
    Ok(format!("  @media print {{{}\n  }}\n", without_legend(&of_marks.collect::<String>())))
}

/// Without the selectors of a legend, each of which has a line of its own before another.
fn without_legend(css: &str) -> String {
    css.lines().filter(|line| !line.trim_start().starts_with("#legend")).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_gives_its_rules_one_by_one() {
        let css = "@layer a, b;\n@layer b {\n  .x { c: d }\n  /* } */ @media (e) { .y { f: g } }\n}\n";
        let rules: Vec<String> = layer(css, "b").unwrap().iter().map(|rule| rule.trim().to_owned()).collect();
        assert_eq!(rules, [".x { c: d }", "@media (e) { .y { f: g } }"]);
        assert!(layer(css, "c").is_err());
        assert!(layer("@layer b { .x {", "b").is_err());
    }

    #[test]
    fn tokens_are_properties_with_a_prefix() {
        let css = "@layer tokens {\n:root {\n color-scheme: light;\n --ink: light-dark(a, b);\n}\n[x] { --status: var(--ink) }\n}";
        let css = tokens(css).unwrap();
        assert!(css.contains("--ink: var(--whosays-ink, light-dark(a, b));"), "{css}");
        assert!(css.contains("[x] { --status: var(--ink) }") && !css.contains("color-scheme"), "{css}");
    }

    #[test]
    fn sizes_are_by_a_rem_of_our_own() {
        let css = sized(
            "a { margin: -0.3rem 1rem; remark: x }\n@container (max-width: 59.99rem) {\n@media (max-width: 50rem) {\n",
        );
        let own = "a { margin: calc(-0.3 * var(--rem)) calc(1 * var(--rem)); remark: x }\n";
        assert_eq!(css, format!("{own}@container (max-width: 959.84px) {{\n@media (max-width: 50rem) {{\n"));
    }

    #[test]
    fn the_sheet_holds_marks_and_cards_and_reaches_nothing_else() {
        let css = sheet("b {}\n").unwrap();
        for part in [
            ".whosays {",
            ".statement {",
            ".native-card",
            ".sample {",
            "@container (min-width: 960px)",
            "@media print {",
            ".mention {\n      background: none;",
            "b {}",
        ] {
            assert!(css.contains(part), "{part} in {css}");
        }
        for part in ["#legend", "#article", ":root", "@layer", "@import", "url("] {
            assert!(!css.contains(part), "{part} in {css}");
        }
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert!(css.starts_with("/*") && css.ends_with("}\n"));
    }
}
