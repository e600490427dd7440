//! What a kind of entity is: its fields, its relations, and the ways to a field.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::field::{Field, Op};
use super::tables::table;
use crate::model::{Ix, Kind, Model};

/// What a relation leads to.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// Other entities.
    Entities {
        /// Of which kind.
        kind: Kind,
        /// Which ones.
        links: fn(&Model, Ix) -> Vec<Ix>,
    },
    /// Items of a list the entity has.
    Items {
        /// What can be asked of an item.
        fields: &'static [Field],
        /// How many items an entity has.
        count: fn(&Model, Ix) -> usize,
    },
}

/// A way from an entity to others or to its items: `participant.country` asks for a field at its end.
#[derive(Debug, Clone, Copy)]
pub struct Relation {
    /// Its name in queries ("participant").
    pub name: &'static str,
    /// The member of the answer that holds it ("participants"); works as a name in queries as well.
    pub key: &'static str,
    /// The field that the bare name asks for.
    pub bare: &'static str,
    /// What it is, for people.
    pub doc: &'static str,
    /// Whether there can be several.
    pub many: bool,
    /// What it leads to.
    pub target: Target,
}

impl Relation {
    /// The fields at its end.
    pub fn fields(&self) -> &'static [Field] {
        match self.target {
            Target::Entities { kind, .. } => table(kind).fields,
            Target::Items { fields, .. } => fields,
        }
    }
}

/// A member of an answer that no filter asks for.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its name.
    pub key: &'static str,
    /// What it is, for people.
    pub doc: &'static str,
    /// Whether a list leaves it out unless `fields` asks for it.
    pub detail: bool,
}

/// Everything that can be asked of a kind of entity.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The kind.
    pub kind: Kind,
    /// What it is, for people.
    pub doc: &'static str,
    /// Its own fields; `id` first.
    pub fields: &'static [Field],
    /// Its relations, one hop deep.
    pub relations: &'static [Relation],
    /// Further members of the answer.
    pub members: &'static [Member],
    /// The order of a list unless `sort` says otherwise.
    pub default_sort: &'static [(&'static str, bool)],
}

impl Table {
    /// Every member of an answer, in the order of the documentation, with whether lists leave it out.
    pub fn answer_members(&self) -> &'static [Member] {
        static MEMBERS: LazyLock<[Vec<Member>; 4]> =
            LazyLock::new(|| Kind::ALL.map(|kind| table(kind).list_members()));
        &MEMBERS[self.kind as usize]
    }

    fn list_members(&self) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        let own = self.fields.iter().map(|f| (f.key, f.doc));
        for (key, doc) in own.chain(self.relations.iter().map(|r| (r.key, r.doc))) {
            if members.iter().all(|m| m.key != key) && self.members.iter().all(|m| m.key != key) {
                members.push(Member {
                    key,
                    doc,
                    detail: false,
                });
            }
        }
        members.extend_from_slice(self.members);
        members
    }

    /// The relations that lead to other entities, which `embed` can give in full.
    pub fn embeddable(&self) -> impl Iterator<Item = &'static Relation> {
        self.relations
            .iter()
            .filter(|r| matches!(r.target, Target::Entities { .. }))
    }

    /// The fields a list can be sorted by.
    pub fn sortable(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.sort)
    }

    /// Every name that can be asked for, with the way there.
    pub fn paths(&self) -> impl Iterator<Item = Path> {
        let kind = self.kind;
        let own = (0..self.fields.len()).map(move |field| Path {
            kind,
            relation: None,
            field,
        });
        let far = self
            .relations
            .iter()
            .enumerate()
            .flat_map(move |(r, relation)| {
                (0..relation.fields().len()).map(move |field| Path {
                    kind,
                    relation: Some(r),
                    field,
                })
            });
        own.chain(far)
    }
}

/// The way to a field: of the entity itself or of what one of its relations leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// Where it starts.
    pub kind: Kind,
    /// The relation taken, as a place in [`Table::relations`].
    pub relation: Option<usize>,
    /// The field at the end, as a place in the fields there.
    pub field: usize,
}

impl Path {
    /// The relation taken.
    pub fn relation(&self) -> Option<&'static Relation> {
        self.relation.map(|at| &table(self.kind).relations[at])
    }

    /// The field at the end.
    pub fn field(&self) -> &'static Field {
        match self.relation() {
            Some(relation) => &relation.fields()[self.field],
            None => &table(self.kind).fields[self.field],
        }
    }

    /// Whether one entity can have several values at the end.
    pub fn many(&self) -> bool {
        self.field().many || self.relation().is_some_and(|relation| relation.many)
    }

    /// Whether the operator suits the field.
    pub fn suits(&self, op: Op) -> bool {
        op.suits(self.field().ty, self.many())
    }

    /// Its name in queries: the shortest, so the bare relation where that says the same.
    pub fn name(&self) -> Cow<'static, str> {
        match self.relation() {
            Some(relation) if relation.bare == self.field().name => relation.name.into(),
            Some(relation) => [relation.name, ".", self.field().name].concat().into(),
            None => self.field().name.into(),
        }
    }

    /// The name of the parameter that compares it so ("participant.country__not").
    pub fn parameter(&self, op: Op) -> Cow<'static, str> {
        match op {
            Op::Eq => self.name(),
            op => [&self.name(), "__", op.name()].concat().into(),
        }
    }

    /// The way that a name means; the names of an answer's members are understood as well.
    pub fn parse(kind: Kind, name: &str) -> Option<Path> {
        let table = table(kind);
        let own = |name: &str| {
            let exact = table.fields.iter().position(|f| f.name == name);
            exact.or_else(|| table.fields.iter().position(|f| f.key == name))
        };
        if let Some(field) = own(name) {
            return Some(Path {
                kind,
                relation: None,
                field,
            });
        }
        let (head, rest) = match name.split_once('.') {
            Some((head, rest)) => (head, Some(rest)),
            None => (name, None),
        };
        let relations = table.relations;
        let relation = relations
            .iter()
            .position(|r| r.name == head)
            .or_else(|| relations.iter().position(|r| r.key == head))?;
        let wanted = rest.unwrap_or(relations[relation].bare);
        let field = relations[relation]
            .fields()
            .iter()
            .position(|f| f.name == wanted)?;
        Some(Path {
            kind,
            relation: Some(relation),
            field,
        })
    }
}
