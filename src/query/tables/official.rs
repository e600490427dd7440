//! What can be asked of an official.

use super::shared::{LEFT_OFF, confidence, entities, evidence};
use crate::model::{Kind, country_name};
use crate::query::field::{Field, Type};
use crate::query::table::{Relation, Table, Target};
use crate::vocabulary::OfficialKind;

pub(super) static TABLE: Table = Table {
    kind: Kind::Official,
    doc: "Somebody who holds or speaks for a public office, or takes part in a meeting.",
    fields: FIELDS,
    relations: RELATIONS,
    members: &[LEFT_OFF],
    default_sort: &[("mentions", true)],
};

const FIELDS: &[Field] = &[
    Field::new(
        "id",
        Type::Id,
        "Unique id: the slug of the name.",
        |m, r, emit| emit((&m.officials[r.owner as usize].id).into()),
    )
    .sort()
    .example("antony-blinken"),
    Field::new(
        "name",
        Type::Text,
        "The fullest form, without title or honorific.",
        |m, r, emit| emit((&m.officials[r.owner as usize].name).into()),
    )
    .sort()
    .example("Antony Blinken"),
    Field::new(
        "kind",
        Type::Enum(OfficialKind::NAMES),
        "Whether a named person, one known by a description, or a body of officials.",
        |m, r, emit| emit(m.officials[r.owner as usize].kind.as_str().into()),
    )
    .facet()
    .sort()
    .example("person"),
    Field::new(
        "alias",
        Type::Text,
        "Other forms of the name in the texts.",
        |m, r, emit| {
            for alias in &m.officials[r.owner as usize].aliases {
                emit(alias.into());
            }
        },
    )
    .key("aliases")
    .many()
    .example("Blinken"),
    Field::new(
        "country",
        Type::Id,
        "The government served (ISO 3166-1 alpha-2).",
        |m, r, emit| {
            if let Some(code) = m.officials[r.owner as usize].country {
                emit(code.into());
            }
        },
    )
    .facet()
    .sort()
    .example("US"),
    Field::new(
        "country_name",
        Type::Text,
        "That country's English name.",
        |m, r, emit| {
            if let Some(code) = m.officials[r.owner as usize].country {
                emit(country_name(code).into());
            }
        },
    )
    .facet()
    .sort()
    .example("United States"),
    Field::new(
        "mentions",
        Type::Number,
        "How often the briefings refer to it.",
        |m, r, emit| emit(m.officials[r.owner as usize].mentions.into()),
    )
    .sort()
    .example("7"),
    confidence!(Kind::Official),
];

const RELATIONS: &[Relation] = &[
    Relation {
        name: "role",
        key: "roles",
        bare: "title",
        doc: "The offices held.",
        many: true,
        target: Target::Items {
            fields: ROLE,
            count: |m, ix| m.officials[ix as usize].roles.len(),
        },
    },
    entities(
        "briefing",
        Kind::Briefing,
        "The briefings that name it.",
        |m, ix| m.officials[ix as usize].briefings.clone(),
    ),
    entities(
        "meeting",
        Kind::Meeting,
        "The meetings it takes part in.",
        |m, ix| m.officials[ix as usize].meetings.clone(),
    ),
    entities(
        "issue",
        Kind::Issue,
        "The issues it raises or that are raised with it.",
        |m, ix| m.officials[ix as usize].issues.clone(),
    ),
    evidence!(Kind::Official),
];

const ROLE: &[Field] = &[
    Field::new(
        "title",
        Type::Text,
        "The title as printed.",
        |m, r, emit| emit((&m.officials[r.owner as usize].roles[r.nth].title).into()),
    )
    .facet()
    .example("Secretary of State"),
    Field::new(
        "organization",
        Type::Text,
        "The body served.",
        |m, r, emit| {
            if let Some(body) = &m.officials[r.owner as usize].roles[r.nth].organization {
                emit(body.into());
            }
        },
    )
    .facet()
    .example("State Department"),
    Field::new(
        "country",
        Type::Id,
        "The government served in that office (ISO 3166-1 alpha-2).",
        |m, r, emit| {
            if let Some(code) = m.officials[r.owner as usize].roles[r.nth].country {
                emit(code.into());
            }
        },
    )
    .facet()
    .example("US"),
    Field::new(
        "first_reported",
        Type::Date,
        "The day of the first briefing that gives that office.",
        |m, r, emit| {
            if let Some(day) = m.officials[r.owner as usize].roles[r.nth].first_reported {
                emit(day.into());
            }
        },
    )
    .example("2024-04-22"),
    Field::new(
        "last_reported",
        Type::Date,
        "The day of the last briefing that gives that office.",
        |m, r, emit| {
            if let Some(day) = m.officials[r.owner as usize].roles[r.nth].last_reported {
                emit(day.into());
            }
        },
    )
    .example("2024-05-03"),
];
