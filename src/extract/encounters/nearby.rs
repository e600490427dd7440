//! Where does an encounter take place that is told of no place? Where those who take part were just told to be, or at the host's.

use std::collections::HashMap;

use super::handed::shares_people;
use super::locale::is_town;
use super::merging::Encounter;
use super::reports::Report;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::extract::{CountryCode, Place};
use crate::text::Date;
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// How far back, in sentences, the town of what was told before still stands.
const REACH: usize = 3;

/// "X met Y in Rome. He also saw Z.": the town of what was told of the same people right before, if days and status let it be.
pub fn where_last_told(
    r: &Reading,
    reports: &[Report],
    found: &[Encounter],
    k: usize,
) -> Option<Place> {
    let own = &found[k];
    let at = reports[*own.reports.first()?].trigger;
    let told_before = |e: &Encounter| {
        let triggers = e.reports.iter().map(|&i| reports[i].trigger);
        triggers.filter(|&t| t < at).max()
    };
    let (_, last) = found
        .iter()
        .enumerate()
        .filter(|(f, e)| *f != k && e.kind != MeetingType::Call)
        .filter(|(_, e)| shares_people(&own.participants, &e.participants))
        .filter_map(|(f, e)| Some((told_before(e)?, f)))
        .max()
        .filter(|&(t, _)| {
            r.sentence(at) - r.sentence(t) <= REACH && r.paragraph(at) - r.paragraph(t) <= 1
        })?;
    let before = &found[last];
    let [place] = &before.places[..] else {
        return None;
    };
    (is_town(r, place) && statuses_fit(before.status, own.status) && days_fit(before, own))
        .then(|| place.clone())
}

/// What is to come is not where something else has been, unless that still goes on; what was called off may have been for either.
fn statuses_fit(before: Status, own: Status) -> bool {
    let told = |s| matches!(s, Status::Held | Status::Ongoing);
    match own {
        Status::Cancelled => true,
        Status::Held | Status::Ongoing => told(before),
        Status::Planned | Status::Unconfirmed => {
            matches!(
                before,
                Status::Planned | Status::Ongoing | Status::Unconfirmed
            )
        }
    }
}

/// On the same days or the next; of what is over the days must be told, since any time can lie between the one and the other.
fn days_fit(before: &Encounter, own: &Encounter) -> bool {
    match (before.days, own.days) {
        (Some(a), Some(b)) => {
            let gap = |x: Date, y: Date| x.until(y).map_or(i32::MAX, |g| g.get_days());
            gap(a.1, b.0) <= 1 && gap(b.1, a.0) <= 1
        }
        _ => own.status != Status::Held,
    }
}

/// "Norway's foreign minister receives his Latvian colleague": in the host's capital, where the text names it.
pub fn at_hosts(
    cast: &Cast,
    capitals: &HashMap<CountryCode, Place>,
    e: &Encounter,
) -> Option<Place> {
    let country = |role: ParticipantRole| {
        let of_role = e.participants.iter().filter(move |p| p.role == role);
        of_role.filter_map(|p| Some(cast.country_of(cast.named_person(&p.party)?)))
    };
    let home = country(ParticipantRole::Host).next()??;
    let foreign = country(ParticipantRole::Visitor).all(|c| c != Some(home));
    let alone = country(ParticipantRole::Host).count() == 1;
    (foreign && alone && e.kind == MeetingType::Bilateral && e.part_of.is_none())
        .then(|| capitals.get(home).cloned())
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn told_of_no_place() {
        check(&[
            // any time can lie between two meetings that are over, and what is to come is elsewhere
            (
                "President Ana Silva met Prime Minister Jan Novak in Rome on Monday. She has met King Olav. She will see Foreign Minister Eva Kiss.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Rome | 2024-05-13",
                    "bilateral | held | Ana Silva; Olav",
                    "bilateral | planned | Ana Silva; Eva Kiss",
                ],
            ),
            (
                "President Ana Silva will meet Prime Minister Jan Novak in Rome on Friday. She will also see King Olav.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | Rome | 2024-05-17",
                    "bilateral | planned | Ana Silva; Olav | Rome",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Rome on Monday. On Tuesday, she met King Olav.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Rome | 2024-05-13",
                    "bilateral | held | Ana Silva; Olav | Rome | 2024-05-14",
                ],
            ),
            (
                "Finally, in Bergen, President Ana Silva will meet Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak | Bergen"],
            ),
        ]);
    }

    #[test]
    fn the_hosts_capital() {
        check(&[
            (
                "Norwegian President Ana Silva received Czech Prime Minister Jan Novak on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "Norwegian President Ana Silva received Czech Prime Minister Jan Novak on Monday. It was raining in Oslo.",
                &["bilateral | held | Ana Silva; Jan Novak | Oslo | 2024-05-13"],
            ),
        ]);
    }
}
