//! Sets of rows: a few as a list, many as marks, so that what both sides have many of is compared 64 rows at a time.

use std::borrow::Cow;

use super::rows;

/// Where every so many-th row is in a set, marks take no more room than a list.
const MANY: usize = 32;

/// Rows of one kind.
#[derive(Debug, Clone)]
pub(super) enum Set<'a> {
    /// In order, each once.
    Few(Cow<'a, [u32]>),
    Many(Cow<'a, Marks>),
}

/// A bit a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    words: Vec<u64>,
    /// How many bits are set.
    len: usize,
}

impl Marks {
    fn none(count: usize) -> Marks {
        Marks {
            words: vec![0; count.div_ceil(64)],
            len: 0,
        }
    }

    /// All of so many rows.
    pub(super) fn all(count: usize) -> Marks {
        let mut words = vec![u64::MAX; count.div_ceil(64)];
        if let Some(last) = words.last_mut() {
            *last >>= words_end(count);
        }
        Marks { words, len: count }
    }

    /// These of so many rows, in whatever order; quicker if those of one word come together.
    pub(super) fn of(count: usize, rows: impl Iterator<Item = u32>) -> Marks {
        let mut marks = Marks::none(count);
        let (mut at, mut word) = (0, 0);
        rows.for_each(|row| {
            let place = row as usize / 64;
            if place != at {
                marks.words[at] |= word;
                (at, word) = (place, 0);
            }
            word |= 1 << (row % 64);
        });
        if word != 0 {
            marks.words[at] |= word;
        }
        marks.counted()
    }

    fn counted(mut self) -> Marks {
        self.len = self.words.iter().map(|w| w.count_ones() as usize).sum();
        self
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn has(&self, row: u32) -> bool {
        let word = self.words.get(row as usize / 64).copied().unwrap_or(0);
        word >> (row % 64) & 1 == 1
    }

    fn mark(&mut self, row: u32) {
        self.words[row as usize / 64] |= 1 << (row % 64);
    }

    fn clear(&mut self, row: u32) {
        if let Some(word) = self.words.get_mut(row as usize / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// The rows marked, in order.
    fn rows(&self) -> impl Iterator<Item = u32> + Clone {
        rows::marked(&self.words)
    }

    fn change(&mut self, other: &Marks, change: impl Fn(&mut u64, u64)) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            change(word, *other);
        }
    }
}

/// How many bits of the last word stand for no row.
const fn words_end(count: usize) -> usize {
    (64 - count % 64) % 64
}

/// Whether so many of so many rows are better marked than listed.
pub(super) const fn is_many(len: usize, count: usize) -> bool {
    len * MANY >= count && len > 0
}

impl<'a> Set<'a> {
    pub(super) fn empty() -> Set<'a> {
        Set::Few(Cow::Borrowed(&[]))
    }

