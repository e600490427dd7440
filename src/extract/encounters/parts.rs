//! Which encounter is part of which trip or summit, and what the parts tell of the whole.

use super::handed::{dated_by_journey, gather_places, still_on, town_of_trip};
use super::merging::Encounter;
use super::reports::Report;
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::text::Date;
use crate::vocabulary::{MeetingType, Status};

/// Sets `part_of`, hands places down from a visit and up to a trip, and calls a visit ongoing whose parts are still to come.
pub fn parts(r: &Reading, reports: &[Report], found: &mut [Encounter]) {
    for k in 0..found.len() {
        found[k].part_of = beside(reports, found, k)
            .or_else(|| on_margins(reports, found, k))
            .or_else(|| journey(reports, found, k))
            .or_else(|| leg(r, reports, found, k))
            .or_else(|| during(r, reports, found, k));
    }
    for k in 0..found.len() {
        let Some(whole) = found[k].part_of.filter(|&w| w != k) else {
            continue;
        };
        if found[k].places.is_empty()
            && found[whole].places.len() == 1
            && found[whole].places[0].country.is_some()
            && found[k].kind != MeetingType::Call
        {
            let town = town_of_trip(r, found, whole);
            found[k].places = town.map_or_else(|| found[whole].places.clone(), |t| vec![t]);
        }
    }
    for k in 0..found.len() {
        dated_by_journey(r, reports, found, k);
        falls_with_journey(reports, found, k);
    }
    for e in found.iter_mut().filter(|e| e.kind == MeetingType::Call) {
        e.places.clear(); // the sides are in different places
    }
    for k in 0..found.len() {
        gather_places(found, k);
        still_on(r, found, k);
    }
}

/// "on the margins of the summit", "during his visit": the noun says what it is part of.
fn beside(reports: &[Report], found: &[Encounter], k: usize) -> Option<usize> {
    let noun = found[k].reports.iter().find_map(|&i| reports[i].beside)?;
    (0..found.len()).find(|&s| {
        s != k
            && found[s].reports.iter().any(|&i| reports[i].trigger == noun)
            && !is_inside(found, s, k)
    })
}

/// "On the sidelines, X met Y": beside the gathering told last.
fn on_margins(reports: &[Report], found: &[Encounter], k: usize) -> Option<usize> {
    let at = found[k]
        .reports
        .iter()
        .map(|&i| &reports[i])
        .find(|report| report.on_margins)?
        .trigger;
    let told = |s: usize| found[s].reports.iter().map(|&i| reports[i].trigger);
    (0..found.len())
        .filter(|&s| s != k && found[s].kind == MeetingType::Multilateral)
        .filter(|&s| !is_inside(found, s, k))
        .filter_map(|s| Some((told(s).filter(|&t| t < at).max()?, s)))
        .max()
        .map(|(_, s)| s)
}

/// "flew to Rome for talks with X": the talks are part of the trip.
fn journey(reports: &[Report], found: &[Encounter], k: usize) -> Option<usize> {
    let trip = found[k]
        .reports
        .iter()
        .find_map(|&i| reports[i].purpose_of)?;
    (0..found.len()).find(|&v| {
        v != k
            && found[v].kind == MeetingType::Visit
            && found[v].reports.iter().any(|&i| reports[i].trigger == trip)
            && !is_inside(found, v, k)
    })
}

/// What a trip was to be made for is off with the trip.
fn falls_with_journey(reports: &[Report], found: &mut [Encounter], k: usize) {
    if found[k].status != Status::Planned {
        return;
    }
    let Some(trip) = journey(reports, found, k) else {
        return;
    };
    if found[trip].status == Status::Cancelled {
        found[k].status = Status::Cancelled;
        found[k].status_from = found[trip].status_from;
    }
}

pub fn is_inside(found: &[Encounter], inner: usize, outer: usize) -> bool {
    let mut at = found[inner].part_of;
    for _ in 0..found.len() {
        match at {
            Some(a) if a == outer => return true,
            Some(a) => at = found[a].part_of,
            None => return false,
        }
    }
    true
}

