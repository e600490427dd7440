//! A topic's items: lists split, "including …" under its parent, carrier words dropped, empty words left out.

use std::ops::Range;

use super::region::{region, trim};
use crate::extract::reading::Reading;
use crate::lexicon::NounClass;
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// One item of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The noun phrase with the complements that define it.
    pub tokens: Range<usize>,
    /// What the carrier words said of it ("concern about"), if they did.
    pub stance: Option<Stance>,
    /// The index of the item it stands under ("including …").
    pub parent: Option<usize>,
}

/// The items that begin at a token, in order.
pub fn items(r: &Reading, start: usize) -> Vec<Item> {
    let whole = region(r, start);
    let mut out = Vec::new();
    split(r, whole, None, None, &mut out, 0);
    out
}

/// No topic nests deeper than this.
const DEEPEST: usize = 6;

fn split(
    r: &Reading,
    range: Range<usize>,
    stance: Option<Stance>,
    parent: Option<usize>,
    out: &mut Vec<Item>,
    depth: usize,
) {
    let range = tidy(r, range);
    if range.is_empty() || depth > DEEPEST {
        return;
    }
    if let Some((before, after)) = examples(r, &range) {
        let first = out.len();
        split(r, before, stance, parent, out, depth + 1);
        let under = if out.len() == first + 1 {
            Some(first)
        } else {
            parent
        };
        let inherited = out.get(first).and_then(|i| i.stance).or(stance);
        for part in after {
            split(r, part, inherited, under, out, depth + 1);
        }
        return;
    }
    let parts = list(r, &range);
    if parts.len() > 1 {
        let mut said = stance;
        for part in parts {
            let first = out.len();
            split(r, part, said, parent, out, depth + 1);
            // "concerns about A, B and C": what the first item's carrier says holds for the rest
            said = said.or_else(|| out.get(first).and_then(|i| i.stance));
        }
        return;
    }
    if let Some((inner, said)) = carried(r, &range) {
        split(r, inner, said.or(stance), parent, out, depth + 1);
        return;
    }
    if !is_empty(r, &range) {
        out.push(Item {
            tokens: range,
            stance,
            parent,
        });
    }
}

/// Without articles of emphasis, marks and trailing adverbs.
fn tidy(r: &Reading, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start < range.end
        && (r.tag(start).is_punct()
            && !matches!(r.tag(start), Tag::OpenQuote | Tag::LRB | Tag::Dollar)
            || matches!(
                r.lower(start),
                "and"
                    | "or"
                    | "also"
                    | "both"
                    | "as"
                    | "well"
                    | "then"
                    | "including"
                    | "to"
                    | "on"
                    | "about"
                    | "with"
                    | "but"
                    | "not"
                    | "only"
                    | "of"
                    | "for"
                    | "in"
                    | "how"
                    | "along"
                    | "particularly"
                    | "especially"
                    | "primarily"
                    | "notably"
                    | "over"
                    | "regarding"
                    | "from"
            ))
    {
        start += 1;
    }
    start..trim(r, start, range.end.max(start))
}

/// "X, including A and B", "X such as A", "from A to B", "X: A, B".
fn examples(r: &Reading, range: &Range<usize>) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    for i in range.clone() {
        if r.lower(i) == "including" || r.reads(i, &["such", "as"]) {
            let skip = if r.lower(i) == "including" { 1 } else { 2 };
            if i + skip >= range.end {
                return None;
            }
            let next = if i + skip < range.end
                && matches!(r.lower(i + skip), "on" | "in" | "through" | "by" | "with")
            {
                skip + 1
            } else {
                skip
            };
            return Some((range.start..i, vec![i + next..range.end]));
        }
        if r.lower(i) == "from" || r.lower(i) == "ranging" {
            let from = if r.lower(i) == "ranging" { i + 1 } else { i };
            let to = (from + 1..range.end)
                .find(|&k| r.lower(k) == "to" && opens_noun_phrase(r.tag(k + 1)))?;
            let ranges_over =
                i == range.start || r.lower(i) == "ranging" || r.lower(i.saturating_sub(1)) == ",";
            if ranges_over {
                return Some((range.start..i, vec![from + 1..to, to + 1..range.end]));
            }
        }
    }
    None
}

