//! Names as a source writes them.

/// A person's name whose surname is in capitals, as the Factbook writes it: *Emmanuel MACRON*.
pub(crate) fn in_small_letters(name: &str) -> String {
    name.split_inclusive([' ', '-']).map(word).collect()
}

fn word(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphabetic());
    let is_shouted = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) && !word.contains('.');
    if !is_shouted || letters.clone().all(|letter| matches!(letter, 'I' | 'V' | 'X')) {
        return word.to_owned();
    }
    // *O'BRIEN* keeps two capitals.
    let capitals = if word.chars().nth(1).is_some_and(|second| matches!(second, '\'' | '’')) { 3 } else { 1 };
    let small = word.chars().skip(capitals).flat_map(char::to_lowercase);
    word.chars().take(capitals).chain(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_lose_their_capitals() {
        assert_eq!(in_small_letters("Emmanuel MACRON"), "Emmanuel Macron");
        assert_eq!(in_small_letters("KIM Jong Un"), "Kim Jong Un");
        assert_eq!(in_small_letters("King CHARLES III"), "King Charles III");
        assert_eq!(in_small_letters("Jean-Pierre O'BRIEN-LEE"), "Jean-Pierre O'Brien-Lee");
        assert_eq!(in_small_letters("Donald J. TRUMP"), "Donald J. Trump");
    }
}
