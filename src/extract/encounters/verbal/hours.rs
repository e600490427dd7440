//! Time spent with somebody: "got three hours with X", "has kept an hour for X", "said after three hours with X".

use super::company::told;
use super::reach;
use crate::extract::encounters::lists::List;
use crate::extract::encounters::marks::is_time;
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::Told;
use crate::extract::encounters::status::Verdict;
use crate::lexicon::EncounterPart;
use crate::syntax::Tag;
use crate::vocabulary::Status;

/// "got three hours with X", "has kept an hour for X", "had forty minutes to themselves": time spent together.
pub fn hours_with(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v);
    let keeps = r.tells(v, EncounterPart::Keep);
    let has = r.tells(v, EncounterPart::Spend);
    let hopes = r.tells(v, EncounterPart::Seek);
    if !(keeps || has || hopes) {
        return None;
    }
    let time = (v + 1..end.min(v + 8)).find(|&i| r.tells(i, EncounterPart::While))?;
    let between = |i: usize| {
        // "squeezed in twenty minutes": a particle
        let particle = i == v + 1 && matches!(r.lower(i), "in" | "out");
        r.tag(i) == Tag::IN && !particle && r.lower(i) != "than" && !(hopes && r.lower(i) == "for")
            || r.tag(i).is_verb()
    };
    // "had no time for X"
    let none = has && (v + 1..time).any(|i| r.lower(i) == "no");
    if (v + 1..time).any(between) {
        return None;
    }
    let next = if time + 1 < end {
        r.lower(time + 1)
    } else {
        ""
    };
    let own = scene.subject(v);
    let apart = next == "alone"
        || next == "together"
        || next == "to" && {
            let whom = if time + 2 < end {
                r.lower(time + 2)
            } else {
                ""
            };
            whom == "themselves"
        };
    if apart {
        return (own.parties.len() >= 2)
            .then(|| told(scene, v, &own, &List::default(), true))
            .flatten();
    }
    let mark = (time + 1..end.min(time + 5))
        .find(|&i| r.lower(i) == "with" || (keeps || none) && r.lower(i) == "for")?;
    if (time + 1..mark).any(|i| !(is_time(r, i) || matches!(r.tag(i), Tag::RB | Tag::JJ | Tag::IN)))
    {
        return None;
    }
    let others = scene.list_after(mark + 1, end);
    let mut told = others
        .has_official()
        .then(|| told(scene, v, &own, &others, true))
        .flatten()?;
    // "has kept an hour for X": the hour is to come
    if keeps && told.verdict.status == Some(Status::Held) {
        told.verdict = Verdict::new(Status::Planned, v..v + 1, "status-plan");
    }
    if none {
        told.verdict = Verdict::new(Status::Cancelled, v..time + 1, "status-refused");
    } else if hopes {
        told.verdict = Verdict::open(v..v + 1, "status-doubt");
    }
    Some(told)
}

/// How far behind its verb a stretch of time may stand, in tokens.
const FAR: usize = 40;

/// "said after three hours with X", "emerged from an hour with X": time spent with somebody, told by what comes after it.
pub fn after_hours_with(scene: &Scene, v: usize) -> Option<Told> {
    let r = scene.r;
    let end = reach(scene, v).min(v + FAR);
    let from = (v + 1..end).find(|&i| {
        scene.clauses.same(i, v) && matches!(r.lower(i), "after" | "from" | "following" | "during")
    })?;
    let time = (from + 1..end.min(from + 6)).find(|&i| r.tells(i, EncounterPart::Stretch))?;
    let measured = (from + 1..time).all(|i| {
        matches!(
            r.tag(i),
            Tag::CD | Tag::DT | Tag::JJ | Tag::RB | Tag::IN | Tag::JJR
        ) || r.tag(i).is_noun()
    });
    if !measured || r.lower(time + 1) != "with" {
        return None;
    }
    let own = scene.subject(v);
    let others = scene.list_after(time + 2, end);
    let mut told = (own.has_official() && others.has_official())
        .then(|| told(scene, v, &own, &others, true))
        .flatten()?;
    if told.places.is_empty() {
        told.places = scene.places(others.edge..end, others.edge, &["in", "at"]);
    }
    Some(told)
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn time_spent_together() {
        check(&[
            ("President Ana Silva has more time for farmers.", &[]),
            ("President Ana Silva had a hard time with inflation.", &[]),
            (
                "President Ana Silva left the army after three days with fever.",
                &[],
            ),
            (
                "President Ana Silva said little after three hours with Prime Minister Jan Novak in Lima on Monday.",
                &["bilateral | held | Ana Silva; Jan Novak | Lima | 2024-05-13"],
            ),
            (
                "President Ana Silva squeezed in twenty minutes with Prime Minister Jan Novak.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "Foreign Minister Eva Kiss got three hours with President Ana Silva.",
                &["bilateral | held | Eva Kiss; Ana Silva"],
            ),
            (
                "President Ana Silva has kept an hour for Prime Minister Jan Novak on Friday.",
                &["bilateral | planned | Ana Silva; Jan Novak | 2024-05-17"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak had some forty minutes to themselves.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
        ]);
    }
}
