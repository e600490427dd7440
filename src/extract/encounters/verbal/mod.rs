//! Verbs that report an encounter: "met", "hosted", "spoke by phone", "signed an accord with"; what they need around them.

mod attendance;
mod audiences;
mod company;
mod deeds;
mod hosting;
mod hours;
mod meetings;
mod presence;
mod talks;

use super::lists::List;
use super::phrases::Scene;
use super::reports::{Report, Sides, Told};
use super::roles::purpose_of;
use super::senses::{carries, noun_sense, verb_senses};
use super::status::{group_start, of_verb};
use super::travel::{days_of_all_stops, departs, invites, travels};
use crate::extract::dates::{DatePhrase, Direction};
use crate::extract::reading::Reading;
use crate::extract::{Participant, Party, Place};
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::{ParticipantRole, Status};
use attendance::attends;
use company::company;
use deeds::deeds;
use hosting::{entertains, hosts};
use meetings::{concludes, meets, together};
use presence::presence;
use talks::talks;

/// What the verb at a token reports.
pub fn report(scene: &Scene, dates: &[DatePhrase], v: usize) -> Vec<Report> {
    let r = scene.r;
    if modifies_noun(r, v) {
        return Vec::new();
    }
    let told = verb_senses(r, v)
        .into_iter()
        .find_map(|sense| match sense.class {
            VerbClass::Meet => meets(scene, v, sense),
            VerbClass::Talk | VerbClass::Call => talks(scene, v, sense),
            VerbClass::Host | VerbClass::Convene => hosts(scene, v, sense),
            VerbClass::Travel | VerbClass::Arrive => travels(scene, v, sense),
            VerbClass::Depart => departs(scene, v, sense),
            VerbClass::Attend => attends(scene, v, sense),
            VerbClass::Invite => invites(scene, v),
            // "agreed to meet again": what is to come the verb after it tells
            VerbClass::Agree if resolves_to_meet(scene, v) => None,
            VerbClass::Discuss | VerbClass::Sign | VerbClass::Agree => together(scene, v),
            _ => None,
        })
        .or_else(|| entertains(scene, v))
        .or_else(|| presence(scene, v))
        .or_else(|| concludes(scene, v))
        .or_else(|| company(scene, v));
    // who travels with another is with him there
    let visits = |t: &Told| t.kind == Some(crate::vocabulary::MeetingType::Visit);
    let deed = deeds(scene, v).filter(|_| told.as_ref().is_none_or(visits));
    let Some(told) = told else {
        return deed
            .map(|deed| Report {
                reference: true,
                ..deed.finish(scene, dates)
            })
            .into_iter()
            .collect();
    };
    let deed = deed.map(|deed| Report {
        reference: true,
        ..deed.finish(scene, dates)
    });
    let apart = (v + 1..reach(scene, v)).any(|i| {
        scene.clauses.same(i, v)
            && matches!(r.lower(i), "bilaterally" | "separately" | "individually")
    });
    let discusses = !told.sides.meets;
    let visit = visits(&told);
    let mut report = Report {
        reference: discusses,
        purpose_of: purpose_of(scene, v),
        ..told.finish(scene, dates)
    };
    if visit && let Some((date, _)) = &mut report.when {
        *date = days_of_all_stops(scene, dates, date);
    }
    let mut more = more_with(scene, v, &report);
    let meets = matches!(
        r.lemma(v),
        "meet" | "see" | "receive" | "host" | "call" | "join"
    );
    if meets && more.is_empty() && !visit {
        more.extend(gapped(scene, dates, v, &report));
    }
    let mut reports = if apart {
        one_by_one(scene, report)
    } else {
        vec![report]
    };
    reports.extend(more);
    reports.extend(deed);
    reports
}

