//! They talk: "spoke by phone with X", "telephoned X", "consulted with X"; by telephone unless a place is given.

use super::{here, here_after, is_several, object, reach};
use crate::extract::Party;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::{VerbSense, by_phone};
use crate::extract::encounters::status::of_verb;
use crate::lexicon::{EncounterPart, VerbClass};
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// "spoke by phone with X", "telephoned X", "held consultations with X".
pub fn talks(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let phoned = by_phone(r, v + 1..end);
    let mut others = match (sense.class, sense.preposition) {
        (VerbClass::Call, None) => object(scene, shared_object(scene, v, sense.after), end),
        (VerbClass::Talk, None) => return talk_among_themselves(scene, v),
        (_, Some("with" | "to")) => scene
            .after_preposition(v + 1, end, &["with", "to"])
            .or_else(|| after_topic(scene, v, end))?,
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
    let call = sense.class == VerbClass::Call || phoned;
    match sense.class {
        VerbClass::Call => {
            // "called Biden a liar", "calls Russia an aggressor": not a telephone call
            if sense.preposition.is_none()
                && (!others.has_official()
                    || others.edge < end
                        && matches!(r.tag(others.edge), Tag::DT | Tag::JJ)
                        && !matches!(r.lower(others.edge), "last" | "next" | "this" | "that"))
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
            if !(others.has_official() || others.somebody && own.has_official())
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
            // "spoke to lawmakers" is a speech, "spoke to Prime Minister Jan Novak" a conversation
            let one = |p: &Party| scene.cast.named_person(p).is_some();
            if r.lemma(v) == "speak"
                && sense.preposition == Some("to")
                && !phoned
                && !others.parties.iter().any(one)
            {
                return None;
            }
        }
    }
    let spoken = matches!(r.lemma(v), "speak" | "talk") && !phoned;
    let mut places = here(scene, v, end);
    if places.is_empty() && others.edge > v + 1 {
        places = here_after(scene, v, others.edge - 1, end);
    }
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

/// Where the object of a verb begins that shares it with the next one: "called and congratulated X".
fn shared_object(scene: &Scene, v: usize, after: usize) -> usize {
    let r = scene.r;
    // a participle before a name is easily taken for an adjective
    let verb = |i: usize| r.tag(i) == r.tag(v) || r.lower(i).ends_with("ed");
    let shared = after + 1 < r.len() && r.lower(after) == "and" && verb(after + 1);
    if shared { after + 2 } else { after }
}

/// "conferred on the tribunal's seat with X": the other side after the subject; not "spoke about her ties with X".
pub fn after_topic(scene: &Scene, v: usize, end: usize) -> Option<List> {
    let r = scene.r;
    let with = (v + 1..end).find(|&i| r.lower(i) == "with" && scene.clauses.same(i, v))?;
    let owns = (v + 1..with)
        .rev()
        .take(2)
        .any(|i| r.tells(i, EncounterPart::Bond));
    let others = scene.list_after(with + 1, end);
    let named = others.has_official();
    (named && !owns).then_some(others)
}

/// "A and B spoke on Monday", "talked for an hour in Rome": to each other, unless to somebody, at something or about it.
fn talk_among_themselves(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let own = scene.subject(v);
    let officials = own
        .parties
        .iter()
        .filter(|p| matches!(p, Party::Official(_)))
        .count();
    let next = if v + 1 < end { r.lower(v + 1) } else { "" };
    // "spoke to reaffirm their friendship"
    let purpose = next == "to" && v + 2 < r.len() && r.tag(v + 2) == Tag::VB;
    let plainly = v + 1 >= end
        || purpose
        || is_time(r, v + 1)
        || matches!(
            next,
            "on" | "in" | "for" | "again" | "twice" | "last" | "briefly" | "."
        );
    if officials < 2 || !plainly || !matches!(r.lemma(v), "speak" | "talk") {
        return None;
    }
    let places = here(scene, v, end);
    let mut sides = Sides::default();
    sides.add(&own, ParticipantRole::Participant);
    Some(Told {
        trigger: v,
        kind: places.is_empty().then_some(MeetingType::Call),
        verdict: of_verb(r, v),
        sides,
        places,
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn calls() {
        check(&[
            (
                "President Ana Silva spoke with Prime Minister Jan Novak today.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-15"],
            ),
            ("President Ana Silva spoke to lawmakers.", &[]),
            ("President Ana Silva spoke to King Olav's lawyers.", &[]),
            (
                "President Ana Silva spoke today to Prime Minister Jan Novak.",
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
                "President Ana Silva called Prime Minister Jan Novak last Sunday. Silva is to ring Novak as well.",
                &[
                    "call | held | Ana Silva; Jan Novak | 2024-05-12",
                    "call | planned | Ana Silva; Jan Novak",
                ],
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
                "President Ana Silva and Prime Minister Jan Novak spoke on Monday.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "President Ana Silva spoke today with survivors of the flood.",
                &["call | held | Ana Silva | 2024-05-15"],
            ),
            (
                "President Ana Silva spoke today with His Royal Highness, Crown Prince Omar Haddad.",
                &["call | held | Ana Silva; Omar Haddad | 2024-05-15"],
            ),
            (
                "President Ana Silva spoke to Prime Minister Jan Novak this afternoon.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-15"],
            ),
            ("President Ana Silva spoke to lawmakers on Monday.", &[]),
            (
                "President Ana Silva and Prime Minister Jan Novak spoke to reaffirm the friendship of their countries.",
                &["call | held | Ana Silva; Jan Novak"],
            ),
            (
                "On Monday, President Ana Silva called and congratulated Prime Minister Jan Novak.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            (
                "President Ana Silva spoke today with Prime Minister Jan Novak following the floods in Chad.",
                &["call | held | Ana Silva; Jan Novak | 2024-05-15"],
            ),
            (
                "President Ana Silva held a trilateral call with Norwegian Prime Minister Jan Novak and Chilean President Eva Kiss.",
                &["call | held | Ana Silva; Jan Novak; Eva Kiss"],
            ),
        ]);
    }
}