fn shares_visitor(visit: &Encounter, other: &Encounter) -> bool {
    visit.participants.iter().any(|p| {
        matches!(p.party, Party::Official(_))
            && other.participants.iter().any(|q| q.party == p.party)
    })
}

/// A visit to one of the places of a longer trip of the same visitor, or one told as its next stop.
fn leg(r: &Reading, reports: &[Report], found: &[Encounter], k: usize) -> Option<usize> {
    let own = &found[k];
    if own.kind != MeetingType::Visit {
        return None;
    }
    (0..found.len()).find(|&t| {
        let trip = &found[t];
        t != k
            && trip.kind == MeetingType::Visit
            && !is_inside(found, t, k)
            && shares_visitor(trip, own)
            // what stands is no leg of a trip that was called off
            && (trip.status != Status::Cancelled || own.status == Status::Cancelled)
            && (trip.places.len() > own.places.len()
                || is_tour(r, reports, trip) && !is_tour(r, reports, own))
            && (is_tour(r, reports, trip)
                && matches!(
                    (trip.status, own.status),
                    (Status::Ongoing, _)
                        | (Status::Planned, Status::Planned | Status::Unconfirmed)
                        | (Status::Held, Status::Held)
                )
                || own
                    .places
                    .iter()
                    .all(|p| trip.places.iter().any(|q| within(p, q))))
            && days_fit(trip.days, own.days)
    })
}

/// Whether a trip is told by a noun that spans stops: "tour", "trip", "journey"; or has several stops.
fn is_tour(r: &Reading, reports: &[Report], e: &Encounter) -> bool {
    e.reports.iter().any(|&i| {
        matches!(
            r.lemma(reports[i].trigger),
            "tour" | "trip" | "journey" | "swing" | "voyage"
        )
    }) || e.places.len() > 1
        || e.places.iter().any(|p| p.country.is_none())
}

pub fn within(p: &Place, q: &Place) -> bool {
    p.name == q.name || p.country == q.country && p.country.is_some()
}

fn days_fit(a: Option<(Date, Date)>, b: Option<(Date, Date)>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    }
}

/// A meeting of the visitor at a place and on days of the visit; the nearest visit told.
fn during(r: &Reading, reports: &[Report], found: &[Encounter], k: usize) -> Option<usize> {
    let own = &found[k];
    if matches!(own.kind, MeetingType::Visit | MeetingType::Call) {
        return None;
    }
    let at = reports[own.reports[0]].trigger;
    // "Before going to London, he met X": not on that trip
    let apart = |v: usize| {
        found[v].reports.iter().any(|&i| {
            let trip = &reports[i];
            r.sentence(trip.trigger) == r.sentence(at)
                && matches!(r.lower(trip.clause.start), "before" | "after")
                && !trip.clause.contains(&at)
        })
    };
    let fits: Vec<usize> = (0..found.len())
        .filter(|&v| {
            v != k
                && found[v].kind == MeetingType::Visit
                && hosts(r, &found[v], own)
                && !apart(v)
                && !is_inside(found, v, k)
        })
        .collect();
    fits.into_iter().min_by_key(|&v| {
        let named = own
            .places
            .iter()
            .any(|p| found[v].places.iter().any(|q| p.name == q.name));
        let distance = found[v]
            .reports
            .iter()
            .map(|&i| r.sentence(reports[i].trigger).abs_diff(r.sentence(at)))
            .min();
        // the trip told of last before it, rather than one that comes after
        let told_before = found[v].reports.iter().any(|&i| reports[i].trigger < at);
        (
            !named,
            !told_before,
            found[v].status != own.status,
            distance,
            v,
        )
    })
}

