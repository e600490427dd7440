//! Whose an official is by relation to somebody or something else: the possessor ("his foreign minister", "Hungary … its
//! prime minister"), the person in a description ("an aide to Yoon"), the group they belong to, the one they accompany.

use std::ops::Range;

use super::{owner, serves_no_state};
use crate::extract::cast::Cast;
use crate::extract::places::{Named, What};
use crate::extract::reading::Reading;
use crate::extract::titles::{CountryRead, Title};
use crate::lexicon::Level;
use crate::vocabulary::OfficialKind;

/// Fills in what such relations say.
pub fn assign(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        if person.country.is_some() || serves_no_state(r, person) {
            continue;
        }
        let found = of_possessor(r, cast, p)
            .or_else(|| of_described(cast, p))
            .or_else(|| of_group(r, cast, p))
            .or_else(|| of_company(r, cast, p));
        if found.is_some() {
            cast.people[p].country = found;
        }
    }
}

/// "the refugee agency said its chief": what serves a body that the possessor means, or somebody of such a body, serves it too.
pub fn inherit_bodies(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        for t in 0..cast.people[p].titles.len() {
            let title = &cast.people[p].titles[t];
            if title.organization.is_some() || title.country.is_some() || title.counterpart(r) {
                continue;
            }
            let Some(possessor) = title.possessor.clone() else {
                continue;
            };
            let body = if r.reads(possessor.start, &["its"]) {
                body_before(r, cast, possessor.start)
            } else {
                owner(cast, &possessor, p)
                    .filter(|(q, _)| serves_no_state(r, &cast.people[*q]))
                    .and_then(|(q, _)| {
                        let titles = &cast.people[q].titles;
                        titles.iter().find_map(|t| t.organization.clone())
                    })
            };
            if body.is_some() {
                cast.people[p].titles[t].organization = body;
            }
        }
    }
}

/// The body named last before "its" in the sentence, if no state was named after it.
fn body_before(r: &Reading, cast: &Cast, at: usize) -> Option<(String, Option<Range<usize>>)> {
    let k = cast.named.partition_point(|n| n.tokens.end <= at);
    let n = cast.named.get(k.checked_sub(1)?)?;
    let body = matches!(n.what, What::Body { .. }) && n.tokens.start >= r.sentence_around(at).start;
    body.then(|| (r.text(&n.tokens).to_string(), Some(n.tokens.clone())))
}

type Found = Option<(CountryRead, &'static str)>;

/// "his foreign minister", "Mr Sharif's adviser"; "its": the country or body that acts before.
fn of_possessor(r: &Reading, cast: &Cast, p: usize) -> Found {
    cast.people[p].titles.iter().find_map(|t| {
        if t.counterpart(r) {
            return None;
        }
        let possessor = t.possessor.as_ref()?;
        if r.reads(possessor.start, &["its"]) {
            let n = state_before(r, cast, possessor.start)?;
            return Some((
                (n.country()?, Some(n.tokens.clone())),
                "country-of-possessor",
            ));
        }
        let owner = owner(cast, possessor, p)?;
        let country = cast.country_of(owner.0)?;
        Some(((country, Some(owner.1)), "country-of-possessor"))
    })
}

/// The state named last before "its" in the sentence.
fn state_before<'a>(r: &Reading, cast: &'a Cast, at: usize) -> Option<&'a Named> {
    let start = r.sentence_around(at).start;
    let k = cast.named.partition_point(|n| n.tokens.end <= at);
    let n = cast.named.get(k.checked_sub(1)?)?;
    (n.tokens.start >= start && n.stands_for_government()).then_some(n)
}

/// "an aide to Yoon", "an official in her ministry", "a lawmaker from Lee's party": the person the description names.
fn of_described(cast: &Cast, p: usize) -> Found {
    let person = &cast.people[p];
    if person.kind != OfficialKind::Unnamed {
        return None;
    }
    let words = person.mentions.first()?;
    let from = cast
        .mentions
        .partition_point(|m| m.tokens.start < words.start);
    cast.mentions[from..]
        .iter()
        .take_while(|m| m.tokens.start < words.end)
        .filter(|m| m.tokens.end <= words.end)
        .find_map(|m| match m.people[..] {
            [q] if q != p => Some((
                (cast.country_of(q)?, Some(m.tokens.clone())),
                "country-of-possessor",
            )),
            _ => None,
        })
}

/// "several senators, among them A": the office of those a list is taken from.
pub fn offices_of_groups(r: &Reading, cast: &mut Cast) {
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        if !person.titles.is_empty() || person.kind != OfficialKind::Person {
            continue;
        }
        let group = person
            .mentions
            .iter()
            .find_map(|m| listed_in(r, cast, m.start).map(|(g, _)| g));
        let office = group.and_then(|g| {
            cast.people[g].titles.iter().find(|t| {
                !t.generic()
                    && !t.leader(r)
                    && !matches!(t.level, Level::Other | Level::Envoy)
                    && t.tokens.len() <= 4
            })
        });
        if let Some(office) = office.cloned() {
            cast.people[p].titles.push(Title {
                plural: false,
                country: None,
                countries: Vec::new(),
                ..office
            });
        }
    }
}

