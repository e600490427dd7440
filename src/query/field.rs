//! What a field is: the one description from which parsing, suggestions, facets, columns and documents derive.

use super::key::Key;
use crate::model::{Ix, Model};
use crate::text::Date;

/// Numbers count things; a question for more than this is a mistake.
pub const MAX_NUMBER: i64 = i32::MAX as i64;

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
    /// A number between 0 and 1.
    Share,
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
            Type::Share => "a number between 0 and 1",
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

    /// Whether a folded text matches one of the values.
    pub(super) fn holds(self, text: &str, values: &[Key]) -> bool {
        values.iter().any(|value| match self {
            Op::Contains => text.contains(value.text()),
            Op::StartsWith => text.starts_with(value.text()),
            _ => text == value.text(),
        })
    }

    /// Whether fields of that type know it. `many` says whether there can be several values.
    pub const fn suits(self, ty: Type, many: bool) -> bool {
        match self {
            Op::Eq | Op::Not | Op::IsNull => true,
            Op::All => many,
            Op::Contains | Op::StartsWith => matches!(ty, Type::Text),
            Op::Gte | Op::Lte => matches!(ty, Type::Date | Type::Number | Type::Share),
        }
    }
}

/// A number between 0 and 1, in hundredths, so that it compares and prints alike everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u8);

impl Share {
    /// So many hundredths; more than 100 are 100.
    pub fn of_hundredths(hundredths: u8) -> Share {
        Share(hundredths.min(100))
    }

    /// How many hundredths.
    pub fn hundredths(self) -> u8 {
        self.0
    }

    /// The number as people write it ("0.7"), to the nearest hundredth.
    ///
    /// ```
    /// use briefing::query::Share;
    /// assert_eq!(Share::parse("0.7").map(|share| share.to_string()), Some("0.7".to_owned()));
    /// assert_eq!(Share::parse("1.1"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Share> {
        let number: f64 = text.parse().ok()?;
        (0.0..=1.0)
            .contains(&number)
            .then(|| Share((number * 100.0).round() as u8))
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (f64::from(self.0) / 100.0).fmt(f)
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
    /// A number between 0 and 1.
    Share(Share),
}

impl From<Share> for Value<'_> {
    fn from(share: Share) -> Self {
        Value::Share(share)
    }
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

/// Gives the values of a field of a row, as the model has them.
pub type Read = for<'m> fn(&'m Model, Row, &mut dyn FnMut(Value<'m>));

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
    /// Whether its values are long or nearly all different: no postings are kept of them.
    pub long: bool,
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
            long: false,
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
    /// With values that are long or nearly all different.
    pub const fn long(self) -> Field {
        Field { long: true, ..self }
    }
    /// With an example.
    pub const fn example(self, example: &'static str) -> Field {
        Field { example, ..self }
    }
}
