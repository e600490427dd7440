//! What has changed since a client last asked: differences between datasets, numbered.
//!
//! Numbers only grow, also over restarts: they begin at the microseconds of the clock, and after the highest number of the
//! process before where that is known. So an old number is never taken for a place in a newer journal; what is asked from
//! before the journal begins is refused as forgotten.

use std::collections::VecDeque;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::query::Difference;

/// So many changes are remembered; whoever asks from before them reads everything again.
pub const REMEMBERED: usize = 100_000;

/// One change and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number.
    pub sequence: u64,
    /// The version of the dataset that brought it.
    pub version: u64,
    /// What changed.
    pub difference: Difference,
}

/// The changes that are remembered, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    changes: VecDeque<Change>,
    /// The number before the first change that is remembered.
    start: u64,
    /// The number of the last change.
    last: u64,
}

/// A number from which the journal cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten;

impl Journal {
    /// An empty journal that goes on after a number.
    pub fn after(number: u64) -> Journal {
        Journal {
            changes: VecDeque::new(),
            start: number,
            last: number,
        }
    }

    /// An empty journal of a process that begins now; `before` is the highest number of the process before.
    pub fn begin(before: Option<u64>) -> Journal {
        Journal::from(now(), before)
    }

    fn from(clock: u64, before: Option<u64>) -> Journal {
        let last = before.map_or(clock, |before| clock.max(before + 1));
        Journal::after(last)
    }

    /// The number of the last change; whoever has it has everything.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// The number before the first change that is remembered.
    pub fn start(&self) -> u64 {
        self.start
    }

    /// Adds the differences of a new dataset.
    pub fn add(&mut self, version: u64, differences: Vec<Difference>) {
        for difference in differences {
            self.last += 1;
            self.changes.push_back(Change {
                sequence: self.last,
                version,
                difference,
            });
            if self.changes.len() > REMEMBERED
                && let Some(forgotten) = self.changes.pop_front()
            {
                self.start = forgotten.sequence;
            }
        }
    }

    /// The changes after a number, at most so many.
    pub fn since(&self, number: u64, limit: usize) -> Result<Vec<Change>, Forgotten> {
        if number < self.start || number > self.last {
            return Err(Forgotten);
        }
        let from = self
            .changes
            .partition_point(|change| change.sequence <= number);
        Ok(self.changes.range(from..).take(limit).cloned().collect())
    }
}

/// Microseconds since 1970: below 2^53 until 2255, so that every client can hold it.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_micros()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::query::Fate;

    fn difference(id: usize) -> Difference {
        Difference {
            kind: Kind::Issue,
            id: id.to_string(),
            name: String::new(),
            fate: Fate::Appeared,
            members: Vec::new(),
            status: None,
            successor: None,
        }
    }

    #[test]
    fn numbers_are_not_used_twice() {
        assert_eq!(Journal::from(100, None).last(), 100);
        assert_eq!(Journal::from(100, Some(90)).last(), 100);
        // The clock was set back.
        assert_eq!(Journal::from(100, Some(200)).last(), 201);
    }

    #[test]
    fn what_is_forgotten_is_refused() {
        let mut journal = Journal::from(100, None);
        assert_eq!(journal.since(99, 9), Err(Forgotten));
        assert_eq!(journal.since(101, 9), Err(Forgotten));
        assert_eq!(journal.since(100, 9), Ok(Vec::new()));
        journal.add(1, (0..3).map(difference).collect());
        let numbers = |changes: Vec<Change>| changes.iter().map(|c| c.sequence).collect::<Vec<_>>();
        assert_eq!(journal.since(100, 9).map(numbers), Ok(vec![101, 102, 103]));
        assert_eq!(journal.since(101, 1).map(numbers), Ok(vec![102]));
        journal.add(2, (0..REMEMBERED).map(difference).collect());
        assert_eq!(journal.since(102, 9), Err(Forgotten));
        assert_eq!(journal.since(103, 1).map(numbers), Ok(vec![104]));
    }
}
