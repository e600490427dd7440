//! What a verb says of the encounter that it reports, by its group and the verbs above it.

use std::ops::Range;

use super::Verdict;
use super::doubt::{DOUBTING, inverted_condition, under_doubt};
use super::offers::{asked_by, of_intent, of_request};
use super::refusals::{contradicted, told_untrue, under_cancelling};
use crate::extract::reading::Reading;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Status;

/// Words before an infinitive that make it a plan ("is set to", "plans to").
const PLANNING: &[&str] = &[
    "set",
    "due",
    "expect",
    "expected",
    "schedule",
    "scheduled",
    "slate",
    "slated",
    "suppose",
    "supposed",
    "plan",
    "planned",
    "intend",
    "prepare",
    "preparing",
    "ready",
    "bind",
    "bound",
    "about",
    "poise",
    "poised",
    "going",
    "go",
    "agree",
    "agreed",
    "decide",
    "arrange",
    "promise",
    "vow",
    "pledge",
    "propose",
    "will",
    "shall",
    "confirm",
    "announce",
];

/// What is said of the encounter that a verb reports.
pub fn of_verb(r: &Reading, verb: usize) -> Verdict {
    let group = group_start(r, verb)..verb + 1;
    if let Some(i) = inverted_condition(r, verb) {
        return Verdict::new(Status::Unconfirmed, i..i + 1, "status-condition");
    }
    if let Some(v) = told_untrue(r, verb).or_else(|| under_cancelling(r, verb)) {
        return v;
    }
    // "left without seeing X"
    let floor = r.sentence_around(verb).start;
    if group.start > floor && r.lower(group.start - 1) == "without" {
        let words = group.start - 1..verb + 1;
        return Verdict::new(Status::Cancelled, words, "status-without");
    }
    if let Some(l) = (group.start.saturating_sub(4)..verb).find(|&i| {
        r.lemma(i) == "look" && r.lower(i + 1) == "forward" && r.sentence(i) == r.sentence(verb)
    }) {
        return Verdict::weak(Status::Planned, l..l + 2, "status-wish");
    }
    if let Some(v) = under_doubt(r, verb, &group) {
        return v;
    }
    if r.tag(verb) == Tag::VB
        && let Some(v) = of_intent(r, verb)
    {
        return v;
    }
    if let Some(v) = asked_by(r, verb).and_then(|(to, asks)| of_request(r, to, asks)) {
        return v;
    }
    let lowers: Vec<&str> = group.clone().map(|i| r.lower(i)).collect();
    let has = |w: &str| lowers.contains(&w);
    let negated = lowers
        .iter()
        .any(|w| matches!(*w, "not" | "n't" | "never" | "no"))
        || governed_negation(r, verb);
    let future = has("will") || has("shall") || has("'ll") || has("wo");
    let plan = group.clone().any(|i| {
        i < verb && PLANNING.contains(&r.lemma(i)) && !matches!(r.lower(i), "will" | "shall")
    }) && has("to");
    let be_to = is_to(r, &group);
    if negated {
        if future || plan || be_to || has("would") {
            return Verdict::new(Status::Cancelled, group, "status-negated-plan");
        }
        let passive = (has("was") || has("were") || has("been")) && r.tag(verb) == Tag::VBN;
        // "never took place", "never met"
        let never = has("never") && r.tag(verb) == Tag::VBD;
        if has("did") || passive || never {
            return Verdict::new(Status::Cancelled, group, "status-negated-past");
        }
        return Verdict::none(group, "status-negated-generic");
    }
    if future {
        return Verdict::new(Status::Planned, group, "status-future");
    }
    if has("may") || has("might") || has("could") {
        return Verdict::new(Status::Unconfirmed, group, "status-modal");
    }
    if has("should") || has("must") || has("can") || has("ought") || has("cannot") {
        return Verdict::none(group, "status-generic-modal");
    }
    if has("would") {
        if has("have") {
            return Verdict::new(Status::Cancelled, group, "status-would-have");
        }
        if conditional(r, verb) {
            return Verdict::none(group, "status-hypothetical");
        }
        return Verdict::new(Status::Planned, group, "status-reported-future");
    }
    // "has been to see X": went and saw
    let been_to = group
        .clone()
        .any(|i| r.lower(i) == "been" && i + 1 < group.end && r.lower(i + 1) == "to");
    if been_to && r.tag(verb) == Tag::VB && group.clone().any(|i| r.lemma(i) == "have") {
        return Verdict::new(Status::Held, group, "status-past");
    }
    if plan || be_to {
        // "was to have visited", "had planned to travel": it did not come to it
        let unfulfilled = be_to && has("have") && (has("was") || has("were")) || plan && has("had");
        if unfulfilled {
            return Verdict::new(Status::Cancelled, group, "status-was-to-have");
        }
        let past = group
            .clone()
            .any(|i| matches!(r.lower(i), "was" | "were" | "had"));
        if past && contradicted(r, verb) {
            return Verdict::new(Status::Cancelled, group, "status-was-to-but");
        }
        return Verdict::new(Status::Planned, group, "status-plan");
    }
    of_tense(r, verb, group)
}

