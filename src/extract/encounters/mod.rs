//! Who meets whom: reports of encounters, gathered into one record each, with their parts.

mod arguments;
mod merging;
mod status;
mod triggers;

use std::ops::Range;

use super::cast::Cast;
use super::dates::DatePhrase;
use super::officials::on;
use super::reading::Reading;
use super::{Evidence, Meeting, Party, When};
use crate::vocabulary::{Field, MeetingType, Status};
use merging::Encounter;
use triggers::Report;

pub use arguments::{head_parties, oblique, parties_of};
pub use status::governor;

/// The meetings of a text, and for each sentence the one that is being told.
pub struct Encounters {
    /// In the order of first mention.
    pub meetings: Vec<Meeting>,
    /// The tokens of each meeting's reports.
    pub told: Vec<Vec<Range<usize>>>,
}

impl Encounters {
    /// The meeting that a token's sentence tells of, or the last one told before it.
    pub fn current(&self, r: &Reading, token: usize) -> Option<usize> {
        let sentence = r.sentence(token);
        let told = |m: usize| {
            self.told[m]
                .iter()
                .map(|t| t.start)
                .filter(|&t| r.sentence(t) <= sentence)
                .max_by_key(|&t| r.sentence(t))
        };
        (0..self.meetings.len())
            .filter_map(|m| Some((told(m)?, m)))
            .max_by_key(|&(t, m)| (r.sentence(t), std::cmp::Reverse(m)))
            .map(|(_, m)| m)
    }

    /// The meetings told in a token's sentence.
    pub fn in_sentence<'s>(
        &'s self,
        r: &'s Reading,
        token: usize,
    ) -> impl Iterator<Item = usize> + 's {
        let sentence = r.sentence(token);
        (0..self.meetings.len())
            .filter(move |&m| self.told[m].iter().any(|t| r.sentence(t.start) == sentence))
    }
}

/// Finds the meetings of a text.
pub fn encounters(r: &Reading, cast: &Cast, dates: &[DatePhrase]) -> Encounters {
    let reports = triggers::reports(r, cast, dates);
    let mut found = merging::merge(r, cast, &reports);
    retype(r, cast, &reports, &mut found);
    parts(r, &reports, &mut found);
    let keep: Vec<bool> = found.iter().map(|e| is_told(e, &reports)).collect();
    let mut place_in_list = vec![None; found.len()];
    let mut next = 0;
    for (k, kept) in keep.iter().enumerate() {
        if *kept {
            place_in_list[k] = Some(next);
            next += 1;
        }
    }
    let mut meetings = Vec::new();
    let mut told = Vec::new();
    for (k, e) in found.iter().enumerate() {
        if keep[k] {
            let mut m = meeting(r, cast, e, &reports);
            m.part_of = e.part_of.and_then(|p| place_in_list[p]);
            meetings.push(m);
            told.push(
                e.reports
                    .iter()
                    .map(|&i| reports[i].clause.clone())
                    .collect(),
            );
        }
    }
    Encounters { meetings, told }
}

/// Whether there is enough to serve: somebody who takes part, or a named event somewhere.
fn is_told(e: &Encounter, _reports: &[Report]) -> bool {
    match e.kind {
        MeetingType::Visit => {
            !e.participants.is_empty()
                && e.participants
                    .iter()
                    .any(|p| matches!(p.party, Party::Official(_)))
        }
        _ => {
            e.participants.len() >= 2
                || (e.event.is_some() && !e.places.is_empty())
                || !e.participants.is_empty()
        }
    }
}

/// With all participants known, the number of sides can tell the type.
fn retype(r: &Reading, cast: &Cast, reports: &[Report], found: &mut [Encounter]) {
    for e in found {
        if e.kind == MeetingType::Bilateral {
            let said = e.reports.iter().find_map(|&i| reports[i].kind);
            e.kind = merging::by_sides(r, cast, &e.participants, said);
        }
    }
}

/// Meetings during a visit, and beside a summit, are parts of it.
fn parts(r: &Reading, reports: &[Report], found: &mut [Encounter]) {
    for k in 0..found.len() {
        let beside = found[k].reports.iter().find_map(|&i| reports[i].beside);
        if let Some(noun) = beside {
            let summit = (0..found.len())
                .find(|&s| s != k && found[s].reports.iter().any(|&i| reports[i].trigger == noun));
            if let Some(s) = summit {
                found[k].part_of = Some(s);
                continue;
            }
        }
        if found[k].kind == MeetingType::Visit || found[k].kind == MeetingType::Call {
            continue;
        }
        let at = found[k].reports[0];
        let visit = (0..found.len())
            .filter(|&v| {
                v != k && found[v].kind == MeetingType::Visit && hosts(r, &found[v], &found[k])
            })
            .min_by_key(|&v| {
                r.sentence(reports[at].trigger)
                    .abs_diff(r.sentence(reports[found[v].reports[0]].trigger))
            });
        if let Some(v) = visit {
            found[k].part_of = Some(v);
            if found[k].places.is_empty() && found[v].places.len() == 1 {
                found[k].places = found[v].places.clone();
            }
        }
    }
}

