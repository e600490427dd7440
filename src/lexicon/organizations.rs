//! Which words name a body: of states, of a government, of a parliament, armed, or other?

use super::gazetteer::Gazetteer;
use super::places::{Countries, CountryCode};
use super::table::{Table, TableError, closed_set};

closed_set! {
    /// What kind of body it is.
    OrganizationKind {
        /// Of states or shared by them: UN, NATO, G7, African Union.
        International = "international",
        /// Part of an executive: ministries, departments, agencies.
        Government = "government",
        /// A parliament, a chamber or a committee of one.
        Legislature = "legislature",
        /// A political party.
        Party = "party",
        /// A company or bank.
        Company = "company",
        /// A non-state armed group.
        Armed = "armed",
        /// A court or tribunal.
        Court = "court",
        /// A state's forces.
        Military = "military",
        /// A non-governmental organisation or think tank.
        Ngo = "ngo",
        /// A news agency, paper or broadcaster.
        Media = "media",
    }
}

/// What the name of a body means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The canonical name: "State Department".
    pub name: &'static str,
    /// What kind of body it is.
    pub kind: OrganizationKind,
    /// The country it belongs to, where the name alone implies one.
    pub country: Option<CountryCode>,
}

pub(super) fn read(
    source: &'static str,
    countries: &Countries,
    errors: &mut Vec<TableError>,
) -> Gazetteer<Organization> {
    let mut table = Table::new("organizations.tsv", errors);
    let mut organizations = Gazetteer::new();
    for row in table.rows(source, ["phrase", "name", "kind", "country"]) {
        let [phrase, name, kind, country] = row.cells;
        let kind = table.value(row.line, "kind", kind);
        let country = countries.cell(&mut table, row.line, country);
        if let (Some(kind), Some(country)) = (kind, country) {
            let organization = Organization {
                name,
                kind,
                country,
            };
            organizations.insert(&mut table, row.line, phrase, organization, |a, b| {
                a.country == b.country
            });
        }
    }
    organizations
}
