//! Offers, wishes and invitations: what becomes of an encounter that somebody wants, by what is said of the answer.

use super::Verdict;
use super::verbs::negated;
use crate::extract::reading::Reading;
use crate::vocabulary::Status;

/// "accepted an invitation to visit", "has no plans to meet", "rejected an offer to host": an infinitive on a noun of intent.
pub fn of_intent(r: &Reading, verb: usize) -> Option<Verdict> {
    let floor = r.sentence_around(verb).start;
    let to = (verb.saturating_sub(2).max(floor)..verb).find(|&i| r.lower(i) == "to")?;
    // "an invitation from Prime Minister X to visit": the noun may stand some words before
    let noun = (to.saturating_sub(9).max(floor)..to)
        .rev()
        .take_while(|&i| !r.tag(i).is_punct())
        .find(|&i| is_intent(r, i))?;
    let words = noun..noun + 1;
    let none = (noun.saturating_sub(2).max(floor)..noun)
        .any(|i| matches!(r.lower(i), "no" | "any" | "without"));
    if none {
        return Some(Verdict::new(Status::Unconfirmed, words, "status-no-plan"));
    }
    let answer = (noun.saturating_sub(5).max(floor)..noun)
        .rev()
        .find(|&i| r.tag(i).is_verb())
        .map(|i| (i, r.lemma(i)));
    let status = match answer {
        Some((i, "accept" | "take" | "honour" | "honor")) if !negated(r, i) => Status::Planned,
        Some((_, "decline" | "reject" | "refuse" | "spurn" | "snub" | "rebuff" | "turn")) => {
            Status::Cancelled
        }
        _ if refused(r, noun) => Status::Cancelled,
        _ if matches!(r.lemma(noun), "plan" | "intention") => Status::Planned,
        _ => Status::Unconfirmed,
    };
    Some(Verdict::new(status, words, "status-intent"))
}

fn is_intent(r: &Reading, i: usize) -> bool {
    r.tag(i).is_noun()
        && matches!(
            r.lemma(i),
            "invitation"
                | "invite"
                | "offer"
                | "plan"
                | "intention"
                | "wish"
                | "desire"
                | "request"
                | "proposal"
                | "bid"
                | "readiness"
                | "willingness"
                | "hope"
        )
}

/// "… but was turned away", "and was refused", "but declined": the answer later in the sentence.
pub fn refused(r: &Reading, from: usize) -> bool {
    let end = r.sentence_around(from).end;
    (from + 1..end).any(|i| {
        let next = if i + 1 < end { r.lower(i + 1) } else { "" };
        let no = match r.lemma(i) {
            "refuse" | "decline" | "rebuff" | "reject" | "spurn" | "snub" => r.tag(i).is_verb(),
            "turn" => matches!(next, "away" | "down"),
            "brush" => next == "aside" || next == "off",
            _ => false,
        };
        let joined = (from + 1..i)
            .rev()
            .take(5)
            .any(|k| matches!(r.lower(k), "but" | "and" | "was" | "were" | "been"));
        no && joined && !negated(r, i)
    })
}
