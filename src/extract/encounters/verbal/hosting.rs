//! One side receives the other: "hosted X", "was received by X", "summoned the ambassador".

use super::{here, object, passive, reach};
use crate::extract::Party;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::VerbSense;
use crate::extract::encounters::status::of_verb;
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::ParticipantRole;

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
        if !together || guests.parties.len() < 2 {
            return None;
        }
    }
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

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

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
