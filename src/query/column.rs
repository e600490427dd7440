//! The values of one field over all rows: what they are, which rows have them, which values a row has.

use std::borrow::Cow;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::field::{Field, Op, Value};
use super::index::Rows;
use super::key::Key;
use super::lists::Lists;
use super::sets::{Marks, Set, is_many};
use crate::model::Model;

/// Stands where a row has no value.
const NONE: u32 = u32::MAX;

/// The values of one field over all rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Column {
    /// Distinct values in order.
    pub(super) keys: Vec<Key>,
    /// Each value as first met, for people; only where values are counted and print otherwise than they compare.
    labels: Vec<String>,
    /// The rows of each value.
    rows: Lists,
    /// The same of values that many rows have, as marks, by their places.
    common: Vec<(u32, Marks)>,
    values: Values,
}

/// The values of each row, as places among the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Values {
    /// At most one a row.
    One(Vec<u32>),
    Many(Lists),
}

impl Default for Values {
    fn default() -> Values {
        Values::One(Vec::new())
    }
}

impl Column {
    /// Reads a field of all rows. Of a long field nothing is kept: it is read again when it is asked for.
    pub(super) fn new(model: &Model, field: &Field, all: Rows<'_>) -> Column {
        if field.long {
            return Column::default();
        }
        // Ids are counted at the end of a relation, where they stand for the entities there.
        let counted = field.facet || field.name == "id";
        let mut distinct = Distinct::new(counted, all.len());
        // The values of each row, numbered as they are met.
        let mut values = Lists::with_room(all.len());
        let mut single = true;
        for at in 0..all.len() as u32 {
            values.push_with(|list| {
                (field.read)(model, all.get(at), &mut |value| {
                    list.add_once(distinct.number(value));
                });
                single &= list.len() <= 1;
            });
        }
        let (keys, labels) = distinct.in_order(&mut values);
        let rows = values.inverse(keys.len());
        let values = match single {
            true => Values::One(values.singles(NONE)),
            false => Values::Many(values),
        };
        Column {
            keys,
            labels,
            common: common(&rows, all.len()),
            rows,
            values,
        }
    }

    /// How many rows there are, with a value or without.
    fn count_of_rows(&self) -> usize {
        match &self.values {
            Values::One(values) => values.len(),
            Values::Many(lists) => lists.len(),
        }
    }

    /// The values of a row.
    pub(super) fn values(&self, row: u32) -> &[u32] {
        match &self.values {
            Values::Many(lists) => lists.get(row),
            Values::One(values) => match &values[row as usize] {
                &NONE => &[],
                value => std::slice::from_ref(value),
            },
        }
    }

    /// The first value of a row.
    pub(super) fn first(&self, row: u32) -> Option<u32> {
        self.values(row).first().copied()
    }

    /// The value at a place, for people.
    pub(super) fn label(&self, place: usize) -> &str {
        let label = self.labels.get(place).map(String::as_str);
        label.unwrap_or_else(|| self.keys[place].text())
    }

    /// How many rows have each value.
    pub(super) fn count(&self, place: usize) -> usize {
        self.rows.get(place as u32).len()
    }

    /// The rows that have any value.
    pub(super) fn present(&self) -> Set<'_> {
        let count = self.count_of_rows();
        let some = (0..count as u32).filter(|row| !self.values(*row).is_empty());
        Set::of_list(some.collect())
    }

    /// The rows that have no value, from one on.
    pub(super) fn absent(&self, from: u32) -> impl Iterator<Item = u32> {
        let rows = from..self.count_of_rows() as u32;
        rows.filter(|row| self.values(*row).is_empty())
    }

    /// The rows of the value at a place, in order.
    pub(super) fn rows(&self, place: u32) -> &[u32] {
        self.rows.get(place)
    }

    /// The place of a value, or where it would stand.
    pub(super) fn place(&self, key: &Key) -> Result<u32, u32> {
        let found = self.keys.binary_search(key);
        found.map(|at| at as u32).map_err(|at| at as u32)
    }

    /// The rows with a value that one of the wanted ones matches.
    pub(super) fn search(&self, op: Op, wanted: &[Key]) -> Set<'_> {
        if let (Op::Eq | Op::Not | Op::All, [one]) = (op, wanted) {
            return self.place(one).map_or(Set::empty(), |at| self.of(at));
        }
        match self.places(op, wanted)[..] {
            [] => Set::empty(),
            [one] => self.of(one),
            ref places => Set::any(self.count_of_rows(), places.iter().map(|at| self.of(*at))),
        }
    }

    /// The rows of the value at a place.
    fn of(&self, place: u32) -> Set<'_> {
        match self.common.binary_search_by_key(&place, |(at, _)| *at) {
            Ok(at) => Set::Many(Cow::Borrowed(&self.common[at].1)),
            Err(_) => Set::Few(Cow::Borrowed(self.rows.get(place))),
        }
    }

    /// The place of a value among those that many rows have, if it is one of them.
    pub(super) fn common_place(&self, key: &Key) -> Option<usize> {
        let place = self.place(key).ok()?;
        self.common.binary_search_by_key(&place, |(at, _)| *at).ok()
    }

    /// How many values there are that many rows have.
    pub(super) fn commons(&self) -> usize {
        self.common.len()
    }

    fn places(&self, op: Op, wanted: &[Key]) -> Vec<u32> {
        let count = self.keys.len() as u32;
        match op {
            Op::Gte => {
                let from = wanted
                    .iter()
                    .map(|key| self.place(key).unwrap_or_else(|at| at));
                (from.min().unwrap_or(count)..count).collect()
            }
            Op::Lte => {
                let to = wanted
                    .iter()
                    .map(|key| self.place(key).map_or_else(|at| at, |at| at + 1));
                (0..to.max().unwrap_or(0)).collect()
            }
            Op::StartsWith => {
                let mut places = Vec::new();
                for prefix in wanted {
                    // Keys with a prefix stand side by side.
                    let from = self.place(prefix).unwrap_or_else(|at| at);
                    let alike =
                        |at: &u32| self.keys[*at as usize].text().starts_with(prefix.text());
                    places.extend((from..count).take_while(alike));
                }
                places.sort_unstable();
                places.dedup();
                places
            }
            Op::Contains => {
                let hit = |at: &u32| op.holds(self.keys[*at as usize].text(), wanted);
                (0..count).filter(hit).collect()
            }
            Op::Eq | Op::Not | Op::All | Op::IsNull => {
                let found = wanted.iter().filter_map(|key| self.place(key).ok());
                let mut places: Vec<u32> = found.collect();
                places.sort_unstable();
                places.dedup();
                places
            }
        }
    }
}

