//! Being together said by no verb of meeting: "was closeted with X", "was on the line with X", "will be the guest of X",
//! "was at the table with X"; and keeping apart: "A and B avoided each other".

use super::hosting::is_house;
use super::{object, passive, reach, told_of};
use crate::extract::Party;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::{by_phone, noun_sense};
use crate::extract::encounters::status::{Verdict, of_verb};
use crate::lexicon::EncounterPart;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// What a verb of being or of keeping apart tells of an encounter.
pub fn presence(scene: &Scene, v: usize) -> Option<Told> {
    shut_away(scene, v)
        .or_else(|| somewhere_with(scene, v))
        .or_else(|| guest_of(scene, v))
        .or_else(|| kept_apart(scene, v))
        .or_else(|| for_hours(scene, v))
        .or_else(|| with_whom(scene, v))
}

fn told(
    scene: &Scene,
    v: usize,
    own: (&List, ParticipantRole),
    other: (&List, ParticipantRole),
) -> Option<Told> {
    let known = |p: &Party| other.0.parties.contains(p);
    if own.0.parties.is_empty() && other.0.parties.len() < 2 || own.0.parties.iter().any(known) {
        return None;
    }
    let mut sides = Sides::default();
    sides.add(own.0, own.1);
    sides.add(other.0, other.1);
    Some(told_of(scene, v, sides))
}

/// "was closeted with X", "were locked in a room with X", "was holed up with X".
fn shut_away(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let shut = matches!(
        r.lemma(v),
        "closet"
            | "cloister"
            | "ensconce"
            | "sequester"
            | "huddle"
            | "hole"
            | "lock"
            | "shut"
            | "seat"
    );
    let end = reach(scene, v);
    // "was left alone with X"
    let left = r.lemma(v) == "leave" && v + 1 < end && r.lower(v + 1) == "alone";
    // "disappeared for an hour with X", "withdrew into an office with X"
    let withdrew = matches!(
        r.lemma(v),
        "disappear" | "withdraw" | "retire" | "retreat" | "vanish"
    ) && (v + 1..end)
        .any(|i| is_house(r, i) || matches!(r.lemma(i), "hour" | "minute"));
    if !withdrew && (!(shut || left) || !(passive(r, v) || r.tag(v) == Tag::VBN)) {
        return None;
    }
    let marks: &[&str] = if r.lemma(v) == "seat" {
        &["with", "beside", "opposite", "alongside"]
    } else {
        &["with"]
    };
    let others = scene
        .after_preposition(v + 1, end, marks)
        .filter(List::has_official)?;
    let role = ParticipantRole::Participant;
    told(scene, v, (&scene.subject(v), role), (&others, role))
}

/// "was on the line with X", "was at the table with X", "was in the room with X", "came face to face with X".
fn somewhere_with(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let is = matches!(
        r.lemma(v),
        "be" | "get" | "stay" | "remain" | "sit" | "come"
    );
    if !(is && r.tag(v).is_verb()) {
        return None;
    }
    let end = reach(scene, v);
    let mut k = v + 1;
    while k < end && (r.tag(k) == Tag::RB || matches!(r.lower(k), "back" | "alone")) {
        k += 1;
    }
    let reads = |words: &[&str]| k + words.len() < end && r.reads(k, words);
    let line = [
        &["on", "the", "line"][..],
        &["on", "the", "phone"],
        &["on", "the", "telephone"],
    ]
    .into_iter()
    .any(reads);
    let room = [
        &["at", "the", "table"][..],
        &["at", "table"],
        &["in", "the", "room"],
        &["in", "one", "room"],
        &["in", "the", "same", "room"],
        &["face", "to", "face"],
        &["around", "the", "table"],
        &["round", "the", "table"],
    ]
    .into_iter()
    .any(reads);
    if !(line || room) {
        return None;
    }
    let with = (k..end.min(k + 8)).find(|&i| matches!(r.lower(i), "with" | "to"));
    let own = scene.subject(v);
    // "the two are in the same room"
    if with.is_none() && room && own.parties.len() == 2 && own.has_official() {
        let role = ParticipantRole::Participant;
        let mut told = told(scene, v, (&List::default(), role), (&own, role))?;
        if matches!(r.lower(v), "is" | "are") {
            told.verdict = Verdict::now(v..v + 1);
        }
        return Some(told);
    }
    let with = with?;
    if r.lower(with) == "to" && !line {
        let face = (with + 1..end.min(with + 3)).find(|&i| r.lower(i) == "with")?;
        let others = scene.list_after(face + 1, end);
        let role = ParticipantRole::Participant;
        return others
            .has_official()
            .then(|| told(scene, v, (&own, role), (&others, role)))
            .flatten();
    }
    let others = scene.list_after(with + 1, end);
    if !others.has_official() {
        return None;
    }
    let role = ParticipantRole::Participant;
    let mut told = told(scene, v, (&own, role), (&others, role))?;
    if line {
        told.kind = Some(MeetingType::Call);
        told.places.clear();
    }
    Some(told)
}

