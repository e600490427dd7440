//! Trips: "flew to Rome", "is due in Cairo", "her next stop", "his visit to Oslo"; whose they are and where they go.

use super::lists::List;
use super::marks::{is_people_noun, is_time};
use super::phrases::Scene;
use super::reports::{Report, Sides, Told};
use super::roles::{Role, role};
use super::senses::{VerbSense, carries};
use super::status::{of_noun, of_verb};
use super::verbal::{object, passive, reach};
use crate::extract::dates::DatePhrase;
use crate::extract::reading::Reading;
use crate::extract::{Party, Place};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// "flew to Rome", "visited Egypt and Jordan", "arrived in Kyiv": people go to a place that is not their home.
pub fn travels(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let mut visitors = Sides::default();
    if r.lemma(v) == "lead"
        && !(v + 1..end.min(v + 6))
            .any(|i| matches!(r.lower(i), "delegation" | "team" | "mission" | "group"))
    {
        return None;
    }
    // "the trip took her to Rome", "a tour that will take her to Rome"
    let carried = r.lemma(v) == "take" && sense.preposition == Some("to");
    let trip = |i: usize| {
        r.tag(i).is_noun()
            && super::senses::noun_sense(r, i).is_some_and(|s| s.kind == Some(MeetingType::Visit))
    };
    if carried && !(r.sentence_around(v).start..v).any(trip) {
        return None;
    }
    let led = carried || matches!(r.lemma(v), "send" | "dispatch");
    let subject = if passive(r, v) || !led {
        scene.subject(v)
    } else {
        object(scene, v + 1, end)
    };
    visitors.add_people(&subject, ParticipantRole::Visitor);
    if visitors.participants.is_empty() {
        return None;
    }
    let mut to: Vec<Place> = match sense.preposition {
        None if r.lemma(v) == "travel" || r.lemma(v) == "arrive" => {
            scene.places(v + 1..end, v, &["to", "in", "at", "through", "across"])
        }
        None => scene.places(v..end, v, &[r.lower(v)]),
        Some(p) => {
            let last = p.rsplit(' ').next().unwrap_or(p);
            let from = if sense.after > v + 1 {
                sense.after - 1
            } else {
                v + 1
            };
            scene.places(from..end, v, &[last])
        }
    };
    if to.is_empty()
        && sense
            .preposition
            .is_some_and(|p| p.ends_with("to") || p.ends_with("in"))
    {
        let there = (v + 1..end.min(v + 4)).find(|&i| r.lower(i) == "there");
        to.extend(there.and_then(|t| scene.place_named_before(t)));
    }
    // "spent two days in Rome", not "spent millions in Africa"
    if r.lemma(v) == "spend"
        && !(v + 1..end.min(v + 6)).any(|i| {
            matches!(
                r.lemma(i),
                "day" | "night" | "week" | "weekend" | "morning" | "afternoon" | "evening" | "hour"
            )
        })
    {
        return None;
    }
    if r.lower(v) == "visiting" && to.is_empty() {
        return None;
    }
    homecoming(
        scene,
        &visitors,
        &mut to,
        matches!(r.lemma(v), "return" | "fly" | "go" | "head" | "get"),
    );
    if to.is_empty()
        && (v + 1..end.min(v + 3)).any(|i| r.lower(i) == "country" && r.lower(i - 1) == "the")
    {
        to.extend(scene.country_named_before(v));
    }
    let touring = r.lemma(v) == "tour"
        && (v + 1..end.min(v + 4)).any(|i| {
            matches!(
                r.lower(i),
                "region" | "area" | "country" | "continent" | "province"
            )
        });
    if to.is_empty() && !touring {
        return None;
    }
    Some(Told {
        trigger: v,
        kind: Some(MeetingType::Visit),
        verdict: if r.tag(v) == Tag::VBG && v > 0 && r.lower(v - 1) == "before" {
            super::status::Verdict::ahead(v - 1..v + 1)
        } else {
            of_verb(r, v)
        },
        sides: visitors,
        places: to,
    })
}

/// Whether the words beside a name or title say whose official it is, rather than the passage around.
pub fn told_country(scene: &Scene, official: usize) -> bool {
    scene.cast.people[official]
        .country
        .as_ref()
        .is_some_and(|(_, rule)| matches!(*rule, "country-beside-name" | "country-of-title"))
}

