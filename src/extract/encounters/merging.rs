//! One record an encounter, however often it is told.

use super::reports::Report;
use super::sameness::{same, takes_part};
use super::sides::{bodies, by_sides};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::lexicon::PlaceKind;
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
            // the gathering told last; "the meeting was attended by X": what was called a meeting
            let noun = r.tag(report.trigger).is_noun();
            let named = |e: &Encounter| {
                let of_that_name =
                    |&k: &usize| r.lemma(reports[k].trigger) == r.lemma(report.trigger);
                e.kind == MeetingType::Multilateral || noun && e.reports.iter().any(of_that_name)
            };
            let gathering = all
                .iter_mut()
                .rev()
                .find(|e| !matches!(e.kind, MeetingType::Visit | MeetingType::Call) && named(e));
            match gathering {
                Some(e) if e.status != Status::Cancelled => {
                    absorb(r, cast, e, report, i, reports);
                    continue;
                }
                _ if noun => {}
                _ => continue,
            }
        }
        let kind = kind_of(r, cast, report);
        let known = (0..all.len())
            .rev()
            .find(|&e| same(r, cast, &all[e], report, kind, reports));
        match known {
            Some(e) => {
                absorb(r, cast, &mut all[e], report, i, reports);
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
            None if sequel(report) => {
                let last = all
                    .iter()
                    .rev()
                    .find(|e| !matches!(e.kind, MeetingType::Visit | MeetingType::Call));
                let Some(participants) = last.map(|e| e.participants.clone()) else {
                    continue;
                };
                let mut new = open(r, report, i, kind);
                new.kind = by_sides(r, cast, &participants, report.kind);
                new.participants = participants;
                all.push(new);
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
                new.participants
                    .extend(other_side(r, cast, reports, &all, i));
                all.push(new);
            }
        }
    }
    all
}

/// "the next round", "another session": an encounter to come, of those who met last.
fn sequel(report: &Report) -> bool {
    report.anew
        && report.participants.is_empty()
        && report.event.is_none()
        && matches!(
            report.verdict.status,
            Some(Status::Planned | Status::Unconfirmed | Status::Cancelled)
        )
        && (report.when.is_some() || !report.places.is_empty())
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

/// "A dinner with X is planned": the other side of what names one, by whoever is told of in the same sentence or travels in the paragraph.
fn other_side(
    r: &Reading,
    cast: &Cast,
    reports: &[Report],
    all: &[Encounter],
    i: usize,
) -> Vec<Participant> {
    let report = &reports[i];
    let person =
        |p: &Party| matches!(p, Party::Official(o) if cast.people[*o].kind != OfficialKind::Group);
    let [own] = &report.participants[..] else {
        return Vec::new();
    };
    if !person(&own.party)
        || !report.sided
        || report.somebody
        || report.kind == Some(MeetingType::Visit)
        || report.kind == Some(MeetingType::Multilateral)
        || report.event.is_some()
        || !r.tag(report.trigger).is_noun()
    {
        return Vec::new();
    }
    let at = report.trigger;
    let told_here = reports[..i]
        .iter()
        .rev()
        .take_while(|t| r.sentence(t.trigger) == r.sentence(at))
        .filter(|t| r.tag(t.trigger).is_verb())
        .find_map(|t| t.participants.first());
    let traveller = || {
        all.iter()
            .rev()
            .filter(|e| e.kind == MeetingType::Visit)
            .find_map(|e| {
                let near = e
                    .reports
                    .iter()
                    .any(|&k| r.paragraph(reports[k].trigger) == r.paragraph(at));
                near.then_some(e.participants.first()?)
            })
    };
    told_here
        .or_else(traveller)
        .filter(|p| person(&p.party) && p.party != own.party)
        .cloned()
        .into_iter()
        .collect()
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

fn absorb(
    r: &Reading,
    cast: &Cast,
    e: &mut Encounter,
    report: &Report,
    i: usize,
    reports: &[Report],
) {
    for p in &report.participants {
        if !takes_part(r, cast, e, &p.party) {
            e.participants.push(p.clone());
        }
    }
    // a country is told beside others of the same list, not beside a place told before
    let unplaced = e.places.iter().all(|q| q.country.is_none());
    for p in &report.places {
        if !e.places.contains(p) {
            let refines = e.places.iter().position(|q| {
                q.country == p.country && q.country.is_some() && is_country_name(r, &q.name)
            });
            match refines {
                Some(k) => e.places[k] = p.clone(),
                None if !is_country_name(r, &p.name) || unplaced => e.places.push(p.clone()),
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
                "The presidents of Chile and Peru met in Lima on Monday. It was cold. Chilean President Ana Silva and Peruvian President Omar Hassan met for three hours.",
                &["bilateral | held | Ana Silva; Omar Hassan | Lima | 2024-05-13"],
            ),
            (
                "The foreign ministers of Chile and Peru held a meeting in Lima. The meeting was hosted by Peruvian Foreign Minister Eva Kiss and attended by Chilean Foreign Minister Jan Novak.",
                &["bilateral | held | Eva Kiss; Jan Novak | Lima"],
            ),
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
            // people without names are another side than the one with a name
            (
                "President Ana Silva met Prime Minister Jan Novak in Oslo. She also met with survivors of the flood.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Oslo",
                    "bilateral | held | Ana Silva",
                ],
            ),
            (
                "The head of the agency has met with President Ana Silva. Jan Novak, its director, met President Ana Silva for an hour.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            // a dinner with the one who is not told to travel has the traveller for its other side
            (
                "President Ana Silva will travel to Oslo on Friday. A dinner with Prime Minister Jan Novak is planned.",
                &[
                    "visit | planned | Ana Silva | Oslo | 2024-05-17",
                    "bilateral | planned | Jan Novak; Ana Silva | Oslo | in 1",
                ],
            ),
            (
                "In Lima, President Ana Silva paid a courtesy call on Prime Minister Jan Novak before a longer session with Foreign Minister Eva Kiss.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Lima",
                    "bilateral | held | Ana Silva; Eva Kiss | Lima",
                ],
            ),
            (
                "President Ana Silva will travel to Oslo on Friday. On the programme are a call on Prime Minister Jan Novak and a \
                 session with Foreign Minister Eva Kiss.",
                &[
                    "visit | planned | Ana Silva | Oslo | 2024-05-17",
                    "bilateral | planned | Jan Novak; Ana Silva | Oslo | in 1",
                    "bilateral | planned | Eva Kiss; Ana Silva | Oslo | in 1",
                ],
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
