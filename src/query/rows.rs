//! Sets of rows as sorted lists: union, intersection, difference.

/// The rows of any of the lists.
pub(super) fn union<'a>(lists: impl Iterator<Item = &'a [u32]>) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    let mut sorted = true;
    for list in lists {
        sorted &= match (all.last(), list.first()) {
            (Some(last), Some(first)) => last < first,
            _ => true,
        };
        all.extend_from_slice(list);
    }
    if !sorted {
        all.sort_unstable();
        all.dedup();
    }
    all
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

/// Moves on to the first of `rest` not before `row`, in steps that double; whether it is `row`.
fn advance(rest: &mut &[u32], row: u32) -> bool {
    let mut step = 1;
    while step < rest.len() && rest[step] < row {
        step *= 2;
    }
    let within = &rest[..rest.len().min(step + 1)];
    *rest = &rest[within.partition_point(|r| *r < row)..];
    rest.first() == Some(&row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn same_as_sets(a: BTreeSet<u8>, b: BTreeSet<u8>) {
            let list = |set: &BTreeSet<u8>| set.iter().map(|x| u32::from(*x)).collect::<Vec<u32>>();
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
