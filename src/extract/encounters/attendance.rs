//! Who else is at a gathering: "among those attending are A and B", "Chile was represented by X", "China is sending Y".
//!
//! Such sentences tell of no encounter of their own; they add to the gathering told last.

use std::ops::Range;

use super::lists::List;
use super::phrases::Scene;
use super::reports::{Report, Sides, Told};
use super::senses::{noun_sense, verb_senses};
use super::status::{Verdict, of_verb};
use crate::extract::Party;
use crate::extract::reading::Reading;
use crate::lexicon::VerbClass;
use crate::syntax::Tag;
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

/// The attendance that a token tells of.
pub fn attendance(scene: &Scene, i: usize) -> Option<Report> {
    let (who, verdict) = listed(scene, i)
        .or_else(|| represented(scene, i))
        .or_else(|| sent(scene, i))
        .or_else(|| attending(scene, i))?;
    if !matches!(
        verdict.status,
        Some(Status::Held | Status::Planned | Status::Ongoing)
    ) {
        return None;
    }
    let mut sides = Sides::default();
    sides.add(&who, ParticipantRole::Participant);
    let report = Told {
        trigger: i,
        kind: Some(MeetingType::Multilateral),
        verdict,
        sides,
        places: Vec::new(),
    }
    .finish(scene, &[]);
    Some(Report {
        joins: true,
        reference: true,
        ..report
    })
}

fn somebody(list: &List) -> bool {
    list.parties
        .iter()
        .any(|p| matches!(p, Party::Official(_) | Party::Country(_)))
}

/// "Among those attending are A and B", "With him around the table were A, B and C", "Present: A and B".
fn listed(scene: &Scene, i: usize) -> Option<(List, Verdict)> {
    let r = scene.r;
    let sentence = r.sentence_around(i);
    let opens = i == sentence.start || i > 0 && matches!(r.lower(i - 1), "," | "and");
    let among = opens
        && matches!(
            r.lower(i),
            "among" | "with" | "around" | "present" | "attending"
        );
    if !among {
        return None;
    }
    let mark = (i + 1..sentence.end.min(i + 14)).find(|&k| {
        r.lower(k) == ":"
            || matches!(
                r.lower(k),
                "are" | "were" | "is" | "was" | "included" | "include"
            )
    })?;
    let at_the_table = (i..mark).any(|k| {
        matches!(
            r.lemma(k),
            "attend"
                | "present"
                | "table"
                | "participant"
                | "participate"
                | "guest"
                | "attendance"
                | "come"
        ) || matches!(
            r.lower(k),
            "attending" | "participating" | "room" | "attendee" | "attendees"
        )
    });
    let who = every(scene, mark + 1, sentence.end);
    (at_the_table && somebody(&who)).then(|| {
        (
            who,
            Verdict::weak(Status::Held, i..i + 1, "status-attendance"),
        )
    })
}

/// Everyone listed to the end of the sentence, however described in between.
fn every(scene: &Scene, from: usize, end: usize) -> List {
    let mut all = List::default();
    let mut k = from;
    while k < end {
        let list = scene.list_after(k, end);
        if list.is_empty() {
            if all.is_empty() || !continues(scene.r, k) {
                break;
            }
            k += 1;
            continue;
        }
        k = list.edge.max(k + 1);
        all.add(list.parties);
    }
    all
}

fn continues(r: &Reading, i: usize) -> bool {
    matches!(
        r.tag(i),
        Tag::Comma | Tag::CC | Tag::IN | Tag::DT | Tag::JJ | Tag::POS
    ) || r.tag(i).is_noun()
}

/// "Chile was represented by its deputy minister, X".
fn represented(scene: &Scene, i: usize) -> Option<(List, Verdict)> {
    let r = scene.r;
    if r.lemma(i) != "represent" || !super::verbal::passive(r, i) {
        return None;
    }
    let end = scene.clauses.around(i).end;
    let who = scene.after_preposition(i + 1, end, &["by"])?;
    somebody(&who).then(|| (who, of_verb(r, i)))
}

/// "China is sending an observer, X", "Austria sends its chancellor, Y": nowhere in particular, so to what is being told of.
fn sent(scene: &Scene, i: usize) -> Option<(List, Verdict)> {
    let r = scene.r;
    if !r.tag(i).is_verb() || r.lemma(i) != "send" || super::verbal::passive(r, i) {
        return None;
    }
    let end = scene.clauses.around(i).end;
    let who = super::verbal::object(scene, i + 1, end);
    let person = who.has_official();
    let elsewhere = who.edge < end && matches!(r.lower(who.edge), "to" | "back" | "home" | "for");
    (person && !elsewhere).then(|| (who, of_verb(r, i)))
}

/// "A and B attended as observers", "X will take part", "Y will join them": the verb names no gathering.
fn attending(scene: &Scene, i: usize) -> Option<(List, Verdict)> {
    let r = scene.r;
    if !r.tag(i).is_verb() {
        return None;
    }
    let sense = verb_senses(r, i)
        .into_iter()
        .find(|s| s.class == VerbClass::Attend)?;
    let after = match r.lemma(i) {
        "attend" | "participate" | "take" => sense.after,
        "join" => i + 1,
        _ => return None,
    };
    let part = r.lemma(i) != "take" || i + 1 < r.len() && r.lower(i + 1) == "part";
    let end = scene.clauses.around(i).end;
    let next = if after < end { r.lower(after) } else { "" };
    let bare = if r.lemma(i) == "join" {
        matches!(next, "them" | "in") && !names_occasion(r, after..end)
    } else {
        after >= end
            || matches!(next, "as" | "," | "." | ";" | "and" | "too" | "in")
                && !names_occasion(r, after..end)
    };
    if !(part && bare) {
        return None;
    }
    let who = scene.subject(i);
    somebody(&who).then(|| (who, of_verb(r, i)))
}

fn names_occasion(r: &Reading, tokens: Range<usize>) -> bool {
    tokens
        .take(8)
        .any(|i| r.tag(i).is_noun() && noun_sense(r, i).is_some() || r.tag(i).is_proper())
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn those_who_attend() {
        check(&[
            // no gathering told of, one of two, one called off
            ("Chile was represented by Foreign Minister Eva Kiss.", &[]),
            (
                "President Ana Silva met Prime Minister Jan Novak. Among those present was Foreign Minister Eva Kiss.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "Nordic leaders met in Oslo on Monday. Among those attending were President Ana Silva and Prime Minister Jan Novak.",
                &["multilateral | held | Nordic leaders; Ana Silva; Jan Novak | Oslo | 2024-05-13"],
            ),
            (
                "President Ana Silva will host a summit in Oslo on Friday. Cuba will be represented by Foreign Minister Eva Kiss. Chile is sending its prime minister, Jan Novak.",
                &["multilateral | planned | Ana Silva; Eva Kiss; Jan Novak | Oslo | 2024-05-17"],
            ),
            (
                "President Ana Silva opened a summit in Oslo on Monday. Foreign Minister Eva Kiss attended as an observer.",
                &["multilateral | held | Ana Silva; Eva Kiss | Oslo | 2024-05-13"],
            ),
        ]);
    }
}
