//! The OpenAPI documents, as addresses.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde_json::Value;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::{ApiError, Code};
use super::format::{Format, with_format};
use super::links::{self, Links};
use super::openapi::{openapi, openapi_3_0};
use super::params;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use crate::query::{self, JUST_FORMAT};

const LATEST: &str = "/openapi.json";
const OLDER: &str = "/openapi-3.0.json";

/// `/openapi.json` and `/openapi-3.0.json`.
pub(super) fn endpoints() -> [Endpoint; 2] {
    let endpoint = |path: &str, route, id: &str, summary: &str, doc: &str| Endpoint {
        path: path.to_owned(),
        route,
        method: "get",
        id: id.to_owned(),
        tag: Tag::Service,
        summary: summary.to_owned(),
        doc: doc.to_owned(),
        asks: Asks::Only(JUST_FORMAT),
        answers: vec![(Format::Json, Shape::Object)],
        refusals: vec![],
        example: None,
    };
    [
        endpoint(
            LATEST,
            get(latest),
            "get_openapi",
            "This document",
            "The OpenAPI 3.1 document of the service. People find the same at `/docs`, to read and to try.",
        ),
        endpoint(
            OLDER,
            get(older),
            "get_openapi_3_0",
            "This document as OpenAPI 3.0",
            "The same in OpenAPI 3.0.3, for generators that know no 3.1.",
        ),
    ]
}

async fn latest(
    state: State<AppState>,
    raw: RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&state, raw, &headers, LATEST, openapi).await
}

async fn older(
    state: State<AppState>,
    raw: RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    document(&state, raw, &headers, OLDER, openapi_3_0).await
}

async fn document(
    state: &AppState,
    RawQuery(raw): RawQuery,
    headers: &HeaderMap,
    path: &str,
    document: fn() -> &'static Value,
) -> Result<Response, ApiError> {
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_only(&params, JUST_FORMAT);
    let ((), chosen) = with_format(parsed, Format::JSON, &params, headers)?;
    // The first time, a text is read for the examples.
    let document = tokio::task::spawn_blocking(document)
        .await
        .map_err(|_| ApiError::new(Code::INTERNAL, "The document cannot be made."))?;
    let this = links::with_format(path, chosen.in_links());
    let mut links = Links::default();
    links.add("self", &this);
    let answer = Answer {
        dataset: &state.dataset(),
        address: &this,
        format: chosen.format,
        links: &links,
    };
    Ok(answer.send(headers, || json_bytes(document)))
}