/// Going home is no visit.
pub fn homecoming(scene: &Scene, visitors: &Sides, to: &mut Vec<Place>, may_be: bool) {
    let r = scene.r;
    let home = |p: &Place| {
        visitors.participants.iter().any(|v| match v.party {
            Party::Official(o) if told_country(scene, o) => {
                scene.cast.country_of(o).is_some_and(|c| {
                    let country = r.lexicon.country(c);
                    p.country == Some(c)
                        && country.is_some_and(|k| {
                            p.name == k.name
                                || k.capital.is_some_and(|cap| {
                                    cap.starts_with(&p.name) || cap.ends_with(&p.name)
                                })
                        })
                })
            }
            _ => false,
        })
    };
    if may_be {
        to.retain(|p| !home(p));
    }
}

/// "has invited him to Washington": a visit that is not agreed.
pub fn invites(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    if (v + 1..end).any(|i| r.tag(i) == Tag::VB && scene.clauses.same(i, v)) {
        return None; // "invited him to visit": the verb tells it
    }
    let guests = if passive(r, v) {
        scene.subject(v)
    } else {
        object(scene, v + 1, end)
    };
    let mut sides = Sides::default();
    sides.add_people(&guests, ParticipantRole::Visitor);
    let places = scene.places(v + 1..end, v, &["to"]);
    if sides.participants.is_empty() || places.is_empty() {
        return None;
    }
    let mut verdict = of_verb(r, v);
    if verdict.status != Some(crate::vocabulary::Status::Cancelled) {
        verdict = super::status::Verdict::open(v..v + 1, "status-invited");
        if super::status::refused(r, v) {
            verdict.status = Some(crate::vocabulary::Status::Cancelled);
        }
    }
    Some(Told {
        trigger: v,
        kind: Some(MeetingType::Visit),
        verdict,
        sides,
        places,
    })
}

/// "is in Rome for talks", "is due in Cairo", "is expected in the capital", "was in Tokyo": somebody stays somewhere.
pub fn stay(scene: &Scene, dates: &[DatePhrase], i: usize) -> Option<Report> {
    let r = scene.r;
    let expecting = matches!(r.lower(i), "due" | "expected" | "scheduled" | "awaited");
    let be = r.lemma(i) == "be" && r.tag(i).is_verb();
    if !(be || expecting && i > 0) || i + 2 >= r.len() {
        return None;
    }
    let clause = scene.clauses.around(i);
    let mut k = i + 1;
    while k < clause.end
        && (matches!(r.tag(k), Tag::RB) || matches!(r.lower(k), "back" | "also" | "today"))
    {
        k += 1;
    }
    let been_to = r.lower(i) == "been" && r.lower(k) == "to";
    let here = r.lower(k) == "here";
    // "is in talks with X in Rome": where somebody is for now is told by the talks
    let engaged = k + 1 < clause.end && super::senses::noun_sense(r, k + 1).is_some();
    let bound = on_the_way(r, k, clause.end);
    if engaged || !(been_to || here || bound.is_some() || matches!(r.lower(k), "in" | "at")) {
        return None;
    }
    let k = bound.unwrap_or(k);
    let verb = if expecting { i - 1 } else { i };
    // "should they meet, it will be in Accra": nobody stays
    let begin = super::status::group_start(r, verb);
    if begin > 0 && matches!(r.lower(begin - 1), "it" | "this" | "that" | "there") {
        return None;
    }
    let mut sides = Sides::default();
    let subject = scene.subject(verb);
    sides.add_people(&subject, ParticipantRole::Visitor);
    let mut places = scene.places(k..clause.end.min(k + 9), i, &[r.lower(k)]);
    if here {
        places.extend(scene.locale.at(k).cloned());
    }
    places.retain(|p| p.country.is_some());
    let mut away = places.clone();
    homecoming(scene, &sides, &mut away, true);
    if sides.participants.is_empty() || away.is_empty() {
        return None;
    }
    let mut verdict = of_verb(r, i);
    if bound.is_some() && matches!(r.lower(i), "is" | "are") {
        verdict = super::status::Verdict::new(Status::Planned, i..k + 1, "status-on-the-way");
    } else if expecting {
        verdict = super::status::Verdict::expected(r, i);
    } else if r.lower(i) == "is" || r.lower(i) == "are" {
        verdict = super::status::Verdict::now(i..i + 1);
    }
    Some(
        Told {
            trigger: i,
            kind: Some(MeetingType::Visit),
            verdict,
            sides,
            places,
        }
        .finish(scene, dates),
    )
}

