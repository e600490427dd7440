//! Everyone in the text, and a way to ask who or what any stretch of it means.

use std::ops::Range;

use super::coreference::{Mention, Person};
use super::places::{Named, What};
use super::reading::Reading;
use super::{CountryCode, Party};
use crate::lexicon::OrganizationKind;
use crate::vocabulary::OfficialKind;

/// The people, countries and bodies of a text with all their mentions.
pub struct Cast {
    /// Everyone, in the order of first mention; indices here are those of [`super::Extraction::officials`].
    pub people: Vec<Person>,
    /// Mentions of people, in order; none overlapping.
    pub mentions: Vec<Mention>,
    /// Places and bodies, in order.
    pub named: Vec<Named>,
}

impl Cast {
    /// The mention of people that covers a token; where mentions overlap, the one that ends first.
    pub fn mention_at(&self, token: usize) -> Option<&Mention> {
        let k = self.mentions.partition_point(|m| m.tokens.end <= token);
        self.mentions.get(k).filter(|m| m.tokens.contains(&token))
    }

    /// The mentions of people that lie wholly in a range.
    pub fn mentions_in<'s>(
        &'s self,
        range: &'s Range<usize>,
    ) -> impl Iterator<Item = &'s Mention> + 's {
        let first = self
            .mentions
            .partition_point(|m| m.tokens.start < range.start);
        self.mentions[first..]
            .iter()
            .take_while(|m| m.tokens.start < range.end)
            .filter(|m| m.tokens.end <= range.end)
    }

    /// The place or body that covers a token.
    pub fn named_at(&self, token: usize) -> Option<&Named> {
        let k = self.named.partition_point(|n| n.tokens.end <= token);
        self.named.get(k).filter(|n| n.tokens.contains(&token))
    }

    /// The places and bodies that lie wholly in a range.
    pub fn named_in<'s>(&'s self, range: &'s Range<usize>) -> impl Iterator<Item = &'s Named> + 's {
        let first = self.named.partition_point(|n| n.tokens.start < range.start);
        self.named[first..]
            .iter()
            .take_while(|n| n.tokens.start < range.end)
            .filter(|n| n.tokens.end <= range.end)
    }

    /// Everyone a stretch of text means, in order: people first of all, and governments and bodies where they act.
    pub fn parties_in(&self, r: &Reading, range: &Range<usize>) -> Vec<Party> {
        let mut all: Vec<(usize, Party)> = Vec::new();
        for m in self.mentions_in(range) {
            all.extend(
                m.people
                    .iter()
                    .map(|&p| (m.tokens.start, Party::Official(p))),
            );
        }
        for n in self.named_in(range) {
            if self.mention_at(n.tokens.start).is_none()
                && let Some(party) = self.party_of(r, n)
            {
                all.push((n.tokens.start, party));
            }
        }
        all.sort_by_key(|(start, _)| *start);
        let mut out: Vec<Party> = Vec::new();
        for (_, party) in all {
            if !out.contains(&party) {
                out.push(party);
            }
        }
        out
    }

    /// The government or body that a name stands for.
    pub fn party_of(&self, r: &Reading, n: &Named) -> Option<Party> {
        match &n.what {
            What::Place {
                country: Some(c), ..
            } if n.stands_for_government() => Some(Party::Country(c)),
            What::Place { .. } => None,
            What::Body { organization } => {
                if organization.kind == OrganizationKind::Media {
                    return None;
                }
                let _ = r;
                Some(Party::Organization(organization.name.to_string()))
            }
        }
    }

    /// The official a party is, if he is a person with a name.
    pub fn named_person(&self, party: &Party) -> Option<usize> {
        match party {
            Party::Official(o) if self.people[*o].kind == OfficialKind::Person => Some(*o),
            _ => None,
        }
    }

    /// The country an official serves, if known.
    pub fn country_of(&self, person: usize) -> Option<CountryCode> {
        self.people[person].country.as_ref().map(|((c, _), _)| *c)
    }
}
