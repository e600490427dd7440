//! Which issues of different documents are one: those of one subject, however it is inflected.
//!
//! "Chinese support for Russia" and "China's support for Russia" are one subject, "Russia's support for China" is another:
//! the order of the words counts, countries compare by code, articles and possessives not at all.

use foldhash::{HashMap, HashMapExt};

use super::{Clusters, each};
use crate::extract::Extraction;
use crate::lexicon::{self, PlaceKind};
use crate::model::ids::fold;

/// Words that do not tell one subject from another.
const EMPTY: &[&str] = &["a", "an", "its", "of", "the", "their", "s"];

/// Which issues of different documents are one.
pub(in crate::model) fn issues(extractions: &[Extraction]) -> Clusters {
    let clusters = Clusters::of_counts(extractions.iter().map(|e| e.issues.len()));
    let items = each(extractions, |e| &e.issues);
    // Most labels are met many times.
    let mut subjects: HashMap<&str, u32> = HashMap::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let keyed = items.map(|(item, issue)| {
        let subject = subjects.entry(&issue.label).or_insert_with(|| {
            let next = numbers.len() as u32;
            *numbers.entry(subject(&issue.label)).or_insert(next)
        });
        (item, Some(*subject))
    });
    Clusters::by_key(clusters, keyed)
}

/// A label as it compares.
fn subject(label: &str) -> String {
    let places = &lexicon::get().places;
    let printed: Vec<&str> = lexicon::phrase_words(label).collect();
    let mut key: Vec<String> = Vec::with_capacity(printed.len());
    let mut at = 0;
    while at < printed.len() {
        let country =
            places
                .longest_at(printed[at..].iter().copied())
                .and_then(|(length, meanings)| {
                    let country = meanings.iter().find(|place| {
                        matches!(place.kind, PlaceKind::Country | PlaceKind::Demonym)
                    });
                    Some((length, country?.country?))
                });
        if let Some((length, code)) = country {
            key.push(code.to_owned());
            at += length.max(1);
            continue;
        }
        let folded = fold(printed[at]);
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() && !EMPTY.contains(&word) {
                key.push(singular(word));
            }
        }
        at += 1;
    }
    match key.is_empty() {
        true => fold(label),
        false => key.join(" "),
    }
}

/// The word without the endings of the plural; alike for both numbers, whether a word or not.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let es = ["sses", "xes", "ches", "shes"]
        .iter()
        .any(|end| word.ends_with(end));
    if es {
        return word[..word.len() - 2].to_owned();
    }
    let plural = word.len() > 3 && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('s').filter(|_| plural) {
        Some(stem) => stem.to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_that_differ() {
        for (a, b) in [
            ("China's support for Russia", "Russia's support for China"),
            ("support for Ukraine", "support for Russia"),
            ("human rights", "human rights in Iran"),
            ("South Korean exports", "exports"),
            ("the status of Jerusalem", "the state of Jerusalem"),
        ] {
            assert_ne!(subject(a), subject(b), "{a} / {b}");
        }
    }

    #[test]
    fn subjects_that_are_one() {
        for (a, b) in [
            ("Chinese support for Russia", "China’s support for Russia"),
            ("the ceasefire in Sudan", "ceasefire in Sudan"),
            ("unfair trade practices", "Unfair trade practice"),
            ("the South Korean export", "South Korea's exports"),
        ] {
            assert_eq!(subject(a), subject(b), "{a} / {b}");
        }
    }
}
