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

    /// The second numbers of pairs, listed by the first, which is below `count`; in the order of the pairs.
    pub(super) fn of_pairs(
        count: usize,
        pairs: impl ExactSizeIterator<Item = (u32, u32)> + Clone,
    ) -> Lists {
        let mut starts = vec![0u32; count + 1];
        for (list, _) in pairs.clone() {
            starts[list as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut items = vec![0; pairs.len()];
        for (list, item) in pairs {
            let at = &mut next[list as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        Lists { starts, items }
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
        let mut pairs = Vec::with_capacity(self.items.len());
        for at in 0..self.len() as u32 {
            let mut items = self.get(at).to_vec();
            items.sort_unstable();
            items.dedup();
            pairs.extend(items.into_iter().map(|item| (item, at)));
        }
        Lists::of_pairs(count, pairs.into_iter())
    }
}
