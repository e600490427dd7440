//! Answers a query: filters by postings, led by the rarest; order; one page; counts.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::ask::{Filter, Query, SortBy};
use super::cursor::Cursor;
use super::field::Op;
use super::index::{Column, Index, KindIndex};
use super::key::Key;
use super::rows;
use super::table;
use super::table::{Path, Target};
use crate::model::{Ix, Kind, Model};

/// A facet gives at most so many values.
pub const FACET_VALUES: usize = 100;

/// How often a value occurs among the entities found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value as people write it.
    pub value: String,
    /// What it is called, where that is not the value itself.
    pub label: Option<String>,
    /// How many of the entities have it.
    pub count: usize,
}

/// The values of one field among the entities found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub path: Path,
    /// Most frequent first; at most [`FACET_VALUES`].
    pub counts: Vec<Count>,
    /// How many distinct values there are.
    pub distinct: usize,
    /// How many of the entities have no value.
    pub missing: usize,
}

/// One page of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The entities, in order.
    pub rows: Vec<Ix>,
    /// How many there are on all pages.
    pub total: usize,
    /// Where the next page starts, if there is one.
    pub next: Option<Cursor>,
    /// One a field asked for.
    pub facets: Vec<Facet>,
}

/// Answers a query.
pub fn run(model: &Model, index: &Index, query: &Query) -> Page {
    let engine = Engine {
        index,
        kind: query.kind,
        here: index.of(query.kind),
    };
    let mut found = engine.filtered(&query.filters, query.scope.as_ref());
    let mut ranks = BTreeMap::new();
    if let Some(search) = &query.search {
        ranks = engine.here.text.find(search).into_iter().collect();
        found.retain(|row| ranks.contains_key(row));
    }
    let total = found.len();
    let facets = query
        .facets
        .iter()
        .map(|path| engine.facet(model, *path, &found))
        .collect();
    let order = Order {
        query,
        here: engine.here,
        ranks,
    };
    if let Some(after) = &query.after {
        found.retain(|row| order.against(*row, after) == Ordering::Greater);
    }
    let more = found.len() > query.limit;
    if more {
        found.select_nth_unstable_by(query.limit, |a, b| order.compare(*a, *b));
        found.truncate(query.limit);
    }
    found.sort_unstable_by(|a, b| order.compare(*a, *b));
    let next = found.last().filter(|_| more).map(|last| Cursor {
        identity: query.identity(),
        keys: order.keys(*last),
        id: model.id(query.kind, *last).to_owned(),
    });
    Page {
        rows: found,
        total,
        next,
        facets,
    }
}

struct Engine<'a> {
    index: &'a Index,
    kind: Kind,
    here: &'a KindIndex,
}

impl Engine<'_> {
    /// The rows for which all filters hold.
    fn filtered(&self, filters: &[Filter], scope: Option<&Filter>) -> Vec<u32> {
        let scope = scope.map(|scope| self.matching(scope.path, scope.op, &scope.values));
        let mut wanted: Vec<Vec<u32>> = scope.into_iter().collect();
        let mut unwanted: Vec<Vec<u32>> = Vec::new();
        // Conditions on one relation hold of the same one at its other end.
        let mut together: BTreeMap<usize, Vec<&Filter>> = BTreeMap::new();
        for filter in filters {
            let any = || self.matching(filter.path, Op::Eq, &filter.values);
            match (filter.op, filter.path.relation) {
                (Op::Not, _) => unwanted.push(any()),
                (Op::IsNull, _) => {
                    let present = self.present(filter.path);
                    match (
                        filter.values.contains(&Key::Number(1)),
                        filter.values.contains(&Key::Number(0)),
                    ) {
                        (true, false) => unwanted.push(present),
                        (false, true) => wanted.push(present),
                        _ => {}
                    }
                }
                (Op::All, _) => {
                    wanted.extend(filter.values.iter().map(|value| {
                        self.matching(filter.path, Op::Eq, std::slice::from_ref(value))
                    }))
                }
                (_, Some(relation)) => together.entry(relation).or_default().push(filter),
                (op, None) => wanted.push(self.matching(filter.path, op, &filter.values)),
            }
        }
        for (relation, filters) in together {
            let there = filters
                .iter()
                .map(|f| search(self.column(f.path), f.op, &f.values))
                .reduce(|mut a, b| {
                    rows::keep_common(&mut a, &b);
                    a
                });
            wanted.push(self.here.links[relation].back(&there.unwrap_or_default()));
        }
        wanted.sort_by_key(Vec::len);
        let mut wanted = wanted.into_iter();
        let mut found = wanted
            .next()
            .unwrap_or_else(|| (0..self.here.count as u32).collect());
        for others in wanted {
            rows::keep_common(&mut found, &others);
        }
        for others in unwanted {
            rows::drop_common(&mut found, &others);
        }
        found
    }

    /// The column at the end of a path; its rows are those at the other end of the path's relation.
    fn column(&self, path: Path) -> &Column {
        let Some(relation) = path.relation else {
            return &self.here.columns[path.field];
        };
        match table(self.kind).relations[relation].target {
            Target::Entities { kind, .. } => &self.index.of(kind).columns[path.field],
            Target::Items { .. } => &self.here.links[relation].items[path.field],
        }
    }

    /// The rows here with a value at the end of the path that matches.
    fn matching(&self, path: Path, op: Op, values: &[Key]) -> Vec<u32> {
        let there = search(self.column(path), op, values);
        match path.relation {
            Some(relation) => self.here.links[relation].back(&there),
            None => there,
        }
    }

    /// The rows here with any value at the end of the path.
    fn present(&self, path: Path) -> Vec<u32> {
        let there = self.column(path).present();
        match path.relation {
            Some(relation) => self.here.links[relation].back(&there),
            None => there,
        }
    }

    fn facet(&self, model: &Model, path: Path, found: &[u32]) -> Facet {
        let column = self.column(path);
        let mut counts = vec![0; column.keys.len()];
        let mut missing = 0;
        let mut seen: Vec<u32> = Vec::new();
        for row in found {
            seen.clear();
            match path.relation {
                Some(relation) => {
                    for there in self.here.links[relation].forward.get(*row) {
                        seen.extend_from_slice(column.values.get(*there));
                    }
                    seen.sort_unstable();
                    seen.dedup();
                }
                None => seen.extend_from_slice(column.values.get(*row)),
            }
            missing += usize::from(seen.is_empty());
            for value in &seen {
                counts[*value as usize] += 1;
            }
        }
        let mut present: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] > 0).collect();
        let distinct = present.len();
        present.sort_by(|a, b| counts[*b].cmp(&counts[*a]).then(a.cmp(b)));
        present.truncate(FACET_VALUES);
        let target = path.relation().map(|relation| relation.target);
        let counts = present.into_iter().map(|at| Count {
            value: column.labels[at].clone(),
            label: match target {
                Some(Target::Entities { kind, .. }) if path.field().name == "id" => model
                    .find(kind, &column.labels[at])
                    .map(|ix| model.name(kind, ix).to_owned()),
                _ => None,
            },
            count: counts[at],
        });
        Facet {
            path,
            counts: counts.collect(),
            distinct,
            missing,
        }
    }
}

