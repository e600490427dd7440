//! Which items of different documents are one and the same; decided here, once.
//!
//! Items come in the order of publication, and the first of a cluster gives it its id, so that what is added later
//! joins or stands beside what is there and never renames it.

use std::collections::BTreeMap;

use super::ids::fold;
use crate::extract::{self, CountryCode, Extraction};
use crate::vocabulary::OfficialKind;

/// An item of a document: the document's place and the item's place in its list.
pub(super) type Item = (usize, usize);

/// What has been found to be one and the same.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// Members in the order of publication; never empty.
    pub(super) members: Vec<Vec<Item>>,
    /// The cluster of each item.
    pub(super) of: BTreeMap<Item, usize>,
}

impl Clusters {
    fn open(&mut self, item: Item) -> usize {
        let cluster = self.members.len();
        self.members.push(vec![item]);
        self.of.insert(item, cluster);
        cluster
    }

    fn join(&mut self, cluster: usize, item: Item) {
        self.members[cluster].push(item);
        self.of.insert(item, cluster);
    }

    /// Joins items of equal keys; the second of a key in one document meets only the second of another.
    fn by_key<K: Ord>(items: impl Iterator<Item = (Item, Option<K>)>) -> Clusters {
        let mut clusters = Clusters::default();
        let mut known: BTreeMap<(K, usize), usize> = BTreeMap::new();
        let mut last_document = usize::MAX;
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for (item, key) in items {
            if item.0 != last_document {
                last_document = item.0;
                seen.clear();
            }
            let Some(key) = key else {
                clusters.open(item);
                continue;
            };
            // How many clusters of this key has the document met already?
            let mut key = (key, 0);
            while let Some(cluster) = known.get(&key) {
                if !seen.contains(&(item.0, *cluster)) {
                    break;
                }
                key.1 += 1;
            }
            let cluster = match known.get(&key) {
                Some(cluster) => {
                    clusters.join(*cluster, item);
                    *cluster
                }
                None => {
                    let cluster = clusters.open(item);
                    known.insert(key, cluster);
                    cluster
                }
            };
            seen.push((item.0, cluster));
        }
        clusters
    }
}

/// Persons by name, where their countries do not differ. Described persons and bodies stay with their document:
/// "senior officials" of one briefing need not be those of another.
pub(super) fn officials(extractions: &[Extraction]) -> Clusters {
    let mut clusters = Clusters::default();
    let mut known: BTreeMap<String, Vec<(Option<CountryCode>, usize)>> = BTreeMap::new();
    for (document, extraction) in extractions.iter().enumerate() {
        for (i, official) in extraction.officials.iter().enumerate() {
            let item = (document, i);
            if official.kind != OfficialKind::Person {
                clusters.open(item);
                continue;
            }
            let namesakes = known.entry(name_key(&official.name)).or_default();
            let country = official.country;
            let same = namesakes
                .iter_mut()
                .filter(|(_, cluster)| clusters.members[*cluster].iter().all(|m| m.0 != document))
                .find(|(theirs, _)| *theirs == country || theirs.is_none() || country.is_none());
            match same {
                Some((theirs, cluster)) => {
                    *theirs = theirs.or(country);
                    clusters.join(*cluster, item);
                }
                None => {
                    let cluster = clusters.open(item);
                    namesakes.push((country, cluster));
                }
            }
        }
    }
    clusters
}

/// A name without initials, case and diacritics.
fn name_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let long: Vec<&str> = words.iter().copied().filter(|w| w.len() > 1).collect();
    if long.len() > 1 { long } else { words }.join(" ")
}

/// Meetings of one type with the same participants on the same resolved dates.
pub(super) fn meetings(extractions: &[Extraction], officials: &Clusters) -> Clusters {
    Clusters::by_key(each(extractions, |e| &e.meetings).map(|(item, meeting)| {
        let mut parties: Vec<PartyKey> = meeting
            .participants
            .iter()
            .map(|p| party_key(&p.party, item.0, officials))
            .collect();
        parties.sort();
        parties.dedup();
        let dates = meeting.when.as_ref().and_then(|w| Some((w.start?, w.end?)));
        let key = match dates {
            Some(dates) if !parties.is_empty() => Some((meeting.kind, parties, dates)),
            _ => None,
        };
        (item, key)
    }))
}

/// Issues of one label.
pub(super) fn issues(extractions: &[Extraction]) -> Clusters {
    Clusters::by_key(each(extractions, |e| &e.issues).map(|(item, issue)| {
        let folded = fold(&issue.label);
        let words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !["the", "a", "an"].contains(word))
            .collect();
        (item, Some(words.join(" ")))
    }))
}

/// A party as it compares across documents.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PartyKey {
    Official(usize),
    Country(CountryCode),
    Organization(String),
}

fn party_key(party: &extract::Party, document: usize, officials: &Clusters) -> PartyKey {
    match party {
        extract::Party::Official(i) => PartyKey::Official(
            officials
                .of
                .get(&(document, *i))
                .copied()
                .unwrap_or(usize::MAX),
        ),
        extract::Party::Country(code) => PartyKey::Country(code),
        extract::Party::Organization(name) => PartyKey::Organization(fold(name)),
    }
}

/// Every item of a list of every document, in the order of publication.
fn each<'a, T: 'a>(
    extractions: &'a [Extraction],
    list: fn(&'a Extraction) -> &'a Vec<T>,
) -> impl Iterator<Item = (Item, &'a T)> {
    extractions
        .iter()
        .enumerate()
        .flat_map(move |(d, extraction)| {
            list(extraction)
                .iter()
                .enumerate()
                .map(move |(i, item)| ((d, i), item))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_initials() {
        for (name, key) in [
            ("Antony J. Blinken", "antony blinken"),
            ("Ursula von der Leyen", "ursula von der leyen"),
            ("Xi", "xi"),
            ("U Thant", "u thant"),
            ("Şahin B", "sahin b"),
        ] {
            assert_eq!(name_key(name), key);
        }
    }
}
