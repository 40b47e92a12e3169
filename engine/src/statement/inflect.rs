//! Forms of regular verbs, and the notation for sets of forms that the tables use.

/// The forms that one element of a table's notation stands for: `a|b` are alternatives, `be*` every form of *be*, and
/// any other `verb*` the regular forms of that verb.
pub(super) fn forms(element: &str) -> Vec<String> {
    element.split('|').flat_map(one).collect()
}

fn one(form: &str) -> Vec<String> {
    match form.strip_suffix('*') {
        None => vec![form.to_owned()],
        Some("be") => {
            ["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"].map(str::to_owned).to_vec()
        }
        Some("swear") => ["swear", "swears", "swore", "sworn", "swearing"].map(str::to_owned).to_vec(),
        Some(verb) => regular(verb),
    }
}

/// The regular forms of a verb: *plan, plans, planned, planning*.
fn regular(verb: &str) -> Vec<String> {
    let stem = verb.strip_suffix('e').filter(|stem| !stem.ends_with('e'));
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let third = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh") => format!("{verb}es"),
        None => format!("{verb}s"),
    };
    let (past, participle) = match (stem, consonant_y) {
        (Some(stem), _) => (format!("{stem}ed"), format!("{stem}ing")),
        (_, Some(stem)) => (format!("{stem}ied"), format!("{verb}ing")),
        _ if verb.ends_with("ee") => (format!("{verb}d"), format!("{verb}ing")),
        _ if doubles(verb) => {
            let last = &verb[verb.len() - 1..];
            (format!("{verb}{last}ed"), format!("{verb}{last}ing"))
        }
        _ => (format!("{verb}ed"), format!("{verb}ing")),
    };
    vec![verb.to_owned(), third, past, participle]
}

/// Whether a verb of one syllable doubles its last consonant: *plan, planned*.
fn doubles(verb: &str) -> bool {
    let mut back = verb.chars().rev();
    let (Some(last), Some(vowel), Some(first)) = (back.next(), back.next(), back.next()) else { return false };
    let is_vowel = |c: char| "aeiou".contains(c);
    verb.chars().filter(|c| is_vowel(*c)).count() == 1
        && is_vowel(vowel)
        && !is_vowel(first)
        && "bdgmnprt".contains(last)
        || matches!(verb, "admit" | "commit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        assert_eq!(forms("plan*"), ["plan", "plans", "planned", "planning"]);
        assert_eq!(forms("promise*"), ["promise", "promises", "promised", "promising"]);
        assert_eq!(forms("deny*"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(forms("agree*"), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(forms("appear*"), ["appear", "appears", "appeared", "appearing"]);
        assert_eq!(forms("admit*")[2], "admitted");
    }

    #[test]
    fn alternatives_are_listed_one_after_another() {
        assert_eq!(forms("set|due"), ["set", "due"]);
        assert!(forms("be*").contains(&"were".to_owned()));
    }
}
