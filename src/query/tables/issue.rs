//! What can be asked of an issue.

use super::shared::{LEFT_OFF, confidence, entities, evidence, party_fields};
use crate::model::{self, Kind, Model, Party, plover_context};
use crate::query::field::{Field, Row, Type};
use crate::query::table::{Relation, Table, Target};
use crate::vocabulary::{Category, Stance};

pub(super) static TABLE: Table = Table {
    kind: Kind::Issue,
    doc: "A subject that officials raise, discuss, condemn, support or seek cooperation on.",
    fields: FIELDS,
    relations: RELATIONS,
    members: &[LEFT_OFF],
    default_sort: &[("label", false)],
};

fn issue(model: &Model, row: Row) -> &model::Issue {
    &model.issues[row.owner as usize]
}

const FIELDS: &[Field] = &[
    Field::new(
        "id",
        Type::Id,
        "Unique id: the slug of the label.",
        |m, r, emit| emit((&issue(m, r).id).into()),
    )
    .sort()
    .example("human-rights"),
    Field::new(
        "label",
        Type::Text,
        "The noun phrase, tidied for a list.",
        |m, r, emit| emit((&issue(m, r).label).into()),
    )
    .sort()
    .example("human rights"),
    Field::new(
        "category",
        Type::Enum(Category::NAMES),
        "What it is about.",
        |m, r, emit| emit(issue(m, r).category.as_str().into()),
    )
    .facet()
    .sort()
    .example("human_rights"),
    Field::new(
        "plover",
        Type::Id,
        "The PLOVER context of its category.",
        |m, r, emit| emit(plover_context(issue(m, r).category).into()),
    )
    .facet()
    .sort()
    .example("human_rights"),
    Field::new(
        "stance",
        Type::Enum(Stance::NAMES),
        "How it is raised.",
        |m, r, emit| emit(issue(m, r).stance.as_str().into()),
    )
    .facet()
    .sort()
    .example("concern"),
    Field::new(
        "country",
        Type::Id,
        "Countries named in it (ISO 3166-1 alpha-2).",
        |m, r, emit| {
            for code in &issue(m, r).countries {
                emit((*code).into());
            }
        },
    )
    .key("countries")
    .many()
    .facet()
    .example("RU"),
    confidence!(Kind::Issue),
];

const RELATIONS: &[Relation] = &[
    Relation {
        name: "raised_by",
        key: "raised_by",
        bare: "id",
        doc: "Who raises it.",
        many: true,
        target: Target::Items {
            fields: &RAISED_BY,
            count: |m, ix| m.issues[ix as usize].raised_by.len(),
        },
    },
    Relation {
        name: "raised_with",
        key: "raised_with",
        bare: "id",
        doc: "To whom it is raised.",
        many: true,
        target: Target::Items {
            fields: &RAISED_WITH,
            count: |m, ix| m.issues[ix as usize].raised_with.len(),
        },
    },
    Relation {
        key: "part_of",
        many: false,
        ..entities(
            "part_of",
            Kind::Issue,
            "The issue that it is an item of.",
            |m, ix| m.issues[ix as usize].part_of.into_iter().collect(),
        )
    },
    Relation {
        key: "parts",
        ..entities(
            "part",
            Kind::Issue,
            "The issues that are items of it.",
            |m, ix| m.issues[ix as usize].parts.clone(),
        )
    },
    entities(
        "official",
        Kind::Official,
        "The officials who raise it or with whom it is raised.",
        |m, ix| m.issues[ix as usize].officials(),
    ),
    entities(
        "meeting",
        Kind::Meeting,
        "The meetings with it on their agenda.",
        |m, ix| m.issues[ix as usize].meetings.clone(),
    ),
    entities(
        "briefing",
        Kind::Briefing,
        "The briefings that report it.",
        |m, ix| m.issues[ix as usize].briefings.clone(),
    ),
    evidence!(Kind::Issue),
];

fn by(model: &Model, row: Row) -> &Party {
    &issue(model, row).raised_by[row.nth]
}

fn with(model: &Model, row: Row) -> &Party {
    &issue(model, row).raised_with[row.nth]
}

static RAISED_BY: [Field; 5] = party_fields!(by);
static RAISED_WITH: [Field; 5] = party_fields!(with);
