//! What is different between two datasets: which entities appeared, changed and went, and in which members.
//!
//! Entities are compared by everything that can be asked of them, as the field tables have it, so that a new field is
//! compared without a line here.

use rayon::prelude::*;

use super::field::{Field, Row, Value};
use super::table;
use super::table::{Relation, Target};
use crate::model::{Ix, Kind, Model, fnv, fnv_on};
use crate::text::Date;

/// What became of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It was not there before.
    Appeared,
    /// It is there as before, with other values.
    Changed,
    /// It is no longer there.
    Went,
}

impl Fate {
    /// Every one, in the order of the documentation.
    pub const ALL: [Fate; 3] = [Fate::Appeared, Fate::Changed, Fate::Went];
    /// The names of [`Self::ALL`].
    pub const NAMES: &'static [&'static str] = &["appeared", "changed", "went"];

    /// Its name in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fate::Appeared => "appeared",
            Fate::Changed => "changed",
            Fate::Went => "went",
        }
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The kind of the entity.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// What it is called, after the change.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
    /// The members whose values changed.
    pub members: Vec<&'static str>,
    /// The status before and after, of a meeting whose status changed.
    pub status: Option<(&'static str, &'static str)>,
    /// Where its id now leads, if it was merged with another.
    pub successor: Option<String>,
}

/// All differences, by kind and id.
pub fn differences(before: &Model, after: &Model) -> Vec<Difference> {
    Kind::ALL
        .into_iter()
        .flat_map(|kind| of_kind(kind, before, after))
        .collect()
}

fn of_kind(kind: Kind, before: &Model, after: &Model) -> Vec<Difference> {
    let mut found: Vec<Difference> = (0..after.len(kind) as Ix)
        .into_par_iter()
        .filter_map(|ix| {
            let id = after.id(kind, ix);
            match before.find(kind, id) {
                None => Some(whole(after, kind, ix, Fate::Appeared)),
                Some(old) => changed(kind, (before, old), (after, ix)),
            }
        })
        .collect();
    let went = (0..before.len(kind) as Ix)
        .filter(|ix| after.find(kind, before.id(kind, *ix)).is_none())
        .map(|ix| {
            let successor = after.successor(kind, before.id(kind, ix));
            Difference {
                successor: successor.map(str::to_owned),
                ..whole(before, kind, ix, Fate::Went)
            }
        });
    found.extend(went);
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

fn whole(model: &Model, kind: Kind, ix: Ix, fate: Fate) -> Difference {
    Difference {
        kind,
        id: model.id(kind, ix).to_owned(),
        name: model.name(kind, ix).to_owned(),
        fate,
        members: Vec::new(),
        status: None,
        successor: None,
    }
}

fn changed(kind: Kind, before: (&Model, Ix), after: (&Model, Ix)) -> Option<Difference> {
    let table = table(kind);
    let own = table.fields.iter().map(|field| {
        let hash = |(model, ix): (&Model, Ix)| of_field(model, Row { owner: ix, nth: 0 }, field);
        (field.key, hash(before) != hash(after))
    });
    let far = table.relations.iter().map(|relation| {
        let hash = |(model, ix): (&Model, Ix)| of_relation(model, ix, relation);
        (relation.key, hash(before) != hash(after))
    });
    let mut members: Vec<&'static str> = Vec::new();
    for (key, differs) in own.chain(far) {
        if differs && !members.contains(&key) {
            members.push(key);
        }
    }
    if members.is_empty() {
        return None;
    }
    let status = |(model, ix): (&Model, Ix)| match kind {
        Kind::Meeting => Some(model.meetings[ix as usize].status.as_str()),
        _ => None,
    };
    let status = status(before).zip(status(after));
    Some(Difference {
        members,
        status: status.filter(|(from, to)| from != to),
        ..whole(after.0, kind, after.1, Fate::Changed)
    })
}

/// A hash of the values of a field.
fn of_field(model: &Model, row: Row, field: &Field) -> u64 {
    let mut hash = fnv(b"");
    (field.read)(model, row, &mut |value| hash = with_value(hash, value));
    hash
}

fn of_relation(model: &Model, ix: Ix, relation: &Relation) -> u64 {
    let mut hash = fnv(b"");
    match relation.target {
        Target::Entities { kind, links } => {
            for there in links(model, ix) {
                hash = with_value(hash, Value::Text(model.id(kind, there)));
            }
        }
        Target::Items { fields, count } => {
            for nth in 0..count(model, ix) {
                for field in fields {
                    let row = Row { owner: ix, nth };
                    hash = fnv_on(hash, &of_field(model, row, field).to_le_bytes());
                }
            }
        }
    }
    hash
}

fn with_value(hash: u64, value: Value<'_>) -> u64 {
    let day = |day: Date| {
        [
            i32::from(day.year()),
            i32::from(day.month()),
            i32::from(day.day()),
        ]
    };
    let hash = match value {
        Value::Text(text) => fnv_on(hash, text.as_bytes()),
        Value::Number(number) => fnv_on(hash, &number.to_le_bytes()),
        Value::Share(share) => fnv_on(hash, &[share.hundredths()]),
        Value::Date(date) => day(date)
            .iter()
            .fold(hash, |hash, part| fnv_on(hash, &part.to_le_bytes())),
    };
    // An end mark, so that two values are not one.
    fnv_on(hash, &[0xff])
}
