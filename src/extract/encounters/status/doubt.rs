//! What is left open: "it is unclear if", "hopes to", "has yet to confirm", a question, a condition.

use std::ops::Range;

use super::Verdict;
use super::offers::refused;
use super::verbs::negated;
use crate::extract::reading::Reading;
use crate::syntax::Tag;
use crate::vocabulary::Status;

/// Words before an infinitive or a clause that leave it open ("hopes to", "is considering").
pub const DOUBTING: &[&str] = &[
    "hope",
    "want",
    "wish",
    "like",
    "seek",
    "offer",
    "consider",
    "weigh",
    "mull",
    "may",
    "might",
    "could",
    "possible",
    "unclear",
    "uncertain",
    "unlikely",
    "doubt",
    "likely",
    "try",
    "aim",
    "ask",
    "urge",
    "request",
    "invite",
    "wonder",
    "rumor",
    "rumour",
    "speculate",
    "float",
    "suggest",
];

/// "Should they meet, it will be in Rome", "Were she to come, he would see her": nothing of it is settled.
pub fn inverted_condition(r: &Reading, verb: usize) -> Option<usize> {
    let sentence = r.sentence_around(verb);
    let first = (sentence.start..verb).find(|&i| !r.tag(i).is_punct())?;
    let subject = first + 1 < sentence.end
        && (matches!(r.tag(first + 1), Tag::PRP | Tag::DT) || r.tag(first + 1).is_noun());
    let conditional = r.lower(first) == "should"
        || r.lower(first) == "were" && (first..verb).any(|i| r.lower(i) == "to");
    let asks = r.lower(sentence.end - 1) == "?";
    (conditional && subject && !asks).then_some(first)
}

/// "It is unclear if …", "has yet to confirm", "declined to say whether", "could", a question.
pub fn under_doubt(r: &Reading, verb: usize, group: &Range<usize>) -> Option<Verdict> {
    let sentence = r.sentence_around(verb);
    if r.lower(sentence.end - 1) == "?" && r.tag(verb).is_verb() {
        return Some(Verdict::new(
            Status::Unconfirmed,
            group.clone(),
            "status-question",
        ));
    }
    let wh = (sentence.start..verb).rev().take(14).find(|&i| {
        r.lower(i) == "whether"
            || (r.lower(i) == "if"
                && i > sentence.start
                && (r.tag(i - 1).is_adjective() || r.tag(i - 1).is_verb())
                && r.lower(i - 1) != ",")
    });
    if let Some(w) = wh {
        let clause_between = (w + 1..group.start).any(|i| matches!(r.lower(i), ";" | ":"));
        if !clause_between {
            return Some(Verdict::new(
                Status::Unconfirmed,
                w..w + 1,
                "status-whether",
            ));
        }
    }
    if let Some(d) = group.clone().find(|&i| {
        i < verb
            && DOUBTING.contains(&r.lemma(i))
            && !matches!(r.lower(i), "may" | "might" | "could")
    }) {
        let lemma = r.lemma(d);
        if lemma == "likely" {
            return Some(Verdict::new(Status::Planned, d..d + 1, "status-plan"));
        }
        if matches!(lemma, "ask" | "request" | "seek" | "offer" | "want") && refused(r, verb) {
            return Some(Verdict::new(Status::Cancelled, d..d + 1, "status-refused"));
        }
        return Some(Verdict::new(Status::Unconfirmed, d..d + 1, "status-doubt"));
    }
    for h in r.ancestors(verb).take(3) {
        if matches!(
            r.lemma(h),
            "unclear"
                | "uncertain"
                | "consider"
                | "weigh"
                | "mull"
                | "possible"
                | "speculate"
                | "rumour"
                | "rumor"
        ) {
            return Some(Verdict::new(Status::Unconfirmed, h..h + 1, "status-doubt"));
        }
        if r.lemma(h) == "confirm"
            && (negated(r, h) || r.children(h).iter().any(|&c| r.lower(c) == "yet"))
        {
            return Some(Verdict::new(
                Status::Unconfirmed,
                h..h + 1,
                "status-not-confirmed",
            ));
        }
    }
    None
}
