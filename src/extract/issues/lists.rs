//! Where a list parts into items, and where "and" or a comma only joins two words of one.

use std::ops::Range;

use super::binding::{binds, complement_before, fields_differ, parallel};
use crate::extract::reading::Reading;
use crate::lexicon::TopicPart;
use crate::syntax::{Rel, Tag};

/// The parts of a list at its top level; one part where there is no list.
pub fn parts(r: &Reading, range: &Range<usize>) -> Vec<Range<usize>> {
    let semicolons: Vec<usize> = range.clone().filter(|&i| r.lower(i) == ";").collect();
    if !semicolons.is_empty() {
        return cut(range, &semicolons, |_| 1);
    }
    let commas: Vec<usize> = range
        .clone()
        .filter(|&i| r.lower(i) == "," && parts_items(r, range, i))
        .collect();
    let joins: Vec<(usize, usize)> = range
        .clone()
        .filter_map(|i| join_at(r, i).map(|n| (i, n)))
        .filter(|&(i, n)| i > range.start && i + n < range.end)
        .collect();
    let mut cuts: Vec<usize> = commas.clone();
    for (k, &(a, n)) in joins.iter().enumerate() {
        let after_comma = commas.contains(&(a - 1));
        let last_of_list = !after_comma
            && k + 1 == joins.len()
            && commas.last().is_some_and(|&c| c < a)
            && !joins.iter().any(|&(b, _)| commas.contains(&(b - 1)));
        let divides = after_comma
            || n > 1
            || if last_of_list {
                let from = commas.last().map_or(range.start, |&c| c + 1);
                !binds(r, &(from..range.end), a)
            } else {
                let from = commas
                    .iter()
                    .rev()
                    .find(|&&c| c < a)
                    .map_or(range.start, |&c| c + 1);
                let to = commas.iter().find(|&&c| c > a).map_or(range.end, |&c| c);
                divides(r, &(from..to), a)
            };
        if divides {
            cuts.push(a);
        }
    }
    cuts.sort_unstable();
    let pieces = cut(range, &cuts, |i| join_at(r, i).unwrap_or(1));
    gather(r, pieces)
}

fn cut(range: &Range<usize>, cuts: &[usize], width: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = range.start;
    for &c in cuts {
        if c > at {
            out.push(at..c);
        }
        at = at.max(c + width(c));
    }
    if at < range.end {
        out.push(at..range.end);
    }
    out
}

/// A piece that names nothing ("free", "open") belongs to the next one that does.
fn gather(r: &Reading, pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut held: Option<usize> = None;
    let end = pieces.last().map(|p| p.end);
    for (k, p) in pieces.iter().enumerate() {
        let start = held.take().unwrap_or(p.start);
        // "security, economic and humanitarian aid": the first word of a row of modifiers
        let modifies = p.len() == 1
            && r.tag(p.start) == Tag::NN
            && pieces
                .get(k + 1)
                .is_some_and(|n| n.len() == 1 && r.tag(n.start).is_adjective());
        if names_something(r, p) && !hangs(r, p) && !modifies {
            out.push(start..p.end);
        } else {
            held = Some(start);
        }
    }
    if let (Some(start), Some(end)) = (held, end)
        && (out.is_empty() || names_something(r, &(start..end)))
    {
        out.push(start..end);
    }
    out
}

/// A piece that ends in an adjective waits for its noun: "to build a free and open", "military".
fn hangs(r: &Reading, piece: &Range<usize>) -> bool {
    let last = piece.end - 1;
    let modifies = r.tag(last).is_adjective()
        || matches!(r.tag(last), Tag::VBN | Tag::VBG)
            && (r.rel(last) == Rel::Amod || last > piece.start && r.tag(last - 1) == Tag::POS);
    modifies
        && (piece.len() > 1
            || !r.lexicon.issue_terms.contains(r.lower(last))
            || r.rel(last) == Rel::Amod)
}

fn names_something(r: &Reading, range: &Range<usize>) -> bool {
    range.clone().any(|i| {
        r.tag(i).is_noun()
            || matches!(r.tag(i), Tag::FW)
            || r.tag(i).is_verb() && !matches!(r.rel(i), Rel::Amod)
    })
}