/// "White House officials including A, B and C", "a Malian delegation led by A": each is of the group's country.
fn of_group(r: &Reading, cast: &Cast, p: usize) -> Found {
    let found = cast.people[p]
        .mentions
        .iter()
        .find_map(|m| group_before(r, cast, m.start))?;
    Some((found, "country-of-group"))
}

/// The country of the group that somebody is listed in.
fn group_before(r: &Reading, cast: &Cast, at: usize) -> Option<CountryRead> {
    let (group, words) = listed_in(r, cast, at)?;
    Some((cast.country_of(group)?, Some(words)))
}

/// The group whose "including …" list reaches to the token, and its words.
fn listed_in(r: &Reading, cast: &Cast, at: usize) -> Option<(usize, Range<usize>)> {
    let sentence = r.sentence_around(at);
    let opener = (sentence.start..at).rev().take(LIST).find(|&i| {
        matches!(r.lower(i), "including" | "include" | "includes")
            || r.reads(i, &["such", "as"])
            || r.reads(i, &["among", "them"])
            || matches!(r.lower(i), "led" | "headed" | "chaired") && r.reads(i + 1, &["by"])
    })?;
    let listed = (opener + 1..at).all(|i| {
        matches!(r.lower(i), "," | "and" | "&" | "as" | "by" | "the" | "them")
            || cast.mention_at(i).is_some()
    });
    let k = cast.mentions.partition_point(|m| m.tokens.end <= opener);
    let group = cast.mentions.get(k.checked_sub(1)?)?;
    if group.tokens.start < sentence.start || opener - group.tokens.end > 1 {
        return None;
    }
    let [g] = group.people[..] else { return None };
    (listed && cast.people[g].kind == OfficialKind::Group).then(|| (g, group.tokens.clone()))
}

/// How many words a list of people is read over.
const LIST: usize = 40;

/// "the Prime Minister of Viet Nam, accompanied by the Minister of Industry": whom an official goes with.
fn of_company(r: &Reading, cast: &Cast, p: usize) -> Found {
    let person = &cast.people[p];
    if person.titles.is_empty() {
        return None;
    }
    let at = person.mentions.first()?.start;
    let article = usize::from(at > 0 && r.lower(at - 1) == "the");
    let mark = at.checked_sub(article + 1)?;
    let company = r.lower(mark) == "by" && mark > 0 && r.lower(mark - 1) == "accompanied"
        || r.lower(mark) == "with" && mark > 0 && matches!(r.lower(mark - 1), "along" | "together");
    if !company {
        return None;
    }
    let start = r.sentence_around(at).start;
    let k = cast.mentions.partition_point(|m| m.tokens.end <= mark);
    cast.mentions[..k]
        .iter()
        .rev()
        .take_while(|m| m.tokens.start >= start)
        .find_map(|m| match m.people[..] {
            [q] if q != p => Some((
                (cast.country_of(q)?, Some(m.tokens.clone())),
                "country-of-company",
            )),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn countries_by_relation() {
        check(&[
            // whom a commissioner's spokeswoman serves is no state, wherever they speak
            (
                "European Commissioner Pieter Maas spoke in Belgrade. His spokeswoman, Femke Bos, gave no details.",
                &[
                    "person | Pieter Maas | European Commissioner | -",
                    "person | Femke Bos | spokeswoman | -",
                ],
            ),
            (
                "Austria is sending its chancellor, Monika Reiter; Hungary its prime minister, Gabor Toth.",
                &[
                    "person | Monika Reiter | chancellor | AT",
                    "person | Gabor Toth | prime minister | HU",
                ],
            ),
            (
                "Korean President Kim Tae-yul spoke in Oslo. An aide to Kim took notes.",
                &[
                    "person | Kim Tae-yul | President | KR",
                    "unnamed | aide to Kim | aide | KR",
                ],
            ),
            (
                "In Geneva, the UN refugee agency said its chief, Ana Costa, would resign.",
                &["person | Ana Costa | chief | -"],
            ),
            (
                "The Prime Minister of Viet Nam, Nguyen Van Loc, came to Brussels, accompanied by the Minister of Industry, Pham Thi Mai.",
                &[
                    "person | Nguyen Van Loc | Prime Minister | VN",
                    "person | Pham Thi Mai | Minister of Industry | VN",
                ],
            ),
            (
                "A Malian delegation headed by Colonel Omar Keita flew to Niamey.",
                &[
                    "group | Malian delegation | delegation | ML",
                    "person | Omar Keita | Colonel | ML",
                ],
            ),
        ]);
    }
}
