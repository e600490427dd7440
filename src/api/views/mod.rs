//! What answers look like: the only types that are serialised.

pub(super) mod annotation;
mod briefing;
pub(super) mod change;
mod evidence;
pub(super) mod extraction;
pub(super) mod graph;
mod issue;
mod list;
mod meeting;
mod official;
pub(super) mod problem;
mod reference;
pub(super) mod search;
pub(super) mod service;

pub(super) use briefing::BriefingView;
pub use extraction::extraction_json;
pub(super) use issue::IssueView;
pub(super) use list::{FacetValue, FacetView, ListView, Meta, OneView};
pub(super) use meeting::MeetingView;
pub(super) use official::OfficialView;

use serde_json::{Map, Value};

use crate::model::{Ix, Kind, Model};
use crate::query::{Shape, Target, table};

/// An entity as JSON, in the shape asked for.
pub(super) fn entity(model: &Model, kind: Kind, ix: Ix, shape: &Shape, detail: bool) -> Value {
    let mut value = whole(model, kind, ix);
    if let Value::Object(object) = &mut value {
        match &shape.members {
            Some(members) => object.retain(|key, _| members.contains(&key.as_str())),
            None if !detail => {
                for member in table(kind).members.iter().filter(|member| member.detail) {
                    object.shift_remove(member.key);
                }
            }
            None => {}
        }
        if !shape.embed.is_empty() {
            object.insert(
                "embedded".to_owned(),
                Value::Object(embedded(model, kind, ix, shape)),
            );
        }
    }
    value
}

/// Everything about an entity.
pub(super) fn whole(model: &Model, kind: Kind, ix: Ix) -> Value {
    let made = match kind {
        Kind::Briefing => serde_json::to_value(briefing::BriefingView::new(model, ix)),
        Kind::Official => serde_json::to_value(official::OfficialView::new(model, ix)),
        Kind::Meeting => serde_json::to_value(meeting::MeetingView::new(model, ix)),
        Kind::Issue => serde_json::to_value(issue::IssueView::new(model, ix)),
    };
    made.unwrap_or_default()
}

/// The related entities that `embed` asks for, in full.
fn embedded(model: &Model, kind: Kind, ix: Ix, shape: &Shape) -> Map<String, Value> {
    let mut map = Map::new();
    for at in &shape.embed {
        let relation = &table(kind).relations[*at];
        if let Target::Entities { kind: there, links } = relation.target {
            let all = links(model, ix).into_iter();
            let all = all.map(|ix| entity(model, there, ix, &Shape::default(), false));
            map.insert(relation.key.to_owned(), all.collect());
        }
    }
    map
}
