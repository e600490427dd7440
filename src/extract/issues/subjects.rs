//! What stands before a verb as its subject, by the order of the words: in "A, B and C were put off" the arcs
//! often keep the last of the list, or none of it.

use std::ops::Range;

use super::boundaries::is_finite;
use super::phrases::opens_noun_phrase;
use super::speaker;
use crate::extract::reading::Reading;
use crate::syntax::{Rel, Tag};

/// The farthest that a subject may begin before its verb, in tokens.
const REACH: usize = 40;

/// The noun phrases that stand as the subject right before a verb: all of a list, without the aside behind it.
pub fn before(r: &Reading, v: usize) -> Option<Range<usize>> {
    let group = verb_group(r, v);
    let floor = r.sentence_around(v).start.max(group.saturating_sub(REACH));
    let end = match group.checked_sub(1).filter(|&i| i > floor) {
        Some(comma) if r.lower(comma) == "," => aside_start(r, floor, comma)?,
        Some(_) => group,
        None => return None,
    };
    let start = clause_start(r, floor, end)?;
    let names = (start..end).any(|i| r.tag(i).is_noun());
    // a first word that the tagger has not met may be anything: "wheat exports"
    let opens = opens_noun_phrase(r.tag(start))
        || r.tag(start) == Tag::OpenQuote
        || start + 1 < end && r.tag(start + 1).is_noun() && !r.tag(start).is_punct();
    let speaks = (start..end).any(|i| r.tag(i) == Tag::PRP);
    (start < end && names && opens && !speaks).then_some(start..end)
}

/// Where the subject of a verb begins, and where it ends if the order of the words shows that.
pub fn of_verb(r: &Reading, v: usize) -> Option<(usize, Option<usize>)> {
    let by_arcs = speaker::subject(r, v).filter(|&s| s < v && r.tag(s).is_noun());
    match by_arcs {
        Some(s) => Some(whole(r, v, r.subtree(s).start)),
        None => before(r, v).map(|order| (order.start, Some(order.end))),
    }
}

/// The subject that by the arcs begins at `start`: the whole list where the order of the words shows more of it.
pub fn whole(r: &Reading, v: usize, start: usize) -> (usize, Option<usize>) {
    match before(r, v) {
        Some(order)
            if order.start == start
                || order.start < start && !(order.start..start).any(|i| r.tag(i).is_verb()) =>
        {
            (order.start, Some(order.end))
        }
        _ => (start, None),
    }
}

/// The first token of the verb with its auxiliaries and adverbs: "are also to be dealt".
fn verb_group(r: &Reading, v: usize) -> usize {
    let floor = r.sentence_around(v).start;
    let mut group = v;
    while group > floor {
        let i = group - 1;
        let auxiliary = matches!(r.tag(i), Tag::MD | Tag::TO | Tag::RB)
            || r.tag(i).is_verb() && matches!(r.lemma(i), "be" | "have" | "do")
            || matches!(
                r.lower(i),
                "bound" | "expected" | "likely" | "sure" | "certain" | "due" | "set" | "going"
            );
        if !auxiliary {
            break;
        }
        group = i;
    }
    group
}

/// The comma that opens the aside that `comma` closes: ", which …,", ", promised last year,".
fn aside_start(r: &Reading, floor: usize, comma: usize) -> Option<usize> {
    let open = (floor..comma).rev().find(|&i| r.lower(i) == ",")?;
    let aside = matches!(
        r.tag(open + 1),
        Tag::WDT | Tag::WP | Tag::WpPoss | Tag::WRB | Tag::VBN | Tag::VBG | Tag::IN
    );
    aside.then_some(open)
}

/// Where the clause begins whose subject ends at `end`: behind the last mark or word that opens one.
fn clause_start(r: &Reading, floor: usize, end: usize) -> Option<usize> {
    let mut i = end;
    while i > floor {
        i -= 1;
        if matches!(r.lower(i), ";" | ":" | "—" | "–" | "•" | "(" | "\u{201c}")
            || matches!(r.lower(i), "which" | "where" | "when") && !governs(r, i, end)
            || r.tag(i) == Tag::IN && is_subordinator(r, i)
        {
            return Some(skip_openers(r, i + 1, end));
        }
        if is_finite(r, i) {
            // "the assets that X claims": the verb of a relative clause of the subject
            let relative = (floor.max(i.saturating_sub(6))..i).rev().find(|&k| {
                matches!(r.tag(k), Tag::WDT | Tag::WP | Tag::WRB) || r.lower(k) == "that"
            });
            match relative.filter(|&k| k > floor && r.tag(k - 1).is_noun()) {
                Some(k) => {
                    i = k;
                    continue;
                }
                // "left on Friday, and A and B top the list"
                None => {
                    let and = (i..end).rfind(|&k| {
                        r.lower(k) == "," && k + 1 < end && matches!(r.lower(k + 1), "and" | "but")
                    })?;
                    return Some(skip_openers(r, and + 2, end));
                }
            }
        }
    }
    Some(skip_openers(r, i, end))
}

/// Whether a question word has its own verb before `end`: "the canal which X digs".
fn governs(r: &Reading, word: usize, end: usize) -> bool {
    (word + 1..end).any(|i| is_finite(r, i))
}

fn is_subordinator(r: &Reading, i: usize) -> bool {
    matches!(
        r.lower(i),
        "that" | "while" | "because" | "although" | "though" | "if" | "whether" | "as"
    ) && r.rel(i) == Rel::Mark
}

/// Past what may stand before the subject: "also", "In Lima,".
fn skip_openers(r: &Reading, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end
        && (matches!(r.tag(at), Tag::CC | Tag::Comma)
            || matches!(
                r.lower(at),
                "also" | "then" | "still" | "again" | "now" | "finally" | "meanwhile"
            ))
    {
        at += 1;
    }
    if at < end && matches!(r.tag(at), Tag::IN | Tag::TO) {
        let comma = (at..end).find(|&i| r.lower(i) == ",");
        return comma.map_or(at, |c| c + 1);
    }
    at
}
