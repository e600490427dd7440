//! Who: names joined with their titles, descriptions of the unnamed, bodies of officials.
//!
//! Each [`Sighting`] is one phrase of the text; [`super::coreference`] decides which are the same person.

use std::ops::Range;

use super::CountryCode;
use super::names::Name;
use super::places::{Named, What};
use super::reading::Reading;
use super::titles::{Title, ending_at, starting_at};
use crate::lexicon::PlaceKind;
use crate::syntax::NameKind;
use crate::vocabulary::OfficialKind;

/// A country read off the words around a name, and those words.
pub type CountryRead = (CountryCode, Option<Range<usize>>);

/// One phrase that names or describes an official.
#[derive(Debug, Clone)]
pub struct Sighting {
    /// The whole phrase, title included.
    pub tokens: Range<usize>,
    /// The name proper; none for descriptions.
    pub name: Option<Name>,
    /// The titles that go with it, the nearest first.
    pub titles: Vec<Title>,
    /// Person, unnamed or group.
    pub kind: OfficialKind,
    /// The country that the words say.
    pub country: Option<CountryRead>,
}

impl Sighting {
    /// The token that stands for the whole in the tree.
    pub fn head(&self) -> usize {
        match &self.name {
            Some(name) => name.tokens.end - 1,
            None => self.titles.first().map_or(self.tokens.start, |t| t.head),
        }
    }
}

/// Every phrase that names or describes an official, in order.
pub fn sightings(r: &Reading, named: &[Named], titles: &[Title], names: &[Name]) -> Vec<Sighting> {
    let mut used = vec![false; titles.len()];
    let mut all: Vec<Sighting> = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let mut sighting = Sighting {
            tokens: name.whole.clone(),
            name: Some(name.clone()),
            titles: Vec::new(),
            kind: OfficialKind::Person,
            country: None,
        };
        country_beside(r, named, &mut sighting);
        if let Some(t) = title_before(r, titles, &used, name.whole.start, sighting.tokens.start) {
            used[t] = true;
            take(r, &mut sighting, &titles[t]);
        } else if let Some(title) = shared_plural(r, named, titles, names, k, &mut used) {
            take(r, &mut sighting, &title);
        }
        if let Some(t) = title_after(r, titles, names, &used, sighting.tokens.end) {
            used[t] = true;
            take(r, &mut sighting, &titles[t]);
        }
        all.push(sighting);
    }
    for (t, title) in titles.iter().enumerate() {
        if !used[t] {
            all.push(Sighting {
                tokens: title.whole.clone(),
                name: None,
                kind: if title.plural {
                    OfficialKind::Group
                } else {
                    OfficialKind::Unnamed
                },
                country: title.country.clone(),
                titles: vec![title.clone()],
            });
        }
    }
    all.sort_by_key(|s| (s.tokens.start, s.tokens.end));
    all
}

fn take(r: &Reading, sighting: &mut Sighting, title: &Title) {
    let mut title = title.clone();
    if title.plural {
        title.plural = false;
    }
    if title.whole.end <= sighting.tokens.start || title.whole.start < sighting.tokens.start {
        let from = if title.determiner.is_some() && title.possessor.is_none() {
            title.whole.start + 1
        } else {
            title.whole.start
        };
        if r.sentence(from) == r.sentence(sighting.tokens.start) {
            sighting.tokens.start = from.min(sighting.tokens.start);
        }
    } else {
        sighting.tokens.end = sighting.tokens.end.max(title.whole.end);
    }
    if sighting.country.is_none() {
        sighting.country = title.country.clone();
    }
    sighting.titles.push(title);
}

/// "Gabriel Boric of Chile", "Brazil's Fernando Haddad".
fn country_beside(r: &Reading, named: &[Named], sighting: &mut Sighting) {
    let end = sighting.tokens.end;
    if end + 1 < r.len() && matches!(r.lower(end), "of" | "from") {
        let mut at = end + 1;
        if r.lower(at) == "the" {
            at += 1;
        }
        if at < r.len() {
            if let Some(n) = starting_at(named, at).filter(|n| {
                matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Country,
                        ..
                    }
                )
            }) {
                if let Some(c) = n.country() {
                    sighting.country = Some((c, Some(n.tokens.clone())));
                    sighting.tokens.end = n.tokens.end;
                    return;
                }
            }
        }
    }
    let start = sighting.tokens.start;
    if start >= 2 && r.lower(start - 1) == "'s" {
        if let Some(n) = ending_at(named, start - 2) {
            if let Some(c) = n.country() {
                sighting.country = Some((c, Some(n.tokens.clone())));
                sighting.tokens.start = n.tokens.start;
            }
        }
    }
}

fn title_before(
    r: &Reading,
    titles: &[Title],
    used: &[bool],
    start: usize,
    phrase_start: usize,
) -> Option<usize> {
    let find = |end: usize| {
        titles
            .iter()
            .position(|t| t.whole.end == end && t.head < start)
    };
    if let Some(t) = find(start) {
        return (!used[t] && !titles[t].plural).then_some(t);
    }
    // "his Argentine counterpart, Alberto Fernández", "the president of the European Council, Charles Michel"
    let comma = phrase_start.checked_sub(1)?;
    if r.lower(comma) != "," || r.sentence(comma) != r.sentence(start) {
        return None;
    }
    let t = find(comma).filter(|&t| !used[t] && !titles[t].plural)?;
    let definite = titles[t]
        .determiner
        .as_deref()
        .is_some_and(|d| !matches!(d, "a" | "an" | "one" | "no" | "any"));
    definite.then_some(t)
}

