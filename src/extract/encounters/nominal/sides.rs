//! Who takes part in the encounter that a noun names: after "with", "between", "of", before it, or as the subject that carries it.

use std::ops::Range;

use super::occasions::{definite_before, speaks_of, travels_or_meets};
use super::pays_call;
use crate::extract::Party;
use crate::extract::encounters::clauses::is_finite;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::Sides;
use crate::extract::encounters::roles::{Role, attaches_to_verb, prepared_by, relative_subject};
use crate::extract::encounters::senses::{NounSense, carries, kind_before};
use crate::extract::encounters::status::{cancels, programme_of};
use crate::extract::encounters::travel::possessor;
use crate::extract::encounters::verbal::{is_several, passive};
use crate::extract::places::What;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// The words after the noun that say with whom ("with", "between", "among") and of whom ("of", "by").
struct Complements {
    with: Option<List>,
    of: Option<List>,
    /// Whether the complement names both sides: "between A and B".
    together: bool,
}

/// Who takes part, and how that is said.
pub struct Company {
    /// Who.
    pub sides: Sides,
    /// Whether "with", "between" or "among" says so.
    pub with: bool,
    /// Whether "with" or "of" says so.
    pub sided: bool,
}

/// Who takes part in the encounter that the noun at `n` names, its phrase beginning at `start`; `trip` is the trip that includes it.
pub fn company(
    scene: &Scene,
    n: usize,
    start: usize,
    sense: &NounSense,
    named_event: bool,
    role: Role,
    trip: Option<usize>,
) -> Company {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    let mut sides = Sides::default();
    sides.add(&possessor(scene, n), ParticipantRole::Participant);
    sides.add(&named_before(scene, start..n), ParticipantRole::Participant);
    let said = complements(scene, n, end);
    by_role(scene, &mut sides, n, &said, sense, named_event, role);
    if sense.kind == Some(MeetingType::Call) {
        for preposition in ["from", "to"] {
            if let Some(list) = scene.after_preposition(n + 1, end, &[preposition]) {
                sides.add(&list, ParticipantRole::Participant);
            }
        }
    }
    if let Some((list, _)) = prepared_by(scene, n) {
        sides.add(&list, ParticipantRole::Participant);
    }
    if said.with.is_none() && said.of.is_none() && !matches!(role, Role::Object(_)) {
        sides.add(&relative_subject(scene, n), ParticipantRole::Participant);
    }
    if let Role::Object(v) = role
        && let Some(programme) = programme_of(r, v)
    {
        sides.add_people(&possessor(scene, programme), ParticipantRole::Participant);
    }
    if let Some(t) = trip {
        sides.add_people(&possessor(scene, t), ParticipantRole::Participant);
    }
    if said.with.is_none() && !definite_before(r, start, n) {
        addressed(scene, &mut sides, sense, role, n);
    }
    for list in said.with.iter().chain(&said.of) {
        sides.add(list, ParticipantRole::Participant);
    }
    if let Role::Object(v) = role
        && said.with.is_none()
        && carries(r, v)
        && let Some(list) = scene.after_preposition(v + 1, end, &["with"])
    {
        sides.add(&list, ParticipantRole::Participant);
    }
    Company {
        sides,
        with: said.with.is_some(),
        sided: said.with.is_some() || said.of.is_some(),
    }
}

fn complements(scene: &Scene, n: usize, end: usize) -> Complements {
    let r = scene.r;
    let with = scene
        .after_preposition(n + 1, end, &["with", "between", "among"])
        .or_else(|| first_between(scene, n, end))
        .or_else(|| meal_for(scene, n, end))
        .or_else(|| between_behind_verb(scene, n, end));
    let of = (n + 1 < end && matches!(r.lower(n + 1), "of" | "by") || pays_call(scene, n))
        .then(|| scene.list_after(n + 2, end))
        .filter(|l| !l.is_empty());
    let together = with
        .as_ref()
        .is_some_and(|w| w.parties.len() + usize::from(w.somebody) >= 2)
        && n + 1 < end
        && (n + 1..end.min(n + 6)).any(|i| matches!(r.lower(i), "between" | "among"));
    Complements { with, of, together }
}

/// "a dinner for President X": the guest.
fn meal_for(scene: &Scene, n: usize, end: usize) -> Option<List> {
    let r = scene.r;
    let meal = matches!(
        r.lemma(n),
        "dinner" | "lunch" | "luncheon" | "banquet" | "breakfast" | "reception"
    );
    let guests =
        (meal && n + 2 < end && r.lower(n + 1) == "for").then(|| scene.list_after(n + 2, end))?;
    guests.has_official().then_some(guests)
}