/// "agreed to meet", "have agreed in principle to hold talks": an infinitive that tells an encounter of its own.
fn resolves_to_meet(scene: &Scene, v: usize) -> bool {
    let r = scene.r;
    let end = reach(scene, v).min(v + 8);
    let Some(to) = (v + 1..end).find(|&i| r.lower(i) == "to" && scene.clauses.same(i, v)) else {
        return false;
    };
    let plain = (v + 1..to).all(|i| !r.tag(i).is_verb() && !r.tag(i).is_punct());
    let encounter = |i: usize| {
        let senses = verb_senses(r, i);
        let mut classes = senses.iter().map(|s| s.class);
        classes.any(|c| matches!(c, VerbClass::Meet | VerbClass::Talk | VerbClass::Call))
            || carries(r, i) && (i + 1..r.len().min(i + 4)).any(|n| noun_sense(r, n).is_some())
    };
    let verb = (to + 1..r.len().min(to + 4)).find(|&i| r.tag(i) == Tag::VB);
    plain && verb.is_some_and(encounter)
}

/// "met twice with A and three times with B": what the verb tells of B is not told of A.
fn more_with(scene: &Scene, v: usize, report: &Report) -> Vec<Report> {
    let r = scene.r;
    let end = reach(scene, v);
    let own = scene.subject(v);
    (v + 1..end)
        .filter(|&i| {
            r.lower(i) == "and"
                && scene.clauses.same(i, v)
                && (i + 1..end.min(i + 4))
                    .any(|k| matches!(r.lower(k), "times" | "twice" | "once" | "then" | "later"))
        })
        .filter_map(|i| {
            let with = (i + 1..end.min(i + 6)).find(|&k| r.lower(k) == "with")?;
            let others = scene.list_after(with + 1, end);
            let new = !others.is_empty()
                && !others
                    .parties
                    .iter()
                    .any(|p| report.participants.iter().any(|q| q.party == *p));
            new.then(|| Report {
                participants: both(report, &own, &others),
                ..report.clone()
            })
        })
        .collect()
}

/// Both sides of a further encounter, each in the part it has in the report before.
fn both(report: &Report, own: &List, others: &List) -> Vec<Participant> {
    let side = |party: &Party| {
        let known = report.participants.iter().find(|p| p.party == *party);
        known.cloned().unwrap_or(Participant {
            party: party.clone(),
            role: ParticipantRole::Participant,
        })
    };
    own.parties
        .iter()
        .chain(&others.parties)
        .map(side)
        .collect()
}

/// "will meet A on Thursday and B on Friday", "met A in Rome and B in Oslo": the verb is not said again.
fn gapped(scene: &Scene, dates: &[DatePhrase], v: usize, report: &Report) -> Option<Report> {
    let r = scene.r;
    let end = r.sentence_around(v).end.min(v + 40);
    // the first encounter's day or town, then "and"
    let and = (v + 1..end).find(|&i| {
        r.lower(i) == "and" && (date_ending(dates, i).is_some() || scene.town_before(i))
    })?;
    let plain = (v + 1..and).all(|i| !r.tag(i).is_verb() && !matches!(r.lower(i), ";" | ":"));
    let next = dates.get(dates.partition_point(|d| d.tokens.start < and));
    // "and on Friday B", "and B on Friday"
    let date = next.filter(|d| d.tokens.end <= end);
    let early = date.filter(|d| (and + 1..d.tokens.start).all(|i| !r.tag(i).is_noun()));
    let from = early.map_or(and + 1, |d| d.tokens.end);
    let others = scene.list_after(from + usize::from(r.lower(from) == ","), end);
    let [Party::Official(other)] = others.parties[..] else {
        return None;
    };
    let places = scene.places(others.edge..end, others.edge, &["in", "at"]);
    let located =
        others.edge < end && matches!(r.lower(others.edge), "in" | "at") && !places.is_empty();
    let late = date.filter(|d| {
        d.tokens.start >= others.edge
            && (located || (others.edge..d.tokens.start).all(|i| r.tag(i) == Tag::IN))
            && (others.edge..d.tokens.start).all(|i| !r.tag(i).is_verb())
    });
    let when = early.or(late);
    let after = late.map_or(others.edge, |d| d.tokens.end);
    let verb = (from..after.max(others.edge)).any(|i| r.tag(i).is_verb())
        || after < end && (r.tag(after).is_verb() || r.tag(after) == Tag::MD);
    let own = scene.subject(v);
    let known = |p: &Party| *p == Party::Official(other);
    if !plain
        || verb
        || when.is_none() && !located
        || own.parties.is_empty()
        || own.parties.iter().any(known)
    {
        return None;
    }
    let direction = match report.verdict.status {
        Some(Status::Held | Status::Ongoing) => Direction::Past,
        _ => Direction::Future,
    };
    Some(Report {
        clause: and..after.max(others.edge),
        trigger: and,
        participants: both(report, &own, &others),
        when: when.map(|d| (d.clone(), direction)),
        anew: true,
        places: if located { places } else { Vec::new() },
        ..report.clone()
    })
}

