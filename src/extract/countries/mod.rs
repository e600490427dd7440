//! Which government an official serves when the words beside the name do not say: the title alone, the possessor,
//! what is known of people in high office, the publisher, or the country the passage is about.

mod abroad;
mod context;
mod publisher;
mod relations;
mod settings;

use std::ops::Range;

use super::CountryCode;
use super::cast::Cast;
use super::coreference::{Person, folded};
use super::places::Named;
use super::reading::Reading;
use super::titles::Title;
use crate::lexicon::{Leader, Level, OrganizationKind};
use crate::vocabulary::OfficialKind;

pub use publisher::publisher_country;

/// Fills in countries, surest ground first.
pub fn assign(r: &Reading, cast: &mut Cast) {
    private_serve_none(r, cast);
    relations::offices_of_groups(r, cast);
    relations::inherit_bodies(r, cast);
    from_titles(cast);
    relations::assign(r, cast);
    publisher::assign(r, cast);
    context::assign(r, cast);
    relations::assign(r, cast);
}

/// "Secretary of State" is American wherever it stands; a body says it too ("Kremlin spokesman").
fn from_titles(cast: &mut Cast) {
    for person in &mut cast.people {
        if person.country.is_none()
            && person.kind != OfficialKind::Group
            && let Some(c) = person.titles.iter().find_map(|t| t.country.clone())
        {
            person.country = Some((c, "country-of-title"));
        }
    }
}

/// An activist or writer is of a country, but serves none.
fn private_serve_none(r: &Reading, cast: &mut Cast) {
    for person in &mut cast.people {
        if has_no_government(r, person) {
            person.country = None;
        }
    }
}

/// People in high office are whose they are, unless the text says otherwise.
pub fn from_leaders(r: &Reading, named: &[Named], people: &mut [Person]) {
    for person in people {
        if person.kind != OfficialKind::Person {
            continue;
        }
        if let Some(leader) = leader(r, named, person) {
            person.gender.get_or_insert(leader.gender);
            // a former minister who now serves an international body serves no country
            if person.country.is_none()
                && !serves_no_state(r, person)
                && let Some(c) = leader.country
            {
                person.country = Some(((c, None), "country-of-leader"));
            }
        }
    }
}

/// The entry for a person, by full name, or by the short one where the office agrees and the text leaves one candidate.
fn leader(r: &Reading, named: &[Named], person: &Person) -> Option<Leader> {
    let leaders = &r.lexicon.leaders;
    let consistent = |l: &&Leader| {
        person
            .country
            .as_ref()
            .is_none_or(|((c, _), _)| l.country == Some(*c))
    };
    if let Some(rows) = leaders.by_name.get(&person.name) {
        return rows.iter().find(consistent).copied();
    }
    let words: Vec<&str> = person.name.split_whitespace().collect();
    // "George W Bush" for "George W. Bush"
    let dotted = person.name.split_whitespace().map(|w| {
        let initial = w.chars().count() == 1 && w.chars().all(char::is_uppercase);
        if initial {
            format!("{w}.")
        } else {
            w.to_string()
        }
    });
    if let Some(rows) = leaders.by_name.get(&dotted.collect::<Vec<_>>().join(" ")) {
        return rows.iter().find(consistent).copied();
    }
    let rows = leaders
        .by_short
        .get(&person.name)
        .or_else(|| leaders.by_short.get(words.last()?))?;
    let full = words.len() > 1;
    let mut fitting = rows.iter().filter(consistent).filter(|l| {
        // "John A. Kerry" is no other than "John Kerry"; "Samuel Kerry" is
        let given = !full
            || l.name
                .split_whitespace()
                .next()
                .is_some_and(|g| folded(g) == folded(words[0]) || initial_of(words[0], g));
        given && person.titles.iter().any(|t| office_agrees(r, l, t))
    });
    let first = fitting.next().copied()?;
    let rest: Vec<&Leader> = fitting.filter(|l| l.country != first.country).collect();
    if rest.is_empty() {
        return Some(first);
    }
    // "King Abdullah" of two countries: the one the text speaks of
    let spoken = |c: Option<CountryCode>| {
        named
            .iter()
            .filter(|n| c.is_some() && n.country() == c)
            .count()
    };
    std::iter::once(&first)
        .chain(rest)
        .map(|l| (spoken(l.country), *l))
        .filter(|(n, _)| *n > 0)
        .max_by_key(|(n, _)| *n)
        .map(|(_, l)| l)
}

fn initial_of(short: &str, long: &str) -> bool {
    short.trim_end_matches('.').chars().count() == 1
        && long.starts_with(short.trim_end_matches('.'))
}

/// Whether somebody known in one office can be meant by this title.
fn office_agrees(r: &Reading, leader: &Leader, title: &Title) -> bool {
    if title.leader(r) {
        return matches!(leader.level, Level::HeadOfState | Level::HeadOfGovernment);
    }
    match title.level {
        Level::HeadOfState | Level::Royal => matches!(leader.level, Level::HeadOfState),
        Level::HeadOfGovernment => {
            matches!(leader.level, Level::HeadOfGovernment | Level::HeadOfState)
        }
        Level::Minister | Level::DeputyMinister => leader.level == Level::Minister,
        Level::InternationalHead => leader.level == Level::InternationalHead,
        Level::Spokesperson | Level::Advisor | Level::Religious => leader.level == Level::Other,
        _ => false,
    }
}