/// "will be the guest of X", "was X's guest in Rome".
fn guest_of(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    if r.lemma(v) != "be" || !r.tag(v).is_verb() {
        return None;
    }
    let end = reach(scene, v);
    let guest = (v + 1..end.min(v + 9)).find(|&i| r.lower(i) == "guest")?;
    let hosts = if guest + 1 < end && r.lower(guest + 1) == "of" {
        scene.list_after(guest + 2, end)
    } else if r.tag(guest - 1) == Tag::POS {
        scene.list_before(guest - 1, v + 1)
    } else {
        List::default()
    };
    if !hosts.has_official() {
        return None;
    }
    told(
        scene,
        v,
        (&scene.subject(v), ParticipantRole::Visitor),
        (&hosts, ParticipantRole::Host),
    )
}

/// "A and B argued until three in the morning", "wrangled for hours": they do so in one room.
fn for_hours(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let talks = r.tells(v, EncounterPart::Argue);
    if !talks || passive(r, v) {
        return None;
    }
    let end = reach(scene, v);
    let clause = scene.clauses.around(v);
    let long = clause.clone().any(|i| {
        scene.clauses.same(i, v)
            && (matches!(r.lemma(i), "hour" | "minute")
                || r.lower(i) == "until"
                || r.lower(i) == "night")
    });
    let own = scene.subject(v);
    let others = scene
        .after_preposition(v + 1, end, &["with"])
        .filter(List::has_official)
        .unwrap_or_default();
    let officials = own
        .parties
        .iter()
        .chain(&others.parties)
        .filter(|p| matches!(p, Party::Official(_)))
        .count();
    let role = ParticipantRole::Participant;
    if !long || officials < 2 {
        return None;
    }
    if others.is_empty() {
        told(scene, v, (&List::default(), role), (&own, role))
    } else {
        told(scene, v, (&own, role), (&others, role))
    }
}

/// "X, with whom she had spoken on Friday", "with whom he dined": the other side stands before the clause.
fn with_whom(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let converses = r.tells(v, EncounterPart::Converse);
    let meets = matches!(
        r.lemma(v),
        "meet" | "dine" | "lunch" | "breakfast" | "sit" | "huddle" | "have"
    );
    let opener = scene.clauses.opener(v).filter(|&o| r.lower(o) == "whom")?;
    let with = opener > 0 && matches!(r.lower(opener - 1), "with" | "to" | "beside" | "opposite");
    let occasion = || {
        (v + 1..reach(scene, v).min(v + 6))
            .any(|i| r.tag(i).is_noun() && noun_sense(r, i).is_some())
    };
    if !with || !(converses || meets) || r.lemma(v) == "have" && !occasion() {
        return None;
    }
    let others = Some(scene.antecedent(opener)).filter(List::has_official)?;
    let role = ParticipantRole::Participant;
    let mut told = told(scene, v, (&scene.subject(v), role), (&others, role))?;
    let phoned = by_phone(r, v + 1..reach(scene, v));
    if phoned || matches!(r.lemma(v), "speak" | "talk") && told.places.is_empty() {
        told.kind = Some(MeetingType::Call);
        told.places.clear();
    }
    Some(told)
}

/// "A and B avoided each other", "he snubbed X at the summit": two who could have met and did not.
fn kept_apart(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    if !r.tells(v, EncounterPart::Avoid) || passive(r, v) {
        return None;
    }
    let verdict = of_verb(r, v);
    if verdict.status != Some(Status::Held) {
        return None;
    }
    let end = reach(scene, v);
    let own = scene.subject(v);
    let each_other =
        v + 2 < end && (r.reads(v + 1, &["each", "other"]) || r.reads(v + 1, &["one", "another"]));
    let others = object(scene, v + 1, end);
    let plain = others.edge >= end || r.tag(others.edge) != Tag::POS;
    let two = each_other && own.parties.len() == 2 && own.has_official();
    let role = ParticipantRole::Participant;
    let mut told = if two {
        told(scene, v, (&List::default(), role), (&own, role))?
    } else if others.has_official() && own.has_official() && plain {
        told(scene, v, (&own, role), (&others, role))?
    } else {
        return None;
    };
    told.verdict = Verdict::new(Status::Cancelled, v..v + 1, "status-avoided");
    Some(told)
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn no_company() {
        check(&[
            (
                "President Ana Silva was on the phone when the storm came.",
                &[],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak argued for reform.",
                &[],
            ),
            (
                "President Ana Silva was locked in a dispute over milk.",
                &[],
            ),
            (
                "President Ana Silva ignored Prime Minister Jan Novak's advice.",
                &[],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak avoided war.",
                &[],
            ),
        ]);
    }

    #[test]
    fn together_and_apart() {
        check(&[
            (
                "Prime Minister Jan Novak was closeted with President Ana Silva on Monday.",
                &["bilateral | held | Jan Novak; Ana Silva | 2024-05-13"],
            ),
            (
                "President Ana Silva had been on the line with Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva will be the guest of Prime Minister Jan Novak in Oslo on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-17"],
            ),
            (
                "President Ana Silva was at the table with Prime Minister Jan Novak in Geneva.",
                &["bilateral | held | Ana Silva; Jan Novak | Geneva"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak argued for nine hours in Rome.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "Prime Minister Jan Novak, with whom President Ana Silva had dined in Rome, praised her.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak avoided each other in Rome.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | Rome"],
            ),
        ]);
    }
}
