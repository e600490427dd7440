//! Words that carry a subject and drop out: "the importance of X", "concerns about X".

use std::ops::Range;

use super::items::Splitter;
use super::phrases::{head_noun, names_something};
use crate::lexicon::{NounClass, TopicPart};
use crate::syntax::Tag;
use crate::vocabulary::Stance;

impl Splitter<'_, '_> {
    /// "the importance of X" → X; "concerns about X" → X, raised as a concern.
    pub(super) fn carried(
        &self,
        range: &Range<usize>,
        stance: Option<Stance>,
    ) -> Option<(Range<usize>, Option<Stance>)> {
        let r = self.r;
        let head = head_noun(r, range)?;
        let next = head + 1;
        if next + 1 >= range.end
            || (range.start..head).any(|i| matches!(r.tag(i), Tag::VBG | Tag::VB | Tag::IN))
        {
            return None;
        }
        let rows = r
            .lexicon
            .nouns
            .get(r.lemma(head))
            .or_else(|| r.lexicon.nouns.get(r.lower(head)))
            .unwrap_or_default();
        let inner = next + 1..range.end;
        let governs = matches!(
            r.lower(next),
            "of" | "about"
                | "over"
                | "on"
                | "for"
                | "to"
                | "regarding"
                | "concerning"
                | "against"
                | "surrounding"
                | "with"
                | "at"
                | "in"
                | "that"
        );
        if !governs || !names_something(r, &inner) {
            return None;
        }
        let said = rows.iter().find_map(|n| match n.class {
            NounClass::Stance => n.stance,
            _ => None,
        });
        if let Some(said) = said {
            let said = if self.framed == Stance::Discussion && self.is_pressing(head) {
                Stance::Discussion
            } else if r.lexicon.plays(r.lemma(head), TopicPart::Weighty) {
                Stance::Support
            } else {
                said
            };
            let takes = match said {
                Stance::Cooperation => false,
                Stance::Concern => r.lexicon.plays(r.lemma(head), TopicPart::Feeling),
                _ => true,
            } && matches!(
                r.lower(next),
                "of" | "about"
                    | "over"
                    | "on"
                    | "for"
                    | "to"
                    | "regarding"
                    | "concerning"
                    | "against"
                    | "at"
                    | "that"
            );
            // "condemned China's support for Russia": another's support is the subject itself
            let opposed = [Some(self.framed), stance]
                .iter()
                .any(|s| matches!(s, Some(Stance::Concern | Stance::Demand)));
            let of_another = self.of_another(range.start, head);
            let promise = matches!(
                r.lemma(head),
                "commitment" | "pledge" | "promise" | "vow" | "determination"
            );
            if takes
                && !(said == Stance::Support
                    && (opposed || of_another && !promise || self.is_party(&inner)))
            {
                return Some((inner, Some(said)));
            }
            return None;
        }
        let carries = rows
            .iter()
            .any(|n| matches!(n.class, NounClass::Carrier | NounClass::Empty));
        if carries && r.lower(next) == "of" && r.lexicon.plays(r.lemma(head), TopicPart::Dropped) {
            // "discussed the urgency of X" weighs it still, "the importance of X" backs it
            let weighs = self.framed == Stance::Discussion && self.is_pressing(head);
            let said = (!weighs && r.lexicon.plays(r.lemma(head), TopicPart::Weighty))
                .then_some(Stance::Support);
            return Some((inner, said));
        }
        let told = matches!(
            r.lemma(head),
            "focus"
                | "emphasis"
                | "view"
                | "assessment"
                | "detail"
                | "update"
                | "information"
                | "opinion"
                | "explanation"
                | "overview"
                | "approach"
        );
        (told && matches!(r.lower(next), "on" | "of" | "about" | "to")).then_some((inner, None))
    }

    /// "commitment to Iraq", "support for the alliance": whom it is given to says nothing alone.
    fn is_party(&self, inner: &Range<usize>) -> bool {
        let r = self.r;
        let start = if r.tag(inner.start) == Tag::DT {
            inner.start + 1
        } else {
            inner.start
        };
        let end = self
            .cast
            .named_at(start)
            .map(|n| n.tokens.end)
            .or_else(|| self.cast.mention_at(start).map(|m| m.tokens.end));
        end.is_some_and(|e| {
            e >= inner.end
                || matches!(r.tag(e), Tag::IN | Tag::Comma | Tag::CC)
                || r.lower(e) == "as"
        })
    }

    /// Whether the phrase is possessed by a country or body that need not be the speaker ("Beijing's support").
    fn of_another(&self, start: usize, head: usize) -> bool {
        let possessed = (start..head).any(|i| self.r.tag(i) == Tag::POS)
            || (start..head)
                .any(|i| self.cast.named_at(i).is_some() && self.r.tag(i).is_adjective());
        possessed && self.framed != Stance::Support
    }

    /// "the urgency of X": something has to be done, which is not to say that it is good.
    fn is_pressing(&self, head: usize) -> bool {
        let r = self.r;
        r.lexicon.plays(r.lemma(head), TopicPart::Pressing)
    }
}