pub fn of_tense(r: &Reading, verb: usize, group: Range<usize>) -> Verdict {
    let aux = |w: &[&str]| group.clone().any(|i| i < verb && w.contains(&r.lower(i)));
    match r.tag(verb) {
        Tag::VBD => Verdict::new(Status::Held, group, "status-past"),
        Tag::VBN if aux(&["has", "have", "had", "was", "were", "been", "'s", "'ve"]) => {
            Verdict::new(Status::Held, group, "status-past")
        }
        Tag::VBN if aux(&["is", "are", "be", "being"]) => {
            Verdict::new(Status::Planned, group, "status-present-passive")
        }
        Tag::VBG if aux(&["is", "are", "am", "'re", "'s"]) => {
            Verdict::new(Status::Ongoing, group, "status-progressive")
        }
        Tag::VBG if aux(&["was", "were", "been"]) => {
            Verdict::new(Status::Held, group, "status-past-progressive")
        }
        // "usually meet", "traditionally visit": a habit, no occasion
        Tag::VBP | Tag::VBZ if habitual(r, &group) => Verdict::none(group, "status-habit"),
        Tag::VBP | Tag::VBZ => Verdict::weak(Status::Planned, group, "status-present"),
        // "is due to hold talks and to address parliament": as the infinitive before
        Tag::VB if coordinated(r, &group).is_some() => {
            let before = coordinated(r, &group).unwrap_or(verb);
            of_verb(r, before)
        }
        Tag::VB | Tag::VBG | Tag::VBN => match governor(r, verb) {
            // "has agreed in principle to meet": agreed, not met
            Some(g)
                if r.tag(verb) == Tag::VB
                    && g < verb
                    && PLANNING.contains(&r.lemma(g))
                    && !matches!(r.lemma(g), "go" | "will" | "shall" | "set" | "bind")
                    && (g + 1..verb).any(|i| r.lower(i) == "to") =>
            {
                Verdict::weak(Status::Planned, g..verb + 1, "status-plan")
            }
            Some(g) => {
                let mut above = of_verb(r, g);
                above.explicit = false;
                if above.rule == "status-present"
                    || above.status.is_none() && r.tag(verb) == Tag::VB
                {
                    above.status = above.status.or(None);
                }
                above
            }
            // "flies to Rome to see X", with "flies" taken for a noun
            None => match mistaken_governor(r, verb) {
                Some(g) => {
                    let above = of_verb(r, g);
                    Verdict {
                        explicit: false,
                        ..above
                    }
                }
                None => Verdict::weak(Status::Held, group, "status-participle"),
            },
        },
        _ => Verdict::weak(Status::Held, group, "status-default"),
    }
}

/// The verb before an infinitive that the tree does not have for its governor, because the tagger took it for a noun.
fn mistaken_governor(r: &Reading, verb: usize) -> Option<usize> {
    let floor = r.sentence_around(verb).start;
    let to = r.tag(verb) == Tag::VB && verb > floor && r.lower(verb - 1) == "to";
    (floor..verb)
        .rev()
        .filter(|_| to)
        .find(|&i| r.taken_for_noun(i))
}

/// The infinitive that this one goes on from: "to hold talks and (to) address parliament".
fn coordinated(r: &Reading, group: &Range<usize>) -> Option<usize> {
    let floor = r.sentence_around(group.start).start;
    let and = group.start.checked_sub(1).filter(|&t| t > floor)?;
    if !matches!(r.lower(and), "and" | "or") {
        return None;
    }
    (floor..and)
        .rev()
        .take(16)
        .take_while(|&i| !matches!(r.tag(i), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::Colon))
        .find(|&i| r.tag(i) == Tag::VB)
}

