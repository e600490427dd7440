//! `/`: what is served here.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::error::ApiError;
use super::format::{Format, with_format};
use super::links::{self, Links};
use super::params;
use super::respond::{Answer, json_bytes};
use super::routes::ADDRESSES;
use super::state::AppState;
use super::views::service::{CollectionView, IndexView, ServiceView};
use crate::model::Kind;
use crate::query::{self, JUST_FORMAT, table};

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
        asks: Asks::Only(JUST_FORMAT),
        answers: vec![(Format::Json, Shape::Named("Index"))],
        refusals: vec![],
        example: Some("/".to_owned()),
    }
}

/// The service index.
async fn index(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_only(&params, JUST_FORMAT);
    let ((), chosen) = with_format(parsed, Format::JSON, &params, &headers)?;
    let dataset = state.dataset();
    let this = links::with_format("/", chosen.in_links());
    let mut links = Links::default();
    links.add("self", &this);
    for address in ADDRESSES.iter().filter(|address| *address != "/") {
        let name = address.trim_start_matches('/').replace(['/', '-'], "_");
        links.add(name.trim_end_matches(".json").to_owned(), address);
    }
    links.add("docs", "/docs");
    // The same for whoever knows the registered names alone (RFC 8631).
    links.add("service-desc", "/openapi.json");
    links.add("service-doc", "/docs");
    let answer = Answer {
        dataset: &dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    Ok(answer.send(&headers, || {
        let counts = Kind::ALL.map(|kind| (kind.plural(), dataset.model.len(kind)));
        let collections = Kind::ALL.map(|kind| CollectionView {
            name: kind.plural(),
            doc: table(kind).doc,
            href: format!("/{}", kind.plural()),
            fields: table(kind)
                .paths()
                .map(|path| path.name().into_owned())
                .collect(),
        });
        json_bytes(&IndexView {
            data: ServiceView {
                service: "briefing",
                version: env!("CARGO_PKG_VERSION"),
                doc: env!("CARGO_PKG_DESCRIPTION"),
                dataset: format!("{:x}", dataset.version),
                counts: counts.into(),
                collections: collections.into(),
            },
            links: &links,
        })
    }))
}
