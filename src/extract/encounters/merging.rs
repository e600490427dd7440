//! One record an encounter, however often it is told.

use super::reports::Report;
use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::lexicon::{OrganizationKind, PlaceKind};
use crate::syntax::Tag;
use crate::text::Date;
use crate::vocabulary::{MeetingType, OfficialKind, Status};

/// An encounter and the reports that tell of it.
#[derive(Debug, Clone)]
pub struct Encounter {
    /// What kind it is.
    pub kind: MeetingType,
    /// Planned, held …
    pub status: Status,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where.
    pub places: Vec<Place>,
    /// First and last day, where they can be resolved.
    pub days: Option<(Date, Date)>,
    /// Its reports, by index, in order.
    pub reports: Vec<usize>,
    /// The report that decided the status.
    pub status_from: usize,
    /// The rule that decided the status, where the whole text did.
    pub status_rule: Option<&'static str>,
    /// The report that gave the date.
    pub when_from: Option<usize>,
    /// The name of a named event.
    pub event: Option<String>,
    /// What it is part of.
    pub part_of: Option<usize>,
}

/// Gathers reports into encounters.
pub fn merge(r: &Reading, cast: &Cast, reports: &[Report]) -> Vec<Encounter> {
    let mut all: Vec<Encounter> = Vec::new();
    for (i, report) in reports.iter().enumerate() {
        if report.verdict.status.is_none() && !report.reference {
            continue;
        }
        if report.joins {
            // the gathering told last
            let gathering = all
                .iter_mut()
                .rev()
                .find(|e| e.kind == MeetingType::Multilateral);
            if let Some(e) = gathering.filter(|e| e.status != Status::Cancelled) {
                absorb(r, e, report, i, reports);
            }
            continue;
        }
        let kind = kind_of(r, cast, report);
        let known = (0..all.len())
            .rev()
            .find(|&e| same(r, cast, &all[e], report, kind, reports));
        match known {
            Some(e) => {
                absorb(r, &mut all[e], report, i, reports);
                let groups = bodies(
                    cast,
                    &all[e]
                        .participants
                        .iter()
                        .filter(|p| matches!(p.party, Party::Official(_)))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                all[e]
                    .participants
                    .retain(|p| !matches!(&p.party, Party::Organization(o) if groups.contains(o)));
            }
            None if report.reference && !stands_alone(report) => {}
            None => {
                let mut new = open(r, report, i, kind);
                if kind == MeetingType::Visit && new.participants.is_empty() {
                    // "a stop in Cairo is also possible": of the trip being told
                    let Some(trip) = all.iter().rev().find(|e| e.kind == MeetingType::Visit) else {
                        continue;
                    };
                    new.participants = trip.participants.clone();
                }
                all.push(new);
            }
        }
    }
    all
}

fn stands_alone(report: &Report) -> bool {
    report.participants.len() >= 2
        || !report.places.is_empty()
            && (matches!(
                report.kind,
                Some(MeetingType::Multilateral | MeetingType::Visit)
            ) || report.participants.len() >= 2)
        || report.event.is_some()
        || (report.kind == Some(MeetingType::Visit)
            && report
                .participants
                .iter()
                .any(|p| matches!(p.party, Party::Official(_))))
}

fn open(r: &Reading, report: &Report, i: usize, kind: MeetingType) -> Encounter {
    Encounter {
        kind,
        status: report.verdict.status.unwrap_or(Status::Held),
        participants: report.participants.clone(),
        places: report.places.clone(),
        days: days(r, report),
        reports: vec![i],
        status_from: i,
        status_rule: None,
        when_from: report.when.as_ref().map(|_| i),
        event: report.event.clone(),
        part_of: None,
    }
}

/// The days a report gives.
pub fn days(r: &Reading, report: &Report) -> Option<(Date, Date)> {
    let (date, direction) = report.when.as_ref()?;
    date.resolve(r.doc.meta.published, *direction)
}

/// The type of a report: what the words say, else by the number of sides.
pub fn kind_of(r: &Reading, cast: &Cast, report: &Report) -> MeetingType {
    match report.kind {
        Some(kind @ (MeetingType::Visit | MeetingType::Call)) => kind,
        Some(MeetingType::Multilateral) => MeetingType::Multilateral,
        _ => by_sides(r, cast, &report.participants, report.kind),
    }
}

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
                // "the Chinese, Japanese and South Korean foreign ministers"
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
fn bodies(cast: &Cast, participants: &[Participant]) -> Vec<String> {
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

fn same(
    r: &Reading,
    cast: &Cast,
    e: &Encounter,
    report: &Report,
    kind: MeetingType,
    reports: &[Report],
) -> bool {
    if let (Some(a), Some(b)) = (&e.event, &report.event) {
        return a == b || a.contains(b.as_str()) || b.contains(a.as_str());
    }
    if !kinds_agree(e.kind, kind, report) {
        return false;
    }
    let another = report.anew && !report.reference && e.kind != MeetingType::Visit;
    if another && e.status == Status::Held && (days(r, report) != e.days || e.days.is_none()) {
        return false;
    }
    if report.definite
        && report.places.is_empty()
        && e.kind == MeetingType::Multilateral
        && e.reports
            .iter()
            .any(|&i| r.lemma(reports[i].trigger) == r.lemma(report.trigger))
        && days_agree(e.days, days(r, report))
    {
        return true;
    }
    // "a meeting with G7 ministers", "the G7 summit": the same body, the same person there
    let body = |p: &[Participant]| bodies(cast, p);
    if report.definite
        && e.kind == MeetingType::Multilateral
        && e.participants.iter().any(|p| {
            matches!(p.party, Party::Official(_))
                && report.participants.iter().any(|q| q.party == p.party)
        })
        && body(&report.participants)
            .iter()
            .any(|b| body(&e.participants).contains(b))
        && places_agree(&e.places, &report.places)
        && days_agree(e.days, days(r, report))
    {
        return true;
    }
    let shared = report
        .participants
        .iter()
        .filter(|p| e.participants.iter().any(|q| q.party == p.party))
        .count();
    if report.reference {
        let covered = report.participants.is_empty() || shared == report.participants.len();
        return covered && places_agree(&e.places, &report.places);
    }
    if e.kind == MeetingType::Visit {
        let same_people = shared > 0;
        return same_people
            && places_meet(&e.places, &report.places)
            && days_agree(e.days, days(r, report))
            && statuses_agree(e, report);
    }
    let smaller = e.participants.len().min(report.participants.len());
    let covered = shared > 0
        && shared == smaller
        && (smaller >= 2 || e.event.is_some() || near(r, e, report, reports));
    covered
        && places_agree(&e.places, &report.places)
        && days_agree(e.days, days(r, report))
        && statuses_agree(e, report)
}

/// Whether the report stands in the sentence of the encounter's last report, or the next.
fn near(r: &Reading, e: &Encounter, report: &Report, reports: &[Report]) -> bool {
    e.reports.last().is_some_and(|&l| {
        r.sentence(report.trigger)
            .abs_diff(r.sentence(reports[l].trigger))
            <= 1
    })
}

fn kinds_agree(a: MeetingType, b: MeetingType, report: &Report) -> bool {
    let meets = |k: MeetingType| matches!(k, MeetingType::Bilateral | MeetingType::Multilateral);
    a == b
        || (meets(a) && meets(b))
        || (report.reference && report.kind.is_none() && a == MeetingType::Call)
        || (report.kind.is_none()
            && b == MeetingType::Bilateral
            && a == MeetingType::Call
            && !matches!(
                report.verdict.status,
                Some(Status::Unconfirmed | Status::Planned | Status::Cancelled)
            ))
}

fn places_agree(a: &[Place], b: &[Place]) -> bool {
    a.is_empty() || b.is_empty() || places_meet(a, b)
}

fn places_meet(a: &[Place], b: &[Place]) -> bool {
    a.is_empty()
        || b.is_empty()
        || a.iter().any(|x| {
            b.iter()
                .any(|y| x.name == y.name || (x.country.is_some() && x.country == y.country))
        })
}

fn days_agree(a: Option<(Date, Date)>, b: Option<(Date, Date)>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    }
}

fn statuses_agree(e: &Encounter, report: &Report) -> bool {
    let Some(status) = report.verdict.status else {
        return true;
    };
    if !report.verdict.explicit {
        return true;
    }
    !matches!(
        (e.status, status),
        (Status::Planned, Status::Held) | (Status::Held, Status::Planned)
    )
}

fn absorb(r: &Reading, e: &mut Encounter, report: &Report, i: usize, reports: &[Report]) {
    for p in &report.participants {
        if !e.participants.iter().any(|q| q.party == p.party) {
            e.participants.push(p.clone());
        }
    }
    for p in &report.places {
        if !e.places.contains(p) {
            let refines = e.places.iter().position(|q| {
                q.country == p.country && q.country.is_some() && is_country_name(r, &q.name)
            });
            match refines {
                Some(k) => e.places[k] = p.clone(),
                None if !is_country_name(r, &p.name)
                    || e.places.iter().all(|q| q.country.is_none())
                    || e.places.is_empty() =>
                {
                    e.places.push(p.clone())
                }
                None => {}
            }
        }
    }
    if e.days.is_none() {
        if let Some(d) = days(r, report) {
            e.days = Some(d);
            e.when_from = Some(i);
        } else if e.when_from.is_none() && report.when.is_some() {
            e.when_from = Some(i);
        }
    }
    e.event = e.event.take().or_else(|| report.event.clone());
    if report.kind == Some(MeetingType::Multilateral) && e.kind == MeetingType::Bilateral {
        e.kind = MeetingType::Multilateral;
    }
    let wishes = report.reference && report.verdict.rule == "status-doubt";
    let stronger = !wishes
        && matches!(
            report.verdict.status,
            Some(Status::Cancelled | Status::Unconfirmed)
        )
        && report.verdict.explicit
        && e.status == Status::Planned
        || report.verdict.explicit
            && !reports[e.status_from].verdict.explicit
            && report.verdict.status.is_some()
            && !report.reference;
    if stronger {
        e.status = report.verdict.status.unwrap_or(e.status);
        e.status_from = i;
    }
    e.reports.push(i);
}

/// Whether a place's name is that of its whole country.
pub fn is_country_name(r: &Reading, name: &str) -> bool {
    r.lexicon
        .places
        .get(name)
        .is_some_and(|rows| rows.first().is_some_and(|p| p.kind == PlaceKind::Country))
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn one_record_each() {
        check(&[
            (
                "President Ana Silva met Prime Minister Jan Novak in Oslo. The talks lasted an hour. The two leaders met at the palace.",
                &["bilateral | held | Ana Silva; Jan Novak | Oslo"],
            ),
            (
                "President Ana Silva will travel to Oslo on Friday. Her trip will focus on trade.",
                &["visit | planned | Ana Silva | Oslo | 2024-05-17"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak on Monday. President Ana Silva met Foreign Minister Eva Kiss on Tuesday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | 2024-05-13",
                    "bilateral | held | Ana Silva; Eva Kiss | 2024-05-14",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Oslo in March. They will meet again in Rome on Friday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Oslo | 2024-03-01..2024-03-31",
                    "bilateral | planned | Ana Silva; Jan Novak | Rome | 2024-05-17",
                ],
            ),
            (
                "Foreign ministers will hold a conference in Oslo on Friday. President Ana Silva will open the conference.",
                &["multilateral | planned | Foreign ministers; Ana Silva | Oslo | 2024-05-17"],
            ),
            (
                "During a recent meeting with G7 foreign ministers, President Ana Silva raised trade. At the recent G7 summit, President Ana Silva spoke of peace.",
                &["multilateral | held | Ana Silva; G7 foreign ministers"],
            ),
            (
                "President Ana Silva will travel to Oslo on Friday. Her meetings in Norway will be brief.",
                &["visit | planned | Ana Silva | Oslo | 2024-05-17"],
            ),
        ]);
    }
}
