//! What answers look like: the only types that are serialised.

pub(super) mod annotation;
mod briefing;
pub(super) mod change;
mod evidence;
mod extent;
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
pub(super) use extent::{Extent, IN_ROW};
pub use extraction::extraction_json;
pub(super) use issue::IssueView;
pub(super) use list::{FacetValue, FacetView, ListView, Meta, OneView};
pub(super) use meeting::MeetingView;
pub(super) use official::OfficialView;

use serde_json::{Map, Value};

use super::respond::json_bytes;
use crate::model::{Ix, Kind, Model};
use crate::query::{Shape, Target, table};

/// An entity as JSON, in the shape asked for.
pub(super) fn entity(model: &Model, kind: Kind, ix: Ix, shape: &Shape, extent: Extent) -> Value {
    let mut value = whole(model, kind, ix, extent);
    if let Value::Object(object) = &mut value {
        match &shape.members {
            Some(members) => object.retain(|key, _| members.contains(&key.as_str())),
            None if extent == Extent::Row => {
                for member in table(kind).members.iter().filter(|member| member.detail) {
                    object.shift_remove(member.key);
                }
            }
            None => {}
        }
        if !shape.embed.is_empty() {
            object.insert(
                "embedded".to_owned(),
                Value::Object(embedded(model, kind, ix, shape, extent)),
            );
        }
    }
    value
}

/// An entity as JSON with all its members.
fn whole(model: &Model, kind: Kind, ix: Ix, extent: Extent) -> Value {
    let made = match kind {
        Kind::Briefing => serde_json::to_value(BriefingView::new(model, ix, extent)),
        Kind::Official => serde_json::to_value(OfficialView::new(model, ix, extent)),
        Kind::Meeting => serde_json::to_value(MeetingView::new(model, ix, extent)),
        Kind::Issue => serde_json::to_value(IssueView::new(model, ix, extent)),
    };
    made.unwrap_or_default()
}

/// The same in the bytes that are sent.
pub(super) fn bytes(model: &Model, kind: Kind, ix: Ix, extent: Extent) -> Vec<u8> {
    match kind {
        Kind::Briefing => json_bytes(&BriefingView::new(model, ix, extent)),
        Kind::Official => json_bytes(&OfficialView::new(model, ix, extent)),
        Kind::Meeting => json_bytes(&MeetingView::new(model, ix, extent)),
        Kind::Issue => json_bytes(&IssueView::new(model, ix, extent)),
    }
}

/// The related entities that `embed` asks for, in full.
fn embedded(
    model: &Model,
    kind: Kind,
    ix: Ix,
    shape: &Shape,
    extent: Extent,
) -> Map<String, Value> {
    let most = match extent {
        Extent::Whole => usize::MAX,
        Extent::Row => IN_ROW,
    };
    let mut map = Map::new();
    for at in &shape.embed {
        let relation = &table(kind).relations[*at];
        if let Target::Entities { kind: there, links } = relation.target {
            let all = links(model, ix).into_iter().take(most);
            let all = all.map(|ix| entity(model, there, ix, &Shape::default(), Extent::Row));
            map.insert(relation.key.to_owned(), all.collect());
        }
    }
    map
}
