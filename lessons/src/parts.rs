//! Words that are too many for one code of squares, such as a QR code: cut into parts, each an address of its own, and joined again.
//!
//! A part is `part=ID.NUMBER.OF.LETTERS`, where the id is the same for all parts of the same words.

use std::collections::BTreeMap;
use whosays_engine::layer::fingerprint;

/// What a part begins with.
pub const PART: &str = "part=";

/// The most parts that are joined: nobody holds a camera before more codes.
pub const MOST: usize = 99;

/// The most letters that are joined.
const LONGEST: usize = 200_000;

/// `words`, which have ASCII only, cut into as few parts as have each at most `room` characters, of nearly the same length; by itself
/// where it fits. `None` where there would be too many parts.
pub fn cut(words: &str, room: usize) -> Option<Vec<String>> {
    if words.len() <= room {
        return Some(vec![words.to_owned()]);
    }
    let id = id(words);
    let head = |number: usize, of: usize| format!("{PART}{id}.{number}.{of}.");
    let of = words.len().div_ceil(room.checked_sub(head(MOST, MOST).len()).filter(|room| *room > 0)?);
    if of > MOST || words.len() > LONGEST || !words.is_ascii() {
        return None;
    }
    let letters = words.as_bytes().chunks(words.len().div_ceil(of));
    let part = |(at, letters): (usize, &[u8])| [head(at + 1, of).as_str(), &String::from_utf8_lossy(letters)].concat();
    Some(letters.enumerate().map(part).collect())
}

/// Parts of which some may be missing still.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    id: String,
    of: usize,
    held: BTreeMap<usize, String>,
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// All parts are there: the words.
    Whole(String),
    /// So many of so many parts are there.
    Some(usize, usize),
    /// It is none, or not whole.
    No,
}

impl Parts {
    /// Takes a part. One of other words begins anew: what was held goes.
    pub fn take(&mut self, part: &str) -> Joined {
        let Some((id, number, of, letters)) = read(part) else { return Joined::No };
        if (self.id.as_str(), self.of) != (id, of) {
            *self = Parts { id: id.to_owned(), of, held: BTreeMap::new() };
        }
        self.held.insert(number, letters.to_owned());
        if self.held.len() < of {
            return Joined::Some(self.held.len(), of);
        }
        let words: String = std::mem::take(self).held.into_values().collect();
        // Somebody may have joined what was never one.
        if self::id(&words) == id { Joined::Whole(words) } else { Joined::No }
    }

    /// The parts that are held, one a line.
    pub fn to_lines(&self) -> String {
        let line = |(number, letters): (&usize, &String)| format!("{PART}{}.{number}.{}.{letters}", self.id, self.of);
        self.held.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// What [`to_lines`](Self::to_lines) wrote; other lines are passed over.
    pub fn from_lines(lines: &str) -> Self {
        let mut parts = Parts::default();
        lines.lines().for_each(|line| _ = parts.take(line));
        parts
    }
}

fn id(words: &str) -> String {
    fingerprint(words).chars().take(6).collect()
}

fn read(part: &str) -> Option<(&str, usize, usize, &str)> {
    let mut pieces = part.strip_prefix(PART)?.splitn(4, '.');
    let (id, number, of) = (pieces.next()?, pieces.next()?.parse().ok()?, pieces.next()?.parse().ok()?);
    let letters = pieces.next()?;
    let sound = (2..=MOST).contains(&of) && (1..=of).contains(&number) && !id.is_empty() && letters.len() <= LONGEST;
    sound.then_some((id, number, of, letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_any_order_and_twice() {
        let words = "lesson=abcdefghijklmnopqrstuvwxyz.0123456789".repeat(9);
        let parts = cut(&words, 100).unwrap();
        assert_eq!((parts.len(), parts.iter().all(|part| part.len() <= 100)), (5, true), "{parts:?}");
        let mut held = Parts::default();
        for (count, at) in [(1, 3), (2, 0), (2, 3), (3, 4), (4, 1)] {
            assert_eq!(held.take(&parts[at]), Joined::Some(count, 5));
            held = Parts::from_lines(&held.to_lines());
        }
        assert_eq!(held.take(&parts[2]), Joined::Whole(words));
    }

    #[test]
    fn what_is_no_part_of_the_same_is_not_joined() {
        let [one, other] = [cut(&"one".repeat(50), 100).unwrap(), cut(&"two".repeat(50), 100).unwrap()];
        let mut held = Parts::default();
        assert_eq!(held.take(&one[0]), Joined::Some(1, 2));
        assert_eq!(held.take(&other[1]), Joined::Some(1, 2), "it begins anew");
        assert_eq!(held.take(&other[1].replace("tw", "wt")), Joined::Some(1, 2));
        assert_eq!(held.take(&other[0]), Joined::No, "a part was damaged");
        for no in
            ["", "part=", "part=a.1.1.x", "part=a.3.2.x", "part=a.0.2.x", "part=.1.2.x", "part=a.1.9999.x", "lesson=x"]
        {
            assert_eq!(held.take(no), Joined::No, "{no}");
        }
    }

    #[test]
    fn short_words_are_whole_and_endless_ones_refused() {
        assert_eq!(cut("lesson=x", 8), Some(vec!["lesson=x".to_owned()]));
        assert_eq!(cut(&"x".repeat(9000), 100), None);
        assert_eq!(cut(&"x".repeat(100), 18), None);
    }
}
