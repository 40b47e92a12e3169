//! Changes that a script makes to what is said of a text, as a pack that can be handed on.

use serde::Deserialize;
use whosays_engine::layer::{Edit, Mark, Pack, PackedChoice};
use whosays_engine::{EntityType, SourceKind, Span, Status};

/// One change, with places in UTF-16 code units.
#[derive(Deserialize)]
#[serde(tag = "change", rename_all = "lowercase", deny_unknown_fields)]
enum Change {
    /// Words get a mark.
    Mark { start: usize, end: usize, status: Status, source: Option<By> },
    /// What is marked there is so no more.
    Unmark { start: usize, end: usize },
    /// Words name something.
    Name {
        start: usize,
        end: usize,
        name: String,
        #[serde(rename = "type")]
        kind: EntityType,
    },
    /// Words name nothing.
    Unname { start: usize, end: usize },
    /// A name has no card.
    Forget { name: String },
    /// A name's card says this.
    Describe { name: String, words: String },
    /// A name is this entry of the knowledge base, or none.
    Choose { name: String, link: Option<String> },
}

/// Who says so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct By {
    start: usize,
    end: usize,
    kind: SourceKind,
}

/// The bytes at which the UTF-16 code units of a text begin; none for the second half of a character.
struct Units(Vec<Option<usize>>);

impl Units {
    fn of(text: &str) -> Self {
        let begin = |(at, c): (usize, char)| std::iter::once(Some(at)).chain((c.len_utf16() == 2).then_some(None));
        Self(text.char_indices().flat_map(begin).chain([Some(text.len())]).collect())
    }

    fn span(&self, start: usize, end: usize) -> Result<Span, String> {
        let byte = |unit: usize| {
            let last = self.0.len() - 1;
            let found = self.0.get(unit).ok_or_else(|| format!("{unit} lies behind the text, which ends at {last}"))?;
            found.ok_or_else(|| format!("{unit} lies within a character"))
        };
        match start < end {
            true => Ok(Span::new(byte(start)?, byte(end)?)),
            false => Err(format!("from {start} to {end} there are no words")),
        }
    }
}

/// The pack of a list of changes; says which of them is none, and why.
pub fn pack(text: &str, title: &str, changes: &str) -> Result<Pack, String> {
    let changes: Vec<serde_json::Value> =
        serde_json::from_str(changes).map_err(|_| "changes are a list of objects".to_owned())?;
    let units = Units::of(text);
    let (mut edits, mut choices) = (Vec::new(), Vec::new());
    for (number, change) in changes.into_iter().enumerate() {
        let refused = |told: String| format!("change {number}: {told}");
        match serde_json::from_value(change).map_err(|error| refused(error.to_string()))? {
            Change::Choose { name, link } => choices.push(PackedChoice { name, link }),
            change => edits.push(edit(change, &units).map_err(refused)?),
        }
    }
    let pack = Pack::new(text, title, &edits, choices);
    match pack.edits.len() == edits.len() {
        true => Ok(pack),
        false => Err("a change begins or ends within a word, where no pack finds it again".into()),
    }
}

fn edit(change: Change, units: &Units) -> Result<Edit, String> {
    Ok(match change {
        Change::Mark { start, end, status, source } => {
            let span = units.span(start, end)?;
            let source = match source {
                Some(By { kind: SourceKind::Author, .. }) | None => None,
                Some(by) => Some((units.span(by.start, by.end)?, by.kind)),
            };
            Edit::Mark { over: span, mark: Some(Mark { span, status, source }) }
        }
        Change::Unmark { start, end } => Edit::Mark { over: units.span(start, end)?, mark: None },
        Change::Name { start, end, name, kind } => Edit::Name { span: units.span(start, end)?, name, kind },
        Change::Unname { start, end } => Edit::Unname { span: units.span(start, end)? },
        Change::Forget { name } => Edit::Forget { name },
        Change::Describe { name, words } => Edit::Describe { name, words },
        Change::Choose { .. } => return Err("a choice is no edit".into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "🎉 It may rain, Ada Blom said.";

    #[test]
    fn places_count_as_javascript_counts() {
        let changes = r#"[{"change": "mark", "start": 3, "end": 14, "status": "opinion", "source": {"start": 16, "end": 24, "kind": "named"}},
            {"change": "choose", "name": "Ada Blom", "link": null}]"#;
        let pack = pack(TEXT, "Rain", changes).unwrap();
        let opened = pack.open(TEXT).unwrap();
        let Edit::Mark { over, mark: Some(mark) } = &opened.edits[0] else { panic!("{:?}", opened.edits) };
        assert_eq!((over.of(TEXT), mark.source.unwrap().0.of(TEXT)), ("It may rain", "Ada Blom"));
        assert_eq!(pack.choices.len(), 1);
    }

    #[test]
    fn what_is_no_change_is_named_by_its_number() {
        let refusal = |changes: &str| pack(TEXT, "", changes).err().unwrap_or_default();
        assert!(refusal("{}").contains("list"));
        for (change, told) in [
            (r#"{"change": "sing"}"#, "sing"),
            (r#"{"change": "unmark", "start": 3, "end": 3}"#, "no words"),
            (r#"{"change": "unmark", "start": 3, "end": 99}"#, "behind the text"),
            (r#"{"change": "unmark", "start": 1, "end": 5}"#, "within a character"),
            (r#"{"change": "mark", "start": 3, "end": 14, "status": "true"}"#, "true"),
        ] {
            let told_of = refusal(&format!("[{{\"change\": \"forget\", \"name\": \"Ada\"}}, {change}]"));
            assert!(told_of.starts_with("change 1: ") && told_of.contains(told), "{change}: {told_of}");
        }
    }
}
