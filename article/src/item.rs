//! An item of a list: how deep it stands, and what stands before its words.

/// What an item of a list looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// How many lists stand around its own, at most [`Item::DEEPEST`].
    pub depth: u8,
    /// What stands before its words.
    pub sign: Sign,
}

/// What stands before the words of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// A bullet.
    #[default]
    Bullet,
    /// A number; `None` where it goes on from the item before.
    Number(Option<u32>),
    /// Nothing: it is a further paragraph of the item before, or its sign is among its words, as in a plain text.
    Nothing,
}

impl Item {
    /// The deepest that is told apart: a page has no room for more.
    pub const DEEPEST: u8 = 6;

    /// The greatest number, as in CommonMark: nine digits.
    const GREATEST: u32 = 999_999_999;

    /// An item at a depth.
    pub fn new(depth: usize, sign: Sign) -> Self {
        let sign = match sign {
            Sign::Number(Some(number)) if number > Self::GREATEST => Sign::Number(None),
            sign => sign,
        };
        Item { depth: u8::try_from(depth).unwrap_or(u8::MAX).min(Self::DEEPEST), sign }
    }

    /// Whether it may stand in one list with another item: signs of one kind, at whatever depth.
    pub fn joins(self, other: Self) -> bool {
        std::mem::discriminant(&self.sign) == std::mem::discriminant(&other.sign)
    }

    /// What a packed article calls it: `ul`, `ol`, `ol4` or `li`, and behind a `+` how deep it stands.
    pub fn name(self) -> String {
        let sign = match self.sign {
            Sign::Bullet => "ul".to_owned(),
            Sign::Number(None) => "ol".to_owned(),
            Sign::Number(Some(number)) => format!("ol{number}"),
            Sign::Nothing => "li".to_owned(),
        };
        if self.depth == 0 { sign } else { format!("{sign}+{}", self.depth) }
    }

    /// The item of such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let (sign, depth) = match name.split_once('+') {
            Some((sign, depth)) => (sign, depth.parse().ok()?),
            None => (name, 0),
        };
        let sign = match sign.split_at_checked(2)? {
            ("ul", "") => Sign::Bullet,
            ("li", "") => Sign::Nothing,
            ("ol", "") => Sign::Number(None),
            ("ol", number) => Sign::Number(Some(number.parse().ok()?)),
            _ => return None,
        };
        Some(Item::new(depth, sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_and_odd_ones_are_none() {
        for sign in [Sign::Bullet, Sign::Nothing, Sign::Number(None), Sign::Number(Some(0)), Sign::Number(Some(44))] {
            for depth in [0, 1, 6] {
                let item = Item::new(depth, sign);
                assert_eq!(Item::from_name(&item.name()), Some(item));
            }
        }
        assert_eq!(Item::from_name("ol9999999999+1"), None);
        assert_eq!(Item::from_name("ol1000000000+99"), Some(Item::new(6, Sign::Number(None))));
        for odd in ["", "o", "ol+", "ol-1", "ul4", "é+1", "ol4+x", "p"] {
            assert_eq!(Item::from_name(odd), None, "{odd}");
        }
    }
}
