//! Many short lists of numbers as two long ones: what postings are made of.

/// Lists of numbers, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    pub(super) fn new(lists: impl Iterator<Item = Vec<u32>>) -> Lists {
        let mut made = Lists {
            starts: vec![0],
            items: Vec::new(),
        };
        for list in lists {
            made.items.extend(list);
            made.starts.push(made.items.len() as u32);
        }
        made.items.shrink_to_fit();
        made.starts.shrink_to_fit();
        made
    }

    /// None yet, with room for so many lists of one item.
    pub(super) fn with_room(count: usize) -> Lists {
        let mut starts = Vec::with_capacity(count + 1);
        starts.push(0);
        Lists {
            starts,
            items: Vec::with_capacity(count),
        }
    }

    /// Adds a list.
    pub(super) fn push_with(&mut self, fill: impl FnOnce(&mut Filling<'_>)) {
        let from = self.items.len();
        fill(&mut Filling {
            items: &mut self.items,
            from,
        });
        self.starts.push(self.items.len() as u32);
    }

    /// Puts other items in their places.
    pub(super) fn change(&mut self, other: impl Fn(u32) -> u32) {
        for item in &mut self.items {
            *item = other(*item);
        }
    }

    /// The one item of each list, `none` of those that are empty.
    pub(super) fn singles(mut self, none: u32) -> Vec<u32> {
        if self.items.len() == self.len() {
            self.items.shrink_to_fit();
            return self.items;
        }
        let first = |at| self.get(at).first().copied().unwrap_or(none);
        (0..self.len() as u32).map(first).collect()
    }

    /// The list at a place.
    pub(super) fn get(&self, at: u32) -> &[u32] {
        let at = at as usize;
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// For each item below `count`, the lists that hold it; a list that holds it twice counts once.
    pub(super) fn inverse(&self, count: usize) -> Lists {
        // For each item the list it was last met in.
        let mut last = vec![u32::MAX; count];
        let mut starts = vec![0u32; count + 1];
        for at in 0..self.len() as u32 {
            for item in self.get(at).iter().map(|item| *item as usize) {
                starts[item + 1] += u32::from(last[item] != at);
                last[item] = at;
            }
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = last;
        next.copy_from_slice(&starts[..count]);
        let mut items = vec![0; starts[count] as usize];
        for at in 0..self.len() as u32 {
            for item in self.get(at).iter().map(|item| *item as usize) {
                let end = next[item] as usize;
                if end == starts[item] as usize || items[end - 1] != at {
                    items[end] = at;
                    next[item] += 1;
                }
            }
        }
        Lists { starts, items }
    }
}

/// Items by group, those of each group in the order they come in: where the items of each group begin, and where the last ones
/// end. They are asked for twice, first to be counted.
pub(super) fn grouped<T: Copy + Default, I: Iterator<Item = (u32, T)>>(
    groups: usize,
    items: impl Fn() -> I,
) -> (Vec<u32>, Vec<T>) {
    let mut starts = vec![0u32; groups + 1];
    for (group, _) in items() {
        starts[group as usize + 1] += 1;
    }
    for at in 0..groups {
        starts[at + 1] += starts[at];
    }
    let mut next = starts.clone();
    let mut all = vec![T::default(); starts[groups] as usize];
    for (group, item) in items() {
        let at = &mut next[group as usize];
        all[*at as usize] = item;
        *at += 1;
    }
    (starts, all)
}

/// A list being filled.
pub(super) struct Filling<'l> {
    items: &'l mut Vec<u32>,
    from: usize,
}

impl Filling<'_> {
    /// Adds an item unless the list has it.
    pub(super) fn add_once(&mut self, item: u32) {
        if !self.items[self.from..].contains(&item) {
            self.items.push(item);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.items.len() - self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_one_item_of_each_list() {
        for (given, expected) in [
            (vec![vec![3], vec![1]], vec![3, 1]),
            (vec![vec![], vec![1]], vec![9, 1]),
        ] {
            assert_eq!(Lists::new(given.into_iter()).singles(9), expected);
        }
    }

    #[test]
    fn groups_keep_the_order_of_their_items() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c'), (0, 'd')];
        let (starts, all) = grouped(4, || items.into_iter());
        assert_eq!(starts, [0, 2, 2, 4, 4]);
        assert_eq!(all, ['b', 'd', 'a', 'c']);
        let (starts, all) = grouped::<char, _>(0, std::iter::empty);
        assert_eq!((starts, all), (vec![0], vec![]));
    }

    proptest! {
        #[test]
        fn the_inverse_has_each_list_once(lists in prop::collection::vec(prop::collection::vec(0u32..8, 0..6), 0..12)) {
            let inverse = Lists::new(lists.iter().cloned()).inverse(8);
            for item in 0..8 {
                let holding = (0..).zip(&lists).filter(|(_, list)| list.contains(&item));
                let holding: Vec<u32> = holding.map(|(at, _)| at).collect();
                prop_assert_eq!(inverse.get(item), holding);
            }
        }

        #[test]
        fn an_item_is_added_once(items in prop::collection::vec(0u32..5, 0..9)) {
            let mut lists = Lists::with_room(1);
            lists.push_with(|list| items.iter().for_each(|item| list.add_once(*item)));
            let mut expected: Vec<u32> = Vec::new();
            items.iter().for_each(|item| if !expected.contains(item) { expected.push(*item) });
            prop_assert_eq!(lists.get(0), expected);
        }
    }
}
