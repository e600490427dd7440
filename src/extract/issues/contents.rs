//! What a text holds: "the accord covers X", "it will deal with Y", "a deal that includes Z".

use super::complements::{after_preposition, object};
use super::frames::Frame;
use super::speaker::{self, Speaker};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{NounClass, TopicPart};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// The frame of a verb whose subject is a text, agreed or to be.
pub fn held(r: &Reading, cast: &Cast, v: usize) -> Option<Frame> {
    let text = text_of(r, cast, v)?;
    let start = if r.lexicon.plays(r.lemma(v), TopicPart::Holding) {
        object(r, cast, v)?
    } else {
        ["for", "with", "to", "on"].iter().find_map(|p| {
            let phrase = format!("{} {p}", r.lemma(v));
            let (_, start) = after_preposition(r, v, p)?;
            r.lexicon
                .plays(&phrase, TopicPart::Holding)
                .then_some(start)
        })?
    };
    let stance = if is_agreed(r, text) {
        Stance::Cooperation
    } else {
        Stance::Discussion
    };
    let speaker = speaker::of_possessor(r, cast, text).unwrap_or(Speaker::Everyone);
    Some(Frame::raised(v, start, stance, speaker, "issue-contents"))
}

/// How far back a pronoun may point, in tokens.
const REACH: usize = 50;

/// The noun of a text that is the subject of a verb, or that its pronoun points back to.
fn text_of(r: &Reading, cast: &Cast, v: usize) -> Option<usize> {
    if let Some(noun) = r
        .head(v)
        .filter(|&h| matches!(r.rel(v), Rel::Acl | Rel::AclRelcl) && h < v && is_text(r, h))
    {
        return Some(noun);
    }
    let s = speaker::subject(r, v).filter(|&s| s < v)?;
    if is_text(r, s) {
        return Some(s);
    }
    if !matches!(r.lower(s), "it" | "which" | "that" | "they") {
        return None;
    }
    // the nearest text before it in the same paragraph, unless another thing stands between
    let paragraph = r.paragraph(v);
    (s.saturating_sub(REACH)..s)
        .rev()
        .take_while(|&i| r.paragraph(i) == paragraph)
        .find(|&i| is_text(r, i) && cast.mention_at(i).is_none())
}

/// Whether a noun is one for what is written down: "agreement", "draft", "communiqué".
pub fn is_text(r: &Reading, noun: usize) -> bool {
    r.tag(noun).is_noun()
        && r.tag(noun) != Tag::NNP
        && (r.lexicon.plays(r.lemma(noun), TopicPart::Text) || is_agreed(r, noun))
}

/// Whether a noun is one for what two sides settle together.
pub fn is_agreed(r: &Reading, noun: usize) -> bool {
    r.lexicon.plays(r.lemma(noun), TopicPart::Agreed)
        && r.lexicon.nouns.get(r.lemma(noun)).is_none_or(|rows| {
            rows.iter().any(|n| n.class == NounClass::Stance)
                && rows.iter().all(|n| n.stance != Some(Stance::Concern))
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn no_text_holds_it() {
        check(&[
            ("Snow covers the ministry.", &[]),
            ("The bill includes a tip.", &[]),
            (
                "President Ana Silva left the hall. It covers two floors.",
                &[],
            ),
        ]);
    }

    #[test]
    fn texts_hold_subjects() {
        check(&[
            (
                "The accord provides for joint patrols.",
                &["military | cooperation | joint patrols"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak will sign a pact in Lima on Monday. It covers extradition, port security and vaccines.",
                &[
                    "crime | cooperation | extradition",
                    "economy | cooperation | port security",
                    "health | cooperation | vaccines",
                ],
            ),
        ]);
    }
}