/// The parts of a list at its top level; one part where there is no list.
fn list(r: &Reading, range: &Range<usize>) -> Vec<Range<usize>> {
    let commas: Vec<usize> = range
        .clone()
        .filter(|&i| r.lower(i) == "," && is_list_comma(r, i, range))
        .collect();
    let ands: Vec<usize> = range.clone().filter(|&i| joins(r, i)).collect();
    let mut cuts: Vec<usize> = Vec::new();
    if commas.is_empty() {
        // "A and B", "A as well as B"
        for &a in &ands {
            if splits(r, range, a) {
                cuts.push(a);
            }
        }
    } else {
        cuts.extend(&commas);
        for &a in &ands {
            let after_comma = commas.contains(&(a.wrapping_sub(1)));
            let last = commas.last().is_some_and(|&c| a > c) && !ands.iter().any(|&b| b > a);
            // the "and" of the last two items; an "and" within an item binds two words
            if after_comma
                || (last && !ands_after_comma(r, &commas, &ands) && !binds(r, range, a))
                || (!after_comma && splits(r, range, a))
            {
                cuts.push(a);
            }
        }
        cuts.sort_unstable();
    }
    let mut parts = Vec::new();
    let mut at = range.start;
    for cut in cuts {
        if cut > at {
            parts.push(at..cut);
        }
        at = cut + 1;
        if r.reads(cut, &["as", "well", "as"]) {
            at = cut + 3;
        }
    }
    if at < range.end {
        parts.push(at..range.end);
    }
    parts.into_iter().filter(|p| has_noun(r, p)).collect()
}

fn joins(r: &Reading, i: usize) -> bool {
    matches!(r.lower(i), "and" | "&") || r.reads(i, &["as", "well", "as"])
}

fn ands_after_comma(_r: &Reading, commas: &[usize], ands: &[usize]) -> bool {
    ands.iter().any(|&a| a > 0 && commas.contains(&(a - 1)))
}

/// A comma of the list, not of an aside (", which …") or between adjectives ("free, open").
fn is_list_comma(r: &Reading, i: usize, range: &Range<usize>) -> bool {
    if i == range.start || i + 1 >= range.end {
        return false;
    }
    let (before, after) = (i - 1, i + 1);
    if matches!(r.tag(after), Tag::WDT | Tag::WP | Tag::WpPoss)
        || matches!(
            r.lower(after),
            "where" | "which" | "who" | "known" | "called"
        )
    {
        return false;
    }
    let adjectives = (r.tag(before).is_adjective() || matches!(r.tag(before), Tag::VBN | Tag::RB))
        && (r.tag(after).is_adjective() || matches!(r.tag(after), Tag::CC | Tag::VBN))
        && r.rel(before) == Rel::Amod;
    !adjectives
}

/// Whether "and" at `a` joins two items rather than two words of one.
fn splits(r: &Reading, range: &Range<usize>, a: usize) -> bool {
    if r.reads(a, &["as", "well", "as"]) {
        return true;
    }
    if binds(r, range, a) {
        return false;
    }
    // the arcs: what follows is a conjunct of the phrase's own head, or of a word inside one of its complements
    let right =
        (a + 1..range.end).find(|&i| r.rel(i) == Rel::Conj && r.head(i).is_some_and(|h| h < a));
    match right.and_then(|i| r.head(i)) {
        Some(h) => !inside_complement(r, range, h),
        None => true,
    }
}

/// "peace and stability", "economic and trade practices", "Russia and China": two words of one phrase.
fn binds(r: &Reading, range: &Range<usize>, a: usize) -> bool {
    if a == range.start || a + 1 >= range.end {
        return true;
    }
    let (left, right) = (a - 1, a + 1);
    if r.tag(left).is_adjective()
        || matches!(r.tag(left), Tag::VB | Tag::VBD | Tag::VBZ | Tag::VBP)
        || (r.tag(left) == Tag::VBG && r.tag(right) == Tag::VBG)
    {
        return true;
    }
    if matches!(r.tag(right), Tag::VB | Tag::VBD | Tag::VBZ | Tag::VBP) {
        return true;
    }
    let single_left = left == range.start
        || matches!(r.lower(left - 1), "," | "and" | "the" | "of" | "for" | "in")
        || r.tag(left - 1).is_adjective();
    let end_of_right = right + 1 >= range.end
        || r.tag(right + 1).is_punct()
        || matches!(r.tag(right + 1), Tag::IN | Tag::TO | Tag::CC);
    let common = |i: usize| matches!(r.tag(i), Tag::NN | Tag::NNS);
    // two bare nouns that share what stands before or after them
    let shared = (right + 1 < range.end && matches!(r.tag(right + 1), Tag::IN))
        || (left > range.start && !matches!(r.lower(left - 1), "," | "and"));
    common(left) && common(right) && single_left && end_of_right && shared
        || r.tag(left).is_proper()
            && r.tag(right).is_proper()
            && left > range.start
            && matches!(r.tag(left - 1), Tag::IN | Tag::DT | Tag::CC)
}

