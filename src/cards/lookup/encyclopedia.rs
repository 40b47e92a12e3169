//! Where an encyclopedia is asked, what a reader finds there, and which pictures may come from it.

/// Bytes of a title, as MediaWiki has it.
const LONGEST_TITLE: usize = 255;

/// An encyclopedia that answers as Wikipedia's REST API does; index.html says where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encyclopedia {
    /// What stands before the language in the address of a summary.
    before: String,
    /// What stands between the language and the title: the rest of the host, then the path.
    after: String,
    /// How the address of every picture begins that may be shown.
    pictures: String,
}

/// A picture, and the page that tells of its maker and its licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub address: String,
    /// The address of its page.
    pub page: String,
}

impl Encyclopedia {
    /// One whose summaries are at `summaries`, which holds `{language}`, and whose pictures at `pictures`.
    pub fn new(summaries: &str, pictures: String) -> Option<Self> {
        let (before, rest) = summaries.split_once('{')?;
        let (_, after) = rest.split_once('}')?;
        let sound = after.contains('/') && !pictures.is_empty();
        sound.then(|| Self { before: before.to_owned(), after: after.to_owned(), pictures })
    }

    /// The address that is asked about a title.
    pub fn summary(&self, language: &str, title: &str) -> String {
        [&self.before, language, &self.after, &encoded(title)].concat()
    }

    /// Who is asked, as a reader knows it: *en.wikipedia.org*.
    pub fn host(&self, language: &str) -> String {
        bare(&self.root(language)).to_owned()
    }

    /// Who is asked for pictures.
    pub fn picture_host(&self) -> &str {
        bare(&self.pictures)
    }

    /// The page of a title, for the reader to open.
    pub fn page(&self, language: &str, title: &str) -> String {
        format!("{}wiki/{}", self.root(language), encoded(title))
    }

    /// The picture at an address from an answer, if it is one of the encyclopedia's.
    pub fn picture(&self, language: &str, address: &str) -> Option<Picture> {
        let path = address.strip_prefix(&self.pictures)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~%/!$'()*+,;=:@&".contains(c);
        let parts: Vec<&str> = path.split('/').collect();
        if !path.chars().all(plain) || parts.iter().any(|part| part.chars().all(|c| c == '.')) {
            return None;
        }
        // wikipedia/commons/a/a8/NAME, or wikipedia/commons/thumb/a/a8/NAME/320px-NAME
        let from_end = if parts.contains(&"thumb") { 2 } else { 1 };
        let name = parts[parts.len().checked_sub(from_end)?];
        Some(Picture { address: address.to_owned(), page: format!("{}wiki/File:{name}", self.root(language)) })
    }

    fn root(&self, language: &str) -> String {
        let host_ends = self.after.find('/').map_or(0, |slash| slash + 1);
        [&self.before, language, &self.after[..host_ends]].concat()
    }
}

/// An address as a reader knows it, without its scheme.
fn bare(address: &str) -> &str {
    let bare = address.strip_prefix("https://").or(address.strip_prefix("http://"));
    bare.unwrap_or(address).trim_end_matches('/')
}

/// Whether a name could be the title of a page.
pub fn is_title(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || "#<>[]{}|\u{FFFD}".contains(c);
    !name.trim().is_empty() && name.len() <= LONGEST_TITLE && !name.contains(forbidden)
}

/// The languages to ask in, by what the browser says of its reader (*de-AT*): that one, then English.
pub fn languages(preferred: &str) -> Vec<String> {
    let first = preferred.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let first = match first.as_str() {
        // Bokmål is the Norwegian of no.wikipedia.org.
        "nb" => "no".to_owned(),
        _ => first,
    };
    let is_code = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut languages = vec!["en".to_owned()];
    if is_code && first != "en" {
        languages.insert(0, first);
    }
    languages
}

