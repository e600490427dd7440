//! Who, where and when of an encounter: the subject and complements of the word that reports it.

use std::ops::Range;

use crate::extract::cast::Cast;
use crate::extract::dates::DatePhrase;
use crate::extract::places::Named;
use crate::extract::reading::Reading;
use crate::extract::{Party, Place};
use crate::syntax::{Rel, Tag};

/// The parties that a phrase headed by `head` means, its conjuncts included.
pub fn parties_of(r: &Reading, cast: &Cast, head: usize) -> Vec<Party> {
    let range = phrase(r, head);
    cast.parties_in(r, &widened(cast, range))
}

/// The tokens of a noun phrase without the clauses that hang on it.
fn phrase(r: &Reading, head: usize) -> Range<usize> {
    let (mut lo, mut hi) = (head, head);
    let mut open = vec![head];
    while let Some(t) = open.pop() {
        lo = lo.min(t);
        hi = hi.max(t);
        for &c in r.children(t) {
            if !matches!(
                r.rel(c),
                Rel::AclRelcl | Rel::Acl | Rel::Parataxis | Rel::Advcl | Rel::Punct | Rel::Ccomp
            ) {
                open.push(c);
            }
        }
    }
    lo..hi + 1
}

/// Widens a range so that no mention that overlaps it is cut.
fn widened(cast: &Cast, range: Range<usize>) -> Range<usize> {
    let mut out = range.clone();
    for m in &cast.mentions {
        if m.tokens.start < range.end
            && range.start < m.tokens.end
            && m.tokens.contains(&m.head)
            && range.contains(&m.head)
        {
            out = out.start.min(m.tokens.start)..out.end.max(m.tokens.end);
        }
    }
    out
}

/// The subject's parties of a verb; where it has none, of the verb that governs it.
pub fn subjects(r: &Reading, cast: &Cast, verb: usize) -> Vec<Party> {
    let mut v = verb;
    for _ in 0..5 {
        if let Some(s) = r.child(v, &[Rel::Nsubj, Rel::NsubjPass]) {
            if matches!(r.tag(s), Tag::WP | Tag::WDT) {
                // "who met …": the noun the clause hangs on
                return match r.head(v).filter(|_| r.rel(v) == Rel::AclRelcl) {
                    Some(noun) => head_parties(r, cast, noun),
                    None => Vec::new(),
                };
            }
            let found = parties_of(r, cast, s);
            if !found.is_empty() || v == verb {
                return found;
            }
        }
        match r.rel(v) {
            Rel::Xcomp | Rel::Advcl | Rel::Conj | Rel::Ccomp | Rel::Parataxis => match r.head(v) {
                Some(h) => v = h,
                None => break,
            },
            Rel::AclRelcl | Rel::Acl => {
                return r
                    .head(v)
                    .map(|noun| head_parties(r, cast, noun))
                    .unwrap_or_default();
            }
            _ => break,
        }
    }
    before(r, cast, verb)
}

/// The parties named by one noun alone, without its complements.
pub fn head_parties(r: &Reading, cast: &Cast, noun: usize) -> Vec<Party> {
    match cast.mention_at(noun) {
        Some(m) => m.people.iter().map(|&p| Party::Official(p)).collect(),
        None => cast
            .named_at(noun)
            .and_then(|n| cast.party_of(r, n))
            .into_iter()
            .collect(),
    }
}

/// Where the arcs give no subject: the nearest people before the verb in its sentence.
fn before(r: &Reading, cast: &Cast, verb: usize) -> Vec<Party> {
    let sentence = r.sentence_around(verb);
    cast.mentions
        .iter()
        .filter(|m| m.tokens.start >= sentence.start && m.tokens.end <= verb)
        .next_back()
        .map(|m| m.people.iter().map(|&p| Party::Official(p)).collect())
        .unwrap_or_default()
}

/// The parties after one of these prepositions on any of these heads ("with", "between").
pub fn oblique(r: &Reading, cast: &Cast, heads: &[usize], prepositions: &[&str]) -> Vec<Party> {
    let mut all = Vec::new();
    for &h in heads {
        for &c in r.children(h) {
            let case = r.child(c, &[Rel::Case]);
            if case.is_some_and(|k| prepositions.contains(&r.lower(k))) {
                for p in parties_of(r, cast, c) {
                    if !all.contains(&p) {
                        all.push(p);
                    }
                }
            }
        }
    }
    all
}

