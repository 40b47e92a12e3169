//! Whether a person is a woman or a man, by pronouns and given names.

use super::lexicon::{Lists, lexicon};

/// What *he* and *she* tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Woman,
    Man,
}

impl Gender {
    /// Of whom a pronoun in lower case speaks.
    pub fn of_pronoun(form: &str) -> Option<Self> {
        match form {
            "she" | "her" | "hers" | "herself" => Some(Gender::Woman),
            "he" | "him" | "his" | "himself" => Some(Gender::Man),
            _ => None,
        }
    }

    /// Who bears a given name; nobody in particular bears *Robin*.
    pub fn of_given_name(name: &str) -> Option<Self> {
        let lists = lexicon().told(name).lists;
        match (lists.any(Lists::OF_WOMEN), lists.any(Lists::OF_MEN)) {
            (true, false) => Some(Gender::Woman),
            (false, true) => Some(Gender::Man),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_women_of_men_or_of_either() {
        assert_eq!(Gender::of_given_name("Mary"), Some(Gender::Woman));
        assert_eq!(Gender::of_given_name("John"), Some(Gender::Man));
        assert_eq!(Gender::of_given_name("Robin"), None);
        assert_eq!(Gender::of_given_name("Andrea"), None, "a man in Italy");
    }
}
