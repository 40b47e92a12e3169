//! Front matter: `key: value` lines between two lines of `---` at the beginning of a file.
//!
//! This is the part of YAML that static-site generators have in common, with values that go on in the lines below, and of
//! TOML. A key that is not listed in [`Meta`] is ignored, so that a file written for another generator opens too.

#[cfg(feature = "markdown")]
use std::borrow::Cow;

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
    let none = (Meta::default(), source);
    // The other fence is Hugo's, between which stands TOML: `key = "value"`.
    let Some((fence, mark)) = [("---", ':'), ("+++", '=')].into_iter().find(|(fence, _)| is_fence(source, fence))
    else {
        return none;
    };
    let rest = &source[fence.len() + 1..];
    let mut meta = Meta::default();
    let mut read = 0;
    // The key whose value is told by the lines below it, and what was told.
    let mut open: Option<(&str, Vec<&str>)> = None;
    for line in rest.split_inclusive('\n') {
        read += line.len();
        let line = line.trim_end();
        let words = line.trim_start();
        if line != fence && words.starts_with('#') {
            continue;
        }
        if let Some((_, told)) = &mut open
            && line != fence
            && (line.starts_with(' ') || words.starts_with("- ") || line.is_empty())
        {
            told.push(words.strip_prefix("- ").unwrap_or(words));
            continue;
        }
        if let Some((key, told)) = open.take() {
            meta.set_lenient(key, &told);
        }
        if line == fence {
            return (meta, &rest[read..]);
        }
        match line.split_once(mark) {
            Some((key, value)) if matches!(value.trim(), "" | "|" | ">" | "|-" | ">-") => {
                open = Some((key.trim(), Vec::new()));
            }
            // Of what else is told in a list, the brackets are the author's own.
            Some((key, value)) if matches!(key.trim(), "author" | "authors") => {
                meta.set_lenient(key.trim(), &items(value.trim()));
            }
            Some((key, value)) => meta.set_lenient(key.trim(), &[value.trim()]),
            // A table of TOML's has a line for its name.
            None if line.is_empty() || fence == "+++" && line.starts_with('[') => {}
            None => return none,
        }
    }
    none
}

#[cfg(feature = "markdown")]
/// Whether a source begins with this fence on a line of its own.
fn is_fence(source: &str, fence: &str) -> bool {
    source.strip_prefix(fence).is_some_and(|rest| rest.starts_with('\n'))
}

#[cfg(feature = "markdown")]
/// The values in `[Ines Duarte, "Olaf Lind"]`, or the one that there is.
fn items(value: &str) -> Vec<&str> {
    match value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => inner.split(',').map(str::trim).collect(),
        None => vec![value],
    }
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

    #[cfg(feature = "markdown")]
    /// Sets the field that `key` names, by the names that other programs have for it, too, to what one or more lines or items say.
    fn set_lenient(&mut self, key: &str, told: &[&str]) {
        let key = match key {
            "authors" => "author",
            "summary" => "description",
            "url" | "canonical_url" => "address",
            "lang" => "language",
            key => key,
        };
        // `- name: Ines Duarte` and what else is said of an author.
        let value = |told: &&str| {
            let value = match told.split_once(": ") {
                Some((inner, value)) if key == "author" => {
                    if inner == "name" {
                        value
                    } else {
                        ""
                    }
                }
                _ => told,
            };
            words_of(value.trim()).into_owned()
        };
        let values: Vec<String> = told.iter().map(value).filter(|value| !value.is_empty()).collect();
        let joint = if key == "author" { ", " } else { " " };
        let value = values.join(joint);
        // A date in another form than ours is shown as it is written; *tomorrow* is none.
        let is_date = value.as_bytes().windows(4).any(|year| year.iter().all(u8::is_ascii_digit));
        if key != "date" || is_date {
            self.set(key, &value);
        }
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

#[cfg(feature = "markdown")]
/// The same, where between double quotation marks a backslash stands before each that is one of the words.
fn words_of(value: &str) -> Cow<'_, str> {
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).filter(|inner| inner.contains('\\'));
    inner.and_then(unescaped).map_or_else(|| unquoted(value).into(), Cow::from)
}

