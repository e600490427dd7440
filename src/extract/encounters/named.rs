//! Whom does a token name: officials, the government or body that acts, the country that follows?

use std::ops::Range;

use super::phrases::Scene;
use crate::extract::Party;
use crate::extract::coreference::Mention;
use crate::extract::places::What;
use crate::lexicon::PlaceKind;
use crate::syntax::Tag;

impl<'a> Scene<'a> {
    /// The mention of people that begins at a token, the longest where several do.
    pub fn mention_from(&self, i: usize) -> Option<&'a Mention> {
        self.cast.mention_at(i).filter(|m| m.tokens.start <= i)
    }

    /// Whom a mention means, and those named within it ("Finance Ministers A of X and B of Y").
    pub fn people_of(&self, m: &Mention) -> Vec<Party> {
        let mut all: Vec<(usize, usize)> = Vec::new();
        // in "his counterpart, X" the pronoun only says whose counterpart it is
        let within = self.cast.mentions_in(&m.tokens);
        for inner in within.filter(|inner| !inner.pronoun || inner.tokens == m.tokens) {
            all.extend(inner.people.iter().map(|&p| (inner.head, p)));
        }
        all.extend(m.people.iter().map(|&p| (m.head, p)));
        all.sort_unstable();
        let mut people: Vec<Party> = Vec::new();
        for (_, p) in all {
            if !people.contains(&Party::Official(p)) {
                people.push(Party::Official(p));
            }
        }
        people
    }

    /// The government or body that a name at a token acts for; no place that something is in.
    pub fn actor_at(&self, i: usize) -> Option<(Party, Range<usize>)> {
        let named = self.cast.named_at(i)?;
        let r = self.r;
        let start = named.tokens.start;
        let before = start
            .checked_sub(1)
            .filter(|&b| r.sentence(b) == r.sentence(start));
        let article = before
            .filter(|&b| r.tag(b) == Tag::DT)
            .and_then(|b| b.checked_sub(1))
            .or(before);
        let located = article.is_some_and(|b| {
            matches!(
                r.lower(b),
                "in" | "at" | "to" | "from" | "near" | "through" | "into" | "toward" | "towards"
            ) || (r.lower(b) == "of"
                && matches!(
                    named.what,
                    What::Place {
                        kind: PlaceKind::Capital,
                        ..
                    }
                ))
        });
        if located && matches!(named.what, What::Place { .. }) {
            return None;
        }
        Some((self.cast.party_of(r, named)?, named.tokens.clone()))
    }

    /// The country or body whose something is, whatever else is said of it.
    pub fn owner(&self, i: usize) -> Option<Party> {
        let named = self.cast.named_at(i)?;
        named
            .country()
            .map(Party::Country)
            .or_else(|| self.cast.party_of(self.r, named))
    }

    /// The country behind a comma, "and" or an article, and the token after it: what a list of countries goes on with.
    pub fn next_country(&self, i: usize, end: usize) -> Option<(usize, &'static str)> {
        let r = self.r;
        let mut k = i;
        while k < end && matches!(r.lower(k), "," | "and" | "the") {
            k += 1;
        }
        if k == i || k >= end {
            return None;
        }
        let named = self.cast.named_at(k)?;
        let country = matches!(
            named.what,
            What::Place {
                kind: PlaceKind::Country,
                ..
            }
        );
        Some((named.tokens.end, named.country().filter(|_| country)?))
    }
}
