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
                (Op::All, _) => wanted.extend(self.matching_each(filter.path, &filter.values)),
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

    /// For each of the values the rows here with it at the end of the path.
    fn matching_each(&self, path: Path, values: &[Key]) -> Vec<Set<'a>> {
        if !path.field().long {
            let each = values.iter().map(std::slice::from_ref);
            return each
                .map(|value| self.matching(path, Op::Eq, value))
                .collect();
        }
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); values.len()];
        self.read_again(path, Op::Eq, values, |row, text| {
            for (list, value) in lists.iter_mut().zip(values) {
                if text == value.text() && list.last() != Some(&row) {
                    list.push(row);
                }
            }
        });
        let lists = lists.into_iter().map(Set::of_list);
        let here = |there| match path.relation {
            Some(relation) => self.back(relation, &there),
            None => there,
        };
        lists.map(here).collect()
    }

    /// The rows at the end of the path with a value that matches.
    fn there(&self, path: Path, op: Op, values: &[Key]) -> Set<'a> {
        if !path.field().long {
            return self.column(path).search(op, values);
        }
        let mut rows = Vec::new();
        self.read_again(path, op, values, |row, text| {
            if op.holds(text, values) && rows.last() != Some(&row) {
                rows.push(row);
            }
        });
        Set::of_list(rows)
    }

    /// The rows here that are linked to any of the rows there.
    fn back(&self, relation: usize, there: &Set<'_>) -> Set<'a> {
        self.here.links[relation].back(self.here.count, there)
    }

    /// The rows here with any value at the end of the path.
    fn present(&self, path: Path) -> Set<'a> {
        let there = match path.field().long {
            true => Set::of_list(self.with_value(path)),
            false => self.column(path).present(),
        };
        match path.relation {
            Some(relation) => self.back(relation, &there),
            None => there,
        }
    }

    /// The rows at the end of the path with a long value, whatever it says.
    fn with_value(&self, path: Path) -> Vec<u32> {
        let mut rows = Vec::new();
        for owner in 0..self.model.len(self.owners(path)) as Ix {
            self.each_row(path, owner, |row, at| {
                let mut some = false;
                (path.field().read)(self.model, at, &mut |_| some = true);
                if some {
                    rows.push(row);
                }
            });
        }
        rows
    }

    /// Reads the long values at the end of the path again, folded, of those that have the words of one of the wanted ones:
    /// each text once, however many are wanted.
    fn read_again(&self, path: Path, op: Op, wanted: &[Key], mut see: impl FnMut(u32, &str)) {
        let index = &self.index.of(self.owners(path)).text;
        for owner in index.with_words_of(op, wanted) {
            self.each_row(path, owner, |row, at| {
                (path.field().read)(self.model, at, &mut |value| {
                    if let Value::Text(text) = value {
                        see(row, &fold(text));
                    }
                });
            });
        }
    }

    /// The kind of entity that has what stands at the end of the path.
    fn owners(&self, path: Path) -> Kind {
        match path.relation().map(|relation| relation.target) {
            Some(Target::Entities { kind, .. }) => kind,
            Some(Target::Items { .. }) | None => self.kind,
        }
    }

    /// The rows at the end of the path that are of one entity, with what is read of each.
    fn each_row(&self, path: Path, owner: Ix, mut see: impl FnMut(u32, Row)) {
        match (
            path.relation,
            path.relation().map(|relation| relation.target),
        ) {
            (Some(relation), Some(Target::Items { .. })) => {
                for (nth, row) in self.here.links[relation].ends(owner).enumerate() {
                    see(row, Row { owner, nth });
                }
            }
            _ => see(owner, Row { owner, nth: 0 }),
        }
    }
}
