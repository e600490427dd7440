//! Offers, wishes and invitations: what becomes of an encounter that somebody wants, by what is said of the answer.

use super::Verdict;
use super::verbs::negated;
use crate::extract::reading::Reading;
use crate::syntax::Tag;
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

/// "invited X to visit Rome", "urged them to meet", "invited X to the summit": open until there is an answer.
pub fn of_request(r: &Reading, to: usize, asks: usize) -> Option<Verdict> {
    let next = asks + 1;
    let asking = match r.lemma(asks) {
        "invite" | "ask" | "urge" | "encourage" | "press" | "implore" | "beg" | "request"
        | "want" | "exhort" | "beseech" => true,
        "call" => matches!(r.lower(next), "on" | "upon"),
        "appeal" => r.lower(next) == "to" && next < to,
        _ => false,
    };
    let somebody = (next..to).any(|i| r.tag(i).is_noun() || r.tag(i) == Tag::PRP);
    if !asking || !somebody || negated(r, asks) {
        return None;
    }
    let status = if refused(r, to) {
        Status::Cancelled
    } else if accepted(r, to) {
        Status::Planned
    } else {
        Status::Unconfirmed
    };
    Some(Verdict::new(status, asks..next, "status-asked"))
}

/// The verb whose object an infinitive is about, and the "to" before it: "urged X to visit Y".
pub fn asked_by(r: &Reading, verb: usize) -> Option<(usize, usize)> {
    let floor = r.sentence_around(verb).start;
    let to = (verb.saturating_sub(2).max(floor)..verb).rfind(|&i| r.lower(i) == "to")?;
    let infinitive = to + 1 == verb && r.tag(verb) == Tag::VB
        || r.lemma(to + 1) == "be" && r.tag(verb) == Tag::VBN;
    let asks = (to.saturating_sub(REACH).max(floor)..to)
        .rev()
        .take_while(|&i| !matches!(r.lower(i), ";" | ":" | "and" | "or" | "but"))
        .find(|&i| r.tag(i).is_verb())
        .or_else(|| r.head(verb).filter(|&h| h < to && r.tag(h).is_verb()))?;
    infinitive.then_some((to, asks))
}

/// How many tokens whom somebody asks may take: "urged X, Prime Minister of Y, to".
const REACH: usize = 16;

/// "…, and he accepted", "an invitation that was accepted": the answer later in the sentence.
fn accepted(r: &Reading, from: usize) -> bool {
    let end = r.sentence_around(from).end;
    (from + 1..end).any(|i| r.tag(i).is_verb() && r.lemma(i) == "accept" && !negated(r, i))
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
