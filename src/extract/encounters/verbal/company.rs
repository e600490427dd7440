//! People are together, though no verb of meeting says so: "joined X in Rome", "stood beside X", "had X on the line",
//! "spent an hour with X".

use super::audiences::audience;
use super::hours::{after_hours_with, hours_with};
use super::{object, passive, reach, told_of};
use crate::extract::encounters::clauses::is_finite;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::{by_phone, carries};
use crate::lexicon::EncounterPart;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// What a verb of no encounter tells of one, by the words around it.
pub fn company(scene: &Scene, v: usize) -> Option<Told> {
    hours_with(scene, v)
        .or_else(|| after_hours_with(scene, v))
        .or_else(|| joins(scene, v))
        .or_else(|| side_by_side(scene, v))
        .or_else(|| on_the_line(scene, v))
        .or_else(|| audience(scene, v))
}

/// An encounter of two lists, unless somebody stands in both.
pub(super) fn told(
    scene: &Scene,
    v: usize,
    own: &List,
    others: &List,
    meets: bool,
) -> Option<Told> {
    if own.is_empty() || own.parties.iter().any(|p| others.parties.contains(p)) {
        return None;
    }
    let mut sides = Sides {
        meets,
        ..Sides::default()
    };
    sides.add(own, ParticipantRole::Participant);
    sides.add(others, ParticipantRole::Participant);
    Some(told_of(scene, v, sides))
}

/// "joined X in Rome for a signing", "was joined by X at the talks"; not "joined X in condemning".
fn joins(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    if r.lemma(v) != "join" {
        return None;
    }
    let end = reach(scene, v);
    let others = if passive(r, v) {
        scene.after_preposition(v + 1, end, &["by"])?
    } else {
        object(scene, v + 1, end)
    };
    if !others.has_official() {
        return None;
    }
    let occasion = (others.edge..end).any(|i| {
        matches!(r.lower(i), "in" | "at" | "for" | "on" | "there" | "here")
            && !(i + 1 < end && r.tag(i + 1) == Tag::VBG)
    });
    let acts = (others.edge..end.min(others.edge + 2)).any(|i| {
        r.lower(i) == "in" && i + 1 < end && (r.tag(i + 1) == Tag::VBG || r.lower(i + 1) == "a")
    });
    if !occasion || acts {
        return None;
    }
    told(scene, v, &scene.subject(v), &others, false)
}

/// "stood beside X", "speaking alongside X", "appeared with X before the press", "held a joint news conference with X".
fn side_by_side(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let stands = r.tells(v, EncounterPart::Beside);
    let mark = if stands {
        (v + 1..end.min(v + 14)).find(|&i| {
            matches!(r.lower(i), "alongside" | "beside")
                || r.lower(i) == "side"
                    && i >= 2
                    && r.lower(i - 1) == "by"
                    && r.lower(i - 2) == "side"
                || r.lower(i) == "to" && i > 0 && r.lower(i - 1) == "next"
        })?
    } else {
        let conference = (v + 1..end.min(v + 7))
            .find(|&i| r.lower(i) == "conference" && matches!(r.lower(i - 1), "press" | "news"))?;
        let joint = (v + 1..conference).any(|i| r.lower(i) == "joint");
        if !joint || !carries(r, v) {
            return None;
        }
        conference
    };
    let with = usize::from(mark + 1 < end && r.lower(mark + 1) == "with");
    let others = scene.list_after(mark + 1 + with, end);
    if !others.has_official() {
        return None;
    }
    let own = scene.subject(v);
    own.has_official()
        .then(|| told(scene, v, &own, &others, false))
        .flatten()
}

/// "had X on the line", "told X by phone that …", "settled it over the telephone": any verb, where the words are said by telephone.
fn on_the_line(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let line = (v + 1..end).any(|i| {
        r.lower(i) == "line" && i >= 2 && r.lower(i - 1) == "the" && r.lower(i - 2) == "on"
    });
    // "On the telephone on Monday, X assured Y"
    let begin = scene.clauses.around(v).start;
    let fronted = by_phone(r, begin..v.min(begin + 6));
    if !(fronted || by_phone(r, v + 1..end) || line && r.lemma(v) == "have") || passive(r, v) {
        return None;
    }
    let own = scene.subject(v);
    let mut others = object(scene, v + 1, end);
    // "said Y would talk to X by phone": there Y phones
    if !others.is_empty() && others.edge < end && is_finite(r, others.edge) {
        return None;
    }
    if !others.has_official() {
        others = scene
            .after_preposition(v + 1, end, &["with", "to"])
            .filter(List::has_official)
            .unwrap_or_default();
    }
    let among = own.parties.len() >= 2 || own.parties.iter().any(|p| super::is_several(scene, p));
    if !(own.has_official() && (others.has_official() || among)) {
        return None;
    }
    let mut told = told(scene, v, &own, &others, true)?;
    told.kind = Some(MeetingType::Call);
    told.places.clear();
    Some(told)
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn together_without_a_verb_of_meeting() {
        check(&[
            (
                "President Ana Silva joined Prime Minister Jan Novak in condemning the coup.",
                &[],
            ),
            ("President Ana Silva joined the opposition in 2009.", &[]),
            (
                "Foreign Minister Eva Kiss said President Ana Silva would talk to Prime Minister Jan Novak by video link.",
                &["call | planned | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva told reporters by phone that trade mattered.",
                &[],
            ),
            (
                "President Ana Silva held a joint news conference in Lima.",
                &[],
            ),
            (
                "President Ana Silva said in Nairobi on Monday, after seeing Prime Minister Jan Novak, that trade mattered.",
                &["bilateral | held | Ana Silva; Jan Novak | Nairobi | 2024-05-13"],
            ),
            (
                "President Ana Silva left on Monday without having seen Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva will join Prime Minister Jan Novak in Rome for a signing.",
                &["bilateral | planned | Ana Silva; Jan Novak | Rome"],
            ),
            (
                "Speaking alongside Prime Minister Jan Novak in Berlin, President Ana Silva praised the deal.",
                &["bilateral | held | Ana Silva; Jan Novak | Berlin"],
            ),
            (
                "President Ana Silva held a joint news conference with Prime Minister Jan Novak in Lima.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima"],
            ),
            (
                "President Ana Silva had Prime Minister Jan Novak on the line on Monday.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "President Ana Silva told Prime Minister Jan Novak by phone that trade mattered.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
        ]);
    }
}
