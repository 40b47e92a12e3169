//! A text as a row of small hashes, one a word: enough to find places again in another edition, too little to read.

use crate::Span;
use xxhash_rust::xxh64::xxh64;

/// The words of a text: where they stand, and a byte of hash each.
///
/// A byte tells a word from 255 in 256 others, so that runs of words are found again, while some hundred English words
/// share each value, so that a list of them is no copy of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Where each word stands: runs of letters and digits, in text order.
    pub spans: Vec<Span>,
    /// The last byte of each word's XXH64, in lower case.
    pub hashes: Vec<u8>,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut words = Words::default();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let span = Span::new(from, at);
                    words.spans.push(span);
                    words.hashes.push(hash(span.of(text)) as u8);
                    start = None;
                }
                _ => {}
            }
        }
        words
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Which words a stretch touches.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.spans.partition_point(|word| word.end <= span.start);
        let end = self.spans.partition_point(|word| word.start < span.end);
        first..end.max(first)
    }
}

fn hash(word: &str) -> u64 {
    if word.chars().any(char::is_uppercase) {
        xxh64(word.to_lowercase().as_bytes(), 0)
    } else {
        xxh64(word.as_bytes(), 0)
    }
}

/// The hash by which a text is known again: the XXH64 of its UTF-8, in sixteen hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    format!("{:016x}", xxh64(text.as_bytes(), 0))
}

/// The hash of a stretch's words, whatever stands between them and however they are written: XXH64.
pub fn quote_hash(text: &str, words: &[Span]) -> u64 {
    words.iter().fold(0, |sum, word| xxh64(&hash(word.of(text)).to_le_bytes(), sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        let text = "“It's 5 km,” Ömer said.";
        let words = Words::of(text);
        let all: Vec<_> = words.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(all, ["It", "s", "5", "km", "Ömer", "said"]);
        assert_eq!(words.hashes.len(), 6);
        assert_eq!(words.within(Span::new(0, 9)), 0..3);
        assert_eq!(words.within(Span::new(0, 1)), 0..0);
    }

    #[test]
    fn a_quote_is_the_same_however_it_is_set() {
        let (one, other) = ("The port,\nhe said", "the  port he said");
        let of = |text: &str| quote_hash(text, &Words::of(text).spans);
        assert_eq!(of(one), of(other));
        assert_ne!(of(one), of("The port she said"));
        assert_ne!(of("ab c"), of("a bc"));
    }
}