/// "is bound for", "is on her way to", "is en route to": the preposition that the place follows.
fn on_the_way(r: &Reading, k: usize, end: usize) -> Option<usize> {
    let to = match r.lower(k) {
        "bound" => k + 1,
        "on" if k + 2 < end && r.lower(k + 2) == "way" => k + 3,
        "en" if k + 1 < end && r.lower(k + 1) == "route" => k + 2,
        _ => return None,
    };
    (to < end && matches!(r.lower(to), "for" | "to")).then_some(to)
}

/// "her next stop will be Cairo", "his next destination may be Rome": the place is what the copula says.
pub fn destination(scene: &Scene, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let r = scene.r;
    if !matches!(
        r.lemma(n),
        "stop" | "destination" | "stopover" | "port" | "leg"
    ) {
        return None;
    }
    let clause = scene.clauses.around(n);
    let is = |i: &usize| r.lemma(*i) == "be" && scene.clauses.same(*i, n);
    let Some(be) = (n + 1..clause.end.min(n + 9)).find(is) else {
        return stop_told_first(scene, dates, n);
    };
    let mut k = be + 1;
    while k < clause.end && matches!(r.tag(k), Tag::RB | Tag::VB | Tag::IN | Tag::DT) {
        k += 1;
    }
    let mut places = scene.places(be..clause.end.min(k + 6), n, &[r.lower(be), "in"]);
    places.retain(|p| p.country.is_some());
    let mut sides = Sides::default();
    sides.add_people(&possessor(scene, n), ParticipantRole::Visitor);
    // "the first stop on her tour is Rome"
    if let Some(tour) =
        (n + 1..be).find(|&i| r.tag(i).is_noun() && super::senses::noun_sense(r, i).is_some())
    {
        sides.add_people(&possessor(scene, tour), ParticipantRole::Visitor);
    }
    if sides.participants.is_empty() || places.is_empty() {
        return None;
    }
    Some(
        Told {
            trigger: n,
            kind: Some(MeetingType::Visit),
            verdict: of_verb(r, be),
            sides,
            places,
        }
        .finish(scene, dates),
    )
}

/// "Rome would be her next stop": the place stands before the copula.
fn stop_told_first(scene: &Scene, dates: &[DatePhrase], n: usize) -> Option<Report> {
    let r = scene.r;
    let clause = scene.clauses.around(n);
    let be = (n.saturating_sub(9).max(clause.start)..n)
        .rev()
        .find(|&i| r.lemma(i) == "be" && scene.clauses.same(i, n))?;
    let start = super::status::group_start(r, be);
    let named = scene.cast.named_at(start.checked_sub(1)?)?;
    let places = super::location::specific(r, &[named]);
    let mut sides = Sides::default();
    sides.add_people(&possessor(scene, n), ParticipantRole::Visitor);
    if sides.participants.is_empty() || !named.is_location() {
        return None;
    }
    Some(
        Told {
            trigger: n,
            kind: Some(MeetingType::Visit),
            verdict: of_verb(r, be),
            sides,
            places,
        }
        .finish(scene, dates),
    )
}

