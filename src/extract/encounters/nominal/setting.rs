//! What kind of encounter a noun tells, and where it takes place.

use std::ops::Range;

use crate::extract::Place;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::Sides;
use crate::extract::encounters::roles::{Role, opening};
use crate::extract::encounters::senses::{NounSense, by_phone, kind_before};
use crate::extract::places::What;
use crate::syntax::Tag;
use crate::vocabulary::MeetingType;

pub fn kind_of(
    scene: &Scene,
    n: usize,
    premodifiers: Range<usize>,
    sense: &NounSense,
    sides: &Sides,
    event: bool,
    sided: bool,
) -> Option<MeetingType> {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    // "a trilateral call": by telephone, however many take part
    if sense.kind == Some(MeetingType::Call) {
        return sense.kind;
    }
    if let Some(kind) = kind_before(r, premodifiers.start..sense.tokens.end) {
        return Some(kind);
    }
    if by_phone(r, n + 1..end) {
        return Some(MeetingType::Call);
    }
    if sense.kind.is_none() && !sided && of_international_body(scene, n, end) {
        return Some(MeetingType::Multilateral);
    }
    match sense.kind {
        Some(MeetingType::Visit) | None if event => Some(MeetingType::Multilateral),
        Some(MeetingType::Visit) => Some(MeetingType::Bilateral),
        Some(MeetingType::Multilateral)
            if sided
                && !event
                && matches!(r.lemma(n), "summit" | "conference")
                && sides.participants.len() == 2 =>
        {
            None
        }
        kind => kind,
    }
}

pub fn place_of(scene: &Scene, n: usize, start: usize, end: usize, role: Role) -> Vec<Place> {
    let r = scene.r;
    let mut places = scene.places(n + 1..end, n, &["in", "at"]);
    if places.is_empty() {
        places = scene.place_before(start..n);
        places.retain(|p| {
            r.lexicon.places.get(&p.name).is_none_or(|rows| {
                rows.iter().any(|row| {
                    !matches!(
                        row.kind,
                        crate::lexicon::PlaceKind::Country
                            | crate::lexicon::PlaceKind::Demonym
                            | crate::lexicon::PlaceKind::Region
                    )
                })
            })
        });
    }
    let clause = scene.clauses.around(n);
    if places.is_empty() {
        let verb = match role {
            Role::Object(v) => Some(v),
            Role::After(_, v) => v,
            _ => None,
        };
        if let Some(v) = verb.filter(|&v| v < n) {
            places = scene.places(v + 1..start, v, &["in", "at", "to"]);
            // "In Lima he called on X before a session with Y"
            let there = match role {
                Role::Object(_) => true,
                Role::After(p, _) => matches!(
                    r.lower(p),
                    "before" | "after" | "for" | "over" | "during" | "into" | "in" | "at" | "to"
                ),
                _ => false,
            };
            if places.is_empty() && there && begins_with_place(scene, clause.start) {
                places = scene.places(clause.start..v, v, &["in", "at"]);
            }
        }
    }
    if let Some(clause) = scene.follow_up(n).filter(|_| places.is_empty()) {
        places = scene.places(clause.clone(), clause.start, &["in", "at"]);
    }
    if places.is_empty() {
        let there = (n + 1..end)
            .find(|&i| r.lower(i) == "there" && r.tag(i) != Tag::EX && scene.clauses.same(i, n));
        let where_ = scene.clauses.opener(n).filter(|&o| r.lower(o) == "where");
        places.extend(there.or(where_).and_then(|t| scene.place_named_before(t)));
        places.extend(scene.place_here(n, end).filter(|_| places.is_empty()));
    }
    places
}

/// "the 65th session of the Commission", "a meeting of the Council": all its members.
fn of_international_body(scene: &Scene, n: usize, end: usize) -> bool {
    let r = scene.r;
    if n + 2 >= end || r.lower(n + 1) != "of" {
        return false;
    }
    let body = n + 2 + usize::from(r.tag(n + 2) == Tag::DT);
    scene.cast.named_at(body).is_some_and(
        |b| matches!(&b.what, What::Body { organization } if organization.country.is_none()),
    )
}

/// "In Vienna, …", "While in Vienna, …".
fn begins_with_place(scene: &Scene, start: usize) -> bool {
    let r = scene.r;
    let first = opening(r, start);
    let first = first + usize::from(matches!(r.lower(first), "while" | "once"));
    first < r.len() && matches!(r.lower(first), "in" | "at")
}
