//! Bytes of texts, and numbers as bytes, for model files and packed analyses.

/// Where the first byte is of which `is` holds. Sixteen are asked together, as processors compare them: `is` has to be
/// made of comparisons without branches.
#[inline]
pub(crate) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let none = |chunk: &&[u8; 16]| !chunk.map(&is).into_iter().fold(false, |any, one| any | one);
    let from = 16 * bytes.as_chunks().0.iter().take_while(none).count();
    bytes[from..].iter().position(|byte| is(*byte)).map(|at| from + at)
}

/// Whether two words of the same length have the same bytes: eight at a time, where a general comparison takes one after
/// another in WebAssembly.
#[inline]
pub(crate) fn alike(one: &[u8], other: &[u8]) -> bool {
    let (ones, one_rest) = one.as_chunks::<8>();
    let (others, other_rest) = other.as_chunks::<8>();
    ones.iter().zip(others).all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        && last_bytes(one_rest) == last_bytes(other_rest)
}

/// Less than eight bytes as a number, the first of them lowest; without a copy of unknown length, which takes longer.
#[inline]
pub(crate) fn last_bytes(rest: &[u8]) -> u64 {
    let end = |size: usize| 8 * (rest.len() - size);
    match (rest.first_chunk(), rest.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << end(4)
        }
        _ => match rest {
            [] => 0,
            [first, .., last] => {
                u64::from(*first)
                    | u64::from(rest[rest.len() / 2]) << (8 * (rest.len() / 2))
                    | u64::from(*last) << end(1)
            }
            [one] => u64::from(*one),
        },
    }
}

/// Takes numbers off the front of a slice; `None` where it ends too early.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    pub fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    pub fn fixed(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A number in base 128, its lowest digits first, as LEB128 has it.
    pub fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

/// Appends a number as [`Reader::varint`] reads it.
pub(crate) fn push_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
