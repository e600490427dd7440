//! Does a report tell of an encounter already told? By who takes part, where, when, and whether it is planned or held.

use super::merging::{Encounter, days};
use super::reports::Report;
use super::sides::{bodies, one_of};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::text::Date;
use crate::vocabulary::{MeetingType, Status};

/// Whether a report tells of an encounter already known.
pub fn same(
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
    // "a conversation at the Munich Security Conference": the one is at the other
    if report.event.is_some()
        && e.event.is_none()
        && e.reports
            .iter()
            .any(|&i| reports[i].beside == Some(report.trigger))
    {
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
    // two of three who met, told to have met: they met by themselves
    let officials = |p: &[Participant]| {
        p.iter()
            .filter(|p| matches!(p.party, Party::Official(_)))
            .count()
    };
    if e.kind == MeetingType::Multilateral
        && !report.reference
        && report.participants.len() == 2
        && officials(&report.participants) == 2
        && officials(&e.participants) >= 3
        && kind == MeetingType::Bilateral
    {
        return false;
    }
    if other_company(cast, e, report, reports) {
        return false;
    }
    // "X led his country's delegation": X and his country are one
    let spoken_for = |p: &&Participant| {
        let own = |q: &Participant| match (&q.party, &p.party) {
            (Party::Official(o), Party::Country(c)) => cast.country_of(*o) == Some(*c),
            _ => false,
        };
        report.participants.iter().any(own)
    };
    let told: Vec<&Participant> = report
        .participants
        .iter()
        .filter(|p| !spoken_for(p))
        .collect();
    let shared = told
        .iter()
        .filter(|p| takes_part(r, cast, e, &p.party))
        .count();
    // "the presidents of Chile and Peru met", and then both by name
    let members = report
        .participants
        .iter()
        .filter(|p| {
            matches!(p.party, Party::Official(o) if e.participants.iter().any(|q| matches!(q.party, Party::Official(g) if one_of(r, cast, g, o))))
        })
        .count();
    // "a side trip to Houston was dropped": of another town than the one that stands
    let called_off = e.kind == MeetingType::Visit
        && e.status != Status::Cancelled
        && report.verdict.status == Some(Status::Cancelled)
        && report.verdict.explicit;
    if called_off && !towns_shared(&e.places, &report.places) {
        return false;
    }
    if report.reference {
        let covered = shared == told.len();
        return covered && places_agree(&e.places, &report.places);
    }
    if e.kind == MeetingType::Visit {
        let same_people = shared > 0;
        return same_people
            && places_meet(&e.places, &report.places)
            && days_agree(e.days, days(r, report))
            && statuses_agree(e, report);
    }
    let smaller = e.participants.len().min(told.len());
    let covered = shared > 0
        && shared == smaller
        && (smaller >= 2 || e.event.is_some() || near(r, e, report, reports))
        || members >= 2;
    covered
        && places_agree(&e.places, &report.places)
        && days_agree(e.days, days(r, report))
        && statuses_agree(e, report)
}

/// "She met X. She also met with activists", "She met activists. She also met X": people without names are another side than X.
fn other_company(cast: &Cast, e: &Encounter, report: &Report, reports: &[Report]) -> bool {
    let somebody = |report: &Report| report.somebody && !report.reference;
    // not "The head of the agency met her", who may be the X of the next sentence
    let met_by_one = |report: &Report| {
        let before = report.clause.start..report.trigger;
        somebody(report)
            && report.participants.len() == 1
            && cast.mentions_in(&before).any(|m| {
                m.people
                    .iter()
                    .any(|&o| report.participants[0].party == Party::Official(o))
            })
    };
    let known = || e.reports.iter().map(|&i| &reports[i]);
    e.kind == MeetingType::Bilateral
        && !report.reference
        && (met_by_one(report) && e.participants.len() >= 2 && !known().any(somebody)
            || known().all(met_by_one)
                && e.participants.len() == 1
                && !report.somebody
                && report.participants.len() >= 2)
}

/// Whether somebody takes part: himself, or a country by an official who serves it.
pub fn takes_part(r: &Reading, cast: &Cast, e: &Encounter, party: &Party) -> bool {
    e.participants.iter().any(|q| match (&q.party, party) {
        (a, b) if a == b => true,
        (Party::Official(o), Party::Country(c)) => cast.country_of(*o) == Some(*c),
        (Party::Official(o), Party::Official(group)) => one_of(r, cast, *group, *o),
        _ => false,
    })
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

/// Whether one of the places is the same by name, or one side tells none.
fn towns_shared(a: &[Place], b: &[Place]) -> bool {
    let named = |x: &Place| b.iter().any(|y| x.name == y.name);
    a.is_empty() || b.is_empty() || a.iter().any(named)
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
