//! Tables of words, laid out so that a look-up touches little memory: most of its time is waiting for that.

use crate::bytes::alike;
use crate::model::hash_of;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// What a table says of words, by word. Words stand in buckets by their numbers (Knuth 1973, 6.4): to look one up is to
/// find where its bucket begins, and to read on from there.
pub(crate) struct Dictionary<T> {
    /// Where each bucket begins among the words, and where the last one ends.
    begins: Vec<u32>,
    /// One bit for some of the highest bits of the numbers of all words: most words that are in no table are told by these,
    /// which are few enough for a processor's nearest memory.
    filter: Vec<u64>,
    /// The words, each behind some bits of its number, its length and the place of its value.
    words: Vec<u8>,
    /// What is said, each once: words of which the same is said are many.
    values: Vec<T>,
}

/// The bytes before a word: one each for bits of its number and for its length, two for the place of its value.
const HEAD: usize = 4;

/// What stands before a word of this number and length, but for the place of its value.
fn mark(number: u32, length: usize) -> u16 {
    (number >> 24) as u16 | (length as u16) << 8
}

impl<T: Copy + Eq + Hash> Dictionary<T> {
    /// That of some words, of which none comes twice.
    pub fn of<W: AsRef<str>>(all: impl IntoIterator<Item = (W, T)>) -> Self {
        let all: Vec<(u32, W, T)> = all.into_iter().map(|(word, value)| (number(word.as_ref()), word, value)).collect();
        let buckets = (all.len() / 2).next_power_of_two();
        let bucket = |number: u32| number as usize & (buckets - 1);
        // how long each bucket is, and then where each begins
        let mut begins = vec![0; buckets + 1];
        all.iter().for_each(|(number, word, _)| begins[bucket(*number) + 1] += (HEAD + word.as_ref().len()) as u32);
        let mut end = 0;
        begins.iter_mut().for_each(|begin| (*begin, end) = (end + *begin, end + *begin));
        let filter = vec![0; (2 * all.len()).next_power_of_two().div_ceil(16)];
        let mut dictionary = Self { begins, filter, words: vec![0; end as usize], values: Vec::new() };
        let mut next = dictionary.begins.clone();
        let mut places: FxHashMap<T, u16> = FxHashMap::default();
        for (number, word, value) in &all {
            let place = *places.entry(*value).or_insert_with(|| {
                dictionary.values.push(*value);
                (dictionary.values.len() - 1) as u16
            });
            dictionary.put(&mut next[bucket(*number)], *number, word.as_ref().as_bytes(), place);
        }
        debug_assert!(places.len() <= usize::from(u16::MAX));
        dictionary
    }

    /// Puts a word where it is to stand, and says where the next one is.
    fn put(&mut self, at: &mut u32, number: u32, word: &[u8], value: u16) {
        debug_assert!(word.len() <= usize::from(u8::MAX));
        let (group, bit) = self.bit(number);
        self.filter[group] |= bit;
        let whole = &mut self.words[*at as usize..][..HEAD + word.len()];
        whole[..2].copy_from_slice(&mark(number, word.len()).to_le_bytes());
        whole[2..HEAD].copy_from_slice(&value.to_le_bytes());
        whole[HEAD..].copy_from_slice(word);
        *at += whole.len() as u32;
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
        let bucket = number as usize & (self.begins.len() - 2);
        let &[begin, end] = self.begins.get(bucket..)?.first_chunk()?;
        let mark = mark(number, word.len());
        let mut rest = self.words.get(begin as usize..end as usize)?;
        while let Some((head, words)) = rest.split_first_chunk::<HEAD>() {
            let head = u32::from_le_bytes(*head);
            if head as u16 == mark && words.get(..word.len()).is_some_and(|own| alike(own, word.as_bytes())) {
                return self.values.get((head >> 16) as usize);
            }
            rest = words.get((head as u16 >> 8) as usize..)?;
        }
        None
    }

    /// What is said of each word.
    #[cfg(test)]
    pub fn of_each(&self) -> impl Iterator<Item = &T> {
        let mut rest = &self.words[..];
        std::iter::from_fn(move || {
            let ([_, length, value @ ..], words) = rest.split_first_chunk::<HEAD>()?;
            rest = &words[usize::from(*length)..];
            self.values.get(usize::from(u16::from_le_bytes(*value)))
        })
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
