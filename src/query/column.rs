//! The values of one field over all rows: what they are, which rows have them, which values a row has.

use std::borrow::Cow;
use std::collections::HashMap;

use super::field::{Field, Op, Row, Value};
use super::key::Key;
use super::lists::Lists;
use super::rows;
use crate::model::Model;

/// Stands where a row has no value.
const NONE: u32 = u32::MAX;

/// The values of one field over all rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Column {
    /// Distinct values in order.
    pub(super) keys: Vec<Key>,
    /// Each value as first met, for people; only where values are counted.
    pub(super) labels: Vec<String>,
    /// The rows of each value.
    rows: Lists,
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
    pub(super) fn new(model: &Model, field: &Field, all: &[Row]) -> Column {
        if field.long {
            return Column::default();
        }
        // Ids are counted at the end of a relation, where they stand for the entities there.
        let counted = field.facet || field.name == "id";
        let mut known: HashMap<Key, u32> = HashMap::new();
        let mut labels: Vec<String> = Vec::new();
        // Row and value, the values numbered as they are met.
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(all.len());
        let mut single = true;
        for (at, row) in all.iter().enumerate() {
            let at = at as u32;
            let first = pairs.len();
            (field.read)(model, *row, &mut |value| {
                let key = Key::from(value);
                let number = match known.get(&key) {
                    Some(number) => *number,
                    None => {
                        let number = known.len() as u32;
                        if counted {
                            labels.push(display(value));
                        }
                        known.insert(key, number);
                        number
                    }
                };
                if !pairs[first..].contains(&(at, number)) {
                    pairs.push((at, number));
                }
            });
            single &= pairs.len() <= first + 1;
        }
        let mut keys: Vec<(Key, u32)> = known.into_iter().collect();
        keys.sort_unstable();
        let mut place = vec![0; keys.len()];
        for (at, (_, number)) in keys.iter().enumerate() {
            place[*number as usize] = at as u32;
        }
        let labels = match counted {
            true => keys
                .iter()
                .map(|(_, number)| std::mem::take(&mut labels[*number as usize]))
                .collect(),
            false => Vec::new(),
        };
        let mut by_value = Vec::with_capacity(pairs.len());
        for (row, number) in &mut pairs {
            *number = place[*number as usize];
            by_value.push((*number, *row));
        }
        let rows = Lists::of_pairs(keys.len(), &by_value);
        let values = if single {
            let mut values = vec![NONE; all.len()];
            for (row, value) in pairs {
                values[row as usize] = value;
            }
            Values::One(values)
        } else {
            Values::Many(Lists::of_pairs(all.len(), &pairs))
        };
        Column {
            keys: keys.into_iter().map(|(key, _)| key).collect(),
            labels,
            rows,
            values,
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

    /// How many rows have each value.
    pub(super) fn count(&self, place: usize) -> usize {
        self.rows.get(place as u32).len()
    }

    /// The rows that have any value.
    pub(super) fn present(&self) -> Vec<u32> {
        let count = match &self.values {
            Values::One(values) => values.len(),
            Values::Many(lists) => lists.len(),
        };
        (0..count as u32)
            .filter(|row| !self.values(*row).is_empty())
            .collect()
    }

    /// The place of a value, or where it would stand.
    pub(super) fn place(&self, key: &Key) -> Result<u32, u32> {
        let found = self.keys.binary_search(key);
        found.map(|at| at as u32).map_err(|at| at as u32)
    }

    /// The rows with a value that one of the wanted ones matches.
    pub(super) fn search(&self, op: Op, wanted: &[Key]) -> Cow<'_, [u32]> {
        if let (Op::Eq | Op::Not | Op::All, [one]) = (op, wanted) {
            let found = self.place(one).map(|at| self.rows.get(at));
            return Cow::Borrowed(found.unwrap_or_default());
        }
        let places = self.places(op, wanted);
        Cow::Owned(rows::union(places.into_iter().map(|at| self.rows.get(at))))
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

/// A value as people write it.
fn display(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => share.to_string(),
    }
}
