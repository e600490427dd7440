//! What the rules walk over, and how far a noun phrase and what hangs on it reach.

use std::ops::Range;

use super::clauses::Clauses;
use super::locale::Locale;
use super::marks::is_time;
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::syntax::Tag;

/// What a rule walks over: the text, who is in it, and its clauses.
pub struct Scene<'a> {
    /// The analysed text.
    pub r: &'a Reading<'a>,
    /// Its people, places and bodies.
    pub cast: &'a Cast,
    /// Its clauses.
    pub clauses: &'a Clauses,
    /// Where it is written from.
    pub locale: &'a Locale,
}

impl<'a> Scene<'a> {
    /// The first token of the noun phrase that a noun heads.
    pub fn np_start(&self, noun: usize, floor: usize) -> usize {
        let r = self.r;
        let mut start = noun;
        while start > floor {
            let t = start - 1;
            let dash = matches!(r.lower(t), "-" | "–");
            let inside =
                dash || matches!(
                    r.tag(t),
                    Tag::DT
                        | Tag::PDT
                        | Tag::PrpPoss
                        | Tag::JJ
                        | Tag::JJR
                        | Tag::JJS
                        | Tag::CD
                        | Tag::POS
                        | Tag::HYPH
                        | Tag::RBS
                ) || r.tag(t).is_noun() && !is_time(self.r, t)
                    || r.tag(t).is_noun()
                        && t > floor
                        && (r.tag(start) == Tag::POS
                            || matches!(r.tag(t - 1), Tag::DT | Tag::JJ | Tag::PrpPoss | Tag::POS))
                    || matches!(r.tag(t), Tag::VBN | Tag::VBG)
                        && t > floor
                        && matches!(r.tag(t - 1), Tag::DT | Tag::PrpPoss | Tag::JJ | Tag::POS)
                    || matches!(
                        r.lower(t),
                        "planned"
                            | "scheduled"
                            | "upcoming"
                            | "forthcoming"
                            | "ongoing"
                            | "expanded"
                            | "working"
                    );
            if !inside {
                break;
            }
            start = match self.cast.mention_at(t) {
                Some(m) if m.tokens.start >= floor => m.tokens.start,
                _ => t,
            };
        }
        start
    }

    /// The relative clause that hangs on a noun and tells more of the occasion: "which will take place in Oslo on 3 May".
    pub fn follow_up(&self, noun: usize) -> Option<Range<usize>> {
        let r = self.r;
        let end = self.r.sentence_around(noun).end;
        let opener = (noun + 1..end.min(noun + 26)).find(|&i| {
            matches!(r.lower(i), "which" | "that")
                && self.clauses.child_of(i, noun)
                && self.clauses.opener(i) == Some(i)
        })?;
        let clause = opener..self.clauses.around(opener).end;
        let between = || noun + 1..opener;
        let apart = between().any(|i| r.lower(i) == "," && i + 1 != opener);
        let happens = clause.clone().any(|i| {
            r.tag(i).is_verb()
                && matches!(
                    r.lemma(i),
                    "hold" | "take" | "begin" | "open" | "schedule" | "plan" | "start"
                )
        });
        let blocked =
            opener > noun + 2 && (between().any(|i| r.tag(i).is_verb()) || apart && !happens);
        (!blocked).then_some(clause)
    }
}
