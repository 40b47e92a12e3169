//! Where the parts of a site are.

/// Where a site stands: the path under which, and the origin, where it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path, with a slash at both ends.
    pub base: String,
    /// Scheme, host and perhaps port, without a slash at the end.
    pub origin: Option<String>,
}

/// The way to the list of all articles, from the site's root.
pub const LIST: &str = "articles/";

/// The way to the page of lessons.
pub const LESSONS: &str = "lessons/";

/// The way to the page of a ready-made lesson.
pub fn lesson(slug: &str) -> String {
    format!("{LESSONS}{slug}/")
}

/// The feed, from the site's root.
pub const FEED: &str = "feed.xml";

impl Place {
    /// A place under a path, which gets the slashes that it lacks.
    pub fn new(base: &str, origin: Option<String>) -> Self {
        let bare = base.trim_matches('/');
        Self { base: if bare.is_empty() { "/".to_owned() } else { format!("/{bare}/") }, origin }
    }

    /// The path of what `way` leads to from the site's root.
    pub fn path(&self, way: &str) -> String {
        format!("{}{way}", self.base)
    }

    /// Its whole address, which only a known origin gives.
    pub fn whole(&self, way: &str) -> Option<String> {
        self.origin.as_ref().map(|origin| format!("{origin}{}", self.path(way)))
    }
}

/// The way to an article's page, from the site's root.
pub fn article(slug: &str) -> String {
    format!("{LIST}{slug}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_where_the_origin_is_known() {
        let here = Place::new("repo", Some("https://example.org".into()));
        assert_eq!(here.path(&article("tides")), "/repo/articles/tides/");
        assert_eq!(here.whole(FEED).as_deref(), Some("https://example.org/repo/feed.xml"));
        assert_eq!(Place::new("", None), Place::new("/", None));
        assert_eq!((Place::new("/", None).path(LIST), Place::new("/", None).whole("")), ("/articles/".into(), None));
    }
}
