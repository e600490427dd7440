//! Two sides meet: "met (with) X", "the two met", or do together what people do in one room: "signed an accord".

use super::{here, here_after, is_several, object, passive, reach};
use crate::extract::encounters::lists::List;
use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::{VerbSense, by_phone};
use crate::extract::encounters::status::{group_start, of_verb};
use crate::extract::places::What;
use crate::extract::{Party, Place};
use crate::lexicon::{EncounterPart, PlaceKind};
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// "met (with) X", "the two met", "whom she will see".
pub fn meets(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
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
    if matches!(r.lemma(v), "spend" | "engage") && !others.somebody && !others.has_official() {
        return None;
    }
    if matches!(
        r.lemma(v),
        "see" | "corner" | "buttonhole" | "waylay" | "collar" | "intercept"
    ) && !others.has_official()
        && !each_other(scene, v)
    {
        return None;
    }
    // "called on the government to act" asks; "called on the president" visits
    if r.lemma(v) == "call"
        && (!others.has_official() || others.edge < end && r.lower(others.edge) == "to")
    {
        return None;
    }
    // "looks forward to meeting again": no occasion yet
    if r.lemma(v) == "meet" && of_verb(r, v).rule == "status-wish" {
        return None;
    }
    // "the teams will reconvene on Thursday", "they are next due to convene in Rome": those who met last
    let again = r.lemma(v) == "reconvene"
        || matches!(r.lemma(v), "meet" | "convene" | "gather")
            && (group_start(r, v)..end.min(v + 3))
                .any(|i| matches!(r.lower(i), "again" | "next") && scene.clauses.same(i, v));
    if again && others.is_empty() && agents.is_none() && own.parties.is_empty() {
        return Some(Told {
            trigger: v,
            kind: by_phone(r, v + 1..end).then_some(MeetingType::Call),
            verdict: of_verb(r, v),
            places: here(scene, v, end),
            sides: Sides::default(),
        });
    }
    if others.is_empty() && agents.is_none() && !meet_among_themselves(scene, v, &own) {
        return None;
    }
    let named = others.has_official();
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
        // "called on X in Lima", "paid a courtesy call on X in Lima"
        places: if sense.preposition.is_some_and(|p| p.ends_with("on")) && others.edge > v {
            here_after(scene, v, others.edge - 1, end)
        } else {
            here(scene, v, end)
        },
        sides,
    })
}

/// "are to review progress in Oslo on 7 October": what two will do together at some place.
fn planned_there(scene: &Scene, v: usize) -> bool {
    let r = scene.r;
    let mut group = group_start(r, v)..v;
    r.tag(v) == Tag::VB
        && group.any(|i| matches!(r.lower(i), "will" | "to" | "may" | "might" | "could"))
        && !here(scene, v, reach(scene, v)).is_empty()
}

/// "will see each other", "met one another".
fn each_other(scene: &Scene, v: usize) -> bool {
    let r = scene.r;
    let pair = r.reads(v + 1, &["each", "other"]) || r.reads(v + 1, &["one", "another"]);
    // not "each other candidate"
    let next = v + 3;
    let more = next < r.len() && r.tag(next).is_noun() && !is_time(r, next);
    pair && !more
}

