//! Postings: for each field the rows of each value, for each relation the rows at its other end.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::ask::Query;
use super::column::Column;
use super::field::Row;
use super::lists::Lists;
use super::order::Order;
use super::run::Counts;
use super::table;
use super::table::{Relation, Table, Target};
use super::text_index::{TextIndex, text_indexes};
use crate::model::{Ix, Kind, Model};

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
                    items: fields
                        .par_iter()
                        .map(|f| Column::new(model, f, &all))
                        .collect(),
                }
            }
        }
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
    /// All rows in the usual order.
    pub(super) usual: Vec<u32>,
    /// The counts over all rows of the fields at the end of relations, made when first asked for.
    pub(super) facets: Vec<OnceLock<Counts>>,
}

/// Postings of a whole model; answers queries together with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    kinds: [KindIndex; 4],
}

impl Index {
    /// Indexes a model.
    pub fn build(model: &Model) -> Index {
        let mut texts = text_indexes(model).into_iter();
        let kinds = Kind::ALL.map(|kind| (kind, texts.next()));
        Index {
            kinds: kinds.map(|(kind, text)| {
                let table: &Table = table(kind);
                let all: Vec<Row> = (0..model.len(kind) as Ix)
                    .map(|owner| Row { owner, nth: 0 })
                    .collect();
                let columns = table.fields.par_iter();
                let links = table.relations.par_iter();
                let far = table
                    .relations
                    .iter()
                    .map(|relation| relation.fields().len());
                KindIndex {
                    count: all.len(),
                    columns: columns.map(|f| Column::new(model, f, &all)).collect(),
                    links: links.map(|r| Links::new(model, kind, r)).collect(),
                    text: text.unwrap_or_default(),
                    usual: Vec::new(),
                    facets: vec![OnceLock::new(); far.sum()],
                }
                .in_usual_order(kind)
            }),
        }
    }

    pub(super) fn of(&self, kind: Kind) -> &KindIndex {
        &self.kinds[kind as usize]
    }
}

impl KindIndex {
    fn in_usual_order(mut self, kind: Kind) -> KindIndex {
        let mut rows: Vec<u32> = (0..self.count as u32).collect();
        let order = Order {
            query: &Query::all(kind),
            here: &self,
            ranks: Vec::new(),
        };
        rows.par_sort_unstable_by(|a, b| order.compare(*a, *b));
        self.usual = rows;
        self
    }
}
