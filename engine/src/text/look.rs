//! What a word is made of, seen byte by byte once: most questions about its letters are answered by that.

/// A set of what the bytes of a word are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look(u8);

impl Look {
    /// A capital.
    pub const UPPER: Look = Look(1);
    /// A small letter.
    pub const LOWER: Look = Look(1 << 1);
    /// A digit.
    pub const DIGIT: Look = Look(1 << 2);
    /// A hyphen.
    pub const HYPHEN: Look = Look(1 << 3);
    /// A full stop.
    pub const STOP: Look = Look(1 << 4);
    /// An apostrophe, ampersand or comma.
    pub const JOINER: Look = Look(1 << 5);
    /// Another mark of one byte.
    pub const MARK: Look = Look(1 << 6);
    /// A grave accent, a control, white space, or part of a character of several bytes.
    pub const OTHER: Look = Look(1 << 7);

    /// What a word is made of.
    #[inline]
    pub fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |all, byte| all | LOOKS[usize::from(byte)]))
    }

    /// Whether the word holds anything of another set.
    pub const fn any(self, other: Look) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the word holds nothing but what is in another set.
    pub const fn only(self, other: Look) -> bool {
        self.0 & !other.0 == 0
    }

    /// Everything that is in either set.
    pub const fn or(self, other: Look) -> Look {
        Look(self.0 | other.0)
    }
}

const LOOKS: [u8; 256] = {
    let mut looks = [Look::OTHER.0; 256];
    let mut at = b'!';
    while at < 0x7f {
        looks[at as usize] = match at {
            b'A'..=b'Z' => Look::UPPER.0,
            b'a'..=b'z' => Look::LOWER.0,
            b'0'..=b'9' => Look::DIGIT.0,
            b'-' => Look::HYPHEN.0,
            b'.' => Look::STOP.0,
            b'\'' | b'&' | b',' => Look::JOINER.0,
            b'`' => Look::OTHER.0,
            _ => Look::MARK.0,
        };
        at += 1;
    }
    looks
};

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn a_word_is_made_of_its_bytes() {
        assert!(Look::of("boat").only(Look::LOWER));
        assert!(Look::of("U.N.").only(Look::UPPER.or(Look::STOP)));
        assert!(Look::of("Jong-Il").any(Look::HYPHEN) && !Look::of("Orlo").any(Look::HYPHEN));
        assert!(Look::of("été").any(Look::OTHER) && Look::of("a`b").any(Look::OTHER));
    }
}
