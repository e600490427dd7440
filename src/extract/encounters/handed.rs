//! What the parts of a trip tell of the whole, and the whole of its parts: towns, days, and that it still goes on.

use super::merging::{Encounter, is_country_name};
use super::parts::{hosts, is_inside, within};
use super::reports::Report;
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::lexicon::PlaceKind;
use crate::vocabulary::{MeetingType, Status};

/// The one town in which the parts of a trip to a country take place, as far as told.
pub fn town_of_trip(r: &Reading, found: &[Encounter], whole: usize) -> Option<Place> {
    let country = found[whole].places.first()?;
    if !is_country_name(r, &country.name) {
        return None;
    }
    let mut towns = found
        .iter()
        .filter(|e| e.part_of == Some(whole))
        .flat_map(|e| &e.places)
        .filter(|p| p.country == country.country && p.name != country.name && !is_venue(r, p));
    let town = towns.next()?;
    towns.all(|p| p.name == town.name).then(|| town.clone())
}

/// "flies to Rome on Friday to see X", "a trip next month, during which she will see X": on the days of the trip.
pub fn dated_by_journey(r: &Reading, reports: &[Report], found: &mut [Encounter], k: usize) {
    let own = &found[k];
    let Some(whole) = own.part_of.filter(|&w| w != k) else {
        return;
    };
    let bound = own.reports.iter().any(|&i| {
        let clause = reports[i].clause.start;
        reports[i].purpose_of.is_some()
            || r.lower(clause) == "which" && clause > 0 && r.lower(clause - 1) == "during"
    });
    // of a trip of several days it is not told which
    let long = r.tag(reports[own.reports[0]].trigger).is_verb()
        && found[whole].days.is_some_and(|(start, end)| start != end)
        && own.reports.iter().any(|&i| reports[i].purpose_of.is_some());
    if own.kind == MeetingType::Visit || own.when_from.is_some() || !bound || long {
        return;
    }
    (found[k].days, found[k].when_from) = (found[whole].days, found[whole].when_from);
}

/// A trip to a region or nowhere in particular has the places of its parts.
pub fn gather_places(found: &mut [Encounter], k: usize) {
    if found[k].kind != MeetingType::Visit {
        return;
    }
    let vague = found[k].places.iter().all(|p| p.country.is_none());
    let told_as_region = found[k].places.iter().any(|p| p.country.is_none());
    let below: Vec<Place> = found
        .iter()
        .filter(|e| e.part_of == Some(k))
        .flat_map(|e| e.places.iter().cloned())
        .collect();
    // a visit to a country whose meetings are told of in several of its towns
    if let [country] = &found[k].places[..] {
        let towns = found
            .iter()
            .filter(|e| e.part_of == Some(k))
            .map(|e| &e.places)
            .find(|places| {
                places.len() >= 2
                    && places
                        .iter()
                        .all(|p| p.country == country.country && p.name != country.name)
            });
        if let Some(towns) = towns.cloned() {
            found[k].places = towns;
            return;
        }
    }
    if vague || told_as_region {
        let mut places: Vec<Place> = found[k]
            .places
            .iter()
            .filter(|p| p.country.is_some())
            .cloned()
            .collect();
        for p in below {
            if p.country.is_some() && !places.iter().any(|q| q.name == p.name) {
                places.push(p);
            }
        }
        if !places.is_empty() {
            found[k].places = places;
        }
    }
}

/// Arrived by the day of publication, with meetings still to come: it goes on.
pub fn still_on(r: &Reading, found: &mut [Encounter], k: usize) {
    if found[k].kind != MeetingType::Visit || found[k].status != Status::Held {
        return;
    }
    let published = r.doc.meta.published;
    let recent = match (found[k].days, published) {
        (Some((start, end)), Some(p)) => {
            start <= p && end.until(p).is_ok_and(|gap| gap.get_days() <= 2)
        }
        _ => true,
    };
    let to_come = found
        .iter()
        .any(|e| e.part_of == Some(k) && matches!(e.status, Status::Planned | Status::Ongoing));
    let same_place_later = found.iter().enumerate().any(|(m, e)| {
        m != k
            && e.kind != MeetingType::Visit
            && matches!(e.status, Status::Planned | Status::Ongoing)
            && e.part_of.is_none_or(|w| w == k)
            && shares_people(&found[k].participants, &e.participants)
            && e.places
                .iter()
                .any(|p| found[k].places.iter().any(|q| within(p, q)))
    });
    if recent && (to_come || same_place_later) {
        found[k].status = Status::Ongoing;
        found[k].status_rule = Some("status-parts-to-come");
        for m in 0..found.len() {
            let fits = m != k
                && found[m].part_of.is_none()
                && found[m].kind != MeetingType::Visit
                && found[m].kind != MeetingType::Call
                && hosts(r, &found[k], &found[m]);
            if fits && !is_inside(found, k, m) {
                found[m].part_of = Some(k);
            }
        }
    }
}

/// Whether a place is a building rather than a town or country.
pub fn is_venue(r: &Reading, place: &Place) -> bool {
    r.lexicon.places.get(&place.name).is_some_and(|rows| {
        rows.iter()
            .all(|row| matches!(row.kind, PlaceKind::Venue | PlaceKind::Metonym))
    })
}

pub fn shares_people(a: &[Participant], b: &[Participant]) -> bool {
    a.iter()
        .any(|p| matches!(p.party, Party::Official(_)) && b.iter().any(|q| q.party == p.party))
}
