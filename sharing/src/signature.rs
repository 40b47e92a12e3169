//! By which hashes a text is taken for one that a pack may be of, before the pack is looked at: packs.js compares them.

use serde::Serialize;
use std::collections::BTreeSet;

/// Words of a run that is hashed, as packs.js has it.
const RUN: usize = 4;

/// Hashes of a signature: enough that a text with every tenth word changed has more than a third of them, and hardly another has one.
const MOST: usize = 32;

/// A pack that a site has, as its list tells of it.
#[derive(Serialize)]
pub struct Listed<'a> {
    /// The pack's file.
    pub pack: String,
    /// Of which article it is, in words.
    pub about: &'a str,
    /// See [`signature`].
    pub signature: Vec<u32>,
}

/// The smallest hashes of a text's runs of words: 32 bits of four words, from which nobody reads any.
pub fn signature(text: &str) -> Vec<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let all: BTreeSet<u32> = words.windows(RUN).map(|run| hash(&run.join(" "))).collect();
    all.into_iter().take(MOST).collect()
}

/// FNV-1a over UTF-16, which is quick to do in JavaScript too.
fn hash(words: &str) -> u32 {
    words.encode_utf16().fold(0x811c_9dc5, |sum, unit| (sum ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_shares_most_of_a_signature_and_another_text_nothing() {
        let text: String = (0..600).map(|n| format!("word{} ", n * 7919 % 1000)).collect();
        let edition = text.replace("word7 ", "word7,\n").replace("word93 ", "").to_uppercase();
        let shared = |other: &str| {
            let all = signature(other);
            signature(&text).iter().filter(|one| all.contains(one)).count()
        };
        assert_eq!(signature(&text).len(), MOST);
        assert!(shared(&edition) > MOST * 2 / 3);
        assert_eq!(shared(&text.replace("word", "another")), 0);
    }

    #[test]
    fn the_hash_is_fnv() {
        // of the list of its authors; packs.js is held to the same by tests/browser/packs.rs
        assert_eq!([hash(""), hash("a"), hash("foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }
}
