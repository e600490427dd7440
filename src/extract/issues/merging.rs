//! Which mentions are of one subject: the same telling words, whatever the articles, possessives and order.

use std::ops::Range;

use crate::extract::cast::Cast;
use crate::extract::places::What;
use crate::extract::reading::Reading;
use crate::lexicon::TopicPart;
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
        let ends =
            i == tokens.start && tag.is_verb() && r.lexicon.plays(r.lemma(i), TopicPart::Ending);
        if telling && !ends && !r.lexicon.plays(r.lemma(i), TopicPart::Weak) {
            words.push(r.lemma(i).to_lowercase());
        }
        i += 1;
    }
    words.sort();
    words.dedup();
    words
}

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

/// "that support", "curtail its support": a pronoun and one noun, which an earlier phrase holds; gives the noun.
pub fn points_back(r: &Reading, tokens: &Range<usize>) -> Option<String> {
    let start = tokens
        .clone()
        .find(|&i| !(r.tag(i).is_verb() && r.lexicon.plays(r.lemma(i), TopicPart::Ending)))?;
    let points = tokens.end - start == 2
        && (matches!(r.lower(start), "this" | "that" | "these" | "those" | "such")
            || matches!(r.lower(start), "its" | "their") && start > tokens.start)
        && r.tag(start + 1).is_noun();
    points.then(|| r.lemma(start + 1).to_lowercase())
}

/// "the flow of those goods": the noun of an earlier phrase on which this one leans for what it is about.
pub fn leans_on(r: &Reading, tokens: &Range<usize>) -> Option<String> {
    let back = tokens.end.checked_sub(2)?;
    let leans = matches!(r.lower(back), "this" | "that" | "these" | "those" | "such")
        && back > tokens.start
        && r.tag(back + 1).is_noun();
    leans.then(|| r.lemma(back + 1).to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn two_subjects() {
        check(&[(
            "President Ana Silva discussed the war in Sudan and the war in Yemen.",
            &[
                "conflict | discussion | the war in Sudan | by Ana Silva",
                "conflict | discussion | the war in Yemen | by Ana Silva",
            ],
        )]);
    }

    #[test]
    fn one_subject() {
        check(&[
            (
                "President Ana Silva raised China's support for Russia. She condemned Beijing's support for Russia.",
                &[
                    "conflict | concern | China's support for Russia // Beijing's support for Russia | by Ana Silva | with China",
                ],
            ),
            (
                "President Ana Silva discussed the ceasefire in Gaza. Later she welcomed the Gaza ceasefire.",
                &[
                    "conflict | discussion | the ceasefire in Gaza // the Gaza ceasefire | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva condemned Iran's support for militias in Iraq. She urged Iran to end its support.",
                &[
                    "conflict | concern | Iran's support for militias in Iraq // end its support | by Ana Silva | with Iran",
                ],
            ),
            (
                "President Ana Silva condemned the transfer of missile engines to Russia. She urged Iran to halt the flow of these engines.",
                &[
                    "weapons | concern | the transfer of missile engines to Russia | by Ana Silva",
                    "weapons | demand | halt the flow of these engines | by Ana Silva | with Iran",
                ],
            ),
            (
                "President Ana Silva discussed climate change. Prime Minister Jan Novak also raised climate change.",
                &["environment | discussion | climate change // climate change | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed cooperation on energy and cooperation on health.",
                &[
                    "energy | cooperation | cooperation on energy | by Ana Silva",
                    "health | cooperation | cooperation on health | by Ana Silva",
                ],
            ),
        ]);
    }
}