/// The rows of a column with a value that one of the wanted ones matches.
fn search(column: &Column, op: Op, values: &[Key]) -> Vec<u32> {
    let count = column.keys.len() as u32;
    let places: Vec<u32> = match op {
        Op::Gte => {
            let from = values
                .iter()
                .map(|value| column.place(value).unwrap_or_else(|at| at))
                .min();
            (from.unwrap_or(count)..count).collect()
        }
        Op::Lte => {
            let to = values
                .iter()
                .map(|value| column.place(value).map_or_else(|at| at, |at| at + 1))
                .max();
            (0..to.unwrap_or(0)).collect()
        }
        Op::Contains => {
            let hit = |at: &u32| {
                let text = column.keys[*at as usize].text();
                values.iter().any(|value| text.contains(value.text()))
            };
            (0..count).filter(hit).collect()
        }
        Op::StartsWith => {
            let hit = |at: &u32| {
                let text = column.keys[*at as usize].text();
                values.iter().any(|value| text.starts_with(value.text()))
            };
            (0..count).filter(hit).collect()
        }
        Op::Eq | Op::Not | Op::All | Op::IsNull => {
            let mut places: Vec<u32> = values
                .iter()
                .filter_map(|value| column.place(value).ok())
                .collect();
            places.sort_unstable();
            places.dedup();
            places
        }
    };
    column.rows_of(places.into_iter())
}

/// The order of an answer. What has no value for a key comes last in either direction.
struct Order<'a> {
    query: &'a Query,
    here: &'a KindIndex,
    ranks: BTreeMap<u32, u32>,
}

impl Order<'_> {
    fn compare(&self, a: u32, b: u32) -> Ordering {
        for sort in &self.query.sort {
            let (left, right) = (self.value(sort.by, a), self.value(sort.by, b));
            let decided = directed(left, right, sort.descending);
            if decided != Ordering::Equal {
                return decided;
            }
        }
        a.cmp(&b)
    }

    /// A row's value as a place between places: odd, since a cursor's can lie between two values.
    fn value(&self, by: SortBy, row: u32) -> Option<u64> {
        match by {
            SortBy::Field(at) => {
                let value = self.here.columns[at].values.get(row).first()?;
                Some(2 * u64::from(*value) + 1)
            }
            SortBy::Relevance => self.ranks.get(&row).map(|rank| u64::from(*rank)),
        }
    }

    fn keys(&self, row: u32) -> Vec<Option<Key>> {
        let key = |by| match by {
            SortBy::Field(at) => {
                let column: &Column = &self.here.columns[at];
                let value = column.values.get(row).first()?;
                Some(column.keys[*value as usize].clone())
            }
            SortBy::Relevance => self
                .ranks
                .get(&row)
                .map(|rank| Key::Number(i64::from(*rank))),
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
        // Rows are numbered in the order of their ids.
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
