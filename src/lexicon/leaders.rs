//! Whose are the people in high office whom news names without saying so?

use super::gazetteer::Gazetteer;
use super::names::Gender;
use super::offices::Level;
use super::places::{Countries, CountryCode};
use super::table::{Table, TableError};

/// Somebody who held a high office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leader {
    /// The full name.
    pub name: &'static str,
    /// The government served; none for heads of international bodies.
    pub country: Option<CountryCode>,
    /// The highest office held.
    pub level: Level,
    /// For pronouns.
    pub gender: Gender,
}

/// The table, by both names.
#[derive(Debug, Clone)]
pub struct Leaders {
    /// By full name; one value each.
    pub by_name: Gazetteer<Leader>,
    /// By the short form used after a title ("Putin", "Xi"); several people can share one.
    pub by_short: Gazetteer<Leader>,
}

pub(super) fn read(
    source: &'static str,
    countries: &Countries,
    errors: &mut Vec<TableError>,
) -> Leaders {
    let mut table = Table::new("leaders.tsv", errors);
    let mut leaders = Leaders {
        by_name: Gazetteer::new(),
        by_short: Gazetteer::new(),
    };
    for row in table.rows(source, ["name", "short", "country", "level", "gender"]) {
        let [name, short, country, level, gender] = row.cells;
        let country = countries.cell(&mut table, row.line, country);
        let level = table.value::<Level>(row.line, "level", level);
        let gender = table.value::<Gender>(row.line, "gender", gender);
        let (Some(country), Some(level), Some(gender)) = (country, level, gender) else {
            continue;
        };
        let leader = Leader {
            name,
            country,
            level,
            gender,
        };
        let by_name = &mut leaders.by_name;
        by_name.insert(&mut table, row.line, name, leader, |_, _| true);
        let by_short = &mut leaders.by_short;
        by_short.insert(&mut table, row.line, short, leader, |a, b| a.name == b.name);
    }
    leaders
}