/// "The meeting was the first between A and B".
fn first_between(scene: &Scene, n: usize, end: usize) -> Option<List> {
    let r = scene.r;
    let be = (n + 1..end.min(n + 8)).find(|&i| r.lemma(i) == "be" && scene.clauses.same(i, n))?;
    let first = (be + 1..end.min(be + 5)).find(|&i| {
        matches!(
            r.lower(i),
            "first" | "second" | "third" | "fourth" | "last" | "latest"
        )
    })?;
    let between = (first + 1..end.min(first + 4))
        .find(|&i| matches!(r.lower(i), "between" | "with" | "among"))?;
    Some(scene.list_after(between + 1, end)).filter(|l| !l.is_empty())
}

/// "Talks resume on Sunday between A and B": the complement stands behind the verb that the noun is the subject of.
fn between_behind_verb(scene: &Scene, n: usize, end: usize) -> Option<List> {
    let r = scene.r;
    let verb = (n + 1..end.min(n + 4)).find(|&i| is_finite(r, i) && scene.clauses.same(i, n))?;
    let between = (verb + 1..end)
        .find(|&i| matches!(r.lower(i), "between" | "among") && scene.clauses.same(i, n))?;
    // "the talks produced a deal between A and B": what they produced is between them
    let before = between - 1;
    let adjunct = !r.tag(before).is_noun()
        || is_time(r, before)
        || scene.cast.named_at(before).is_some_and(|m| m.is_location());
    let list = scene.list_after(between + 1, end);
    (adjunct && list.parties.len() + usize::from(list.somebody) >= 2).then_some(list)
}

/// Whom the verb after an encounter's noun gathers in it: "the summit brought together A, B and C", "the talks involved A and B".
fn gathered(scene: &Scene, v: usize, end: usize) -> List {
    let r = scene.r;
    // "has brought together": the verb behind its auxiliary
    let v = (v..end.min(v + 3))
        .rev()
        .find(|&i| r.tag(i).is_verb() && scene.clauses.same(i, v))
        .unwrap_or(v);
    let gathers = match r.lemma(v) {
        "bring" => v + 1 < end && r.lower(v + 1) == "together",
        "unite" | "reunite" | "gather" | "assemble" | "involve" | "group" => true,
        _ => false,
    };
    if !gathers || passive(r, v) {
        return List::default();
    }
    let from = v + 1 + usize::from(r.lemma(v) == "bring");
    scene.list_after(from, end)
}

/// The subject of the verb that the noun stands with, where it takes part.
fn by_role(
    scene: &Scene,
    sides: &mut Sides,
    n: usize,
    said: &Complements,
    sense: &NounSense,
    named_event: bool,
    role: Role,
) {
    let r = scene.r;
    let Complements { with, of, together } = said;
    match role {
        Role::Object(v)
            if (carries(r, v) || r.lemma(v) == "host")
                && !together
                && !passive(r, v)
                && !speaks_of(r, v) =>
        {
            let own = principals(scene, scene.subject(v));
            let cancels = cancels(r, v) && with.is_some() && of.is_none();
            if !cancels || own.has_official() {
                sides.add(&own, ParticipantRole::Participant);
            }
        }
        Role::Object(v) if with.is_some() && !together && travels_or_meets(r, v) => {
            sides.add(&scene.subject(v), ParticipantRole::Participant)
        }
        // "proposed a summit with X", "offered talks with X"
        Role::Object(v)
            if with.is_some() && matches!(r.lemma(v), "propose" | "suggest" | "offer") =>
        {
            let own = principals(scene, scene.subject(v));
            sides.add_people(&own, ParticipantRole::Participant);
        }
        // "was granted an audience with X", "was refused a meeting"
        Role::Object(v)
            if passive(r, v)
                && matches!(
                    r.lemma(v),
                    "grant" | "give" | "offer" | "refuse" | "deny" | "promise"
                ) =>
        {
            sides.add(&scene.subject(v), ParticipantRole::Participant);
        }
        // "pulled out of the summit", "stayed away from the talks"
        Role::After(p, Some(v)) if v < p && cancels(r, v) => {
            sides.add(&scene.subject(v), ParticipantRole::Participant);
        }
        Role::After(p, Some(v)) => {
            // "following the president's conversation with X, her adviser met Y": the owner and X had it
            let others = matches!(r.lower(p), "after" | "before" | "following")
                && with.is_some()
                && sides
                    .participants
                    .iter()
                    .any(|p| matches!(p.party, Party::Official(_)));
            let joins = attaches_to_verb(scene, p)
                && !others
                && matches!(
                    r.lower(p),
                    "for"
                        | "in"
                        | "during"
                        | "at"
                        | "after"
                        | "before"
                        | "following"
                        | "to"
                        | "on"
                        | "of"
                        | "from"
                        | "as"
                        | "over"
                        | "through"
                );
            let own = scene.subject(v);
            let attends = matches!(r.lower(p), "at" | "to" | "for" | "in" | "during" | "from")
                && (named_event
                    || of.is_some()
                    || sense.kind == Some(MeetingType::Multilateral)
                    || kind_before(r, scene.np_start(n, scene.clauses.around(n).start)..n)
                        == Some(MeetingType::Multilateral))
                && (r.lemma(n) == "talk"
                    || r.lemma(n) == "talks"
                    || !own.parties.iter().any(|p| matches!(p, Party::Country(_))));
            let among_them = (own.parties.len() >= 2
                || own.parties.iter().any(|p| is_several(scene, p)))
                && matches!(
                    r.lower(p),
                    "in" | "during" | "at" | "from" | "after" | "over"
                )
                && sense.kind != Some(MeetingType::Multilateral);
            if joins && !together && (with.is_some() || attends || among_them) {
                sides.add(&own, ParticipantRole::Participant);
            }
        }
        Role::Subject(v) if with.is_none() => {
            // "the talks were attended by X", "the meeting was hosted by Y"
            let end = scene.clauses.around(n).end;
            sides.add(&gathered(scene, v, end), ParticipantRole::Participant);
            if let Some(by) = scene
                .after_preposition(v + 1, end, &["by"])
                .filter(|_| r.tag(v) == Tag::VBD || r.tag(v) == Tag::VBZ)
            {
                sides.add(&by, ParticipantRole::Participant);
            }
            // "was hosted by X and attended by Y and Z"
            let attended = (v + 1..end)
                .find(|&i| r.lower(i) == "attended" && i + 1 < end && r.lower(i + 1) == "by");
            if let Some(i) = attended {
                sides.add(&scene.list_after(i + 2, end), ParticipantRole::Participant);
            }
        }
        _ => {}
    }
}

