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
    /// `date` of writing, as written; what [`Date`](crate::Date) reads is shown in words.
    pub date: Option<String>,
    /// `publication`: the newspaper, journal or site.
    pub publication: Option<String>,
    /// `address`: where the article was published before, as an `http:` or `https:` address.
    pub address: Option<String>,
    /// `description`: one sentence for search engines and link previews.
    pub description: Option<String>,
    /// `language`, as a tag of BCP 47: *en*.
    pub language: Option<String>,
    /// `kind`: report, opinion, science, sport, history or another word for it.
    pub kind: Option<String>,
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
        if line.trim_start().starts_with('#') {
            continue;
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
    /// Every field with its key, in the order in which they are written.
    pub fn fields(&self) -> [(&'static str, &Option<String>); 11] {
        [
            ("title", &self.title),
            ("subtitle", &self.subtitle),
            ("author", &self.author),
            ("date", &self.date),
            ("publication", &self.publication),
            ("address", &self.address),
            ("description", &self.description),
            ("language", &self.language),
            ("kind", &self.kind),
            ("licence", &self.licence),
            ("based_on", &self.based_on),
        ]
    }

    /// Sets the field that `key` names; any other key changes nothing.
    pub fn set(&mut self, key: &str, value: &str) {
        let field = match key {
            "title" => &mut self.title,
            "subtitle" => &mut self.subtitle,
            "author" => &mut self.author,
            "date" => &mut self.date,
            "publication" => &mut self.publication,
            "address" => &mut self.address,
            "description" => &mut self.description,
            "language" => &mut self.language,
            "kind" => &mut self.kind,
            "licence" | "license" => &mut self.licence,
            "based_on" => &mut self.based_on,
            _ => return,
        };
        *field = (!value.is_empty()).then(|| value.to_owned());
    }
}

#[cfg(feature = "markdown")]
/// The value without the quotation marks that YAML allows around it, unless they belong to its words.
pub fn unquoted(value: &str) -> &str {
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
        let (meta, body) = split("---\ntitle: \"Tides: a report\"\n# a remark\nunknown: 1\nauthor:\n---\nText.\n");
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
