//! A query as the engine takes it: every name resolved, every value typed.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::field::{Op, Type};
use super::key::Key;
use super::table;
use super::table::Path;
use crate::model::{Kind, fnv, fnv_on};

/// Entities on a page unless the query says otherwise.
pub const DEFAULT_LIMIT: usize = 50;
/// At most so many entities on a page: what a client reads in one go, and what one answer may cost.
pub const MAX_LIMIT: usize = 500;
/// At most so many values of one filter: each of them can have a look at every text.
pub const MAX_VALUES: usize = 100;
/// Parameters of a list that are no fields.
pub const RESERVED: &[&str] = &[
    "q", "sort", "limit", "cursor", "fields", "embed", "facet", "format",
];
/// Parameters of a single entity.
pub const RESERVED_ONE: &[&str] = &["fields", "embed", "format"];
/// The order by rank, which a query with `q` has.
pub const RELEVANCE: &str = "relevance";

/// One condition; all of a query hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What is compared.
    pub path: Path,
    /// How.
    pub op: Op,
    /// With what, as it compares.
    pub values: Vec<Key>,
    /// With what, as it was asked.
    pub shown: Vec<String>,
}

impl Filter {
    /// The parameter's name ("participant.country__not").
    pub fn name(&self) -> Cow<'static, str> {
        self.path.parameter(self.op)
    }

    /// Adds a value once, in the one order of values. Of a closed vocabulary it is shown as the vocabulary has it.
    pub(super) fn add(&mut self, value: Key, asked: &str) {
        if let Err(at) = self.values.binary_search(&value) {
            let shown = match (self.path.field().ty, &value) {
                (Type::Enum(_), Key::Text(name)) => name.clone(),
                _ => asked.to_owned(),
            };
            self.values.insert(at, value);
            self.shown.insert(at, shown);
        }
    }

    /// A number that differs between conditions, whatever the order of their values.
    fn identity(&self) -> u64 {
        let values = self.values.iter().map(|value| match value {
            Key::Text(text) => fnv(text.as_bytes()),
            other => fnv(other.to_string().as_bytes()),
        });
        let relation = self.path.relation().map_or("", |relation| relation.name);
        let names = [relation, self.path.field().name, self.op.name()];
        let hash = |hash, name: &str| fnv_on(fnv_on(hash, name.as_bytes()), b"\n");
        names.into_iter().fold(joint(values), hash)
    }
}

/// One number for some, whatever their order.
fn joint(numbers: impl Iterator<Item = u64>) -> u64 {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    let on = |hash, number: u64| fnv_on(hash, &number.to_le_bytes());
    numbers.into_iter().fold(fnv(b""), on)
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// A field of the entity, as a place in its table.
    Field(usize),
    /// The rank of the full-text search.
    Relevance,
}

/// One key of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Largest first.
    pub descending: bool,
}

/// What to show of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The members asked for; all without details where none are named.
    pub members: Option<Vec<&'static str>>,
    /// The relations to give in full, as places in the table.
    pub embed: Vec<usize>,
}

/// A question about one kind of entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The kind.
    pub kind: Kind,
    /// What must hold besides, where the list is that of one entity's relation; of its own, never of the same item as
    /// the filters.
    pub scope: Option<Filter>,
    /// What must hold.
    pub filters: Vec<Filter>,
    /// Words that must occur.
    pub search: Option<String>,
    /// The order; the id decides between equals.
    pub sort: Vec<Sort>,
    /// How many entities to give.
    pub limit: usize,
    /// After which entity to go on.
    pub after: Option<Cursor>,
    /// What to count.
    pub facets: Vec<Path>,
    /// What to show.
    pub shape: Shape,
}

impl Query {
    /// Everything of a kind, in the usual order.
    pub fn all(kind: Kind) -> Query {
        Query {
            kind,
            scope: None,
            filters: Vec::new(),
            search: None,
            sort: default_sort(kind, false),
            limit: DEFAULT_LIMIT,
            after: None,
            facets: Vec::new(),
            shape: Shape::default(),
        }
    }

    /// Whether the order is the one that such a query has unless it says otherwise.
    pub fn usual_order(&self) -> bool {
        match self.search {
            Some(_) => self.sort == default_sort(self.kind, true),
            None => self.is_usual(),
        }
    }

    /// Whether answering can take a look at every text or at every value of a field.
    pub fn is_costly(&self) -> bool {
        let filters = self.filters.iter();
        let mut filters = filters.map(|filter| (filter.path.field().long, filter.op));
        filters.any(|(long, op)| long || op == Op::Contains)
    }

    /// Whether the order is that of a list in which nothing is searched for.
    pub(super) fn is_usual(&self) -> bool {
        let table = table(self.kind);
        let same = |sort: &Sort, (name, descending): &(&str, bool)| match sort.by {
            SortBy::Field(at) => table.fields[at].name == *name && sort.descending == *descending,
            SortBy::Relevance => false,
        };
        self.sort.len() == table.default_sort.len()
            && self
                .sort
                .iter()
                .zip(table.default_sort)
                .all(|(a, b)| same(a, b))
    }

    /// The order as the `sort` parameter has it.
    pub fn sort_text(&self) -> String {
        let mut text = String::new();
        for sort in &self.sort {
            let separator = if text.is_empty() { "" } else { "," };
            let sign = if sort.descending { "-" } else { "" };
            let name = match sort.by {
                SortBy::Field(at) => table(self.kind).fields[at].name,
                SortBy::Relevance => RELEVANCE,
            };
            text.extend([separator, sign, name]);
        }
        text
    }

    /// A number that differs between questions with different answers; a cursor carries it. The order of filters and of
    /// their values makes no difference.
    pub fn identity(&self) -> u64 {
        let scope = self.scope.as_ref().map_or(0, Filter::identity);
        let filters = joint(self.filters.iter().map(Filter::identity));
        let search = self.search.as_deref().unwrap_or_default();
        let sort = self.sort_text();
        let parts = [
            self.kind.plural().as_bytes(),
            &scope.to_le_bytes(),
            &filters.to_le_bytes(),
            sort.as_bytes(),
            search.as_bytes(),
        ];
        let hash = |hash, part: &&[u8]| fnv_on(fnv_on(hash, part), b"\n");
        parts.iter().fold(fnv(b""), hash)
    }
}

/// The order of a list unless the query says otherwise: by rank where words are searched for.
pub(super) fn default_sort(kind: Kind, ranked: bool) -> Vec<Sort> {
    if ranked {
        return vec![Sort {
            by: SortBy::Relevance,
            descending: true,
        }];
    }
    let table = table(kind);
    let place = |name: &str| table.fields.iter().position(|field| field.name == name);
    table
        .default_sort
        .iter()
        .filter_map(|(name, descending)| {
            Some(Sort {
                by: SortBy::Field(place(name)?),
                descending: *descending,
            })
        })
        .collect()
}