/// Two of those who gather meet where the gathering is, on its days; told without a place, only if all of them gather.
pub fn on_the_margins(found: &mut [Encounter]) {
    for k in 0..found.len() {
        if found[k].part_of.is_some() || found[k].kind != MeetingType::Bilateral {
            continue;
        }
        let own = &found[k];
        let gathers =
            |s: &Encounter, p: &Participant| s.participants.iter().any(|q| q.party == p.party);
        let whole = (0..found.len()).find(|&s| {
            let gathering = &found[s];
            let all = own.participants.len() >= 2
                && own.participants.iter().all(|p| gathers(gathering, p));
            let one = own.participants.iter().any(|p| gathers(gathering, p));
            let there = own.places.iter().any(|p| gathering.places.contains(p));
            s != k
                && gathering.kind == MeetingType::Multilateral
                && !is_inside(found, s, k)
                && (all && own.places.is_empty() || one && there)
                && days_near(gathering.days, own.days)
                && statuses_fit(gathering.status, own.status)
        });
        found[k].part_of = whole;
        if let (Some(w), true) = (whole, found[k].places.is_empty()) {
            found[k].places = found[w].places.clone();
        }
    }
}

/// Whether the days of a meeting can be days of a gathering, of which often only the last is told.
fn days_near(gathering: Option<(Date, Date)>, own: Option<(Date, Date)>) -> bool {
    match (gathering, own) {
        (Some(a), Some(b)) => {
            let gap = |x: Date, y: Date| x.until(y).map_or(i32::MAX, |g| g.get_days().abs());
            days_fit(Some(a), Some(b)) || gap(a.0, b.1).min(gap(b.0, a.1)) <= 1
        }
        _ => true,
    }
}

/// Whether a meeting's days can be days of a visit; of a visit often only the arrival is told.
fn days_within(visit: Option<(Date, Date)>, meeting: Option<(Date, Date)>) -> bool {
    match (visit, meeting) {
        (Some(a), Some(b)) if a.0 == a.1 => {
            b.1 >= a.0
                && a.0
                    .until(b.0)
                    .is_ok_and(|gap| gap.get_days() <= LONGEST_VISIT)
        }
        _ => days_fit(visit, meeting),
    }
}

/// A meeting later than this many days after an arrival is another trip's.
const LONGEST_VISIT: i32 = 10;

/// Whether a meeting can be one during a visit: the visitor takes part, the place and days fit, the status does not clash.
pub fn hosts(r: &Reading, visit: &Encounter, meeting: &Encounter) -> bool {
    // arrived a day or two ago, and what is to come is told of no other place
    let arrived = match (visit.days, r.doc.meta.published) {
        (Some((start, _)), Some(p)) => {
            start <= p && start.until(p).is_ok_and(|g| g.get_days() <= 3)
        }
        _ => false,
    };
    let place = meeting.places.is_empty()
        || visit.places.is_empty()
        || meeting.places.iter().any(|p| {
            visit
                .places
                .iter()
                .any(|q| within(p, q) || q.country.is_none())
        });
    shares_visitor(visit, meeting)
        && place
        && days_within(visit.days, meeting.days)
        && (statuses_fit(visit.status, meeting.status)
            || visit.status == Status::Held
                && meeting.status == Status::Planned
                && (place_named(visit, meeting) || arrived && meeting.places.is_empty()))
        && !names_only_home(visit, meeting)
}

/// A meeting held elsewhere: its place is in none of the countries visited.
fn names_only_home(_visit: &Encounter, meeting: &Encounter) -> bool {
    meeting.participants.len() < 2
        && meeting.kind == MeetingType::Multilateral
        && meeting.places.is_empty()
}

fn place_named(visit: &Encounter, meeting: &Encounter) -> bool {
    meeting
        .places
        .iter()
        .any(|p| visit.places.iter().any(|q| within(p, q)))
}

