//! Lists that grow a little at a time.

/// Shorter lists may double, as the standard library has it.
const SHORT: usize = 512;

/// Makes room for `more` items in a list of which nobody knows how long it will be: a quarter of what it has where that is much.
/// The standard library makes room for as many again, which a text that is one long list of something would have to carry.
pub(crate) fn room<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more && list.len() >= SHORT {
        list.reserve_exact(more.max(list.len() / 4));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_has_little_room_to_spare() {
        let mut list = Vec::new();
        for at in 0..100_000 {
            room(&mut list, 1);
            list.push(at);
            assert!(list.capacity() <= (list.len() + list.len() / 4).max(2 * SHORT));
        }
        room(&mut list, 1_000_000);
        assert_eq!(list.capacity(), 1_100_000);
        assert!((0..100_000).eq(list));
    }
}
