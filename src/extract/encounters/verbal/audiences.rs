//! Who says something to somebody where he has gone to: "was in Oslo to settle it with X", "flew to Kabul and told X that …",
//! "went to Riyadh, where he pressed X", "will press X in Baku".

use super::company::told;
use super::{here, object, passive, reach};
use crate::extract::encounters::clauses::is_finite;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::Told;
use crate::extract::encounters::roles::purpose_of;
use crate::extract::encounters::senses::{noun_sense, verb_senses};
use crate::extract::encounters::status::{group_start, of_verb};
use crate::extract::encounters::travel::is_sending;
use crate::extract::{Party, Place};
use crate::lexicon::{EncounterPart, VerbClass};
use crate::syntax::Tag;
use crate::vocabulary::Status;

/// What a verb of speaking tells of a meeting, by where the speaker has gone.
pub fn audience(scene: &Scene, v: usize) -> Option<Told> {
    on_a_mission(scene, v)
        .or_else(|| face_to_face(scene, v))
        .or_else(|| where_he_went(scene, v))
        .or_else(|| briefs(scene, v))
}

/// "flew in to go through the terms with X", "was in Oslo to settle it with X": what somebody goes somewhere to do with another.
fn on_a_mission(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    purpose_of(scene, v)?;
    let end = reach(scene, v);
    let with = (v + 1..end.min(v + 14))
        .find(|&i| r.lower(i) == "with" && scene.clauses.same(i, v))
        .map(|with| scene.list_after(with + 1, end))
        .filter(List::has_official);
    let others = with.or_else(|| addressed(scene, v, end))?;
    if !others.has_official() || (v + 1..end.min(v + 7)).any(|i| noun_sense(r, i).is_some()) {
        return None;
    }
    told(scene, v, &scene.subject(v), &others, true)
}

/// "will press X in Baku to do Y", "told X in Rome on Monday that …": who says something to somebody in a town is with him there.
fn face_to_face(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let says = r.tells(v, EncounterPart::Insist);
    if !says || passive(r, v) {
        return None;
    }
    let end = reach(scene, v);
    let others = object(scene, v + 1, end);
    let own = scene.subject(v);
    let person = |p: &Party| scene.cast.named_person(p).is_some();
    let plainly = others.has_official() && others.edge < end && r.lower(others.edge) == "in";
    if !plainly || !others.parties.iter().all(person) || !own.parties.iter().any(person) {
        return None;
    }
    let mut told = told(scene, v, &own, &others, true)?;
    told.places = scene.places(others.edge..end, others.edge, &["in"]);
    (!told.places.is_empty()).then_some(told)
}

/// "was in Oslo on Monday, where she told X that …", "flew to Kabul and asked X", "In Riyadh, she pressed X": who goes abroad
/// and says something to an official of that country is with him there.
fn where_he_went(scene: &Scene, v: usize) -> Option<Told> {
    if passive(scene.r, v) || scene.r.lemma(v) == "be" {
        return None;
    }
    let end = reach(scene, v);
    let others = addressed(scene, v, end).or_else(|| raised_with(scene, v, end))?;
    let (places, fronted) = match gone_to(scene, v) {
        Some(place) => (vec![place], false),
        None => (here(scene, v, end), true),
    };
    let country = places.first()?.country?;
    let own = scene.subject(v);
    let person = |p: &Party| scene.cast.named_person(p);
    let of = |p: &Party| person(p).and_then(|o| scene.cast.country_of(o));
    let [speaker] = &own.parties[..] else {
        return None;
    };
    let at_home = of(speaker) == Some(country);
    let host = others.parties.iter().find(|p| person(p).is_some())?;
    // a name without a country is of the place only where the words lead there
    let of_the_place = match of(host) {
        Some(c) => c == country,
        None => !fronted,
    };
    if person(speaker).is_none() || at_home || !of_the_place {
        return None;
    }
    let told = told(scene, v, &own, &others, true)?;
    Some(Told { places, ..told })
}

/// How many tokens what is told of a stay can take before "and".
const LONGEST_STAY: usize = 40;

/// Where the words before a verb have its subject go or be: "was in Oslo, where he", "flew to Oslo and".
fn gone_to(scene: &Scene, v: usize) -> Option<Place> {
    let r = scene.r;
    if let Some(opener) = scene.clauses.opener(v).filter(|&o| r.lower(o) == "where") {
        return scene.place_named_before(opener);
    }
    let begin = group_start(r, v);
    let and = scene
        .clauses
        .before(begin)
        .filter(|&t| r.lower(t) == "and")?;
    let floor = scene
        .clauses
        .around(v)
        .start
        .max(and.saturating_sub(LONGEST_STAY));
    let goes = (floor..and)
        .rev()
        .find(|&i| scene.clauses.same(i, v) && is_finite(r, i))?;
    let main = (goes..and).find(|&i| {
        r.tag(i).is_verb()
            && !is_sending(r, i)
            && verb_senses(r, i)
                .iter()
                .any(|s| matches!(s.class, VerbClass::Travel | VerbClass::Arrive))
    });
    // "was born in Oslo and" is no stay there
    let stays = r.lemma(goes) == "be" && r.tag(goes + 1) != Tag::VBN;
    let from = main.or(stays.then_some(goes))?;
    if matches!(
        of_verb(r, from).status,
        Some(Status::Cancelled | Status::Unconfirmed)
    ) {
        return None;
    }
    let mut places = scene.places(from + 1..and, from, &["to", "in", "at"]);
    (places.len() == 1).then(|| places.remove(0))
}

