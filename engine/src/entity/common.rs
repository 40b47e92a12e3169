//! Common English words in whatever form: the list leaves regular forms out.

use super::lexicon::{Entry, Lexicon, Lists};

impl Lexicon {
    /// Whether a word in lower case is a common English word, in whatever form.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.is_common_word(word, self.told(word))
    }

    /// The same of a word of which `own` is told.
    pub(super) fn is_common_word(&self, word: &str, own: &Entry) -> bool {
        own.lists.any(Lists::COMMON)
            || self.has_stem(word)
            || ENDINGS.iter().any(|(ending, replacements)| {
                // most endings are told by their last letter
                let alike = ending.as_bytes().last() == word.as_bytes().last();
                alike.then(|| word.strip_suffix(ending)).flatten().filter(|stem| stem.len() >= 3).is_some_and(|stem| {
                    let with = |end: &str| {
                        if end.is_empty() { self.is_stem(stem) } else { self.is_stem(&[stem, end].concat()) }
                    };
                    replacements.iter().any(|end| with(end)) || undoubled(stem).is_some_and(|stem| self.is_stem(stem))
                })
            })
            || word
                .bytes()
                .position(|byte| byte == b'-')
                .is_some_and(|dash| self.is_common(&word[..dash]) && self.is_common(&word[dash + 1..]))
    }
}

impl Lexicon {
    /// Whether the list of common words holds a word, or what is left of it without a usual prefix.
    fn is_stem(&self, word: &str) -> bool {
        self.told(word).lists.any(Lists::COMMON) || self.has_stem(word)
    }

    /// Whether the list holds what is left of a word without a usual prefix.
    fn has_stem(&self, word: &str) -> bool {
        PREFIXES.iter().filter(|prefix| prefix.as_bytes().first() == word.as_bytes().first()).any(|prefix| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.len() >= 4);
            rest.is_some_and(|rest| self.told(rest).lists.any(Lists::COMMON))
        })
    }
}

/// Regular endings, and what stands in the list in their place; the list leaves such forms out.
const ENDINGS: [(&str, &[&str]); 16] = [
    ("ies", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ied", &["y"]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ily", &["y"]),
    ("ly", &["", "le"]),
    ("er", &["", "e"]),
    ("ers", &["", "e"]),
    ("est", &["", "e"]),
    ("ness", &[""]),
    ("ment", &[""]),
    ("able", &["", "e"]),
    ("ation", &["e"]),
    ("ion", &["", "e"]),
];

const PREFIXES: [&str; 9] = ["un", "re", "non", "dis", "mis", "over", "under", "in", "im"];

/// *runn* → *run*.
fn undoubled(stem: &str) -> Option<&str> {
    let mut back = stem.char_indices().rev();
    let (cut, last) = back.next()?;
    (back.next()?.1 == last).then(|| &stem[..cut])
}

#[cfg(test)]
mod tests {
    use crate::entity::lexicon::lexicon;

    #[test]
    fn common_words_have_their_endings() {
        for word in ["running", "cities", "officials", "hoped", "unfair", "quickly"] {
            assert!(lexicon().is_common(word), "{word}");
        }
        for word in ["burrows", "hezbollah", "pyongyang"] {
            assert!(!lexicon().is_common(word), "{word}");
        }
    }
}
