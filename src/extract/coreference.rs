//! Which phrases mean the same official: full names and short forms gathered into one record each.
//!
//! Titles alone and descriptions join the records in [`super::holders`].

use std::ops::Range;

use super::countries;
use super::holders;
use super::names::Name;
use super::people::{Sighting, model_says_person};
use super::places::Named;
use super::reading::Reading;
use super::titles::{CountryRead, Title};
use crate::lexicon::{Gender, Level};
use crate::vocabulary::OfficialKind;

/// One official in the making.
#[derive(Debug, Clone)]
pub struct Person {
    /// Fullest name, or the description.
    pub name: String,
    /// Person, unnamed or group.
    pub kind: OfficialKind,
    /// Words of the fullest name, folded, for comparing; none for descriptions.
    pub key: Vec<String>,
    /// Titles, in the order found.
    pub titles: Vec<Title>,
    /// The country the words say, or the context.
    pub country: Option<(CountryRead, &'static str)>,
    /// What is known of gender.
    pub gender: Option<Gender>,
    /// Every phrase that means this official.
    pub mentions: Vec<Range<usize>>,
    /// The other forms.
    pub aliases: Vec<String>,
}

/// One phrase and whom it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The phrase.
    pub tokens: Range<usize>,
    /// The token that stands for it in the tree.
    pub head: usize,
    /// Whom it means, as indices; several for "the two leaders".
    pub people: Vec<usize>,
    /// A pronoun rather than a name or description.
    pub pronoun: bool,
}

/// Folds case, diacritics and the Arabic article, so that "Al-Assad" and "Assad" compare equal.
pub fn folded(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain: String = word
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let plain = plain.trim_end_matches('.');
    ["al-", "el-", "ul-"]
        .iter()
        .find_map(|a| plain.strip_prefix(a))
        .unwrap_or(plain)
        .to_string()
}

fn key_of(r: &Reading, name: &Name) -> Vec<String> {
    name.tokens
        .clone()
        .map(|i| folded(r.word(i)))
        .filter(|w| {
            !matches!(
                w.as_str(),
                "," | "jr" | "sr" | "al" | "bin" | "de" | "da" | "la" | "ii" | "iii" | "iv"
            )
        })
        .collect()
}

/// Whether a shorter name can be a form of a longer one.
fn is_form_of(short: &[String], long: &[String], surname_first: bool) -> bool {
    if short.is_empty() || short.len() > long.len() {
        return false;
    }
    if short == long {
        return true;
    }
    if short.len() == 1 {
        let w = &short[0];
        // "Lula" of "Luiz Inácio Lula da Silva"
        return long.last() == Some(w)
            || (long.first() == Some(w) && (surname_first || long.len() > 1))
            || (w.chars().count() >= 4 && long.contains(w));
    }
    // same surname, given name equal or an initial: "J. Biden", "Joe R. Biden"
    let same_last = short.last() == long.last();
    let first = (&short[0], &long[0]);
    let given = first.0 == first.1
        || (first.0.chars().count() == 1 && first.1.starts_with(first.0.as_str()))
        || (first.1.chars().count() == 1 && first.0.starts_with(first.1.as_str()));
    if same_last && given {
        return true;
    }
    short.iter().all(|w| long.contains(w))
}

/// The people of the text and every phrase that means them.
pub fn resolve(
    r: &Reading,
    named: &[Named],
    sightings: &[Sighting],
) -> (Vec<Person>, Vec<Mention>) {
    let mut people: Vec<Person> = Vec::new();
    let mut whom: Vec<Vec<usize>> = vec![Vec::new(); sightings.len()];
    name_people(r, sightings, &mut people, &mut whom);
    countries::from_leaders(r, named, &mut people);
    holders::describe(r, sightings, &mut people, &mut whom);
    let mut mentions = Vec::new();
    for (s, sighting) in sightings.iter().enumerate() {
        if !whom[s].is_empty() {
            mentions.push(Mention {
                tokens: sighting.tokens.clone(),
                head: sighting.head(),
                people: whom[s].clone(),
                pronoun: false,
            });
        }
    }
    (people, mentions)
}

/// Named sightings, full names first, so that a short form finds the full one wherever it stands.
fn name_people(
    r: &Reading,
    sightings: &[Sighting],
    people: &mut Vec<Person>,
    whom: &mut [Vec<usize>],
) {
    let mut order: Vec<(usize, Vec<String>)> = sightings
        .iter()
        .enumerate()
        .filter_map(|(s, x)| Some((s, key_of(r, x.name.as_ref()?))))
        .collect();
    order.sort_by_key(|(s, key)| (key.len() < 2, *s));
    for (s, key) in order {
        let sighting = &sightings[s];
        let Some(name) = &sighting.name else { continue };
        let full = key.len() >= 2;
        let candidates: Vec<usize> = (0..people.len())
            .filter(|&p| {
                let person = &people[p];
                let first = person
                    .key
                    .first()
                    .is_some_and(|w| r.lexicon.surname_first.contains(w.as_str()));
                (is_form_of(&key, &person.key, first)
                    || (full && is_form_of(&person.key, &key, first)))
                    && compatible(r, person, sighting, &key)
            })
            .collect();
        // the person whose last mention before this one is nearest, else the first one after
        let chosen = candidates.iter().copied().min_by_key(|&p| {
            let before = people[p]
                .mentions
                .iter()
                .map(|m| m.start)
                .filter(|&m| m < sighting.tokens.start)
                .max();
            before.map_or((1, people[p].mentions[0].start), |b| {
                (0, sighting.tokens.start - b)
            })
        });
        match chosen {
            Some(p) => {
                whom[s].push(p);
                absorb(r, &mut people[p], sighting, &key);
            }
            None => {
                if stands_alone(r, sighting, name, full) {
                    whom[s].push(people.len());
                    people.push(person_of(r, sighting, key));
                }
            }
        }
    }
}

