//! What a field is: the one description from which parsing, suggestions, facets, columns and documents derive.

use crate::model::{Ix, Kind, Model};
use crate::text::Date;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Words; compared without regard to case and diacritics.
    Text,
    /// An id or code.
    Id,
    /// One of a closed vocabulary.
    Enum(&'static [&'static str]),
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A whole number.
    Number,
}

impl Type {
    /// What to call it in an error.
    pub const fn describe(self) -> &'static str {
        match self {
            Type::Text => "text",
            Type::Id => "an id or code",
            Type::Enum(_) => "one of a fixed list",
            Type::Date => "a date, YYYY-MM-DD",
            Type::Number => "a whole number",
        }
    }
}

/// How a field is compared; written after the field's name with two underscores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// One of the values matches.
    Eq,
    /// None of the values matches.
    Not,
    /// The field has no value.
    IsNull,
    /// All of the values match.
    All,
    /// The text holds one of the values.
    Contains,
    /// The text starts with one of the values.
    StartsWith,
    /// At the value or after.
    Gte,
    /// At the value or before.
    Lte,
}

impl Op {
    /// Every operator with a name.
    pub const NAMED: [Op; 7] = [
        Op::Not,
        Op::IsNull,
        Op::All,
        Op::Contains,
        Op::StartsWith,
        Op::Gte,
        Op::Lte,
    ];

    /// Its name in a query; equality has none.
    pub const fn name(self) -> &'static str {
        match self {
            Op::Eq => "",
            Op::Not => "not",
            Op::IsNull => "isnull",
            Op::All => "all",
            Op::Contains => "contains",
            Op::StartsWith => "startswith",
            Op::Gte => "gte",
            Op::Lte => "lte",
        }
    }

    /// What it asks, as a documentation sentence.
    pub const fn doc(self) -> &'static str {
        match self {
            Op::Eq => "is one of the values",
            Op::Not => "none of its values is one of these",
            Op::IsNull => "`true`: has no value; `false`: has one",
            Op::All => "has all of the values",
            Op::Contains => "contains one of the values",
            Op::StartsWith => "starts with one of the values",
            Op::Gte => "at the value or after",
            Op::Lte => "at the value or before",
        }
    }

    /// Whether fields of that type know it. `many` says whether there can be several values.
    pub const fn suits(self, ty: Type, many: bool) -> bool {
        match self {
            Op::Eq | Op::Not | Op::IsNull => true,
            Op::All => many,
            Op::Contains | Op::StartsWith => matches!(ty, Type::Text),
            Op::Gte | Op::Lte => matches!(ty, Type::Date | Type::Number),
        }
    }
}

/// One value of a field of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words, an id or a name of a vocabulary.
    Text(&'a str),
    /// A day.
    Date(Date),
    /// A number.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Value<'a> {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Value<'a> {
        Value::Text(text)
    }
}

impl From<Date> for Value<'_> {
    fn from(date: Date) -> Self {
        Value::Date(date)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(number as i64)
    }
}

/// A row whose fields are read: an entity, or the `nth` item of a list that an entity has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The entity.
    pub owner: Ix,
    /// Which of its items; 0 for the entity itself.
    pub nth: usize,
}

/// Gives the values of a field of a row.
pub type Read = fn(&Model, Row, &mut dyn FnMut(Value<'_>));

/// A field that can be asked for.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in queries ("when.start").
    pub name: &'static str,
    /// The member of the answer that holds it ("when"); works as a name in queries as well.
    pub key: &'static str,
    /// What it holds.
    pub ty: Type,
    /// Whether there can be several values.
    pub many: bool,
    /// Whether values can be counted.
    pub facet: bool,
    /// Whether a list can be sorted by it.
    pub sort: bool,
    /// What it is, for people.
    pub doc: &'static str,
    /// A value it can have.
    pub example: &'static str,
    /// Gives its values.
    pub read: Read,
}

impl Field {
    /// A field of that name, in the member of that name; neither facetable nor sortable.
    pub const fn new(name: &'static str, ty: Type, doc: &'static str, read: Read) -> Field {
        Field {
            name,
            key: name,
            ty,
            many: false,
            facet: false,
            sort: false,
            doc,
            example: "",
            read,
        }
    }
    /// In a member of another name.
    pub const fn key(self, key: &'static str) -> Field {
        Field { key, ..self }
    }
    /// With several values.
    pub const fn many(self) -> Field {
        Field { many: true, ..self }
    }
    /// With values that can be counted.
    pub const fn facet(self) -> Field {
        Field {
            facet: true,
            ..self
        }
    }
    /// With values to sort by.
    pub const fn sort(self) -> Field {
        Field { sort: true, ..self }
    }
    /// With an example.
    pub const fn example(self, example: &'static str) -> Field {
        Field { example, ..self }
    }
}

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
            Target::Entities { kind, .. } => super::table(kind).fields,
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
    pub fn answer_members(&self) -> Vec<Member> {
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
        self.relation
            .map(|at| &super::table(self.kind).relations[at])
    }

    /// The field at the end.
    pub fn field(&self) -> &'static Field {
        match self.relation() {
            Some(relation) => &relation.fields()[self.field],
            None => &super::table(self.kind).fields[self.field],
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
    pub fn name(&self) -> String {
        match self.relation() {
            Some(relation) if relation.bare == self.field().name => relation.name.to_owned(),
            Some(relation) => format!("{}.{}", relation.name, self.field().name),
            None => self.field().name.to_owned(),
        }
    }

    /// The way that a name means; the names of an answer's members are understood as well.
    pub fn parse(kind: Kind, name: &str) -> Option<Path> {
        let table = super::table(kind);
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