/// "usually", "regularly", "often" in a verb's group or at the head of its sentence.
pub fn habitual(r: &Reading, group: &Range<usize>) -> bool {
    let first = r.sentence_around(group.start).start;
    group.clone().chain(first..first + 1).any(|i| {
        matches!(
            r.lower(i),
            "usually"
                | "traditionally"
                | "often"
                | "always"
                | "typically"
                | "rarely"
                | "seldom"
                | "frequently"
                | "normally"
                | "sometimes"
        )
    })
}

/// The first token of the verb group that ends at `verb`: auxiliaries, adverbs, "to" and the words that plan.
pub fn group_start(r: &Reading, verb: usize) -> usize {
    let floor = r.sentence_around(verb).start;
    let mut start = verb;
    while start > floor {
        let t = start - 1;
        let tag = r.tag(t);
        if let Some(before) = insertion(r, t, floor) {
            start = before;
            continue;
        }
        let part = matches!(tag, Tag::MD | Tag::TO | Tag::RB)
            || matches!(r.lemma(t), "be" | "have" | "do")
            || matches!(
                r.lower(t),
                "to" | "n't" | "not" | "also" | "next" | "then" | "later" | "yet"
            )
            // "they both met", but "Both met": there it is the subject
            || r.lower(t) == "both" && t > floor && (r.tag(t - 1).is_noun() || r.tag(t - 1) == Tag::PRP)
            || (start < verb
                && r.lower(start) == "to"
                && (PLANNING.contains(&r.lemma(t)) || DOUBTING.contains(&r.lemma(t)))
                && (tag.is_verb() || tag.is_adjective() || tag == Tag::NN));
        if !part {
            break;
        }
        start = t;
    }
    start
}

/// "will not, he said, meet": the comma that opens what is set between an auxiliary and its verb, from the one that closes it.
fn insertion(r: &Reading, comma: usize, floor: usize) -> Option<usize> {
    if r.tag(comma) != Tag::Comma {
        return None;
    }
    let open = (floor.max(comma.saturating_sub(10))..comma)
        .rev()
        .find(|&k| r.tag(k) == Tag::Comma)?;
    let auxiliary = open > floor
        && (r.tag(open - 1) == Tag::MD
            || matches!(r.lower(open - 1), "not" | "n't")
            || matches!(r.lemma(open - 1), "be" | "have" | "do"));
    auxiliary.then_some(open)
}
/// "is to meet", "was to see".
pub fn is_to(r: &Reading, group: &Range<usize>) -> bool {
    group.clone().any(|i| {
        r.lemma(i) == "be" && i + 1 < group.end && {
            let next = if matches!(r.tag(i + 1), Tag::RB) && i + 2 < group.end {
                i + 2
            } else {
                i + 1
            };
            r.lower(next) == "to"
        }
    })
}

/// The verb whose infinitive, participle or complement this one is.
pub fn governor(r: &Reading, i: usize) -> Option<usize> {
    r.ancestors(i)
        .take(4)
        .find(|&h| r.tag(h).is_verb() && h != i)
}

pub fn governed_negation(r: &Reading, verb: usize) -> bool {
    // "Nor will King Olav be there", "No bilateral had been scheduled"
    let subject = r.child(verb, &[Rel::Nsubj, Rel::NsubjPass]);
    r.children(verb)
        .iter()
        .any(|&c| matches!(r.lower(c), "nor" | "neither" | "never"))
        || subject.is_some_and(|s| {
            r.children(s).iter().any(|&c| r.lower(c) == "no")
                || matches!(r.lower(s), "nothing" | "nobody" | "none")
        })
}

/// Whether "not" or the like stands in a verb's group.
pub fn negated(r: &Reading, verb: usize) -> bool {
    (group_start(r, verb)..verb)
        .any(|i| matches!(r.lower(i), "not" | "n't" | "never" | "neither" | "yet"))
}

/// Inside an if-clause, or its main clause.
pub fn conditional(r: &Reading, verb: usize) -> bool {
    let marked = |v: usize| {
        r.children(v)
            .iter()
            .any(|&c| r.rel(c) == Rel::Mark && matches!(r.lower(c), "if" | "unless" | "should"))
    };
    marked(verb)
        || r.children_by(verb, &[Rel::Advcl]).any(marked)
        || r.ancestors(verb).take(2).any(|h| {
            r.tag(h).is_verb() && (marked(h) || r.children_by(h, &[Rel::Advcl]).any(marked))
        })
}
