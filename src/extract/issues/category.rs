//! What an issue is about: the category whose terms weigh most in its words.

use std::ops::Range;

use super::items::head_noun;
use crate::extract::places::{Named, What};
use crate::extract::reading::Reading;
use crate::lexicon::PlaceKind;
use crate::vocabulary::Category;

/// The category of a phrase, and the words that decided it.
pub fn category(r: &Reading, named: &[Named], tokens: &Range<usize>) -> (Category, Range<usize>) {
    let mut weights = vec![0u32; Category::ALL.len()];
    let mut best_term: Vec<Option<(u8, Range<usize>)>> = vec![None; Category::ALL.len()];
    let head = head_noun(r, tokens);
    let mut i = tokens.start;
    while i < tokens.end {
        let ahead: Vec<&str> = (i..tokens.end).map(|k| r.word(k)).collect();
        match r.lexicon.issue_terms.longest_at(ahead.iter().copied()) {
            Some((n, rows)) => {
                for row in rows {
                    let k = row.category as usize;
                    let in_head = head.is_some_and(|h| (i..i + n).contains(&h));
                    weights[k] +=
                        u32::from(row.weight) * 2 + if in_head { u32::from(row.weight) } else { 0 };
                    if best_term[k].as_ref().is_none_or(|(w, _)| row.weight > *w) {
                        best_term[k] = Some((row.weight, i..i + n));
                    }
                }
                i += n;
            }
            None => i += 1,
        }
    }
    // the first of equals, so that the answer never depends on anything but the words
    let mut best: Option<usize> = None;
    for (k, &w) in weights.iter().enumerate() {
        if w > 0 && best.is_none_or(|b| w > weights[b]) {
            best = Some(k);
        }
    }
    if let Some(k) = best {
        let words = best_term[k]
            .as_ref()
            .map_or_else(|| tokens.clone(), |(_, t)| t.clone());
        return (Category::ALL[k], words);
    }
    // a place alone is raised for what goes on there
    let place_alone = named.iter().any(|n| {
        n.tokens.start <= tokens.start + 1
            && n.tokens.end == tokens.end
            && matches!(
                n.what,
                What::Place {
                    kind: PlaceKind::Country
                        | PlaceKind::Region
                        | PlaceKind::City
                        | PlaceKind::Capital,
                    ..
                }
            )
    });
    (
        if place_alone {
            Category::Conflict
        } else {
            Category::Other
        },
        tokens.clone(),
    )
}