/// The words that join two items here: "and", "as well as", "along with", "in addition to".
fn join_at(r: &Reading, i: usize) -> Option<usize> {
    match r.lower(i) {
        "and" | "&" | "plus" => Some(1),
        "as" if r.reads(i, &["as", "well", "as"]) => Some(3),
        "along" if r.reads(i, &["along", "with"]) => Some(2),
        "together" if r.reads(i, &["together", "with"]) => Some(2),
        "in" if r.reads(i, &["in", "addition", "to"]) => Some(3),
        _ => None,
    }
}

/// A comma between items, not before an aside or between adjectives.
fn parts_items(r: &Reading, range: &Range<usize>, i: usize) -> bool {
    if i == range.start || i + 1 >= range.end {
        return false;
    }
    let (before, after) = (i - 1, i + 1);
    if matches!(r.tag(after), Tag::WDT | Tag::WP | Tag::WpPoss)
        || r.tag(before) == Tag::CD && r.tag(after) == Tag::CD
    {
        return false;
    }
    // "Bonn, Germany": a place and where it lies
    if r.tag(before).is_proper()
        && r.tag(after).is_proper()
        && matches!(r.rel(after), Rel::Appos)
        && !(after..range.end).any(|k| matches!(r.lower(k), "and" | ","))
    {
        return false;
    }
    !(r.tag(before).is_adjective() && r.tag(after).is_adjective() && r.rel(before) == Rel::Amod)
}

/// Whether a single "and" joins two items rather than two words of one.
fn divides(r: &Reading, range: &Range<usize>, a: usize) -> bool {
    if parallel(r, range, a) {
        return true;
    }
    if binds(r, range, a) {
        return false;
    }
    let left_complement = complement_before(r, range, a);
    let Some(preposition) = left_complement else {
        return true;
    };
    // "transfer of A and B": the second may be of the complement; an own determiner or complement says it is not
    let after = a + 1;
    if r.tag(after) == Tag::VBG
        && !(range.start..a).any(|i| r.tag(i) == Tag::VBG && i > preposition)
    {
        return true;
    }
    // "the conflict in Gaza and planning efforts": a place is joined to places
    if place_apart(r, range, preposition, a) {
        return true;
    }
    let conjunct =
        (after..range.end).find(|&i| r.rel(i) == Rel::Conj && r.head(i).is_some_and(|h| h < a));
    let joined_to = conjunct.and_then(|i| r.head(i));
    // "memoranda on health and tourism", "cooperation on trade and migration": fields apart
    if r.lower(preposition) == "on"
        && last_noun(r, after, range.end).is_some_and(|n| fields_differ(r, a - 1, n))
    {
        return true;
    }
    match joined_to {
        Some(h) if h < preposition => true,
        Some(_) => has_own_complement(r, &(after..range.end)) && !shares_kind(r, preposition, a),
        None => has_own_complement(r, &(after..range.end)),
    }
}

/// Whether the complement before "and" is a place, and what follows is neither a place nor somebody there.
fn place_apart(r: &Reading, range: &Range<usize>, preposition: usize, a: usize) -> bool {
    let after = a + 1;
    let place = matches!(r.lower(preposition), "in" | "around" | "over" | "across")
        && (preposition + 1..a).all(|i| r.tag(i).is_proper() || r.tag(i) == Tag::DT)
        && r.tag(a - 1).is_proper();
    let Some(head) = last_noun(r, after, range.end).filter(|_| place) else {
        return false;
    };
    let there = r.lexicon.plays(r.lemma(head), TopicPart::People)
        || r.lexicon.plays(r.lemma(head), TopicPart::Area);
    head > after && !r.tag(head).is_proper() && !there
}

/// The head of the noun phrase that begins at a token.
fn last_noun(r: &Reading, from: usize, end: usize) -> Option<usize> {
    (from..end)
        .take_while(|&i| {
            r.tag(i).is_noun() || r.tag(i).is_adjective() || matches!(r.tag(i), Tag::DT | Tag::VBG)
        })
        .filter(|&i| r.tag(i).is_noun())
        .last()
}

