//! Which place do words mean that name none? "here", "there", "the capital", "the country", the town in an event's name.

use super::location::place;
use super::phrases::Scene;
use crate::extract::coreference::tidy;
use crate::extract::places::What;
use crate::extract::{CountryCode, Place};
use crate::lexicon::PlaceKind;
use crate::syntax::Tag;

impl Scene<'_> {
    /// "in the Russian capital": the capital of the country; "in the capital": that of the country last named.
    pub fn capital_after(&self, i: usize, end: usize) -> Option<Place> {
        let r = self.r;
        let start = i + usize::from(i < end && r.tag(i) == Tag::DT);
        let country: CountryCode = if start < end && r.lower(start) == "capital" {
            if start + 1 < end && (r.lower(start + 1) == "of" || r.lower(start + 1) == ",") {
                return None;
            }
            self.cast
                .named
                .iter()
                .rev()
                .filter(|n| n.tokens.end <= start)
                .find_map(|n| match n.what {
                    What::Place {
                        kind: PlaceKind::Country | PlaceKind::Demonym | PlaceKind::Capital,
                        country,
                        ..
                    } => country,
                    _ => None,
                })?
        } else {
            let named = self.cast.named_at(start)?;
            let next = named.tokens.end
                + usize::from(named.tokens.end < end && r.tag(named.tokens.end) == Tag::POS);
            if next >= end || r.lower(next) != "capital" {
                return None;
            }
            if next + 1 < end && matches!(r.lower(next + 1), "of" | ",") {
                return None; // the city is named
            }
            named.country()?
        };
        let capital = r.lexicon.country(country)?.capital?;
        Some(Place {
            name: capital.split(',').next().unwrap_or(capital).to_string(),
            country: Some(country),
        })
    }

    /// The town in an event's name: "the Munich Security Conference".
    pub fn place_of_event(&self, noun: usize) -> Option<Place> {
        let r = self.r;
        let start = self.np_start(noun, r.sentence_around(noun).start);
        let end = r.sentence_around(noun).end;
        let found = self.places(noun + 1..end.min(noun + 8), noun, &["in", "at"]);
        found.into_iter().next().or_else(|| {
            (start..noun).find_map(|i| {
                let rows = r.lexicon.places.get(r.word(i))?;
                let row = rows
                    .iter()
                    .find(|p| matches!(p.kind, PlaceKind::City | PlaceKind::Capital))?;
                Some(Place {
                    name: row.name.to_string(),
                    country: row.country,
                })
            })
        })
    }

    /// The town that "here" means after a trigger: where the text is written from.
    pub fn place_here(&self, trigger: usize, end: usize) -> Option<Place> {
        let here = (trigger + 1..end)
            .find(|&i| self.r.lower(i) == "here" && self.clauses.same(i, trigger))?;
        self.locale.at(here).cloned()
    }

    /// The country that "the country" means: the last one named before.
    pub fn country_named_before(&self, token: usize) -> Option<Place> {
        let r = self.r;
        let floor = r.sentence(token).saturating_sub(1);
        let n = self.cast.named.iter().rev().find(|n| {
            n.tokens.end <= token
                && r.sentence(n.tokens.start) >= floor
                && matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Country,
                        ..
                    }
                )
        })?;
        Some(place(r, n))
    }

    /// The place that "there" and "where" mean: the last one named before.
    pub fn place_named_before(&self, token: usize) -> Option<Place> {
        let r = self.r;
        let floor = r.sentence(token).saturating_sub(1);
        let n = self
            .cast
            .named
            .iter()
            .rev()
            .filter(|n| n.tokens.end <= token && r.sentence(n.tokens.start) >= floor)
            .find(|n| {
                matches!(
                    n.what,
                    What::Place {
                        kind: PlaceKind::Country
                            | PlaceKind::Capital
                            | PlaceKind::City
                            | PlaceKind::Venue,
                        ..
                    }
                ) && n.tokens.start > 0
                    && matches!(
                        r.lower(n.tokens.start - 1),
                        "in" | "to" | "at" | "from" | "the" | "," | "visit" | "for"
                    )
            })?;
        Some(Place {
            name: tidy(r.text(&n.tokens)),
            country: n.country(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::encounters::fixtures::check;

    #[test]
    fn places_without_a_name() {
        check(&[
            // the capital of which country is not said
            (
                "President Ana Silva met Prime Minister Jan Novak in the capital.",
                &["bilateral | held | Ana Silva; Jan Novak"],
            ),
            (
                "President Ana Silva met Prime Minister Jan Novak in the Russian capital.",
                &["bilateral | held | Ana Silva; Jan Novak | Moscow"],
            ),
            (
                "President Ana Silva is in Oslo. She will meet Prime Minister Jan Novak there on Friday.",
                &[
                    "visit | ongoing | Ana Silva | Oslo",
                    "bilateral | planned | Ana Silva; Jan Novak | Oslo | 2024-05-17 | in 1",
                ],
            ),
            (
                "President Ana Silva will see Prime Minister Jan Novak at the Munich Security Conference.",
                &[
                    "bilateral | planned | Ana Silva; Jan Novak | Munich | in 2",
                    "multilateral | planned | Munich Security Conference; Ana Silva | Munich",
                ],
            ),
        ]);
    }
}
