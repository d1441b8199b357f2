//! Sorting by numbers.
//!
//! The standard library's sorts are compiled anew for every type that is sorted, nine kilobytes of program each; here all
//! share one.

/// Lists that are no longer are sorted in place at once.
const FEW: usize = 12;

/// Sorts by a pair of numbers; what has equal ones stays in order.
pub(crate) fn by<T>(items: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    if items.len() <= FEW {
        for end in 1..items.len() {
            let mut at = end;
            while at > 0 && key(&items[at - 1]) > key(&items[at]) {
                items.swap(at - 1, at);
                at -= 1;
            }
        }
    } else if !items.is_sorted_by_key(&key) {
        let mut order: Vec<((usize, usize), usize)> = items.iter().map(&key).zip(0..).collect();
        order.sort_unstable();
        for at in 0..items.len() {
            let mut from = order[at].1;
            // What stood there has been swapped to where this says.
            while from < at {
                from = order[from].1;
            }
            order[at].1 = from;
            items.swap(at, from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_standard_sort() {
        let mut hash = 1;
        for length in (0..40).chain([1000]) {
            let mut items: Vec<(usize, usize, usize)> = (0..length)
                .map(|at| {
                    hash = crate::hash::pair(hash, at as u64);
                    ((hash % 7) as usize, (hash >> 20 & 3) as usize, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(one, two, _)| (*one, *two));
            by(&mut items, |(one, two, _)| (*one, *two));
            assert_eq!(items, expected);
            by(&mut items, |(one, two, _)| (usize::MAX - one, *two));
            expected.sort_by_key(|(one, two, _)| (usize::MAX - one, *two));
            assert_eq!(items, expected);
        }
    }
}
