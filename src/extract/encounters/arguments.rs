//! The subject and complements of a verb along the arcs of the tree, for the rules that ask who says something to whom.

use std::ops::Range;

use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
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
        .rfind(|m| m.tokens.start >= sentence.start && m.tokens.end <= verb)
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
