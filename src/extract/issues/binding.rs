//! Whether "and" joins two words of one phrase: "peace and stability", "economic and trade practices", "Russia and China".

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::lexicon::TopicPart;
use crate::syntax::{Rel, Tag};

/// "peace and stability", "economic and trade practices", "Russia and China": two words of one phrase.
pub fn binds(r: &Reading, range: &Range<usize>, a: usize) -> bool {
    if a <= range.start || a + 1 >= range.end {
        return true;
    }
    if parallel(r, range, a) {
        return false;
    }
    let (left, right) = (a - 1, a + 1);
    // "Russia's and Cuba's actions"
    if r.tag(left) == Tag::POS {
        return true;
    }
    let base_verb = |i: usize| matches!(r.tag(i), Tag::VB | Tag::VBD | Tag::VBZ | Tag::VBP);
    if r.tag(left).is_adjective() && r.tag(right) != Tag::DT {
        return true;
    }
    if base_verb(left) || (base_verb(right) && range.start + 1 < left && !base_verb(range.start)) {
        return true;
    }
    if r.tag(left) == Tag::VBG && matches!(r.tag(right), Tag::VBG | Tag::VB)
        || r.tag(left) == Tag::RB && !(r.tag(right) == Tag::TO || r.tag(right) == Tag::DT)
    {
        return true;
    }
    // "Iran and its proxies", "between Moscow and London", "both A and B"
    if r.tag(right) == Tag::PrpPoss
        && matches!(r.lower(right), "its" | "their")
        && range.end - right <= 3
        && complement_before(r, range, a).is_some()
        || between(r, range, a)
    {
        return true;
    }
    if r.rel(left) == Rel::Compound
        && let Some(head) = r.head(left).filter(|&h| h > a)
    {
        return !apart(r, left, right, head);
    }
    let common = |i: usize| matches!(r.tag(i), Tag::NN | Tag::NNS);
    let bare_right = right + 1 >= range.end
        || r.tag(right + 1).is_punct()
        || matches!(r.tag(right + 1), Tag::IN | Tag::TO | Tag::CC);
    let bare_left = left == range.start || !r.tag(left - 1).is_noun();
    // "the security and humanitarian situation": both say of what kind the last noun is
    if common(left)
        && bare_left
        && r.tag(right).is_adjective()
        && r.lexicon.issue_terms.get(r.lemma(right)).is_some()
        && right + 1 < range.end
        && is_generic(r, right + 1)
        && (left == range.start && !fields_differ(r, left, right)
            || left == range.start + 1 && r.tag(range.start) == Tag::DT)
    {
        return true;
    }
    if common(left) && common(right) && bare_right {
        let lone = left == range.start || matches!(r.lower(left - 1), "," | "and");
        // "AI risks and safety": the second shares what stands before the first
        if !bare_left && r.lexicon.issue_terms.get(r.lemma(right)).is_none() {
            return true;
        }
        return pair(r, left, right)
            || (!lone || right + 1 < range.end) && same_field(r, left, right)
            || bare_left
                && !lone
                && matches!(r.lower(left - 1), "of" | "the")
                && !fields_differ(r, left, right);
    }
    if common(left) && common(right) && !bare_right && bare_left {
        // "trade and investment ties": the last noun is the head of both
        let compound = right + 1 < range.end && common(right + 1) && r.rel(right) == Rel::Compound;
        return compound && same_field(r, left, right) && r.head(left).is_some_and(|h| h > right);
    }
    r.tag(left).is_proper()
        && r.tag(right).is_proper()
        && left > range.start
        && matches!(r.tag(left - 1), Tag::IN | Tag::DT | Tag::CC)
        && !(right..range.end).any(|i| r.tag(i) == Tag::POS)
}

/// "trade and gas drilling": the first word is a subject of another field, and the last makes a subject with the second alone;
/// not "trade and security ties", whose last word only says of what kind both are.
fn apart(r: &Reading, left: usize, right: usize, head: usize) -> bool {
    fields_differ(r, left, right) && head == right + 1 && !is_generic(r, head)
}

/// A noun that only says of what kind the words before it are: "situation", "ties", "cooperation".
fn is_generic(r: &Reading, noun: usize) -> bool {
    r.tag(noun).is_noun()
        && [TopicPart::Relation, TopicPart::Joint, TopicPart::Empty]
            .iter()
            .any(|&part| r.lexicon.plays(r.lemma(noun), part))
}

