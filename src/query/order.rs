//! The order of an answer, and one page of it.
//!
//! What has no value for a key comes last in either direction; the id decides between equals. Rows are numbered in the
//! order of their ids.

use std::cmp::Ordering;

use super::ask::{Query, SortBy};
use super::column::Column;
use super::cursor::Cursor;
use super::index::KindIndex;
use super::key::Key;

/// The order that a query asks for.
pub(super) struct Order<'a> {
    pub(super) query: &'a Query,
    pub(super) here: &'a KindIndex,
    /// The rows that have the words searched for, in order, each with its rank.
    pub(super) ranks: Vec<(u32, u32)>,
}

impl Order<'_> {
    /// The first rows of an order, at most `limit`, and whether there are more.
    pub(super) fn page(&self, mut found: Vec<u32>, limit: usize) -> (Vec<u32>, bool) {
        if let Some(after) = &self.query.after {
            found.retain(|row| self.against(*row, after) == Ordering::Greater);
        }
        let more = found.len() > limit;
        match self.query.sort.as_slice() {
            [one] => {
                // One number a row that compares as the row does.
                let key = |row: u32| match (self.value(one.by, row), one.descending) {
                    (None, _) => u64::MAX,
                    (Some(value), false) => value,
                    (Some(value), true) => u64::MAX - 1 - value,
                };
                let mut keyed: Vec<(u64, u32)> =
                    found.iter().map(|row| (key(*row), *row)).collect();
                if more {
                    keyed.select_nth_unstable(limit);
                    keyed.truncate(limit);
                }
                keyed.sort_unstable();
                (keyed.into_iter().map(|(_, row)| row).collect(), more)
            }
            _ => {
                if more {
                    found.select_nth_unstable_by(limit, |a, b| self.compare(*a, *b));
                    found.truncate(limit);
                }
                found.sort_unstable_by(|a, b| self.compare(*a, *b));
                (found, more)
            }
        }
    }

    /// The same of all rows, which stand in this order already.
    pub(super) fn page_of_all(&self, usual: &[u32], limit: usize) -> (Vec<u32>, bool) {
        let rest = match &self.query.after {
            Some(after) => {
                let passed = |row: &u32| self.against(*row, after) != Ordering::Greater;
                &usual[usual.partition_point(passed)..]
            }
            None => usual,
        };
        (rest[..rest.len().min(limit)].to_vec(), rest.len() > limit)
    }

    pub(super) fn compare(&self, a: u32, b: u32) -> Ordering {
        for sort in &self.query.sort {
            let (left, right) = (self.value(sort.by, a), self.value(sort.by, b));
            let decided = directed(left, right, sort.descending);
            if decided != Ordering::Equal {
                return decided;
            }
        }
        a.cmp(&b)
    }

    fn rank(&self, row: u32) -> Option<u32> {
        let at = self
            .ranks
            .binary_search_by_key(&row, |(row, _)| *row)
            .ok()?;
        Some(self.ranks[at].1)
    }

    /// A row's value as a place between places: odd, since a cursor's can lie between two values.
    fn value(&self, by: SortBy, row: u32) -> Option<u64> {
        match by {
            SortBy::Field(at) => {
                let value = self.here.columns[at].first(row)?;
                Some(2 * u64::from(value) + 1)
            }
            SortBy::Relevance => self.rank(row).map(u64::from),
        }
    }

    /// The place of a row, for a cursor.
    pub(super) fn keys(&self, row: u32) -> Vec<Option<Key>> {
        let key = |by| match by {
            SortBy::Field(at) => {
                let column: &Column = &self.here.columns[at];
                let value = column.first(row)?;
                Some(column.keys[value as usize].clone())
            }
            SortBy::Relevance => self.rank(row).map(|rank| Key::Number(i64::from(rank))),
        };
        self.query.sort.iter().map(|sort| key(sort.by)).collect()
    }

    /// Whether a row comes after the place of a cursor.
    fn against(&self, row: u32, cursor: &Cursor) -> Ordering {
        for (sort, key) in self.query.sort.iter().zip(&cursor.keys) {
            let there = key.as_ref().and_then(|key| match (sort.by, key) {
                (SortBy::Field(at), key) => Some(place(&self.here.columns[at], key)),
                (SortBy::Relevance, Key::Number(rank)) => u64::try_from(*rank).ok(),
                _ => None,
            });
            let decided = directed(self.value(sort.by, row), there, sort.descending);
            if decided != Ordering::Equal {
                return decided;
            }
        }
        let ids = &self.here.columns[0];
        (2 * u64::from(row) + 1).cmp(&place(ids, &Key::Text(cursor.id.clone())))
    }
}

fn place(column: &Column, key: &Key) -> u64 {
    match column.place(key) {
        Ok(at) => 2 * u64::from(at) + 1,
        Err(at) => 2 * u64::from(at),
    }
}

fn directed(a: Option<u64>, b: Option<u64>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
    }
}
