//! Verbs that report an encounter: "met", "hosted", "spoke by phone", "signed an accord with".

use super::lists::List;
use super::phrases::Scene;
use super::reports::{Report, Sides, Told};
use super::senses::{VerbSense, by_phone, noun_sense, verb_senses};
use super::status::{group_start, of_verb};
use super::travel::{invites, travels};
use crate::extract::dates::DatePhrase;
use crate::extract::reading::Reading;
use crate::extract::{Party, Place};
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

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
            VerbClass::Attend => attends(scene, v, sense),
            VerbClass::Invite => invites(scene, v),
            VerbClass::Discuss | VerbClass::Sign | VerbClass::Agree => together(scene, v),
            _ => None,
        });
    let Some(told) = told else {
        return Vec::new();
    };
    let apart = (v + 1..reach(scene, v).min(v + 3))
        .any(|i| matches!(r.lower(i), "bilaterally" | "separately" | "individually"));
    let discusses = !told.sides.meets;
    let report = Report {
        reference: discusses,
        ..told.finish(scene, dates)
    };
    if apart {
        one_by_one(scene, report)
    } else {
        vec![report]
    }
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

/// "X and Y discussed the crisis", "signed an accord": two sides named together meet; where the meeting is told elsewhere, it is that one.
fn together(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let own = scene.subject(v);
    // "signed an accord with X"
    let signs = matches!(r.lemma(v), "sign" | "conclude" | "exchange" | "discuss");
    let with = if signs {
        scene
            .after_preposition(v + 1, reach(scene, v), &["with"])
            .unwrap_or_default()
    } else {
        List::default()
    };
    let mut countries: Vec<_> = own
        .parties
        .iter()
        .chain(&with.parties)
        .filter_map(|p| match p {
            Party::Official(o) => scene.cast.country_of(*o),
            _ => None,
        })
        .collect();
    countries.dedup();
    let pronoun = (scene.clauses.around(v).start..v).any(|i| {
        matches!(r.tag(i), Tag::PRP) || scene.cast.mention_at(i).is_some_and(|m| m.pronoun)
    });
    if countries.len() < 2
        || pronoun && with.parties.is_empty()
        || passive(r, v)
        || own.parties.is_empty()
        || with.parties.is_empty() && !matches!(r.tag(v), Tag::VBD | Tag::VBP | Tag::VBN)
    {
        return None;
    }
    let mut sides = Sides {
        meets: false,
        ..Sides::default()
    };
    sides.add_people(&own, ParticipantRole::Participant);
    sides.add_people(&with, ParticipantRole::Participant);
    Some(Told {
        trigger: v,
        // "X and Y spoke today about Z"
        kind: matches!(r.lemma(v), "speak" | "talk").then_some(MeetingType::Call),
        verdict: of_verb(r, v),
        places: if with.parties.is_empty() {
            if r.lemma(v) != "discuss" {
                here(scene, v, reach(scene, v))
            } else {
                Vec::new()
            }
        } else {
            scene.places(with.edge..reach(scene, v), with.edge, &["in", "at"])
        },
        sides,
    })
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

fn here(scene: &Scene, v: usize, end: usize) -> Vec<Place> {
    let r = scene.r;
    let begin = super::roles::opening(r, scene.clauses.around(v).start);
    // "In Niamey, they met", "Today in Jeddah, he met"
    let fronted = (begin..v.min(begin + 3)).any(|i| {
        matches!(r.lower(i), "in" | "at")
            && (begin..i).all(|k| {
                super::marks::is_time(r, k)
                    || r.tag(k).is_punct()
                    || matches!(r.lower(k), "last" | "next" | "this" | "earlier" | "later")
            })
    });
    let mut places = scene.places(v + 1..end, v, &["in", "at"]);
    if places.is_empty() && fronted {
        places = scene.places(begin..v, v, &["in", "at"]);
    }
    if places.is_empty() {
        let there = (v + 1..end)
            .find(|&i| r.lower(i) == "there" && r.tag(i) != Tag::EX && scene.clauses.same(i, v));
        let where_ = scene.clauses.opener(v).filter(|&o| r.lower(o) == "where");
        places.extend(there.or(where_).and_then(|t| scene.place_named_before(t)));
    }
    places
}

/// "met (with) X", "the two met", "whom she will see".
fn meets(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    if r.lemma(v) == "see" && (v + 1..end.min(v + 8)).any(|i| r.lower(i) == "as") {
        return None;
    }
    let mut others = match sense.preposition {
        None => object(scene, sense.after, end),
        Some(_) if sense.after > v + 1 => scene.list_after(sense.after, end),
        Some(p) => scene.after_preposition(v + 1, end, &[p])?,
    };
    if others.is_empty()
        && let Some(o) = scene.clauses.opener(v).filter(|&o| r.lower(o) == "whom")
    {
        others = scene.antecedent(o);
    }
    let agents = passive(r, v)
        .then(|| scene.after_preposition(v + 1, end, &["by"]))
        .flatten();
    let own = scene.subject(v);
    if matches!(r.lemma(v), "spend" | "engage")
        && !others.somebody
        && !others
            .parties
            .iter()
            .any(|p| matches!(p, Party::Official(_)))
    {
        return None;
    }
    if r.lemma(v) == "see"
        && !others
            .parties
            .iter()
            .any(|p| matches!(p, Party::Official(_)))
    {
        return None;
    }
    // "called on the government to act" asks; "called on the president" visits
    if r.lemma(v) == "call"
        && (!others
            .parties
            .iter()
            .any(|p| matches!(p, Party::Official(_)))
            || others.edge < end && r.lower(others.edge) == "to")
    {
        return None;
    }
    // "looks forward to meeting again": no occasion yet
    if r.lemma(v) == "meet" && of_verb(r, v).rule == "status-wish" {
        return None;
    }
    if others.is_empty() && agents.is_none() && !meet_among_themselves(scene, v, &own) {
        return None;
    }
    let named = others
        .parties
        .iter()
        .any(|p| matches!(p, Party::Official(_)));
    if own.is_empty() && others.parties.len() < 2 && agents.is_none() && !named {
        return None;
    }
    let mut sides = Sides::default();
    sides.add(&own, ParticipantRole::Participant);
    sides.add(&others, ParticipantRole::Participant);
    if let Some(a) = &agents {
        sides.add(a, ParticipantRole::Participant);
    }
    Some(Told {
        trigger: v,
        kind: by_phone(r, v + 1..end).then_some(MeetingType::Call),
        verdict: of_verb(r, v),
        places: here(scene, v, end),
        sides,
    })
}

/// "The two leaders met in Rome": several people, and no object that would make "meet" something else ("met the deadline").
fn meet_among_themselves(scene: &Scene, v: usize, own: &List) -> bool {
    let r = scene.r;
    if !matches!(
        r.lemma(v),
        "meet" | "gather" | "convene" | "reconvene" | "huddle"
    ) {
        return false;
    }
    let next = v + 1;
    let object = next < r.len()
        && (matches!(r.tag(next), Tag::DT | Tag::PrpPoss | Tag::JJ | Tag::CD)
            || r.tag(next).is_noun()
                && !r.lower(next).ends_with("day")
                && r.lower(next) != "today");
    !object
        && (own.parties.len() >= 2
            || own.somebody && !own.parties.is_empty()
            || own.parties.iter().any(|p| is_several(scene, p)))
}

fn is_several(scene: &Scene, p: &Party) -> bool {
    match p {
        Party::Official(o) => scene.cast.people[*o].kind == crate::vocabulary::OfficialKind::Group,
        Party::Country(_) => false,
        Party::Organization(_) => true,
    }
}

/// "spoke by phone with X", "telephoned X", "held consultations with X".
fn talks(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let phoned = by_phone(r, v + 1..end);
    let mut others = match (sense.class, sense.preposition) {
        (VerbClass::Call, None) => object(scene, sense.after, end),
        (_, Some("with" | "to")) => scene.after_preposition(v + 1, end, &["with", "to"])?,
        (_, Some(_)) => scene
            .after_preposition(v + 1, end, &["with", "to"])
            .unwrap_or_default(),
        _ => return None,
    };
    if others.is_empty()
        && sense.class == VerbClass::Call
        && sense.preposition.is_some_and(|p| p.ends_with("with"))
    {
        others = scene.list_after(sense.after, end);
    }
    let own = scene.subject(v);
    let official = |l: &List| l.parties.iter().any(|p| matches!(p, Party::Official(_)));
    let call = sense.class == VerbClass::Call || phoned;
    match sense.class {
        VerbClass::Call => {
            // "called Biden a liar", "calls Russia an aggressor": not a telephone call
            if sense.preposition.is_none()
                && (!official(&others)
                    || others.edge < end && matches!(r.tag(others.edge), Tag::DT | Tag::JJ))
            {
                return None;
            }
            if own.parties.len() + others.parties.len() < 2
                && !(own.somebody || own.parties.iter().any(|p| is_several(scene, p)))
            {
                return None;
            }
        }
        _ => {
            if !(official(&others) || others.somebody && official(&own))
                || own.parties.is_empty()
                || own.parties.iter().all(|p| others.parties.contains(p))
            {
                return None;
            }
            // "spoke to reporters", "told": only the verbs of conversation; of two officials, at some time
            if !phoned
                && !matches!(
                    r.lemma(v),
                    "speak" | "talk" | "confer" | "consult" | "converse" | "engage" | "communicate"
                )
            {
                return None;
            }
            if r.lemma(v) == "speak" && sense.preposition == Some("to") && !phoned {
                return None;
            }
        }
    }
    let spoken = matches!(r.lemma(v), "speak" | "talk") && !phoned;
    let places = here(scene, v, end);
    // in readouts "spoke with" is by telephone unless a place is given
    let kind = (call || spoken && places.is_empty()).then_some(MeetingType::Call);
    let mut sides = Sides::default();
    sides.add(&own, ParticipantRole::Participant);
    sides.add(&others, ParticipantRole::Participant);
    Some(Told {
        trigger: v,
        kind,
        verdict: of_verb(r, v),
        sides,
        places: if kind.is_some() { Vec::new() } else { places },
    })
}

/// "hosted X", "was received by X", "welcomed X to the White House", "convened leaders".
fn hosts(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let is_passive = passive(r, v);
    let guests = if is_passive {
        scene.subject(v)
    } else {
        object(scene, v + 1, end)
    };
    let guests = match scene
        .clauses
        .opener(v)
        .filter(|&o| r.lower(o) == "whom" && !is_passive)
    {
        Some(o) if guests.is_empty() => scene.antecedent(o),
        _ => guests,
    };
    let hosts = if is_passive {
        scene
            .after_preposition(v + 1, end, &["by"])
            .unwrap_or_default()
    } else {
        scene.subject(v)
    };
    let hosts = match hosts.parties.is_empty() && r.lemma(v) == "summon" {
        true => scene
            .after_preposition(v + 1, end, &["to"])
            .unwrap_or_default(),
        false => hosts,
    };
    let person = guests
        .parties
        .iter()
        .any(|p| matches!(p, Party::Official(_)))
        || guests.somebody;
    if !person
        || hosts.parties.is_empty()
        || hosts.parties.iter().any(|p| guests.parties.contains(p))
    {
        return None;
    }
    // "summoned the ambassador", "convened leaders": a person as object; "started X" and the like are no meetings
    if sense.class == VerbClass::Convene
        && !matches!(
            r.lemma(v),
            "convene" | "summon" | "assemble" | "gather" | "organize" | "organise"
        )
    {
        return None;
    }
    if guests.edge < end && matches!(r.lower(guests.edge), "'s" | "’s" | "as") {
        return None;
    }
    let mut sides = Sides::default();
    sides.add(&hosts, ParticipantRole::Host);
    sides.add(&guests, ParticipantRole::Visitor);
    let mut places = here(scene, v, end);
    if places.is_empty() {
        places = scene.places(v + 1..end, v, &["to"]);
    }
    Some(Told {
        trigger: v,
        kind: None,
        verdict: of_verb(r, v),
        sides,
        places,
    })
}

/// "will take part in COP26", "addressed the General Assembly": a body or named event without a noun of its own.
fn attends(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let from = if sense.after > v + 1 {
        sense.after
    } else {
        v + 1
    };
    if (from..end.min(from + 9)).any(|i| r.tag(i).is_noun() && noun_sense(r, i).is_some()) {
        return None; // the noun reports it
    }
    if matches!(r.lemma(v), "brief" | "moderate" | "join") {
        return None;
    }
    let at = (from..end.min(from + 5)).find(|&i| scene.cast.named_at(i).is_some())?;
    let named = scene.cast.named_at(at)?;
    let crate::extract::places::What::Body { organization } = &named.what else {
        return None;
    };
    let assembly = named.tokens.clone().any(|i| {
        matches!(
            r.lower(i),
            "assembly"
                | "forum"
                | "summit"
                | "council"
                | "conference"
                | "parliament"
                | "congress"
                | "meeting"
                | "league"
        )
    });
    let mut sides = Sides::default();
    sides.add_people(&scene.subject(v), ParticipantRole::Participant);
    if sides.participants.is_empty() || !assembly {
        return None;
    }
    sides.add(
        &List {
            parties: vec![Party::Organization(organization.name.to_string())],
            ..List::default()
        },
        ParticipantRole::Host,
    );
    Some(Told {
        trigger: v,
        kind: Some(MeetingType::Multilateral),
        verdict: of_verb(r, v),
        sides,
        places: scene.places(v + 1..end, v, &["in", "at"]),
    })
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
        ]);
    }

    #[test]
    fn meets() {
        check(&[
            (
                "President Ana Silva met Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva met with Prime Minister Jan Novak in Oslo on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Oslo | 2024-05-13"],
            ),
            (
                "Norwegian President Ana Silva and Czech Prime Minister Jan Novak met in Geneva.",
                &["bilateral | held | Ana Silva; Jan Novak | Geneva"],
            ),
            (
                "President Ana Silva will meet Prime Minister Jan Novak on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | 2024-05-17"],
            ),
            (
                "President Ana Silva, Prime Minister Jan Novak and Chancellor Eva Braun met in Vienna.",
                &["bilateral | held | Ana Silva; Jan Novak; Eva Braun | Vienna"],
            ),
            (
                "Polish President Ana Silva met Czech Prime Minister Jan Novak and Hungarian Foreign Minister Eva Kiss in Brno.",
                &["multilateral | held | Ana Silva; Jan Novak; Eva Kiss | Brno"],
            ),
            (
                "Prime Minister Jan Novak, whom President Ana Silva will see in Lima on Thursday, is a farmer.",
                &["bilateral | planned | Ana Silva; Jan Novak | Lima | 2024-05-16"],
            ),
            (
                "President Ana Silva met with survivors of the flood.",
                &["bilateral | held | Ana Silva"],
            ),
            (
                "Last week in Nairobi, President Ana Silva met with Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak | Nairobi | 2024-05-06..2024-05-12"],
            ),
            (
                "President Ana Silva met separately with Prime Minister Jan Novak and Foreign Minister Eva Kiss.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak",
                    "bilateral | held | Ana Silva; Eva Kiss",
                ],
            ),
            (
                "President Ana Silva is meeting Prime Minister Jan Novak in Cairo.",
                &["bilateral | ongoing | Ana Silva; Jan Novak | Cairo"],
            ),
            (
                "President Ana Silva sat down with Prime Minister Jan Novak in Rome.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "President Ana Silva spent an hour with Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
        ]);
    }

    #[test]
    fn calls() {
        check(&[
            (
                "President Ana Silva spoke with Prime Minister Jan Novak today.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-15"],
            ),
            (
                "President Ana Silva spoke by phone with Prime Minister Jan Novak on Tuesday.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-14"],
            ),
            (
                "President Ana Silva telephoned Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "Senior officials from Norway and Chile met virtually on Monday.",
                &["call | held | Senior officials from Norway and Chile | 2024-05-13"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak spoke by telephone on 3 May.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-03"],
            ),
            (
                "Norwegian President Ana Silva and Czech Prime Minister Jan Novak spoke today about trade.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-15"],
            ),
            (
                "President Ana Silva spoke today with survivors of the flood.",
                &["call | held | Ana Silva | 2024-05-15"],
            ),
        ]);
    }

    #[test]
    fn hosts_and_guests() {
        check(&[
            (
                "President Ana Silva hosted Prime Minister Jan Novak in Lisbon.",
                &["bilateral | held | Ana Silva; Jan Novak | Lisbon"],
            ),
            (
                "Prime Minister Jan Novak was received by President Ana Silva in Lisbon on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Lisbon | 2024-05-13"],
            ),
            (
                "President Ana Silva welcomed Prime Minister Jan Novak to the White House.",
                &["bilateral | held | Ana Silva; Jan Novak | White House"],
            ),
            (
                "The foreign ministry summoned Ambassador Jan Novak on Monday.",
                &["bilateral | held | Ministry of Foreign Affairs; Jan Novak | 2024-05-13"],
            ),
        ]);
    }

    #[test]
    fn acts_together() {
        check(&[(
            "Norwegian Foreign Minister Ana Silva and Czech Foreign Minister Jan Novak signed an accord in Brno on Friday.",
            &["bilateral | held | Ana Silva; Jan Novak | Brno | 2024-05-10"],
        )]);
    }
}
