//! Which way words run that are not the interface's, and in which language they are: `<q dir=quoted()>`.

use crate::reading::escape::escaped;
use crate::written;
use leptos::attr::AttributeValue;
use leptos::tachys::renderer::types::Element;

/// A value of `dir` that says `lang` too, where that is another than the interface's. Two attributes on each of these elements were a
/// kilobyte more to load at the first visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted(pub Option<&'static str>);

/// That of the article's words.
pub fn quoted() -> Quoted {
    Quoted(written::lang())
}

/// The article's words within a sentence, as HTML.
pub fn its(words: &str) -> String {
    ["<span", quoted().html(), ">", &escaped(words), "</span>"].concat()
}

impl AttributeValue for Quoted {
    type State = Element;
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        self.html().len()
    }

    fn to_html(self, _key: &str, html: &mut String) {
        html.push_str(self.html());
    }

    fn to_template(_key: &str, _html: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, key: &str, element: &Element) -> Element {
        self.build(element, key)
    }

    fn build(self, element: &Element, key: &str) -> Element {
        let mut own = element.clone();
        self.rebuild(key, &mut own);
        own
    }

    #[inline(never)]
    fn rebuild(self, _key: &str, element: &mut Element) {
        // Where no browser is, an element is nothing.
        #[cfg(feature = "csr")]
        {
            element.set_attribute("dir", "auto").ok();
            match self.0 {
                Some(lang) => element.set_attribute("lang", lang),
                None => element.remove_attribute("lang"),
            }
            .ok();
        }
        #[cfg(not(feature = "csr"))]
        let _ = element;
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }
}

impl Quoted {
    /// The attributes as HTML.
    pub fn html(self) -> &'static str {
        match self.0 {
            None => " dir=\"auto\"",
            Some("") => " dir=\"auto\" lang=\"\"",
            // There is no other tag, see `written::tag`.
            Some(_) => " dir=\"auto\" lang=\"en\"",
        }
    }
}