/// The date phrase that ends right before a token.
fn date_ending(dates: &[DatePhrase], token: usize) -> Option<&DatePhrase> {
    let before = dates.partition_point(|d| d.tokens.end <= token);
    dates[..before].last().filter(|d| d.tokens.end == token)
}

/// "met bilaterally with A, B and C": one meeting with each.
pub fn one_by_one(scene: &Scene, report: Report) -> Vec<Report> {
    let (own, others): (Vec<_>, Vec<_>) = report.participants.iter().cloned().partition(|p| {
        matches!(p.party, Party::Official(o) if scene.cast.mentions.iter().any(|m| m.tokens.end <= report.trigger && m.tokens.start >= report.clause.start && m.people.contains(&o)))
    });
    if own.is_empty() || others.len() < 2 {
        return vec![report];
    }
    others
        .into_iter()
        .map(|other| {
            let mut participants = own.clone();
            participants.push(other);
            Report {
                participants,
                ..report.clone()
            }
        })
        .collect()
}

/// "the visiting minister", "meeting rooms": a participle before a noun reports nothing.
fn modifies_noun(r: &Reading, v: usize) -> bool {
    matches!(r.tag(v), Tag::VBG | Tag::VBN)
        && v > 0
        && matches!(r.tag(v - 1), Tag::DT | Tag::JJ | Tag::PrpPoss)
        && v + 1 < r.len()
        && r.tag(v + 1).is_noun()
}

pub fn passive(r: &Reading, v: usize) -> bool {
    matches!(r.tag(v), Tag::VBN | Tag::VBD) && (group_start(r, v)..v).any(|i| r.lemma(i) == "be")
}

/// The reach of a verb: to the end of its clause.
pub fn reach(scene: &Scene, v: usize) -> usize {
    scene.clauses.around(v).end
}

/// The object right after a verb, adverbs and dates between.
pub fn object(scene: &Scene, from: usize, end: usize) -> List {
    let r = scene.r;
    let mut k = from;
    while k < end
        && (r.tag(k) == Tag::RB
            || r.tag(k) == Tag::RP
            || matches!(
                r.lower(k),
                "today" | "yesterday" | "separately" | "again" | "jointly"
            ))
    {
        k += 1;
    }
    scene.list_after(k, end)
}

/// An encounter of these sides, where and of which status the verb says.
fn told_of(scene: &Scene, v: usize, sides: Sides) -> Told {
    Told {
        trigger: v,
        kind: None,
        verdict: of_verb(scene.r, v),
        places: here(scene, v, reach(scene, v)),
        sides,
    }
}

fn here(scene: &Scene, v: usize, end: usize) -> Vec<Place> {
    here_after(scene, v, v, end)
}

