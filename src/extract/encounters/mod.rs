//! Who meets whom: reports of encounters, gathered into one record each, with their parts.

mod arguments;
mod attendance;
mod chronicle;
mod clauses;
#[cfg(test)]
mod fixtures;
mod handed;
mod list_items;
mod lists;
mod locale;
mod location;
mod marks;
mod meant;
mod merging;
mod moved;
mod named;
mod nearby;
mod nominal;
mod parts;
mod phrases;
mod record;
mod reports;
mod roles;
mod sameness;
mod senses;
mod sides;
mod status;
mod subjects;
mod timing;
mod travel;
mod verbal;

use std::ops::Range;

use super::cast::Cast;
use super::dates::DatePhrase;
use super::reading::Reading;
use super::{Meeting, Party};
use crate::vocabulary::MeetingType;
use clauses::Clauses;
use locale::Locale;
use merging::Encounter;
use phrases::Scene;
use reports::Report;

pub use arguments::{head_parties, oblique, parties_of};
pub use status::governor;

/// The meetings of a text, and for each sentence the one that is being told.
pub struct Encounters {
    /// In the order of first mention.
    pub meetings: Vec<Meeting>,
    /// Each meeting's reports: from the word that tells of it to the end of its clause.
    pub told: Vec<Vec<Range<usize>>>,
    clauses: Clauses,
    locale: Locale,
}

impl Encounters {
    /// Everyone whom the words before a verb name as its subject, joined subjects whole.
    pub fn subjects(&self, r: &Reading, cast: &Cast, verb: usize) -> Vec<Party> {
        let scene = Scene {
            r,
            cast,
            clauses: &self.clauses,
            locale: &self.locale,
        };
        scene.subject(verb).parties
    }
}

/// Finds the meetings of a text.
pub fn encounters(r: &Reading, cast: &Cast, dates: &[DatePhrase]) -> Encounters {
    let locale = Locale::new(r, cast, dates);
    let clauses = Clauses::new(r);
    let scene = Scene {
        r,
        cast,
        clauses: &clauses,
        locale: &locale,
    };
    let reports = reports::reports(&scene, dates);
    let mut found = merging::merge(r, cast, &reports);
    for e in &mut found {
        sides::without_named_groups(r, cast, &mut e.participants);
    }
    retype(r, cast, &reports, &mut found);
    parts::parts(r, &reports, &mut found);
    locale::settle(r, cast, &locale, &reports, &mut found);
    parts::on_the_margins(&mut found);
    let mut place_in_list = vec![None; found.len()];
    let mut next = 0;
    for (k, e) in found.iter().enumerate() {
        if is_told(e, &reports) {
            place_in_list[k] = Some(next);
            next += 1;
        }
    }
    let printed = record::Printed::of(r);
    let mut meetings = Vec::new();
    let mut told = Vec::new();
    for (_, e) in found
        .iter()
        .enumerate()
        .filter(|(k, _)| place_in_list[*k].is_some())
    {
        let mut m = record::meeting(r, cast, &printed, e, &reports);
        m.part_of = e.part_of.and_then(|p| place_in_list[p]);
        meetings.push(m);
        told.push(
            e.reports
                .iter()
                .map(|&i| &reports[i])
                .map(|report| report.trigger..report.clause.end.max(report.trigger + 1))
                .collect(),
        );
    }
    Encounters {
        meetings,
        told,
        clauses,
        locale,
    }
}

/// Whether there is enough to serve: somebody who takes part, or an event somewhere.
fn is_told(e: &Encounter, reports: &[Report]) -> bool {
    let official = |p: &crate::extract::Participant| matches!(p.party, Party::Official(_));
    match e.kind {
        MeetingType::Visit => {
            e.participants.iter().any(official)
                && (!e.places.is_empty()
                    || e.reports
                        .iter()
                        .any(|&i| reports[i].verdict.explicit || !reports[i].reference))
        }
        _ => {
            e.participants.len() >= 2
                || e.kind == MeetingType::Multilateral && !e.participants.is_empty()
                || !e.places.is_empty()
                || e.event.is_some() && !e.participants.is_empty()
                || (!e.participants.is_empty() && e.reports.iter().any(|&i| reports[i].somebody))
                || e.participants.iter().any(official)
                    && e.reports.iter().any(|&i| !reports[i].reference)
        }
    }
}

/// With all participants known, the number of sides can tell the type.
fn retype(r: &Reading, cast: &Cast, reports: &[Report], found: &mut [Encounter]) {
    for e in found {
        if e.kind == MeetingType::Bilateral {
            let said = e.reports.iter().find_map(|&i| reports[i].kind);
            e.kind = sides::by_sides(r, cast, &e.participants, said);
        }
    }
}