fn has_own_complement(r: &Reading, range: &Range<usize>) -> bool {
    range.clone().skip(1).any(|i| {
        matches!(
            r.lower(i),
            "of" | "in" | "between" | "against" | "on" | "for" | "with"
        )
    }) || range.clone().any(|i| r.tag(i) == Tag::POS)
}

/// Both sides of "and" name places or people, or both are possessed.
fn shares_kind(r: &Reading, preposition: usize, a: usize) -> bool {
    let left_is_name = r.tag(a - 1).is_proper();
    let right_is_name = (a + 1..a + 3).any(|i| i < r.len() && r.tag(i).is_proper());
    let possessed = (a + 1..r.len().min(a + 6)).any(|i| r.tag(i) == Tag::POS);
    left_is_name && right_is_name && !possessed && preposition < a
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn items_of_a_list() {
        check(&[
            // a place is joined to places, not to another subject
            (
                "President Ana Silva discussed the war in Sudan and vaccine exports.",
                &[
                    "conflict | discussion | the war in Sudan | by Ana Silva",
                    "health | discussion | vaccine exports | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the war in Sudan and the region.",
                &["conflict | discussion | the war in Sudan | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed security, economic, and humanitarian assistance to Chad.",
                &[
                    "humanitarian | discussion | security, economic, and humanitarian assistance to Chad | by Ana Silva",
                ],
            ),
            // what no term tells goes by what it is listed with
            (
                "President Ana Silva discussed import duties and car number plates.",
                &[
                    "economy | discussion | import duties | by Ana Silva",
                    "economy | discussion | car number plates | by Ana Silva",
                ],
            ),
            (
                "The two presidents agreed to open consulates and to resume trade talks.",
                &[
                    "diplomacy | cooperation | open consulates",
                    "economy | cooperation | resume trade talks",
                ],
            ),
            (
                "President Ana Silva exchanged views on steel duties and on methane emissions.",
                &[
                    "economy | discussion | steel duties | by Ana Silva",
                    "environment | discussion | methane emissions | by Ana Silva",
                ],
            ),
            (
                "The two presidents agreed to send their ambassadors back and to lift the embargo.",
                &[
                    "diplomacy | cooperation | send their ambassadors",
                    "sanctions | cooperation | lift the embargo",
                ],
            ),
            (
                "President Ana Silva discussed human rights and unfair trade practices.",
                &[
                    "human_rights | discussion | human rights | by Ana Silva",
                    "economy | discussion | unfair trade practices | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed trade, energy and migration.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "energy | discussion | energy | by Ana Silva",
                    "migration | discussion | migration | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed trade, energy, and migration.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "energy | discussion | energy | by Ana Silva",
                    "migration | discussion | migration | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed trade as well as migration.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "migration | discussion | migration | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed trade along with migration.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "migration | discussion | migration | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the war in Ukraine, food security and the climate crisis.",
                &[
                    "conflict | discussion | the war in Ukraine | by Ana Silva",
                    "humanitarian | discussion | food security | by Ana Silva",
                    "environment | discussion | the climate crisis | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed promoting coexistence and weakening armed groups that spread hatred.",
                &[
                    "conflict | discussion | promoting coexistence | by Ana Silva",
                    "conflict | discussion | weakening armed groups that spread hatred | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the provocations in the South China Sea and North Korea's missile tests.",
                &[
                    "territory | concern | the provocations in the South China Sea | by Ana Silva",
                    "weapons | discussion | North Korea's missile tests | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva condemned the coup in Niger and the detention of ministers.",
                &[
                    "democracy | concern | the coup in Niger | by Ana Silva",
                    "human_rights | concern | the detention of ministers | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the transfer of drones and missiles to Sudan.",
                &[
                    "weapons | discussion | the transfer of drones and missiles to Sudan | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the ceasefire and, in particular, the release of hostages.",
                &[
                    "conflict | discussion | the ceasefire | by Ana Silva",
                    "conflict | discussion | the release of hostages | by Ana Silva | under Ceasefire",
                ],
            ),
        ]);
    }
}