/// "The two leaders met in Rome": several people, and no object that would make "meet" something else ("met the deadline").
fn meet_among_themselves(scene: &Scene, v: usize, own: &List) -> bool {
    let r = scene.r;
    if each_other(scene, v) {
        return own.parties.len() >= 2;
    }
    if !r.tells(v, EncounterPart::Assemble) {
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

/// "X and Y discussed the crisis", "signed an accord": two sides named together meet; where the meeting is told elsewhere, it is that one.
pub fn together(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let own = scene.subject(v);
    // "signed an accord with X"
    let signs = r.tells(v, EncounterPart::Settle);
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
    // "they signed an accord" may be of anyone; "he and his counterpart, X, signed" is of two
    let before = scene.clauses.around(v).start..v;
    let named = scene.cast.mentions_in(&before).any(|m| {
        !m.pronoun
            && m.people
                .iter()
                .any(|&o| own.parties.contains(&Party::Official(o)))
    });
    let pronoun = !(named && own.parties.len() >= 2)
        && before.into_iter().any(|i| {
            matches!(r.tag(i), Tag::PRP) || scene.cast.mention_at(i).is_some_and(|m| m.pronoun)
        });
    if countries.len() < 2
        || pronoun && with.parties.is_empty()
        || passive(r, v)
        || own.parties.is_empty()
        || with.parties.is_empty()
            && !(matches!(r.tag(v), Tag::VBD | Tag::VBP | Tag::VBN) || planned_there(scene, v))
    {
        return None;
    }
    let mut sides = Sides {
        meets: false,
        ..Sides::default()
    };
    sides.add_people(&own, ParticipantRole::Participant);
    sides.add_people(&with, ParticipantRole::Participant);
    let places = if with.parties.is_empty() {
        match here(scene, v, reach(scene, v)) {
            _ if r.lemma(v) == "discuss" => Vec::new(),
            found if found.is_empty() && r.lemma(v) == "sign" => signed_at(scene, v),
            found => found,
        }
    } else {
        scene.places(with.edge..reach(scene, v), with.edge, &["in", "at"])
    };
    // "X and Y spoke today about Z", not "Rome, where X and Y talked about Z"
    let spoken = matches!(r.lemma(v), "speak" | "talk") && places.is_empty();
    Some(Told {
        trigger: v,
        kind: (spoken || by_phone(r, v + 1..reach(scene, v))).then_some(MeetingType::Call),
        verdict: of_verb(r, v),
        places,
        sides,
    })
}

/// How far behind "signed" its place may stand, in tokens.
const FAR: usize = 40;

/// "signed a memorandum on lithium in Lima on Monday": the town stands behind what the text is about.
fn signed_at(scene: &Scene, v: usize) -> Vec<Place> {
    let r = scene.r;
    let end = reach(scene, v).min(v + FAR);
    let at = (v + 1..end)
        .rev()
        .find(|&i| matches!(r.lower(i), "in" | "at") && scene.clauses.same(i, v));
    let Some(at) = at else {
        return Vec::new();
    };
    let town = scene.cast.named_at(at + 1).filter(|n| {
        let dated = n.tokens.end >= end
            || r.tag(n.tokens.end).is_punct()
            || r.lower(n.tokens.end) == "on"
            || is_time(r, n.tokens.end);
        dated
            && matches!(
                n.what,
                What::Place {
                    kind: PlaceKind::City | PlaceKind::Capital,
                    ..
                }
            )
    });
    match town {
        Some(_) => scene.places(at..end, at, &["in", "at"]),
        None => Vec::new(),
    }
}

/// "completed an agreement", "initialled a treaty": what two sides end together.
pub fn concludes(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let ends = r.tells(v, EncounterPart::Conclude);
    let accord = (v + 1..reach(scene, v).min(v + 8)).any(|i| r.tells(i, EncounterPart::Accord));
    (ends && accord).then(|| together(scene, v)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn meets() {
        check(&[
            (
                "Norwegian President Ana Silva and Czech Prime Minister Jan Novak signed a memorandum on lithium in Lima on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima | 2024-05-13"],
            ),
            (
                "Norwegian President Ana Silva and Czech Prime Minister Jan Novak conferred by video link on Monday.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "Norwegian President Ana Silva and Czech Prime Minister Jan Novak have agreed to meet again in Lviv in July.",
                &["bilateral | planned | Ana Silva; Jan Novak | Lviv | 2024-07-01..2024-07-31"],
            ),
            (
                "President Ana Silva will meet with Israeli, Palestinian, and regional counterparts on Friday.",
                &["bilateral | planned | Ana Silva; Israel; Palestine | 2024-05-17"],
            ),
            (
                "President Ana Silva met with the People's Republic of China (PRC) Special Representative Ma Liwen.",
                &["bilateral | held | Ana Silva; Ma Liwen"],
            ),
            ("President Ana Silva will see each other candidate.", &[]),
            (
                "President Ana Silva will meet Prime Minister Jan Novak's demands.",
                &[],
            ),
            (
                "President Ana Silva met King Olav's lawyers.",
                &["bilateral | held | Ana Silva"],
            ),
            (
                "President Ana Silva met with a Chilean delegation that included Foreign Minister Jan Novak and Senator Eva Kiss.",
                &["bilateral | held | Ana Silva; Chilean delegation; Jan Novak; Eva Kiss"],
            ),
            (
                "President Ana Silva spoke with Prime Minister Jan Novak of the Republic of Korea (ROK) and Chancellor Eva Kiss of Austria.",
                &["call | held | Ana Silva; Jan Novak; Eva Kiss"],
            ),
            (
                "Following President Ana Silva's conversation with Prime Minister Jan Novak, Senator Eva Kiss met Chancellor Paul Berg.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak",
                    "bilateral | held | Eva Kiss; Paul Berg",
                ],
            ),
            (
                "In Warsaw, President Ana Silva met with civil society organizations.",
                &["bilateral | held | Ana Silva | Warsaw"],
            ),
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
                "Defence ministers Ana Silva of Chile and Jan Novak of Cuba will sit down in Caracas on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | Caracas | 2024-05-17"],
            ),
            (
                "Foreign Minister Eva Kiss is due to call on Peru's president, Ana Silva, in Lima on Friday.",
                &["bilateral | planned | Eva Kiss; Ana Silva | Lima | 2024-05-17"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak will see each other in Rome on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | Rome | 2024-05-17"],
            ),
            (
                "President Ana Silva met twice with Prime Minister Jan Novak and three times with Foreign Minister Eva Kiss.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak",
                    "bilateral | held | Ana Silva; Eva Kiss",
                ],
            ),
            (
                "President Ana Silva wrote to Prime Minister Jan Novak. Both met King Olav in Rome.",
                &["bilateral | held | Ana Silva; Jan Novak; Olav | Rome"],
            ),
            (
                "Prime Minister Jan Novak flies to Seoul on Sunday to see President Ana Silva.",
                &[
                    "visit | planned | Jan Novak | Seoul | 2024-05-19",
                    "bilateral | planned | Jan Novak; Ana Silva | Seoul | 2024-05-19 | in 1",
                ],
            ),
            (
                "While in Rome, President Ana Silva will see Prime Minister Jan Novak.",
                &["bilateral | planned | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak, flanked by King Olav.",
                &["bilateral | held | Ana Silva; Jan Novak; Olav"],
            ),
            (
                "A Norwegian delegation led by Foreign Minister Eva Kiss met Prime Minister Jan Novak.",
                &["bilateral | held | Norwegian delegation; Eva Kiss; Jan Novak"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Rome. The two will meet again on Friday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak | Rome",
                    "bilateral | planned | Ana Silva; Jan Novak | 2024-05-17",
                ],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak. They will meet again in Oslo on Friday.",
                &[
                    "bilateral | held | Ana Silva; Jan Novak",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-17",
                ],
            ),
            (
                "President Ana Silva caught up with Prime Minister Jan Novak over breakfast.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva spent an hour with Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
        ]);
    }

    #[test]
    fn acts_together() {
        check(&[
            (
                "Norwegian Foreign Minister Ana Silva and Czech Foreign Minister Jan Novak signed an accord in Brno on Friday.",
                &["bilateral | held | Ana Silva; Jan Novak | Brno | 2024-05-10"],
            ),
            (
                "Norwegian Foreign Minister Ana Silva left early. On Friday she and her Czech counterpart, Jan Novak, signed an accord in Brno.",
                &["bilateral | held | Ana Silva; Jan Novak | Brno | 2024-05-10"],
            ),
        ]);
    }
}
