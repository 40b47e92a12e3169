//! What was found out not long ago, so that it need not be found out again.

/// Values by keys; what is remembered is forgotten when another key needs its place.
pub(crate) struct Memo<V> {
    /// Each with one more than its key, so that zero is nobody's.
    places: Vec<(u64, V)>,
    /// How far a hash is shifted to choose a place: its highest bits depend on all of the key.
    shift: u32,
}

impl<V: Copy + Default> Memo<V> {
    /// Room for 2^`bits` values.
    pub fn new(bits: u32) -> Self {
        Self { places: vec![(0, V::default()); 1 << bits], shift: u64::BITS - bits }
    }

    /// The value of `key`, if it is remembered.
    #[inline]
    pub fn get(&self, key: u64) -> Option<V> {
        self.places.get(self.place(key)).filter(|(own, _)| *own == key + 1).map(|(_, value)| *value)
    }

    /// Remembers the value of `key`.
    pub fn set(&mut self, key: u64, value: V) {
        let place = self.place(key);
        if let Some(slot) = self.places.get_mut(place) {
            *slot = (key + 1, value);
        }
    }

    fn place(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn what_is_remembered_is_of_its_own_key() {
        let mut memo = Memo::new(2);
        assert_eq!(memo.get(0), None);
        for key in 0..100 {
            memo.set(key, key + 7);
            assert_eq!(memo.get(key), Some(key + 7));
        }
        assert!((0..100).all(|key| memo.get(key).is_none_or(|value| value == key + 7)));
        assert_eq!((0..100).filter_map(|key| memo.get(key)).count(), 4);
    }
}