/// "had discussed it with Y during a call", "told Z in a call": who speaks and who is spoken to.
fn addressed(scene: &Scene, sides: &mut Sides, sense: &NounSense, role: Role, n: usize) {
    let r = scene.r;
    let Role::After(p, Some(v)) = role else {
        return;
    };
    if !matches!(r.lower(p), "during" | "in" | "by" | "at" | "over")
        || sense.kind == Some(MeetingType::Multilateral)
    {
        return;
    }
    // "Over dinner in Rome, X told Y that …"
    let fronted = v > n && p == scene.clauses.around(n).start;
    let addressed = if v < p {
        scene
            .after_preposition(v + 1, p, &["with", "to"])
            .unwrap_or_else(|| scene.list_after(v + 1, p))
    } else if fronted {
        scene.list_after(v + 1, scene.clauses.around(v).end)
    } else {
        return;
    };
    if addressed
        .parties
        .iter()
        .any(|q| matches!(q, Party::Official(_)))
    {
        sides.add(&scene.subject(v), ParticipantRole::Participant);
        sides.add(&addressed, ParticipantRole::Participant);
    }
}

/// Without the spokesmen, who tell of the meetings of others.
fn principals(scene: &Scene, mut list: List) -> List {
    list.parties.retain(|p| match p {
        Party::Official(o) => !scene.cast.people[*o]
            .titles
            .iter()
            .any(|t| scene.r.lemma(t.head).starts_with("spokes")),
        _ => true,
    });
    list
}

/// Sides that stand before the noun: "the G7 summit", "U.S.-Russia talks", "Israeli-Palestinian negotiations".
fn named_before(scene: &Scene, premodifiers: Range<usize>) -> List {
    let r = scene.r;
    let mut list = List {
        edge: premodifiers.start,
        ..List::default()
    };
    let mut i = premodifiers.start;
    while i < premodifiers.end {
        let mut add = |party: Party| {
            if !list.parties.contains(&party) {
                list.parties.push(party);
            }
        };
        if let Some(named) = scene.cast.named_at(i) {
            match &named.what {
                What::Body { organization } if r.tag(named.tokens.end) != Tag::POS => {
                    add(Party::Organization(organization.name.to_string()))
                }
                // "U.S.-Chile talks"
                What::Place {
                    country: Some(code),
                    ..
                } if i > 0 && matches!(r.lower(i - 1), "-" | "–")
                    || matches!(r.lower(named.tokens.end), "-" | "–") =>
                {
                    add(Party::Country(code))
                }
                _ => {}
            }
            i = named.tokens.end.max(i + 1);
            continue;
        }
        if r.word(i).contains(['-', '–']) {
            let parts: Vec<&str> = r.word(i).split(['-', '–']).collect();
            let codes: Vec<_> = parts
                .iter()
                .filter_map(|w| {
                    r.lexicon
                        .places
                        .get(w)
                        .and_then(|rows| rows.first())
                        .and_then(|p| p.country)
                })
                .collect();
            if codes.len() == parts.len() && codes.len() >= 2 {
                codes.into_iter().for_each(|c| add(Party::Country(c)));
            }
        }
        i += 1;
    }
    list
}
