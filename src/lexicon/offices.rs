//! Which words are a title, of what level, and what do they say of the holder?

use super::gazetteer::Gazetteer;
use super::names::Gender;
use super::places::{Countries, CountryCode};
use super::table::{Table, TableError, closed_set, given};

closed_set! {
    /// What kind of office a title is.
    Level {
        /// President, head of state.
        HeadOfState = "head_of_state",
        /// Prime minister, chancellor, premier.
        HeadOfGovernment = "head_of_government",
        /// A member of a cabinet or head of a department.
        Minister = "minister",
        /// Below a minister: deputy, vice, assistant or under-secretary.
        DeputyMinister = "deputy_minister",
        /// Ambassador, envoy, special or permanent representative.
        Envoy = "envoy",
        /// Member or presiding officer of a parliament.
        Legislator = "legislator",
        /// Commander, chief of staff of forces, any rank.
        Military = "military",
        /// Speaks for an office.
        Spokesperson = "spokesperson",
        /// Adviser, aide, chief of staff of an office.
        Advisor = "advisor",
        /// Says only that somebody serves: official, diplomat.
        Official = "official",
        /// King, emir, crown prince.
        Royal = "royal",
        /// Pope, patriarch, ayatollah.
        Religious = "religious",
        /// Judge, prosecutor.
        Judge = "judge",
        /// Governor, mayor, head of a part of a country.
        Governor = "governor",
        /// Leads a party or a movement.
        PartyLeader = "party_leader",
        /// Leads or represents an international body.
        InternationalHead = "international_head",
        /// Any other office.
        Other = "other",
    }
}

closed_set! {
    /// Whether a phrase means one or several.
    Number {
        /// One.
        Singular = "singular",
        /// Several.
        Plural = "plural",
    }
}

/// What a title says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The canonical title, singular: "Foreign Minister".
    pub title: &'static str,
    /// What kind of office it is.
    pub level: Level,
    /// Whether the phrase means several holders.
    pub plural: bool,
    /// The holder's gender, where the title tells ("Queen").
    pub gender: Option<Gender>,
    /// The country, where the title alone implies it ("Taoiseach").
    pub country: Option<CountryCode>,
    /// The body, where the title alone implies it ("Secretary of Defense").
    pub organization: Option<&'static str>,
}

/// The last or main noun of a title, to compose titles that the table does not list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHead {
    /// The singular: "minister".
    pub lemma: &'static str,
    /// The level without modifiers.
    pub level: Level,
    /// Whether the phrase means several holders.
    pub plural: bool,
}

closed_set! {
    /// What a modifier of a title does.
    ModifierKind {
        /// Changes the rank: deputy, vice, assistant, chief, special.
        Grade = "grade",
        /// Says that it is not (yet, any more, fully) held: former, late, acting, incoming.
        Tense = "tense",
        /// Says over what: foreign, defence, national security.
        Portfolio = "portfolio",
    }
}

/// A word before a title's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeModifier {
    /// The canonical form: "defense" for "defence".
    pub lemma: &'static str,
    /// What it does.
    pub kind: ModifierKind,
}

pub(super) fn read_offices(
    source: &'static str,
    countries: &Countries,
    errors: &mut Vec<TableError>,
) -> Gazetteer<Office> {
    let mut table = Table::new("offices.tsv", errors);
    let mut offices = Gazetteer::new();
    let columns = [
        "phrase",
        "title",
        "level",
        "number",
        "gender",
        "country",
        "organization",
    ];
    for row in table.rows(source, columns) {
        let [phrase, title, level, number, gender, country, organization] = row.cells;
        let level = table.value(row.line, "level", level);
        let number = table.value::<Number>(row.line, "number", number);
        let gender = table.optional(row.line, "gender", gender);
        let country = countries.cell(&mut table, row.line, country);
        let (Some(level), Some(number), Some(gender), Some(country)) =
            (level, number, gender, country)
        else {
            continue;
        };
        let office = Office {
            title,
            level,
            plural: number == Number::Plural,
            gender,
            country,
            organization: given(organization),
        };
        offices.insert(&mut table, row.line, phrase, office, |a, b| {
            a.country == b.country && a.plural == b.plural
        });
    }
    offices
}

pub(super) fn read_heads(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<OfficeHead> {
    let mut table = Table::new("office_heads.tsv", errors);
    let mut heads = Gazetteer::new();
    for row in table.rows(source, ["phrase", "lemma", "level", "number"]) {
        let [phrase, lemma, level, number] = row.cells;
        let level = table.value(row.line, "level", level);
        let number = table.value::<Number>(row.line, "number", number);
        if let (Some(level), Some(number)) = (level, number) {
            let plural = number == Number::Plural;
            let head = OfficeHead {
                lemma,
                level,
                plural,
            };
            heads.insert(&mut table, row.line, phrase, head, |_, _| true);
        }
    }
    heads
}

pub(super) fn read_modifiers(
    source: &'static str,
    errors: &mut Vec<TableError>,
) -> Gazetteer<OfficeModifier> {
    let mut table = Table::new("office_modifiers.tsv", errors);
    let mut modifiers = Gazetteer::new();
    for row in table.rows(source, ["phrase", "lemma", "kind"]) {
        let [phrase, lemma, kind] = row.cells;
        if let Some(kind) = table.value(row.line, "kind", kind) {
            let modifier = OfficeModifier { lemma, kind };
            modifiers.insert(&mut table, row.line, phrase, modifier, |_, _| true);
        }
    }
    modifiers
}