/// A trip: who goes is its possessor, or the subject of the verb that carries it; where to follows "to", "in", "of".
pub fn visit(scene: &Scene, dates: &[DatePhrase], n: usize, start: usize) -> Option<Report> {
    let r = scene.r;
    let end = scene.clauses.around(n).end;
    let mut sides = Sides::default();
    sides.add_people(&possessor(scene, n), ParticipantRole::Visitor);
    let role = role(scene, n);
    if let Some(list) = scene
        .after_preposition(n + 1, end.min(n + 12), &["by", "of"])
        .filter(|_| sides.participants.is_empty())
    {
        sides.add_people(&list, ParticipantRole::Visitor);
    }
    if sides.participants.is_empty() {
        match role {
            Role::Object(v)
                if !super::nominal::speaks_of(r, v)
                    && (carries(r, v) || matches!(r.lemma(v), "make" | "pay")) =>
            {
                sides.add_people(&scene.subject(v), ParticipantRole::Visitor)
            }
            // "her itinerary includes stops in Rome"
            Role::Object(v) if matches!(r.lemma(v), "include" | "feature" | "comprise") => {
                let list = (scene.clauses.around(v).start..v)
                    .rev()
                    .find(|&i| r.tag(i).is_noun())
                    .map(|noun| possessor(scene, noun))
                    .unwrap_or_default();
                sides.add_people(&list, ParticipantRole::Visitor);
            }
            Role::After(p, v)
                if matches!(
                    r.lower(p),
                    "on" | "for" | "during" | "in" | "of" | "from" | "after" | "at"
                ) =>
            {
                let before = scene.list_before(
                    scene.np_start(p, scene.clauses.around(n).start),
                    scene.clauses.around(n).start,
                );
                let travelling =
                    v.is_none_or(|v| !matches!(r.lemma(v), "host" | "welcome" | "receive"));
                if travelling {
                    match v {
                        Some(v) => sides.add_people(&scene.subject(v), ParticipantRole::Visitor),
                        None => sides.add_people(&before, ParticipantRole::Visitor),
                    }
                }
            }
            _ => {}
        }
    }
    let mut after = n + 1;
    while after < end
        && (is_time(r, after)
            || matches!(
                r.lower(after),
                "this" | "next" | "last" | "on" | "later" | "earlier" | "here"
            ))
    {
        after += 1;
    }
    let adjacent =
        after < end && matches!(r.lower(after), "in" | "of" | "through" | "across" | "to");
    let mut places = if adjacent {
        scene.places(
            n + 1..end.min(n + 25),
            n,
            &["to", "in", "of", "through", "across"],
        )
    } else {
        // "her trip underscores the commitment to the region": what follows another verb is no place of the trip
        let verb = (n + 1..end.min(n + 12))
            .find(|&i| super::clauses::is_finite(r, i) && !carries(r, i) && r.lemma(i) != "be")
            .unwrap_or(end.min(n + 12));
        scene.places(n + 1..verb, n, &["to"])
    };
    if places.is_empty() {
        places = scene.place_before(start..n);
    }
    if places.is_empty() && matches!(role, Role::Object(_)) {
        places = scene.places(n + 1..end, n, &["to"]);
    }
    Some(
        Told {
            trigger: n,
            kind: Some(MeetingType::Visit),
            verdict: of_noun(scene, n, role),
            sides,
            places,
        }
        .finish(scene, dates),
    )
}

/// Whose "his visit" is: the subject of the clause, unless the trip is to the subject's own country.
pub fn owner_of(scene: &Scene, n: usize, meant: List) -> List {
    let r = scene.r;
    let [Party::Official(_)] = meant.parties[..] else {
        return meant;
    };
    let clause = scene.clauses.around(n);
    let Some(v) = (clause.start..n)
        .rev()
        .find(|&t| scene.clauses.same(t, n) && super::clauses::is_finite(r, t))
    else {
        return meant;
    };
    let subject = scene.subject(v);
    let [Party::Official(s)] = subject.parties[..] else {
        return meant;
    };
    let to = scene.places(n + 1..clause.end, n, &["to", "in"]);
    let home = scene
        .cast
        .country_of(s)
        .is_some_and(|c| to.iter().any(|p| p.country == Some(c)));
    let fits = scene.cast.people[s]
        .gender
        .is_none_or(|g| match r.lower(scene_pronoun(r, n)) {
            "his" => g == crate::lexicon::Gender::Male,
            "her" => g == crate::lexicon::Gender::Female,
            _ => false,
        });
    if home || !fits { meant } else { subject }
}

/// The possessive pronoun before a noun.
pub fn scene_pronoun(r: &Reading, n: usize) -> usize {
    (n.saturating_sub(6)..n)
        .rev()
        .find(|&i| r.tag(i) == Tag::PrpPoss)
        .unwrap_or(n)
}

