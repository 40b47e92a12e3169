//! Front matter: `key: value` lines between two lines of `---` at the beginning of a file.
//!
//! This is the part of YAML that static-site generators have in common. A key that is not listed in [`Meta`] is
//! ignored, so that a file written for another generator opens too.

/// What a source says about its article. Empty values count as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// `title`
    pub title: Option<String>,
    /// `subtitle`: the standfirst under the title.
    pub subtitle: Option<String>,
    /// `author`
    pub author: Option<String>,
    /// `date`, as written; `YYYY-MM-DD` is shown in words.
    pub date: Option<String>,
    /// `publication`
    pub publication: Option<String>,
    /// `description`: one sentence for search engines and link previews.
    pub description: Option<String>,
    /// `licence`
    pub licence: Option<String>,
    /// `based_on`: the work that the article reports, by title and publication.
    pub based_on: Option<String>,
}

#[cfg(feature = "markdown")]
/// The front matter of `source` and what follows it.
pub fn split(source: &str) -> (Meta, &str) {
    let Some(rest) = source.strip_prefix("---\n") else { return (Meta::default(), source) };
    let mut meta = Meta::default();
    let mut read = 0;
    for line in rest.split_inclusive('\n') {
        read += line.len();
        let line = line.trim_end();
        if line == "---" {
            return (meta, &rest[read..]);
        }
        if let Some((key, value)) = line.split_once(':') {
            meta.set(key.trim(), unquoted(value.trim()));
        } else if !line.is_empty() {
            break;
        }
    }
    (Meta::default(), source)
}

impl Meta {
    /// Sets the field that `key` names; any other key changes nothing.
    pub(crate) fn set(&mut self, key: &str, value: &str) {
        let field = match key {
            "title" => &mut self.title,
            "subtitle" => &mut self.subtitle,
            "author" => &mut self.author,
            "date" => &mut self.date,
            "publication" => &mut self.publication,
            "description" => &mut self.description,
            "licence" | "license" => &mut self.licence,
            "based_on" => &mut self.based_on,
            _ => return,
        };
        *field = (!value.is_empty()).then(|| value.to_owned());
    }
}

#[cfg(feature = "markdown")]
/// The value without the quotation marks that YAML allows around it, unless they belong to its words.
fn unquoted(value: &str) -> &str {
    for mark in ['"', '\''] {
        let inner = value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.contains(mark)) {
            return inner;
        }
    }
    value
}

#[cfg(all(test, feature = "markdown"))]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_the_body_follows() {
        let (meta, body) = split("---\ntitle: \"Tides: a report\"\nunknown: 1\nauthor:\n---\nText.\n");
        assert_eq!(meta.title.as_deref(), Some("Tides: a report"));
        assert_eq!(meta.author, None);
        assert_eq!(body, "Text.\n");
    }

    #[test]
    fn quotation_marks_inside_a_value_stay() {
        let (meta, _) = split("---\nbased_on: \"Tides\", Harbour Post\n---\n");
        assert_eq!(meta.based_on.as_deref(), Some("\"Tides\", Harbour Post"));
    }

    #[test]
    fn a_rule_at_the_beginning_is_not_front_matter() {
        for source in ["---\nJust a sentence.\n---\n", "---\ntitle: never closed\n", "No front matter"] {
            assert_eq!(split(source), (Meta::default(), source));
        }
    }
}
