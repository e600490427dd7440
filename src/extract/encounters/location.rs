//! Where an encounter takes place: the most specific places named with it.

use std::ops::Range;

use super::clauses::is_finite;
use super::marks::{is_time, is_topic_mark};
use super::phrases::Scene;
use crate::extract::Place;
use crate::extract::coreference::tidy;
use crate::extract::places::{Named, What};
use crate::extract::reading::Reading;
use crate::lexicon::PlaceKind;
use crate::syntax::{NameKind, Tag};

/// Words that may stand between the preposition and the name: "in the resort town of Cartagena".
const SETTLEMENTS: &[&str] = &[
    "capital", "city", "town", "port", "resort", "village", "nation", "country", "state", "region",
    "island", "republic", "kingdom", "suburb", "district", "province",
];

impl Scene<'_> {
    /// The places after one of these prepositions within a stretch of one clause, up to where the subject matter begins.
    pub fn places(&self, range: Range<usize>, anchor: usize, prepositions: &[&str]) -> Vec<Place> {
        let r = self.r;
        let mut found: Vec<&Named> = Vec::new();
        let mut capitals: Vec<Place> = Vec::new();
        let mut i = range.start;
        while i < range.end {
            if !self.clauses.same(i, anchor) {
                i += 1;
                continue;
            }
            // "for the first time since the coup in Niger", "following events in Chad": where something else was
            if i > anchor && matches!(r.lower(i), "since" | "following") {
                break;
            }
            if i > anchor
                && is_topic_mark(r, i)
                && !(prepositions.contains(&r.lower(i)) && self.leads_to_place(i + 1, range.end))
            {
                break;
            }
            if !prepositions.contains(&r.lower(i)) {
                i += 1;
                continue;
            }
            if let Some(place) = self.capital_after(i + 1, range.end) {
                capitals.push(place);
                i += 2;
                continue;
            }
            let (list, next) = self.place_list(i + 1, range.end);
            if list.is_empty()
                && let Some((place, next)) = self.unknown_place(i + 1, range.end)
            {
                capitals.push(place);
                i = next;
                continue;
            }
            // "in Bergen, home to the oldest port of Norway": what follows only describes; a journey goes on "to" the next
            if !(found.is_empty() || matches!(r.lower(i), "to" | "through")) {
                break;
            }
            for n in list {
                if !found.iter().any(|f| f.tokens == n.tokens) {
                    found.push(n);
                }
            }
            i = next.max(i + 1);
        }
        let mut out = specific(r, &found);
        for c in capitals {
            if !out.contains(&c) {
                out.push(c);
            }
        }
        out
    }

    /// Whether a place that a preposition leads to ends right before a token: "in Rome and".
    pub fn town_before(&self, token: usize) -> bool {
        let named = token
            .checked_sub(1)
            .and_then(|last| self.cast.named_at(last));
        named.is_some_and(|n| {
            n.tokens.end == token
                && is_site(n)
                && n.tokens.start > 0
                && matches!(self.r.lower(n.tokens.start - 1), "in" | "at")
        })
    }

    fn leads_to_place(&self, i: usize, end: usize) -> bool {
        !self.place_list(i, end).0.is_empty()
    }

    /// The places listed from `i`: "Tokyo, Seoul and Manila", "Bonn, Germany", "Egypt, then to Jordan"; and the token after them.
    fn place_list(&self, i: usize, end: usize) -> (Vec<&Named>, usize) {
        let r = self.r;
        let mut found = Vec::new();
        let mut k = i;
        let mut next = i;
        let mut skipped = 0;
        while k < end {
            if let Some(n) = self.cast.named_at(k) {
                let part_of_a_person = self.cast.mention_at(k).is_some_and(|m| {
                    !m.pronoun && m.tokens.start <= n.tokens.start && m.tokens.end > n.tokens.end
                });
                let after = n.tokens.end;
                let adjective = after < end
                    && (r.tag(after).is_noun() && !is_time(r, after)
                        || r.tag(after) == Tag::JJ
                            && !matches!(
                                r.lower(after),
                                "next" | "last" | "early" | "late" | "later"
                            ))
                    && self.cast.named_at(after).is_none();
                // "to the U.S.-Norway Dialogue"
                let compound = after + 1 < end && r.lower(after) == "-" && !is_time(r, after + 1);
                let possessive = compound || after < end && r.tag(after) == Tag::POS;
                let place = is_site(n) && !part_of_a_person;
                let town = matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Venue | PlaceKind::Capital | PlaceKind::City,
                        ..
                    }
                );
                if place && !possessive && (town || !adjective) {
                    found.push(n);
                    next = after;
                    skipped = 0;
                } else if !found.is_empty() {
                    break;
                } else if n.is_demonym() {
                    // "in the Colombian resort town of Cartagena"
                } else {
                    break;
                }
                k = after;
                if k < end && r.lower(k) == "(" {
                    k = (k..end.min(k + 5))
                        .find(|&t| r.lower(t) == ")")
                        .map_or(k, |t| t + 1);
                    next = k;
                }
                continue;
            }
            let glue = matches!(
                r.lower(k),
                "," | "and"
                    | "then"
                    | "the"
                    | "to"
                    | "in"
                    | "on"
                    | "also"
                    | "with"
                    | "stops"
                    | "finally"
                    | "&"
                    | "as"
                    | "well"
                    | ";"
            );
            // "to Milan June 20-22, Tirana June 30, and Oslo": days stand between the stops
            if !found.is_empty()
                && let Some(stop) = self.next_stop(k, end)
            {
                k = stop;
                continue;
            }
            let describing = found.is_empty()
                && (r.lower(k) == "," && k > i && r.lower(k - 1) == "capital"
                    || r.tag(k) == Tag::DT
                    || r.tag(k).is_adjective()
                    || SETTLEMENTS.contains(&r.lower(k))
                    || r.lower(k) == "of"
                    || r.tag(k) == Tag::PrpPoss);
            skipped += 1;
            if skipped > 6 || !(glue && !found.is_empty() || describing) {
                break;
            }
            k += 1;
        }
        (found, next)
    }

    /// The next place of an itinerary behind the days of the one before: "… June 20-22, Tirana", "… on 3 May and Rome".
    fn next_stop(&self, i: usize, end: usize) -> Option<usize> {
        let r = self.r;
        let dated = |k: usize| {
            is_time(r, k) || matches!(r.lower(k), "on" | "from" | "-" | "–" | "to" | "through")
        };
        let days = (i..end).find(|&k| !dated(k))?;
        let timed = (i..days).any(|k| is_time(r, k));
        let mut next = days;
        while next < end && matches!(r.lower(next), "," | ";" | "and" | "then") {
            next += 1;
        }
        let n = self
            .cast
            .named_at(next)
            .filter(|n| timed && next > days && is_site(n))?;
        let after = n.tokens.end;
        let begins_clause = after < r.len() && is_finite(r, after);
        (n.tokens.start == next && !begins_clause && next < end).then_some(next)
    }

    /// A name in no table that the names model takes for a place, or that a country follows: "in Puente Nuevo", "in Arnoia, Spain".
    fn unknown_place(&self, i: usize, end: usize) -> Option<(Place, usize)> {
        let r = self.r;
        let part = |k: usize| {
            r.tag(k).is_proper()
                && r.capitalized(k)
                && self.cast.mention_at(k).is_none()
                && self.cast.named_at(k).is_none()
        };
        let stop = (i..end.min(i + 4))
            .find(|&k| !part(k))
            .unwrap_or(end.min(i + 4));
        if stop == i
            || stop < end && (r.tag(stop) == Tag::POS || r.tag(stop).is_noun() && !is_time(r, stop))
        {
            return None;
        }
        let country = (stop + 1 < end && r.lower(stop) == ",")
            .then(|| self.cast.named_at(stop + 1))
            .flatten()
            .filter(|n| {
                matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Country | PlaceKind::Region,
                        country: Some(_),
                        ..
                    }
                )
            });
        // "a mission to Mars" names no place that anyone meets in
        let located = i > 0
            && matches!(r.lower(i - 1), "in" | "at")
            && (i..stop).all(|k| r.name_kind(k) == Some(NameKind::Location));
        let next = country.map_or(stop, |n| n.tokens.end);
        (located || country.is_some()).then(|| {
            let place = Place {
                name: r.text(&(i..stop)).to_string(),
                country: country.and_then(Named::country),
            };
            (place, next)
        })
    }

    /// A place that stands before the noun of an encounter: "the London meeting", "his China trip", "Middle East tour".
    pub fn place_before(&self, premodifiers: Range<usize>) -> Vec<Place> {
        let found: Vec<&Named> = self
            .cast
            .named_in(&premodifiers)
            .filter(|n| {
                is_site(n)
                    && self
                        .cast
                        .mention_at(n.tokens.start)
                        .is_none_or(|m| m.pronoun)
            })
            .filter(|n| n.tokens.end >= self.r.len() || self.r.tag(n.tokens.end) != Tag::POS)
            .collect();
        specific(self.r, &found)
    }
}