#[cfg(feature = "markdown")]
/// What stands between double quotation marks, where it is written as YAML has it; other escapes than those of a quotation mark and a
/// backslash stay as they are.
fn unescaped(inner: &str) -> Option<String> {
    let mut words = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => words.push(chars.next_if(|next| matches!(next, '"' | '\\')).unwrap_or('\\')),
            c => words.push(c),
        }
    }
    Some(words)
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
        for (written, read) in [
            (r#""The \"Last\" C:\\ Ferry""#, r#"The "Last" C:\ Ferry"#),
            (r#""a" and "b""#, r#""a" and "b""#),
            (r#""C:\temp""#, r#"C:\temp"#),
        ] {
            assert_eq!(words_of(written), read);
        }
    }

    #[test]
    fn front_matter_of_other_programs_is_read() {
        let told = |source: &str| {
            let (meta, body) = split(source);
            assert_eq!(body, "Text.\n", "{source}");
            (meta.title.unwrap_or_default(), meta.author.unwrap_or_default(), meta.date.unwrap_or_default())
        };
        let both = |author: &str| ("Tides: a report".into(), author.into(), "2021-05-03".into());
        for (authors, read) in [
            ("authors:\n  - Ines Duarte\n- Olaf Lind\n", "Ines Duarte, Olaf Lind"),
            ("author: [Ines Duarte, \"Olaf Lind\"]\n", "Ines Duarte, Olaf Lind"),
            ("author:\n  - name: Ines Duarte\n    email: ines@example.org\n", "Ines Duarte"),
            ("tags:\n- sea\n- \"low tide\"\n\nauthor: Ines Duarte\n", "Ines Duarte"),
        ] {
            let source =
                format!("---\nlayout: post\ntitle: >\n  Tides:\n  a report\n{authors}date: 2021-05-03\n---\nText.\n");
            assert_eq!(told(&source), both(read), "{source}");
        }
        let toml = "+++\ntitle = 'Tides: a report'\nauthor = \"Ines Duarte\"\ndate = 2021-05-03\ntags = [\"sea\"]\n[params]\nx = 1\n+++\nText.\n";
        assert_eq!(told(toml), both("Ines Duarte"));
    }

    #[test]
    fn a_title_keeps_its_brackets_and_what_is_no_date_is_none() {
        for (title, date, read) in [
            ("[not, a, string]", "tomorrow", ("[not, a, string]", None)),
            ("[Updated] The ferry", "3 May 2021", ("[Updated] The ferry", Some("3 May 2021"))),
            ("\"[a, b]\"", "2021/05/03", ("[a, b]", Some("2021/05/03"))),
            ("x", "\"2021-05-03T10:00:00Z\"", ("x", Some("2021-05-03T10:00:00Z"))),
            ("x", "[draft]", ("x", None)),
        ] {
            let source = format!("---\ntitle: {title}\ndate: {date}\n---\nText.\n");
            let (meta, body) = split(&source);
            assert_eq!((meta.title.as_deref().unwrap_or_default(), meta.date.as_deref()), read);
            assert_eq!(body, "Text.\n");
        }
    }

    #[test]
    fn quotation_marks_inside_a_value_stay() {
        let (meta, _) = split("---\nbased_on: \"Tides\", Harbour Post\n---\n");
        assert_eq!(meta.based_on.as_deref(), Some("\"Tides\", Harbour Post"));
    }

    #[test]
    fn a_rule_at_the_beginning_is_not_front_matter() {
        for source in [
            "---\nJust a sentence.\n---\n",
            "---\ntitle: never closed\n",
            "---\ntitle:\n  never closed\n",
            "+++\nJust a sentence.\n+++\n",
            "No front matter",
        ] {
            assert_eq!(split(source), (Meta::default(), source));
        }
    }
}
