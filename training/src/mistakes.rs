//! Names that are found wrongly, for people to read.

use whosays_engine::{EntityType, Span};

type Name = (Span, EntityType);

/// Bytes of context on each side.
const CONTEXT: usize = 40;

/// What is wrong in a text, a line each: another type, another span, found but not wanted, wanted but not found.
pub fn mistakes(text: &str, found: &[Name], wanted: &[Name]) -> Vec<String> {
    let overlaps = |name: &Name, others: &[Name]| {
        others.iter().any(|(span, _)| span.start < name.0.end && name.0.start < span.end)
    };
    let mut out = Vec::new();
    for name in found {
        match wanted.iter().find(|other| other.0 == name.0) {
            Some((_, kind)) if *kind == name.1 => {}
            Some((_, kind)) => out.push(line(text, &format!("type, not {}", kind.name()), name)),
            None if overlaps(name, wanted) => out.push(line(text, "span", name)),
            None => out.push(line(text, "extra", name)),
        }
    }
    for name in wanted.iter().filter(|name| !overlaps(name, found)) {
        out.push(line(text, "missed", name));
    }
    out
}

fn line(text: &str, what: &str, (span, kind): &Name) -> String {
    let before = text[..span.start].char_indices().rev().map(|(at, _)| at).find(|at| at + CONTEXT <= span.start);
    let after = text[span.end..].char_indices().map(|(at, _)| span.end + at).find(|at| span.end + CONTEXT <= *at);
    let (from, to) = (before.unwrap_or(0), after.unwrap_or(text.len()));
    let around = format!("{}[{}]{}", &text[from..span.start], span.of(text), &text[span.end..to]);
    format!("{what}: {} …{}…", kind.name(), around.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_is_told_once() {
        let text = "Ada Orlo met Bo in Rome.";
        let name = |words: &str, kind| {
            let at = text.find(words).unwrap_or_default();
            (Span::new(at, at + words.len()), kind)
        };
        use EntityType::*;
        let found = [name("Orlo", Person), name("Rome", Organisation)];
        let wanted = [name("Ada Orlo", Person), name("Bo", Person), name("Rome", Place)];
        let told: Vec<String> = mistakes(text, &found, &wanted);
        let kinds: Vec<&str> = told.iter().map(|line| &line[..line.find(':').unwrap_or(0)]).collect();
        assert_eq!(kinds, ["span", "type, not place", "missed"]);
        assert_eq!(told[0], "span: person …Ada [Orlo] met Bo in Rome.…");
        assert!(mistakes(text, &wanted, &wanted).is_empty());
    }
}
