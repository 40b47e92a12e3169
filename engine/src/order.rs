//! Sorting, by one routine for all kinds of things: each further one that the standard library made of its own would
//! weigh three kilobytes in the module that readers load.

/// Sorts by a pair of numbers; what is equal keeps its order. Time is n log n, and n where nothing is to be moved.
pub fn sort_by_key<T>(list: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    if list.is_sorted_by_key(&key) {
        return;
    }
    let keyed = |(at, one): (usize, &T)| [key(one).0, key(one).1, at];
    let mut order: Vec<[usize; 3]> = list.iter().enumerate().map(keyed).collect();
    order.sort_unstable();
    let mut slots: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|[.., at]| slots[at].take()));
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut words = vec!["ferry", "port", "quay", "boat", "sail", "sea", "ferry"];
        sort_by_key(&mut words, |word| (word.len(), 0));
        assert_eq!(words, ["sea", "port", "quay", "boat", "sail", "ferry", "ferry"]);
        sort_by_key(&mut words, |word| (0, usize::from(word.starts_with('s'))));
        assert_eq!(words, ["port", "quay", "boat", "ferry", "ferry", "sea", "sail"]);
    }
}
