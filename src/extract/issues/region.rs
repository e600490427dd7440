//! How far a topic reaches: from the first word after the trigger to the end of what it governs.

use std::ops::Range;

use super::boundaries::{
    clause_follows, closes, contact_clause, continues, is_finite, verb_follows,
};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::syntax::{Rel, Tag};

/// The stretch from `start` that one verb or preposition governs: noun phrases with their complements, in lists or
/// alone, up to the next clause.
pub fn region(r: &Reading, cast: &Cast, start: usize) -> Range<usize> {
    let limit = own_verb(r, start).unwrap_or(r.sentence_around(start).end);
    let semicolons = lists_by_semicolon(r, start, limit);
    let mut depth = 0usize; // open brackets
    let mut relative = false; // inside a relative clause, whose finite verb belongs here
    let mut i = start;
    while i < limit {
        let lower = r.lower(i);
        match lower {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            ";" if semicolons && i > start => {}
            ":" if i > start && announces(r, i, limit) => {}
            ";" | ":" | "?" | "!" => break,
            "." if i + 1 == limit => break,
            "—" | "–" | "--" | "-" if i > start && r.tag(i) == Tag::Colon && !joins_words(r, i) =>
            {
                break;
            }
            "," if i > start => {
                if !continues(r, cast, start, i, limit) {
                    break;
                }
                relative = false;
            }
            _ => {}
        }
        if i > start {
            if closes(r, cast, i, start) {
                break;
            }
            if matches!(r.tag(i), Tag::WDT | Tag::WP | Tag::WpPoss | Tag::WRB)
                || lower == "that" && matches!(r.tag(i), Tag::IN | Tag::WDT)
            {
                relative = true;
            }
            if lower == "or" && i + 1 < limit && r.tag(i + 1) == Tag::VB && r.tag(start) != Tag::VB
            {
                break;
            }
            if lower == "and" && (clause_follows(r, i, limit) || verb_follows(r, start, i, limit)) {
                break;
            }
            if r.lemma(i) == "ensure" && r.tag(i).is_verb() {
                relative = true; // "to ensure X can never do Y"
            }
            if is_finite(r, i) && contact_clause(r, start, i) {
                relative = true; // "the aid China is providing"
            }
            if is_finite(r, i) && !relative {
                return start..before_clause(r, start, i);
            }
        }
        i += 1;
    }
    start..trim(r, start, i)
}

/// "U.S.-African": a hyphen that the full stop before it parted from its word.
fn joins_words(r: &Reading, hyphen: usize) -> bool {
    let span = |i: usize| r.span(&(i..i + 1));
    hyphen > 0
        && hyphen + 1 < r.len()
        && span(hyphen - 1).end == span(hyphen).start
        && span(hyphen).end == span(hyphen + 1).start
}

/// Where the topic is part of a subject, the verb of that subject, which ends it.
fn own_verb(r: &Reading, start: usize) -> Option<usize> {
    let sentence = r.sentence_around(start);
    let subject = std::iter::once(start)
        .chain(r.ancestors(start))
        .find(|&i| {
            matches!(r.rel(i), Rel::Nsubj | Rel::NsubjPass)
                && r.head(i).is_some_and(|h| h > start && h > i)
                && !matches!(r.tag(i), Tag::WDT | Tag::WP)
        })?;
    let verb = r.head(subject)?;
    let first = r
        .children_by(verb, &[Rel::Aux, Rel::AuxPass, Rel::Cop])
        .chain(std::iter::once(verb))
        .filter(|&i| i > start && is_finite(r, i))
        .min()?;
    (first < sentence.end).then_some(first)
}

/// Whether semicolons part the items of a list rather than clauses.
fn lists_by_semicolon(r: &Reading, start: usize, limit: usize) -> bool {
    let marks: Vec<usize> = (start..limit).filter(|&i| r.lower(i) == ";").collect();
    let Some(&last) = marks.last() else {
        return false;
    };
    marks.len() >= 2 && !(start..last).any(|i| is_finite(r, i) && !in_relative(r, i))
}

fn in_relative(r: &Reading, i: usize) -> bool {
    matches!(r.rel(i), Rel::AclRelcl) || r.rel(i) == Rel::Aux
}

/// "three topics: A, B and C": what follows the colon is the list that the noun before it announces.
fn announces(r: &Reading, colon: usize, limit: usize) -> bool {
    let before = r.lemma(colon - 1);
    let announced = matches!(
        before,
        "following"
            | "topic"
            | "issue"
            | "subject"
            | "area"
            | "agenda"
            | "priority"
            | "field"
            | "matter"
            | "point"
    );
    announced && !(colon + 1..limit).any(|i| is_finite(r, i))
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
    let opened = (start..end).rfind(|&i| r.lower(i) == "(");
    if let Some(open) = opened.filter(|&open| (open..end).all(|i| r.lower(i) != ")")) {
        end = open;
    }
    while end > start {
        if end >= start + 3 && r.reads(end - 2, &["in", "particular"]) {
            end -= 2;
            continue;
        }
        let t = end - 1;
        let balanced = match r.lower(t) {
            ")" | "]" => true,
            "\u{201d}" | "\"" | "''" => {
                (start..t).any(|i| matches!(r.lower(i), "\u{201c}" | "\"" | "``"))
            }
            _ => false,
        };
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

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn ends_where_another_clause_or_adjunct_begins() {
        check(&[
            (
                "President Ana Silva discussed trade while Prime Minister Jan Novak toured the port.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade on Friday.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade during a visit to Lima.",
                &["economy | discussion | trade | by Ana Silva | at a meeting"],
            ),
            (
                "President Ana Silva discussed trade at the White House.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade, which had fallen for years.",
                &["economy | discussion | trade | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed trade and left for Rome.",
                &["economy | discussion | trade | by Ana Silva | at a meeting"],
            ),
            (
                "President Ana Silva discussed trade, and Prime Minister Jan Novak raised human rights.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "human_rights | concern | human rights | by Jan Novak",
                ],
            ),
            (
                "President Ana Silva discussed the ceasefire, mediated by Qatar.",
                &["conflict | discussion | the ceasefire | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the war in Ukraine with Prime Minister Jan Novak.",
                &["conflict | discussion | the war in Ukraine | by Ana Silva | with Jan Novak"],
            ),
            (
                "President Ana Silva condemned the violence that has displaced thousands of families.",
                &[
                    "conflict | concern | the violence that has displaced thousands of families | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva will discuss the crisis in Haiti and reaffirm the importance of free elections.",
                &[
                    "conflict | discussion | the crisis in Haiti | by Ana Silva",
                    "democracy | support | free elections | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed trade; energy; and the war in Ukraine.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "energy | discussion | energy | by Ana Silva",
                    "conflict | discussion | the war in Ukraine | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva stressed the need to ensure Iran can never build a nuclear weapon.",
                &[
                    "weapons | support | ensure Iran can never build a nuclear weapon | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed peace talks, according to her office.",
                &["conflict | discussion | peace talks | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed a draft law (the third this year) on asylum.",
                &[
                    "migration | discussion | a draft law (the third this year) on asylum | by Ana Silva",
                ],
            ),
        ]);
    }
}
