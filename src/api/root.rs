//! `/`: what is served here.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Map, Value, json};

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::format::Format;
use super::links::Links;
use super::respond::{Answer, json_bytes};
use super::routes::ADDRESSES;
use super::state::AppState;
use crate::model::Kind;
use crate::query::table;

/// `/`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/".to_owned(),
        route: get(index),
        method: "get",
        id: "get_index".to_owned(),
        tag: Tag::Service,
        summary: "What is served".to_owned(),
        doc:
            "The service, what it holds, and where everything is. A browser gets the explorer here."
                .to_owned(),
        asks: Asks::Only(&[]),
        answers: vec![(Format::Json, Shape::Named("Index"))],
        refusals: vec![],
        example: Some("/".to_owned()),
    }
}

/// The service index.
async fn index(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let dataset = state.dataset();
    let mut links = Links::default();
    links.add("self", "/");
    for address in ADDRESSES.iter().filter(|address| *address != "/") {
        let name = address.trim_start_matches('/').replace(['/', '-'], "_");
        links.add(name.replace(".json", ""), address);
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
