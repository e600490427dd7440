//! Whose own text is it? A government names its own officials without saying whose they are.

use super::{has_no_government, holds_same_office, serves_no_state};
use crate::extract::CountryCode;
use crate::extract::cast::Cast;
use crate::extract::coreference::Person;
use crate::extract::reading::Reading;
use crate::lexicon::{Level, PlaceKind};
use crate::vocabulary::OfficialKind;

/// Officials without a country in a government's own text are its own, unless the office is not one of its own or is held.
pub fn assign(r: &Reading, cast: &mut Cast) {
    let Some(home) = publisher_country(r) else {
        return;
    };
    for p in 0..cast.people.len() {
        let person = &cast.people[p];
        let blank = person.country.is_none() && person.kind != OfficialKind::Group;
        if !blank || serves_no_state(r, person) || has_no_government(r, person) {
            continue;
        }
        let own = is_office_of(r, person, home) && !holds_same_office(r, cast, p, home);
        if own {
            cast.people[p].country = Some(((home, None), "country-of-publisher"));
        }
    }
}

/// Whether a government can have the office: no ministers in Washington, no secretaries of state in Moscow.
fn is_office_of(r: &Reading, person: &Person, home: CountryCode) -> bool {
    let american = home == "US";
    person.titles.iter().any(|t| {
        let head = r.lower(t.head);
        let foreign_to_america = matches!(
            head,
            "minister"
                | "premier"
                | "chancellor"
                | "king"
                | "queen"
                | "emir"
                | "sultan"
                | "prince"
                | "princess"
        ) || t.level == Level::Royal;
        !(american && foreign_to_america)
    })
}

/// The government that published the text, from its front matter.
pub fn publisher_country(r: &Reading) -> Option<CountryCode> {
    let source = r.doc.meta.source.as_deref()?;
    let cleaned: Vec<&str> = source
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut government = None;
    let mut country = None;
    for i in 0..cleaned.len() {
        if let Some((_, rows)) = r
            .lexicon
            .organizations
            .longest_at(cleaned[i..].iter().copied())
        {
            let row = rows.first()?;
            if row.country.is_some() && row.kind != crate::lexicon::OrganizationKind::Media {
                government = government.or(row.country);
            }
        }
        if let Some((_, rows)) = r.lexicon.places.longest_at(cleaned[i..].iter().copied()) {
            country = country.or(rows.first().and_then(|p| p.country));
            if rows.first().is_some_and(|p| p.kind == PlaceKind::Metonym) {
                government = government.or(rows.first().and_then(|p| p.country));
            }
        }
    }
    let official = cleaned.iter().any(|w| {
        matches!(
            *w,
            "Government"
                | "Ministry"
                | "Department"
                | "Office"
                | "President"
                | "House"
                | "Embassy"
                | "Chancellery"
                | "Mission"
        )
    });
    government.or(country.filter(|_| official))
}
