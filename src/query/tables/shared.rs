//! Fields and relations that several kinds have.

use super::super::field::Value;
use super::super::table::{Member, Relation, Target};
use crate::model::{Ix, Kind, Model, Party};

/// What lists say of what they leave off.
pub(super) const LEFT_OFF: Member = Member {
    key: "left_off",
    doc: "In lists: how many items of which members are left off, for a list has the first 25 of each; the entity itself has all.",
    detail: false,
};

pub(super) const fn entities(
    name: &'static str,
    kind: Kind,
    doc: &'static str,
    links: fn(&Model, Ix) -> Vec<Ix>,
) -> Relation {
    Relation {
        name,
        key: kind.plural(),
        bare: "id",
        doc,
        many: true,
        target: Target::Entities { kind, links },
    }
}

/// The relation to the evidence of a kind.
macro_rules! evidence {
    ($kind:expr) => {{
        const FIELDS: &[Field] = &[
            Field::new("exact", Type::Text, "The words of the text.", |m, r, emit| {
                emit(m.exact(&m.evidence($kind, r.owner)[r.nth]).into())
            })
            .long()
            .example("Chinese support for Russia"),
            Field::new(
                "field",
                Type::Enum(crate::vocabulary::Field::NAMES),
                "The value that the words support; `mention` where they name the thing itself.",
                |m, r, emit| emit(m.evidence($kind, r.owner)[r.nth].field.as_str().into()),
            )
            .facet()
            .example("status"),
            Field::new("rule", Type::Text, "The rule that decided.", |m, r, emit| {
                emit(m.evidence($kind, r.owner)[r.nth].rule.name().into())
            })
            .facet()
            .example("meeting.verb"),
            Field::new(
                "confidence",
                Type::Share,
                "How often the rule was right about such values in annotated texts: the lower bound of the 95 % Wilson interval.",
                |m, r, emit| {
                    if let Some(share) = m.evidence($kind, r.owner)[r.nth].confidence() {
                        emit(crate::query::field::Share::of_hundredths(share).into())
                    }
                },
            )
            .example("0.7"),
            Field::new("briefing", Type::Id, "The briefing that the words stand in.", |m, r, emit| {
                let briefing = m.evidence($kind, r.owner)[r.nth].briefing;
                emit(m.id(Kind::Briefing, briefing).into())
            })
            .example("blinken-china-visit"),
        ];
        Relation {
            name: "evidence",
            key: "evidence",
            bare: "exact",
            doc: "The words that say so, each with the value it supports and the rule that decided.",
            many: true,
            target: Target::Items {
                fields: FIELDS,
                count: |m, ix| m.evidence($kind, ix).len(),
            },
        }
    }};
}
pub(super) use evidence;

/// The confidence in an entity of a kind.
macro_rules! confidence {
    ($kind:expr) => {
        Field::new(
            "confidence",
            Type::Share,
            "How often the rule that found it was right in annotated texts: the lower bound of the 95 % Wilson interval.",
            |m, r, emit| {
                if let Some(share) = m.confidence($kind, r.owner) {
                    emit(crate::query::field::Share::of_hundredths(share).into());
                }
            },
        )
        .sort()
        .example("0.7")
    };
}
pub(super) use confidence;

/// What can be asked of a party; `$party` finds it.
macro_rules! party_fields {
    ($party:expr) => {
        [
            Field::new(
                "id",
                Type::Id,
                "The official's id, the country's code or the organisation's name.",
                |m, r, emit| emit(m.party_id($party(m, r)).into()),
            )
            .facet()
            .example("antony-blinken"),
            Field::new("name", Type::Text, "What it is called.", |m, r, emit| {
                emit(m.party_name($party(m, r)).into())
            })
            .facet()
            .example("Antony Blinken"),
            Field::new(
                "country",
                Type::Id,
                "The country it is, or whose government it serves (ISO 3166-1 alpha-2).",
                |m, r, emit| {
                    if let Some(code) = m.party_country($party(m, r)) {
                        emit(code.into());
                    }
                },
            )
            .facet()
            .example("CN"),
            Field::new(
                "official",
                Type::Id,
                "The official's id, if it is one.",
                |m, r, emit| crate::query::tables::shared::official(m, $party(m, r), emit),
            )
            .facet()
            .example("wang-yi"),
            Field::new(
                "organization",
                Type::Text,
                "The organisation's name, if it is one.",
                |m, r, emit| crate::query::tables::shared::organization($party(m, r), emit),
            )
            .facet()
            .example("NATO"),
        ]
    };
}
pub(super) use party_fields;

pub(super) fn official<'m>(model: &'m Model, party: &Party, emit: &mut dyn FnMut(Value<'m>)) {
    if let Party::Official(ix) = party {
        emit(model.id(Kind::Official, *ix).into());
    }
}

pub(super) fn organization<'m>(party: &'m Party, emit: &mut dyn FnMut(Value<'m>)) {
    if let Party::Organization(name) = party {
        emit(name.into());
    }
}