/// Whether something can take place there; the White House is a government and a house.
fn is_site(n: &Named) -> bool {
    n.is_location()
        || matches!(
            n.what,
            What::Place {
                kind: PlaceKind::Metonym,
                ..
            }
        )
}

/// "Bonn, Germany" is Bonn: a country goes where one of its cities is named, a venue where its town is.
pub fn specific(r: &Reading, found: &[&Named]) -> Vec<Place> {
    let kind = |n: &Named| match n.what {
        What::Place { kind, .. } => Some(kind),
        What::Body { .. } => None,
    };
    let mut out: Vec<Place> = Vec::new();
    for n in found {
        let town = |o: &&&Named| {
            matches!(kind(o), Some(PlaceKind::Capital | PlaceKind::City)) && o.tokens != n.tokens
        };
        let country_of_town = matches!(kind(n), Some(PlaceKind::Country | PlaceKind::Region))
            && found.iter().any(|o| {
                matches!(
                    kind(o),
                    Some(
                        PlaceKind::Capital
                            | PlaceKind::City
                            | PlaceKind::Venue
                            | PlaceKind::Metonym
                    )
                ) && o.country() == n.country()
                    && n.country().is_some()
            });
        let venue_in_town = matches!(kind(n), Some(PlaceKind::Venue | PlaceKind::Metonym))
            && found.iter().any(|o| town(&o) && o.country() == n.country());
        if country_of_town || venue_in_town {
            continue;
        }
        let place = place(r, n);
        if !out.iter().any(|p| p.name == place.name) {
            out.push(place);
        }
    }
    out
}

