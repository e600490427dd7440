//! Of which countries a passage shows somebody not to be: where one travels or stays, and whom one meets.

use std::ops::Range;

use crate::extract::places::Named;
use crate::extract::reading::Reading;
use crate::lexicon::EncounterPart;
use crate::syntax::Tag;

/// Whether the person whose mention ends at `from` travels to the place at `to`: "flew to", "'s trip to"; `alone` says of each
/// word between that it is nobody else's.
pub fn travels_to(r: &Reading, from: usize, to: usize, alone: impl Fn(usize) -> bool) -> bool {
    from < to
        && to - from <= 20
        && (from..to).all(alone)
        && (from..to).any(|i| r.tells(i, EncounterPart::Going))
}

/// Whether the mention that ends at `from` is said to be in the place at `to`: "is in", "remains in", "is now in".
pub fn stays_in(r: &Reading, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 4
        && is_inside(r, to)
        && matches!(r.lemma(from), "be" | "remain" | "stay")
}

/// Whether "in" or "at" stands before a place.
fn is_inside(r: &Reading, place: usize) -> bool {
    let before = |back: usize| place.checked_sub(back).map(|k| r.lower(k));
    let at = match before(1) {
        Some("the") => before(2),
        word => word,
    };
    matches!(at, Some("in" | "at"))
}

/// Whether two mentions are the two sides of a meeting of which one clause speaks: "A met B", "A's talks with B". One
/// government seldom meets itself.
pub fn meet(r: &Reading, a: &Range<usize>, b: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let gap = a.end.min(b.end)..a.start.max(b.start);
    let breaks = |i: usize| {
        r.tag(i).is_punct() || matches!(r.tag(i), Tag::CC | Tag::WDT | Tag::WP | Tag::WRB)
    };
    gap.len() <= LONGEST
        && !gap.clone().any(breaks)
        && gap.into_iter().any(|i| r.tells(i, EncounterPart::Meeting))
}

/// "flew to Riga", "a visit to Riga".
pub fn is_destination(r: &Reading, n: &Named) -> bool {
    let sentence = r.sentence_around(n.tokens.start).start;
    (sentence.max(n.tokens.start.saturating_sub(4))..n.tokens.start)
        .any(|i| r.tells(i, EncounterPart::Going))
}

#[cfg(test)]
mod tests {
    use crate::extract::checks::check;

    #[test]
    fn not_of_where_they_are() {
        check(&[
            // whoever meets somebody of a country is not of it, nor is whoever is there on a mission
            (
                "Ambassador Jane Cole met Icelandic Foreign Minister Jón Einarsson in Reykjavik.",
                &[
                    "person | Jane Cole | Ambassador | -",
                    "person | Jón Einarsson | Foreign Minister | IS",
                ],
            ),
            (
                "Special Envoy for Libya Tim Stone is in Cairo this week.",
                &["person | Tim Stone | Special Envoy for Libya | -"],
            ),
            (
                "Fisheries Minister Kofi Owusu is in Lagos. The forum on trade begins there on Monday.",
                &["person | Kofi Owusu | Fisheries Minister | -"],
            ),
            (
                "Deputy Foreign Minister Omar Haddad held talks in Oslo with Deputy Foreign Minister Pavel Orlov.",
                &[
                    "person | Omar Haddad | Deputy Foreign Minister | NO",
                    "person | Pavel Orlov | Deputy Foreign Minister | -",
                ],
            ),
        ]);
    }
}
