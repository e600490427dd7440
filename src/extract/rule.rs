//! The names of rules, each as a number: evidence names its rule, and there are millions of pieces of it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{OnceLock, RwLock};

/// More rules than any program has.
const MOST: usize = 4096;
/// More names than that are taken from nobody but the program itself.
const MOST_FOREIGN: usize = MOST / 2;

/// Every name met so far; a name stays where it is for good.
static NAMES: [OnceLock<&'static str>; MOST] = [const { OnceLock::new() }; MOST];
/// The place of each name.
static PLACES: RwLock<BTreeMap<&'static str, u16>> = RwLock::new(BTreeMap::new());

/// A rule that decides a value, by its name ("name-after-title"); ordered as the names are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule(u16);

impl Rule {
    /// The rule of a name that stands in the program.
    ///
    /// # Panics
    ///
    /// If the program has more than 2,000 rules.
    pub fn new(name: &'static str) -> Rule {
        let known = Rule::find(name).or_else(|| Rule::add(name, MOST));
        known.expect("fewer rules than names can be kept")
    }

    /// The rule of a name that was read somewhere; none once more names were read than programs have rules.
    pub(crate) fn read(name: &str) -> Option<Rule> {
        Rule::find(name).or_else(|| {
            let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
            Rule::add(name, MOST_FOREIGN)
        })
    }

    fn find(name: &str) -> Option<Rule> {
        PLACES.read().ok()?.get(name).copied().map(Rule)
    }

    fn add(name: &'static str, most: usize) -> Option<Rule> {
        let mut places = PLACES.write().ok()?;
        if let Some(known) = places.get(name) {
            return Some(Rule(*known));
        }
        let place = u16::try_from(places.len()).ok()?;
        let slot = NAMES[..most].get(usize::from(place))?;
        slot.set(name).ok()?;
        places.insert(name, place);
        Some(Rule(place))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        NAMES[usize::from(self.0)]
            .get()
            .copied()
            .unwrap_or_default()
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name().fmt(f)
    }
}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Rule) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Rule) -> Ordering {
        self.name().cmp(other.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rule_a_name_whoever_says_it() {
        let (b, a) = (Rule::new("test-b"), Rule::new("test-a"));
        assert_eq!(Rule::read(&["test", "-b"].concat()), Some(b));
        assert_eq!(Rule::read("test-c"), Rule::read("test-c"));
        assert_eq!((a.name(), b.name()), ("test-a", "test-b"));
        assert!(a < b, "ordered by name, not by who came first");
        assert_eq!(format!("{a:?}"), "\"test-a\"");
    }
}
