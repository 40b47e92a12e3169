//! Texts spoilt in ways that real ones are, and worse; the same seed spoils in the same way.

/// What is put between the characters of a text.
const BITS: [&str; 20] = [
    "\"", "“", "”", "‘", "’", "«", "\n", "\n\n", "\0", "\u{200B}", "\u{301}", "🚢", "。", ".", " said ", ", ", "(",
    "—", "?!", " Blom",
];

/// A source of mutations: Marsaglia's xorshift generator with 64 bits of state.
pub struct Mutations(u64);

impl Mutations {
    /// Mutations by a seed, which is not 0.
    pub fn new(seed: u64) -> Self {
        assert_ne!(seed, 0, "xorshift stays at 0");
        let mut mutations = Mutations(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        mutations.below(2);
        mutations
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// A text with some of its characters dropped, doubled, moved, put in capitals, or parted by something else.
    pub fn of(&mut self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..1 + self.below(12) {
            let at = self.below(chars.len());
            let end = chars.len().min(at + 1 + self.below(40));
            match self.below(6) {
                0 => drop(chars.drain(at..end)),
                1 => {
                    let doubled = chars[at..end].to_vec();
                    chars.splice(at..at, doubled);
                }
                2 => {
                    let moved: Vec<char> = chars.drain(at..end).collect();
                    let to = self.below(chars.len() + 1);
                    chars.splice(to..to, moved);
                }
                3 => {
                    let raised: String = chars[at..end].iter().flat_map(|c| c.to_uppercase()).collect();
                    chars.splice(at..end, raised.chars());
                }
                _ => {
                    let bit = BITS[self.below(BITS.len())];
                    chars.splice(at..at, bit.chars());
                }
            }
        }
        chars.into_iter().collect()
    }
}
