//! How many sides take part? As many countries, or bodies of several, as the participants stand for.

use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party};
use crate::lexicon::{OrganizationKind, PlaceKind};
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, OfficialKind};

/// Three or more sides make it multilateral: as many countries, or bodies of several. Who serves no known country adds no side.
pub fn by_sides(
    r: &Reading,
    cast: &Cast,
    participants: &[Participant],
    said: Option<MeetingType>,
) -> MeetingType {
    let mut sides: Vec<String> = Vec::new();
    let mut add = |side: String| {
        if !sides.contains(&side) {
            sides.push(side);
        }
    };
    for p in participants {
        match &p.party {
            Party::Official(o) if assembled(r, cast, *o) => {
                // "the G7 foreign ministers", "ASEAN leaders": as many sides as the body has members
                ["#1", "#2", "#3"]
                    .into_iter()
                    .map(str::to_string)
                    .for_each(&mut add);
            }
            Party::Official(o) if cast.people[*o].kind == OfficialKind::Group => {
                // "the Polish, Czech and Slovak foreign ministers"
                let person = &cast.people[*o];
                let tokens = person.mentions.first().cloned().unwrap_or(0..0);
                let named: Vec<String> = cast
                    .named_in(&tokens)
                    .filter_map(|n| n.country())
                    .map(str::to_string)
                    .collect();
                if named.is_empty() {
                    cast.country_of(*o)
                        .map(str::to_string)
                        .into_iter()
                        .for_each(&mut add);
                } else {
                    named.into_iter().for_each(&mut add);
                }
            }
            Party::Official(o) => cast
                .country_of(*o)
                .map(str::to_string)
                .into_iter()
                .for_each(&mut add),
            Party::Country(c) => add((*c).to_string()),
            Party::Organization(o) => {
                let country = r
                    .lexicon
                    .organizations
                    .get(o)
                    .and_then(|rows| rows.first())
                    .and_then(|b| b.country);
                add(country.map_or_else(|| o.clone(), str::to_string));
            }
        }
    }
    // "the Security Council met"
    if let [
        Participant {
            party: Party::Organization(o),
            ..
        },
    ] = participants
        && r.lexicon.organizations.get(o).is_some_and(|rows| {
            rows.iter()
                .any(|b| b.country.is_none() && b.kind == OrganizationKind::International)
        })
    {
        return MeetingType::Multilateral;
    }
    if said == Some(MeetingType::Bilateral) && sides.len() < 3 {
        return MeetingType::Bilateral;
    }
    if sides.len() >= 3 {
        MeetingType::Multilateral
    } else {
        MeetingType::Bilateral
    }
}

/// The bodies that take part, themselves or by a group of theirs.
pub fn bodies(cast: &Cast, participants: &[Participant]) -> Vec<String> {
    let mut all = Vec::new();
    for p in participants {
        match &p.party {
            Party::Organization(o) => all.push(o.clone()),
            Party::Official(o) if cast.people[*o].kind == OfficialKind::Group => {
                let tokens = cast.people[*o].mentions.first().cloned().unwrap_or(0..0);
                all.extend(cast.named_in(&tokens).filter_map(|n| match &n.what {
                    What::Body { organization } => Some(organization.name.to_string()),
                    What::Place { .. } => None,
                }));
            }
            _ => {}
        }
    }
    all
}

/// Whether a person is one of a described group: "the presidents of Chile and Peru" and the president of Peru.
pub fn one_of(r: &Reading, cast: &Cast, group: usize, person: usize) -> bool {
    let (group, person_of) = (&cast.people[group], &cast.people[person]);
    if group.kind != OfficialKind::Group || person_of.kind != OfficialKind::Person {
        return false;
    }
    let Some(tokens) = group.mentions.first() else {
        return false;
    };
    let country = cast.country_of(person);
    let served = country.is_some() && cast.named_in(tokens).any(|n| n.country() == country);
    let office = person_of.titles.iter().any(|t| {
        tokens
            .clone()
            .any(|i| r.lemma(i) == r.lemma(t.head) || r.lemma(i) == "leader")
    });
    served && office
}

/// Leaves out a group of several countries' officials where each of the countries is there by one of them.
pub fn without_named_groups(r: &Reading, cast: &Cast, participants: &mut Vec<Participant>) {
    let people: Vec<usize> = participants
        .iter()
        .filter_map(|p| match p.party {
            Party::Official(o) => Some(o),
            _ => None,
        })
        .collect();
    participants.retain(|p| {
        let Party::Official(group) = p.party else {
            return true;
        };
        let Some(tokens) = cast.people[group].mentions.first() else {
            return true;
        };
        let mut countries: Vec<_> = cast.named_in(tokens).filter_map(|n| n.country()).collect();
        countries.dedup();
        let members: Vec<_> = people
            .iter()
            .filter(|&&o| one_of(r, cast, group, o))
            .map(|&o| cast.country_of(o))
            .collect();
        countries.len() < 2 || !countries.iter().all(|c| members.contains(&Some(*c)))
    });
}

/// Whether a group is the ministers or leaders of a body of states, of a part of the world, or of several countries.
fn assembled(r: &Reading, cast: &Cast, official: usize) -> bool {
    let person = &cast.people[official];
    let Some(tokens) = person.mentions.first() else {
        return false;
    };
    let of_several = cast.named_in(tokens).any(|n| match &n.what {
        What::Body { organization } => {
            organization.country.is_none() && organization.kind == OrganizationKind::International
        }
        What::Place { kind, country, .. } => {
            country.is_none() && matches!(kind, PlaceKind::Region | PlaceKind::Demonym)
        }
    }) || tokens.clone().any(|i| {
        matches!(r.lemma(i), "country" | "nation" | "state" | "member")
            && tokens.clone().any(|k| k < i && many(r, k))
    });
    person.kind == OfficialKind::Group
        && of_several
        && tokens.clone().any(|i| {
            matches!(
                r.lemma(i),
                "minister"
                    | "leader"
                    | "head"
                    | "counterpart"
                    | "ambassador"
                    | "secretary"
                    | "chief"
                    | "president"
                    | "envoy"
                    | "representative"
                    | "diplomat"
            )
        })
}

/// A number of three or more: "seven", "25", "a dozen".
fn many(r: &Reading, i: usize) -> bool {
    match r.lower(i) {
        "one" | "two" | "both" => false,
        "dozen" | "dozens" | "several" => true,
        word => r.tag(i) == Tag::CD && word.parse::<u32>().map_or(true, |n| n >= 3),
    }
}