/// Whether a meeting can be one during a visit: the visitor takes part, the place and days fit, the status does not clash.
fn hosts(r: &Reading, visit: &Encounter, meeting: &Encounter) -> bool {
    let visitor = visit
        .participants
        .iter()
        .any(|p| meeting.participants.iter().any(|q| q.party == p.party));
    let place = meeting.places.is_empty()
        || meeting.places.iter().any(|p| {
            visit
                .places
                .iter()
                .any(|q| p.name == q.name || (p.country == q.country && p.country.is_some()))
        });
    let days = match (visit.days, meeting.days) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    };
    let status = matches!(
        (visit.status, meeting.status),
        (
            Status::Planned,
            Status::Planned | Status::Unconfirmed | Status::Cancelled
        ) | (Status::Ongoing, _)
            | (Status::Held, Status::Held | Status::Cancelled)
            | (Status::Unconfirmed, Status::Unconfirmed)
            | (Status::Cancelled, Status::Cancelled)
    );
    let _ = r;
    visitor && place && days && status
}

fn meeting(r: &Reading, cast: &Cast, e: &Encounter, reports: &[Report]) -> Meeting {
    let mut evidence: Vec<Evidence> = e
        .reports
        .iter()
        .map(|&i| {
            let rule = if r.tag(reports[i].trigger).is_verb() {
                "encounter-verb"
            } else {
                "encounter-noun"
            };
            on(r, &trimmed(r, &reports[i].clause), Field::Mention, rule)
        })
        .collect();
    evidence.dedup_by_key(|e| e.span);
    let verdict = &reports[e.status_from].verdict;
    evidence.push(on(r, &verdict.words, Field::Status, verdict.rule));
    let trigger = reports[e.reports[0]].trigger;
    evidence.push(on(
        r,
        &(trigger..trigger + 1),
        Field::Type,
        "type-of-trigger",
    ));
    let when = e.when_from.and_then(|i| {
        let (date, direction) = reports[i].when.as_ref()?;
        evidence.push(on(r, &date.tokens, Field::When, "date"));
        let days = date.resolve(r.doc.meta.published, *direction);
        Some(When {
            text: r.text(&date.tokens).to_string(),
            start: days.map(|d| d.0),
            end: days.map(|d| d.1),
        })
    });
    for p in &e.participants {
        if let Party::Official(o) = p.party {
            let clause = &reports[e.reports[0]].clause;
            if let Some(m) = cast.mentions_in(clause).find(|m| m.people.contains(&o)) {
                evidence.push(on(r, &m.tokens, Field::Participant, "participant"));
            }
        }
    }
    for p in &e.places {
        let named = e
            .reports
            .iter()
            .flat_map(|&i| cast.named_in(&reports[i].clause))
            .find(|n| r.text(&n.tokens) == p.name);
        if let Some(n) = named {
            evidence.push(on(r, &n.tokens, Field::Place, "place"));
        }
    }
    Meeting {
        label: label(r, cast, e),
        kind: e.kind,
        status: e.status,
        participants: e.participants.clone(),
        places: e.places.clone(),
        when,
        part_of: None,
        agenda: Vec::new(),
        evidence,
    }
}

/// The clause without the marks at its edges.
fn trimmed(r: &Reading, clause: &Range<usize>) -> Range<usize> {
    let mut range = clause.clone();
    while range.len() > 1 && r.tag(range.end - 1).is_punct() {
        range.end -= 1;
    }
    while range.len() > 1 && r.tag(range.start).is_punct() {
        range.start += 1;
    }
    range
}

/// A short name for a list: the event's, or who meets whom, or who goes where.
fn label(r: &Reading, cast: &Cast, e: &Encounter) -> String {
    if let Some(event) = &e.event {
        return event.clone();
    }
    let names: Vec<String> = e
        .participants
        .iter()
        .map(|p| match &p.party {
            Party::Official(o) => cast.people[*o].name.clone(),
            Party::Country(c) => r
                .lexicon
                .country(c)
                .map_or_else(|| (*c).to_string(), |c| c.name.to_string()),
            Party::Organization(o) => o.clone(),
        })
        .collect();
    let places: Vec<&str> = e.places.iter().map(|p| p.name.as_str()).collect();
    match e.kind {
        MeetingType::Visit if places.is_empty() => format!("{}: visit", names.join(", ")),
        MeetingType::Visit => format!("{}: visit to {}", names.join(", "), places.join(", ")),
        _ => names.join(" – "),
    }
}
