//! Tables of words, laid out so that a look-up touches little memory: most of its time is waiting for that.

use crate::model::hash_of;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// What a table says of words, by word: a table without chains (Knuth 1973, 6.4).
pub(crate) struct Dictionary<T> {
    /// By the number of a word: where it stands among the words in the lower bits, and the highest bits of its number;
    /// 0 where there is none.
    slots: Vec<u32>,
    /// One bit for some of the highest bits of the numbers of all words: most words that are in no table are told by these,
    /// which are few enough for a processor's nearest memory.
    filter: Vec<u64>,
    /// The words, each behind the place of its value and its length, so that they are near each other.
    words: Vec<u8>,
    /// What is said, each once: words of which the same is said are many.
    values: Vec<T>,
}

/// The bits of a slot that say where a word stands.
const PLACE: u32 = (1 << 20) - 1;

/// The bytes before a word: two each for the place of its value and for its length.
const HEAD: usize = 4;

impl<T: Copy + Eq + Hash> Dictionary<T> {
    /// That of some words, of which none comes twice.
    pub fn of<W: AsRef<str>>(all: impl IntoIterator<Item = (W, T)>) -> Self {
        let all: Vec<(W, T)> = all.into_iter().collect();
        // no word stands at the first byte, whose slot would be empty
        let slots = vec![0; (2 * all.len()).next_power_of_two().max(2)];
        let filter = vec![0; slots.len().div_ceil(16)];
        let mut dictionary = Self { slots, filter, words: vec![0], values: Vec::new() };
        let mut places: FxHashMap<T, u16> = FxHashMap::default();
        for (word, value) in &all {
            let place = *places.entry(*value).or_insert_with(|| {
                dictionary.values.push(*value);
                (dictionary.values.len() - 1) as u16
            });
            dictionary.push(word.as_ref(), place);
        }
        debug_assert!(places.len() <= usize::from(u16::MAX) && dictionary.words.len() <= PLACE as usize);
        dictionary
    }

    fn push(&mut self, word: &str, value: u16) {
        let number = number(word);
        let (group, bit) = self.bit(number);
        self.filter[group] |= bit;
        let last = self.slots.len() - 1;
        let mut slot = number as usize & last;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = (number & !PLACE) | self.words.len() as u32;
        self.words.extend(value.to_le_bytes());
        self.words.extend((word.len() as u16).to_le_bytes());
        self.words.extend(word.as_bytes());
    }
}

impl<T> Dictionary<T> {
    /// What is said of a word.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.numbered(number(word), word)
    }

    /// The same of a word whose [`number`] is known.
    #[inline]
    pub fn numbered(&self, number: u32, word: &str) -> Option<&T> {
        let (group, bit) = self.bit(number);
        if self.filter[group] & bit == 0 { None } else { self.find(number, word) }
    }

    /// Where the bit of a number is.
    #[inline]
    fn bit(&self, number: u32) -> (usize, u64) {
        let high = (number >> 12) as usize;
        ((high / 64) & (self.filter.len() - 1), 1 << (high % 64))
    }

    #[inline(never)]
    fn find(&self, number: u32, word: &str) -> Option<&T> {
        let last = self.slots.len() - 1;
        let mut at = number as usize & last;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if (slot ^ number) & !PLACE == 0
                && let Some((value, own)) = self.words[(slot & PLACE) as usize..].split_first_chunk::<HEAD>()
                && usize::from(u16::from_le_bytes([value[2], value[3]])) == word.len()
                && own.get(..word.len()) == Some(word.as_bytes())
            {
                return self.values.get(usize::from(u16::from_le_bytes([value[0], value[1]])));
            }
            at = (at + 1) & last;
        }
    }

    /// What is said of each word.
    #[cfg(test)]
    pub fn of_each(&self) -> impl Iterator<Item = &T> {
        let slots = self.slots.iter().filter(|slot| **slot != 0);
        let places = slots.filter_map(|slot| self.words[(slot & PLACE) as usize..].first_chunk());
        places.map(|place| &self.values[usize::from(u16::from_le_bytes(*place))])
    }
}

/// The number by which a word is looked up, that of [`WordType`](crate::text::WordType) too.
pub(crate) fn number(word: &str) -> u32 {
    hash_of(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_no_others() {
        let words: Vec<String> = (0..500).map(|n| format!("w{n}")).collect();
        let dictionary = Dictionary::of(words.iter().enumerate().map(|(n, word)| (word, n % 7)));
        assert_eq!((dictionary.values.len(), dictionary.of_each().count()), (7, 500));
        for (n, word) in words.iter().enumerate() {
            assert_eq!(dictionary.get(word), Some(&(n % 7)));
        }
        assert!(["", "w", "w500", "x1", "w1 "].iter().all(|word| dictionary.get(word).is_none()));
        assert!(Dictionary::<u8>::of([("", 1)]).get("").is_some());
        assert!(Dictionary::<u8>::of([] as [(&str, u8); 0]).get("a").is_none());
    }
}
