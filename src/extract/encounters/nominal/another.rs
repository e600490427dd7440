//! "A call from X on Thursday, and another on Saturday from Y": the noun is not said again.

use crate::extract::dates::{DatePhrase, Direction};
use crate::extract::encounters::phrases::Scene;
use crate::extract::encounters::reports::Report;
use crate::extract::encounters::status::Verdict;
use crate::extract::{Participant, Party};
use crate::vocabulary::{ParticipantRole, Status};

/// The encounter that "another" or "one" at a token tells, like the one told before it in the sentence.
pub fn another(scene: &Scene, dates: &[DatePhrase], i: usize, told: &[Report]) -> Option<Report> {
    let r = scene.r;
    let before = told.iter().rev().find(|b| {
        r.sentence(b.trigger) == r.sentence(i) && b.trigger < i && r.tag(b.trigger).is_noun()
    })?;
    let end = r.sentence_around(i).end;
    let noun_follows = i + 1 < end && (r.tag(i + 1).is_noun() || r.tag(i + 1).is_adjective());
    if r.lower(i) != "another" || noun_follows {
        return None;
    }
    let mark = (i + 1..end.min(i + 7))
        .find(|&k| matches!(r.lower(k), "with" | "from" | "to" | "between"))?;
    let others = scene.list_after(mark + 1, end);
    let known = |p: &Party| others.parties.contains(p);
    let official = others.has_official();
    // who had the first has the other: those that stand before its noun
    let own = scene.list_before_noun(before.trigger);
    if !official || own.iter().any(known) || own.is_empty() {
        return None;
    }
    let side = |party: Party| Participant {
        party,
        role: ParticipantRole::Participant,
    };
    let date = dates
        .iter()
        .find(|d| d.tokens.start > i && d.tokens.end <= end && d.tokens.start < i + 8);
    let direction = match before.verdict.status {
        Some(Status::Held | Status::Ongoing) => Direction::Past,
        _ => Direction::Future,
    };
    Some(Report {
        trigger: i,
        clause: i..others.edge,
        participants: own.into_iter().chain(others.parties).map(side).collect(),
        verdict: Verdict {
            words: i..i + 1,
            ..before.verdict.clone()
        },
        when: date.map(|d| (d.clone(), direction)),
        places: Vec::new(),
        anew: true,
        event: None,
        ..before.clone()
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn not_said_again() {
        check(&[
            (
                "President Ana Silva had a call from Foreign Minister Eva Kiss and another idea.",
                &["call | held | Ana Silva; Eva Kiss"],
            ),
            (
                "President Ana Silva had a call from Foreign Minister Eva Kiss on Monday, and another on Tuesday from Prime Minister Jan Novak.",
                &[
                    "call | held | Ana Silva; Eva Kiss | 2024-05-13",
                    "call | held | Ana Silva; Jan Novak | 2024-05-14",
                ],
            ),
        ]);
    }
}