/// Whether a name that no one known answers to makes a new person: a full name, or a short one with a title.
fn stands_alone(r: &Reading, sighting: &Sighting, name: &Name, full: bool) -> bool {
    let known = full || !sighting.titles.is_empty() || name.honorific;
    let trusted = !sighting.titles.is_empty()
        || sighting.country.is_some()
        || name.honorific
        || name.introduced
        || full && r.lexicon.given_names.contains(r.word(name.tokens.start))
        || model_says_person(r, &name.tokens);
    known && trusted
}

fn person_of(r: &Reading, sighting: &Sighting, key: Vec<String>) -> Person {
    let name = sighting
        .name
        .as_ref()
        .map_or_else(|| sighting.tokens.clone(), |n| n.tokens.clone());
    Person {
        name: tidy(r.text(&name)),
        kind: sighting.kind,
        key,
        titles: sighting.titles.clone(),
        country: sighting.country.clone().map(|c| (c, "country-beside-name")),
        gender: gender_of(sighting),
        mentions: vec![sighting.tokens.clone()],
        aliases: Vec::new(),
    }
}

fn gender_of(sighting: &Sighting) -> Option<Gender> {
    let title = sighting.titles.iter().find_map(|t| t.gender);
    title.or_else(|| sighting.name.as_ref().and_then(|n| n.gender))
}

fn absorb(r: &Reading, person: &mut Person, sighting: &Sighting, key: &[String]) {
    if let Some(name) = &sighting.name {
        let form = tidy(r.text(&name.tokens));
        let longer = key.len() > person.key.len()
            || (key.len() == person.key.len()
                && form.len() > person.name.len()
                && key != person.key);
        if longer {
            let old = std::mem::replace(&mut person.name, form);
            push_unique(&mut person.aliases, old);
            person.key = key.to_vec();
        } else if form != person.name {
            push_unique(&mut person.aliases, form);
        }
    }
    for title in &sighting.titles {
        person.titles.push(title.clone());
    }
    if person.country.is_none() {
        person.country = sighting.country.clone().map(|c| (c, "country-beside-name"));
    }
    person.gender = person.gender.or_else(|| gender_of(sighting));
    person.mentions.push(sighting.tokens.clone());
}

/// Same surname, other person: a different country, a different gender, or an office that excludes the known one.
fn compatible(r: &Reading, person: &Person, sighting: &Sighting, key: &[String]) -> bool {
    if let (Some(((a, _), _)), Some((b, _))) = (&person.country, &sighting.country)
        && a != b
        && !(key == person.key && key.len() > 1)
    {
        return false;
    }
    if let (Some(a), Some(b)) = (person.gender, gender_of(sighting))
        && a != b
    {
        return false;
    }
    let (Some(new), false) = (sighting.titles.first(), person.titles.is_empty()) else {
        return true;
    };
    if key.len() > 1 || new.past(r) {
        return true;
    }
    let words = new.telling_words(r);
    person.titles.iter().any(|old| {
        old.past(r)
            || match (office_class(old.level), office_class(new.level)) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
            || old.telling_words(r).iter().any(|w| words.contains(w))
    })
}

/// Offices that one person does not hold at a time; none for ranks and the rest, which go with any.
fn office_class(level: Level) -> Option<u8> {
    match level {
        Level::HeadOfState => Some(0),
        Level::HeadOfGovernment => Some(1),
        Level::Minister | Level::DeputyMinister => Some(2),
        Level::Legislator => Some(3),
        Level::Governor => Some(4),
        Level::Envoy => Some(5),
        Level::Spokesperson => Some(6),
        Level::InternationalHead => Some(7),
        _ => None,
    }
}

/// Folds runs of white space; a name broken over a line is still one name.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds what is not there yet.
pub fn push_unique(list: &mut Vec<String>, item: String) {
    if !item.is_empty() && !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn short_forms_and_namesakes() {
        check(&[
            (
                "President Anna Weber of Austria spoke. Weber left. Mrs. Weber smiled.",
                &["person | Anna Weber | President | AT"],
            ),
            (
                "Chinese President Liu Wei met U.S. Senator Wei Liu.",
                &[
                    "person | Liu Wei | President | CN",
                    "person | Wei Liu | Senator | US",
                ],
            ),
            (
                "U.S. Secretary of State Jane Cole spoke. Secretary Cole left.",
                &["person | Jane Cole | Secretary of State | US"],
            ),
            (
                "Indian Prime Minister Arun Rao met Sri Lankan Foreign Minister Nimal Rao.",
                &[
                    "person | Arun Rao | Prime Minister | IN",
                    "person | Nimal Rao | Foreign Minister | LK",
                ],
            ),
            (
                "Egyptian President Hassan al-Masri spoke. Al-Masri left.",
                &["person | Hassan al-Masri | President | EG"],
            ),
        ]);
    }
}
