//! Values as they compare: numbers and dates by size, words without case and diacritics.

use super::field::{Share, Value};
use crate::model::fold;
use crate::text::Date;

/// A value as it compares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A number.
    Number(i64),
    /// A number between 0 and 1.
    Share(Share),
    /// A day.
    Date(Date),
    /// Folded words, see [`fold`].
    Text(String),
}

impl Key {
    /// The words, if it is words.
    pub fn text(&self) -> &str {
        match self {
            Key::Text(text) => text,
            _ => "",
        }
    }
}

impl From<Value<'_>> for Key {
    fn from(value: Value<'_>) -> Key {
        match value {
            Value::Number(number) => Key::Number(number),
            Value::Share(share) => Key::Share(share),
            Value::Date(date) => Key::Date(date),
            Value::Text(text) => Key::Text(fold(text)),
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Key::Number(number) => number.fmt(f),
            Key::Share(share) => share.fmt(f),
            Key::Date(date) => date.fmt(f),
            Key::Text(text) => text.fmt(f),
        }
    }
}