/// The same, looked for after whom the verb is about: "called on the president in Quito".
fn here_after(scene: &Scene, v: usize, from: usize, end: usize) -> Vec<Place> {
    let r = scene.r;
    let begin = super::roles::opening(r, scene.clauses.around(v).start);
    // "In Niamey, they met", "Today in Jeddah, he met"
    let fronted = (begin..v.min(begin + 3)).any(|i| {
        matches!(r.lower(i), "in" | "at")
            && (begin..i).all(|k| {
                super::marks::is_time(r, k)
                    || r.tag(k).is_punct()
                    // "Finally, in Honolulu, she will meet"
                    || r.tag(k) == Tag::RB
                    || matches!(
                        r.lower(k),
                        "last"
                            | "next"
                            | "this"
                            | "earlier"
                            | "later"
                            | "while"
                            | "once"
                            | "when"
                            | "also"
                            | "back"
                            | "still"
                    )
            })
    });
    let mut places = scene.places(from + 1..end, from, &["in", "at"]);
    if places.is_empty() && fronted {
        places = scene.places(begin..v, v, &["in", "at"]);
    }
    // "said in Nairobi, after meeting X"
    if places.is_empty()
        && r.tag(v) == Tag::VBG
        && let Some(opener) = scene.clauses.opener(v).filter(|&o| r.lower(o) == "after")
        && let Some(parent) = scene.clauses.parent(v)
        && let Some(said) = (parent.start..opener).rev().find(|&i| r.tag(i).is_verb())
    {
        places = scene.places(said + 1..opener, said, &["in", "at"]);
    }
    if places.is_empty() {
        let there = (v + 1..end)
            .find(|&i| r.lower(i) == "there" && r.tag(i) != Tag::EX && scene.clauses.same(i, v));
        let where_ = scene.clauses.opener(v).filter(|&o| r.lower(o) == "where");
        places.extend(there.or(where_).and_then(|t| scene.place_named_before(t)));
        places.extend(scene.place_here(v, end).filter(|_| places.is_empty()));
    }
    places
}

/// Whether a party is many people: a group, a body.
pub fn is_several(scene: &Scene, p: &Party) -> bool {
    match p {
        Party::Official(o) => scene.cast.people[*o].kind == crate::vocabulary::OfficialKind::Group,
        Party::Country(_) => false,
        Party::Organization(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn tells_nothing() {
        check(&[
            ("The committee met the requirements of the treaty.", &[]),
            ("Ministers should meet more often.", &[]),
            (
                "President Ana Silva said the plan meets the needs of families.",
                &[],
            ),
            ("President Ana Silva called Jan Novak a liar.", &[]),
            (
                "Prime Minister Jan Novak called on the parties to meet.",
                &[],
            ),
            (
                "President Ana Silva sees Prime Minister Jan Novak as a rival.",
                &[],
            ),
            ("President Ana Silva spoke to reporters.", &[]),
            ("President Ana Silva returned home.", &[]),
            ("President Ana Silva visited the museum.", &[]),
            ("Leaders usually meet in spring.", &[]),
            (
                "President Ana Silva received a letter from Prime Minister Jan Novak.",
                &[],
            ),
            ("President Ana Silva welcomed Norway's decision.", &[]),
            (
                "President Ana Silva thanked Norway for welcoming a million Chilean refugees.",
                &[],
            ),
        ]);
    }

    #[test]
    fn the_verb_is_not_said_again() {
        check(&[
            // a list is one meeting
            (
                "President Ana Silva met Prime Minister Jan Novak and Foreign Minister Eva Kiss in Oslo.",
                &["bilateral | held | Ana Silva; Jan Novak; Eva Kiss | Oslo"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Rome on Friday and Foreign Minister Eva Kiss in Oslo on Monday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Rome | 2024-05-10",
                    "bilateral | held | Ana Silva; Eva Kiss | Oslo | 2024-05-13",
                ],
            ),
            (
                "President Ana Silva will meet Prime Minister Jan Novak on Friday and Foreign Minister Eva Kiss on Monday.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | 2024-05-17",
                    "bilateral | planned | Ana Silva; Eva Kiss | 2024-05-20",
                ],
            ),
        ]);
    }
}
