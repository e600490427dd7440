//! Which phrases mean the same official: short forms, titles alone and descriptions gathered into one record each.

use std::ops::Range;

use super::names::Name;
use super::people::{CountryRead, Sighting, model_says_person};
use super::places::Named;
use super::reading::Reading;
use super::titles::Title;
use crate::lexicon::{Gender, Level};
use crate::vocabulary::OfficialKind;

/// One official in the making.
#[derive(Debug, Clone)]
pub struct Person {
    /// Fullest name, or the description.
    pub name: String,
    /// Person, unnamed or group.
    pub kind: OfficialKind,
    /// Words of the fullest name, folded, for comparing.
    key: Vec<String>,
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
        return long.last() == Some(w)
            || (long.first() == Some(w) && (surname_first || long.len() > 1));
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
    describe_people(r, named, sightings, &mut people, &mut whom);
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
                    && compatible(r, person, sighting)
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
                let known = full || !sighting.titles.is_empty() || name.honorific;
                let trusted = !sighting.titles.is_empty()
                    || sighting.country.is_some()
                    || name.honorific
                    || model_says_person(r, &name.tokens);
                if known && trusted {
                    whom[s].push(people.len());
                    people.push(person_of(r, sighting, key));
                }
            }
        }
    }
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

/// Same surname, other person: a different country, or an office of another kind.
fn compatible(r: &Reading, person: &Person, sighting: &Sighting) -> bool {
    if let (Some(((a, _), _)), Some((b, _))) = (&person.country, &sighting.country) {
        if a != b {
            return false;
        }
    }
    if let (Some(a), Some(b)) = (person.gender, gender_of(sighting)) {
        if a != b {
            return false;
        }
    }
    let (Some(new), false) = (sighting.titles.first(), person.titles.is_empty()) else {
        return true;
    };
    let former = |t: &Title| {
        t.tokens
            .clone()
            .any(|i| matches!(r.lower(i), "former" | "ex" | "then" | "late"))
    };
    person.titles.iter().any(|old| {
        old.level == new.level
            || former(old)
            || former(new)
            || old.generic()
            || new.generic()
            || r.lemma(old.head) == r.lemma(new.head)
            || matches!(
                (old.level, new.level),
                (Level::Other, _) | (_, Level::Other)
            )
    })
}

/// Descriptions: titles alone mean the holder already named; others are unnamed officials and groups.
fn describe_people(
    r: &Reading,
    named: &[Named],
    sightings: &[Sighting],
    people: &mut Vec<Person>,
    whom: &mut [Vec<usize>],
) {
    for (s, sighting) in sightings.iter().enumerate() {
        let (None, Some(title)) = (&sighting.name, sighting.titles.first()) else {
            continue;
        };
        if title.plural {
            whom[s] = group(r, named, sighting, title, people);
            continue;
        }
        let indefinite = matches!(
            title.determiner.as_deref(),
            Some("a" | "an" | "one" | "another")
        );
        let negative = matches!(
            title.determiner.as_deref(),
            Some("no" | "any" | "every" | "each" | "some")
        );
        if negative {
            continue;
        }
        if !indefinite {
            if let Some(p) = holder(r, people, sighting, title) {
                let alias = tidy(r.text(&sighting.tokens));
                push_unique(&mut people[p].aliases, alias);
                people[p].mentions.push(sighting.tokens.clone());
                if people[p].country.is_none() {
                    people[p].country = sighting.country.clone().map(|c| (c, "country-of-title"));
                }
                if people[p].titles.is_empty() {
                    people[p].titles.push(title.clone());
                }
                whom[s].push(p);
                continue;
            }
        }
        if !describes_somebody(r, title, indefinite) {
            continue;
        }
        let name = description(r, sighting, title);
        match people
            .iter()
            .position(|p| p.kind == OfficialKind::Unnamed && p.name.eq_ignore_ascii_case(&name))
        {
            Some(p) if !indefinite => {
                people[p].mentions.push(sighting.tokens.clone());
                whom[s].push(p);
            }
            _ => {
                whom[s].push(people.len());
                people.push(Person {
                    name,
                    kind: OfficialKind::Unnamed,
                    key: Vec::new(),
                    titles: vec![title.clone()],
                    country: sighting.country.clone().map(|c| (c, "country-of-title")),
                    gender: title.gender,
                    mentions: vec![sighting.tokens.clone()],
                    aliases: Vec::new(),
                });
            }
        }
    }
}

