//! Postings: for each field the rows of each value, for each relation the rows at its other end.

use std::collections::BTreeMap;

use super::field::{Field, Row, Value};
use super::fulltext::TextIndex;
use super::key::Key;
use super::rows;
use super::table;
use super::table::{Relation, Table, Target};
use crate::model::{Ix, Kind, Model};

/// Lists of numbers, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn new(lists: impl Iterator<Item = Vec<u32>>) -> Lists {
        let mut made = Lists {
            starts: vec![0],
            items: Vec::new(),
        };
        for list in lists {
            made.items.extend(list);
            made.starts.push(made.items.len() as u32);
        }
        made
    }

    /// The list at a place.
    pub(super) fn get(&self, at: u32) -> &[u32] {
        let at = at as usize;
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// For each item below `count`, the lists that hold it.
    fn inverse(&self, count: usize) -> Lists {
        let mut holders = vec![Vec::new(); count];
        for at in 0..self.len() as u32 {
            for item in self.get(at) {
                holders[*item as usize].push(at);
            }
        }
        for list in &mut holders {
            list.dedup();
        }
        Lists::new(holders.into_iter())
    }
}

/// The values of one field over all rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Distinct values in order.
    pub(super) keys: Vec<Key>,
    /// Each value as first met, for people.
    pub(super) labels: Vec<String>,
    /// The rows of each value.
    pub(super) rows: Lists,
    /// The values of each row, as places in `keys`.
    pub(super) values: Lists,
}

impl Column {
    fn new(model: &Model, field: &Field, all: &[Row]) -> Column {
        let mut found: BTreeMap<Key, (String, Vec<u32>)> = BTreeMap::new();
        for (at, row) in all.iter().enumerate() {
            (field.read)(model, *row, &mut |value| {
                let (_, rows) = found
                    .entry(value.into())
                    .or_insert_with(|| (display(value), Vec::new()));
                if rows.last() != Some(&(at as u32)) {
                    rows.push(at as u32);
                }
            });
        }
        let mut keys = Vec::with_capacity(found.len());
        let mut labels = Vec::with_capacity(found.len());
        let mut lists = Vec::with_capacity(found.len());
        for (key, (label, rows)) in found {
            keys.push(key);
            labels.push(label);
            lists.push(rows);
        }
        let rows = Lists::new(lists.into_iter());
        let values = rows.inverse(all.len());
        Column {
            keys,
            labels,
            rows,
            values,
        }
    }

    /// The rows that have any value.
    pub(super) fn present(&self) -> Vec<u32> {
        (0..self.values.len() as u32)
            .filter(|row| !self.values.get(*row).is_empty())
            .collect()
    }

    /// The place of a value, or where it would stand.
    pub(super) fn place(&self, key: &Key) -> Result<u32, u32> {
        let found = self.keys.binary_search(key);
        found.map(|at| at as u32).map_err(|at| at as u32)
    }

    /// The rows of any of the values at those places.
    pub(super) fn rows_of(&self, places: impl Iterator<Item = u32>) -> Vec<u32> {
        rows::union(places.map(|at| self.rows.get(at)))
    }
}

/// A value as people write it.
pub(super) fn display(value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => share.to_string(),
    }
}

/// The other end of a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Links {
    /// The rows there, for each row here.
    pub(super) forward: Lists,
    /// The rows here, for each row there.
    pub(super) inverse: Lists,
    /// The fields there, where the relation leads to items of its own.
    pub(super) items: Vec<Column>,
}

impl Links {
    fn new(model: &Model, kind: Kind, relation: &Relation) -> Links {
        let here = model.len(kind);
        match relation.target {
            Target::Entities { kind: there, links } => {
                let forward = Lists::new((0..here as Ix).map(|ix| links(model, ix)));
                let inverse = forward.inverse(model.len(there));
                Links {
                    forward,
                    inverse,
                    items: Vec::new(),
                }
            }
            Target::Items { fields, count } => {
                let mut all = Vec::new();
                let mut lists = Vec::with_capacity(here);
                for owner in 0..here as Ix {
                    let first = all.len() as u32;
                    all.extend((0..count(model, owner)).map(|nth| Row { owner, nth }));
                    lists.push((first..all.len() as u32).collect());
                }
                let forward = Lists::new(lists.into_iter());
                Links {
                    inverse: forward.inverse(all.len()),
                    forward,
                    items: fields.iter().map(|f| Column::new(model, f, &all)).collect(),
                }
            }
        }
    }

    /// The rows here that are linked to any of the rows there.
    pub(super) fn back(&self, there: &[u32]) -> Vec<u32> {
        rows::union(there.iter().map(|row| self.inverse.get(*row)))
    }
}

/// Everything about one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KindIndex {
    /// How many there are.
    pub(super) count: usize,
    /// One a field of the table.
    pub(super) columns: Vec<Column>,
    /// One a relation of the table.
    pub(super) links: Vec<Links>,
    /// The words.
    pub(super) text: TextIndex,
}

/// Postings of a whole model; answers queries together with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    kinds: [KindIndex; 4],
}

impl Index {
    /// Indexes a model.
    pub fn build(model: &Model) -> Index {
        Index {
            kinds: Kind::ALL.map(|kind| {
                let table: &Table = table(kind);
                let all: Vec<Row> = (0..model.len(kind) as Ix)
                    .map(|owner| Row { owner, nth: 0 })
                    .collect();
                KindIndex {
                    count: all.len(),
                    columns: table
                        .fields
                        .iter()
                        .map(|f| Column::new(model, f, &all))
                        .collect(),
                    links: table
                        .relations
                        .iter()
                        .map(|r| Links::new(model, kind, r))
                        .collect(),
                    text: TextIndex::build(model, kind),
                }
            }),
        }
    }

    pub(super) fn of(&self, kind: Kind) -> &KindIndex {
        &self.kinds[kind as usize]
    }
}