/// How many mentions at most overlap one another.
const OVERLAPPING: usize = 8;

/// The person that a possessor names, other than `not`, with the words.
pub fn owner(cast: &Cast, possessor: &Range<usize>, not: usize) -> Option<(usize, Range<usize>)> {
    // mentions are in order, and few overlap
    let k = cast
        .mentions
        .partition_point(|m| m.tokens.start < possessor.end);
    let m = cast.mentions[..k]
        .iter()
        .rev()
        .take(OVERLAPPING)
        .filter(|m| possessor.start < m.tokens.end && !m.people.contains(&not))
        .min_by_key(|m| m.tokens.start)?;
    Some((*m.people.first()?, m.tokens.clone()))
}

/// Whether a person serves an international body, an armed group or a company rather than a government.
fn serves_no_state(r: &Reading, person: &Person) -> bool {
    person.titles.iter().any(|t| {
        let body = t.organization.as_ref().map(|(name, _)| name.as_str());
        t.level == Level::InternationalHead
            || t.country.is_none() && body.is_some_and(|name| is_stateless(r, name))
    })
}

/// Whether a body is of no state: it is listed so, or it is a part of one that is ("ECOWAS Commission").
fn is_stateless(r: &Reading, body: &str) -> bool {
    let organizations = &r.lexicon.organizations;
    if let Some(rows) = organizations.get(body) {
        return rows.iter().any(|o| {
            matches!(
                o.kind,
                OrganizationKind::International
                    | OrganizationKind::Armed
                    | OrganizationKind::Ngo
                    | OrganizationKind::Company
                    | OrganizationKind::Media
            )
        });
    }
    let words: Vec<&str> = body.split(' ').collect();
    (0..words.len()).any(|i| {
        organizations
            .longest_at(words[i..].iter().copied())
            .is_some_and(|(_, rows)| {
                rows.iter()
                    .any(|o| o.kind == OrganizationKind::International)
            })
    })
}

/// Whether all that is said of a person is private: activist, lawyer, rebel.
fn has_no_government(r: &Reading, person: &Person) -> bool {
    !person.titles.is_empty() && person.titles.iter().all(|t| is_private(r, t))
}

/// Roles outside any government.
pub fn is_private(r: &Reading, title: &Title) -> bool {
    matches!(
        r.lower(title.head),
        "academic"
            | "activist"
            | "activists"
            | "analyst"
            | "author"
            | "businessman"
            | "businesswoman"
            | "cleric"
            | "dissident"
            | "economist"
            | "executive"
            | "founder"
            | "journalist"
            | "lawyer"
            | "militant"
            | "professor"
            | "scholar"
            | "warlord"
            | "writer"
    ) || title.tokens.clone().any(|i| {
        matches!(
            r.lower(i),
            "rebel"
                | "rebels"
                | "militant"
                | "guerrilla"
                | "insurgent"
                | "militia"
                | "separatist"
                | "company"
                | "bishop"
                | "archbishop"
        )
    })
}

/// Whether another person holds the same office of that country: there is one President at a time.
fn holds_same_office(r: &Reading, cast: &Cast, p: usize, country: CountryCode) -> bool {
    let exclusive = |t: &Title| {
        matches!(
            t.level,
            Level::HeadOfState | Level::HeadOfGovernment | Level::Minister | Level::Royal
        ) && !t.past(r)
            // there are many ministers, but one foreign minister
            && (t.level != Level::Minister || t.telling_words(r).len() > 1)
    };
    cast.people.iter().enumerate().any(|(q, other)| {
        q != p
            && other
                .country
                .as_ref()
                .is_some_and(|((c, _), _)| *c == country)
            && other.titles.iter().filter(|t| exclusive(t)).any(|a| {
                cast.people[p]
                    .titles
                    .iter()
                    .filter(|t| exclusive(t))
                    .any(|b| a.telling_words(r) == b.telling_words(r))
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn countries_from_around() {
        check(&[
            (
                "Human rights activist Rosa Diaz of Chile spoke.",
                &["person | Rosa Diaz | Human rights activist | -"],
            ),
            (
                "NATO Secretary General Karl Jansen spoke in Paris.",
                &["person | Karl Jansen | NATO Secretary General | -"],
            ),
            (
                "President Vladimir Putin spoke.",
                &["person | Vladimir Putin | President | RU"],
            ),
            (
                "King Abdullah of Jordan spoke.",
                &["person | Abdullah | King | JO"],
            ),
            (
                "White House officials including Jane Cole and Tim Stone hosted the group.",
                &[
                    "group | White House officials | White House officials | US",
                    "person | Jane Cole | - | US",
                    "person | Tim Stone | - | US",
                ],
            ),
            (
                "In Nairobi, President Peter Otieno met Foreign Minister Grace Mwangi.",
                &[
                    "person | Peter Otieno | President | KE",
                    "person | Grace Mwangi | Foreign Minister | KE",
                ],
            ),
            (
                "Mexican President Ana Lopez sent her foreign minister, Luis Rojas.",
                &[
                    "person | Ana Lopez | President | MX",
                    "person | Luis Rojas | foreign minister | MX",
                ],
            ),
            (
                "Finnish Prime Minister Matti Korhonen met his Swedish counterpart, Karin Lund.",
                &[
                    "person | Matti Korhonen | Prime Minister | FI",
                    "person | Karin Lund | Prime Minister | SE",
                ],
            ),
        ]);
    }
}