/// Whether a title without a name describes one somebody: not a predicate, not an office in the abstract.
fn describes_somebody(r: &Reading, title: &Title, indefinite: bool) -> bool {
    use crate::syntax::Rel;
    if title.counterpart(r) {
        return title.country.is_some();
    }
    if indefinite {
        // "a former prime minister" after a name, "as a mediator": not a new person
        let predicate =
            r.child(title.head, &[Rel::Cop]).is_some() || matches!(r.rel(title.head), Rel::Appos);
        return title.generic() && !predicate;
    }
    if title.generic() {
        return title.country.is_some()
            || title.organization.is_some()
            || title.tokens.len() > 1 && title.determiner.is_some();
    }
    title.country.as_ref().is_some_and(|c| c.1.is_some())
        && title.determiner.is_some()
        && !r.capitalized(title.head)
        || title.country.as_ref().is_some_and(|c| c.1.is_some())
            && title.determiner.as_deref() == Some("the")
}

/// "senior State Department official", "aide to Mr Aziz": the phrase without its article.
fn description(r: &Reading, sighting: &Sighting, title: &Title) -> String {
    let start = match title.determiner.as_deref() {
        Some(_) if title.possessor.is_none() => title.whole.start + 1,
        _ => title.whole.start,
    };
    tidy(r.text(&(start..sighting.tokens.end)))
}

/// The named person a title alone means: the same office, no contradicting country; the nearest before, else the first after.
fn holder(r: &Reading, people: &[Person], sighting: &Sighting, title: &Title) -> Option<usize> {
    let here = sighting.tokens.start;
    let fits = |p: &Person| {
        p.kind != OfficialKind::Group
            && p.titles.iter().any(|t| {
                r.lemma(t.head).eq_ignore_ascii_case(r.lemma(title.head))
                    && (t.level == title.level || title.tokens.len() == 1 || t.tokens.len() == 1)
            })
            && match (&p.country, &sighting.country) {
                (Some(((a, _), _)), Some((b, _))) => a == b,
                _ => true,
            }
    };
    let nearest = (0..people.len())
        .filter(|&p| fits(&people[p]))
        .filter_map(|p| {
            let before = people[p]
                .mentions
                .iter()
                .map(|m| m.start)
                .filter(|&m| m < here)
                .max()?;
            Some((here - before, p))
        })
        .min();
    if let Some((_, p)) = nearest {
        return Some(p);
    }
    // a person without a title so far ("Vladimir Putin … The Russian President") of the same country or none known
    sighting.country.as_ref()?;
    (0..people.len()).find(|&p| {
        let person = &people[p];
        person.kind == OfficialKind::Person
            && person.titles.is_empty()
            && person.mentions[0].start < here
            && person
                .country
                .as_ref()
                .is_none_or(|((a, _), _)| Some(a) == sighting.country.as_ref().map(|c| &c.0))
            && !title.generic()
            && person.key.len() > 1
    })
}

fn group(
    r: &Reading,
    _named: &[Named],
    sighting: &Sighting,
    title: &Title,
    people: &mut Vec<Person>,
) -> Vec<usize> {
    let defined = title.country.as_ref().is_some_and(|c| c.1.is_some())
        || title.organization.as_ref().is_some_and(|o| o.1.is_some())
        || title.tokens.len() > 1
        || title.whole.end > title.tokens.end;
    if !defined {
        return Vec::new();
    }
    let name = description(r, sighting, title);
    if let Some(p) = people
        .iter()
        .position(|p| p.kind == OfficialKind::Group && p.name.eq_ignore_ascii_case(&name))
    {
        people[p].mentions.push(sighting.tokens.clone());
        return vec![p];
    }
    people.push(Person {
        name,
        kind: OfficialKind::Group,
        key: Vec::new(),
        titles: Vec::new(),
        country: sighting.country.clone().map(|c| (c, "country-of-title")),
        gender: None,
        mentions: vec![sighting.tokens.clone()],
        aliases: Vec::new(),
    });
    vec![people.len() - 1]
}

/// Folds runs of white space; a name broken over a line is still one name.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_unique(list: &mut Vec<String>, item: String) {
    if !item.is_empty() && !list.contains(&item) {
        list.push(item);
    }
}
