//! Of what several documents say of one thing, what is said of it in the model?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use crate::extract::When;
use crate::vocabulary::Status;

/// The first of the names with most words.
pub(super) fn fullest<'a>(names: impl Iterator<Item = &'a str>) -> &'a str {
    let words = |name: &str| name.split(' ').count();
    names
        .reduce(|best, name| {
            if words(name) > words(best) {
                name
            } else {
                best
            }
        })
        .unwrap_or("")
}

/// Of two reports of one day, which says more of how things stand in the end.
pub(super) const fn decided(status: Status) -> u8 {
    match status {
        Status::Unconfirmed => 0,
        Status::Planned => 1,
        Status::Ongoing => 2,
        Status::Cancelled => 3,
        Status::Held => 4,
    }
}

/// The date that says most: of the resolved ones the shortest, of several the latest reported.
pub(super) fn most_telling(history: &[Report]) -> Option<When> {
    let dates = || {
        history
            .iter()
            .rev()
            .filter_map(|report| report.when.as_ref())
    };
    let days = |when: &&When| Some(when.start?.duration_until(when.end?).as_hours());
    dates()
        .filter(|when| days(when).is_some())
        .min_by_key(days)
        .or_else(|| dates().next())
        .cloned()
}

/// The value that occurs most often, of several the first.
pub(super) fn commonest<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (usize, Reverse<usize>)> = BTreeMap::new();
    for (at, value) in values.enumerate() {
        counts.entry(value).or_insert((0, Reverse(at))).0 += 1;
    }
    let best = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some(best.0)
}

/// Each value once, in order of first appearance.
pub(super) fn distinct<T: Ord + Clone>(mut values: impl Iterator<Item = T>) -> Vec<T> {
    /// Among so many values each is looked for one by one.
    const FEW: usize = 16;
    // There are millions of such lists, and most have one value.
    let Some(first) = values.next() else {
        return Vec::new();
    };
    let mut kept = vec![first];
    let mut seen = BTreeSet::new();
    for value in values {
        let new = match kept.len() {
            ..FEW => !kept.contains(&value),
            FEW.. => {
                if seen.is_empty() {
                    seen.extend(kept.iter().cloned());
                }
                seen.insert(value.clone())
            }
        };
        if new {
            kept.push(value);
        }
    }
    kept.shrink_to_fit();
    kept
}
