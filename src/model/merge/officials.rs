//! Who is who across documents: persons by name, country and office.
//!
//! Two persons of one name are one unless something tells them apart: another country, other initials. Of several that
//! it could be, the one who holds the same office is meant; without one, nobody. A short form ("Blinken") joins the one
//! full name of the same country and office. Described persons stay with their document: "senior officials" of one
//! briefing need not be those of another. Bodies with a name of their own ("G7 foreign ministers") are the same everywhere.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt};

use super::names::Name;
use super::{Clusters, Item, each};
use crate::extract::{CountryCode, Extraction, Official};
use crate::model::ids::fold;
use crate::vocabulary::OfficialKind;

/// What is known of the person of a cluster.
#[derive(Debug)]
struct Person {
    cluster: usize,
    /// The fullest name so far.
    name: Name,
    country: Option<CountryCode>,
    /// Folded titles held.
    titles: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Register {
    persons: Vec<Person>,
    /// The persons of each name.
    of_name: HashMap<Vec<String>, Vec<usize>>,
    /// The persons in whose name a word occurs.
    of_word: HashMap<String, Vec<usize>>,
    /// The persons known by one word alone.
    of_single: HashMap<String, Vec<usize>>,
}

/// One official as it is looked for.
struct Sought<'a> {
    document: usize,
    name: Name,
    country: Option<CountryCode>,
    titles: BTreeSet<String>,
    clusters: &'a Clusters,
}

impl Sought<'_> {
    /// Whether nothing speaks against its being that person. A document tells its people apart itself.
    fn can_be(&self, person: &Person) -> bool {
        (self.country == person.country || self.country.is_none() || person.country.is_none())
            && self.name.marks_agree(&person.name)
            && self.clusters.last_document(person.cluster) != self.document
    }

    fn shares_office(&self, person: &Person) -> bool {
        self.titles
            .iter()
            .any(|title| person.titles.contains(title))
    }
}

impl Register {
    fn find(&self, sought: &Sought<'_>) -> Option<usize> {
        let namesakes = self.of_name.get(&sought.name.words);
        let possible: Vec<usize> = namesakes
            .into_iter()
            .flatten()
            .copied()
            .filter(|at| sought.can_be(&self.persons[*at]))
            .collect();
        match possible[..] {
            [] => self.find_by_part(sought),
            [one] => Some(one),
            _ => {
                let of_country = |at: &&usize| {
                    sought.country.is_some() && self.persons[**at].country == sought.country
                };
                let of_office = |at: &&usize| sought.shares_office(&self.persons[**at]);
                only(possible.iter().filter(of_country))
                    .or_else(|| only(possible.iter().filter(of_office)))
                    .copied()
            }
        }
    }

    /// The one person of which the name sought is a short form, or whose known name is a short form of it.
    fn find_by_part(&self, sought: &Sought<'_>) -> Option<usize> {
        sought.country?;
        let certain = |at: &usize| {
            let person = &self.persons[*at];
            sought.can_be(person)
                && sought.country == person.country
                && sought.shares_office(person)
                && (sought.name.shortens(&person.name) || person.name.shortens(&sought.name))
        };
        let words = &sought.name.words;
        let longer = words.iter().map(|word| self.of_word.get(word));
        // All words occur in a longer name, so the rarest finds it.
        let longer = longer
            .map(|list| list.map_or(&[][..], Vec::as_slice))
            .min_by_key(|list| list.len());
        let shorter = words
            .iter()
            .filter_map(|word| self.of_single.get(word))
            .flatten();
        let found: BTreeSet<usize> = longer
            .into_iter()
            .flatten()
            .chain(shorter)
            .copied()
            .filter(certain)
            .collect();
        only(found.into_iter())
    }

    fn enter(&mut self, person: Person) {
        let at = self.persons.len();
        self.index(at, &person.name);
        self.persons.push(person);
    }

    fn index(&mut self, at: usize, name: &Name) {
        self.of_name.entry(name.words.clone()).or_default().push(at);
        if let [single] = name.words.as_slice() {
            self.of_single.entry(single.clone()).or_default().push(at);
        }
        for word in &name.words {
            let list = self.of_word.entry(word.clone()).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }

    /// Adds to what is known of a person.
    fn learn(&mut self, at: usize, sought: Sought<'_>) {
        let known = self.of_name.get(&sought.name.words);
        if known.is_none_or(|known| !known.contains(&at)) {
            self.index(at, &sought.name);
        }
        let person = &mut self.persons[at];
        person.country = person.country.or(sought.country);
        person.titles.extend(sought.titles);
        if person.name.shortens(&sought.name) {
            person.name = sought.name;
        } else if person.name.marks.is_empty() {
            person.name.marks = sought.name.marks;
        }
    }
}

/// The one value; none of several.
fn only<T>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.next().is_none().then_some(first)
}

/// Which officials of different documents are one.
pub(in crate::model) fn officials(extractions: &[Extraction]) -> Clusters {
    let mut clusters = Clusters::of_counts(extractions.iter().map(|e| e.officials.len()));
    let mut register = Register::default();
    let mut bodies: HashMap<(String, Option<CountryCode>), usize> = HashMap::new();
    for (item, official) in each(extractions, |e| &e.officials) {
        match official.kind {
            OfficialKind::Person => person(&mut clusters, &mut register, item, official),
            OfficialKind::Group if has_proper_name(official) => {
                let key = (fold(&official.name), official.country);
                match bodies.get(&key) {
                    Some(cluster) if clusters.last_document(*cluster) != item.0 => {
                        clusters.join(*cluster, item);
                    }
                    _ => {
                        let cluster = clusters.open(item);
                        bodies.insert(key, cluster);
                    }
                }
            }
            OfficialKind::Group | OfficialKind::Unnamed => {
                clusters.open(item);
            }
        }
    }
    clusters
}

fn person(clusters: &mut Clusters, register: &mut Register, item: Item, official: &Official) {
    let sought = Sought {
        document: item.0,
        name: Name::of(&official.name),
        country: official.country,
        titles: official
            .roles
            .iter()
            .map(|role| fold(&role.title))
            .collect(),
        clusters,
    };
    match register.find(&sought) {
        Some(at) => {
            register.learn(at, sought);
            clusters.join(register.persons[at].cluster, item);
        }
        None => {
            let Sought {
                name,
                country,
                titles,
                ..
            } = sought;
            let cluster = clusters.open(item);
            register.enter(Person {
                cluster,
                name,
                country,
                titles,
            });
        }
    }
}

/// Whether a body is named and not only described: by an abbreviation ("G7", "EU", "ASEAN").
fn has_proper_name(official: &Official) -> bool {
    official
        .name
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| {
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            let digits = word.chars().filter(char::is_ascii_digit).count();
            capitals >= 2 || (capitals == 1 && digits > 0)
        })
}