/// "on A and on B", "to do A and to do B": the second takes up the word that led to the first.
pub fn parallel(r: &Reading, range: &Range<usize>, a: usize) -> bool {
    let next = a + 1;
    let led = (next..range.end.min(next + 3)).find(|&i| r.tag(i) != Tag::RB);
    let Some(led) = led.filter(|&i| matches!(r.tag(i), Tag::IN | Tag::TO)) else {
        return false;
    };
    let infinitive = led + 1 < range.end && r.tag(led + 1) == Tag::VB;
    let before = range.start.checked_sub(1).map(|i| r.lower(i));
    if infinitive {
        return r.tag(range.start) == Tag::VB || before == Some("to");
    }
    before == Some(r.lower(led)) && r.lower(led) != "of"
}

/// Whether the nearest preposition before "and" is "between" and no "and" has answered it yet.
fn between(r: &Reading, range: &Range<usize>, a: usize) -> bool {
    (range.start..a)
        .rev()
        .find(|&i| matches!(r.lower(i), "between" | "both" | "and"))
        .is_some_and(|i| r.lower(i) != "and")
}

/// Values that are named in pairs.
fn pair(r: &Reading, left: usize, right: usize) -> bool {
    r.lexicon.plays(r.lemma(left), TopicPart::Value)
        && r.lexicon.plays(r.lemma(right), TopicPart::Value)
}

/// Both words speak for the same category of issue.
fn same_field(r: &Reading, left: usize, right: usize) -> bool {
    let field = |i: usize| {
        r.lexicon
            .issue_terms
            .get(r.lemma(i))
            .and_then(|rows| rows.first())
            .map(|t| t.category)
    };
    match (field(left), field(right)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

pub fn fields_differ(r: &Reading, left: usize, right: usize) -> bool {
    let known = |i: usize| r.lexicon.issue_terms.get(r.lemma(i)).is_some();
    known(left) && known(right) && !same_field(r, left, right)
}

/// The last preposition before "and", within the piece.
pub fn complement_before(r: &Reading, range: &Range<usize>, a: usize) -> Option<usize> {
    (range.start + 1..a)
        .rev()
        .find(|&i| matches!(r.tag(i), Tag::IN | Tag::TO) && r.tag(i + 1) != Tag::VB)
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn two_words_of_one_phrase() {
        check(&[
            // one field, one head; and a head that only says of what kind both are
            (
                "President Ana Silva discussed trade and investment ties.",
                &["economy | discussion | trade and investment ties | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed migration and border controls.",
                &[
                    "migration | discussion | migration | by Ana Silva",
                    "migration | discussion | border controls | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed peace and stability in the Sahel.",
                &["conflict | discussion | peace and stability in the Sahel | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed economic and trade practices.",
                &["economy | discussion | economic and trade practices | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed the threats posed by Iran and its proxies.",
                &["conflict | concern | the threats posed by Iran and its proxies | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed cooperation between Moscow and Ankara on grain exports.",
                &[
                    "economy | cooperation | cooperation between Moscow and Ankara on grain exports | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed a free, open and secure Indo-Pacific.",
                &["diplomacy | discussion | a free, open and secure Indo-Pacific | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed AI risks and safety.",
                &["technology | discussion | AI risks and safety | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed nuclear and missile programs.",
                &["weapons | discussion | nuclear and missile programs | by Ana Silva"],
            ),
            (
                "President Ana Silva discussed steps to support and strengthen independent media.",
                &[
                    "human_rights | discussion | steps to support and strengthen independent media | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed the security and humanitarian situation in Haiti.",
                &[
                    "humanitarian | discussion | the security and humanitarian situation in Haiti | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed investment and humanitarian ties.",
                &[
                    "economy | discussion | investment | by Ana Silva",
                    "culture | discussion | humanitarian ties | by Ana Silva",
                ],
            ),
            (
                "President Ana Silva discussed Norway's and Sweden's naval patrols.",
                &["military | discussion | Norway's and Sweden's naval patrols | by Ana Silva"],
            ),
            (
                "President Ana Silva condemned Eritrea's premeditated, unprovoked and unjustified invasion of Sudan.",
                &[
                    "conflict | concern | Eritrea's premeditated, unprovoked and unjustified invasion of Sudan | by Ana Silva | with Eritrea",
                ],
            ),
            (
                "President Ana Silva discussed trade and the climate.",
                &[
                    "economy | discussion | trade | by Ana Silva",
                    "environment | discussion | the climate | by Ana Silva",
                ],
            ),
        ]);
    }
}