/// A plural title before a list of names is each one's: "Finance Ministers A of X and B of Y".
fn shared_plural(
    r: &Reading,
    named: &[Named],
    titles: &[Title],
    names: &[Name],
    k: usize,
    used: &mut [bool],
) -> Option<Title> {
    // walk back over the names of the list to the plural title
    let mut first = k;
    loop {
        let start = names[first].whole.start;
        let phrase_start = possessive_start(r, named, start);
        let adjacent = titles.iter().position(|t| {
            t.plural && t.head < start && {
                let gap = t.whole.end..phrase_start;
                t.whole.end <= phrase_start
                    && (gap.is_empty()
                        || gap.len() == 1 && matches!(r.lower(gap.start), "," | ":" | "—" | "–"))
            }
        });
        if let Some(t) = adjacent {
            used[t] = true;
            let mut title = titles[t].clone();
            let ordinal = k - first;
            // "the French and German foreign ministers, A and B"
            title.country = countries_of_plural(r, named, &title)
                .get(ordinal)
                .cloned()
                .or(title.country);
            return Some(title);
        }
        let previous = first.checked_sub(1)?;
        let gap = names[previous].whole.end..phrase_start;
        if gap.start > gap.end || gap.len() > 8 || r.sentence(gap.start) != r.sentence(start) {
            return None;
        }
        let linked = gap.clone().all(|i| {
            matches!(r.lower(i), "," | "and" | "of" | "the" | "&")
                || named
                    .iter()
                    .any(|n| n.tokens.contains(&i) && n.country().is_some())
        });
        if !linked || gap.is_empty() {
            return None;
        }
        first = previous;
    }
}

fn possessive_start(r: &Reading, named: &[Named], start: usize) -> usize {
    if start >= 2 && r.lower(start - 1) == "'s" {
        if let Some(n) = ending_at(named, start - 2) {
            return n.tokens.start;
        }
    }
    start
}

/// The countries coordinated before a plural title, in order.
fn countries_of_plural(r: &Reading, named: &[Named], title: &Title) -> Vec<CountryRead> {
    let sentence = r.sentence_around(title.head).start;
    let mut all = Vec::new();
    let mut at = title.tokens.start;
    while at > sentence {
        if let Some(n) = ending_at(named, at - 1) {
            if let Some(c) = n.country() {
                all.push((c, Some(n.tokens.clone())));
            }
            at = n.tokens.start;
        } else if matches!(r.lower(at - 1), "and" | ",") && !all.is_empty() {
            at -= 1;
        } else {
            break;
        }
    }
    all.reverse();
    if all.len() < 2 { Vec::new() } else { all }
}

/// "Ahsan Iqbal, the planning minister", "Raila Odinga (the opposition leader)".
fn title_after(
    r: &Reading,
    titles: &[Title],
    names: &[Name],
    used: &[bool],
    end: usize,
) -> Option<usize> {
    if end + 1 >= r.len() || !matches!(r.lower(end), "," | "(" | "—" | "–") {
        return None;
    }
    let sentence = r.sentence(end);
    let t = titles.iter().position(|t| {
        t.whole.start == end + 1 || t.whole.start == end + 2 && is_apposition_opener(r, end + 1)
    })?;
    let title = &titles[t];
    let own_name = names.iter().any(|n| n.whole.start == title.whole.end);
    if used[t] || title.plural || own_name || r.sentence(title.head) != sentence {
        return None;
    }
    if title.counterpart(r) {
        return None;
    }
    // "A, President B's adviser": the possessor is a name, the title is A's
    let closes = title.whole.end >= r.len()
        || r.sentence(title.whole.end.min(r.len() - 1)) != sentence
        || matches!(
            r.lower(title.whole.end),
            "," | "."
                | ";"
                | ")"
                | "and"
                | "who"
                | "told"
                | "said"
                | "—"
                | "–"
                | "in"
                | "at"
                | "to"
                | "since"
                | "during"
                | "whose"
                | "from"
                | "as"
                | "on"
                | "for"
                | "until"
                | "when"
                | "with"
                | ":"
        )
        || r.tag(title.whole.end).is_verb();
    let names_follow = r.lower(title.whole.end.min(r.len() - 1)) == ","
        && title
            .determiner
            .as_deref()
            .is_some_and(|d| d != "a" && d != "an")
        && names.iter().any(|n| n.whole.start == title.whole.end + 1)
        && title.possessor.is_some();
    (closes && !names_follow).then_some(t)
}

fn is_apposition_opener(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "also" | "currently" | "then" | "now" | "formerly" | "himself" | "herself"
    )
}

/// Whether the names model takes any token of the range for a person's.
pub fn model_says_person(r: &Reading, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|i| r.name_kind(i) == Some(NameKind::Person))
}
