//! The field tables: one a kind of entity. A field is added here and nowhere else.

mod briefing;
mod issue;
mod meeting;
mod official;
mod shared;

use super::table::Table;
use crate::model::Kind;

/// What can be asked of a kind.
pub const fn table(kind: Kind) -> &'static Table {
    match kind {
        Kind::Briefing => &briefing::TABLE,
        Kind::Official => &official::TABLE,
        Kind::Meeting => &meeting::TABLE,
        Kind::Issue => &issue::TABLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::table::{Path, Target};
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_lead_back() {
        for kind in Kind::ALL {
            let mut names = BTreeSet::new();
            for path in table(kind).paths() {
                assert!(names.insert(path.name()), "{} twice", path.name());
                assert_eq!(Path::parse(kind, &path.name()), Some(path));
                assert!(
                    !path.field().doc.is_empty() && !path.field().example.is_empty(),
                    "{path:?}"
                );
            }
        }
    }

    #[test]
    fn bare_names_and_sorts_exist() {
        for kind in Kind::ALL {
            let table = table(kind);
            assert_eq!(table.fields[0].name, "id");
            for (name, _) in table.default_sort {
                assert!(table.sortable().any(|f| f.name == *name), "{name}");
            }
            assert!(table.sortable().all(|f| !f.many));
            for relation in table.relations {
                assert!(relation.fields().iter().any(|f| f.name == relation.bare));
                if let Target::Entities { kind: there, .. } = relation.target {
                    assert_eq!(relation.bare, "id", "{} leads to {there:?}", relation.name);
                }
            }
        }
    }
}
