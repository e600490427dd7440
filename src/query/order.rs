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
use super::sets::{Marks, Set};

/// The order that a query asks for.
pub(super) struct Order<'a> {
    pub(super) query: &'a Query,
    pub(super) here: &'a KindIndex,
    /// The rows that have the words searched for, in order, each with its rank.
    pub(super) ranks: Vec<(u32, u32)>,
}

impl Order<'_> {
    /// The first rows found, at most as many as the query wants, and whether there are more; none stands for all.
    ///
    /// Of many rows the first ones are met soon by going through all in their order; few are sorted.
    pub(super) fn page(&self, found: Option<&Set<'_>>) -> (Vec<u32>, bool) {
        match (found, self.query.sort.as_slice()) {
            (found, _) if self.query.is_usual() => match found {
                None => self.first_of(self.usual().iter().copied()),
                Some(Set::Many(marks)) if !self.is_rare(marks.len()) => self.met(marks),
                Some(found) => self.placed(found),
            },
            (Some(Set::Few(rows)), _) => self.sorted(rows.to_vec()),
            (found, [one]) => match one.by {
                SortBy::Field(at) => {
                    let rows = self.by_value(&self.here.columns[at], one.descending);
                    self.first_of(rows.filter(|row| is_in(found, *row)))
                }
                SortBy::Relevance => self.sorted(self.rows(found)),
            },
            (found, _) => self.sorted(self.rows(found)),
        }
    }

    fn rows(&self, found: Option<&Set<'_>>) -> Vec<u32> {
        match found {
            Some(found) => found.rows().into_owned(),
            None => (0..self.here.count as u32).collect(),
        }
    }

    fn first_of(&self, rows: impl Iterator<Item = u32>) -> (Vec<u32>, bool) {
        let limit = self.query.limit;
        let mut page = Vec::with_capacity(limit + 1);
        page.extend(rows.take(limit + 1));
        let more = page.len() > limit;
        page.truncate(limit);
        (page, more)
    }

    /// Whether it takes longer to meet a page of so many rows in the usual order than to sort them all.
    fn is_rare(&self, found: usize) -> bool {
        3 * found * found < (self.query.limit + 1) * self.here.count
    }

    /// The first rows marked, by going through the usual order.
    fn met(&self, marks: &Marks) -> (Vec<u32>, bool) {
        let limit = self.query.limit;
        let mut page = vec![0; limit + 1];
        let mut met = 0;
        for row in self.usual() {
            // Written in any case, and kept by moving on: whether a row is marked is nothing that can be guessed.
            page[met] = *row;
            met += usize::from(marks.has(*row));
            if met > limit {
                break;
            }
        }
        page.truncate(met.min(limit));
        (page, met > limit)
    }

    /// The first rows found, sorted by their places in the usual order.
    fn placed(&self, found: &Set<'_>) -> (Vec<u32>, bool) {
        let from = self.usual_start() as u32;
        let mut places: Vec<u32> = Vec::with_capacity(found.len());
        found.each().for_each(|row| {
            let place = self.here.places[row as usize];
            if place >= from {
                places.push(place);
            }
        });
        let limit = self.query.limit;
        let more = places.len() > limit;
        if more {
            places.select_nth_unstable(limit);
            places.truncate(limit);
        }
        places.sort_unstable();
        let rows = places.into_iter().map(|at| self.here.usual[at as usize]);
        (rows.collect(), more)
    }

    /// All rows in the usual order, from the cursor on.
    fn usual(&self) -> &[u32] {
        &self.here.usual[self.usual_start()..]
    }

    fn usual_start(&self) -> usize {
        self.query.after.as_ref().map_or(0, |after| {
            let passed = |row: &u32| self.against(*row, after) != Ordering::Greater;
            self.here.usual.partition_point(passed)
        })
    }

    /// All rows in the order of their values, from the cursor on; what has no value comes last.
    fn by_value<'c>(&self, column: &'c Column, descending: bool) -> impl Iterator<Item = u32> + 'c {
        let all = 0..column.keys.len() as u32;
        // The values still to come, that of the cursor, and the first row to come among those of that value.
        let (places, here, from) = match &self.query.after {
            None => (all, None, 0),
            Some(after) => {
                let ids = &self.here.columns[0];
                let from = match ids.place(&Key::Text(after.id.clone())) {
                    Ok(row) => row + 1,
                    Err(row) => row,
                };
                match after.keys.first().and_then(Option::as_ref) {
                    None => (0..0, None, from),
                    Some(key) => match (column.place(key), descending) {
                        (Ok(at), false) => (at..all.end, Some(at), from),
                        (Ok(at), true) => (0..at + 1, Some(at), from),
                        (Err(at), false) => (at..all.end, None, 0),
                        (Err(at), true) => (0..at, None, 0),
                    },
                }
            }
        };
        let of_value = (0..places.len() as u32).flat_map(move |nth| {
            let place = match descending {
                true => places.end - 1 - nth,
                false => places.start + nth,
            };
            let rows = column.rows(place);
            let from = match here == Some(place) {
                true => rows.partition_point(|row| *row < from),
                false => 0,
            };
            rows[from..].iter().copied()
        });
        let without = if here.is_some() { 0 } else { from };
        of_value.chain(column.absent(without))
    }

    /// The first of some rows by sorting them.
    fn sorted(&self, mut found: Vec<u32>) -> (Vec<u32>, bool) {
        let limit = self.query.limit;
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

/// Whether a row is found; all are where none is named.
fn is_in(found: Option<&Set<'_>>, row: u32) -> bool {
    match found {
        None => true,
        Some(Set::Many(marks)) => marks.has(row),
        Some(Set::Few(rows)) => rows.binary_search(&row).is_ok(),
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