    /// Rows that stand in order, each once.
    pub(super) fn of_list(list: Vec<u32>) -> Set<'a> {
        Set::Few(Cow::Owned(list))
    }

    /// The rows below `count` that any of the sets has.
    pub(super) fn any<'s>(count: usize, sets: impl Iterator<Item = Set<'s>> + Clone) -> Set<'a> {
        let total = sets.clone().map(|set| set.len()).sum();
        if !is_many(total, count) {
            let lists: Vec<Set<'s>> = sets.collect();
            let lists: Vec<_> = lists.iter().map(Set::rows).collect();
            return Set::of_list(rows::union(lists.iter().map(AsRef::as_ref)));
        }
        let mut marks = Marks::none(count);
        for set in sets {
            match set {
                Set::Few(list) => list.iter().for_each(|row| marks.mark(*row)),
                Set::Many(others) => marks.change(&others, |word, other| *word |= other),
            }
        }
        Set::Many(Cow::Owned(marks.counted()))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Set::Few(list) => list.len(),
            Set::Many(marks) => marks.len,
        }
    }

    /// As marks of so many rows.
    pub(super) fn into_marks(self, count: usize) -> Marks {
        match self {
            Set::Few(list) => Marks::of(count, list.iter().copied()),
            Set::Many(marks) => marks.into_owned(),
        }
    }

    /// One row after the other, in order.
    pub(super) fn each(&self) -> impl Iterator<Item = u32> + Clone {
        let (list, words): (&[u32], &[u64]) = match self {
            Set::Few(list) => (list, &[]),
            Set::Many(marks) => (&[], &marks.words),
        };
        list.iter().copied().chain(rows::marked(words))
    }

    /// The rows in order.
    pub(super) fn rows(&self) -> Cow<'_, [u32]> {
        match self {
            Set::Few(list) => Cow::Borrowed(list),
            Set::Many(marks) => {
                let mut list = Vec::with_capacity(marks.len);
                list.extend(marks.rows());
                Cow::Owned(list)
            }
        }
    }

    /// The rows that both have.
    pub(super) fn and(self, other: &Set<'_>) -> Set<'a> {
        match (self, other) {
            (Set::Few(mut few), Set::Few(many)) => {
                rows::keep_common(few.to_mut(), many);
                Set::Few(few)
            }
            (Set::Few(mut few), Set::Many(marks)) => {
                few.to_mut().retain(|row| marks.has(*row));
                Set::Few(few)
            }
            (Set::Many(marks), Set::Few(few)) => {
                Set::of_list(few.iter().copied().filter(|row| marks.has(*row)).collect())
            }
            (Set::Many(marks), Set::Many(others)) => {
                let mut marks = marks.into_owned();
                marks.change(others, |word, other| *word &= other);
                Set::Many(Cow::Owned(marks.counted()))
            }
        }
    }

    /// The rows that the other has not.
    pub(super) fn without(self, other: &Set<'_>) -> Set<'a> {
        match (self, other) {
            (Set::Few(mut few), Set::Few(others)) => {
                rows::drop_common(few.to_mut(), others);
                Set::Few(few)
            }
            (Set::Few(mut few), Set::Many(marks)) => {
                few.to_mut().retain(|row| !marks.has(*row));
                Set::Few(few)
            }
            (Set::Many(marks), Set::Few(few)) => {
                let mut marks = marks.into_owned();
                few.iter().for_each(|row| marks.clear(*row));
                Set::Many(Cow::Owned(marks.counted()))
            }
            (Set::Many(marks), Set::Many(others)) => {
                let mut marks = marks.into_owned();
                marks.change(others, |word, other| *word &= !other);
                Set::Many(Cow::Owned(marks.counted()))
            }
        }
    }

    /// What all sets have in common, beginning with the smallest.
    pub(super) fn common(mut sets: Vec<Set<'a>>) -> Set<'a> {
        sets.sort_by_key(Set::len);
        let mut sets = sets.into_iter();
        let first = sets.next().unwrap_or_else(Set::empty);
        sets.fold(first, |found, other| found.and(&other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const COUNT: usize = 200;

    fn both(rows: &BTreeSet<u32>) -> [Set<'static>; 2] {
        [
            Set::of_list(rows.iter().copied().collect()),
            Set::Many(Cow::Owned(Marks::of(COUNT, rows.iter().copied()))),
        ]
    }

    proptest! {
        #[test]
        fn same_as_sets(
            a in proptest::collection::btree_set(0..COUNT as u32, 0..COUNT),
            b in proptest::collection::btree_set(0..COUNT as u32, 0..COUNT),
        ) {
            let list = |set: BTreeSet<u32>| set.into_iter().collect::<Vec<u32>>();
            for left in both(&a) {
                for right in both(&b) {
                    let and = left.clone().and(&right);
                    prop_assert_eq!(and.rows().to_vec(), list(&a & &b));
                    prop_assert_eq!(and.len(), and.rows().len());
                    let without = left.clone().without(&right);
                    prop_assert_eq!(without.rows().to_vec(), list(&a - &b));
                    prop_assert_eq!(without.len(), without.rows().len());
                    let union = Set::any(COUNT, [&left, &right].into_iter().cloned());
                    prop_assert_eq!(union.each().collect::<Vec<u32>>(), list(&a | &b));
                    prop_assert_eq!(union.len(), union.rows().len());
                    prop_assert_eq!(union.rows().to_vec(), list(&a | &b));
                }
            }
        }
    }

    #[test]
    fn all_rows_and_no_more() {
        for count in [0, 1, 63, 64, 65, 128] {
            let all = Set::Many(Cow::Owned(Marks::all(count)));
            assert_eq!(all.rows().len(), count);
            assert_eq!(all.len(), count);
        }
    }
}
