//! Where somebody is or goes next: "is in Rome for talks", "is due in Cairo", "her next stop will be Oslo".

use super::homecoming;
use super::trips::possessor;
use crate::extract::dates::DatePhrase;
use crate::extract::encounters::location::specific;
use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Report, Sides, Told};
use crate::extract::encounters::senses::{VerbSense, noun_sense};
use crate::extract::encounters::status::{Verdict, group_start, of_verb};
use crate::extract::encounters::verbal::{passive, reach};
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party};
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// "is in Rome for talks", "is due in Cairo", "is expected in the capital", "was in Tokyo": somebody stays somewhere.
pub fn stay(scene: &Scene, dates: &[DatePhrase], i: usize) -> Option<Report> {
    let r = scene.r;
    let expecting = matches!(r.lower(i), "due" | "expected" | "scheduled" | "awaited");
    let be = r.lemma(i) == "be" && r.tag(i).is_verb();
    if !(be || expecting && i > 0) || i + 2 >= r.len() {
        return None;
    }
    let clause = scene.clauses.around(i);
    let mut k = i + 1;
    while k < clause.end
        && r.lower(k) != "here"
        && (matches!(r.tag(k), Tag::RB) || matches!(r.lower(k), "back" | "also" | "today"))
    {
        k += 1;
    }
    let been_to = r.lower(i) == "been" && r.lower(k) == "to";
    let here = r.lower(k) == "here";
    // "is in talks with X in Rome": where somebody is for now is told by the talks
    let engaged = k + 1 < clause.end && noun_sense(r, k + 1).is_some();
    let bound = on_the_way(r, k, clause.end);
    if engaged || !(been_to || here || bound.is_some() || matches!(r.lower(k), "in" | "at")) {
        return None;
    }
    let k = bound.unwrap_or(k);
    let verb = if expecting { i - 1 } else { i };
    // "should they meet, it will be in Accra": nobody stays
    let begin = group_start(r, verb);
    if begin > 0 && matches!(r.lower(begin - 1), "it" | "this" | "that" | "there") {
        return None;
    }
    let mut sides = Sides::default();
    let subject = scene.subject(verb);
    sides.add_people(&subject, ParticipantRole::Visitor);
    let mut places = scene.places(k..clause.end.min(k + 9), i, &[r.lower(k)]);
    if here {
        places.extend(scene.locale.at(k).cloned());
    }
    places.retain(|p| p.country.is_some());
    let mut away = places.clone();
    homecoming(scene, &sides, &mut away, true);
    if sides.participants.is_empty() || away.is_empty() {
        return None;
    }
    let mut verdict = of_verb(r, i);
    if bound.is_some() && matches!(r.lower(i), "is" | "are") {
        verdict = Verdict::new(Status::Planned, i..k + 1, "status-on-the-way");
    } else if expecting {
        verdict = Verdict::expected(r, i);
    } else if r.lower(i) == "is" || r.lower(i) == "are" {
        verdict = Verdict::now(i..i + 1);
    }
    Some(
        Told {
            trigger: i,
            kind: Some(MeetingType::Visit),
            verdict,
            sides,
            places,
        }
        .finish(scene, dates),
    )
}

/// The rule of a stay that somebody is told to have ended.
pub const DEPARTED: &str = "status-departed";

/// "left the island on Friday", "flew out of Rome": who leaves a country that is not his own has been there.
pub fn departs(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    if r.tag(v) == Tag::VB || passive(r, v) || leaves_behind(scene, v) {
        return None;
    }
    let end = reach(scene, v);
    let verdict = of_verb(r, v);
    let places = match sense.preposition {
        // "left Rome", "left the Italian capital"
        None => scene.places(v..end.min(v + 6), v, &[r.lower(v)]),
        Some(p @ ("from" | "out of")) => {
            let last = p.rsplit(' ').next().unwrap_or(p);
            scene.places(v + 1..end.min(v + 8), v, &[last])
        }
        Some(_) => Vec::new(),
    };
    let [place] = &places[..] else {
        return None;
    };
    let mut sides = Sides::default();
    sides.add_people(&scene.subject(v), ParticipantRole::Visitor);
    let country = |p: &Participant| match p.party {
        Party::Official(o) => scene.cast.country_of(o),
        _ => None,
    };
    let abroad = |p: &Participant| country(p).is_some_and(|c| Some(c) != place.country);
    let held = matches!(verdict.status, Some(Status::Held | Status::Ongoing));
    if !held || sides.participants.is_empty() || !sides.participants.iter().all(abroad) {
        return None;
    }
    Some(Told {
        trigger: v,
        kind: Some(MeetingType::Visit),
        verdict: Verdict {
            rule: DEPARTED,
            status: Some(Status::Held),
            ..verdict
        },
        sides,
        places,
    })
}

