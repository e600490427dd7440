//! How far a topic reaches: from the first word after the trigger to the end of what it governs.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::syntax::{Rel, Tag};

/// The stretch from `start` that one verb or preposition governs: noun phrases with their complements, in lists or
/// alone, up to the next clause.
pub fn region(r: &Reading, start: usize) -> Range<usize> {
    let limit = r.sentence_around(start).end;
    let mut i = start;
    let mut depth = 0usize; // open brackets and quotes
    let mut relative = false; // inside a relative or that-clause, whose finite verb belongs here
    while i < limit {
        let lower = r.lower(i);
        match lower {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            ";" | ":" | "?" | "!" => break,
            "." if i + 1 == limit => break,
            "—" | "--" if i > start => break,
            "," if i > start && !continues(r, i + 1, limit) => break,
            _ => {}
        }
        if i > start {
            if closes(r, i) {
                break;
            }
            if matches!(r.tag(i), Tag::WDT | Tag::WP | Tag::WpPoss)
                || (lower == "where"
                    || lower == "that" && r.tag(i) == Tag::IN
                    || lower == "that" && r.rel(i) == Rel::Mark)
            {
                relative = true;
            }
            if is_finite(r, i) && !relative {
                // the finite verb of a new clause: give back its subject and what joined it
                return start..before_clause(r, start, i);
            }
            if lower == "and" && !relative && new_clause_follows(r, i + 1, limit) {
                break;
            }
            if lower == "," {
                relative = false;
            }
        }
        i += 1;
    }
    start..trim(r, start, i)
}

/// Words that open a clause or an adjunct that is no part of the topic.
fn closes(r: &Reading, i: usize) -> bool {
    let lower = r.lower(i);
    match lower {
        "while" | "when" | "because" | "although" | "though" | "whereas" | "if" | "unless"
        | "until" | "amid" | "ahead" => true,
        "after" | "before" | "during" | "since" => {
            i + 1 < r.len() && !matches!(r.lower(i + 1), "all")
        }
        "as" => {
            !matches!(r.lower(i.saturating_sub(1)), "such" | "well" | ",")
                && !r.reads(i, &["as", "well", "as"])
                && !r.reads(i, &["as", "part"])
                && r.lower(i.saturating_sub(1)) != "same"
        }
        "including" => false,
        "today" | "yesterday" | "tomorrow" | "monday" | "tuesday" | "wednesday" | "thursday"
        | "friday" | "saturday" | "sunday" => true,
        "on" | "in" | "at" => {
            i + 1 < r.len()
                && matches!(
                    r.lower(i + 1),
                    "monday"
                        | "tuesday"
                        | "wednesday"
                        | "thursday"
                        | "friday"
                        | "saturday"
                        | "sunday"
                        | "recent"
                )
        }
        "he" | "she" | "they" | "we" | "i" => true,
        "particularly" | "especially" | "primarily" | "notably" | "specifically" => true,
        "according" => true,
        _ => false,
    }
}

/// Whether a verb is finite by tag: a past form with a subject, a present form, a modal.
fn is_finite(r: &Reading, i: usize) -> bool {
    match r.tag(i) {
        Tag::VBZ | Tag::MD => true,
        Tag::VBP => r.rel(i) != Rel::Amod,
        Tag::VBD => !matches!(r.rel(i), Rel::Acl | Rel::Amod),
        _ => false,
    }
}

/// What follows a comma goes on with the list: a noun phrase or gerund and no finite verb before the next boundary.
fn continues(r: &Reading, from: usize, limit: usize) -> bool {
    let mut i = from;
    while i < limit
        && matches!(
            r.lower(i),
            "and"
                | "or"
                | "but"
                | "also"
                | "as"
                | "well"
                | "then"
                | "in"
                | "particular"
                | "notably"
        )
    {
        i += 1;
    }
    if i >= limit {
        return false;
    }
    if matches!(
        r.lower(i),
        "including" | "such" | "which" | "where" | "from" | "particularly" | "especially"
    ) {
        return true;
    }
    let opens = matches!(
        r.tag(i),
        Tag::DT
            | Tag::JJ
            | Tag::JJR
            | Tag::JJS
            | Tag::NN
            | Tag::NNS
            | Tag::NNP
            | Tag::NNPS
            | Tag::VBG
            | Tag::PrpPoss
            | Tag::CD
            | Tag::VBN
            | Tag::PDT
            | Tag::OpenQuote
            | Tag::Dollar
    ) || matches!(r.tag(i), Tag::RB | Tag::TO | Tag::IN | Tag::VB | Tag::WRB);
    if !opens {
        return false;
    }
    // a participle with a comma before it is an adjunct when it shares the subject ("…, condemning the policy")
    if r.tag(i) == Tag::VBG && r.lower(from) != "and" && r.rel(i) == Rel::Advcl {
        return false;
    }
    for k in i..limit.min(i + 25) {
        if k > i && matches!(r.lower(k), "," | ";" | ":") {
            return true;
        }
        if matches!(r.tag(k), Tag::WDT | Tag::WP) || r.lower(k) == "that" {
            return true;
        }
        if is_finite(r, k) {
            return false;
        }
    }
    true
}

/// Whether "and" opens a new clause: a subject and its finite verb follow.
fn new_clause_follows(r: &Reading, from: usize, limit: usize) -> bool {
    if from >= limit {
        return true;
    }
    if is_finite(r, from) {
        return true;
    }
    for k in from..limit.min(from + 12) {
        if matches!(r.lower(k), "," | ";" | "and" | "or")
            || matches!(r.tag(k), Tag::WDT | Tag::WP)
            || r.lower(k) == "that"
        {
            return false;
        }
        if is_finite(r, k) {
            return true;
        }
    }
    false
}

/// The end of the topic when a clause's finite verb was met at `verb`: before its subject.
fn before_clause(r: &Reading, start: usize, verb: usize) -> usize {
    let subject = r
        .child(verb, &[Rel::Nsubj, Rel::NsubjPass, Rel::Expl])
        .map(|s| r.subtree(s).start)
        .filter(|&s| s > start && s < verb);
    let from = subject.unwrap_or(verb);
    // back to the comma or conjunction that joined the clause
    let boundary = (start + 1..from)
        .rev()
        .take(3)
        .find(|&i| matches!(r.lower(i), "," | "and" | "but" | "or" | ";"));
    trim(r, start, boundary.unwrap_or(from))
}

/// Without marks, conjunctions and adverbs at the end.
pub fn trim(r: &Reading, start: usize, mut end: usize) -> usize {
    while end > start {
        let t = end - 1;
        let balanced = matches!(r.lower(t), ")" | "]" | "\u{201d}" | "\"" | "''");
        let loose = (r.tag(t).is_punct() && !balanced)
            || matches!(
                r.tag(t),
                Tag::CC | Tag::DT | Tag::IN | Tag::TO | Tag::RB | Tag::PrpPoss | Tag::WDT
            ) && !matches!(r.lower(t), "abroad" | "forward" | "there");
        if !loose {
            break;
        }
        end -= 1;
    }
    end
}
