//! Sets of rows as sorted lists: union, intersection, difference.

/// The rows of any of the lists, each of which is in order.
pub(super) fn union<'a>(lists: impl Iterator<Item = &'a [u32]>) -> Vec<u32> {
    let lists: Vec<&[u32]> = lists.filter(|list| !list.is_empty()).collect();
    let total = lists.iter().map(|list| list.len()).sum();
    let mut all: Vec<u32> = Vec::with_capacity(total);
    let ordered = lists
        .windows(2)
        .all(|pair| pair[0].last() < pair[1].first());
    let end = lists.iter().filter_map(|list| list.last()).max().copied();
    match end {
        // Where every 32nd row is among them, marking is cheaper than sorting.
        Some(end) if !ordered && total >= end as usize / 32 => {
            let mut marks = vec![0u64; end as usize / 64 + 1];
            for row in lists.into_iter().flatten() {
                marks[*row as usize / 64] |= 1 << (row % 64);
            }
            all.extend(marked(&marks));
        }
        _ => {
            all.extend(lists.into_iter().flatten());
            if !ordered {
                all.sort_unstable();
                all.dedup();
            }
        }
    }
    all
}

/// The places of the bits that are set, in order.
pub(super) fn marked(words: &[u64]) -> Marked<'_> {
    Marked {
        words: words.iter(),
        next: 0,
        rest: 0,
    }
}

/// See [`marked`]. An iterator of its own, since it stands in the innermost loops.
#[derive(Debug, Clone)]
pub(super) struct Marked<'a> {
    words: std::slice::Iter<'a, u64>,
    /// The place of the first bit of the next word.
    next: u32,
    /// The bits of the word before that are still to come.
    rest: u64,
}

impl Iterator for Marked<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        while self.rest == 0 {
            self.rest = *self.words.next()?;
            self.next += 64;
        }
        let bit = self.rest.trailing_zeros();
        self.rest &= self.rest - 1;
        Some(self.next - 64 + bit)
    }
}

/// Keeps the rows of `few` that `many` has as well; quick when `few` is much shorter.
pub(super) fn keep_common(few: &mut Vec<u32>, many: &[u32]) {
    let mut rest = many;
    few.retain(|row| advance(&mut rest, *row));
}

/// Drops the rows of `from` that `out` has.
pub(super) fn drop_common(from: &mut Vec<u32>, out: &[u32]) {
    let mut rest = out;
    from.retain(|row| !advance(&mut rest, *row));
}

/// Moves on to the first of `rest` not before `row`; whether it is `row`.
fn advance(rest: &mut &[u32], row: u32) -> bool {
    *rest = &rest[reach(rest, row)..];
    rest.first() == Some(&row)
}

/// How many rows stand before the first that is not before `row`, found in steps that double.
pub(super) fn reach(rows: &[u32], row: u32) -> usize {
    let mut step = 1;
    while step < rows.len() && rows[step] < row {
        step *= 2;
    }
    let within = &rows[..rows.len().min(step + 1)];
    within.partition_point(|r| *r < row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn same_as_sets(a: BTreeSet<u16>, b: BTreeSet<u16>) {
            let list = |set: &BTreeSet<u16>| set.iter().map(|x| u32::from(*x)).collect::<Vec<u32>>();
            let (left, right) = (list(&a), list(&b));
            let mut common = left.clone();
            keep_common(&mut common, &right);
            prop_assert_eq!(common, list(&a.intersection(&b).copied().collect()));
            let mut rest = left.clone();
            drop_common(&mut rest, &right);
            prop_assert_eq!(rest, list(&a.difference(&b).copied().collect()));
            prop_assert_eq!(
                union([left.as_slice(), right.as_slice()].into_iter()),
                list(&a.union(&b).copied().collect())
            );
        }
    }
}