/// Values numbered as they are met.
struct Distinct<'m> {
    known: HashMap<Key, u32>,
    /// Texts as they are printed, each where its hash points: most fields say the same things again and again.
    printed: Vec<Option<(&'m str, u32)>>,
    /// What is hashed so.
    hasher: RandomState,
    /// Each value as first met, where values are counted.
    met: Vec<Value<'m>>,
    counted: bool,
}

impl<'m> Distinct<'m> {
    /// Of so many texts at most it is remembered how they are printed.
    const PRINTED: usize = 1 << 17;

    fn new(counted: bool, rows: usize) -> Distinct<'m> {
        Distinct {
            known: HashMap::new(),
            printed: vec![None; rows.next_power_of_two().min(Distinct::PRINTED)],
            hasher: RandomState::default(),
            met: Vec::new(),
            counted,
        }
    }

    fn number(&mut self, value: Value<'m>) -> u32 {
        let Value::Text(text) = value else {
            return self.number_of(value);
        };
        let slot = self.hasher.hash_one(text) as usize & (self.printed.len() - 1);
        match self.printed[slot] {
            Some((known, number)) if known == text => number,
            _ => {
                let number = self.number_of(value);
                self.printed[slot] = Some((text, number));
                number
            }
        }
    }

    fn number_of(&mut self, value: Value<'m>) -> u32 {
        let next = self.known.len() as u32;
        let number = *self.known.entry(Key::from(value)).or_insert(next);
        if number == next && self.counted {
            self.met.push(value);
        }
        number
    }

    /// The values in order and, where they print otherwise than they compare, how they print. In the lists their places
    /// take the place of their numbers.
    fn in_order(self, lists: &mut Lists) -> (Vec<Key>, Vec<String>) {
        let mut keys = vec![(Key::Number(0), 0); self.known.len()];
        for (key, number) in self.known {
            keys[number as usize] = (key, number);
        }
        // Ids are met in order.
        if !keys.is_sorted() {
            keys.par_sort_unstable();
            let mut place = vec![0; keys.len()];
            for (at, (_, number)) in (0..).zip(&keys) {
                place[*number as usize] = at;
            }
            lists.change(|number| place[number as usize]);
        }
        let met = |number: u32| self.met.get(number as usize).copied();
        let as_met = keys
            .iter()
            .filter_map(|(key, number)| Some((key, met(*number)?)));
        let same = |(key, value): (&Key, Value<'_>)| value == Value::Text(key.text());
        let labels = match as_met.clone().all(same) {
            true => Vec::new(),
            false => as_met.map(|(_, value)| display(value)).collect(),
        };
        (keys.into_iter().map(|(key, _)| key).collect(), labels)
    }
}

/// Marks for the lists that are long enough.
fn common(rows: &Lists, count: usize) -> Vec<(u32, Marks)> {
    let lists = (0..rows.len() as u32).map(|at| (at, rows.get(at)));
    let long = lists.filter(|(_, list)| is_many(list.len(), count));
    long.map(|(at, list)| (at, Marks::of(count, list.iter().copied())))
        .collect()
}

/// A value as people write it.
fn display(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => share.to_string(),
    }
}
