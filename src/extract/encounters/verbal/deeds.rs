//! What people do side by side: "toured the port with X", "laid a wreath in Rome with X", "was shown round the plant by X".

use super::{here, object, passive, reach};
use crate::extract::Party;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::status::of_verb;
use crate::lexicon::EncounterPart;
use crate::vocabulary::ParticipantRole;

/// What a verb of a deed done together tells: two officials named, at a place.
pub fn deeds(scene: &Scene, v: usize) -> Option<Told> {
    done_with(scene, v)
        .or_else(|| done_jointly(scene, v))
        .or_else(|| escorted(scene, v))
}

fn told(scene: &Scene, v: usize, own: &List, others: &List) -> Option<Told> {
    if !own.has_official()
        || !others.has_official()
        || own.parties.iter().any(|p| others.parties.contains(p))
    {
        return None;
    }
    let mut places = here(scene, v, reach(scene, v));
    if places.is_empty() {
        places = scene.places(
            v + 1..reach(scene, v),
            v,
            &["to", "of", "from", "at", "outside", "near"],
        );
    }
    let mut sides = Sides {
        meets: false,
        ..Sides::default()
    };
    sides.add(own, ParticipantRole::Participant);
    sides.add(others, ParticipantRole::Participant);
    (!places.is_empty()).then(|| Told {
        trigger: v,
        kind: None,
        verdict: of_verb(scene.r, v),
        sides,
        places,
    })
}

/// "inspected troops in Estonia with X", "opened the bridge together with X".
fn done_with(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    if !r.tells(v, EncounterPart::Deed) || passive(r, v) {
        return None;
    }
    let end = reach(scene, v);
    let with = (v + 1..end.min(v + 16)).find(|&i| {
        scene.clauses.same(i, v)
            && matches!(r.lower(i), "with" | "alongside")
            && !(i + 1 < end && r.tag(i + 1).is_punct())
    })?;
    told(
        scene,
        v,
        &scene.subject(v),
        &scene.list_after(with + 1, end),
    )
}

/// "A and B toured a factory near Brno": officials of two countries, joined, do it side by side.
fn done_jointly(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    if !r.tells(v, EncounterPart::Deed) || passive(r, v) {
        return None;
    }
    let mut own = scene.subject(v);
    let country = |p: &Party| match p {
        Party::Official(o) => scene.cast.country_of(*o),
        _ => None,
    };
    let first = own.parties.iter().position(|p| country(p).is_some())?;
    let home = country(&own.parties[first]);
    let other = |p: &Party| country(p).is_some_and(|c| Some(c) != home);
    if !own.parties.iter().any(other) {
        return None;
    }
    let others = List {
        parties: own.parties.split_off(1),
        ..own.clone()
    };
    told(scene, v, &own, &others)
}

/// "was shown round the plant in Turin by X", "accompanied X to the border", "showed X around".
fn escorted(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let leads = match r.lemma(v) {
        "accompany" | "escort" | "guide" => true,
        "show" | "take" | "lead" | "walk" | "drive" => {
            (v + 1..end.min(v + 8)).any(|i| matches!(r.lower(i), "around" | "round" | "through"))
        }
        _ => false,
    };
    if !leads {
        return None;
    }
    if passive(r, v) {
        let by = scene.after_preposition(v + 1, end, &["by"])?;
        return told(scene, v, &scene.subject(v), &by);
    }
    told(scene, v, &scene.subject(v), &object(scene, v + 1, end))
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn alone() {
        check(&[
            (
                "President Ana Silva opened the session with a tribute to Prime Minister Jan Novak.",
                &[],
            ),
            (
                "President Ana Silva showed Prime Minister Jan Novak a map.",
                &[],
            ),
            (
                "Norwegian Defence Minister Eva Kiss and Norwegian Prime Minister Per Dahl toured a factory near Bergen.",
                &[],
            ),
        ]);
    }

    #[test]
    fn side_by_side() {
        check(&[
            (
                "Norwegian Defence Minister Eva Kiss and her Czech counterpart, Jan Novak, toured a factory near Prague on Monday.",
                &["bilateral | held | Eva Kiss; Jan Novak | Prague | 2024-05-13"],
            ),
            (
                "Defence Minister Eva Kiss inspected troops in Tallinn with her Czech counterpart, Jan Novak.",
                &["bilateral | held | Eva Kiss; Jan Novak | Tallinn"],
            ),
            (
                "President Ana Silva was shown round the plant in Turin by Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak | Turin"],
            ),
            (
                "President Ana Silva accompanied Prime Minister Jan Novak to Rome.",
                &["bilateral | held | Ana Silva; Jan Novak | Rome"],
            ),
        ]);
    }
}