/// Whether a word stands inside a complement ("of …", "with …") of the phrase.
fn inside_complement(r: &Reading, range: &Range<usize>, h: usize) -> bool {
    (range.start + 1..h).any(|i| matches!(r.tag(i), Tag::IN | Tag::TO) && r.lower(i) != "as")
        && !matches!(r.rel(h), Rel::Obj | Rel::Obl)
}

fn has_noun(r: &Reading, range: &Range<usize>) -> bool {
    range
        .clone()
        .any(|i| r.tag(i).is_noun() || r.tag(i).is_verb() || matches!(r.tag(i), Tag::CD | Tag::FW))
}

/// The noun at the head of a phrase: the last of the first run of nouns.
pub fn head_noun(r: &Reading, range: &Range<usize>) -> Option<usize> {
    let first = range.clone().find(|&i| r.tag(i).is_noun())?;
    let mut head = first;
    for i in first + 1..range.end {
        if r.tag(i).is_noun() {
            head = i;
        } else if r.tag(i) == Tag::POS
            || (r.tag(i).is_adjective()
                && i + 1 < range.end
                && (r.tag(i + 1).is_noun() || r.tag(i + 1).is_adjective())
                && r.tag(i - 1) == Tag::POS)
        {
            continue;
        } else {
            break;
        }
    }
    Some(head)
}

/// "the importance of X" → X; "concerns about X" → X, raised as a concern.
fn carried(r: &Reading, range: &Range<usize>) -> Option<(Range<usize>, Option<Stance>)> {
    let head = head_noun(r, range)?;
    if range
        .clone()
        .take_while(|&i| i < head)
        .any(|i| matches!(r.tag(i), Tag::VBG | Tag::VB | Tag::IN) && i > range.start)
    {
        return None;
    }
    let rows = r
        .lexicon
        .nouns
        .get(r.lemma(head))
        .or_else(|| r.lexicon.nouns.get(r.lower(head)))?;
    let row = rows.iter().find(|n| {
        matches!(
            n.class,
            NounClass::Carrier | NounClass::Stance | NounClass::Empty
        )
    })?;
    let next = head + 1;
    if next + 1 > range.end || next >= range.end {
        return None;
    }
    let preposition = matches!(
        r.lower(next),
        "of" | "about"
            | "over"
            | "on"
            | "for"
            | "to"
            | "regarding"
            | "in"
            | "with"
            | "around"
            | "at"
            | "concerning"
            | "surrounding"
            | "related"
            | "against"
            | "between"
            | "that"
    );
    if !preposition || r.lower(next) == "that" && row.class != NounClass::Empty {
        return None;
    }
    let keeps_head = match row.class {
        NounClass::Empty => false,
        NounClass::Carrier => matches!(r.lower(next), "between" | "with" | "against" | "in" | "at"),
        // joint work is itself the subject: "cooperation on counternarcotics"
        _ => {
            row.stance == Some(Stance::Cooperation)
                || matches!(r.lower(next), "between" | "with" | "against" | "in" | "at")
        }
    };
    if keeps_head {
        return None;
    }
    let stance = row.stance;
    let inner = next + 1..range.end;
    has_noun(r, &inner).then_some((inner, stance))
}

/// Words that alone say nothing.
fn is_empty(r: &Reading, range: &Range<usize>) -> bool {
    let telling = range.clone().any(|i| {
        let tag = r.tag(i);
        if !(tag.is_noun() || tag.is_verb() || tag.is_adjective()) {
            return false;
        }
        let lemma = r.lemma(i);
        let empty = r.lexicon.nouns.get(lemma).is_some_and(|rows| {
            rows.iter().any(|n| {
                matches!(
                    n.class,
                    NounClass::Empty | NounClass::Carrier | NounClass::Encounter
                )
            })
        });
        !empty && !VAGUE.contains(&lemma)
    });
    !telling
}

/// Adjectives and nouns that tell nothing of a subject.
const VAGUE: &[&str] = &[
    "key",
    "important",
    "mutual",
    "shared",
    "common",
    "various",
    "several",
    "many",
    "wide",
    "broad",
    "other",
    "number",
    "range",
    "variety",
    "series",
    "array",
    "host",
    "global",
    "regional",
    "international",
    "bilateral",
    "multilateral",
    "current",
    "recent",
    "pressing",
    "urgent",
    "major",
    "main",
    "relevant",
    "interest",
    "way",
    "thing",
    "item",
    "today",
    "full",
    "be",
    "more",
    "same",
    "such",
    "certain",
    "specific",
    "everything",
    "something",
    "anything",
    "nothing",
    "that",
    "this",
    "it",
];

fn opens_noun_phrase(tag: Tag) -> bool {
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::DT | Tag::PrpPoss | Tag::CD | Tag::VBG)
}
