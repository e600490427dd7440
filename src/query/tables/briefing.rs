//! What can be asked of a briefing.

use super::shared::{LEFT_OFF, entities};
use crate::model::Kind;
use crate::query::field::{Field, Type};
use crate::query::table::{Member, Relation, Table};

pub(super) static TABLE: Table = Table {
    kind: Kind::Briefing,
    doc: "A text and what it says of itself.",
    fields: FIELDS,
    relations: RELATIONS,
    members: MEMBERS,
    default_sort: &[("published", true)],
};

/// A field of the front matter.
macro_rules! meta {
    ($name:literal, $type:expr, $field:ident, $doc:literal) => {
        Field::new($name, $type, $doc, |m, r, emit| {
            if let Some(value) = &m.briefings[r.owner as usize].document.meta.$field {
                emit(value.into());
            }
        })
    };
}

const FIELDS: &[Field] = &[
    Field::new(
        "id",
        Type::Id,
        "Unique id: from the front matter or the file's name.",
        |m, r, emit| emit((&m.briefings[r.owner as usize].id).into()),
    )
    .sort()
    .example("blinken-china-visit"),
    meta!("title", Type::Text, title, "Headline.")
        .sort()
        .example("Blinken to travel to China"),
    Field::new(
        "published",
        Type::Date,
        "The day against which relative dates are resolved.",
        |m, r, emit| {
            if let Some(date) = m.briefings[r.owner as usize].document.meta.published {
                emit(date.into());
            }
        },
    )
    .facet()
    .sort()
    .example("2024-04-22"),
    meta!("source", Type::Text, source, "Who published it.")
        .facet()
        .sort()
        .example("Own account"),
    meta!("url", Type::Text, url, "Where it was published.").example("https://example.org/news/1"),
    meta!("language", Type::Id, language, "Language tag (RFC 5646).")
        .facet()
        .sort()
        .example("en"),
    meta!("licence", Type::Text, licence, "Licence of the text.")
        .facet()
        .example("CC0-1.0"),
    Field::new(
        "text",
        Type::Text,
        "The body, as served; all offsets count in it.",
        |m, r, emit| emit((&*m.briefings[r.owner as usize].document.text).into()),
    )
    .long()
    .example("ceasefire"),
    Field::new(
        "counts.officials",
        Type::Number,
        "How many officials it names.",
        |m, r, emit| emit(m.briefings[r.owner as usize].officials.len().into()),
    )
    .key("counts")
    .sort()
    .example("6"),
    Field::new(
        "counts.meetings",
        Type::Number,
        "How many meetings it reports.",
        |m, r, emit| emit(m.briefings[r.owner as usize].meetings.len().into()),
    )
    .key("counts")
    .sort()
    .example("4"),
    Field::new(
        "counts.issues",
        Type::Number,
        "How many issues it reports.",
        |m, r, emit| emit(m.briefings[r.owner as usize].issues.len().into()),
    )
    .key("counts")
    .sort()
    .example("12"),
];

const RELATIONS: &[Relation] = &[
    entities(
        "official",
        Kind::Official,
        "The officials it names.",
        |m, ix| m.briefings[ix as usize].officials.clone(),
    ),
    entities(
        "meeting",
        Kind::Meeting,
        "The meetings it reports.",
        |m, ix| m.briefings[ix as usize].meetings.clone(),
    ),
    entities("issue", Kind::Issue, "The issues it reports.", |m, ix| {
        m.briefings[ix as usize].issues.clone()
    }),
];

const MEMBERS: &[Member] = &[
    Member {
        key: "text",
        doc: "The body, as served; all offsets count in it.",
        detail: true,
    },
    Member {
        key: "paragraphs",
        doc: "Spans of the paragraphs, in code points.",
        detail: true,
    },
    Member {
        key: "sentences",
        doc: "Spans of the sentences, in code points.",
        detail: true,
    },
    LEFT_OFF,
];