/// "left Germany out of the deal", "left the Rome Statute": what is left is no place, or is not gone from.
fn leaves_behind(scene: &Scene, v: usize) -> bool {
    let r = scene.r;
    let limit = r.sentence_around(v).end;
    let named = (v + 1..limit.min(v + 6)).find_map(|i| scene.cast.named_at(i));
    let Some(after) = named.map(|n| n.tokens.end).filter(|&after| after < limit) else {
        return false;
    };
    let names_more = r.tag(after).is_proper() && !is_time(r, after);
    names_more || matches!(r.lower(after), "out" | "behind" | "alone" | "off")
}

/// "is bound for", "is on her way to", "is en route to": the preposition that the place follows.
fn on_the_way(r: &Reading, k: usize, end: usize) -> Option<usize> {
    let to = match r.lower(k) {
        "bound" => k + 1,
        "on" if k + 2 < end && r.lower(k + 2) == "way" => k + 3,
        "en" if k + 1 < end && r.lower(k + 1) == "route" => k + 2,
        _ => return None,
    };
    (to < end && matches!(r.lower(to), "for" | "to")).then_some(to)
}

/// "her next stop will be Cairo", "his next destination may be Rome": the place is what the copula says.
pub fn destination(scene: &Scene, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let r = scene.r;
    if !matches!(
        r.lemma(n),
        "stop" | "destination" | "stopover" | "port" | "leg"
    ) {
        return None;
    }
    let clause = scene.clauses.around(n);
    let is = |i: &usize| r.lemma(*i) == "be" && scene.clauses.same(*i, n);
    let Some(be) = (n + 1..clause.end.min(n + 9)).find(is) else {
        return stop_told_first(scene, dates, n);
    };
    let mut k = be + 1;
    while k < clause.end && matches!(r.tag(k), Tag::RB | Tag::VB | Tag::IN | Tag::DT) {
        k += 1;
    }
    let mut places = scene.places(be..clause.end.min(k + 6), n, &[r.lower(be), "in"]);
    places.retain(|p| p.country.is_some());
    let mut sides = Sides::default();
    sides.add_people(&possessor(scene, n), ParticipantRole::Visitor);
    // "the first stop on her tour is Rome"
    if let Some(tour) = (n + 1..be).find(|&i| r.tag(i).is_noun() && noun_sense(r, i).is_some()) {
        sides.add_people(&possessor(scene, tour), ParticipantRole::Visitor);
    }
    if sides.participants.is_empty() || places.is_empty() {
        return None;
    }
    Some(
        Told {
            trigger: n,
            kind: Some(MeetingType::Visit),
            verdict: of_verb(r, be),
            sides,
            places,
        }
        .finish(scene, dates),
    )
}

/// "Rome would be her next stop": the place stands before the copula.
fn stop_told_first(scene: &Scene, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let r = scene.r;
    let clause = scene.clauses.around(n);
    let be = (n.saturating_sub(9).max(clause.start)..n)
        .rev()
        .find(|&i| r.lemma(i) == "be" && scene.clauses.same(i, n))?;
    let start = group_start(r, be);
    let named = scene.cast.named_at(start.checked_sub(1)?)?;
    let places = specific(r, &[named]);
    let mut sides = Sides::default();
    sides.add_people(&possessor(scene, n), ParticipantRole::Visitor);
    if sides.participants.is_empty() || !named.is_location() {
        return None;
    }
    Some(
        Told {
            trigger: n,
            kind: Some(MeetingType::Visit),
            verdict: of_verb(r, be),
            sides,
            places,
        }
        .finish(scene, dates),
    )
}
