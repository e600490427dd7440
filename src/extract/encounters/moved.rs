//! Called off or put off: the day it is put off to is the encounter's, the day of saying so is not.

use super::clauses::is_finite;
use super::phrases::Scene;
use super::roles::{Role, role};
use super::status::{cancels, group_start, negated};
use crate::extract::dates::{DatePhrase, Direction};
use crate::extract::reading::Reading;
use crate::lexicon::EncounterPart;
use crate::syntax::Tag;

/// The rule of a plan for another day than the first one.
pub const MOVED: &str = "status-moved";

/// The verb that calls off or puts off what a noun names.
pub fn calling_off(scene: &Scene, noun: usize) -> Option<usize> {
    governing(scene, noun, |v| {
        moves(scene.r, v) || cancels(scene.r, v) && !stays_away(scene.r, v)
    })
}

/// "on Friday boycotted the talks": that is the day of the talks, which others may have held.
fn stays_away(r: &Reading, verb: usize) -> bool {
    r.tells(verb, EncounterPart::Absent)
}

/// The verb that has the noun for its object, or one of those that it is the subject of, if it is such a verb.
fn governing(scene: &Scene, noun: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let r = scene.r;
    if r.tag(noun).is_verb() {
        return None;
    }
    match role(scene, noun) {
        Role::Object(v) => Some(v).filter(|&v| fits(v)),
        Role::Subject(finite) => (finite..scene.clauses.around(noun).end.min(finite + 6))
            .find(|&i| r.tag(i).is_verb() && scene.clauses.same(i, noun) && fits(i)),
        _ => None,
    }
}

/// "postponed", "pushed back", "moved": verbs that can give an encounter another day.
fn moves(r: &Reading, verb: usize) -> bool {
    let next = if verb + 1 < r.len() {
        r.lower(verb + 1)
    } else {
        ""
    };
    match r.lemma(verb) {
        "put" => matches!(next, "off" | "back"),
        "push" => next == "back",
        "bring" => next == "forward",
        _ => r.tells(verb, EncounterPart::Move),
    }
}

/// "was postponed to Thursday", "put off his trip until June", "moved the talks from Monday to Friday": the verb and the new day.
pub fn moved_to(scene: &Scene, dates: &[DatePhrase], noun: usize) -> Option<(usize, DatePhrase)> {
    let r = scene.r;
    let verb = governing(scene, noun, |v| moves(r, v))?;
    if negated(r, verb) {
        return None;
    }
    let end = scene.clauses.around(verb).end;
    let first = dates.partition_point(|d| d.tokens.start <= verb);
    let day = dates[first..]
        .iter()
        .take_while(|d| d.tokens.end <= end)
        .filter(|d| scene.clauses.same(d.tokens.start, verb) && !d.is_vague())
        .find_map(|d| {
            let start = d.tokens.start;
            let led = matches!(r.lower(start - 1), "to" | "till" | "until")
                || r.lower(start) == "until"
                || r.lower(start) == "for" && r.lemma(verb) == "reschedule";
            let other = (verb + 1..start).any(|i| r.tag(i).is_verb());
            match d.last_of_range() {
                Some(last) if r.lower(start) == "from" => Some(last),
                _ => (led && !other).then(|| {
                    let mut day = d.clone();
                    // "until Thursday": on Thursday, not up to it
                    day.tokens.start += usize::from(r.lower(start) == "until");
                    day
                }),
            }
        })?;
    let published = r.doc.meta.published;
    let gone = day
        .resolve(published, Direction::Future)
        .is_some_and(|(_, last)| published.is_some_and(|p| last < p));
    (!gone).then_some((verb, day))
}

/// "on Friday called off a trip", "the trip was called off on Friday": the day belongs to the verb that calls it off.
pub fn tells_when_off(scene: &Scene, date: &DatePhrase, noun: usize, verb: usize) -> bool {
    let r = scene.r;
    if noun < verb {
        return verb < date.tokens.start
            && !(verb + 1..date.tokens.start).any(|i| r.tag(i).is_verb() || is_finite(r, i));
    }
    // right at the verb: "on Friday called off", "called off on Friday"
    date.tokens.end == group_start(r, verb)
        || date.tokens.start == verb + 1
        || date.tokens.start == verb + 2 && r.tag(verb + 1) == Tag::RP
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn days_of_what_is_put_off() {
        check(&[
            // until when is not said
            (
                "President Ana Silva's visit to Oslo was postponed until further notice.",
                &["visit | cancelled | Ana Silva | Oslo"],
            ),
            // others may have met
            (
                "President Ana Silva on Monday skipped a meeting with Prime Minister Jan Novak.",
                &["bilateral | cancelled | Ana Silva; Jan Novak | 2024-05-13"],
            ),
            // the day of calling off
            (
                "President Ana Silva on Monday called off a three-day trip to Peru.",
                &["visit | cancelled | Ana Silva | Peru"],
            ),
            (
                "A meeting between President Ana Silva and Prime Minister Jan Novak was scrapped on Tuesday.",
                &["bilateral | cancelled | Ana Silva; Jan Novak"],
            ),
            // the day it was meant for
            (
                "President Ana Silva called off a trip to Peru scheduled for Friday.",
                &["visit | cancelled | Ana Silva | Peru | 2024-05-17"],
            ),
            (
                "Prime Minister Jan Novak's Friday meeting with President Ana Silva was cancelled.",
                &["bilateral | cancelled | Jan Novak; Ana Silva | 2024-05-17"],
            ),
            (
                "Talks between Prime Minister Jan Novak and President Ana Silva, first set for Monday, have been put off until Thursday.",
                &["bilateral | planned | Jan Novak; Ana Silva | 2024-05-16"],
            ),
            (
                "President Ana Silva delayed her visit to Oslo to 3 June.",
                &["visit | planned | Ana Silva | Oslo | 2024-06-03"],
            ),
            (
                "A meeting between President Ana Silva and Prime Minister Jan Novak was moved from Monday to Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | 2024-05-17"],
            ),
            (
                "The economic dialogue in Lima on 3 June was cancelled.",
                &["bilateral | cancelled |  | Lima | 2024-06-03"],
            ),
        ]);
    }
}
