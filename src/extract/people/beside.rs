//! What stands beside a name: titles before and after it, one title shared by a list, the country, the body.

use std::ops::Range;

use super::Sighting;
use crate::extract::bodies::{Body, body_starting_at};
use crate::extract::names::Name;
use crate::extract::places::{Named, What, ending_at, starting_at};
use crate::extract::reading::Reading;
use crate::extract::titles::{Scene, Title};
use crate::lexicon::PlaceKind;

/// The titles and names of a text, by where they begin and end.
pub struct Neighbours<'a> {
    pub r: &'a Reading<'a>,
    pub named: &'a [Named],
    pub bodies: &'a [Body],
    pub titles: &'a [Title],
    pub names: &'a [Name],
    /// Which titles are somebody's already.
    pub used: Vec<bool>,
}

impl<'a> Neighbours<'a> {
    pub fn new(scene: &Scene<'a>, titles: &'a [Title], names: &'a [Name]) -> Neighbours<'a> {
        Neighbours {
            r: scene.r,
            named: scene.named,
            bodies: scene.bodies,
            titles,
            names,
            used: vec![false; titles.len()],
        }
    }

    /// The title that ends right before a token.
    pub fn title_ending(&self, end: usize) -> Option<usize> {
        let k = self.titles.partition_point(|t| t.whole.end < end);
        (self.titles.get(k)?.whole.end == end).then_some(k)
    }

    /// The title whose phrase begins at a token, its possessor included: "President Joe Biden's adviser" is an adviser.
    pub fn title_beginning(&self, at: usize) -> Option<usize> {
        let mut k = self.titles.partition_point(|t| t.whole.start < at);
        let begins = |t: &Title| {
            let possessor = t.possessor.as_ref().filter(|p| p.start < t.head);
            possessor.map_or(t.whole.start, |p| p.start.min(t.whole.start))
        };
        if begins(self.titles.get(k)?) != at {
            return None;
        }
        while let Some(next) = self.titles.get(k + 1) {
            let owner = &self.titles[k].whole;
            let owned = next.possessor.as_ref().is_some_and(|p| {
                p == owner || owner.end == next.whole.start && p.start == owner.end
            });
            if !owned {
                break;
            }
            k += 1;
        }
        Some(k)
    }

    /// Whether a name begins at a token.
    pub fn name_begins(&self, at: usize) -> bool {
        self.names
            .binary_search_by_key(&at, |n| n.whole.start)
            .is_ok()
    }

    /// Whether a name covers a token.
    pub fn name_at(&self, at: usize) -> bool {
        let k = self.names.partition_point(|n| n.whole.end <= at);
        self.names.get(k).is_some_and(|n| n.whole.contains(&at))
    }

    /// Whether a title is free to go with one name.
    pub fn free(&self, t: usize) -> bool {
        !self.used[t] && !self.titles[t].plural
    }

    /// "Gabriel Boric of Chile", "Brazil's Fernando Haddad", "Governor Tatsuya Mori of Okinawa".
    pub fn country(&self, sighting: &mut Sighting) {
        let (r, end) = (self.r, sighting.tokens.end);
        if end + 1 < r.len() && r.lower(end) == "of" {
            let at = end + 1 + usize::from(r.lower(end + 1) == "the");
            let governs =
                starting_at(self.named, at).filter(|n| n.stands_for_government() || is_division(n));
            if let Some(n) = governs
                && let Some(c) = n.country()
            {
                sighting.country = Some((c, Some(n.tokens.clone())));
                sighting.tokens.end = n.tokens.end;
                return;
            }
        }
        let start = self.possessive_start(sighting.tokens.start);
        if start < sighting.tokens.start
            && let Some(n) = starting_at(self.named, start)
            && let Some(c) = n.country()
        {
            sighting.country = Some((c, Some(n.tokens.clone())));
            sighting.tokens.start = start;
        }
        // "the Frenchman, Luc Martin": the people stand for one of them
        let mark = sighting.tokens.start;
        if sighting.country.is_none()
            && mark >= 3
            && r.lower(mark - 1) == ","
            && let Some(n) = ending_at(self.named, mark - 2).filter(|n| is_demonym(n))
            && n.tokens.start > 0
            && r.lower(n.tokens.start - 1) == "the"
            && let Some(c) = n.country()
        {
            sighting.country = Some((c, Some(n.tokens.clone())));
        }
    }

    /// Where "Brazil's" before a name begins, or the name itself.
    pub fn possessive_start(&self, start: usize) -> usize {
        if start >= 2
            && self.r.lower(start - 1) == "'s"
            && let Some(n) = ending_at(self.named, start - 2)
            && (n.stands_for_government() || is_division(n))
        {
            return n.tokens.start;
        }
        start
    }

    /// "Secretary Gordon Pell of the Department of Industry", "opposition leader Ana Ruiz, of the People's Party".
    pub fn affiliation(&self, end: usize) -> Option<Range<usize>> {
        let r = self.r;
        let mut at = end + usize::from(end < r.len() && r.lower(end) == ",");
        if at + 1 >= r.sentence_around(at.min(r.len() - 1)).end || r.lower(at) != "of" {
            return None;
        }
        at += 1;
        at += usize::from(r.lower(at) == "the");
        body_starting_at(self.bodies, at).map(|b| b.tokens.clone())
    }
}

fn is_demonym(n: &Named) -> bool {
    n.is_demonym()
}

/// A part of one country, which can have a governor or a premier of its own.
fn is_division(n: &Named) -> bool {
    let region = matches!(
        n.what,
        What::Place {
            kind: PlaceKind::Region,
            ..
        }
    );
    region && n.country().is_some()
}