/// As printed, but without the state after the city ("Washington, D.C.").
pub fn place(r: &Reading, n: &Named) -> Place {
    let printed = tidy(r.text(&n.tokens));
    let name = match n.what {
        What::Place { name, .. } if printed.contains(',') => name.to_string(),
        _ => printed,
    };
    Place {
        name,
        country: n.country(),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn places() {
        check(&[
            (
                "President Ana Silva met Prime Minister Jan Novak in the Colombian resort town of Cartagena.",
                &["bilateral | held | Ana Silva; Jan Novak | Cartagena"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in Paris, France, to discuss a pipeline in Algeria.",
                &["bilateral | held | Ana Silva; Jan Novak | Paris"],
            ),
            ("President Ana Silva prepares a mission to Mars.", &[]),
            (
                "President Ana Silva met Prime Minister Jan Novak in Vostrava, Slovakia.",
                &["bilateral | held | Ana Silva; Jan Novak | Vostrava"],
            ),
            (
                "President Ana Silva and Prime Minister Jan Novak spoke before the Oslo meeting.",
                &[],
            ),
            (
                "Portuguese President Ana Silva discussed the war in Ukraine with Prime Minister Jan Novak in Warsaw.",
                &["bilateral | held | Ana Silva; Jan Novak | Warsaw"],
            ),
        ]);
    }
}
