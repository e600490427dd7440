//! Postings: for each field the rows of each value, for each relation the rows at its other end.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::ask::Query;
use super::column::Column;
use super::field::Row;
use super::lists::Lists;
use super::order::Order;
use super::run::Counts;
use super::sets::{Marks, Set, is_many};
use super::table;
use super::table::{Path, Relation, Table, Target};
use super::text_index::{TextIndex, text_indexes};
use crate::model::{Ix, Kind, Model};

/// The other end of a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Links {
    /// Other entities.
    Entities {
        /// The rows there, for each row here.
        forward: Lists,
        /// The rows here, for each row there.
        inverse: Lists,
    },
    /// Items of its own, those of one row side by side and in the order of the rows.
    Items {
        /// Where the items of each row begin, and where the last ones end.
        starts: Vec<u32>,
        /// The row of each item.
        owners: Vec<u32>,
        /// The fields of the items.
        columns: Vec<Column>,
    },
}

impl Links {
    fn new(model: &Model, kind: Kind, relation: &Relation) -> Links {
        let here = model.len(kind);
        match relation.target {
            Target::Entities { kind: there, links } => {
                let forward = Lists::new((0..here as Ix).map(|ix| links(model, ix)));
                Links::Entities {
                    inverse: forward.inverse(model.len(there)),
                    forward,
                }
            }
            Target::Items { fields, count } => {
                let mut starts = Vec::with_capacity(here + 1);
                let mut owners = Vec::new();
                starts.push(0);
                for owner in 0..here as Ix {
                    owners.resize(owners.len() + count(model, owner), owner);
                    starts.push(owners.len() as u32);
                }
                let all = Rows::Items {
                    starts: &starts,
                    owners: &owners,
                };
                let columns = fields.par_iter().map(|f| Column::new(model, f, all));
                Links::Items {
                    columns: columns.collect(),
                    starts,
                    owners,
                }
            }
        }
    }

    /// The rows at the other end, of a row here.
    pub(super) fn ends(&self, row: u32) -> Ends<'_> {
        match self {
            Links::Entities { forward, .. } => Ends::Listed(forward.get(row).iter()),
            Links::Items { starts, .. } => {
                Ends::Run(starts[row as usize]..starts[row as usize + 1])
            }
        }
    }

    /// The rows here, of so many, that are linked to any of the rows there.
    pub(super) fn back<'a>(&'a self, count: usize, there: &Set<'_>) -> Set<'a> {
        match self {
            Links::Entities { inverse, .. } => {
                let linked = |row| Set::Few(Cow::Borrowed(inverse.get(row)));
                match there {
                    Set::Few(rows) if rows.len() == 1 => linked(rows[0]),
                    _ => Set::any(count, there.each().map(linked)),
                }
            }
            Links::Items { owners, .. } => {
                let rows = there.each().map(|row| owners[row as usize]);
                // Items of one row stand side by side, so there are hardly fewer rows than items.
                match is_many(there.len(), count) {
                    true => Set::Many(Cow::Owned(Marks::of(count, rows))),
                    false => {
                        let mut list: Vec<u32> = rows.collect();
                        list.dedup();
                        Set::of_list(list)
                    }
                }
            }
        }
    }

    /// The fields of items; other entities have theirs with them.
    pub(super) fn columns(&self) -> &[Column] {
        match self {
            Links::Items { columns, .. } => columns,
            Links::Entities { .. } => &[],
        }
    }
}

/// Rows at the other end of a relation.
pub(super) enum Ends<'a> {
    Listed(std::slice::Iter<'a, u32>),
    Run(Range<u32>),
}

impl Iterator for Ends<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match self {
            Ends::Listed(rows) => rows.next().copied(),
            Ends::Run(rows) => rows.next(),
        }
    }
}

/// The rows of a column: entities, or the items that entities have.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rows<'a> {
    /// So many entities.
    Entities(usize),
    Items {
        starts: &'a [u32],
        owners: &'a [u32],
    },
}

