//! Which category of issue do words speak for, and how strongly?

use super::gazetteer::Gazetteer;
use super::table::{Table, TableError, unknown};
use crate::vocabulary::Category;

/// What a term says of the subject it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueTerm {
    /// The category it speaks for.
    pub category: Category,
    /// From 1 (hardly, "cooperation") to 9 (decides alone, "human rights").
    pub weight: u8,
}

pub(super) fn read(source: &'static str, errors: &mut Vec<TableError>) -> Gazetteer<IssueTerm> {
    let mut table = Table::new("issue_terms.tsv", errors);
    let mut terms = Gazetteer::new();
    for row in table.rows(source, ["phrase", "category", "weight"]) {
        let [phrase, category, weight] = row.cells;
        let Some(category) = Category::parse(category) else {
            table.refuse(row.line, unknown("category", category, Category::NAMES));
            continue;
        };
        let weight = match weight.as_bytes() {
            [digit @ b'1'..=b'9'] => digit - b'0',
            _ => {
                table.refuse(
                    row.line,
                    format!("weight {weight:?} is not a digit from 1 to 9"),
                );
                continue;
            }
        };
        let term = IssueTerm { category, weight };
        terms.insert(
            &mut table,
            row.line,
            phrase,
            term,
            |a: &IssueTerm, b: &IssueTerm| a.category == b.category,
        );
    }
    terms
}
