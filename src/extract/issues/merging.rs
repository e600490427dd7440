//! Which mentions are of one subject: the same telling words, whatever the articles, possessives and order.

use std::ops::Range;

use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::syntax::Tag;

/// The telling words of a phrase, folded to what they mean: countries by code, else lemmas.
pub fn key(r: &Reading, cast: &Cast, tokens: &Range<usize>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(n) = cast.named_at(i) {
            words.push(match (&n.what, n.country()) {
                (What::Place { .. }, Some(c)) => format!("@{c}"),
                (What::Place { name, .. }, None) => name.to_lowercase(),
                (What::Body { organization }, _) => organization.name.to_lowercase(),
            });
            i = n.tokens.end;
            continue;
        }
        let tag = r.tag(i);
        let telling = tag.is_noun()
            || tag.is_adjective()
            || tag == Tag::CD
            || tag.is_verb() && r.lemma(i) != "be";
        if telling && !WEAK.contains(&r.lemma(i)) {
            words.push(r.lemma(i).to_lowercase());
        }
        i += 1;
    }
    words.sort();
    words.dedup();
    words
}

/// Words that change nothing of what a phrase is about.
const WEAK: &[&str] = &[
    "ongoing",
    "current",
    "recent",
    "continued",
    "latest",
    "issue",
    "matter",
    "strong",
    "full",
    "further",
    "such",
    "same",
    "importance",
    "new",
    "own",
];

/// Whether two keys are of one subject.
pub fn same(a: &[String], b: &[String]) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let shared = a.iter().filter(|w| b.contains(w)).count();
    let (small, large) = (a.len().min(b.len()), a.len().max(b.len()));
    // all of the shorter in the longer, which adds little
    (shared == small && small >= 2 && large - small <= small)
        || (shared * 4 >= (small + large - shared) * 3 && shared >= 3)
}

/// "that support", "this threat": a demonstrative and one noun, which an earlier phrase holds.
pub fn points_back(r: &Reading, tokens: &Range<usize>) -> Option<String> {
    let points = tokens.len() == 2
        && matches!(
            r.lower(tokens.start),
            "this" | "that" | "these" | "those" | "such"
        )
        && r.tag(tokens.start + 1).is_noun();
    points.then(|| r.lemma(tokens.start + 1).to_lowercase())
}
