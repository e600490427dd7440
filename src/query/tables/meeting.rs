//! What can be asked of a meeting.

use super::shared::{LEFT_OFF, confidence, entities, evidence, party_fields};
use crate::model::{self, CAMEO_CODES, Kind, Model, Party, country_name};
use crate::query::field::{Field, Row, Type};
use crate::query::table::{Relation, Table, Target};
use crate::vocabulary::{MeetingType, ParticipantRole, Status};

pub(super) static TABLE: Table = Table {
    kind: Kind::Meeting,
    doc: "An encounter or trip that a text reports, announces, doubts or denies.",
    fields: FIELDS,
    relations: RELATIONS,
    members: &[LEFT_OFF],
    default_sort: &[("when.start", false)],
};

fn meeting(model: &Model, row: Row) -> &model::Meeting {
    &model.meetings[row.owner as usize]
}

const FIELDS: &[Field] = &[
    Field::new(
        "id",
        Type::Id,
        "Unique id, from type, participants, place and date.",
        |m, r, emit| emit((&meeting(m, r).id).into()),
    )
    .sort()
    .example("visit-antony-blinken-china-2024-04"),
    Field::new(
        "label",
        Type::Text,
        "Short words for a list.",
        |m, r, emit| emit((&meeting(m, r).label).into()),
    )
    .sort()
    .example("Antony Blinken – Wang Yi"),
    Field::new(
        "type",
        Type::Enum(MeetingType::NAMES),
        "The kind of encounter.",
        |m, r, emit| emit(meeting(m, r).kind.as_str().into()),
    )
    .facet()
    .sort()
    .example("bilateral"),
    Field::new(
        "status",
        Type::Enum(Status::NAMES),
        "Whether it is a plan, a fact or in doubt, as last reported.",
        |m, r, emit| emit(meeting(m, r).status.as_str().into()),
    )
    .facet()
    .sort()
    .example("planned"),
    Field::new(
        "cameo",
        Type::Enum(CAMEO_CODES),
        "The CAMEO code of its type and status.",
        |m, r, emit| emit(meeting(m, r).cameo().into()),
    )
    .facet()
    .sort()
    .example("036"),
    Field::new(
        "when.start",
        Type::Date,
        "First day, where it can be resolved.",
        |m, r, emit| {
            if let Some(start) = meeting(m, r).when.as_ref().and_then(|w| w.start) {
                emit(start.into());
            }
        },
    )
    .key("when")
    .facet()
    .sort()
    .example("2024-04-22"),
    Field::new(
        "when.text",
        Type::Text,
        "The date as printed.",
        |m, r, emit| {
            if let Some(when) = &meeting(m, r).when {
                emit((&when.text).into());
            }
        },
    )
    .key("when")
    .facet()
    .example("this week"),
    Field::new(
        "when.end",
        Type::Date,
        "Last day, inclusive.",
        |m, r, emit| {
            if let Some(end) = meeting(m, r).when.as_ref().and_then(|w| w.end) {
                emit(end.into());
            }
        },
    )
    .key("when")
    .facet()
    .sort()
    .example("2024-04-28"),
    confidence!(Kind::Meeting),
];

const RELATIONS: &[Relation] = &[
    Relation {
        name: "participant",
        key: "participants",
        bare: "id",
        doc: "Who takes part: officials, or countries and organisations where no person is named.",
        many: true,
        target: Target::Items {
            fields: PARTICIPANT,
            count: |m, ix| m.meetings[ix as usize].participants.len(),
        },
    },
    Relation {
        name: "place",
        key: "places",
        bare: "name",
        doc: "Where it takes place.",
        many: true,
        target: Target::Items {
            fields: PLACE,
            count: |m, ix| m.meetings[ix as usize].places.len(),
        },
    },
    Relation {
        name: "history",
        key: "history",
        bare: "status",
        doc: "What each briefing reports of it, the latest last: planned in one, held in the next.",
        many: true,
        target: Target::Items {
            fields: REPORT,
            count: |m, ix| m.meetings[ix as usize].history.len(),
        },
    },
    Relation {
        name: "part_of",
        key: "part_of",
        many: false,
        ..entities(
            "part_of",
            Kind::Meeting,
            "The visit or summit that it belongs to.",
            |m, ix| m.meetings[ix as usize].part_of.into_iter().collect(),
        )
    },
    Relation {
        key: "parts",
        ..entities(
            "part",
            Kind::Meeting,
            "The meetings that belong to it.",
            |m, ix| m.meetings[ix as usize].parts.clone(),
        )
    },
    Relation {
        key: "agenda",
        ..entities(
            "issue",
            Kind::Issue,
            "The issues on its agenda.",
            |m, ix| m.meetings[ix as usize].agenda.clone(),
        )
    },
    entities(
        "official",
        Kind::Official,
        "The officials among its participants.",
        |m, ix| m.meetings[ix as usize].officials(),
    ),
    entities(
        "briefing",
        Kind::Briefing,
        "The briefings that report it.",
        |m, ix| m.meetings[ix as usize].briefings.clone(),
    ),
    evidence!(Kind::Meeting),
];

fn party(model: &Model, row: Row) -> &Party {
    &meeting(model, row).participants[row.nth].party
}

const PARTIES: [Field; 5] = party_fields!(party);

const PARTICIPANT: &[Field] = &[
    PARTIES[0],
    PARTIES[1],
    Field::new(
        "role",
        Type::Enum(ParticipantRole::NAMES),
        "Whether it travels, receives, or simply takes part.",
        |m, r, emit| emit(meeting(m, r).participants[r.nth].role.as_str().into()),
    )
    .facet()
    .example("host"),
    PARTIES[2],
    PARTIES[3],
    PARTIES[4],
];

const REPORT: &[Field] = &[
    Field::new(
        "status",
        Type::Enum(Status::NAMES),
        "Whether that briefing has it as a plan, a fact or in doubt.",
        |m, r, emit| emit(meeting(m, r).history[r.nth].status.as_str().into()),
    )
    .facet()
    .example("planned"),
    Field::new(
        "briefing",
        Type::Id,
        "The briefing that reports it so.",
        |m, r, emit| {
            let briefing = meeting(m, r).history[r.nth].briefing;
            emit(m.id(Kind::Briefing, briefing).into());
        },
    )
    .example("secretary-blinken-china-trip"),
    Field::new(
        "published",
        Type::Date,
        "The day of that briefing.",
        |m, r, emit| {
            if let Some(day) = meeting(m, r).history[r.nth].published {
                emit(day.into());
            }
        },
    )
    .example("2024-04-22"),
];

const PLACE: &[Field] = &[
    Field::new(
        "name",
        Type::Text,
        "City, country or venue, as printed.",
        |m, r, emit| emit((&meeting(m, r).places[r.nth].name).into()),
    )
    .facet()
    .example("Beijing"),
    Field::new(
        "country",
        Type::Id,
        "The country it lies in (ISO 3166-1 alpha-2).",
        |m, r, emit| {
            if let Some(code) = meeting(m, r).places[r.nth].country {
                emit(code.into());
            }
        },
    )
    .facet()
    .example("CN"),
    Field::new(
        "country_name",
        Type::Text,
        "That country's English name.",
        |m, r, emit| {
            if let Some(code) = meeting(m, r).places[r.nth].country {
                emit(country_name(code).into());
            }
        },
    )
    .facet()
    .example("China"),
];
