//! Which words name a country, its people, a city, a region, a venue or a government by its seat?

use std::collections::HashMap;

use super::gazetteer::Gazetteer;
use super::table::{Table, TableError, closed_set, given, unknown};

/// An ISO 3166-1 alpha-2 code, or the user-assigned `XK` for Kosovo.
pub type CountryCode = &'static str;

closed_set! {
    /// Which offices lead a country.
    State {
        /// A president who governs, or a council.
        President = "president",
        /// A president and a head of government.
        PresidentAndPremier = "president_and_premier",
        /// A monarch and a head of government.
        MonarchAndPremier = "monarch_and_premier",
        /// A monarch who governs.
        Monarch = "monarch",
        /// A union of monarchies under a president.
        Union = "union",
    }
}

impl State {
    /// Whether it has a president.
    pub fn has_president(self) -> bool {
        !matches!(self, State::Monarch | State::MonarchAndPremier)
    }
    /// Whether it has a king, queen, emir or sultan.
    pub fn has_monarch(self) -> bool {
        matches!(
            self,
            State::Monarch | State::MonarchAndPremier | State::Union
        )
    }
    /// Whether it has a prime minister, premier or chancellor.
    pub fn has_premier(self) -> bool {
        !matches!(self, State::President | State::Monarch)
    }
}

/// A country or territory with a code of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: CountryCode,
    /// The canonical English name, "United States".
    pub name: &'static str,
    /// The capital (the seat of government where the two differ is a row of its own among the cities).
    pub capital: Option<&'static str>,
    /// Which offices lead it; none for territories.
    pub state: Option<State>,
}

closed_set! {
    /// What a place name stands for.
    PlaceKind {
        /// A country by any of its names: "Republic of Korea", "U.K.", "Burma".
        Country = "country",
        /// The adjective or the people: "French", "Frenchman", "Americans".
        Demonym = "demonym",
        /// A capital or seat of government.
        Capital = "capital",
        /// Any other city or town.
        City = "city",
        /// An area that is not a country: "Indo-Pacific", "Taiwan Strait", "Texas".
        Region = "region",
        /// A building or estate where officials meet: "Camp David".
        Venue = "venue",
        /// A government by its seat: "Kremlin", "Downing Street".
        Metonym = "metonym",
    }
}

/// What a place name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What the name stands for.
    pub kind: PlaceKind,
    /// The country it is, belongs to or lies in; none for regions of several and for demonyms of none ("European").
    pub country: Option<CountryCode>,
    /// The canonical name: of the country for countries and demonyms, of the place itself otherwise.
    pub name: &'static str,
    /// Whether the same word is often something else: a person's name ("Jordan"), a common word ("Nice"),
    /// another place ("Georgia").
    pub ambiguous: bool,
}

/// The countries by code.
#[derive(Debug, Clone, Default)]
pub(super) struct Countries(HashMap<&'static str, Country>);

impl Countries {
    pub const FILE: &'static str = "countries.tsv";

    pub fn read(source: &'static str, errors: &mut Vec<TableError>) -> Self {
        let mut table = Table::new(Self::FILE, errors);
        let mut countries = HashMap::new();
        for row in table.rows(source, ["code", "name", "capital", "state"]) {
            let [code, name, capital, state] = row.cells;
            if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                table.refuse(
                    row.line,
                    format!("code {code:?} is not two capital letters (ISO 3166-1 alpha-2)"),
                );
                continue;
            }
            let capital = given(capital);
            let Some(state) = table.optional(row.line, "state", state) else {
                continue;
            };
            let country = Country {
                code,
                name,
                capital,
                state,
            };
            if countries.insert(code, country).is_some() {
                table.refuse(
                    row.line,
                    format!("code {code:?} has two rows; keep one of them"),
                );
            }
        }
        Countries(countries)
    }

    pub fn get(&self, code: &str) -> Option<&Country> {
        self.0.get(code)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Country> {
        self.0.values()
    }

    /// The country a cell names; `Some(None)` for `-`.
    pub fn cell(
        &self,
        table: &mut Table<'_>,
        line: usize,
        cell: &str,
    ) -> Option<Option<CountryCode>> {
        if cell == "-" {
            return Some(None);
        }
        if let Some(country) = self.get(cell) {
            return Some(Some(country.code));
        }
        table.refuse(
            line,
            format!(
                "unknown country code {cell:?}; expected a code of countries.tsv, or - for none"
            ),
        );
        None
    }
}

/// Adds one table of places.
pub(super) fn read(
    file: &'static str,
    source: &'static str,
    countries: &Countries,
    places: &mut Gazetteer<Place>,
    errors: &mut Vec<TableError>,
) {
    let mut table = Table::new(file, errors);
    for row in table.rows(source, ["phrase", "kind", "country", "name", "ambiguous"]) {
        let [phrase, kind, country, name, ambiguous] = row.cells;
        let kind = table.value(row.line, "kind", kind);
        let country = countries.cell(&mut table, row.line, country);
        let ambiguous = match ambiguous {
            "yes" => Some(true),
            "-" => Some(false),
            _ => {
                table.refuse(row.line, unknown("ambiguous", ambiguous, &["yes", "-"]));
                None
            }
        };
        let (Some(kind), Some(country), Some(ambiguous)) = (kind, country, ambiguous) else {
            continue;
        };
        if country.is_none() && !matches!(kind, PlaceKind::Region | PlaceKind::Demonym) {
            table.refuse(
                row.line,
                format!("{phrase:?} needs a country; only regions and demonyms can have none"),
            );
            continue;
        }
        let name = match (given(name), country.and_then(|code| countries.get(code))) {
            (Some(name), _) => name,
            (None, Some(own)) if matches!(kind, PlaceKind::Country | PlaceKind::Demonym) => {
                own.name
            }
            (None, _) => phrase,
        };
        let place = Place {
            kind,
            country,
            name,
            ambiguous,
        };
        places.insert(&mut table, row.line, phrase, place, |a, b| {
            a.kind == b.kind && a.country == b.country
        });
    }
}
