//! Where a subject is what something is done with: "X was discussed", "X and Y were waved through", "X was dealt with".

use super::frames::{Frame, PASSIVE_DEED};
use super::phrases::head_noun;
use super::speaker::Speaker;
use super::subjects;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::lexicon::{TopicPart, VerbClass, VerbFrame};
use crate::syntax::{Rel, Tag};
use crate::vocabulary::Stance;

/// Whether a verb stands in the passive.
pub fn is_passive(r: &Reading, v: usize) -> bool {
    r.tag(v) == Tag::VBN
        && (r.child(v, &[Rel::NsubjPass]).is_some() || r.child(v, &[Rel::AuxPass]).is_some())
}

/// The row whose preposition stays behind without an object: "was dealt with", "were waved through".
pub fn stranded<'l>(r: &Reading, v: usize, rows: &[&'l VerbFrame]) -> Option<&'l VerbFrame> {
    rows.iter().copied().find(|f| {
        f.preposition.is_some_and(|p| {
            let words: Vec<&str> = p.split(' ').collect();
            let next = v + 1 + words.len();
            let object = next < r.sentence_around(v).end
                && (r.tag(next).is_noun()
                    || r.tag(next).is_adjective()
                    || matches!(
                        r.tag(next),
                        Tag::DT | Tag::PrpPoss | Tag::PRP | Tag::CD | Tag::VBG | Tag::VB
                    ));
            r.reads(v + 1, &words) && !object
        })
    })
}

/// The frame of a passive whose subject is the topic.
pub fn subject(
    r: &Reading,
    cast: &Cast,
    v: usize,
    row: &VerbFrame,
    frame: &dyn Fn(&VerbFrame, usize, &'static str) -> Frame,
) -> Option<Frame> {
    let own = r.child(v, &[Rel::NsubjPass, Rel::Nsubj]).filter(|&s| s < v);
    let (start, until) = match own {
        Some(s) => subjects::whole(r, v, r.subtree(s).start),
        None => {
            let order = subjects::before(r, v)?;
            (order.start, Some(order.end))
        }
    };
    let head = own.or_else(|| head_noun(r, &(start..until?)))?;
    let deed = matches!(
        row.class,
        VerbClass::Sign | VerbClass::Agree | VerbClass::Cooperate
    ) || r.lexicon.plays(r.lemma(v), TopicPart::Action);
    let rule = if deed {
        PASSIVE_DEED
    } else {
        "issue-passive-subject"
    };
    // "a road map was adopted": what everybody at the table settles is joint work
    let found = frame(row, start, rule);
    let stance = match found.stance {
        Stance::Support if deed && found.speaker == Speaker::Everyone => Stance::Cooperation,
        stance => stance,
    };
    (start < v && cast.mention_at(head).is_none()).then_some(Frame {
        until,
        stance,
        ..found
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn nothing_is_settled() {
        check(&[
            ("A museum and a new school were approved.", &[]),
            ("Prime Minister Jan Novak was dealt with.", &[]),
        ]);
    }

    #[test]
    fn lists_stand_before_their_verb() {
        const MET: &str = "President Ana Silva met Prime Minister Jan Novak in Lima on Monday.";
        for (told, expected) in [
            (
                "Direct flights, simpler visas and a joint energy fund were waved through.",
                [
                    "economy | cooperation | Direct flights | by Ana Silva; Jan Novak | at a meeting",
                    "migration | cooperation | simpler visas | by Ana Silva; Jan Novak | at a meeting",
                    "energy | cooperation | a joint energy fund | by Ana Silva; Jan Novak | at a meeting",
                ]
                .as_slice(),
            ),
            (
                "Debt relief and fishing quotas are to be dealt with first.",
                &[
                    "economy | discussion | Debt relief | by Ana Silva; Jan Novak | at a meeting",
                    "economy | discussion | fishing quotas | by Ana Silva; Jan Novak | at a meeting",
                ],
            ),
        ] {
            check(&[(&format!("{MET} {told}"), expected)]);
        }
        check(&[(
            "Fishing quotas are to be negotiated in May by Foreign Minister Eva Kiss.",
            &["economy | discussion | Fishing quotas | by Eva Kiss"],
        )]);
    }
}
