//! `/`: what is served here.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::format::Format;
use super::links::Links;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use crate::model::Kind;
use crate::query::table;

/// The service index.
pub(super) async fn index(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let dataset = state.dataset();
    let mut links = Links::default();
    links.add("self", "/");
    for kind in Kind::ALL {
        links.add(kind.plural(), format!("/{}", kind.plural()));
    }
    for (name, target) in [("live", "/health/live"), ("ready", "/health/ready")] {
        links.add(name, target);
    }
    let answer = Answer {
        dataset: &dataset,
        address: "/",
        format: Format::Json,
        links: &links,
    };
    answer.send(&headers, || {
        let counts: Map<String, Value> = Kind::ALL
            .into_iter()
            .map(|kind| (kind.plural().to_owned(), json!(dataset.model.len(kind))))
            .collect();
        let collections = Kind::ALL.into_iter().map(|kind| {
            json!({
                "name": kind.plural(),
                "doc": table(kind).doc,
                "href": format!("/{}", kind.plural()),
                "fields": table(kind).paths().map(|path| path.name()).collect::<Vec<_>>(),
            })
        });
        json_bytes(&json!({
            "data": {
                "service": "briefing",
                "version": env!("CARGO_PKG_VERSION"),
                "doc": env!("CARGO_PKG_DESCRIPTION"),
                "dataset": format!("{:x}", dataset.version),
                "counts": counts,
                "collections": collections.collect::<Vec<_>>(),
            },
            "links": links,
        }))
    })
}
