//! Where: countries, cities, regions and bodies as the gazetteers know them, one mention each, longest match first.

use std::ops::Range;

use super::CountryCode;
use super::reading::Reading;
use crate::lexicon::{Organization, Place, PlaceKind};

/// A place or body named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its tokens, without article.
    pub tokens: Range<usize>,
    /// What the gazetteer says of it.
    pub what: What,
}

/// What a [`Named`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A country, city, region, demonym or seat of government.
    Place {
        /// Which of these.
        kind: PlaceKind,
        /// The country it is or lies in.
        country: Option<CountryCode>,
        /// Canonical name.
        name: &'static str,
    },
    /// An organisation or public body.
    Body {
        /// What the lexicon knows of it.
        organization: Organization,
    },
}

impl Named {
    /// The country it is, lies in or belongs to.
    pub fn country(&self) -> Option<CountryCode> {
        match &self.what {
            What::Place { country, .. } => *country,
            What::Body { organization } => organization.country,
        }
    }

    /// Whether a government can be meant by it: a country, a capital or a seat of government.
    pub fn stands_for_government(&self) -> bool {
        matches!(
            self.what,
            What::Place {
                kind: PlaceKind::Country | PlaceKind::Capital | PlaceKind::Metonym,
                country: Some(_),
                ..
            }
        )
    }

    /// Whether it is the adjective or noun of a people: "Norwegian".
    pub fn is_demonym(&self) -> bool {
        matches!(
            self.what,
            What::Place {
                kind: PlaceKind::Demonym,
                ..
            }
        )
    }

    /// Whether it names where something takes place.
    pub fn is_location(&self) -> bool {
        matches!(
            self.what,
            What::Place {
                kind: PlaceKind::Country
                    | PlaceKind::Capital
                    | PlaceKind::City
                    | PlaceKind::Region
                    | PlaceKind::Venue,
                ..
            }
        )
    }
}

/// Every place and body of the text, in order, none overlapping.
pub fn named(r: &Reading) -> Vec<Named> {
    let mut all = Vec::new();
    for s in r.content_sentences() {
        let tokens = r.sentence_tokens(s);
        let mut i = tokens.start;
        while i < tokens.end {
            match longest_at(r, i) {
                Some((n, what)) => {
                    all.push(Named {
                        tokens: i..i + n,
                        what,
                    });
                    i += n;
                }
                None => i += 1,
            }
        }
    }
    all
}

fn longest_at(r: &Reading, i: usize) -> Option<(usize, What)> {
    if !r.word(i).chars().next().is_some_and(char::is_alphabetic) {
        return None;
    }
    let place = r.lexicon.places.longest_at(r.ahead(i));
    let body = r.lexicon.organizations.longest_at(r.ahead(i));
    match (place, body) {
        (Some((p, rows)), Some((b, _))) if p >= b => choose(r, i, p, rows),
        (_, Some((b, rows))) => Some((
            b,
            What::Body {
                organization: rows.first()?.clone(),
            },
        )),
        (Some((p, rows)), None) => choose(r, i, p, rows),
        (None, None) => None,
    }
}

/// Among the senses of one name, the one that the neighbours allow: a capital before a city, a country before a state.
fn choose(r: &Reading, i: usize, n: usize, rows: &[Place]) -> Option<(usize, What)> {
    let part_of_a_name = r.name_kind(i) == Some(crate::syntax::NameKind::Person);
    let row = rows.iter().find(|p| !(p.ambiguous && part_of_a_name))?;
    Some((
        n,
        What::Place {
            kind: row.kind,
            country: row.country,
            name: row.name,
        },
    ))
}

/// The place or body whose last token is `t`.
pub fn ending_at(named: &[Named], t: usize) -> Option<&Named> {
    let k = named.partition_point(|n| n.tokens.end <= t);
    named
        .get(k)
        .filter(|n| n.tokens.end == t + 1 && n.tokens.start <= t)
}

/// The place or body whose first token is `t`.
pub fn starting_at(named: &[Named], t: usize) -> Option<&Named> {
    let k = named.partition_point(|n| n.tokens.start < t);
    named.get(k).filter(|n| n.tokens.start == t)
}

/// Whether a place or body covers a token.
pub fn covering(named: &[Named], token: usize) -> bool {
    let k = named.partition_point(|n| n.tokens.end <= token);
    named.get(k).is_some_and(|n| n.tokens.contains(&token))
}
