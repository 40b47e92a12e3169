//! What was found out not long ago, so that it need not be found out again.

/// Values by keys, in so many places, a power of two; what is remembered is forgotten when another key needs its place.
pub(crate) struct Memo<V, const PLACES: usize> {
    /// Each with one more than its key, so that zero is nobody's.
    places: Box<[(u64, V); PLACES]>,
}

impl<V: Copy + Default, const PLACES: usize> Memo<V, PLACES> {
    /// Remembers nothing.
    pub fn new() -> Self {
        let places = vec![(0, V::default()); PLACES].into_boxed_slice();
        Self { places: places.try_into().unwrap_or_else(|_| Box::new([(0, V::default()); PLACES])) }
    }

    /// The value of `key`, if it is remembered.
    #[inline]
    pub fn get(&self, key: u64) -> Option<V> {
        let (own, value) = self.places[Self::place(key)];
        (own == key + 1).then_some(value)
    }

    /// Remembers the value of `key`.
    pub fn set(&mut self, key: u64, value: V) {
        self.places[Self::place(key)] = (key + 1, value);
    }

    /// The highest bits of a product depend on all of the key.
    fn place(key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PLACES.trailing_zeros())) as usize % PLACES
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn what_is_remembered_is_of_its_own_key() {
        let mut memo = Memo::<u64, 4>::new();
        assert_eq!(memo.get(0), None);
        for key in 0..100 {
            memo.set(key, key + 7);
            assert_eq!(memo.get(key), Some(key + 7));
        }
        assert!((0..100).all(|key| memo.get(key).is_none_or(|value| value == key + 7)));
        assert_eq!((0..100).filter_map(|key| memo.get(key)).count(), 4);
    }
}
