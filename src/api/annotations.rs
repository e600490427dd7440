//! `/briefings/{id}/annotations`: all evidence of a briefing for tools that read Web Annotations.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path as UrlPath, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use super::endpoint::{Asks, Endpoint, Shape, Tag};
use super::entities::{Found, find};
use super::error::{ApiError, Code};
use super::format::{Format, with_format};
use super::links::{self, Links, segment};
use super::params;
use super::respond::{Answer, json_bytes};
use super::state::AppState;
use super::views::annotation::AnnotationPage;
use crate::model::Kind;
use crate::query::{self, JUST_FORMAT};

/// `/briefings/{id}/annotations`.
pub(super) fn endpoint() -> Endpoint {
    Endpoint {
        path: "/briefings/{id}/annotations".to_owned(),
        route: get(annotations),
        method: "get",
        id: "list_briefing_annotations".to_owned(),
        tag: Tag::Briefings,
        summary: "The evidence in a briefing as Web Annotations".to_owned(),
        doc: "All evidence of the officials, meetings and issues that a briefing speaks of, in the order of its text, as one page of W3C Web Annotations. Offsets count Unicode code points of the briefing's `text`.".to_owned(),
        asks: Asks::Only(JUST_FORMAT),
        answers: Format::ANNOTATIONS
            .iter()
            .map(|format| (*format, Shape::Named("AnnotationPage")))
            .collect(),
        refusals: vec![Code::UNKNOWN_ID],
        example: Some("/briefings/{id}/annotations".to_owned()),
    }
}

/// All evidence of a briefing as an annotation page.
async fn annotations(
    State(state): State<AppState>,
    id: Result<UrlPath<String>, PathRejection>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let dataset = state.dataset();
    let ix = match find(&dataset, Kind::Briefing, id, "annotations", raw.as_deref())? {
        Found::Here(ix) => ix,
        Found::Moved(response) => return Ok(response),
    };
    let params = params::read(raw.as_deref())?;
    let parsed = query::parse_only(&params, JUST_FORMAT);
    let ((), chosen) = with_format(parsed, Format::ANNOTATIONS, &params, &headers)?;
    let briefing = format!(
        "/briefings/{}",
        segment(dataset.model.id(Kind::Briefing, ix))
    );
    let this = links::with_format(&format!("{briefing}/annotations"), chosen.in_links());
    let mut links = Links::default();
    links.add("self", &this);
    links.add("briefing", briefing);
    let answer = Answer {
        dataset: &dataset,
        address: &this,
        format: chosen.format,
        links: &links,
    };
    Ok(answer.send(&headers, || {
        json_bytes(&AnnotationPage::new(&dataset.model, ix, this.clone()))
    }))
}