fn statuses_fit(whole: Status, part: Status) -> bool {
    matches!(
        (whole, part),
        (
            Status::Planned,
            Status::Planned | Status::Unconfirmed | Status::Cancelled
        ) | (Status::Ongoing, _)
            | (Status::Held, Status::Held | Status::Cancelled)
            | (Status::Unconfirmed, Status::Unconfirmed)
            | (Status::Cancelled, Status::Cancelled)
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn parts_of_trips() {
        check(&[
            (
                "President Ana Silva leaves for Washington tonight. A side trip to Houston was dropped.",
                &[
                    "visit | planned | Ana Silva | Washington | 2024-05-15",
                    "visit | cancelled | Ana Silva | Houston",
                ],
            ),
            (
                "President Ana Silva was to fly to Oslo on Friday to meet Prime Minister Jan Novak. The trip was called off.",
                &[
                    "visit | cancelled | Ana Silva | Oslo | 2024-05-17",
                    "bilateral | cancelled | Ana Silva; Jan Novak | Oslo | 2024-05-17 | in 1",
                ],
            ),
            (
                "The leaders of the five Nordic countries met in Bergen on Friday. On the sidelines, Prime Minister Olav Berg had a separate meeting with President Ana Silva.",
                &[
                    "multilateral | held | leaders of the five Nordic countries | Bergen | 2024-05-10",
                    "bilateral | held | Olav Berg; Ana Silva | Bergen | in 1",
                ],
            ),
            (
                "President Ana Silva will travel to Oslo on Friday. She will meet Prime Minister Jan Novak.",
                &[
                    "visit | planned | Ana Silva | Oslo | 2024-05-17",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | in 1",
                ],
            ),
            (
                "President Ana Silva will visit Egypt and Jordan next week. In Cairo, she will meet President Omar Hassan.",
                &[
                    "visit | planned | Ana Silva | Egypt; Jordan | 2024-05-20..2024-05-26",
                    "bilateral | planned | Ana Silva; Omar Hassan | Cairo | in 1",
                ],
            ),
            (
                "President Ana Silva arrived in Oslo on Tuesday. She will meet Prime Minister Jan Novak in Oslo on Thursday.",
                &[
                    "visit | ongoing | Ana Silva | Oslo | 2024-05-14",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-16 | in 1",
                ],
            ),
            (
                "Norwegian President Ana Silva, Czech Prime Minister Jan Novak and Hungarian Foreign Minister Eva Kiss met in Rome on Monday. Silva saw Novak in Rome on Tuesday.",
                &[
                    "multilateral | held | Ana Silva; Jan Novak; Eva Kiss | Rome | 2024-05-13",
                    "bilateral | held | Ana Silva; Jan Novak | Rome | 2024-05-14 | in 1",
                ],
            ),
            (
                "Foreign Minister Eva Kiss visited Morocco on Monday. She met President Ana Silva in Rabat. She was received by Prime Minister Jan Novak.",
                &[
                    "visit | held | Eva Kiss | Morocco | 2024-05-13",
                    "bilateral | held | Eva Kiss; Ana Silva | Rabat | in 1",
                    "bilateral | held | Jan Novak; Eva Kiss | Rabat | in 1",
                ],
            ),
            (
                "Before going to Rome, President Ana Silva met Prime Minister Jan Novak.",
                &[
                    "visit | planned | Ana Silva | Rome",
                    "bilateral | held | Ana Silva; Jan Novak",
                ],
            ),
            (
                "President Ana Silva visited Oslo in March. She will meet Prime Minister Jan Novak on Friday.",
                &[
                    "visit | held | Ana Silva | Oslo | 2024-03-01..2024-03-31",
                    "bilateral | planned | Ana Silva; Jan Novak | 2024-05-17",
                ],
            ),
            (
                "President Ana Silva outlined her trip to China, which will include meetings with senior Chinese officials in Shanghai and Beijing.",
                &[
                    "visit | planned | Ana Silva | Shanghai; Beijing",
                    "bilateral | planned | Ana Silva; senior Chinese officials | Shanghai; Beijing | in 1",
                ],
            ),
        ]);
    }
}
