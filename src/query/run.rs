//! Answers a query: the rows that it means, one page of them, and counts over all.

use super::ask::Query;
use super::column::Column;
use super::cursor::Cursor;
use super::engine::Engine;
use super::index::Index;
use super::order::Order;
use super::sets::Set;
use super::table::{Path, Target};
use crate::model::{Ix, Model};

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
    let here = index.of(query.kind);
    let engine = Engine {
        model,
        index,
        kind: query.kind,
        here,
    };
    let mut found = engine.filtered(&query.filters, query.scope.as_ref());
    let mut ranks = Vec::new();
    if let Some(search) = &query.search {
        ranks = here.text.find(search);
        let with_words = Set::of_list(ranks.iter().map(|(row, _)| *row).collect());
        found = Some(match found {
            None => with_words,
            Some(found) => with_words.and(&found),
        });
    }
    let total = found.as_ref().map_or(here.count, Set::len);
    let facets = query
        .facets
        .iter()
        .map(|path| facet(&engine, *path, found.as_ref()))
        .collect();
    let order = Order { query, here, ranks };
    let (rows, more) = order.page(found.as_ref());
    let next = rows.last().filter(|_| more).map(|last| Cursor {
        identity: query.identity(),
        keys: order.keys(*last),
        id: model.id(query.kind, *last).to_owned(),
    });
    Page {
        rows,
        total,
        next,
        facets,
    }
}

/// The counts of a field among the rows found; of all rows, where none are named.
fn facet(engine: &Engine<'_>, path: Path, found: Option<&Set<'_>>) -> Facet {
    let column = engine.column(path);
    let (counts, missing) = match (found, path.relation) {
        (None, None) => of_all(engine, path, column),
        (None, Some(_)) => {
            let known = &engine.here.far(path).counts;
            let all = || (0..engine.here.count as u32).collect::<Vec<u32>>();
            known
                .get_or_init(|| among(engine, path, column, &all()))
                .clone()
        }
        (Some(found), _) => among(engine, path, column, &found.rows()),
    };
    let mut present: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] > 0).collect();
    let distinct = present.len();
    let most = |a: &usize, b: &usize| counts[*b].cmp(&counts[*a]).then(a.cmp(b));
    if distinct > FACET_VALUES {
        present.select_nth_unstable_by(FACET_VALUES, most);
        present.truncate(FACET_VALUES);
    }
    present.sort_unstable_by(most);
    let target = path.relation().map(|relation| relation.target);
    let model = engine.model;
    let counts = present.into_iter().map(|at| Count {
        value: column.label(at).to_owned(),
        label: match target {
            Some(Target::Entities { kind, .. }) if path.field().name == "id" => model
                .find(kind, column.label(at))
                .map(|ix| model.name(kind, ix).to_owned()),
            _ => None,
        },
        count: counts[at] as usize,
    });
    Facet {
        path,
        counts: counts.collect(),
        distinct,
        missing: missing as usize,
    }
}

/// How many rows have each value, and how many have none.
pub(super) type Counts = (Vec<u32>, u32);

/// The counts of a field of the entities themselves: the lengths of its postings.
fn of_all(engine: &Engine<'_>, path: Path, column: &Column) -> Counts {
    let counts = (0..column.keys.len()).map(|at| column.count(at) as u32);
    let counts: Vec<u32> = counts.collect();
    let missing = match path.many() {
        true => engine.here.count - column.present().len(),
        false => engine.here.count - counts.iter().sum::<u32>() as usize,
    };
    (counts, missing as u32)
}

fn among(engine: &Engine<'_>, path: Path, column: &Column, found: &[u32]) -> Counts {
    let mut counts = vec![0; column.keys.len()];
    let mut missing = 0;
    let mut seen: Vec<u32> = Vec::new();
    for row in found {
        let values = match path.relation {
            None => column.values(*row),
            Some(relation) => {
                seen.clear();
                for there in engine.here.links[relation].ends(*row) {
                    seen.extend_from_slice(column.values(there));
                }
                seen.sort_unstable();
                seen.dedup();
                &seen
            }
        };
        missing += u32::from(values.is_empty());
        for value in values {
            counts[*value as usize] += 1;
        }
    }
    (counts, missing)
}
