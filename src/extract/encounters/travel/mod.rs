//! Trips: "flew to Rome", "is due in Cairo", "her next stop", "his visit to Oslo"; whose they are and where they go.

mod stays;
mod trips;

pub use stays::{DEPARTED, departs, destination, stay};
pub use trips::{possessor, visit};

use crate::extract::calendar::is_weekday;
use crate::extract::dates::DatePhrase;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Sides, Told};
use crate::extract::encounters::senses::{VerbSense, noun_sense};
use crate::extract::encounters::status::{Verdict, of_verb, refused};
use crate::extract::encounters::verbal::{object, passive, reach};
use crate::extract::reading::Reading;
use crate::extract::{Party, Place};
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole};

/// "sent an envoy to Rome": the object goes there, not the subject.
pub fn is_sending(r: &Reading, v: usize) -> bool {
    matches!(r.lemma(v), "send" | "dispatch") && !passive(r, v)
}

/// "flew to Rome", "visited Egypt and Jordan", "arrived in Kyiv": people go to a place that is not their home.
pub fn travels(scene: &Scene, v: usize, sense: VerbSense) -> Option<Told> {
    let r = scene.r;
    let end = first_leg(scene, v, reach(scene, v));
    let mut visitors = Sides::default();
    if r.lemma(v) == "lead"
        && !(v + 1..end.min(v + 6))
            .any(|i| matches!(r.lower(i), "delegation" | "team" | "mission" | "group"))
    {
        return None;
    }
    // "will continue to Rome", not "continue coordinating aid to Ukraine"
    if matches!(r.lemma(v), "continue" | "proceed") && v + 1 < end && r.tag(v + 1) == Tag::VBG {
        return None;
    }
    // "the trip took her to Rome", "a tour that will take her to Rome"
    let carried = r.lemma(v) == "take" && sense.preposition == Some("to");
    let trip = |i: usize| {
        r.tag(i).is_noun() && noun_sense(r, i).is_some_and(|s| s.kind == Some(MeetingType::Visit))
    };
    if carried && !(r.sentence_around(v).start..v).any(trip) {
        return None;
    }
    let led = carried || is_sending(r, v);
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
            ) || is_weekday(r.lower(i))
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
    let stops = (v + 1..end).find(|&i| {
        matches!(r.lower(i), "stops" | "stopovers" | "halts") && scene.clauses.same(i, v)
    });
    if let Some(stops) = stops {
        let named = scene.places(stops + 1..end, stops, &["in", "at"]);
        to.extend(named.into_iter().filter(|p| p.country.is_some()));
        to.dedup_by(|a, b| a.name == b.name);
        // "touring the Pacific with stops in Suva and Apia": the towns say it more exactly
        if to.iter().any(|p| p.country.is_some()) {
            to.retain(|p| p.country.is_some());
        }
    }
    if to.is_empty() && !touring {
        return None;
    }
    Some(Told {
        trigger: v,
        kind: Some(MeetingType::Visit),
        verdict: if r.tag(v) == Tag::VBG && v > 0 && r.lower(v - 1) == "before" {
            Verdict::ahead(v - 1..v + 1)
        } else {
            of_verb(r, v)
        },
        sides: visitors,
        places: to,
    })
}

/// Where what a verb of going says ends: "will travel to Rome and return home on Friday" goes on with another verb.
fn first_leg(scene: &Scene, v: usize, end: usize) -> usize {
    let r = scene.r;
    (v + 1..end.saturating_sub(1))
        .find(|&i| {
            r.tag(i) == Tag::CC
                && scene.clauses.same(i, v)
                && r.tag(i + 1) == r.tag(v)
                && r.tag(i + 1).is_verb()
        })
        .unwrap_or(end)
}

/// "to Oslo on May 6-7 and London on May 8-11": the trip lasts from the first stop to the last one.
pub fn days_of_all_stops(scene: &Scene, dates: &[DatePhrase], first: &DatePhrase) -> DatePhrase {
    let r = scene.r;
    // between the days of one stop and those of the next there is only where it is
    let leads_on = |from: usize, to: usize| {
        (from..to).any(|i| scene.cast.named_at(i).is_some())
            && (from..to).all(|i| {
                r.tag(i).is_proper()
                    || matches!(
                        r.lower(i),
                        "," | ";" | "and" | "then" | "to" | "in" | "the" | "of"
                    )
            })
    };
    let begin = dates.partition_point(|d| d.tokens.start < first.tokens.end);
    let mut last = first;
    for next in &dates[begin..] {
        if r.sentence(next.tokens.start) != r.sentence(first.tokens.start)
            || !leads_on(last.tokens.end, next.tokens.start)
        {
            break;
        }
        last = next;
    }
    first.through(last).unwrap_or_else(|| first.clone())
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
        verdict = Verdict::open(v..v + 1, "status-invited");
        if refused(r, v) {
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
            // who leaves his own country was not visiting it
            ("Peruvian President Ana Silva left Peru on Friday.", &[]),
            (
                "Peruvian President Ana Silva left Germany out of the deal.",
                &[],
            ),
            (
                "Peruvian President Ana Silva left the Rome Statute on Friday.",
                &[],
            ),
            (
                "Czech Prime Minister Jan Novak left Rome on Tuesday at the end of a two-day stop.",
                &["visit | held | Jan Novak | Rome | ..2024-05-14"],
            ),
            (
                "President Ana Silva will visit Egypt, Jordan and Oman next week.",
                &["visit | planned | Ana Silva | Egypt; Jordan; Oman | 2024-05-20..2024-05-26"],
            ),
            (
                "President Ana Silva is touring the Pacific this week, with stops in Suva and Apia.",
                &["visit | ongoing | Ana Silva | Suva; Apia | 2024-05-13..2024-05-19"],
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
                "President Ana Silva met Prime Minister Jan Novak to continue coordinating aid to Chad.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva will travel May 17 – 22 to Peru and Chile.",
                &["visit | planned | Ana Silva | Peru; Chile | 2024-05-17..2024-05-22"],
            ),
            (
                "President Ana Silva will travel to Tbilisi, Georgia; Baku, Azerbaijan; and Yerevan, Armenia, next week.",
                &["visit | planned | Ana Silva | Tbilisi; Baku; Yerevan | 2024-05-20..2024-05-26"],
            ),
            (
                "President Ana Silva will travel to Milan June 20-22, Tirana June 30, and Oslo July 1-3.",
                &["visit | planned | Ana Silva | Milan; Tirana; Oslo | 2024-06-20..2024-07-03"],
            ),
            (
                "President Ana Silva will travel to Bar Harbor, Maine, on May 18.",
                &["visit | planned | Ana Silva | Bar Harbor | 2024-05-18"],
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
}
