//! The served record of an encounter: its values, each with the words that say so.

use std::collections::HashMap;
use std::ops::Range;

use super::merging::Encounter;
use super::moved::MOVED;
use super::reports::Report;
use super::travel::DEPARTED;
use crate::extract::cast::Cast;
use crate::extract::officials::on;
use crate::extract::reading::Reading;
use crate::extract::{Evidence, Meeting, Party, When};
use crate::vocabulary::{Field, MeetingType};

/// Writes the record; what it is part of is set by the caller, who knows the list.
pub fn meeting(
    r: &Reading,
    cast: &Cast,
    printed: &Printed,
    e: &Encounter,
    reports: &[Report],
) -> Meeting {
    let mut evidence: Vec<Evidence> = e
        .reports
        .iter()
        .map(|&i| {
            let rule = if r.tag(reports[i].trigger).is_verb() {
                "encounter-verb"
            } else {
                "encounter-noun"
            };
            on(r, &trimmed(r, &told(r, &reports[i])), Field::Mention, rule)
        })
        .collect();
    evidence.dedup_by_key(|e| e.span());
    let verdict = &reports[e.status_from].verdict;
    evidence.push(on(
        r,
        &verdict.words,
        Field::Status,
        e.status_rule.unwrap_or(verdict.rule),
    ));
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
        let rule = reports[i].verdict.rule;
        Some(When {
            text: r.text(&date.tokens).to_string(),
            // "until Friday" and "left on Friday" tell no first day, unless that is the new one
            start: days
                .map(|d| d.0)
                .filter(|_| rule != DEPARTED)
                .filter(|_| rule == MOVED || !open_ended(r, &date.tokens)),
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
        let told = || {
            let clauses = e.reports.iter().map(|&i| &reports[i].clause);
            clauses.flat_map(|clause| cast.named_in(clause))
        };
        let words = told()
            .find(|n| r.text(&n.tokens) == p.name)
            .map(|n| n.tokens.clone())
            .or_else(|| printed.place(r, &p.name, trigger))
            // "in the Peruvian capital"
            .or_else(|| {
                let there = told().find(|n| p.country.is_some() && n.country() == p.country)?;
                Some(there.tokens.clone())
            });
        if let Some(words) = words {
            evidence.push(on(r, &words, Field::Place, "place"));
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

/// Where each capitalized word of a text stands, to find the words that print a place.
pub struct Printed<'r>(HashMap<&'r str, Vec<usize>>);

/// A place's name is no longer than this, in tokens.
const NAME: usize = 6;
/// So many places where its first word stands are looked at.
const TRIES: usize = 8;

impl<'r> Printed<'r> {
    /// Notes the words of a text.
    pub fn of(r: &'r Reading<'r>) -> Self {
        let mut starts: HashMap<&str, Vec<usize>> = HashMap::new();
        for i in (0..r.len()).filter(|&i| r.capitalized(i)) {
            starts.entry(r.word(i)).or_default().push(i);
        }
        Printed(starts)
    }

    /// Where a place is printed that no report of the meeting names as such: one handed down from the trip around it, or
    /// one inside the name of a gathering. Nearest before the report, else first after it.
    fn place(&self, r: &Reading, name: &str, trigger: usize) -> Option<Range<usize>> {
        let first = name.split([' ', '-', ',']).next()?;
        let starts = self.0.get(name).or_else(|| self.0.get(first))?;
        let reads = |&i: &usize| {
            (i + 1..r.len().min(i + NAME) + 1)
                .map(|end| i..end)
                .find(|t| r.text(t) == name)
        };
        let after = starts.partition_point(|&i| i < trigger);
        let (before, behind) = starts.split_at(after);
        let mut nearest = before.iter().rev().take(TRIES);
        nearest
            .find_map(reads)
            .or_else(|| behind.iter().take(TRIES).find_map(reads))
    }
}

/// Whether a date only says when something ends.
fn open_ended(r: &Reading, tokens: &Range<usize>) -> bool {
    let last = |i: usize| matches!(r.lower(i), "until" | "till");
    last(tokens.start) || tokens.start > 0 && last(tokens.start - 1)
}

/// The words of a report: its clause, from no further than a title's dot before the trigger and to no further than one after it,
/// so that a reader who splits sentences at every dot finds it within two.
fn told(r: &Reading, report: &Report) -> Range<usize> {
    let dotted = |i: &usize| {
        r.word(*i).len() > 1 && r.word(*i).ends_with('.') && i + 1 < r.len() && r.capitalized(i + 1)
    };
    let clause = &report.clause;
    let before: Vec<usize> = (clause.start..report.trigger).filter(dotted).collect();
    let after: Vec<usize> = (report.trigger..clause.end.saturating_sub(1))
        .filter(dotted)
        .collect();
    let (start, end) = match (before.len(), after.len()) {
        (0 | 1, 0) | (0, 1) => (clause.start, clause.end),
        (0, _) => (clause.start, after[1]),
        (_, 0) => (before[before.len() - 2] + 1, clause.end),
        _ => (
            before[before.len() - 1] + 1,
            after.get(1).map_or(clause.end, |&i| i),
        ),
    };
    start..end
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
    let who = names.join(if e.kind == MeetingType::Visit {
        ", "
    } else {
        " – "
    });
    match (e.kind, who.is_empty(), places.is_empty()) {
        (MeetingType::Visit, _, true) => format!("{who}: visit"),
        (MeetingType::Visit, _, false) => format!("{who}: visit to {}", places.join(", ")),
        (_, false, _) => who,
        (_, true, _) => format!("{} meeting in {}", e.kind.as_str(), places.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::text::{Document, Meta};
    use crate::vocabulary::Field;

    #[test]
    fn every_place_has_the_words_that_say_so() {
        for (text, place) in [
            (
                "President Ana Silva will travel to Lima on Monday. She will meet Prime Minister Jan Novak.",
                "Lima",
            ),
            (
                "Foreign Minister Ana Silva met Foreign Minister Jan Novak at the Munich Security Conference on Friday.",
                "Munich",
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in the Peruvian capital on Friday.",
                "Lima",
            ),
            (
                "Foreign Minister Ana Silva will travel to Peru this week. Silva will see senior officials in Lima and Cusco, a spokesman said.",
                "Lima",
            ),
        ] {
            let document = Document::read(Meta::default(), text);
            let read = extract(&document);
            let places: Vec<(&str, bool)> = read
                .meetings
                .iter()
                .flat_map(|m| {
                    let says = |name: &str| {
                        m.evidence.iter().any(|e| {
                            e.field == Field::Place
                                && [name, "Peruvian"].contains(&document.slice(e.span()))
                        })
                    };
                    m.places
                        .iter()
                        .map(move |p| (p.name.as_str(), says(&p.name)))
                })
                .collect();
            assert!(places.contains(&(place, true)), "{text}: {places:?}");
            assert!(places.iter().all(|p| p.1), "{text}: {places:?}");
        }
    }
}
