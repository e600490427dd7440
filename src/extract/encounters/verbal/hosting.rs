//! One side receives the other: "hosted X", "was received by X", "summoned the ambassador".

use super::{here, object, passive, reach};
use crate::extract::encounters::lists::List;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::VerbSense;
use crate::extract::encounters::status::{Verdict, of_verb};
use crate::extract::reading::Reading;
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::{ParticipantRole, Status};

/// "hosted X", "was received by X", "welcomed X to the White House", "convened leaders".
pub fn hosts(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
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
    // "brought A and B together": he who brings meets them too
    if r.lemma(v) == "bring" {
        let together = (guests.edge..end.min(guests.edge + 2)).any(|i| r.lower(i) == "together");
        let to = guests.edge + usize::from(guests.edge < end && r.lower(guests.edge) == ",");
        let lodged = to < end
            && matches!(r.lower(to), "to" | "into" | "around" | "round")
            && (!scene.places(v + 1..end, v, &["to"]).is_empty()
                || (to + 1..end.min(to + 6)).any(|i| is_house(r, i)));
        if !(together || lodged) || guests.parties.len() < 2 {
            return None;
        }
    }
    let hosts = match hosts.parties.is_empty() && r.lemma(v) == "summon" {
        true => scene
            .after_preposition(v + 1, end, &["to"])
            .unwrap_or_default(),
        false => hosts,
    };
    // "for welcoming a million refugees": a country's doors, not a meeting
    let person = guests.has_official() || guests.somebody && r.lemma(v) != "welcome";
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
    // "welcomed X's decision", "received X as a rival"
    let owns = (v + 1..end.min(v + 9))
        .find_map(|i| scene.cast.mention_at(i))
        .is_some_and(|m| m.tokens.end < end && r.tag(m.tokens.end) == Tag::POS);
    if owns || guests.edge < end && r.lower(guests.edge) == "as" {
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

/// "gave a dinner for X", "gave X breakfast", "had X to tea", "invited X to lunch": a meal or an audience with a guest.
pub fn entertains(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let gives = matches!(
        r.lemma(v),
        "give"
            | "serve"
            | "throw"
            | "lay"
            | "offer"
            | "stage"
            | "put"
            | "grant"
            | "host"
            | "hold"
            | "arrange"
    );
    let has = matches!(r.lemma(v), "have" | "invite" | "ask" | "treat" | "take");
    // "has asked X to dinner": the verb after it tells that
    let helps = r.lemma(v) == "have" && v + 1 < end && r.tag(v + 1) == Tag::VBN;
    if !(gives || has) || helps || passive(r, v) {
        return None;
    }
    let meal = |from: usize, to: usize| {
        (from..to.min(end)).find(|&i| {
            matches!(
                r.lemma(i),
                "dinner"
                    | "lunch"
                    | "breakfast"
                    | "banquet"
                    | "tea"
                    | "coffee"
                    | "supper"
                    | "audience"
                    | "reception"
                    | "luncheon"
                    | "meal"
            )
        })
    };
    let first = object(scene, v + 1, end);
    let guests = if first.has_official() {
        // "gave X an audience", "had X round to tea"
        let to = (first.edge..end.min(first.edge + 3)).any(|i| r.lower(i) == "to");
        let served = meal(first.edge, first.edge + 5).is_some();
        let house =
            r.lemma(v) == "have" && (first.edge..end.min(first.edge + 9)).any(|i| is_house(r, i));
        ((gives || to) && served || to && house).then_some(first)?
    } else {
        let meal = meal(v + 1, v + 7).filter(|_| gives)?;
        let served = scene
            .after_preposition(meal + 1, end, &["for"])
            .filter(List::has_official);
        // "flies to Paris, where X lays on lunch": for who goes there
        let comes = || {
            let there = scene.clauses.opener(v).filter(|&o| r.lower(o) == "where");
            there.map(|_| scene.main_subject(v, DEPTH))
        };
        served
            .or_else(comes)
            .filter(|guests| guests.has_official())?
    };
    let hosts = scene.subject(v);
    if hosts.parties.is_empty() || hosts.parties.iter().any(|p| guests.parties.contains(p)) {
        return None;
    }
    let mut verdict = of_verb(r, v);
    // "invited X to dinner on Friday": the dinner is to come
    if matches!(r.lemma(v), "invite" | "ask") && verdict.status == Some(Status::Held) {
        verdict = Verdict::new(Status::Planned, v..v + 1, "status-invited-to-meal");
    }
    let mut sides = Sides::default();
    sides.add(&hosts, ParticipantRole::Host);
    sides.add(&guests, ParticipantRole::Visitor);
    Some(Told {
        trigger: v,
        kind: None,
        verdict,
        sides,
        places: here(scene, v, end),
    })
}

/// How many verbs are followed to a subject.
const DEPTH: usize = 4;

/// "palace", "villa", "table": where people are brought to meet.
pub fn is_house(r: &Reading, i: usize) -> bool {
    matches!(
        r.lemma(i),
        "palace"
            | "residence"
            | "house"
            | "office"
            | "ministry"
            | "ranch"
            | "villa"
            | "retreat"
            | "lodge"
            | "estate"
            | "dacha"
            | "home"
            | "castle"
            | "hotel"
            | "embassy"
            | "table"
            | "room"
            | "monastery"
            | "cottage"
            | "yacht"
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn entertains() {
        check(&[
            (
                "President Ana Silva gave Prime Minister Jan Novak a hard time.",
                &[],
            ),
            (
                "President Ana Silva gave a dinner for Prime Minister Jan Novak in Lima.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima"],
            ),
            (
                "President Ana Silva gave Prime Minister Jan Novak an audience.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva had Prime Minister Jan Novak round to tea on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "Foreign Minister Eva Kiss had Prime Minister Jan Novak to the ministry's guest house on Monday.",
                &["bilateral | held | Eva Kiss; Jan Novak | 2024-05-13"],
            ),
            (
                "President Ana Silva has invited Prime Minister Jan Novak to dinner on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | 2024-05-17"],
            ),
        ]);
    }

    #[test]
    fn hosts_and_guests() {
        check(&[
            (
                "Prime Minister Jan Novak flies to Lima on Friday, where President Ana Silva lays on a banquet.",
                &[
                    "visit | planned | Jan Novak | Lima | 2024-05-17",
                    "bilateral | planned | Ana Silva; Jan Novak | Lima | in 1",
                ],
            ),
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
                "President Ana Silva was received at the Quirinal Palace by her Czech counterpart, Jan Novak.",
                &["bilateral | held | Jan Novak; Ana Silva | Quirinal Palace"],
            ),
            (
                "Prime Minister Jan Novak was welcomed in Lisbon by President Ana Silva.",
                &["bilateral | held | Ana Silva; Jan Novak | Lisbon"],
            ),
            (
                "President Ana Silva received Prime Minister Jan Novak, head of Hungary's ruling party.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva brought Prime Minister Jan Novak and Foreign Minister Eva Kiss together in Rome.",
                &["bilateral | held | Ana Silva; Jan Novak; Eva Kiss | Rome"],
            ),
            (
                "The foreign ministry summoned Ambassador Jan Novak on Monday.",
                &["bilateral | held | Ministry of Foreign Affairs; Jan Novak | 2024-05-13"],
            ),
        ]);
    }
}
