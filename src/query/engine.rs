//! Which rows a query means: the postings of its filters, intersected, led by the rarest.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ask::Filter;
use super::column::Column;
use super::field::{Op, Row, Value};
use super::index::{Index, KindIndex};
use super::key::Key;
use super::sets::{Marks, Set};
use super::table;
use super::table::{Path, Target};
use crate::model::{Ix, Kind, Model, fold};

/// Rows; none stands for all of a kind.
pub(super) type Found<'a> = Option<Set<'a>>;

pub(super) struct Engine<'a> {
    pub(super) model: &'a Model,
    pub(super) index: &'a Index,
    pub(super) kind: Kind,
    pub(super) here: &'a KindIndex,
}

impl<'a> Engine<'a> {
    /// The rows for which all filters hold.
    pub(super) fn filtered(&self, filters: &[Filter], scope: Option<&Filter>) -> Found<'a> {
        let scope = scope.map(|scope| self.matching(scope.path, scope.op, &scope.values));
        let mut wanted: Vec<Set<'a>> = scope.into_iter().collect();
        let mut unwanted: Vec<Set<'a>> = Vec::new();
        // Conditions on one relation hold of the same one at its other end.
        let mut together: BTreeMap<usize, Vec<&Filter>> = BTreeMap::new();
        for filter in filters {
            let any = || self.matching(filter.path, Op::Eq, &filter.values);
            match (filter.op, filter.path.relation) {
                (Op::Not, _) => unwanted.push(any()),
                (Op::IsNull, _) => {
                    let asked = |number| filter.values.contains(&Key::Number(number));
                    match (asked(1), asked(0)) {
                        (true, false) => unwanted.push(self.present(filter.path)),
                        (false, true) => wanted.push(self.present(filter.path)),
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
            wanted.push(match filters[..] {
                [one] => self.matching(one.path, one.op, &one.values),
                _ => {
                    let there = filters.iter().map(|f| self.there(f.path, f.op, &f.values));
                    self.back(relation, &Set::common(there.collect()))
                }
            });
        }
        if wanted.is_empty() && unwanted.is_empty() {
            return None;
        }
        let found = match wanted.is_empty() {
            true => Set::Many(Cow::Owned(Marks::all(self.here.count))),
            false => Set::common(wanted),
        };
        let unwanted = unwanted.iter();
        Some(unwanted.fold(found, |found, others| found.without(others)))
    }

    /// The column at the end of a path; its rows are those at the other end of the path's relation.
    pub(super) fn column(&self, path: Path) -> &'a Column {
        let Some(relation) = path.relation else {
            return &self.here.columns[path.field];
        };
        match table(self.kind).relations[relation].target {
            Target::Entities { kind, .. } => &self.index.of(kind).columns[path.field],
            Target::Items { .. } => &self.here.links[relation].columns()[path.field],
        }
    }

    /// The rows here with a value at the end of the path that matches.
    fn matching(&self, path: Path, op: Op, values: &[Key]) -> Set<'a> {
        let there = || self.there(path, op, values);
        let Some(relation) = path.relation else {
            return there();
        };
        let column = self.column(path);
        let common = match (op, values) {
            (Op::Eq, [one]) => column.common_place(one),
            _ => None,
        };
        let Some(common) = common else {
            return self.back(relation, &there());
        };
        let marks = || self.back(relation, &there()).into_marks(self.here.count);
        let linked = self.here.far(path).linked(column, common);
        Set::Many(Cow::Borrowed(linked.get_or_init(marks)))
    }

    /// The rows at the end of the path with a value that matches.
    fn there(&self, path: Path, op: Op, values: &[Key]) -> Set<'a> {
        match path.field().long {
            true => Set::of_list(self.read_again(path, op, values)),
            false => self.column(path).search(op, values),
        }
    }

    /// The rows here that are linked to any of the rows there.
    fn back(&self, relation: usize, there: &Set<'_>) -> Set<'a> {
        self.here.links[relation].back(self.here.count, there)
    }

    /// The rows here with any value at the end of the path.
    fn present(&self, path: Path) -> Set<'a> {
        let there = match path.field().long {
            true => Set::of_list(self.read_again(path, Op::Contains, &[Key::Text(String::new())])),
            false => self.column(path).present(),
        };
        match path.relation {
            Some(relation) => self.back(relation, &there),
            None => there,
        }
    }

    /// The rows at the end of the path with a long value that matches: those that have the words are read again.
    fn read_again(&self, path: Path, op: Op, values: &[Key]) -> Vec<u32> {
        let field = path.field();
        let (owners, items) = match path.relation() {
            None => (self.kind, None),
            Some(relation) => match relation.target {
                Target::Entities { kind, .. } => (kind, None),
                Target::Items { .. } => (self.kind, path.relation),
            },
        };
        let holds = |owner: Ix, nth: usize| {
            let mut found = false;
            (field.read)(self.model, Row { owner, nth }, &mut |value| {
                if let Value::Text(text) = value {
                    found |= op.holds(&fold(text), values);
                }
            });
            found
        };
        let possible = self.index.of(owners).text.with_words_of(op, values);
        let mut rows = Vec::new();
        for owner in possible {
            match items {
                None if holds(owner, 0) => rows.push(owner),
                None => {}
                Some(relation) => {
                    let items = self.here.links[relation].ends(owner).enumerate();
                    let matching = items.filter(|(nth, _)| holds(owner, *nth));
                    rows.extend(matching.map(|(_, row)| row));
                }
            }
        }
        rows
    }
}
