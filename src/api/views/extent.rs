//! How much of an entity is shown: everything where it stands alone, the beginning of long lists in a row among others.
//!
//! What a thousand briefings speak of has tens of thousands of pieces of evidence. Nobody reads them in a list of fifty
//! such entities, and a page of them would be megabytes.

use std::collections::BTreeMap;

/// So many items of each list of an entity are in a row.
pub(in crate::api) const IN_ROW: usize = 25;

/// How much of an entity is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::api) enum Extent {
    /// Everything.
    Whole,
    /// What a list has of it: no long texts unless they are named, and at most [`IN_ROW`] items of each member.
    Row,
}

/// How many items are left off, by member; none where nothing can be.
pub(super) type LeftOff = Option<BTreeMap<&'static str, usize>>;

/// Cuts the lists of one entity and counts what is left off.
#[derive(Debug)]
pub(super) struct Cut(LeftOff);

impl Cut {
    pub(super) fn to(extent: Extent) -> Cut {
        Cut((extent == Extent::Row).then(BTreeMap::new))
    }

    /// What is shown of a member's list.
    pub(super) fn of<'l, T>(&mut self, member: &'static str, list: &'l [T]) -> &'l [T] {
        match &mut self.0 {
            Some(left_off) if list.len() > IN_ROW => {
                left_off.insert(member, list.len() - IN_ROW);
                &list[..IN_ROW]
            }
            _ => list,
        }
    }

    pub(super) fn left_off(self) -> LeftOff {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_off_is_counted_and_nothing_else() {
        let long = [0; IN_ROW + 3];
        let mut row = Cut::to(Extent::Row);
        assert_eq!(row.of("briefings", &long[3..]).len(), IN_ROW);
        assert_eq!(row.of("evidence", &long).len(), IN_ROW);
        assert_eq!(row.left_off(), Some(BTreeMap::from([("evidence", 3)])));
        let mut whole = Cut::to(Extent::Whole);
        assert_eq!(whole.of("evidence", &long).len(), long.len());
        assert_eq!(whole.left_off(), None);
    }
}