/// "raise the arrests with X", "to express unease to X": whom the matter is put to.
fn raised_with(scene: &Scene, v: usize, end: usize) -> Option<List> {
    let r = scene.r;
    let raises = verb_senses(r, v).iter().any(|s| {
        matches!(
            s.class,
            VerbClass::Raise | VerbClass::Discuss | VerbClass::Condemn
        )
    });
    let with = (v + 1..end.min(v + 16))
        .find(|&i| r.lower(i) == "with" && scene.clauses.same(i, v))
        .filter(|_| raises)?;
    Some(scene.list_after(with + 1, end)).filter(List::has_official)
}

/// "to inform X", "to ask X for help", "to protest to X": whom somebody goes to say something to.
fn addressed(scene: &Scene, v: usize, end: usize) -> Option<List> {
    let r = scene.r;
    let direct = r.tells(v, EncounterPart::Address);
    let indirect = r.tells(v, EncounterPart::AddressTo);
    if direct {
        Some(object(scene, v + 1, end)).filter(List::has_official)
    } else if indirect {
        scene
            .after_preposition(v + 1, end, &["to"])
            .filter(List::has_official)
    } else {
        None
    }
}

/// "briefed X in Rome", "has briefed the ambassadors": two sides at a place or on a day.
fn briefs(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    if !matches!(r.lemma(v), "brief" | "debrief") || passive(r, v) {
        return None;
    }
    let end = reach(scene, v);
    let others = object(scene, v + 1, end);
    let own = scene.subject(v);
    if !others.has_official() || !own.has_official() {
        return None;
    }
    let told = told(scene, v, &own, &others, false)?;
    let dated = (v + 1..end).any(|i| is_time(r, i) && scene.clauses.same(i, v));
    (!told.places.is_empty() || dated).then_some(told)
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn who_speaks_from_afar() {
        check(&[
            ("President Ana Silva briefed reporters in Lima.", &[]),
            (
                "President Ana Silva urged Prime Minister Jan Novak to respect the ceasefire.",
                &[],
            ),
            (
                "President Ana Silva told lawmakers in Lima that trade mattered.",
                &[],
            ),
            (
                "President Ana Silva was in Rome on Friday and urged Russian President Ivan Orlov to withdraw.",
                &["visit | held | Ana Silva | Rome | 2024-05-10"],
            ),
            (
                "President Ana Silva was born in Prague and asked Czech Prime Minister Jan Novak to wait.",
                &[],
            ),
            (
                "Norwegian Foreign Minister Eva Kiss sent troops to Prague and told Czech Prime Minister Jan Novak to wait.",
                &[],
            ),
            (
                "Norwegian Foreign Minister Eva Kiss will not travel to Prague and told Czech Prime Minister Jan Novak to wait.",
                &["visit | cancelled | Eva Kiss | Prague"],
            ),
            (
                "In Rome, Italian President Ana Silva told Czech Prime Minister Jan Novak to wait.",
                &[],
            ),
        ]);
    }

    #[test]
    fn who_speaks_where_he_has_gone() {
        check(&[
            (
                "Norwegian Foreign Minister Eva Kiss was in Prague on Friday, where she told Czech Prime Minister Jan Novak that she would wait.",
                &[
                    "visit | held | Eva Kiss | Prague | 2024-05-10",
                    "bilateral | held | Eva Kiss; Jan Novak | Prague | 2024-05-10 | in 1",
                ],
            ),
            (
                "Norwegian Foreign Minister Eva Kiss travelled to Prague on Friday and asked Czech Prime Minister Jan Novak to wait.",
                &[
                    "visit | held | Eva Kiss | Prague | 2024-05-10",
                    "bilateral | held | Eva Kiss; Jan Novak | Prague | 2024-05-10 | in 1",
                ],
            ),
            (
                "Norwegian Foreign Minister Eva Kiss flies to Prague next week, where she intends to raise tariffs with Czech Prime Minister Jan Novak.",
                &[
                    "visit | planned | Eva Kiss | Prague | 2024-05-20..2024-05-26",
                    "bilateral | planned | Eva Kiss; Jan Novak | Prague | in 1",
                ],
            ),
            (
                "President Ana Silva will press Prime Minister Jan Novak in Baku on Friday to free the prisoners.",
                &["bilateral | planned | Ana Silva; Jan Novak | Baku | 2024-05-17"],
            ),
            (
                "Foreign Minister Eva Kiss briefed President Ana Silva in Lima on Monday.",
                &["bilateral | held | Eva Kiss; Ana Silva | Lima | 2024-05-13"],
            ),
            (
                "Foreign Minister Eva Kiss was in Oslo to go over the terms with Prime Minister Jan Novak.",
                &[
                    "visit | held | Eva Kiss | Oslo",
                    "bilateral | held | Eva Kiss; Jan Novak | Oslo | in 1",
                ],
            ),
            (
                "Foreign Minister Eva Kiss flew in on Monday to go over the terms with Prime Minister Jan Novak.",
                &["bilateral | held | Eva Kiss; Jan Novak | 2024-05-13"],
            ),
        ]);
    }
}
