//! What do the words around and in a person's name say of the person?

use super::gazetteer::Gazetteer;
use super::table::{Table, TableError, closed_set};

closed_set! {
    /// A person's gender, as far as words tell, for pronouns.
    Gender {
        /// He.
        Male = "m",
        /// She.
        Female = "f",
    }
}

/// A form of address before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Honorific {
    /// The gender, where it tells.
    pub gender: Option<Gender>,
}

/// A given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenName {
    /// The bearer's gender; none where the name is given to both.
    pub gender: Option<Gender>,
}

closed_set! {
    /// Where a family name stands before the given name.
    NameOrder {
        /// Chinese: "Xi Jinping" is "Xi".
        Chinese = "chinese",
        /// Korean: "Kim Jong Un" is "Kim".
        Korean = "korean",
        /// Vietnamese: "Pham Minh Chinh" is "Chinh", the last name being used alone.
        Vietnamese = "vietnamese",
        /// Khmer: "Hun Manet" is called by the whole name.
        Khmer = "khmer",
    }
}

/// A family name that stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyName {
    /// The custom it follows.
    pub order: NameOrder,
}

pub(super) fn read_honorifics(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<Honorific> {
    let mut table = Table::new("honorifics.tsv", errors);
    let mut honorifics = Gazetteer::new();
    for row in table.rows(source, ["phrase", "gender"]) {
        let [phrase, gender] = row.cells;
        if let Some(gender) = table.optional(row.line, "gender", gender) {
            honorifics.insert(
                &mut table,
                row.line,
                phrase,
                Honorific { gender },
                |_, _| true,
            );
        }
    }
    honorifics
}

pub(super) fn read_given_names(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<GivenName> {
    let mut table = Table::new("given_names.tsv", errors);
    let mut names = Gazetteer::new();
    for row in table.rows(source, ["name", "gender"]) {
        let [name, gender] = row.cells;
        if let Some(gender) = table.optional(row.line, "gender", gender) {
            names.insert(&mut table, row.line, name, GivenName { gender }, |_, _| {
                true
            });
        }
    }
    names
}

pub(super) fn read_family_names(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<FamilyName> {
    let mut table = Table::new("surname_first.tsv", errors);
    let mut names = Gazetteer::new();
    for row in table.rows(source, ["name", "order"]) {
        let [name, order] = row.cells;
        if let Some(order) = table.value(row.line, "order", order) {
            names.insert(
                &mut table,
                row.line,
                name,
                FamilyName { order },
                |a: &FamilyName, b| a.order == b.order,
            );
        }
    }
    names
}
