//! Somebody takes part in an assembly that no noun of meeting names: "will take part in COP26".

use super::reach;
use crate::extract::Party;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::{VerbSense, noun_sense};
use crate::extract::encounters::status::of_verb;
use crate::extract::places::What;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// "will take part in COP26", "addressed the General Assembly": a body or named event without a noun of its own.
pub fn attends(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
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
    let What::Body { organization } = &named.what else {
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
