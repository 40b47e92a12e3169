//! Finds what the interface says where it is said: in Rust, in JavaScript, and in the pages that stand in HTML.

use crate::Outcome;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// English texts, the forms of a plural in one with `|` between them, and the files in which each is said.
pub type Said = BTreeMap<String, Vec<String>>;

/// What says a text, and which of its arguments that is.
const SAYS: [(&str, usize); 6] =
    [("say", 0), ("told", 0), ("text", 0), ("around", 0), ("counted", 1), ("counted_with", 1)];

/// Attributes whose value people read or hear.
const ATTRIBUTES: [&str; 3] = ["aria-label=\"", "title=\"", "placeholder=\""];

/// Where the interface's own files are; files on other subjects are not below these.
const PLACES: [&str; 7] =
    ["src", "engine/src/layer", "lessons/src", "sharing/src", "standalone/src", "importers/src", ""];

/// All that is said in the repository at `root`.
pub fn all(root: &Path) -> Outcome<Said> {
    let mut said = Said::new();
    for place in PLACES {
        for file in files(&root.join(place), !place.is_empty())? {
            let name = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            let found = match file.extension().and_then(|end| end.to_str()) {
                Some("rs") => in_rust(&fs::read_to_string(&file)?).map_err(|error| format!("{name}: {error}"))?,
                Some("js") => in_javascript(&fs::read_to_string(&file)?),
                Some("html") => in_html(&fs::read_to_string(&file)?),
                _ => continue,
            };
            for text in found {
                let files = said.entry(text).or_default();
                if files.last() != Some(&name) {
                    files.push(name.clone());
                }
            }
        }
    }
    // The engine names them, and does not say them.
    let file = "engine/data/languages.tsv";
    let table = fs::read_to_string(root.join(file))?;
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let names = rows.filter_map(|row| row.split('\t').next()).chain(["another language"]);
    for name in names.filter(|name| *name != "English") {
        said.insert(name.to_owned(), vec![file.to_owned()]);
    }
    Ok(said)
}

fn files(folder: &Path, below: bool) -> Outcome<Vec<std::path::PathBuf>> {
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<Vec<_>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        if entry.is_file() {
            found.push(entry);
        } else if below {
            found.extend(files(&entry, true)?);
        }
    }
    Ok(found)
}

/// Texts in Rust, in macros too, which is where views are.
fn in_rust(source: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    walk(source.parse()?, &mut found);
    Ok(found)
}

fn walk(tokens: TokenStream, found: &mut Vec<String>) {
    let mut before: Option<String> = None;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let says = SAYS.iter().find(|(name, _)| before.as_deref() == Some(name));
            found.extend(says.and_then(|(_, at)| argument(group.stream(), *at)));
            walk(group.stream(), found);
        }
        before = match token {
            TokenTree::Ident(name) => Some(name.to_string()),
            _ => None,
        };
    }
}

/// The text that is the argument at this place, if that is one as it stands.
fn argument(tokens: TokenStream, at: usize) -> Option<String> {
    let mut place = 0;
    for token in tokens {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => place += 1,
            TokenTree::Literal(literal) if place == at => return string(&literal.to_string()),
            _ => {}
        }
    }
    None
}

/// What a literal of Rust or JavaScript says, where it is a string.
fn string(literal: &str) -> Option<String> {
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut rest = inside.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next()? {
            // A line that goes on in the next.
            '\n' => while rest.next_if(|c| c.is_whitespace()).is_some() {},
            'n' => text.push('\n'),
            'u' => {
                let digits: String = rest.by_ref().take_while(|c| *c != '}').filter(|c| *c != '{').collect();
                text.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
            }
            other => text.push(other),
        }
    }
    Some(text)
}

/// Texts in JavaScript: what stands in double quotes as the first string after `say(` and its like.
fn in_javascript(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, at) in SAYS {
        for (start, _) in source.match_indices(&format!("{name}(")) {
            if source[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.') {
                continue;
            }
            let mut given = &source[start + name.len() + 1..];
            if at == 1 {
                given = given.split_once(',').map_or("", |(_, rest)| rest);
            }
            let given = given.trim_start();
            let end = given.char_indices().skip(1).find(|(at, c)| *c == '"' && !given[..*at].ends_with('\\'));
            found.extend(end.and_then(|(end, _)| string(&given[..=end])));
        }
    }
    found
}

/// Texts in a page: what stands between tags, and in attributes that are read aloud. What the build puts in is said where it is made.
fn in_html(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some((text, after)) = rest.split_once('<') {
        found.push(text);
        let hidden = ["!--", "script", "style", "title", "noscript"].iter().find(|name| after.starts_with(**name));
        let end = match hidden {
            Some(&"!--") => "-->".to_owned(),
            Some(name) => format!("</{name}>"),
            None => ">".to_owned(),
        };
        let Some((tag, after)) = after.split_once(end.as_str()) else { break };
        if hidden.is_none() {
            let values = ATTRIBUTES.iter().filter_map(|name| tag.split_once(&format!(" {name}")));
            found.extend(values.filter_map(|(_, value)| value.split_once('"')).map(|(value, _)| value));
        }
        rest = after;
    }
    let words = found.into_iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    words.filter(|text| !text.contains("{{") && text.contains(char::is_alphabetic)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_is_read_in_views_and_over_lines() {
        let source = r#"fn f() { view! { <p title=say("One")>{told("Two {a}", &[("a", b)])}{other("Not")}</p> }; counted(n, "{n} x|{n} xs"); say(variable); say("a \
            b") }"#;
        assert_eq!(in_rust(source).unwrap(), ["One", "Two {a}", "{n} x|{n} xs", "a b"]);
    }

    #[test]
    fn javascript_is_read_where_something_is_said() {
        let source = r#"say("One"); counted(list.length, "{n} x|{n} xs"); essay("Not"); told( "Two \"{a}\"", { a });"#;
        assert_eq!(in_javascript(source), ["One", "Two \"{a}\"", "{n} x|{n} xs"]);
    }

    #[test]
    fn pages_are_read_without_what_nobody_reads() {
        let source = "<!-- Not --><title>Not {{x}}</title><p aria-label=\"One\" class=\"two\">Two\n  words <a href=\"x\">three</a> · {{y}}</p><script>let not;</script>";
        assert_eq!(in_html(source), ["One", "Two words", "three"]);
    }
}
