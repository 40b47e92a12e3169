//! Colours have names: they are written once, among the design tokens.

use crate::tracked::{TextFile, check, sample};

/// The only style sheets that may hold colour values: the page's own, and those that a reader chose in their place.
const TOKENS: [&str; 2] = ["style/tokens.css", "style/chosen.css"];

/// Functions that make a colour of numbers. `color-mix` of two tokens is not among them.
const FUNCTIONS: [&str; 8] = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch("];

/// Declarations with a colour in them. A `#` in a selector is an id, and so is one in `url(#…)`.
fn colours(file: &TextFile) -> Vec<String> {
    if !file.ends_with(&[".css"]) || TOKENS.contains(&file.name.as_str()) {
        return Vec::new();
    }
    let css = without_comments(&file.text);
    let declarations = css.split_inclusive([';', '{', '}']).filter(|part| !part.ends_with('{'));
    let declared = declarations.filter_map(|part| part.split_once(':').map(|(_, value)| value.trim()));
    declared.filter(|value| has_colour(value)).map(|value| format!("a colour outside {}: {value}", TOKENS[0])).collect()
}

fn has_colour(value: &str) -> bool {
    let is_hex = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_hexdigit).count();
        matches!(digits, 3 | 4 | 6 | 8)
            && word[digits..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-')
    };
    let value = value.replace("url(#", "url(");
    FUNCTIONS.iter().any(|function| value.contains(function)) || value.split('#').skip(1).any(is_hex)
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("*/").map_or("", |(_, after)| after))
}

#[test]
fn colours_are_written_among_the_tokens_only() {
    check(colours);
}

#[test]
fn the_rule_on_colours_bites() {
    let css = "/* #fff */ #face:hover { color: var(--ink); background: #FFF; border: 1px solid rgb(0 0 0 / 10%) }";
    assert_eq!(colours(&sample("style/a.css", css)).len(), 2);
    assert!(TOKENS.iter().all(|tokens| colours(&sample(tokens, css)).is_empty()));
}