/// "Blinken's trip", "his visit", "the president's talks".
pub fn possessor(scene: &Scene, n: usize) -> List {
    let r = scene.r;
    let floor = scene.r.sentence_around(n).start;
    let start = scene.np_start(n, floor);
    for t in (start..n).rev() {
        let pronoun = r.tag(t) == Tag::PrpPoss;
        if r.tag(t) == Tag::POS || pronoun {
            let end = if pronoun { t + 1 } else { t };
            let own = scene.list_before(end, floor);
            return if pronoun {
                owner_of(scene, n, own)
            } else {
                own
            };
        }
    }
    let by_arc = r
        .child(n, &[Rel::NmodPoss])
        .filter(|&p| p < n && !is_people_noun(r, p));
    by_arc
        .and_then(|p| scene.cast.mention_at(p))
        .map_or_else(List::default, |m| List {
            parties: m.people.iter().map(|&p| Party::Official(p)).collect(),
            somebody: false,
            edge: m.tokens.start,
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn goes_somewhere() {
        check(&[
            (
                "President Ana Silva travelled to Oslo on Monday.",
                &["visit | held | Ana Silva | Oslo | 2024-05-13"],
            ),
            (
                "President Ana Silva will visit Egypt, Jordan and Oman next week.",
                &["visit | planned | Ana Silva | Egypt; Jordan; Oman | 2024-05-20..2024-05-26"],
            ),
            (
                "President Ana Silva flies to Seoul on Sunday.",
                &["visit | planned | Ana Silva | Seoul | 2024-05-19"],
            ),
            (
                "Foreign Minister Jan Novak arrived in Kyiv today.",
                &["visit | held | Jan Novak | Kyiv | 2024-05-15"],
            ),
            (
                "Foreign Minister Jan Novak will travel to Bonn, Germany, from June 17 to June 20.",
                &["visit | planned | Jan Novak | Bonn | 2024-06-17..2024-06-20"],
            ),
            (
                "Foreign Minister Jan Novak is due in Quito on Friday.",
                &["visit | planned | Jan Novak | Quito | 2024-05-17"],
            ),
            (
                "President Ana Silva is in Rome for talks with Prime Minister Jan Novak.",
                &[
                    "visit | ongoing | Ana Silva | Rome",
                    "bilateral | planned | Ana Silva; Jan Novak | Rome | in 1",
                ],
            ),
            (
                "President Ana Silva was in Tokyo last week.",
                &["visit | held | Ana Silva | Tokyo | 2024-05-06..2024-05-12"],
            ),
            (
                "Foreign Minister Jan Novak led a delegation to Abu Dhabi.",
                &["visit | held | Jan Novak | Abu Dhabi"],
            ),
            (
                "Prime Minister Jan Novak invited President Ana Silva to Prague.",
                &["visit | unconfirmed | Ana Silva | Prague"],
            ),
            (
                "President Ana Silva is touring the Gulf. Her next stop will be Cairo.",
                &[
                    "visit | ongoing | Ana Silva | Cairo",
                    "visit | planned | Ana Silva | Cairo | in 1",
                ],
            ),
        ]);
    }

    #[test]
    fn trips() {
        check(&[
            (
                "President Ana Silva's visit to Norway ended on Monday.",
                &["visit | held | Ana Silva | Norway | 2024-05-13"],
            ),
            (
                "President Ana Silva will travel to Lima on Friday. Her trip underscores the commitment to Africa.",
                &["visit | planned | Ana Silva | Lima | 2024-05-17"],
            ),
            (
                "Rome will be President Ana Silva's next stop.",
                &["visit | planned | Ana Silva | Rome"],
            ),
            (
                "President Ana Silva's tour will take her to Rome and Vienna.",
                &["visit | planned | Ana Silva | Rome; Vienna"],
            ),
            (
                "President Ana Silva's itinerary includes stops in Rome and Vienna.",
                &["visit | planned | Ana Silva | Rome; Vienna"],
            ),
            (
                "President Ana Silva will spend two days in Rome. Norway spent millions in Peru.",
                &["visit | planned | Ana Silva | Rome"],
            ),
            (
                "President Ana Silva is on her way to Rome.",
                &["visit | planned | Ana Silva | Rome"],
            ),
            (
                "President Ana Silva paid a visit to Norway.",
                &["visit | held | Ana Silva | Norway"],
            ),
            (
                "President Ana Silva is on a tour of Africa.",
                &["visit | ongoing | Ana Silva | Africa"],
            ),
            (
                "The visit of Prime Minister Jan Novak to Oslo was postponed.",
                &["visit | cancelled | Jan Novak | Oslo"],
            ),
            (
                "In her visit with Prime Minister Jan Novak, President Ana Silva raised trade.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva called off her trip to Peru.",
                &["visit | cancelled | Ana Silva | Peru"],
            ),
            (
                "Prime Minister Jan Novak announced that President Ana Silva will make a state visit to Prague in June.",
                &["visit | planned | Ana Silva | Prague | 2024-06-01..2024-06-30"],
            ),
        ]);
    }
}
