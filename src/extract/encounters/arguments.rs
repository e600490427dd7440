//! The subject and complements of a verb along the arcs of the tree, for the rules that ask who says something to whom.

use std::ops::Range;

use crate::extract::Party;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::syntax::Rel;

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