/// A title as it stands in an address: spaces as `_`, and nothing that an address gives a meaning.
fn encoded(title: &str) -> String {
    let mut out = String::new();
    for byte in title.trim().bytes() {
        match byte {
            b' ' => out.push('_'),
            b'-' | b'_' | b'.' | b'~' => out.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => out.push(byte.into()),
            _ => {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.push(b"0123456789ABCDEF"[usize::from(half)].into());
                }
            }
        }
    }
    // A whole part of an address of dots alone would lead elsewhere.
    if out.bytes().all(|byte| byte == b'.') { out.replace('.', "%2E") } else { out }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    const SUMMARIES: &str = "https://{language}.wikipedia.org/api/rest_v1/page/summary/";
    const PICTURES: &str = "https://upload.wikimedia.org/";

    /// The one that index.html names.
    pub fn wikipedia() -> Encyclopedia {
        Encyclopedia::new(SUMMARIES, PICTURES.into()).unwrap()
    }

    #[test]
    fn the_page_asks_where_this_test_says_and_may_ask_nobody_else() {
        let index = include_str!("../../../index.html");
        assert!(index.contains(&format!("content=\"{SUMMARIES}\"")) && index.contains(&format!("=\"{PICTURES}\"")));
        for rule in
            ["connect-src 'self' https://*.wikipedia.org;", "img-src 'self' data: https://upload.wikimedia.org;"]
        {
            assert!(index.contains(rule), "{rule}");
        }
        let policy = index.lines().find(|line| line.contains("default-src 'none'")).unwrap();
        assert_eq!(policy.matches("https:").count(), 2, "no other host: {policy}");
    }

    #[test]
    fn an_address_without_its_parts_asks_nobody() {
        for summaries in ["", "https://en.wikipedia.org/", "https://{language", "https://{language}"] {
            assert_eq!(Encyclopedia::new(summaries, PICTURES.into()), None);
        }
    }

    #[test]
    fn addresses_hold_the_title_and_nothing_else() {
        let wikipedia = wikipedia();
        let root = "https://en.wikipedia.org/";
        for (title, end) in [
            ("David Kay", "David_Kay"),
            ("AC/DC", "AC%2FDC"),
            ("What? Who & why=#1", "What%3F_Who_%26_why%3D%231"),
            ("Lech Wałęsa", "Lech_Wa%C5%82%C4%99sa"),
            ("..", "%2E%2E"),
        ] {
            assert_eq!(wikipedia.summary("en", title), format!("{root}api/rest_v1/page/summary/{end}"));
            assert_eq!(wikipedia.page("en", title), format!("{root}wiki/{end}"));
        }
        assert_eq!(wikipedia.host("de"), "de.wikipedia.org");
        assert_eq!(wikipedia.picture_host(), "upload.wikimedia.org");
    }

    #[test]
    fn a_name_that_no_page_can_have_is_no_title() {
        assert!(is_title("David Kay") && is_title("東京"));
        for name in ["", " ", "a|b", "<b>", "a\nb", &"name ".repeat(60)] {
            assert!(!is_title(name), "{name}");
        }
    }

    #[test]
    fn the_reader_is_asked_for_in_their_language_then_in_english() {
        assert_eq!(languages("de-AT"), ["de", "en"]);
        assert_eq!(languages("nb"), ["no", "en"]);
        for english in ["en-GB", "", "x", "../evil", "c'est"] {
            assert_eq!(languages(english), ["en"]);
        }
    }

    #[test]
    fn only_the_encyclopedias_own_pictures_are_shown() {
        let wikipedia = wikipedia();
        let commons = "https://upload.wikimedia.org/wikipedia/commons";
        let page = "https://de.wikipedia.org/wiki/File:David_Kay%2C_2003.jpg";
        for path in ["a/a8/David_Kay%2C_2003.jpg", "thumb/a/a8/David_Kay%2C_2003.jpg/320px-David_Kay%2C_2003.jpg"] {
            let picture = wikipedia.picture("de", &format!("{commons}/{path}")).unwrap();
            assert_eq!(picture.page, page);
        }
        for address in [
            "http://upload.wikimedia.org/wikipedia/commons/a/a8/A.jpg",
            "https://upload.wikimedia.org.example.org/a/a8/A.jpg",
            "https://example.org/a.jpg",
            "javascript:alert(1)",
            "data:image/png;base64,AAAA",
            "https://upload.wikimedia.org/a/\"onerror=alert(1)",
            "https://upload.wikimedia.org/a/../../b.jpg",
            "https://upload.wikimedia.org/",
        ] {
            assert_eq!(wikipedia.picture("en", address), None, "{address}");
        }
    }
}
