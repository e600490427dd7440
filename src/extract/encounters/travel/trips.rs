//! Trips as nouns: "her visit to Oslo", "a tour of Africa"; whose they are and where they go.

use crate::extract::Party;
use crate::extract::dates::DatePhrase;
use crate::extract::encounters::clauses::is_finite;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::marks::{is_people_noun, is_time};
use crate::extract::encounters::nominal::speaks_of;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::{Report, Sides, Told};
use crate::extract::encounters::roles::{Role, role};
use crate::extract::encounters::senses::carries;
use crate::extract::encounters::status::of_noun;
use crate::extract::reading::Reading;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::{MeetingType, ParticipantRole};

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
                if !speaks_of(r, v) && (carries(r, v) || matches!(r.lemma(v), "make" | "pay")) =>
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
    // "his travel with X to Kyiv"
    let mut after = n + 1;
    if after < end && r.lower(after) == "with" {
        let companions = scene.list_after(after + 1, end);
        if companions.has_official() {
            sides.add_people(&companions, ParticipantRole::Visitor);
            after = companions.edge;
        }
    }
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
            .find(|&i| is_finite(r, i) && !carries(r, i) && r.lemma(i) != "be")
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
        .find(|&t| scene.clauses.same(t, n) && is_finite(r, t))
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
                "President Ana Silva's trip will include stops in Peru, Chile, and Bolivia.",
                &["visit | planned | Ana Silva | Peru; Chile; Bolivia"],
            ),
            (
                "President Ana Silva praised her travel with Prime Minister Jan Novak to Rome on Monday.",
                &["visit | held | Ana Silva; Jan Novak | Rome | 2024-05-13"],
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
