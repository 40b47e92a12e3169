//! Small sets of words that rules ask for, by table.

use crate::text::rows;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const SETS: &str = table!("word_sets.tsv");

/// Why a word is in a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Set {
    /// An infinitive says what it is: *the goal is to sail*.
    Defined,
    /// What somebody or something would not do: *the door would not open*.
    Refused,
    /// A title or noun of women: *Mrs*, *the actress*.
    Woman,
    /// A title or noun of men: *Mr*, *the spokesman*.
    Man,
}

static TABLE: LazyLock<FxHashSet<(&'static str, Set)>> = LazyLock::new(|| sets(SETS));

pub(crate) fn sets(table: &str) -> FxHashSet<(&str, Set)> {
    let named = |name| match name {
        "defined" => Some(Set::Defined),
        "refused" => Some(Set::Refused),
        "woman" => Some(Set::Woman),
        "man" => Some(Set::Man),
        _ => None,
    };
    rows::<3>(table).filter_map(|[word, set, _]| Some((word, named(set)?))).collect()
}

/// Whether a word in its plain form is in a set.
pub(super) fn is_in(form: &str, set: Set) -> bool {
    TABLE.contains(&(form, set))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_set_and_shows_its_word() {
        let lines = SETS.lines().filter(|line| !line.starts_with('#')).skip(1);
        let mut count = 0;
        for line in lines {
            let [word, _, example] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line:?}") };
            assert!(example.to_lowercase().split(' ').any(|own| own == word), "{line:?}");
            count += 1;
        }
        assert_eq!(sets(SETS).len(), count);
    }
}