/// The places named by "in", "at", "to" within a stretch, most specific first kept.
pub fn places(r: &Reading, cast: &Cast, range: &Range<usize>, prepositions: &[&str]) -> Vec<Place> {
    let mut found: Vec<&Named> = Vec::new();
    for n in cast.named_in(range) {
        if !n.is_location()
            || cast
                .mentions
                .iter()
                .any(|m| !m.pronoun && m.tokens.contains(&n.tokens.start))
        {
            continue;
        }
        let listed = found.last().is_some_and(|l| {
            let gap = l.tokens.end..n.tokens.start;
            gap.len() <= 3
                && gap
                    .clone()
                    .all(|i| matches!(r.lower(i), "," | "and" | "the" | "in" | "then" | "to"))
        });
        if listed || governed(r, n, range, prepositions) {
            found.push(n);
        }
    }
    specific(r, &found)
}

/// Whether one of the prepositions stands before the name, articles and adjectives between.
fn governed(r: &Reading, n: &Named, range: &Range<usize>, prepositions: &[&str]) -> bool {
    let floor = range.start.max(n.tokens.start.saturating_sub(5));
    for i in (floor..n.tokens.start).rev() {
        let lower = r.lower(i);
        if prepositions.contains(&lower) {
            return true;
        }
        if !(r.tag(i) == Tag::DT
            || r.tag(i).is_adjective()
            || matches!(
                lower,
                "capital" | "city" | "southern" | "northern" | "capital," | ","
            )
            || r.tag(i).is_noun() && r.lower(n.tokens.start - 1) == ",")
        {
            return false;
        }
    }
    false
}

/// "Bonn, Germany" is Bonn: a country goes where one of its cities is named.
fn specific(r: &Reading, found: &[&Named]) -> Vec<Place> {
    use crate::extract::places::What;
    use crate::lexicon::PlaceKind;
    let is_country = |n: &Named| {
        matches!(
            n.what,
            What::Place {
                kind: PlaceKind::Country,
                ..
            }
        )
    };
    let mut out: Vec<Place> = Vec::new();
    for n in found {
        let covered = is_country(n)
            && found
                .iter()
                .any(|o| !is_country(o) && o.country() == n.country() && n.country().is_some());
        let What::Place { kind, .. } = &n.what else {
            continue;
        };
        let venue = *kind == PlaceKind::Venue
            && found.iter().any(|o| {
                o.tokens != n.tokens
                    && !matches!(
                        o.what,
                        What::Place {
                            kind: PlaceKind::Venue,
                            ..
                        }
                    )
            });
        if covered || venue {
            continue;
        }
        let place = Place {
            name: crate::extract::coreference::tidy(r.text(&n.tokens)),
            country: n.country(),
        };
        if !out.contains(&place) {
            out.push(place);
        }
    }
    out
}

/// The date phrase of the clause around a trigger: the nearest in the stretch, after it before before it.
pub fn date<'d>(
    dates: &'d [DatePhrase],
    range: &Range<usize>,
    trigger: usize,
) -> Option<&'d DatePhrase> {
    dates
        .iter()
        .filter(|d| d.tokens.start >= range.start && d.tokens.end <= range.end)
        .min_by_key(|d| {
            if d.tokens.start >= trigger {
                d.tokens.start - trigger
            } else {
                trigger - d.tokens.end + 6
            }
        })
}

/// The clause around a trigger: from the last boundary before it to the next one after it.
pub fn clause(r: &Reading, trigger: usize) -> Range<usize> {
    let sentence = r.sentence_around(trigger);
    let boundary = |i: usize| {
        matches!(r.lower(i), ";" | ":")
            || (r.lower(i) == ","
                && i + 1 < sentence.end
                && matches!(
                    r.lower(i + 1),
                    "but" | "while" | "whereas" | "although" | "though"
                ))
            || (matches!(r.lower(i), "and" | "but") && opens_clause(r, i + 1, sentence.end))
    };
    let start = (sentence.start..trigger)
        .rev()
        .find(|&i| boundary(i))
        .map_or(sentence.start, |i| i + 1);
    let end = (trigger + 1..sentence.end)
        .find(|&i| boundary(i))
        .unwrap_or(sentence.end);
    start..end
}

/// Whether a subject and a finite verb follow.
fn opens_clause(r: &Reading, i: usize, end: usize) -> bool {
    (i..end.min(i + 8)).any(|k| {
        r.rel(k) == Rel::Nsubj
            && r.head(k)
                .is_some_and(|h| h > k && h < end && r.tag(h).is_verb())
    }) && (i..end.min(i + 3))
        .any(|k| matches!(r.tag(k), Tag::PRP | Tag::NNP | Tag::DT | Tag::NN | Tag::NNS))
}