impl Rows<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            Rows::Entities(count) => *count,
            Rows::Items { owners, .. } => owners.len(),
        }
    }

    /// What is read of the row at a place.
    pub(super) fn get(&self, at: u32) -> Row {
        match self {
            Rows::Entities(_) => Row { owner: at, nth: 0 },
            Rows::Items { starts, owners } => {
                let owner = owners[at as usize];
                let nth = (at - starts[owner as usize]) as usize;
                Row { owner, nth }
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
    /// Where each row stands in it.
    pub(super) places: Vec<u32>,
    /// One a field at the end of a relation.
    far: Vec<Far>,
}

/// What is worked out of a field at the end of a relation when it is first asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Far {
    /// The counts over all rows.
    pub(super) counts: OnceLock<Counts>,
    /// The rows here that lead to each of the values that many rows there have.
    linked: OnceLock<Box<[OnceLock<Marks>]>>,
}

impl Far {
    /// The rows for one of the values that many rows of the column there have.
    pub(super) fn linked(&self, there: &Column, nth: usize) -> &OnceLock<Marks> {
        let none = || vec![OnceLock::new(); there.commons()].into();
        &self.linked.get_or_init(none)[nth]
    }
}

/// Postings of a whole model; answers queries together with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    kinds: [KindIndex; 4],
}

impl Index {
    /// Indexes a model.
    pub fn build(model: &Model) -> Index {
        let of = |kind| KindIndex::new(model, kind);
        // All at once: what one core does alone, the other has something else for.
        let (texts, ((briefings, officials), (meetings, issues))) = rayon::join(
            || text_indexes(model),
            || {
                rayon::join(
                    || rayon::join(|| of(Kind::Briefing), || of(Kind::Official)),
                    || rayon::join(|| of(Kind::Meeting), || of(Kind::Issue)),
                )
            },
        );
        let mut kinds = [briefings, officials, meetings, issues];
        for (kind, text) in kinds.iter_mut().zip(texts) {
            kind.text = text;
        }
        Index { kinds }
    }

    pub(super) fn of(&self, kind: Kind) -> &KindIndex {
        &self.kinds[kind as usize]
    }
}

impl KindIndex {
    /// All but the words.
    fn new(model: &Model, kind: Kind) -> KindIndex {
        let table: &Table = table(kind);
        let all = Rows::Entities(model.len(kind));
        let (columns, links) = rayon::join(
            || {
                let columns = table.fields.par_iter();
                columns.map(|f| Column::new(model, f, all)).collect()
            },
            || {
                let links = table.relations.par_iter();
                links.map(|r| Links::new(model, kind, r)).collect()
            },
        );
        let far = table
            .relations
            .iter()
            .map(|relation| relation.fields().len());
        KindIndex {
            count: all.len(),
            columns,
            links,
            text: TextIndex::default(),
            usual: Vec::new(),
            places: Vec::new(),
            far: vec![Far::default(); far.sum()],
        }
        .in_usual_order(kind)
    }

    /// What is known of a field at the end of a relation.
    pub(super) fn far(&self, path: Path) -> &Far {
        let relations = table(path.kind)
            .relations
            .iter()
            .take(path.relation.unwrap_or(0));
        let before: usize = relations.map(|relation| relation.fields().len()).sum();
        &self.far[before + path.field]
    }

    fn in_usual_order(mut self, kind: Kind) -> KindIndex {
        let mut rows: Vec<u32> = (0..self.count as u32).collect();
        let order = Order {
            query: &Query::all(kind),
            here: &self,
            ranks: Vec::new(),
        };
        rows.par_sort_unstable_by(|a, b| order.compare(*a, *b));
        self.places = vec![0; rows.len()];
        for (place, row) in rows.iter().enumerate() {
            self.places[*row as usize] = place as u32;
        }
        self.usual = rows;
        self
    }
}
